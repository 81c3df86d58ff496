#include <stdlib.h>
#include <string.h>

#include "base/index.h"
#include "base/memory.h"
#include "write/format.h"

/* Returns the heading of the section that begins with a question. */
static struct text
section_name(struct question question, enum group group)
{
	static const char *const missing[] = {"", "No topic", "No level",
					      "No tag", "No source"};
	struct text name = group_key(question, group);

	if (group == GROUP_TOPIC &&
	    question_get(question, FIELD_TITLE).size > 0)
		name = question_get(question, FIELD_TITLE);
	return name.size > 0 ? name : text_of(missing[group]);
}

static int
by_rank(const void *left, const void *right)
{
	const struct section *a = left, *b = right;
	unsigned rank_a = level_rank(level_parse(a->name));
	unsigned rank_b = level_rank(level_parse(b->name));

	if (rank_a != rank_b)
		return rank_a < rank_b ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

/* Finds the section of each question, and the size of each section. */
static size_t *
find_sections(struct render *render, const struct selection *selection)
{
	enum group group = render->sheet->group;
	size_t *owner = mem_resize(NULL, selection->count, sizeof(*owner));
	struct index index = {0};
	size_t capacity = 0;

	render->sections =
	    mem_grow(NULL, &capacity, 1, sizeof(*render->sections));
	for (size_t i = 0; i < selection->count; i++) {
		struct question question = selection->list[i];
		bool is_new;

		owner[i] = index_add(&index, group_key(question, group),
				     render->section_count, &is_new);
		if (is_new) {
			render->sections = mem_grow(render->sections, &capacity,
						    render->section_count + 1,
						    sizeof(*render->sections));
			render->sections[render->section_count++] =
			    (struct section){section_name(question, group),
					     owner[i], 0};
		}
		render->sections[owner[i]].count++;
	}
	index_free(&index);
	return owner;
}

/* Sorts the questions by section, and returns that order. */
static struct selection
arrange(struct render *render, const struct selection *selection)
{
	struct selection arranged = {0};
	size_t *owner, *place, next = 0;

	owner = find_sections(render, selection);
	place = mem_resize(NULL, render->section_count, sizeof(*place));
	if (render->sheet->group == GROUP_LEVEL && render->section_count > 0)
		qsort(render->sections, render->section_count,
		      sizeof(*render->sections), by_rank);
	for (size_t i = 0; i < render->section_count; i++) {
		struct section *section = &render->sections[i];

		/* Up to here, "first" is the section's number as an owner. */
		place[section->first] = next;
		section->first = next;
		next += section->count;
	}
	arranged.list =
	    mem_resize(NULL, selection->count, sizeof(*arranged.list));
	arranged.count = arranged.capacity = selection->count;
	for (size_t i = 0; i < selection->count; i++)
		arranged.list[place[owner[i]]++] = selection->list[i];
	free(place);
	free(owner);
	return arranged;
}

static void
write_questions(struct render *render, const struct format *format,
		size_t first, size_t count, enum part part)
{
	for (size_t i = first; i < first + count; i++)
		format->question(render, render->selection->list[i], i + 1,
				 part);
}

static void
write_pass(struct render *render, const struct format *format, enum part part)
{
	if (render->section_count == 0) {
		write_questions(render, format, 0, render->selection->count,
				part);
		return;
	}
	for (size_t i = 0; i < render->section_count; i++) {
		const struct section *section = &render->sections[i];

		if (format->section != NULL && !render->is_in_answers)
			format->section(render, section);
		write_questions(render, format, section->first, section->count,
				part);
	}
}

static void
write_sheet(struct render *render, const struct format *format)
{
	static const enum part first[] = {
	    [ANSWERS_NONE] = PART_QUESTION,
	    [ANSWERS_INLINE] = PART_BOTH,
	    [ANSWERS_END] = PART_QUESTION,
	    [ANSWERS_ONLY] = PART_ANSWER,
	};
	enum answers answers = render->sheet->answers;

	if (format->begin != NULL)
		format->begin(render);
	if (answers == ANSWERS_END && format->is_record) {
		write_pass(render, format, PART_BOTH);
	} else {
		write_pass(render, format, first[answers]);
		if (answers == ANSWERS_END) {
			render->is_in_answers = true;
			if (format->answers != NULL)
				format->answers(render);
			write_pass(render, format, PART_ANSWER);
		}
	}
	if (format->end != NULL)
		format->end(render);
}

void
render(FILE *out, const struct format *format, const struct sheet *sheet,
       const struct selection *selection)
{
	struct render render = {
	    .out = out, .sheet = sheet, .selection = selection};
	struct selection arranged = {0};

	if (sheet->group != GROUP_NONE) {
		arranged = arrange(&render, selection);
		render.selection = &arranged;
	}
	write_sheet(&render, format);
	selection_free(&arranged);
	free(render.sections);
}

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (strcmp(formats[i]->name, name) == 0 ||
		    (formats[i]->alias != NULL &&
		     strcmp(formats[i]->alias, name) == 0))
			return formats[i];
	return NULL;
}
