#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "fuzz.h"

/*
 * Checks HTML without the program's own tables: elements are closed in order,
 * and there is no element, attribute or kind of address but those of this list.
 */
enum { MOST_OPEN = 512 };

static const char *const elements[] = {
    "a",       "b",	"blockquote", "body",	"br",	  "code",  "del",
    "details", "div",	"em",	      "footer", "h1",	  "h2",	   "h3",
    "h4",      "h5",	"h6",	      "head",	"header", "hr",	   "html",
    "img",     "li",	"link",	      "main",	"meta",	  "nav",   "ol",
    "p",       "pre",	"section",    "span",	"strong", "style", "summary",
    "table",   "tbody", "td",	      "th",	"thead",  "title", "tr",
    "ul",      NULL,
};

static const char *const attributes[] = {
    "alt",  "aria-hidden", "aria-label", "charset",  "class", "content", "dir",
    "href", "http-equiv",  "id",	 "lang",     "name",  "open",	 "rel",
    "src",  "start",	   "style",	 "tabindex", "type",  NULL,
};

static const char *const empty[] = {"br", "hr", "img", "meta", "link", NULL};

static bool
is_one_of(struct text name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (name.size == strlen(*list) &&
		    strncasecmp(name.data, *list, name.size) == 0)
			return true;
	return false;
}

/*
 * Returns whether an address has a scheme that starts no program, or none.  The
 * icon of a page is empty.
 */
static bool
is_harmless(struct text address)
{
	static const char *const schemes[] = {"http", "https", "mailto", NULL};
	struct text scheme = address;

	scheme.size = 0;
	while (scheme.size < address.size &&
	       strchr(":/?#", address.data[scheme.size]) == NULL)
		scheme.size++;
	return text_is(address, "data:,") || scheme.size == address.size ||
	       address.data[scheme.size] != ':' || is_one_of(scheme, schemes);
}

/* Cuts the characters up to one of END off the front of *REST. */
static struct text
take_until(struct text *rest, const char *end)
{
	struct text taken = {rest->data, 0};

	while (taken.size < rest->size &&
	       strchr(end, rest->data[taken.size]) == NULL)
		taken.size++;
	*rest = text_from(*rest, taken.size);
	return taken;
}

static void
skip(struct text *rest)
{
	*rest = text_from(*rest, 1);
}

/* Cuts an attribute off the front of *REST; returns what is wrong with it. */
static const char *
take_attribute(struct text *rest)
{
	struct text name = take_until(rest, "= \n>"), value = {"", 0};

	if (!is_one_of(name, attributes))
		return "an unknown attribute";
	if (rest->size > 1 && rest->data[0] == '=') {
		skip(rest);
		if (rest->data[0] != '"')
			return "a value without quotes";
		skip(rest);
		value = take_until(rest, "\"<");
		if (rest->size == 0 || rest->data[0] != '"')
			return "a value without an end";
		skip(rest);
	}
	if (text_is(name, "href") && !is_harmless(value))
		return "an address that may start a program";
	if (text_is(name, "src") && !text_begins_with(value, "data:image/") &&
	    !is_harmless(value))
		return "an image that is none";
	return NULL;
}

/* Cuts a tag, without its "<", off the front of *REST. */
static const char *
take_tag(struct text *rest, struct text *name)
{
	const char *wrong = NULL;

	*name = take_until(rest, " \n/>");
	if (!is_one_of(*name, elements))
		return "an unknown element";
	while (wrong == NULL && rest->size > 0 && rest->data[0] != '>') {
		if (strchr(" \n/", rest->data[0]) != NULL)
			skip(rest);
		else
			wrong = take_attribute(rest);
	}
	if (wrong == NULL && rest->size == 0)
		return "a tag without an end";
	return wrong;
}

static bool
is_reference(struct text rest)
{
	struct text name;

	skip(&rest);
	if (rest.size > 0 && rest.data[0] == '#')
		skip(&rest);
	name = rest;
	while (rest.size > 0 && ascii_is_alphanumeric(rest.data[0]))
		skip(&rest);
	return rest.size > 0 && rest.data != name.data && rest.data[0] == ';';
}

const char *
fuzz_check_html(struct text text)
{
	struct text open[MOST_OPEN], name;
	size_t depth = 0;

	for (; text.size > 0; skip(&text)) {
		const char *wrong;
		bool closes;

		if (text.data[0] == '&' && !is_reference(text))
			return "an ampersand that begins no reference";
		if (text.data[0] != '<' || text_begins_with(text, "<!DOCTYPE"))
			continue;
		closes = text_begins_with(text, "</");
		text = text_from(text, closes ? 2 : 1);
		wrong = take_tag(&text, &name);
		if (wrong != NULL)
			return wrong;
		if (closes && (depth == 0 || !text_equal(open[--depth], name)))
			return "an end tag that closes nothing";
		if (!closes && !is_one_of(name, empty)) {
			if (depth == MOST_OPEN)
				return "elements too deep";
			open[depth++] = name;
		}
	}
	return depth > 0 ? "an element that is not closed" : NULL;
}
