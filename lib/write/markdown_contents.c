#include "write/markdown_contents.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/index.h"
#include "base/memory.h"
#include "markdown/escape.h"

/*
 * Appends the id of a heading if GitHub, pandoc, and lowdown give it the same
 * one.  They do if it consists of words of ASCII letters and digits with one
 * blank between two of them, and begins with a letter.  The id then has lower
 * case letters and hyphens.
 */
static bool
add_anchor(struct buffer *out, struct text heading)
{
	for (size_t i = 0; i < heading.size; i++) {
		char c = heading.data[i];
		bool is_between = c == ' ' && i > 0 && i + 1 < heading.size &&
				  heading.data[i - 1] != ' ';

		if (!ascii_is_alphanumeric(c) && !is_between)
			return false;
	}
	if (heading.size == 0 || !ascii_is_letter(heading.data[0]))
		return false;
	for (size_t i = 0; i < heading.size; i++)
		buffer_add_char(out, heading.data[i] == ' '
					 ? '-'
					 : ascii_lower(heading.data[i]));
	return true;
}

/* The ids of the title and of the sections, in one text. */
struct anchors {
	struct buffer text;
	struct anchor {
		size_t start, size; /* size 0: it has no certain id */
		bool is_ambiguous;
	} * list; /* the title's, then those of the sections */
	size_t count;
};

static struct text
anchor_text(const struct anchors *anchors, size_t i)
{
	return (struct text){anchors->text.data + anchors->list[i].start,
			     anchors->list[i].size};
}

/*
 * Returns whether the sheet has its own headings that begin with the same word
 * as a section's name.
 */
static bool
is_reserved(struct text name)
{
	struct text word = name;

	text_cut(&name, ' ', &word);
	return text_is(word, "Answers") || text_is(word, "Question") ||
	       text_is(word, "Answer");
}

static void
add_entry(struct anchors *anchors, struct text heading)
{
	struct anchor *anchor = &anchors->list[anchors->count++];

	anchor->start = anchors->text.size;
	if (add_anchor(&anchors->text, heading))
		anchor->size = anchors->text.size - anchor->start;
	anchor->is_ambiguous = is_reserved(heading);
}

static struct anchors
find_anchors(const struct render *render, const char *title)
{
	struct anchors anchors = {0};
	struct index index = {0};

	anchors.list =
	    mem_alloc((render->section_count + 1) * sizeof(*anchors.list));
	add_entry(&anchors, text_of(title));
	for (size_t i = 0; i < render->section_count; i++)
		add_entry(&anchors, render->sections[i].name);
	for (size_t i = 0; i < anchors.count; i++) {
		bool is_new = true;
		size_t first = i;

		if (anchors.list[i].size > 0)
			first = index_add(&index, anchor_text(&anchors, i), i,
					  &is_new);
		if (!is_new)
			anchors.list[i].is_ambiguous =
			    anchors.list[first].is_ambiguous = true;
	}
	index_free(&index);
	return anchors;
}

void
markdown_add_contents(struct buffer *out, const struct render *render,
		      const char *title)
{
	struct anchors anchors = find_anchors(render, title);

	buffer_add_char(out, '\n');
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];
		const struct anchor *anchor = &anchors.list[i + 1];
		bool has_link = anchor->size > 0 && !anchor->is_ambiguous;
		size_t start;

		buffer_print(out, has_link ? "- [" : "- ");
		start = out->size;
		escape_add_literal(out, section->name, ESCAPE_LINK);
		if (has_link)
			buffer_print(out, "](#%.*s)",
				     TEXT_ARG(anchor_text(&anchors, i + 1)));
		else
			escape_line(out, start);
		buffer_print(out, " (%zu)\n", section->count);
	}
	free(anchors.list);
	buffer_free(&anchors.text);
}
