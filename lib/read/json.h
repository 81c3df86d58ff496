#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Turns JSON that YAML 1.1 lacks into YAML, in a file that begins as JSON:
 *
 * - JSON Lines, which are objects one after another, become the list of these
 *   objects.  A file is taken for JSON Lines if its first object has the key
 *   "question", which the object of a whole deck lacks.
 * - A character beyond U+FFFF can be written as the escapes of two surrogates.
 *   They become one escape.  Spaces after the string make up for the lost
 *   length, so everything that follows stays in its column.
 *
 * From the first byte that is not valid in JSON, the file is YAML and is not
 * changed.  A zeroed struct is at the beginning of a file.
 */
struct json {
	enum json_kind {
		JSON_UNKNOWN, /* nothing but white space so far */
		JSON_HELD,    /* an object that may be the first of several */
		JSON_VALUE,
		JSON_LINES,
		JSON_NOT,
	} kind;
	bool is_list;	   /* the YAML begins with a [ that the file lacks */
	bool is_begun;	   /* the [ was taken */
	bool is_broken;	   /* JSON Lines continue with something else */
	struct buffer in;  /* the beginning of an escape */
	struct buffer out; /* the output that can be taken */
	size_t taken;	   /* of out */
	size_t depth;	   /* of objects and arrays */
	size_t key;	   /* where in out the last string began */
	size_t padding;	   /* by which the current string became shorter */
	bool is_in_string;
	bool is_after_colon; /* the last mark is a colon */
};

/* Returns whether the bytes that come next need not be changed. */
bool json_passes(struct json *json, const unsigned char *data, size_t size);

/* Adds bytes of the file. */
void json_add(struct json *json, const unsigned char *data, size_t size);

/* Adds the end of the file. */
void json_end(struct json *json);

/*
 * Moves up to SIZE bytes of YAML to DATA and returns their number, which is 0
 * if more of the file is needed.
 */
size_t json_take(struct json *json, unsigned char *data, size_t size);

void json_free(struct json *json);

#endif
