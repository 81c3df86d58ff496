#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "read/deck_read.h"
#include "write/formats.h"
#include "write/images.h"
#include "write/page_style.h"

/* In place of the real one, which would be most of a small page. */
const char *const page_style[] = {"body { margin: 0; }\n", NULL};

void
fuzz_fail(const char *what, struct text text)
{
	fprintf(stderr, "fuzz: %s\n%.*s\n", what, TEXT_ARG(text));
	abort();
}

/*
 * Returns a descriptor at the beginning of a file that holds TEXT.  All texts
 * use the same file, one after the other.
 */
static int
file_of(struct text text)
{
	static int fd = -1;

	if (fd < 0)
		fd = memfd_create("bank", MFD_CLOEXEC);
	fuzz_require(ftruncate(fd, 0) == 0 &&
			 pwrite(fd, text.data, text.size, 0) ==
			     (ssize_t)text.size &&
			 lseek(fd, 0, SEEK_SET) == 0,
		     "no file in memory", text);
	return fd;
}

void
fuzz_open(struct bank *bank, struct text text, struct diags *diags)
{
	struct deck *deck = deck_read(file_of(text), text.size, "deck.yaml",
				      text_of("deck"), diags);

	fuzz_require(deck != NULL || diag_errors(diags) > 0,
		     "no deck, and no reason given", text);
	*bank = (struct bank){0};
	if (deck == NULL)
		return;
	bank->decks = mem_alloc(sizeof(*bank->decks));
	bank->decks[bank->count++] = deck;
}

void
fuzz_render(struct buffer *out, const struct format *format,
	    const struct sheet *sheet, const struct bank *bank)
{
	struct selection all = {0};
	char *data = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&data, &size);

	selection_add_bank(&all, bank);
	render(file, format, sheet, &all);
	fclose(file);
	buffer_add(out, data, size);
	free(data);
	selection_free(&all);
}

void
fuzz_check_diags(const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		struct text text = text_of(diags->list[i].message);
		const char *wrong = fuzz_check_safe(text, "");

		if (wrong != NULL || strchr(text.data, '\n') != NULL)
			fuzz_fail("a message that is not one safe line", text);
	}
}

/*
 * Checks that the records read back the same; sheets may show texts
 * differently.
 */
static void
check_yaml(struct text written, const struct bank *bank)
{
	struct diags diags = {0};
	struct bank again;

	fuzz_open(&again, written, &diags);
	if (diag_errors(&diags) > 0)
		fuzz_fail(diags.list[0].message, written);
	fuzz_same(bank, &again, written);
	bank_free(&again);
	diag_free(&diags);
}

static const char *
check_format(const char *name, struct text written, const struct bank *bank)
{
	if (strcmp(name, "yaml") == 0)
		check_yaml(written, bank);
	if (strcmp(name, "json") == 0)
		return fuzz_check_json(written);
	if (strcmp(name, "anki") == 0)
		return fuzz_check_anki(written);
	if (strcmp(name, "html") == 0)
		return fuzz_check_html(written);
	return NULL;
}

void
fuzz_formats(const struct bank *bank, const struct sheet *sheet)
{
	/* A deck that has no questions is never printed. */
	if (bank_count(bank) == 0)
		return;
	for (size_t i = 0; formats[i] != NULL; i++) {
		struct images images = {.directory = "/"};
		struct sheet with_images = *sheet;
		struct buffer out = {0};
		struct text text;
		const char *wrong;

		with_images.images = &images;
		fuzz_render(&out, formats[i], &with_images, bank);
		fuzz_check_diags(&images.diags);
		images_free(&images);
		text = buffer_text(&out);
		wrong = fuzz_check_safe(text, "\t\f");
		if (wrong == NULL && sheet->answers == ANSWERS_INLINE &&
		    sheet->group == GROUP_NONE)
			wrong = check_format(formats[i]->name, text, bank);
		if (wrong != NULL) {
			fprintf(stderr, "format %s: ", formats[i]->name);
			fuzz_fail(wrong, text);
		}
		buffer_free(&out);
	}
}

static bool
same_words(struct question a, struct question b, enum field field)
{
	struct words left = question_words(a, field);
	struct words right = question_words(b, field);
	struct text one, other;
	bool has_one, has_other;

	do {
		has_one = words_next(&left, &one);
		has_other = words_next(&right, &other);
		if (has_one != has_other ||
		    (has_one && !text_equal(one, other)))
			return false;
	} while (has_one);
	return true;
}

static bool
same_choices(struct question a, struct question b)
{
	size_t count = question_choice_count(a);

	if (count != question_choice_count(b))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct text left, right;
		struct choice one = question_choice(a, i, &left);
		struct choice other = question_choice(b, i, &right);

		if (!text_equal(left, right) ||
		    one.is_right != other.is_right ||
		    one.is_pinned != other.is_pinned)
			return false;
	}
	return true;
}

static void
same_question(struct question a, struct question b, struct text shown)
{
	for (enum field field = FIELD_ID; field <= FIELD_AUTHOR; field++)
		if (!text_equal(question_get(a, field), question_get(b, field)))
			fuzz_fail("a text has changed", shown);
	for (enum field field = FIELD_TAGS; field <= FIELD_REFS; field++)
		if (!same_words(a, b, field))
			fuzz_fail("a list has changed", shown);
	fuzz_require(same_choices(a, b), "the choices have changed", shown);
	fuzz_require(question_level(a) == question_level(b) &&
			 question_points(a) == question_points(b),
		     "the level or the points have changed", shown);
}

void
fuzz_same(const struct bank *a, const struct bank *b, struct text shown)
{
	struct selection left = {0}, right = {0};

	selection_add_bank(&left, a);
	selection_add_bank(&right, b);
	fuzz_require(left.count == right.count,
		     "the number of questions has changed", shown);
	for (size_t i = 0; i < left.count; i++)
		same_question(left.list[i], right.list[i], shown);
	selection_free(&left);
	selection_free(&right);
}
