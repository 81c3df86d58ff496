#include "markdown/direction.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum strong { STRONG_NONE, STRONG_LEFT, STRONG_RIGHT };

/*
 * Knows the blocks of Unicode whose letters have the class R or AL: Hebrew to
 * Arabic Extended-A, their presentation forms, and the historical and newer
 * scripts of the supplementary plane.  Punctuation and symbols between scripts
 * written from the left are neutral.
 */
static enum strong
strong_of(uint32_t c)
{
	if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
	    (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
	    (c >= 0x1E800 && c <= 0x1EFFF))
		return STRONG_RIGHT;
	if (c < 0x80)
		return ascii_is_letter((char)c) ? STRONG_LEFT : STRONG_NONE;
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) ||
	    (c >= 0x3000 && c < 0x3005) || (c >= 0x1F300 && c < 0x1FBF0))
		return STRONG_NONE;
	return STRONG_LEFT;
}

static enum strong
strong_in(struct text text)
{
	enum strong strong = STRONG_NONE;
	size_t at = 0, size;

	for (; at < text.size && strong == STRONG_NONE; at += size)
		strong = strong_of(utf8_decode(text_from(text, at), &size));
	return strong;
}

static const char *
name_of(enum strong strong)
{
	return strong == STRONG_RIGHT ? "rtl" : "auto";
}

const char *
direction_of_text(struct text text)
{
	return name_of(strong_in(text));
}

const char *
direction_of_node(const struct tree *tree, size_t at)
{
	enum strong strong = STRONG_NONE;
	size_t end = tree->nodes[at].end;

	for (at++; at < end && strong == STRONG_NONE; at++) {
		const struct node *node = &tree->nodes[at];

		if (node->kind == NODE_SPAN || node->kind == NODE_CODE)
			at = node->end - 1;
		else if (node->kind == NODE_TEXT)
			strong = strong_in(node->text);
	}
	return name_of(strong);
}
