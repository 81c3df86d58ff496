#include "write/formats.h"

const struct format *const formats[] = {
    &format_line, &format_id,	&format_text, &format_markdown, &format_html,
    &format_json, &format_yaml, &format_tsv,  &format_anki,	NULL,
};
