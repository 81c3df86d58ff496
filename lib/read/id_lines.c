#include "read/id_lines.h"

bool
id_lines_next(struct text *lines, struct text *id)
{
	struct text line;

	while (text_cut(lines, '\n', &line)) {
		*id = (struct text){line.data, 0};
		while (id->size < line.size && line.data[id->size] != ' ' &&
		       line.data[id->size] != '\t' &&
		       line.data[id->size] != '\r')
			id->size++;
		if (id->size > 0)
			return true;
	}
	return false;
}
