#include "select/pattern_text.h"

#include <string.h>

#include "base/ascii.h"

/*
 * Quotes a text.  A backslash makes any ASCII character except a letter or a
 * digit literal.
 */
void
pattern_add_quoted(struct buffer *out, struct text text)
{
	for (size_t i = 0; i < text.size; i++) {
		if ((unsigned char)text.data[i] < 0x80 &&
		    !ascii_is_alphanumeric(text.data[i]))
			buffer_add_char(out, '\\');
		buffer_add_char(out, text.data[i]);
	}
}

static bool
is_of_verb(char c)
{
	return (c >= 'A' && c <= 'Z') || ascii_is_digit(c) || c == '_' ||
	       c == '=';
}

/* Returns whether a verb may appear anywhere in an expression. */
static bool
is_for_backtracking(struct text name)
{
	static const char *const names[] = {"ACCEPT", "COMMIT", "F",	"FAIL",
					    "MARK",   "PRUNE",	"SKIP", "THEN"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (text_is(name, names[i]))
			return true;
	return false;
}

/*
 * Returns the size of a verb such as (*UCP) or (*LIMIT_HEAP=9) at the start of
 * TEXT that is valid only at the start of an expression, or 0.
 */
static size_t
start_verb(struct text text)
{
	size_t end = 2;

	if (text.size < 2 || text.data[0] != '(' || text.data[1] != '*')
		return 0;
	while (end < text.size && is_of_verb(text.data[end]))
		end++;
	if (end == 2 || end == text.size || text.data[end] != ')' ||
	    is_for_backtracking((struct text){text.data + 2, end - 2}))
		return 0;
	return end + 1;
}

/*
 * Adds a closing that suits the end of TEXT.  An open \Q may quote the end; \E
 * closes it, and is ignored if there is no \Q.  The end may also be in a
 * comment, (?x)a # c, where \E is plain text, so the first way lacks a
 * parenthesis.  A comment ends at CR or LF, or at NUL after (*NUL); a newline
 * after that is ignored.
 */
void
pattern_add_word(struct buffer *out, struct text text, unsigned end)
{
	static const struct text ends[PATTERN_WORD_ENDS] = {
	    {"\\E", 2}, {"\r\n", 2}, {"", 1}};
	size_t start = 0, verb;

	while ((verb = start_verb(text_from(text, start))) > 0)
		start += verb;
	buffer_add(out, text.data, start);
	buffer_print(out, "(?<!\\w)(?:");
	buffer_add_text(out, text_from(text, start));
	buffer_add_text(out, ends[end]);
	buffer_print(out, ")(?!\\w)");
}

/*
 * Returns whether "(?" followed by TEXT unsets an option, or sets x, with which
 * blanks may hide that a quantifier is possessive.
 */
static bool
changes_options(struct text text)
{
	size_t at = 0;

	while (at < text.size && ascii_is_letter(text.data[at]))
		if (text.data[at++] == 'x')
			return true;
	return at < text.size && (text.data[at] == '-' || text.data[at] == '^');
}

static bool
keeps_options(struct text text)
{
	const char *group;

	while ((group = memmem(text.data, text.size, "(?", 2)) != NULL) {
		text = text_from(text, (size_t)(group - text.data) + 2);
		if (changes_options(text))
			return false;
	}
	return true;
}

bool
pattern_text_is_local(struct text text)
{
	static const char *const unsure[] = {
	    "\\A", "\\G", "\\K",  "\\Z",  "\\z", "\\R", "\\X",
	    "(?=", "(?!", "(?<=", "(?<!", "(*",	 "(?(", "(?C",
	    "(?>", "*+",  "++",	  "?+",	  "}+",	 "\\E", "(?#",
	};

	for (size_t i = 0; i < sizeof(unsure) / sizeof(*unsure); i++)
		if (memmem(text.data, text.size, unsure[i],
			   strlen(unsure[i])) != NULL)
			return false;
	return keeps_options(text);
}
