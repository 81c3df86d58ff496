#include "markdown/entity.h"
#include "markdown/tree_build.h"

/*
 * Returns the piece of the source that corresponds to a piece of the parsed
 * text, without what edits have added.  Any other text is a constant in md4c.
 */
static struct text
piece_of(struct build *build, const char *data, size_t size)
{
	const struct repair *repair = &build->repair;
	size_t at, start;

	if (!text_holds(build->parsed, data))
		return (struct text){data, size};
	at = (size_t)(data - build->parsed.data);
	start = repair_origin(repair, at);
	return (struct text){build->source.data + start,
			     repair_origin(repair, at + size) - start};
}

void
build_text(struct build *build, enum node_kind kind, const char *data,
	   size_t size)
{
	build_add(build, kind)->text = piece_of(build, data, size);
}

void
build_entity(struct build *build, const char *data, size_t size)
{
	struct buffer *decoded = &build->tree->decoded;
	size_t start = decoded->size;

	if (entity_decode(decoded, (struct text){data, size}))
		build_decoded(build, build_add(build, NODE_TEXT), start);
	else
		build_text(build, NODE_ENTITY, data, size);
}

void
build_mark(struct build *build, const char *text)
{
	struct node *last = &build->tree->nodes[build->tree->count - 1];

	if ((last->kind == NODE_EMPHASIS || last->kind == NODE_STRONG) &&
	    text_holds(build->parsed, text) && text != build->parsed.data &&
	    text[-1] == '_')
		last->mark = '_';
}

void
build_code(struct build *build, struct text code)
{
	for (size_t i = 0; build->is_in_cell && i + 1 < code.size; i++) {
		if (code.data[i] != '\\' || code.data[i + 1] != '|')
			continue;
		if (i > 0)
			build_text(build, NODE_TEXT, code.data, i);
		code = text_from(code, i + 1);
		i = 0;
	}
	build_text(build, NODE_TEXT, code.data, code.size);
}

size_t
build_drop_repeated(struct build *build, struct text text)
{
	struct tree *tree = build->tree;
	const char *end;
	size_t count = 0;

	if (text.size == 0 || text.data[0] != '`' ||
	    tree->count != build->code_end + 1 ||
	    tree->nodes[tree->count - 1].kind != NODE_SOFT)
		return 0;
	end = tree->nodes[tree->count - 2].text.data +
	      tree->nodes[tree->count - 2].text.size;
	while (*end == ' ')
		end++;
	while (*end == '\n' && count < text.size && text.data[count] == '`')
		count++;
	if (count > 0)
		tree->count--;
	return count;
}
