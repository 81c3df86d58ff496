#include "reference.h"

#include <string.h>

#include "base/ascii.h"

/* The position of the parser, which sets failed to give up. */
struct parser {
	struct reference *out;
	struct text rest;
	unsigned depth;
	bool failed;
};

enum { MOST_DEPTH = 20 };

static unsigned parse_either(struct parser *parser);

static unsigned
node(struct parser *parser, enum reference_kind kind, unsigned left,
     unsigned right)
{
	struct reference *out = parser->out;

	if (out->count == REFERENCE_NODES) {
		parser->failed = true;
		return 0;
	}
	memset(&out->nodes[out->count], 0, sizeof(out->nodes[0]));
	out->nodes[out->count].kind = kind;
	out->nodes[out->count].left = left;
	out->nodes[out->count].right = right;
	return out->count++;
}

static bool
has(const struct parser *parser, char c)
{
	return parser->rest.size > 0 && parser->rest.data[0] == c;
}

static char
next(struct parser *parser)
{
	char c = '\0';

	if (parser->rest.size == 0)
		parser->failed = true;
	else
		c = parser->rest.data[0];
	parser->rest = text_from(parser->rest, parser->rest.size > 0);
	return c;
}

static void
add(uint64_t set[2], unsigned c)
{
	set[c / 64] |= (uint64_t)1 << c % 64;
}

static bool
is_word(char c)
{
	return ascii_is_alphanumeric(c) || c == '_';
}

/* Adds \d, \w, \s, or an escaped mark.  Returns false for anything else. */
static bool
add_escape(uint64_t set[2], char c)
{
	char kind = ascii_lower(c);

	if (!is_word(c) && c > ' ' && c < 0x7F) {
		add(set, (unsigned)c);
		return true;
	}
	if (c == '\0' || strchr("dws", kind) == NULL)
		return false;
	for (unsigned i = 0; i < 128; i++) {
		bool in = kind == 'd'	? ascii_is_digit((char)i)
			  : kind == 'w' ? is_word((char)i)
					: i == ' ' || (i >= 9 && i <= 13);

		if (in == (kind == c))
			add(set, i);
	}
	return true;
}

static void
fold(uint64_t set[2])
{
	for (unsigned c = 'a'; c <= 'z'; c++) {
		bool in = (set[c / 64] >> c % 64 & 1) ||
			  (set[(c - 32) / 64] >> (c - 32) % 64 & 1);

		if (in) {
			add(set, c);
			add(set, c - 32);
		}
	}
}

/* Parses a class after its bracket: single characters, ranges, and escapes. */
static void
parse_class(struct parser *parser, uint64_t set[2])
{
	bool negated = has(parser, '^');

	if (negated)
		next(parser);
	if (has(parser, ']'))
		parser->failed = true;
	while (!parser->failed && !has(parser, ']')) {
		char c = next(parser), last = c;

		if (c == '[' || c < ' ') {
			parser->failed = true;
		} else if (c == '\\') {
			if (!add_escape(set, next(parser)) || has(parser, '-'))
				parser->failed = true;
			continue;
		} else if (has(parser, '-')) {
			next(parser);
			last = next(parser);
			if (!is_word(c) || !is_word(last) || last < c)
				parser->failed = true;
		}
		for (unsigned i = (unsigned char)c;
		     i <= (unsigned char)last && !parser->failed; i++)
			add(set, i);
	}
	next(parser);
	if (parser->out->ignores_case)
		fold(set);
	if (negated) {
		set[0] = ~set[0];
		set[1] = ~set[1];
	}
}

static unsigned
parse_atom(struct parser *parser)
{
	uint64_t set[2] = {0, 0};
	char c = next(parser);
	unsigned at;

	if (c == '(') {
		if (has(parser, '?') || has(parser, '*') ||
		    ++parser->depth > MOST_DEPTH) {
			parser->failed = true;
			return 0;
		}
		at = parse_either(parser);
		parser->failed |= next(parser) != ')';
		parser->depth--;
		return at;
	}
	if (c == '^' || c == '$')
		return node(parser, c == '^' ? REFERENCE_BEGIN : REFERENCE_END,
			    0, 0);
	if (c == '[')
		parse_class(parser, set);
	else if (c == '\\')
		parser->failed |= !add_escape(set, next(parser));
	else if (c == '.')
		set[0] = ~((uint64_t)1 << '\n'), set[1] = ~(uint64_t)0;
	else if (c < ' ' || c == 0x7F || strchr("*+?{}|)]#", c) != NULL)
		parser->failed = true;
	else
		add(set, (unsigned)c);
	if (parser->out->ignores_case && c != '[')
		fold(set);
	at = node(parser, REFERENCE_SET, 0, 0);
	memcpy(parser->out->nodes[at].set, set, sizeof(set));
	return at;
}

