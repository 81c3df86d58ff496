#include "markdown/markdown.h"

size_t
md_run_of(struct text text, char c)
{
	size_t run = 0;

	while (run < text.size && text.data[run] == c)
		run++;
	return run;
}

size_t
md_longest_run(struct text text, char c)
{
	size_t longest = 0;

	for (size_t i = 0; i < text.size; i++) {
		size_t run = md_run_of(text_from(text, i), c);

		if (run > longest)
			longest = run;
		i += run;
	}
	return longest;
}

/* Bytes up to and with the run of COUNT backticks that closes a span, or 0. */
static size_t
span_end(struct text rest, size_t count)
{
	size_t at = count;

	while (at < rest.size) {
		size_t run = md_run_of(text_from(rest, at), '`');

		if (run == count)
			return at + run;
		at += run > 0 ? run : 1;
	}
	return 0;
}

bool
md_next_span(struct text *rest, struct text *piece, bool *is_code)
{
	size_t size = 0, ticks;

	if (rest->size == 0)
		return false;
	*is_code = false;
	while (size < rest->size) {
		if (rest->data[size] == '\\' && size + 1 < rest->size) {
			size += 2;
			continue;
		}
		ticks = md_run_of(text_from(*rest, size), '`');
		if (ticks > 0 && span_end(text_from(*rest, size), ticks) > 0) {
			if (size == 0) {
				size = span_end(*rest, ticks);
				*is_code = true;
			}
			break;
		}
		size += ticks > 0 ? ticks : 1;
	}
	*piece = (struct text){rest->data, size};
	*rest = text_from(*rest, size);
	return true;
}
