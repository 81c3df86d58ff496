#include "lint/lint_body.h"

#include <string.h>

#include "base/safe.h"
#include "base/utf8.h"
#include "lint/lint_blocks.h"
#include "lint/lint_lines.h"

static void
check_controls(struct body_lint *lint)
{
	size_t size;

	for (size_t i = 0; i < lint->lines.count; i++) {
		struct text line = lint->lines.list[i];

		for (; line.size > 0; line = text_from(line, size)) {
			uint32_t code_point = utf8_decode(line, &size);

			if (code_point == '\t' || !safe_is_unsafe(code_point))
				continue;
			lint_warn(lint, line.data, false,
				  "the control character U+%04X",
				  (unsigned)code_point);
			break;
		}
	}
}

/* Warns about code in a folded scalar, which has lost its line breaks. */
static void
check_folded(struct body_lint *lint)
{
	for (size_t i = 0; i < lint->lines.count; i++) {
		if (lint->lines.list[i].size < 3 ||
		    memcmp(lint->lines.list[i].data, "```", 3) != 0)
			continue;
		lint_warn(lint, lint->lines.list[i].data, false,
			  "> joins the lines of code; use |");
		return;
	}
}

static void
check_nodes(struct body_lint *lint)
{
	const struct node *nodes = lint->tree.nodes;

	for (size_t at = 0; at < lint->tree.count; at++) {
		switch (nodes[at].kind) {
		case NODE_HEADING:
			lint_heading(lint, at);
			break;
		case NODE_CODE:
			lint_code(lint, at);
			break;
		case NODE_PARAGRAPH:
		case NODE_CELL:
			lint_prose(lint, at);
			break;
		default:
			continue;
		}
		at = nodes[at].end - 1;
	}
}

void
lint_body(const struct lint_text *body, struct diags *diags, lint_place *place,
	  void *context)
{
	struct body_lint lint = {.body = body,
				 .diags = diags,
				 .place = place,
				 .context = context,
				 .seen = body->text.data};

	if (body->text.size == 0)
		return;
	lint_split(&lint.lines, lint.body->text);
	check_controls(&lint);
	if (body->is_folded)
		check_folded(&lint);
	tree_parse(&lint.tree, body->text);
	check_nodes(&lint);
	tree_free(&lint.tree);
	lint_free_lines(&lint);
}
