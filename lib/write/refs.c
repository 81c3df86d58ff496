#include "write/refs.h"

#include <string.h>

#include "markdown/html.h"

struct text
ref_address(struct text ref)
{
	struct text rest = ref, address = {"", 0};

	text_cut(&rest, ' ', &address);
	while (address.size > 0 &&
	       strchr(",;", address.data[address.size - 1]) != NULL)
		address.size--;
	if ((address.size > 7 && memcmp(address.data, "http://", 7) == 0) ||
	    (address.size > 8 && memcmp(address.data, "https://", 8) == 0))
		return address;
	return (struct text){ref.data, 0};
}

static void
add_ref(struct buffer *out, struct text ref)
{
	struct text address = ref_address(ref);

	buffer_print(out, "<li>");
	if (address.size > 0) {
		buffer_print(out, "<a href=\"");
		html_escape(out, address);
		buffer_print(out, "\">");
		html_escape(out, address);
		buffer_print(out, "</a>");
	}
	html_escape(out, text_from(ref, address.size));
	buffer_print(out, "</li>\n");
}

void
refs_add_html(struct buffer *out, struct question question,
	      const char *attributes)
{
	struct words refs = question_words(question, FIELD_REFS);
	struct text ref;

	if (!words_any(refs))
		return;
	buffer_print(out, "<p%s>References:</p>\n<ul%s>\n", attributes,
		     attributes);
	while (words_next(&refs, &ref))
		add_ref(out, ref);
	buffer_print(out, "</ul>\n");
}
