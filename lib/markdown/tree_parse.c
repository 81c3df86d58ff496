#include <stdlib.h>

#include "markdown/repair.h"
#include "markdown/tree.h"
#include "markdown/tree_events.h"

enum { MAX_TILDES = 1000 };

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
		repair_hide_definitions(&build->repair, build->source);
		build->parsed = buffer_text(&build->repair.copy);
		dialect->has_references = false;
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
