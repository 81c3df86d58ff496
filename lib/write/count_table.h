#ifndef COUNT_TABLE_H
#define COUNT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/index.h"
#include "base/text.h"
#include "order/group.h"
#include "select/selection.h"

/* The values that a key has in any question, each once. */
struct count_column {
	enum group key;
	struct text *list; /* borrowed from the decks */
	size_t count, capacity;
	struct index index; /* from a value to its place in the list */
	/* For the question that is being counted: places in the list. */
	uint32_t *cells;
	size_t cell_count, cell_capacity, at;
	size_t width; /* on a terminal */
};

/* One line of the table: the places of its values, in the order of the keys. */
struct count_row {
	uint32_t *cells; /* owned */
	size_t width, count;
};

struct count_table {
	struct count_column *columns;
	size_t width;
	struct count_row *rows;
	size_t count, capacity;
	struct index index; /* from the cells of a row to its place */
	uint32_t *cells;    /* the cells of the row to be counted next */
};

/* Makes an empty table with a column for each of the keys. */
void count_table_init(struct count_table *table, const enum group *keys,
		      size_t key_count);

/*
 * Counts the combinations of values that each question of a selection has.
 * Returns false if there are too many of them: more than a million, and 64 more
 * for each question.
 */
bool count_table_add(struct count_table *table,
		     const struct selection *selection);

/* Frees what the table owns. */
void count_table_free(struct count_table *table);

#endif
