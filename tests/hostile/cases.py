"""Markdown that some reader stumbles over: the hostile bank of sheets.py.

case(name, source) is a text that a sheet must show as cmark-gfm shows the
source alone.  case(name, source, shows) is one that a sheet must show
differently, because raw HTML and control characters are text in a sheet.
SHOWS are its blocks; a block of code is Code(...).
"""


class Code(str):
    """A block of code, verbatim."""


CASES = []


def case(name, source, shows=None):
    CASES.append((name, source, shows))


# Fences
case("a fence", "Text.\n\n```python\na = 1\n```\n\nEnd.")
case("a long fence with a fence in it",
     "``````\n```\nx\n```\n``````\nEnd")
case("a fence of tildes", "~~~ sh\nls ``` ~~~ x\n~~~\n\nEnd")
case("tildes in a fence", "```\n~~~\nx\n~~~\n```")
case("an unclosed fence", "Text\n\n```python\nprint(1)\n\nx = 2")
case("an unclosed fence of tildes", "Text\n\n~~~\nprint(1)\n## none\n")
case("a fence without blank lines", "Text\n```\nx\n```\nmore")
case("a fence closed by a longer one", "```\na\n`````\nEnd")
case("a fence with words behind its end", "```\na\n``` no\n```\nEnd")
case("a fence with an indent", "   ```\n   a\n  b\n     c\n   ```\nEnd")
case("an empty fence", "```\n```\n\nEnd")
case("blank lines in a fence", "```\n\n\na\n\n\n```")
case("no fence: a backtick in the info", "``` a`b\nnone\n```")
case("two backticks and two tildes", "``\nspan\n``\n\n~~\nx\n~~")
case("anything in a fence",
     "```text\n<b> & </b> \\ * _ ` $ ^ ~ [a]: b\n# x\n| a |\n---\n"
     "\ttab\n  trailing  \n```")
case("a tab in a fence", "```\n\tx\n a\tb\n```")
case("info strings with junk",
     "```{.python #id .x key=\"v\"}\na\n```\n\n"
     "```python title=\"a b\" {1,2}\nb\n```\n\n```c++\nc\n```\n\n"
     "```c#\nd\n```\n\n```#foo\ne\n```\n\n```.x\nf\n```\n\n"
     "```=html\n<b>g</b>\n```\n\n```{=html}\n<b>h</b>\n```\n\n```-\ni\n```")
case("a list that begins with 0 on the line of an item",
     "- 0. a\n\nb\n\n* 3) c\n  4) d\n\ne\n\n+ 0.\n\nf")
case("a fence in a list, by four",
     "- item\n\n    ```python\n    a = 1\n\n        b\n    ```\n\n- next")
case("a fence in a list, by two", "- item\n\n  ```\n  a = 1\n  ```\n\n- next")
case("a fence in a list, no blank lines", "- item\n  ```\n  a\n  ```\n- next")
case("a fence in a numbered list", "1. item\n   ```\n   a\n   ```\n2. next")
case("a fence behind an item", "- item\n```\nx\n```\n- item2")
case("a fence on the line of its item",
     "- ```\n  code\n  ```\n- ~~~\n  code2\n  ~~~\n\nEnd")
case("indented code", "Text\n\n    code\n      more\n\n    again\n\nEnd")
case("indented code in a list", "- item\n\n      code\n\n- x\n\nEnd")
case("indented code deeper than its item",
     "- a\n\n    para\n\n        code\n\nEnd")
case("only indented code", "    x = 1\n    y = 2")
case("code indented by tabs", "a\n\n\tcode\tx\n\t\tmore\n\nb\n\n- c\n- d")
case("tabs behind list markers", "a\tb\n\n-\titem\n\n-\titem2\n\n1.\tx")

# Raw HTML: shown as it is
case("details", "<details>\n<summary>Hint</summary>\n\nInside\n\n</details>",
     ["<details> <summary>Hint</summary>", "Inside", "</details>"])
