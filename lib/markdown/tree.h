#ifndef TREE_H
#define TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * A Markdown text as a tree, according to CommonMark with GitHub's tables,
 * strikethrough and bare links.  It has blocks, the spans inside them, and
 * text at the leaves.  Raw HTML is text.
 */
enum node_kind {
	NODE_QUOTE,
	NODE_LIST,
	NODE_ITEM,
	NODE_HEADING,
	NODE_RULE,
	NODE_CODE,	/* its leaves are its lines */
	NODE_PARAGRAPH, /* also the text of an item */
	NODE_TABLE,
	NODE_ROW, /* the first in a table is its head */
	NODE_CELL,
	NODE_EMPHASIS,
	NODE_STRONG,
	NODE_STRUCK,
	NODE_SPAN,  /* inline code */
	NODE_LINK,  /* never inside another link */
	NODE_IMAGE, /* its leaves are the alternative text */
	NODE_TEXT,
	NODE_ENTITY, /* one that entity.h doesn't know, as written */
	NODE_SOFT,   /* a line ending in the source */
	NODE_BREAK,  /* a hard line break */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/*
 * The nodes of a tree are in document order, each before its contents.  A
 * leaf's text, an address, and an info string are plain text, with escapes and
 * entities decoded.  A piece of the source points into it.
 */
struct node {
	uint8_t kind;  /* enum node_kind */
	char mark;     /* a list's: -*+.) a fence's: ~ or `, a span's: * or _ */
	bool is_tight; /* of a list, and of the paragraphs of its items */
	bool is_decoded;  /* the tree owns its text */
	uint32_t end;	  /* the node after its contents */
	uint32_t number;  /* level, first number, columns, enum align */
	struct text text; /* of a leaf; the address; the info string */
};

/* The tree owns its nodes, and any text that is not a piece of the source. */
struct tree {
	struct node *nodes;
	size_t count, capacity;
	struct buffer decoded;
};

/*
 * Quotations, lists and spans nested deeper than this are left out, and their
 * contents become part of this level.
 */
enum {
	TREE_DEPTH = 32,
	/*
	 * Nodes that can be open at once: a list has items, a table has rows.
	 */
	TREE_OPEN = 3 * TREE_DEPTH + 4,
};

/*
 * Parses SOURCE, which must outlive the tree.  A zeroed tree is empty, and a
 * used one is refilled.  Takes time and memory linear in the source, so some
 * constructs are read as text: all references, if they would expand to more
 * than the size of the source and 64 KiB; a table that would have as many
 * cells; tildes, if there are more than a thousand; and links, if they are many
 * in paragraphs of many lines.
 */
void tree_parse(struct tree *tree, struct text source);

/* Frees what the tree owns and leaves it empty. */
void tree_free(struct tree *tree);

/* Appends the text of all leaves of a node, such as a code block's lines. */
void tree_add_text(struct buffer *out, const struct tree *tree, size_t node);

/*
 * Returns the word that every reader takes for the language of a block of
 * code.
 */
struct text node_language(const struct node *code);

/* Returns whether a list is numbered. */
bool node_is_ordered(const struct node *list);

/* Returns whether a link may be followed: http, https or mailto. */
bool node_is_web_link(const struct node *link);

/*
 * Returns whether following a link or an image is useful and cannot start a
 * program: it is a web link, or an address without a scheme.
 */
bool node_is_safe_link(const struct node *link);

/* Returns whether the text of a link is its address, as in a bare link. */
bool tree_is_bare_link(const struct tree *tree, size_t link);

#endif
