#!/usr/bin/python3
r"""Each construct of YAML 1.2.2, with what qbank makes of it.

A case has a name, a bank file and a verdict: a list of the questions' texts,
or the beginning of the message, "LINE:COLUMN: ...", that refuses the file.  A
file without a line break is the value of the key `question`.  The order is that
of the chapters of the specification.  Where libyaml keeps to YAML 1.1, a
comment says so.  The result is TAP.
"""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
CONTROL = "control characters are not allowed"
KEY = "- question: "

CHARACTERS = [  # chapter 5
    ("printable characters", "a ~ \u00a0 \u00e9 \ud7ff \ue000 \ufffd \U0001f40d \U0010ffff",
     ["a ~ \u00a0 \u00e9 \ud7ff \ue000 \ufffd \U0001f40d \U0010ffff"]),
    ("a tab within a text", "a\tb", ["a\tb"]),
    *((f"control character {c:#x}", f"a{chr(c)}b", f"1:14: {CONTROL}")
      for c in (0, 1, 7, 8, 0xb, 0xc, 0xe, 0x1b, 0x1f, 0x7f, 0x80, 0x84, 0x86,
                0x9f, 0xfffe, 0xffff)),
    ("a surrogate", b"- question: a\xed\xa0\x80", "1:14: invalid Unicode character"),
    ("a byte of no character", b"- question: a\xff", "1:14: invalid leading UTF-8 octet"),
    ("a character cut short", b"- question: a\xe2\x82", "1:14: incomplete UTF-8"),
    ("an overlong character", b"- question: a\xc0\xaf", "1:14: invalid length of a UTF-8"),
    ("beyond U+10FFFF", b"- question: a\xf4\x90\x80\x80", "1:14: invalid Unicode character"),
    ("a byte-order mark", "\ufeff- question: a\n", ["a"]),
    ("a byte-order mark in a text", "a\ufeffb", ["a\ufeffb"]),
    ("UTF-16, little-endian", "\ufeff- question: a".encode("utf-16-le"), "1:1: "),
    ("UTF-16, big-endian", "\ufeff- question: a".encode("utf-16-be"), "1:1: "),
    ("UTF-16 without a mark", "- question: a".encode("utf-16-le"), f"1:2: {CONTROL}"),
    ("UTF-32", "\ufeff- question: a".encode("utf-32-le"), "1:1: "),
    *((f"indicator {c} begins no plain text", f"{c} a", "1:") for c in "?,]}%@`&*|>"),
    *((f"indicator {c} within a plain text", f"a{c}b", [f"a{c}b"])
      for c in "-?:,[]{}#&*!|>'\"%@`"),
    *((f"indicator {c} before a letter", f"{c}a", [f"{c}a"]) for c in "-?:"),
    ("indicator - with a blank", "- a", "1:13: block sequence entries"),
    ("indicator : with a blank", "a: b", "1:14: mapping values"),
    ("indicator # after a blank", "a #b", ["a"]),
    # libyaml takes the line breaks of YAML 1.1.
    *((f"line break {name}", f"{KEY}a{end}- question: b{end}", ["a", "b"])
      for name, end in (("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r"), ("NEL", "\x85"),
                        ("LS", "\u2028"), ("PS", "\u2029"))),
    *((f"line break {name} in a literal text", f"{KEY}|\n    a{end}    b{end}", [want])
      for name, end, want in (("CRLF", "\r\n", "a\nb"), ("CR", "\r", "a\nb"),
                              ("NEL", "\x85", "a\nb"), ("LS", "\u2028", "a\u2028b\u2028"),
                              ("PS", "\u2029", "a\u2029b\u2029"))),
    *((f"escape \\{name}", f'"a\\{name}b"', [f"a{want}b"]) for name, want in (
        ("0", "\0"), ("a", "\a"), ("b", "\b"), ("t", "\t"), ("\t", "\t"), ("n", "\n"),
        ("v", "\v"), ("f", "\f"), ("r", "\r"), ("e", "\x1b"), (" ", " "), ('"', '"'),
        ("/", "/"), ("\\", "\\"), ("N", "\x85"), ("_", "\xa0"), ("L", "\u2028"),
        ("P", "\u2029"), ("x41", "A"), ("xe9", "\u00e9"), ("u20ac", "\u20ac"),
        ("U0001F40D", "\U0001f40d"))),
    ("escape of a line break", f'{KEY}"a \\\n    b"\n', ["a b"]),
    ("unknown escape", '"\\q"', "1:14: found unknown escape character"),
    ("escape without its digits", '"\\x4"', "1:16: did not find expected hexdecimal"),
    ("escape of a surrogate", '"\\ud800"', "1:16: found invalid Unicode character escape"),
    ("escape beyond Unicode", '"\\U00110000"', "1:16: found invalid Unicode character"),
]

