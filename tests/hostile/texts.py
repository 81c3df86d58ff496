"""Texts that cost a parser or a writer of Markdown much time or stack.

TEXTS has a name and a text of about SIZE bytes for each: 200,000 with WHOLE=1,
otherwise a tenth of that.
"""

import os

SIZE = 200_000 if os.environ.get("WHOLE") else 20_000

# Pieces that are repeated.
PIECES = [
    "[", "![", "](", "[](", "[a](", "[a][b]", "[[]", "[a]\n", "[a](b\n)\n", "[a]: b\n", "$", "$$a",
    ">", "> ", "> a\n", "a\n> ", ">a\n>", "- ", "* ", "+ ", "- a\n", "1. ",
    "1. a\n", "1) ", "-\n", "1.\n", "`", "``a`", "`a``b```", "```\n", "~~~",
    "&", "&amp;", "&#27;", "&#x202e;", "&a", "<", "<!--", "<a ", "</", "<a@",
    "<http://", "*", "**", "*a", "*a **b ", "a**b", "_", "_a_", "*_", "~", "~~a",
    "\\", "\\\n", "a\\*", "!", "#", "# a\n", "a\n=\n", "a\n-\n", "***\n", "^",
    "{", "}", "|", "|\n", "|a", "a|b\n", ":a:", ":", "://", "http://a.b ",
    "http://a.b/_c_*", "www.", "www.a.b ", "a@b.c ", "@", "(", "(a)\n", "a.\n",
    "Table: a\n", "\t", " ", "  \n", "\n", "\n\n", "    a\n", "a\n\n", "a ",
    "\u4e00", "\u3002", "\u300c", "\u200d", "\u0301", "\u2764\ufe0f", "\u202e",
    "\u00a0", "a" * 77 + "\n", "x\u001b",
]


def long_table(columns, rows, cell="a"):
    row = f"|{cell}" * columns + "|\n"
    return row + "|---" * columns + "|\n" + row * rows


def filled(piece):
    return piece * (SIZE // len(piece.encode()))


def deep(mark, step):
    """Items, each in the one above it."""
    depth = 1
    while step * depth * (depth + 1) // 2 < SIZE:
        depth += 1
    return "".join(" " * (step * i) + f"{mark} a\n" for i in range(depth))


def of(number):
    """What is NUMBER in a text of 200,000 bytes."""
    return number * SIZE // 200_000


TEXTS = [(f"{piece[:16]!r} over and over", filled(piece)) for piece in PIECES]
TEXTS += [
    ("one quotation for each of its lines", ">" * of(16_000) + "a"),
    ("quotations in quotations", ">" * of(30_000) + "a\n" * of(80_000)),
    ("bullets in bullets", deep("-", 2)),
    ("numbers in numbers", deep("1.", 3)),
    ("lists in quotations", "> - " * of(50_000) + "a"),
    ("a fence in each of many items", "- ```\n  a\n  ```\n" * of(12_000)),
    ("a wide table", long_table(100, 900)),
    ("a table of too many columns", long_table(of(20_000), 1)),
    ("a long table", long_table(2, of(40_000))),
    ("a table of empty rows", long_table(100, 0) + "|\n" * of(99_000)),
    ("a table with a huge cell", long_table(2, 1, "word " * of(16_000))),
    ("a table with a huge word", long_table(3, 1, "w" * of(30_000))),
    ("many tables", "t\n|a|b|\n|-|-|\n|c|d|\n\n" * of(8_000)),
    ("tables that are none", "t\n|a|b|\n|-|\n" * of(15_000)),
    ("rows of dashes", "|a|\n" + "|-|\n" * of(50_000)),
    ("a long address, used often",
     "[a]: /" + "x" * of(40_000) + "\n\n" + "[a] " * of(40_000)),
    ("a long address with entities, used often",
     "[a]: /" + "&amp;" * of(8_000) + "\n\n" + "[a] " * of(40_000)),
    ("a long title, used often",
     "[a]: / '" + "x" * of(40_000) + "'\n\n" + "[a] " * of(40_000)),
    ("many definitions, each used",
     "".join(f"[{i}]: /{i}\n\n[{i}]\n\n" for i in range(of(8_000)))),
    ("images in images", "![" * of(20_000) + "a" + "](b)" * of(20_000)),
    ("links in emphasis", "*[a](b)" * of(14_000) + "*" * of(14_000)),
    ("bold in emphasis in bold", "*a **b " * of(14_000) + "c** d* " * of(14_000)),
    ("struck in bold", "~~a **b " * of(12_000) + "c** d~~ " * of(12_000)),
    ("an unclosed fence", "```\n" + "[a]: b\n" * of(28_000)),
    ("a long line of code", "```\n" + "`" * of(100_000) + "\n```\n"),
    ("a long word", "a" * SIZE),
    ("a long word in many scripts", "a\u4e00\u3002(" * of(30_000)),
]