case("comments", "Before <!-- hidden --> after\n\n<!-- block -->\n\nEnd",
     ["Before <!-- hidden --> after", "<!-- block -->", "End"])
case("a comment between lists", "- a\n\n<!-- -->\n\n- b",
     ["a", "<!-- -->", "b"])
case("script", "<script>alert(1)</script>\n\nA <script>x</script> b",
     ["<script>alert(1)</script>", "A <script>x</script> b"])
case("tags in prose", "A <b> here, <i>x</i> a<br>b <br/> </p>",
     ["A <b> here, <i>x</i> a<br>b <br/> </p>"])
case("types in prose", "List<String> Map<K, V> a->b <-- --> <== <=> <<EOF",
     ["List<String> Map<K, V> a->b <-- --> <== <=> <<EOF"])
case("less than", "a < b and c > d, 1<2, <3, x<y and z>0, a<b",
     ["a < b and c > d, 1<2, <3, x<y and z>0, a<b"])
case("numbers in angle brackets", "<1> and <_x> and 2<3>1")
case("pre", "<pre>\n# x\n\n- y\n</pre>\n\nend",
     ["<pre>", "x", "y </pre>", "end"])
case("attributes of tags",
     "<a href=\"x\">y</a> <img src=x onerror=alert(1)> "
     "<div class=\"a\">z</div>",
     ["<a href=\"x\">y</a> <img src=x onerror=alert(1)> "
      "<div class=\"a\">z</div>"])
case("tags over line ends", "<div\nclass=\"x\">\ntext\n</div>\n\n<x:y> </x",
     ["<div class=\"x\"> text </div>", "<x:y> </x"])
case("declarations", "<![CDATA[x]]> <?php x ?> <!DOCTYPE html>",
     ["<![CDATA[x]]> <?php x ?> <!DOCTYPE html>"])
case("a bidirectional override", "a\u202eb", ["a<U+202E>b"])

# Headings and rules
case("underlined headings", "Title\n=====\n\nText\n----\n\nmore")
case("short underlines", "Title\n=\nText\n-\nmore\n\n===\n\n= x")
case("headings", "# One\n\n## Two ##\n\ntext\n# Three\n\n#nospace")
case("number signs", "#\n\ntext #\n\n#!shebang\n\nC# and F#\n\n####### x")
case("number signs inside a paragraph", "a\n#b\nd # e")
case("rules", "a\n\n---\n\nb\n\n***\n\nc\n\n___\n\n- - -\n\nend")
case("a YAML block", "---\ntitle: x\n---\n\ntext")
case("a YAML block behind text", "text\n\n---\ntitle: x\n...\n\ntext")
case("metadata", "Title: x\nAuthor: y\n\ntext")
case("a title block", "% Title\n% Author\n\ntext %d")