STRUCTURE = [  # chapter 6
    ("indentation by any number of blanks", "-    question: a\n     tags: [b]\n", ["a"]),
    ("indentation that shrinks", "-    question: a\n   tags: b\n", "2:4: did not find expected"),
    ("indentation that grows", "- question: a\n    tags: b\n", "2:9: mapping values"),
    ("a tab as indentation", "- id: a\n\tquestion: b\n", "2:1: found a tab character that violates"),
    ("tabs between tokens", "-\tquestion: a\n", "1:2: found character that cannot"),
    ("tabs after a token", "- question:\ta\t\n", ["a"]),
    ("tabs in a flow collection", "[{\tquestion:\ta\t},\t]\n", ["a"]),
    ("empty lines in a plain text", f"{KEY}a\n\n\n    b\n", ["a\n\nb"]),
    ("empty lines in a quoted text", f'{KEY}"a\n\n\n    b"\n', ["a\n\nb"]),
    ("folding of a plain text", f"{KEY}a\n     b \n    c\n", ["a b c"]),
    ("folding of a quoted text", f"{KEY}'a \n     b\n\n    c'\n", ["a b\nc"]),
    ("comments", "# a\n-   # b\n  question: a # c\n  # d\n# e\n", ["a"]),
    ("a comment without a blank before it", "a#b", ["a#b"]),
    # YAML 1.2 wants a blank.
    ("a comment after a quote without a blank", '"a"#b', ["a"]),
    ("a comment ends a plain text", f"{KEY}a # b\n    c\n", "2:5: did not find expected key"),
    ("a comment in a flow collection", "[ # a\n{question: a} # b\n, # c\n]\n", ["a"]),
    ("a comment is part of a literal text", f"{KEY}|\n    a # b\n    # c\n", ["a # b\n# c"]),
    ("a comment without an end of line", f"{KEY}a\n# b", ["a"]),
    ("%YAML 1.1", f"%YAML 1.1\n---\n{KEY}a\n", ["a"]),
    ("%YAML 1.2", f"%YAML 1.2\n---\n{KEY}a\n", ["a"]),
    ("%YAML 2.0", f"%YAML 2.0\n---\n{KEY}a\n", "1:1: found incompatible YAML document"),
    ("%YAML twice", f"%YAML 1.1\n%YAML 1.1\n---\n{KEY}a\n", "2:1: found duplicate %YAML"),
    ("%YAML without a version", f"%YAML\n---\n{KEY}a\n", "1:6: "),
    ("%YAML without a document", "%YAML 1.1\n", "2:1: did not find expected <document start>"),
    # YAML 1.2 has it ignored.
    ("a reserved directive", f"%FOO bar\n---\n{KEY}a\n", "1:5: found unknown directive name"),
    ("%TAG", f"%TAG !e! tag:e.org:\n---\n{KEY}!e!x a\n", ["a"]),
    ("%TAG twice", f"%TAG !e! a\n%TAG !e! b\n---\n{KEY}a\n", "2:1: found duplicate %TAG"),
    ("%TAG of the primary handle", f"%TAG ! tag:e.org:\n---\n{KEY}!x a\n", ["a"]),
    ("%TAG of the secondary handle", f"%TAG !! tag:e.org:\n---\n{KEY}!!x a\n", ["a"]),
    ("a directive after content", f"{KEY}a\n%YAML 1.1\n", "3:1: did not find expected <document start>"),
    ("a percent sign within a text", f"{KEY}a\n    %YAML 1.1\n", ["a %YAML 1.1"]),
    ("a tag of YAML", "!!str a", ["a"]),
    ("a tag of another type is text too", "!!int 7", ["7"]),
    ("a local tag", "!local a", ["a"]),
    ("a verbatim tag", "!<tag:yaml.org,2002:str> a", ["a"]),
    ("a tag that is not specific", "! a", ["a"]),
    ("a tag whose handle is unknown", "!e!x a", "1:13: found undefined tag handle"),
    ("a tag and an anchor", "!!str &a b", ["b"]),
    ("an anchor and a tag", "&a !!str b", ["b"]),
    ("an anchor", "&a b", ["b"]),
    ("an anchor defined twice", f"{KEY}&a a\n{KEY}&a b\n", ["a", "b"]),
    ("an anchor without a name", "& b", "1:14: did not find expected alphabetic"),
    ("a tag of a collection", "!!seq\n- !!map\n  question: a\n", ["a"]),
    ("an anchor of a collection", "&a\n- &b\n  question: a\n", ["a"]),
    ("a tag of nothing", "- question: !!str\n  id: a\n", "1:3: the question has no text"),
]

