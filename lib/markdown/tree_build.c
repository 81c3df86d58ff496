#include "markdown/tree_build.h"

#include "base/memory.h"

void
build_begin(struct build *build)
{
	build->open_count = 0;
	build->takes_text = build->is_implied = build->is_in_cell = false;
	build->code_end = SIZE_MAX - 1;
	build->tree->count = build->tree->decoded.size = 0;
}

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

struct node *
build_open_text(struct build *build, enum node_kind kind)
{
	build->takes_text = true;
	return build_open(build, kind);
}

void
build_close(struct build *build)
{
	uint32_t node = build->open[--build->open_count];

	if (node != SKIPPED)
		build->tree->nodes[node].end = (uint32_t)build->tree->count;
}

void
build_need_paragraph(struct build *build)
{
	bool is_skipped = build->open[build->open_count - 1] == SKIPPED;

	if (build->takes_text)
		return;
	/* Where lists are left out, nothing else would separate two texts. */
	build_open(build, NODE_PARAGRAPH)->is_tight = !is_skipped;
	build->takes_text = build->is_implied = true;
}

void
build_end_paragraph(struct build *build)
{
	if (build->is_implied)
		build_close(build);
	build->takes_text = build->is_implied = false;
}

void
build_decoded(struct build *build, struct node *node, size_t start)
{
	node->is_decoded = true;
	node->number = (uint32_t)start;
	node->text.size = build->tree->decoded.size - start;
}

void
build_finish(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		if (tree->nodes[i].is_decoded && tree->nodes[i].text.size > 0)
			tree->nodes[i].text.data =
			    tree->decoded.data + tree->nodes[i].number;
}
