#include "setters.h"

#include "base/ascii.h"
#include "base/safe.h"

const char *const answers_names[] = {"none", "inline", "end", "only", NULL};

static bool
set_sheet_answers(const struct option_row *row, struct options *options,
		  const char *text, struct buffer *error)
{
	int at = set_choose("place for answers", text_of(text), answers_names,
			    error);

	(void)row;
	options->has_answers = true;
	options->sheet.answers = at < 0 ? ANSWERS_NONE : (enum answers)at;
	return at >= 0;
}

static bool
set_group(const struct option_row *row, struct options *options,
	  const char *text, struct buffer *error)
{
	int at = set_choose("key", text_of(text), group_names, error);

	(void)row;
	options->has_group = true;
	options->sheet.group = at < 0 ? GROUP_NONE : (enum group)at;
	return at >= 0;
}

/* Turns the small print on or off, by row->value. */
static bool
set_meta(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	(void)text;
	(void)error;
	options->has_meta = true;
	options->sheet.has_meta = row->value;
	return true;
}

/*
 * Sets a language tag, RFC 5646: subtags of one to eight letters or digits,
 * separated by hyphens.  The first one has only letters.
 */
static bool
set_lang(const struct option_row *row, struct options *options,
	 const char *text, struct buffer *error)
{
	struct text rest = text_of(text), subtag = rest;
	bool is_valid = rest.size > 0 && ascii_is_letter(text[0]) &&
			!text_ends_with(rest, "-");

	(void)row;
	while (is_valid && text_cut(&rest, '-', &subtag)) {
		is_valid = subtag.size > 0 && subtag.size <= 8;
		for (size_t i = 0; i < subtag.size; i++)
			is_valid &= ascii_is_alphanumeric(subtag.data[i]);
	}
	if (!is_valid)
		buffer_print(error,
			     "%s is not a language tag, such as en or pt-BR",
			     QUOTE(text_of(text)));
	options->sheet.lang = text;
	return is_valid;
}

const struct option_row export_options[] = {
    {0, "title", "TEXT", "give the sheet this title", set_word,
     MEMBER(sheet.title), 0},
    {0, "toc", NULL, "add a table of contents", set_flag, MEMBER(sheet.has_toc),
     0},
    {0, "group-by", "KEY",
     "divide into sections by topic, level, tag, source or none", set_group, 0,
     0},
    {0, "answers", "WHERE",
     "choose where answers appear: inline, end, none or only",
     set_sheet_answers, 0, 0},
    {0, "fields", "NAME[,NAME]", "add lines to fill in below the title",
     set_word, MEMBER(sheet.blanks), 0},
    {0, "instructions", "TEXT", "add instructions, in Markdown", set_word,
     MEMBER(sheet.instructions), 0},
    {0, "space", "N", "leave space for N lines below each question", set_number,
     MEMBER(sheet.space), 1},
    {0, "meta", NULL, "print [ID] LEVEL; TAGS below each question", set_meta, 0,
     true},
    {0, "no-meta", NULL, "leave that out, as --answers=none does", set_meta, 0,
     false},
    {0, "image-base", "DIR", "markdown: begin the addresses of images with DIR",
     set_word, MEMBER(image_base), 0},
    {0, "media", "DIR", "anki: copy the images to this directory", set_word,
     MEMBER(media), 0},
    {0, "lang", "TAG", "html: set the language of the questions (default: en)",
     set_lang, 0, 0},
    {0, "width", "N", "text: wrap prose at N columns", set_number,
     MEMBER(sheet.width), 20},
    {0, "page-length", "N",
     "text: do not split tables between pages of N lines", set_number,
     MEMBER(sheet.page_length), 1},
    {0, "page-per-section", NULL,
     "text, html: start each section on a new page", set_flag,
     MEMBER(sheet.has_page_per_section), 0},
    {0},
};
