#include "write/formats.h"

static void
write_question(struct render *render, struct question question, size_t number,
	       enum part part)
{
	struct text id = question_get(question, FIELD_ID);

	(void)number;
	(void)part;
	fwrite(id.data, 1, id.size, render->out);
	putc(render->sheet->terminator, render->out);
}

const struct format format_id = {
    .name = "id",
    .summary = "ids alone, one a line",
    .is_record = true,
    .question = write_question,
};
