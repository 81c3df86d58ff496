#ifndef TREE_H
#define TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

/*
 * A text in Markdown as CommonMark, with the tables, the struck text and the
 * bare links of GitHub, has it: blocks, the spans inside them, and the text
 * of both at the leaves.  Raw HTML is text.
 */
enum node_kind {
	NODE_QUOTE,
	NODE_LIST,
	NODE_ITEM,
	NODE_HEADING,
	NODE_RULE,
	NODE_CODE,	/* a block of code; its leaves hold its lines */
	NODE_PARAGRAPH, /* an item's text is one too */
	NODE_TABLE,
	NODE_ROW, /* the first one of a table is its head */
	NODE_CELL,
	NODE_EMPHASIS,
	NODE_STRONG,
	NODE_STRUCK,
	NODE_SPAN,  /* code in a line */
	NODE_LINK,  /* never in another one */
	NODE_IMAGE, /* its leaves are the text instead of it */
	NODE_TEXT,
	NODE_ENTITY, /* with a name that entity.h does not know, as written */
	NODE_SOFT,   /* the end of a line of the source */
	NODE_BREAK,  /* a line break */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/*
 * The nodes of a tree are in the order of the text, each before what is in
 * it.  A leaf's text, an address and an info string are plain text: escapes
 * and entities are decoded.  What is a piece of the source points into it.
 */
struct node {
	uint8_t kind;  /* enum node_kind */
	char mark;     /* a list's: -*+.) a fence's: ~ or `, a span's: * or _ */
	bool is_tight; /* of a list, and of the paragraphs of its items */
	bool is_decoded;  /* its text is the tree's */
	uint32_t end;	  /* the node after all that is in it */
	uint32_t number;  /* level, first number, columns, enum align */
	struct text text; /* of a leaf; the address; the info string */
};

/* Owns the nodes and the text that is not a piece of the source. */
struct tree {
	struct node *nodes;
	size_t count, capacity;
	struct buffer decoded;
};

/*
 * Quotations and lists, and spans, that lie deeper than this are left out,
 * and what is in them stands at this level.
 */
enum {
	TREE_DEPTH = 32,
	/* Nodes that are open at once: a list has items, a table rows. */
	TREE_OPEN = 3 * TREE_DEPTH + 4,
};

/*
 * Parses SOURCE, which must outlive the tree.  A zeroed tree is empty; one
 * that was used is filled anew.  Time and memory are linear in the source:
 * where its references would expand to more than its size and 64 KiB, none is
 * expanded; a table that has that many cells is text, and so are tildes where
 * there are more than a thousand.
 */
void tree_parse(struct tree *tree, struct text source);

/* Frees what the tree owns and leaves it empty. */
void tree_free(struct tree *tree);

/* Appends the text of all leaves of a node, such as a code block's lines. */
void tree_add_text(struct buffer *out, const struct tree *tree, size_t node);

/* The word of a block of code that every reader takes for its language. */
struct text node_language(const struct node *code);

/* Whether a list has numbers. */
bool node_is_ordered(const struct node *list);

/* Whether a link may be followed: http, https or mailto. */
bool node_is_web_link(const struct node *link);

/*
 * Whether a link or an image leads somewhere, and starts no program: a web
 * link, or an address without a scheme.
 */
bool node_is_safe_link(const struct node *link);

/* Whether the text of a link is its address, as that of a bare one is. */
bool tree_is_bare_link(const struct tree *tree, size_t link);

#endif
