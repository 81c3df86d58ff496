#include "base/safe.h"
#include "markdown/html.h"

void
html_escape(struct buffer *out, struct text text)
{
	struct buffer safe = {0};

	safe_add(&safe, text, SAFE_TEXT);
	for (size_t i = 0; i < safe.size; i++) {
		if (safe.data[i] == '&')
			buffer_print(out, "&amp;");
		else if (safe.data[i] == '<')
			buffer_print(out, "&lt;");
		else if (safe.data[i] == '>')
			buffer_print(out, "&gt;");
		else if (safe.data[i] == '"')
			buffer_print(out, "&quot;");
		else
			buffer_add_char(out, safe.data[i]);
	}
	buffer_free(&safe);
}
