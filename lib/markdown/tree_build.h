#ifndef TREE_BUILD_H
#define TREE_BUILD_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "markdown/repair.h"
#include "markdown/tree.h"

/* What has been entered, but the tree leaves out. */
#define SKIPPED UINT32_MAX

/* A tree while it is built.  It owns the repair and the array. */
struct build {
	struct tree *tree;
	struct text source, parsed; /* parsed: the source, or a copy of it */
	struct repair repair;	    /* of the copy */
	uint32_t *open; /* nodes, or SKIPPED: what is entered and not left */
	size_t open_count, open_capacity;
};

/* Adds a node; it is the caller's until the next one is added. */
struct node *build_add(struct build *build, enum node_kind kind);

/* The same, and enters it. */
struct node *build_open(struct build *build, enum node_kind kind);

/* Enters a node of the tree, or SKIPPED. */
void build_push(struct build *build, uint32_t node);

/* Leaves what was entered last. */
void build_close(struct build *build);

/* Adds a leaf.  A piece of what is parsed becomes one of the source. */
void build_text(struct build *build, enum node_kind kind, const char *data,
		size_t size);

/* Adds an entity, decoded if it is known. */
void build_entity(struct build *build, const char *data, size_t size);

/*
 * Gives a node the tree's own text from byte START to its end.  It may still
 * move: until build_finish() the node has its place and not its address.
 */
void build_decoded(struct build *build, struct node *node, size_t start);

/* Ends the tree: its own text moves no more. */
void build_finish(struct tree *tree);

#endif
