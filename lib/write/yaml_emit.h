#ifndef YAML_EMIT_H
#define YAML_EMIT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/text.h"

/*
 * Writes YAML that every reader reads back as the same texts.  The caller must
 * check the stream for a failed write.
 */
struct emit;

/* Begins a stream on OUT; the caller owns it and passes it to emit_close(). */
struct emit *emit_open(FILE *out);

/* Ends the stream, and frees it. */
void emit_close(struct emit *emit);

/* Begins a document.  Only the first of a stream may omit its "---". */
void emit_begin_document(struct emit *emit, bool is_first);
void emit_end_document(struct emit *emit);

/* Begins a list, in brackets if it IS_FLOW. */
void emit_begin_list(struct emit *emit, bool is_flow);
void emit_end_list(struct emit *emit);

void emit_begin_mapping(struct emit *emit);
void emit_end_mapping(struct emit *emit);

/* Writes a text, in the style that keeps it. */
void emit_scalar(struct emit *emit, struct text text);

/* Writes a number or a boolean, without quotes. */
void emit_plain(struct emit *emit, struct text text);

#endif
