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

/* Returns whether a letter decides, whatever follows it. */
static bool
is_decided(enum strong strong, bool is_inside)
{
	return strong == STRONG_RIGHT || (strong == STRONG_LEFT && !is_inside);
}

/*
 * Returns the letter that decides, or the one before this text if that did
 * already.
 */
static enum strong
strong_in(struct text text, enum strong before, bool is_inside)
{
	enum strong strong = before;
	size_t at = 0, size;

	for (; at < text.size && !is_decided(strong, is_inside); at += size) {
		enum strong found =
		    strong_of(utf8_decode(text_from(text, at), &size));

		strong = found != STRONG_NONE ? found : strong;
	}
	return strong;
}

static bool
is_right_range(const struct tree *tree, size_t at, size_t end, bool is_inside)
{
	enum strong strong = STRONG_NONE;

	for (; at < end && !is_decided(strong, is_inside); at++) {
		const struct node *node = &tree->nodes[at];

		if (node->kind == NODE_SPAN || node->kind == NODE_CODE)
			at = node->end - 1;
		else if (node->kind == NODE_TEXT)
			strong = strong_in(node->text, strong, is_inside);
	}
	return strong == STRONG_RIGHT;
}

bool
direction_is_right_text(struct text text, bool is_inside)
{
	return strong_in(text, STRONG_NONE, is_inside) == STRONG_RIGHT;
}

bool
direction_is_right_node(const struct tree *tree, size_t at, bool is_inside)
{
	return is_right_range(tree, at + 1, tree->nodes[at].end, is_inside);
}

bool
direction_is_right_tree(const struct tree *tree, bool is_inside)
{
	return is_right_range(tree, 0, tree->count, is_inside);
}

const char *
direction_name(bool is_right, bool is_inside)
{
	if (is_right)
		return "rtl";
	return is_inside ? "ltr" : "auto";
}
