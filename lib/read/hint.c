#include "read/hint.h"

#include <string.h>

static const struct {
	const char *problem, *hint;
} hints[] = {
    {"mapping values are not allowed in this context",
     "put a text that holds ': ' in quotes, or use |"},
    {"mapping keys are not allowed in this context",
     "put a text that begins with ? in quotes, or use |"},
    {"block sequence entries are not allowed in this context",
     "put a text that begins with - in quotes, or use |"},
    {"did not find expected alphabetic or numeric character",
     "put a text that begins with * or & in quotes, or use |"},
    {"found character that cannot start any token",
     "put a text that begins with `, @ or % in quotes, or use |"},
    {"did not find expected comment or line break",
     "begin the text on the line after | or >"},
    {"found unknown escape character",
     "double a backslash in double quotes, but not in single quotes"},
    {"could not find expected ':'",
     "a key needs ': ', and a text of several lines needs | after its key"},
    {"found invalid Unicode character escape code",
     "write the character itself, as 'jq .' does, or \\U and eight digits"},
    {"did not find expected key",
     "check the indentation, and quotes inside a text"},
    {"did not find expected '-' indicator",
     "check the indentation of this line"},
    {"control characters are not allowed",
     "write it as an escape in double quotes, such as \"\\e\""},
    {"found unexpected end of stream", "a quote is not closed"},
    {"invalid leading UTF-8 octet", "save the file as UTF-8"},
    {"invalid trailing UTF-8 octet", "save the file as UTF-8"},
    {"incomplete UTF-8 octet sequence", "save the file as UTF-8"},
    {"found a tab character that violates indentation",
     "indent with spaces, not with tabs"},
    {"found a tab character where an indentation space is expected",
     "indent with spaces, not with tabs"},
};

/*
 * Returns whether a text begins with a line that Git adds at a conflict.  The
 * scanner has passed the first '|' or '>' of a line, which begins a block.
 */
static bool
begins_conflict(struct text text)
{
	static const char *const marks[] = {"<<<<<<<", "||||||",
					    "=======", ">>>>>>"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_begins_with(text, marks[i]))
			return true;
	return false;
}

/* Returns whether a no-break space, U+00A0, follows a colon in a text. */
static bool
has_wrong_space(struct text text)
{
	return text.size > 0 && memmem(text.data, text.size, ":\xC2\xA0", 3);
}

const char *
hint_for(const char *problem, struct text at, bool continues)
{
	if (begins_conflict(at))
		return "resolve the conflict that Git left here";
	if (text_begins_with(at, "\t") &&
	    strcmp(problem, "found character that cannot start any token") == 0)
		return "indent with spaces, not with tabs";
	if (continues &&
	    strcmp(problem, "mapping values are not allowed in this context") ==
		0)
		return "indent this line less, or put a text that holds ': ' "
		       "in quotes, or use |";
	if (strcmp(problem, "could not find expected ':'") == 0 &&
	    has_wrong_space(at))
		return "put a space after ':', not a no-break space";
	for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++)
		if (strcmp(problem, hints[i].problem) == 0)
			return hints[i].hint;
	return NULL;
}
