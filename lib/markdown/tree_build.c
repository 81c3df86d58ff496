#include "markdown/tree_build.h"

#include "base/memory.h"
#include "markdown/entity.h"

struct node *
build_add(struct build *build, enum node_kind kind)
{
	struct tree *tree = build->tree;
	struct node *node;

	tree->nodes = mem_grow(tree->nodes, &tree->capacity, tree->count + 1,
			       sizeof(*tree->nodes));
	node = &tree->nodes[tree->count++];
	*node = (struct node){.kind = (uint8_t)kind, .text = {"", 0}};
	node->end = (uint32_t)tree->count;
	return node;
}

void
build_push(struct build *build, uint32_t node)
{
	build->open = mem_grow(build->open, &build->open_capacity,
			       build->open_count + 1, sizeof(*build->open));
	build->open[build->open_count++] = node;
}

struct node *
build_open(struct build *build, enum node_kind kind)
{
	build_push(build, (uint32_t)build->tree->count);
	return build_add(build, kind);
}

void
build_close(struct build *build)
{
	uint32_t node = build->open[--build->open_count];

	if (node != SKIPPED)
		build->tree->nodes[node].end = (uint32_t)build->tree->count;
}

/*
 * Returns the piece of the source that corresponds to a piece of the parsed
 * text.  Any other text is a constant in md4c.
 */
static struct text
piece_of(struct build *build, const char *data, size_t size)
{
	uintptr_t at = (uintptr_t)data, start = (uintptr_t)build->parsed.data;

	if (at >= start && at - start < build->parsed.size)
		data = build->source.data +
		       repair_origin(&build->repair, at - start);

	return (struct text){data, size};
}

void
build_decoded(struct build *build, struct node *node, size_t start)
{
	node->is_decoded = true;
	node->number = (uint32_t)start;
	node->text.size = build->tree->decoded.size - start;
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
build_finish(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		if (tree->nodes[i].is_decoded && tree->nodes[i].text.size > 0)
			tree->nodes[i].text.data =
			    tree->decoded.data + tree->nodes[i].number;
}
