#ifndef FORMATS_H
#define FORMATS_H

#include "write/format.h"

/* One for each file format_*.c; formats.c lists them. */
extern const struct format format_line;
extern const struct format format_id;
extern const struct format format_text;
extern const struct format format_markdown;
extern const struct format format_html;
extern const struct format format_json;
extern const struct format format_yaml;
extern const struct format format_tsv;
extern const struct format format_anki;

#endif