FLOW = [  # chapter 7
    ("an alias", "- question: &a b\n- question: *a\n", "2:13: alias '*a' is not supported"),
    ("an alias of nothing", "*a", "1:13: alias '*a' is not supported"),
    ("an alias as a key", "- &a id: b\n  *a : c\n  question: d\n", "2:3: alias '*a'"),
    ("an empty node", "- question:\n", "1:3: the question has no text"),
    ("an empty entry", "-\n", "1:2: a question is a mapping"),
    ("double quotes", '"a # b: [c], {d} \'e\'"', ["a # b: [c], {d} 'e'"]),
    ("double quotes over lines", f'{KEY}"a\n    b  \n\n    c\n    "\n', ["a b\nc "]),
    ("double quotes not closed", f'{KEY}"a\n', "1:13: found unexpected end of stream"),
    ("single quotes", "'a # b: [c], {d} \"e\" \\n ''f'''", ['a # b: [c], {d} "e" \\n \'f\'']),
    ("single quotes over lines", f"{KEY}'a\n    b\n\n    c'\n", ["a b\nc"]),
    ("single quotes not closed", f"{KEY}'a\n", "1:13: found unexpected end of stream"),
    ("text after a quote", "'a' b", "1:17: did not find expected key"),
    ("a plain text", "a b, c [d] {e} 'f' \"g\" \\n a:b #", ["a b, c [d] {e} 'f' \"g\" \\n a:b"]),
    ("a plain text over lines", f"{KEY}a\n    b\n    - c\n    ? d\n", ["a b - c ? d"]),
    ("a plain text ends at an outer line", "- question: a\n  id: b\n", ["a"]),
    ("a plain text in a flow collection", "[{question: a b [c]}]\n", "1:"),
    ("a plain text over lines of a flow", "[{question: a\n b}]\n", ["a b"]),
    ("a colon in a flow collection", "[{question: a:b}]\n", ["a:b"]),
    ("a flow sequence", "[{question: a}, {question: b}]\n", ["a", "b"]),
    ("a comma at the end", "[{question: a, }, ]\n", ["a"]),
    ("an empty sequence", "[]\n", []),
    ("two commas", "[{question: a},, ]\n", "1:16: did not find expected node content"),
    ("a comma at the beginning", "[,{question: a}]\n", "1:2: did not find expected node content"),
    ("a missing comma", "[{question: a} {question: b}]\n", "1:16: did not find expected ','"),
    ("a sequence not closed", "[{question: a}\n", "2:1: did not find expected ','"),
    ("a sequence closed twice", "[{question: a}]]\n", "1:16: did not find expected"),
    ("a sequence closed by a brace", "[{question: a}}\n", "1:15: did not find expected ','"),
    ("a pair in a sequence is a mapping", "[question: a]\n", ["a"]),
    ("an explicit pair in a sequence", "[? question : a]\n", ["a"]),
    ("a pair without a key", "[: a]\n", "1:"),
    ("a pair after a quoted key", '["question":a]\n', ["a"]),
    ("a flow mapping", '{questions: [{"question": "a"}]}\n', ["a"]),
    ("an adjacent value", '[{"question":a}]\n', ["a"]),
    ("a mapping with a key alone", "[{question: a, b}]\n", ["a"]),
    ("a mapping with an empty value", "[{question: a, b: }]\n", ["a"]),
    ("a mapping with an empty key", "[{question: a, : b}]\n", "1:"),
    ("an explicit key in a mapping", "[{? question : a, ? b}]\n", ["a"]),
    ("a mapping not closed", "[{question: a\n", "2:1: did not find expected ','"),
    ("a flow collection over lines", "[\n{\nquestion:\na\n}\n]\n", ["a"]),
    # YAML 1.2 lets a key in a flow mapping end on an earlier line.
    ("a colon on the next line", "[{question\n: a}]\n", "2:1: did not find expected ','"),
    ("a key of several lines in a flow", "[{\n'quest\nion': a}]\n", "3:5: did not find expected ','"),
    ("JSON", '{"questions":[{"question":"a\\u00e9\\/"}]}', ["a\u00e9/"]),
    ("a key of 1024 characters", f"- {'k' * 1000}: a\n  question: b\n", ["b"]),
    ("a key of more", f"- {'k' * 1100}: a\n  question: b\n", "1:"),
]

