#include "read/level.h"

#include <string.h>

static const char *const names[LEVEL_COUNT] = {
    "", "junior", "middle", "senior", "easy", "medium", "hard",
};

enum level
level_parse(struct text text)
{
	for (int level = LEVEL_JUNIOR; level < LEVEL_COUNT; level++)
		if (text_is(text, names[level]))
			return (enum level)level;
	return LEVEL_NONE;
}

const char *
level_name(enum level level)
{
	return names[level];
}

unsigned
level_rank(enum level level)
{
	return level == LEVEL_NONE ? 0 : ((unsigned)level - 1) % 3 + 1;
}

/* Returns the rank of one end of a range.  An open end is OPEN. */
static unsigned
end_of_range(struct text text, unsigned open)
{
	return text.size == 0 ? open : level_rank(level_parse(text));
}

bool
level_parse_ranks(struct text text, unsigned *ranks)
{
	struct text low = text, high = text;
	unsigned first, last;

	for (size_t i = 0; i + 1 < text.size; i++) {
		if (memcmp(text.data + i, "..", 2) == 0) {
			low.size = i;
			high = text_from(text, i + 2);
			break;
		}
	}
	if (text.size == 0 || (low.size == 0 && high.size == 0))
		return false;
	first = end_of_range(low, 1);
	last = end_of_range(high, 3);
	if (first == 0 || last == 0 || first > last)
		return false;
	*ranks = 0;
	for (unsigned rank = first; rank <= last; rank++)
		*ranks |= 1u << rank;
	return true;
}