static unsigned
parse_repeat(struct parser *parser)
{
	unsigned at = parse_atom(parser);

	if (has(parser, '*') || has(parser, '+') || has(parser, '?')) {
		char c = next(parser);
		enum reference_kind kind = parser->out->nodes[at].kind;

		/* Implementations differ on what repeats a position. */
		if (kind == REFERENCE_BEGIN || kind == REFERENCE_END)
			parser->failed = true;
		at = node(parser, REFERENCE_REPEAT, at, 0);
		parser->out->nodes[at].least = c == '+';
		parser->out->nodes[at].most = c == '?';
		/*
		 * A lazy repeat has the same matches, but a possessive one
		 * does not.
		 */
		if (has(parser, '?'))
			next(parser);
		if (has(parser, '*') || has(parser, '+') || has(parser, '{') ||
		    has(parser, '?'))
			parser->failed = true;
	}
	return at;
}

static unsigned
parse_both(struct parser *parser)
{
	unsigned at = node(parser, REFERENCE_EMPTY, 0, 0);

	while (!parser->failed && parser->rest.size > 0 && !has(parser, '|') &&
	       !has(parser, ')')) {
		unsigned right = parse_repeat(parser);

		at = node(parser, REFERENCE_BOTH, at, right);
	}
	return at;
}

static unsigned
parse_either(struct parser *parser)
{
	unsigned at = parse_both(parser);

	while (!parser->failed && has(parser, '|')) {
		unsigned right;

		next(parser);
		right = parse_both(parser);
		at = node(parser, REFERENCE_EITHER, at, right);
	}
	return at;
}

bool
reference_parse(struct reference *reference, struct text text,
		bool ignores_case)
{
	struct parser parser = {.out = reference, .rest = text};

	reference->count = 0;
	reference->ignores_case = ignores_case;
	reference->root = parse_either(&parser);
	return !parser.failed && parser.rest.size == 0;
}

/* Returns the places that come right after a character of a set. */
static uint64_t
step(const uint64_t set[2], struct text subject, uint64_t from)
{
	uint64_t to = 0;

	for (size_t i = 0; i < subject.size; i++) {
		unsigned char c = (unsigned char)subject.data[i];

		if ((from >> i & 1) && c < 128 && (set[c / 64] >> c % 64 & 1))
			to |= (uint64_t)1 << (i + 1);
	}
	return to;
}

/*
 * Returns the places at the ends of lines.  A newline at the very end of the
 * subject does not begin a line; see pcre2pattern(3).
 */
static uint64_t
lines(struct text subject, bool begins)
{
	uint64_t places = (uint64_t)1 << (begins ? 0 : subject.size);

	for (size_t i = 0; i < subject.size; i++)
		if (subject.data[i] == '\n' &&
		    !(begins && i + 1 == subject.size))
			places |= (uint64_t)1 << (i + begins);
	return places;
}

/* Returns where a match that begins at the places FROM may end. */
static uint64_t
match(const struct reference *reference, unsigned at, struct text subject,
      uint64_t from)
{
	unsigned left = reference->nodes[at].left;
	unsigned right = reference->nodes[at].right;
	uint64_t all, new;

	switch (reference->nodes[at].kind) {
	case REFERENCE_SET:
		return step(reference->nodes[at].set, subject, from);
	case REFERENCE_EMPTY:
		return from;
	case REFERENCE_BEGIN:
		return from & lines(subject, true);
	case REFERENCE_END:
		return from & lines(subject, false);
	case REFERENCE_BOTH:
		from = match(reference, left, subject, from);
		return match(reference, right, subject, from);
	case REFERENCE_EITHER:
		return match(reference, left, subject, from) |
		       match(reference, right, subject, from);
	case REFERENCE_REPEAT:
		all = match(reference, left, subject, from);
		if (reference->nodes[at].most == 1)
			return from | all;
		for (new = all; new != 0; all |= new)
			new = match(reference, left, subject, new) & ~all;
		return reference->nodes[at].least == 1 ? all : from | all;
	}
	return 0;
}

bool
reference_find(const struct reference *reference, struct text subject,
	       size_t *start)
{
	for (size_t i = 0; i <= subject.size; i++)
		if (match(reference, reference->root, subject,
			  (uint64_t)1 << i)) {
			*start = i;
			return true;
		}
	return false;
}