BLOCK = [  # chapter 8
    *((f"block header {header}", f"{KEY}{header}\n{text}", [want])
      for header, text, want in (
          ("|", "    a\n    b\n", "a\nb"), (">", "    a\n    b\n", "a b"),
          ("|-", "    a\n\n", "a"), ("|+", "    a\n\n", "a"), (">-", "    a\n\n", "a"),
          (">+", "    a\n\n", "a"), ("|1", "     a\n", "  a"), ("|1-", "    a\n", " a"),
          ("|-1", "    a\n", " a"), ("|2", "     a\n    b\n", " a\nb"),
          (">1", "     a\n   b\n", "  a\nb"), ("|+1", "    a\n", " a"),
          ("| # c", "    a\n", "a"), ("|\t# c", "    a\n", "a"),
          ("!!str |", "    a\n", "a"), ("&a >", "    a\n", "a"))),
    ("block header |0", f"{KEY}|0\n    a\n", "1:14: found an indentation indicator equal to 0"),
    ("block header |10", f"{KEY}|10\n    a\n", "1:15: did not find expected comment or line"),
    ("block header |++", f"{KEY}|++\n    a\n", "1:15: did not find expected comment or line"),
    ("block header | a", f"{KEY}| a\n", "1:15: did not find expected comment or line"),
    # YAML 1.2 wants a blank.
    ("block header |#c", f"{KEY}|#c\n    a\n", ["a"]),
    ("a block indented too little", "- x:\n   question: |\n  a\n", "3:3: "),
    ("the first line sets the indentation", f"{KEY}|\n      a\n       b\n", ["a\n b"]),
    ("a line of less indentation ends a block", f"{KEY}|\n      a\n     b\n", "3:"),
    ("empty lines before a block", f"{KEY}|\n\n\n    a\n", ["a"]),
    ("more blanks before a block than in it", f"{KEY}|\n       \n    a\n", "3:5: "),
    ("a block is the last line", f"{KEY}|\n    a", ["a"]),
    ("a block without lines", "- id: a\n  question: |\n", "1:3: the question has no text"),
    ("a literal text keeps its lines", f"{KEY}|\n    a\n     b\n\n    c: d # e\n    - \"f\\n\"\n",
     ["a\n b\n\nc: d # e\n- \"f\\n\""]),
    ("a literal text with tabs", f"{KEY}|\n    a\n    \tb\n", ["a\n\tb"]),
    ("a folded text", f"{KEY}>\n    a\n    b\n\n    c\n\n\n    d\n", ["a b\nc\n\nd"]),
    ("a folded text with indented lines", f"{KEY}>\n    a\n      b\n      c\n    d\n",
     ["a\n  b\n  c\nd"]),
    ("a folded text with a list", f"{KEY}>\n    a\n\n     - b\n     - c\n\n    d\n",
     ["a\n\n - b\n - c\n\nd"]),
    ("a comment after a block", f"{KEY}|\n    a\n# b\n", ["a"]),
    ("a sequence not indented", "questions:\n- question: a\n- question: b\n", ["a", "b"]),
    ("a sequence that is indented", "questions:\n  - question: a\n", ["a"]),
    ("a sequence in a sequence", "- - question: a\n", "1:3: a question is a mapping"),
    ("an entry on lines of its own", "-\n  question: a\n-\n\n  question: b\n", ["a", "b"]),
    ("an entry without a blank", "-question: a\n", "1:"),
    ("a sequence after a key", "questions: - question: a\n", "1:12: block sequence entries"),
    ("an explicit key", "- ? question\n  : a\n", ["a"]),
    ("an explicit key with a block", "- ? |-\n    question\n  : |\n    a\n", ["a"]),
    ("an explicit key alone", "- ? b\n  question: a\n", ["a"]),
    ("a key that is a sequence", "- ? [b, c]\n  : d\n  question: a\n", "1:5: a key must be a word"),
    ("a key that is a mapping", "- ? {b: c}\n  : d\n  question: a\n", "1:5: a key must be a word"),
    ("a quoted key", "- 'question': a\n  \"id\": b\n", ["a"]),
    ("a key with an escape", '- "questio\\x6e": a\n', ["a"]),
    ("a key with a tag and an anchor", "- !!str &k question: a\n", ["a"]),
    ("a key without a value", "- question: a\n  b:\n  c:\n", ["a"]),
    ("a key without a blank", "- question:a\n", "1:3: a question is a mapping"),
    # YAML 1.2 has empty keys.
    ("an empty key", "- : b\n  question: a\n", "1:3: did not find expected key"),
    ("two keys on a line", "- question: a id: b\n", "1:17: mapping values"),
    ("a key of several lines", "- quest\n  ion: a\n", "1:3: a question is a mapping"),
    ("a value on the next line", "- question:\n    a\n", ["a"]),
    ("a value on the next line, as far out", "- question:\n  a\n", "2:3: could not find expected ':'"),
    ("a mapping in a mapping", "questions:\n  question: a\n", "2:3: "),
    ("a duplicate key", "- question: a\n  question: b\n", "2:3: duplicate key 'question'"),
    ("a merge key", "- question: a\n  <<: {id: b}\n", "2:3: merge keys are not supported"),
]