# Tables
case("a table", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nEnd")
case("a table without outer pipes", "a | b\n---|---\n1 | 2\n\nEnd")
case("a table with a short second line", "a | b\n--|-\n1 | 2\n\nEnd")
case("a ragged table",
     "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n\nEnd")
case("a table with code", "| a | b |\n|---|---|\n| `x` | p \\| q |\n\nEnd")
case("a pipe in the code of a table",
     "| a | b |\n|---|---|\n| `a \\| b` | q |")
case("a table below a line of text",
     "Text:\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd")
case("alignment", "| a | b |\n|:--|:-:|\n| *1* | **2** |\n| `$` | $y$ |")
case("one column", "| a |\n|---|\n| 1 |")
case("empty cells", "| a | b |\n|---|---|\n|   | 2 |\n| 3 |  |")
case("long cells", "| a " + "a" * 60 + " | b |\n|---|---|\n| 1 | "
     + "2" * 60 + " |")
case("a table in a list",
     "- item\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n\n- end")
case("no table: too few columns", "| a | b |\n|---|\n| 1 | 2 |")
# A table of one column without a pipe is one to cmark-gfm alone.
case("no table: a colon and dashes", "a\n:--\n\nb",
     ["a :--", "b"])
case("a caption below a table",
     "| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: the caption")
case("a caption above a table",
     "Table: the caption\n\n| a | b |\n|---|---|\n| 1 | 2 |")
case("a colon below a table", "| a | b |\n|---|---|\n| 1 | 2 |\n\n: text")
case("a grid table",
     "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n\nEnd")
case("a simple table",
     "Right     Left\n-----   ------\n12        12\n\nEnd")
case("pipes", "a | b | c\n\n|x|\n\n||\n\na || b && c\n\n|-\n\nend")
case("line blocks", "| the line\n|   second\n| third\n\nEnd")

# Lists and what only pandoc takes for one
case("a numbered list", "1. one\n2. two\n3. three\n\nEnd")
case("a numbered list from 5", "5. five\n6. six\n\nEnd")
case("numbers with parentheses", "1) one\n2) two\n\nEnd")
case("a list below a line of text", "Text\n1. one\n2. two")
case("dashes below a line of text", "Text\n- one\n- two\nlazy")
case("wide numbers", "9. nine\n10. ten\n\n    para\n\n11. eleven")
case("two lists", "1. a\n2. b\n\ntext\n\n3. c\n4. d")
case("years", "It began in\n1986. Then more.\n\nIn\n2024) x")
case("long numbers", "1234567890. ten digits\n\nIn\n007. Bond")
case("letters and Roman numerals",
     "a. first\nb. second\n\n(1) one\n(2) two\n\n#. hash\n\ni. roman\n"
     "ii. roman\n\nA. upper\n\nA.  two\n\n(a) x\n\n(iv) y\n\nb) x\n\n"
     "Mr. X\n\nI. X\n\nxx) X\n\nB. Russell\n\nmix. y")
case("a number sign for a number", "(#) x\n\n#) x")
case("numbered examples", "(@) An example.\n\n(@good) Another.")
case("definitions",
     "Term\n: definition\n\nTerm2\n\n:   def\n\nTerm3\n~ def")
case("divs", ":::\ntext\n:::\n\n::: warning\nx\n:::\n\n:::: {.a}\ny\n::::")
for blanks in (2, 3, 4):
    pad = " " * blanks
    for mark in "-*+":
        case(f"{mark} nested by {blanks}",
             f"{mark} one\n{pad}{mark} two\n{pad * 2}{mark} three\n"
             f"{pad * 3}{mark} four\n{pad * 2}{mark} three again\n"
             f"{mark} one again\n\nEnd")
    case(f"loose items nested by {blanks}",
         f"- one\n\n{pad}- two\n\n{pad}  para\n\n{pad * 2}- three\n\n"
         f"- one\n\nEnd")
    if blanks > 2:
        case(f"numbers nested by {blanks}",
             "".join(f"{pad * i}1. depth {i}\n" for i in range(4)))
case("numbers and dashes", "1. a\n   - b\n     - c\n       - d\n2. e")
case("every marker", "- a\n- b\n\n* c\n* d\n\n+ e\n\n1. f\n\n1) g\n\nEnd")
case("paragraphs of an item", "- one\n\n  two\n\n  three\n- four\n\nEnd")
case("paragraphs of an item, by four", "1. one\n\n    two\n\n2. three\n\nEnd")
case("lazy lines", "- one\nlazy\n- two\n  not lazy\nlazy again\n\nEnd")
case("code in an item",
     "1. Do this:\n\n       code in item\n\n2. that\n\n   ```sh\n   ls\n   ```"
     "\n\n   and more\n3. end")
case("code four deep",
     "- a\n  - b\n    - c\n      - d\n\n        ```\n        code\n        ```"
     "\n\n        para d\n\n      para c\n\n    para b\n\n  para a\n\nEnd")
case("a paragraph behind a nested list",
     "1. a\n    - b\n\n    para a\n\n2. c\n   - d\n\n   para c\n\nEnd")
case("an item in an item", "- - a\n  - b\n- 1. c\n\nEnd")
case("empty items", "- a\n-\n- b\n\nEnd")
case("items that begin with a mark",
     "- > quote\n- | a\n- : b\n- #tag\n- =\n\nEnd")
case("indented blocks", "   a\n\n  - b\n\n   1. c\n\n  > d")
case("line ends of DOS", "a\r\nb\r\n\r\n- c\r\n- d\r\n")

# Quotes
case("a quote", "> one\n> two\n\nbetween\n\n> three\nlazy\n\nEnd")
case("a fence in a quote",
     "> text\n>\n> ```python\n> a = 1\n>\n>     b\n> ```\n>\n> end")
case("an unclosed fence in a quote", "> ```\n> code\n\nEnd")
case("a heading in a quote", "> # One\n>\n> Two\n> ===\n\nEnd")
case("a list in a quote", "> - a\n> - b\n>     - c\n>\n> 1. d\n\nEnd")
case("a table in a quote", "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\nEnd")
case("a quote in a quote", "> one\n>\n> > two\n\nEnd")
case("a quote in a list", "- item\n\n  > quote\n  > more\n\n- next\n\nEnd")
case("a list in a quote in a list",
     "1. a\n\n   > q1\n   >\n   > - l1\n   >\n   >   ```\n   >   x\n"
     "   >   ```\n\n   end\n\nEnd")
case("an alert", "> [!NOTE]\n> text\n\nEnd")
case("a quote below a line of text", "text\n> quote\n\nEnd")

# TeX, notes, references, attributes, citations, emoji, entities, links
case("TeX", "\\alpha and \\begin{x}y\\end{x}\n\n\\begin{align}\na\n"
     "\\end{align}\n\n\\newcommand{\\foo}{bar} \\foo\n\n"
     "\\(x\\) \\[y\\] \\\\(z\\\\)")
case("mathematics", "$math$ and $$x^2$$ costs $5 and $6, US$20,000 and C$3")
case("above and below",
     "^sup^ x^2^ ~/.bashrc ~/x ~~strike~~ ~5 and 2^10 a^b c")
case("below", "H~2~O and ~sub~")
case("footnotes", "Text[^1] and ^[inline] x.\n\n[^1]: The note.")
case("a definition of a reference", "[a]: b\n\nend")
case("definitions of references",
     "[a]: b\n\n[foo]: http://example.com \"Title\"\n\nsee [foo] and [a]")
case("definitions of references in lists", "- [a]: b\n\n> [q]: z\n\nend")
case("brackets",
     "[x] [x][y] [a](b [c] d[0] a[i][j] list[int] [1, 2] [] ![] a[^b]")
case("brackets of half-open intervals",
     "In [0, 1) first.\n\nBetween.\n\nIn (0, 1] last.")
case("an empty link", "list[int] [](x)")
case("an exclamation mark at a bracket", "wow![x] and ![z]")
case("a heading's name in brackets", "see [Question 1] and [x][Question 1]")
case("attributes", "text {#id} word{.cls} `code`{.py} [span]{.x}")
case("code with attributes", "`<b>`{=html} and `x`{=latex}")
case("addresses", "me@example.com, @ here, and name@host")
case("citations", "@cite says [@foo] and [-@foo; @bar p. 3], -@foo, @{x}")
case("emoji", ":smile: :+1: 10:20:30 a:b:c std::vector :x :no emoji:")
case("entities", "&amp; &lt;b&gt; &copy; &nbsp;x &#35; &#x41; &nosuch; "
     "&amp;amp; & &; &#; AT&T &ouml; &notin; &AMP")
case("entities of marks", "&#35; no heading\n\n&#42; x\n\n&#45; y\n\n"
     "&#96;x&#96; &#42;x&#42; &#95;y&#95; &#91;z&#93;(u) &#36;x&#36; &#126;")
case("bare addresses of pages",
     "See https://example.com/a_b_c?x=1&y=2. And (https://example.com/b), "
     "http://localhost:8000/x or https://x.org/(foo)")
case("odd characters in an address", "https://e.com/~u/^x/$y/")
case("stars in an address", "http://a.b/*x*/")
case("an address without http", "at www.example.com")
case("addresses in angle brackets", "<https://example.com/a> end")
case("links", "[text](http://example.com) [a [b] c](u) [x](y(z)) "
     "[`c`](d) [**b**](e) [t](u \"title\")")
case("a link to a place with blanks", "[t](<a b> \"title\") end")
case("an image", "![alt](x.png) in text\n\n![alone](x.png)\n\nEnd")
case("empty cells without a blank",
     "|a|b|c|\n|---|---|---|\n||1|2|\n|x||2|\n|x|||\n|||3|\n\n"
     "||`d`|e|\n|-|-|-|\n| ||2|\n\n"
     "no || row\n|`f`||\n|-|-|\n||**1**|\n\n"
     "> g||h\n> --- | --- | ---\n> &amp;||*i*\n\nEnd")
case("a bracket in the title of an image",
     "![a](b \"[\") c](x) d\n\n![e](f '![') ![g](h) i](y)\n\n"
     "> ![j](k\n> \"[\") l](z)\n\nEnd")
case("a bracket in the address of an image",
     "![a](<b[> \"t\") c](x) d\n\n![e](f[(g))](x)\n\n"
     "**![h](i (\\\\[ j))** k](y)[l](m)\n\nEnd")
case("a bracket in the title of a link", "[a](b \"[\") c](x) d")
case("marks in the address of a link",
     "**[a](**:) b\n\nc *[d](*:) e\n\n- f ***[](***:)\n- __[g](__:)\n"
     "  1. *h ~~[i](~~:) j*\n\nEnd")
case("marks in the title of a link",
     "*[a](b \"*:\") c\n\n| **[d](e '**.') | f |\n|---|---|\n| g | h |\n\n"
     "![i](<j_> \"_\") _k_ *![l](m*:)\n\nEnd")
case("a script in a link", "[x](javascript:alert(1)) end")
case("abbreviations and wikis",
     "HTML x\n\n[TOC]\n\n[[wiki]] [[a|b]] {{ x }} {% y %}")
case("kramdown", "{:toc}\n\n{: .class}\n\n{#x}")
case("inserts and marks", "++ins++ ==mark== ==x==")

# Emphasis, code spans, backslashes, lines
case("emphasis", "**bold** *em* ***both*** _x_ __y__ **a *b* c**")
case("bold inside emphasis", "*a **b** c*")
case("names with underscores", "snake_case_name foo_bar_ and _a_b")
case("names in two underscores", "call __init__ and __name__")
case("two underscores inside a word", "__a__b")
case("a star inside bold", "**a*b** end")
case("stars in code that is none", "f(*args, **kwargs) and *args, **kw")
case("stars with blanks", "** x ** * y * 5 * 6")
case("emphasis inside words", "2*3*4 a**b**c 中文**粗体**中文 a~~b~~c")
case("emphasis at punctuation", "**Note:** (*x*); **z**.")
case("emphasis in quotes", "\"*y*\"")
case("dashes and quotes",
     "--help -- --- a--b ... \"q\" 'q' it's -1 - x\n\n-x\n\n--long\n\n+x")
case("code spans", "`a` ``b`c`` ``` ``d`` ``` `` ` `` ` e ` `<b>` `$x$` "
     "`a\\` `*x*` `&amp;` `|` `http://x.org` `:smile:` `@foo` `[^1]`")
case("code spans over line ends", "a `code over\na line` b ``\nc\n`` d")
case("code that is a line ending", "a ` b `\n` c\n\nd `\n    ` e `f`")
case("code with long runs of backticks",
     f"a ` {'`' * 31} ` b ` {'`' * 32} ` c `d {'`' * 90} e` f")
case("code spans at line starts", "`x` at start\n\n`1.` x\n`-` y")
case("unclosed code spans", "`open\n\n``open`\n\na ` b")
case("a longer run in a code span", "`open and ``two and ` close")
case("escapes", "\\* \\_ \\` \\# \\\" \\' \\, \\; \\/ \\? \\% \\& \\= \\~ "
     "\\^ \\$ \\{ \\} \\[ \\] \\( \\) \\< \\> \\| \\! \\: \\- \\+ \\.")
case("an escaped at sign", "\\@ and \\@foo")
case("backslashes", "\\a \\1 \\é \\ x \\n C:\\dir\\new \\\\\\\\ four "
     "\\\\\\ three \\\\\\* x \\\\\\\\* y")
case("backslashes at line ends",
     "line one\\\nline two\\\n\n- a\\\n  b\n\nlast\\")
case("backslashes at code", "`a\\`\\\nb `\\` c \\`d\\`")
case("hard breaks", "one  \ntwo   \nthree\nfour  \n\n- a  \n  b\n\nend  ")
case("other alphabets",
     "Größe 中文 日本語 Ж ∀x∈ℝ 👍🏽 é zero\u200bwidth \u00a0x → “q” ‘s’ …")
case("wide marks", "中文：`代码`。\n1、一\n\n１．x\n\n（1）x\n\n· z\n\n• w")
case("marks alone", "__\n\n**\n\n--\n\n==\n\n_x\n\nend")
case("a long line", "word " * 2000 + "end")
case("a long word", "x" * 10000 + " `" + "y" * 3000 + "`")
case("a long line of code", "```\n" + "z = 1; " * 1500 + "\n```")

# Blocks on the line of an item's marker, and what was lost once
case("a fence on the line of a number",
     "1. ```sh\n   ls\n   ```\n2. ~~~\n   x\n   ~~~\n\nEnd")
case("a list on the line of a number", "1. - x\n   - y\n2. + z\n\nEnd")
case("a table on the line of a marker", "- | a | b |\n  |---|---|\n  | 1 | 2 |")
case("a rule and a heading in items", "- ***\n- # Head\n- c")
case("an empty number below a list", "+ one\n1.\n\ntwo")
case("numbers that are empty", "1.\n2. two\n3.\n\nEnd")
case("quotations without a blank", ">)>\n```\ncode\n```\n>>>a\n>b")
case("wide numbers with blocks",
     "998. a\n\n     b\n\n999. c\n\n     - d\n\n1000. e\n\n      f")
case("items that are loose inside tight ones",
     "- a\n  - b\n\n    c\n  - d\n- e\n\nEnd")
for depth in (8, 20):
    case(f"quotations {depth} deep", "> " * depth + "a\n" + ">" * depth + "b")
    case(f"lists {depth} deep", "\n".join("  " * i + f"- {i}"
                                         for i in range(depth)))
case("definitions in code",
     "```js\nlet a = {\n  [Symbol('a')]: 'b',\n[x]: y\n}\n```\n\nEnd")
case("definitions in code in a list", "- a\n\n  ```\n  [x]: y\n  ```\n\nEnd")
case("a title in a reference", "See [a].\n\n[a]: https://x.org 'Title'")
case("a long reference, used often", "[a] " * 20 + "\n\n[a]: /" + "x" * 3000)
case("blank lines first", "\n\n  \nText\n\n\n\nEnd\n\n")
case("entities of control characters",
     "a&#x202e;b &#27;[31m &#0; &#10; c &#x2066;`&#27;`",
     ["a<U+202E>b ^[[31m \ufffd c <U+2066>&#27;"])
case("control characters", "a\u0001b `c\u001bd`\n\n```\ne\u009bf\n```",
     ["a^Ab c^[d", Code("e<U+009B>f")])
case("entities of HTML 5", "&check; &rarr; &thetasym; &apos; &Hat;")
case("blanks of entities in emphasis", "*&nbsp;a* **b&#32;** *&#32;* c")

case("a backslash before a bare address",
     "\\http://a.org b, c\\\\https://a.org/d and \\\\\\http://a.org.")

case("tildes that are no marks",
     "p~~;~~ and a~~(b)~~ and ~~c~~ d~~`e`~~ and ~f~~;~~ g\n\n"
     "*h ~~i* j~~;~~ http://a.org/~k/~~l m~~.~~\n\n"
     "| n~~;~~ | ~~o~~ |\n|---|---|\n| ~~p~ | q~~,~~r~~ |")

# Tables that md4c and cmark-gfm read differently
case("a table with single dashes", "|a|b|\n|-|:-|\n|1|2|\n\nEnd")
case("a table with a short head", "| a |\n|---|---|\n| 1 | 2 |")
case("a table below text in a quote", "> t\n> |a|b|\n> |-|-|\n> |1|2|\n\nEnd")
case("a table below text in an item",
     "- t\n  |a|b|\n  |---|---|\n  |1|2|\n- u\n\nEnd")
case("two tables below text",
     "t\n|a|b|\n|--|--|\n|1|2|\n\nu\nv\nc|d\n-|-\n3|4\n\nEnd")
case("pipes in code in a table",
     "|a|b|\n|---|---|\n| `x \\| y` `z` | `\\|` |\n| \\| | **p \\| q** |")
case("marks in cells",
     "| * | _ |\n|---|---|\n| # | > |\n| - | 1. |\n| [a](b) | ![c](d) |")

# Marks beside each other
case("a code span that begins and ends with a line end",
     "x ``\nc\n`` d\n\n`\ne\n`")
case("code spans beside each other", "`a`[`b`](javascript:x) \\``c`\\`")
case("emphasis beside emphasis", "*a***b** **c***d* *e*_f_ **g**__h__")
case("emphasis in emphasis", "*a *b* c* **d **e** f** ***g*** _**h** i_")
case("emphasis in words around bold", "a*b **c** d*e **f*g*h**")
case("bold in words of other alphabets",
     "\u4e2d\u6587**\u7c97\u4f53**\u4e2d\u6587 \u0641**\u0641**\u0641 "
     "\u4e2d*\u6587*\u4e2d")
case("bold that is none", "**\u6ce8\u610f\uff1a**\u4ee5\u4e0b a**`x`**b")
case("emphasis around addresses",
     "*http://a.org/_x_* **<https://b.org/c_d>** _<https://e.org/f_g>_")
case("a link before code",
     "[a](https://a.org/b); `x` and [c](https://c.org) `y`")
case("links with odd places",
     "[a](<b c>) [d](e*f_g) [h](i&amp;j) [k](l%20m) [n](o\\)p) "
     "[q](http://r.org/?s=1&copy;=2)")
case("exclamation marks before links", "a![b](c) a!\\[b] \\![d](e) !")
case("an image without text", "a ![](x.png) b ![y]() c")
case("an image in a link", "[![a](b.png)](https://c.org) [d ![e](f)](g)")
case("addresses of mail", "<a@b.org> c@d.org <mailto:e@f.org> [g](mailto:h@i.j)")
case("other schemes",
     "[a](ftp://b) <ftp://c.org> [d](data:text/html,x) ![e](javascript:f) "
     "git://g ssh://h xhttp://i.org")
case("www in words", "www.a.org wwww.b awww.c.org WWW.D.ORG www. x")
case("braces", "`a`{b} *c*{d} [e](f){g} <https://h.org>{i} @{j} ${k} {{l}}")
case("stars and underscores alone", "* * a_ _b * _ ** __ *** ~ ~~ ^ $ a* *")
case("soft hyphens and joiners", "a\u00adb \u200dc \u2764\ufe0f 1\ufe0f\u20e3")

# First lines of questions: they become headings.
FIRST_LINES = [
    "What is `a | b`?", "What is C#", "How do # and ## differ? ##",
    "1. Which is right?", "- Is this a list?", "> Is this a quote?",
    "What does `<b>` do, and 1 < 2?", "What is [a]: b?", "Is {#id} an id",
    "What is $x$ in ^x^?", "Is a\\_b or a\\b right?", "| a | b |", "(1) What?",
    "What are --help and -h?", "Ends with a backslash \\", "What is **it**?",
    "What does :smile: mean at 10:20:30?", "Is it a b. c?", "=", "1986. Why?",
]
