"""cmark-gfm within this process, for the many texts that are read alone.

The program cmark-gfm is a main() around the two libraries that are called
here, with its default options.
"""

import ctypes
import ctypes.util

EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")
POINTERS = ("cmark_parser_new", "cmark_find_syntax_extension",
            "cmark_parser_finish", "cmark_parser_get_syntax_extensions",
            "cmark_render_html")


def load():
    """Returns the library with its extensions registered, or None."""
    names = [ctypes.util.find_library(name)
             for name in ("cmark-gfm", "cmark-gfm-extensions")]
    if None in names:
        return None
    library, extensions = map(ctypes.CDLL, names)
    for name in POINTERS:
        getattr(library, name).restype = ctypes.c_void_p
    extensions.cmark_gfm_core_extensions_ensure_registered()
    return library


def to_html(library, markdown):
    """Returns what "cmark-gfm -t html -e EXTENSION..." prints for a text."""
    pointer = ctypes.c_void_p
    text = markdown.encode()
    parser = pointer(library.cmark_parser_new(0))
    for name in EXTENSIONS:
        library.cmark_parser_attach_syntax_extension(parser, pointer(
            library.cmark_find_syntax_extension(name.encode())))
    library.cmark_parser_feed(parser, text, ctypes.c_size_t(len(text)))
    document = pointer(library.cmark_parser_finish(parser))
    html = pointer(library.cmark_render_html(document, 0, pointer(
        library.cmark_parser_get_syntax_extensions(parser))))
    page = ctypes.string_at(html).decode()
    ctypes.CDLL(None).free(html)
    library.cmark_node_free(document)
    library.cmark_parser_free(parser)
    return page