DOCUMENTS = [  # chapter 9
    ("no document", "", []),
    ("comments alone", "# a\n\n# b\n", []),
    ("a bare document", f"{KEY}a\n", ["a"]),
    ("an explicit document", f"---\n{KEY}a\n", ["a"]),
    ("an explicit document that is empty", "---\n", []),
    ("an explicit document and its end", f"---\n{KEY}a\n...\n", ["a"]),
    ("content on the line of the marker", "--- [question: a]\n", ["a"]),
    ("a block on the line of the marker", f"--- {KEY}a\n", "1:5: block sequence entries"),
    ("a comment on the line of a marker", f"--- # a\n{KEY}a\n... # b\n", ["a"]),
    ("two documents", f"{KEY}a\n---\n{KEY}b\n", ["a", "b"]),
    ("two documents with an end", f"{KEY}a\n...\n---\n{KEY}b\n", ["a", "b"]),
    # YAML 1.2 takes what follows an end for a document; libyaml wants a marker.
    ("a bare document after an end", f"{KEY}a\n...\n{KEY}b\n",
     "3:1: did not find expected <document start>"),
    ("directives of the second document", f"{KEY}a\n...\n%YAML 1.1\n---\n{KEY}b\n", ["a", "b"]),
    ("an end twice", f"{KEY}a\n...\n...\n", ["a"]),
    ("an anchor of another document", f"--- [question: &a b]\n--- [question: *a]\n",
     "2:16: alias '*a' is not supported"),
    ("a marker in quotes", f'{KEY}"a\n---\n    b"\n', "2:1: found unexpected document indicator"),
    ("a marker in a literal text", f"{KEY}|\n    a\n    ---\n    ...\n", ["a\n---\n..."]),
    ("a marker ends a literal text", f"{KEY}|\n    a\n--- \n{KEY}b\n", ["a", "b"]),
    ("a marker that is indented", f"{KEY}a\n    ---\n", ["a ---"]),
    ("a marker without a blank", f"{KEY}a\n---b\n", "2:1: "),
    ("a byte-order mark between documents", f"{KEY}a\n---\n\ufeff{KEY}b\n", ["a", "b"]),
    ("a mistake in the second document", f"{KEY}a\n---\n{KEY}'b\n", "3:13: found unexpected end"),
    ("a text at the top", "a\n", "1:1: a deck is a list"),
    ("an alias at the top", "*a\n", "1:1: alias '*a' is not supported"),
]


def problem(content, verdict):
    """What is wrong with a case, or None."""
    if isinstance(content, str):
        content = content if "\n" in content or not content or \
            content[0] in "{\ufeff" or content.startswith(KEY) else KEY + content
        content = content.encode("utf-8", "surrogatepass")
    result = subprocess.run(
        [QBANK, "--no-cache", "-b", "-", "list", "-T", "json"], input=content,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=10)
    message = result.stderr.decode()
    if isinstance(verdict, str):
        wanted = f"qbank: -:{verdict}"
        return None if result.returncode == 2 and message.startswith(wanted) \
            and not result.stdout else f"{message or result.stdout!r}, not {wanted}"
    texts = [json.loads(line)["question"] for line in result.stdout.splitlines()]
    if verdict:
        right = (texts, result.returncode, message) == (verdict, 0, "")
    else:
        right = result.returncode == 1 and message.startswith("qbank: no questions in '-'")
    return None if right else f"{texts} {message}, not {verdict}"


def main():
    cases = CHARACTERS + STRUCTURE + FLOW + BLOCK + DOCUMENTS
    failed = False
    print(f"1..{len(cases)}")
    for number, (name, content, verdict) in enumerate(cases, 1):
        wrong = problem(content, verdict)
        failed |= wrong is not None
        name = name.replace("\\", "\\\\").replace("#", "\\#")
        print(f"{'not ok' if wrong else 'ok'} {number} - {name!r:.120}")
        if wrong:
            print(f"# {wrong.strip()}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
