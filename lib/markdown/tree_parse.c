#include <stdlib.h>

#include "markdown/repair.h"
#include "markdown/tree.h"
#include "markdown/tree_events.h"

enum {
	MAX_TILDES = 1000,
	MAX_STEPS = 256, /* past a line of a paragraph, for each byte */
};

/*
 * Returns whether a text has too many brackets in long paragraphs.  For each
 * pair, md4c 0.4.8 looks for its line from the first one of the paragraph.
 */
static bool
has_many_brackets(struct text source)
{
	size_t steps = 0, lines = 0, brackets = 0;
	struct text line;

	for (struct text rest = source; text_cut(&rest, '\n', &line); lines++) {
		if (text_trim(line).size == 0) {
			steps += lines * brackets;
			lines = brackets = 0;
		}
		for (size_t i = 0; i < line.size; i++)
			brackets += line.data[i] == ']';
	}
	return (steps + lines * brackets) / MAX_STEPS > source.size;
}

/* Reads what looks like a link or a definition as text. */
static void
hide(struct build *build, struct dialect *dialect, const char *mark)
{
	repair_hide(&build->repair, build->source, mark);
	build->parsed = buffer_text(&build->repair.copy);
	dialect->has_references = false;
}

/* Parses until nothing stops md4c. */
static void
parse(struct build *build, struct dialect *dialect)
{
	enum stop stop;

	while ((stop = tree_events(build, dialect)) != STOP_NONE) {
		if (stop == STOP_CELLS) {
			dialect->has_tables = false;
			continue;
		}
		hide(build, dialect, "]:");
	}
}

/*
 * Returns what md4c should look for.  Its time grows with the square of the
 * number of runs of tildes, so a text with very many of them is read without
 * strikethrough.  The same is true of its bare links, which also differ
 * between versions; find_links.c finds them instead.
 */
static struct dialect
dialect_for(struct text source)
{
	size_t tildes = 0;

	for (size_t i = 1; i < source.size; i++)
		tildes += source.data[i] == '~' && source.data[i - 1] != '~';
	return (struct dialect){
	    .has_tables = true,
	    .has_strikethrough = tildes <= MAX_TILDES,
	    .has_references = true,
	};
}

void
tree_parse(struct tree *tree, struct text source)
{
	struct build build = {
	    .tree = tree,
	    .source = source,
	    .parsed = source,
	};
	struct dialect dialect = dialect_for(source);

	if (has_many_brackets(source))
		hide(&build, &dialect, "]");
	parse(&build, &dialect);
	if (dialect.has_tables && dialect.has_references &&
	    repair_make(&build.repair, tree, source)) {
		build.parsed = buffer_text(&build.repair.copy);
		parse(&build, &dialect);
	}
	build_finish(tree);
	repair_free(&build.repair);
	free(build.open);
}
