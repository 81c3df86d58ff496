#include "write/yaml_emit.h"

#include <stdlib.h>
#include <yaml.h>

#include "base/memory.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "write/yaml_plain.h"

struct emit {
	yaml_emitter_t emitter;
};

/*
 * Writes libyaml's output. libyaml does not escape characters that reorder a
 * line.  They arrive raw, but always between double quotes; see style_for().
 */
static int
write_bytes(void *context, unsigned char *data, size_t size)
{
	struct text rest = {(const char *)data, size};

	while (rest.size > 0) {
		size_t run = safe_run(rest), used;

		if (fwrite(rest.data, 1, run, context) != run)
			return 0;
		rest = text_from(rest, run);
		if (rest.size == 0)
			break;
		if (fprintf(context, "\\U%08X",
			    (unsigned)utf8_decode(rest, &used)) < 0)
			return 0;
		rest = text_from(rest, used);
	}
	return 1;
}

/*
 * Emits an event.  This can fail only for lack of memory; the caller detects a
 * failed write.
 */
static void
make(struct emit *emit, yaml_event_t *event, int is_made)
{
	if (!is_made)
		mem_out();
	if (!yaml_emitter_emit(&emit->emitter, event) &&
	    emit->emitter.error == YAML_MEMORY_ERROR)
		mem_out();
}

struct emit *
emit_open(FILE *out)
{
	struct emit *emit = mem_alloc(sizeof(*emit));
	yaml_event_t event;

	if (!yaml_emitter_initialize(&emit->emitter))
		mem_out();
	yaml_emitter_set_output(&emit->emitter, write_bytes, out);
	yaml_emitter_set_unicode(&emit->emitter, 1);
	yaml_emitter_set_width(&emit->emitter, -1);
	make(emit, &event,
	     yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
	return emit;
}

void
emit_close(struct emit *emit)
{
	yaml_event_t event;

	make(emit, &event, yaml_stream_end_event_initialize(&event));
	yaml_emitter_delete(&emit->emitter);
	free(emit);
}

void
emit_begin_document(struct emit *emit, bool is_first)
{
	yaml_event_t event;

	make(emit, &event,
	     yaml_document_start_event_initialize(&event, NULL, NULL, NULL,
						  is_first));
}

void
emit_end_document(struct emit *emit)
{
	yaml_event_t event;

	make(emit, &event, yaml_document_end_event_initialize(&event, 1));
}

/*
 * Chooses the style of a text.  A block that begins with a blank or a newline
 * needs an indentation indicator, which readers disagree on.  Only double
 * quotes have escapes for characters that must not be written raw.
 */
static yaml_scalar_style_t
style_for(struct text text)
{
	if (safe_run(text) < text.size)
		return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	if (!text_has_any(text, "\n"))
		return yaml_plain_is_text(text)
			   ? YAML_ANY_SCALAR_STYLE
			   : YAML_SINGLE_QUOTED_SCALAR_STYLE;
	return text_has_any((struct text){text.data, 1}, " \t\n")
		   ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
		   : YAML_LITERAL_SCALAR_STYLE;
}

static void
emit_styled(struct emit *emit, struct text text, yaml_scalar_style_t style)
{
	yaml_event_t event;
	yaml_char_t *data = (yaml_char_t *)(text.data ? text.data : "");

	make(emit, &event,
	     yaml_scalar_event_initialize(&event, NULL, NULL, data,
					  (int)text.size, 1, 1, style));
}

void
emit_scalar(struct emit *emit, struct text text)
{
	emit_styled(emit, text, style_for(text));
}

void
emit_plain(struct emit *emit, struct text text)
{
	emit_styled(emit, text, YAML_PLAIN_SCALAR_STYLE);
}

void
emit_begin_list(struct emit *emit, bool is_flow)
{
	yaml_event_t event;

	make(emit, &event,
	     yaml_sequence_start_event_initialize(
		 &event, NULL, NULL, 1,
		 is_flow ? YAML_FLOW_SEQUENCE_STYLE
			 : YAML_BLOCK_SEQUENCE_STYLE));
}

void
emit_end_list(struct emit *emit)
{
	yaml_event_t event;

	make(emit, &event, yaml_sequence_end_event_initialize(&event));
}

void
emit_begin_mapping(struct emit *emit)
{
	yaml_event_t event;

	make(emit, &event,
	     yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
						 YAML_BLOCK_MAPPING_STYLE));
}

void
emit_end_mapping(struct emit *emit)
{
	yaml_event_t event;

	make(emit, &event, yaml_mapping_end_event_initialize(&event));
}
