#!/usr/bin/env bats
# The formats that list prints: what each looks like, how it writes hostile
# text, and that yaml reads back as the same questions.

load lib

prepare() {
    deck basics/sql.yaml <<'END'
title: SQL
tags: [sql]
questions:
  - id: join
    question: What is a join?
    level: middle
    tags: [tables, sets]
    source: [paper/1, paper/2]
    see: [union]
    answer: |
      Rows side by side:

          SELECT * FROM a JOIN b;
  - id: union
    question: |
      What does this print?

          SELECT 1 UNION SELECT 1;
END
}

# hostile: a bank of one question for each text that has deceived a reader or
# a writer of YAML, JSON or tables, on standard output.
hostile() {
    cat <<'END'
title: "A title: #1 ~"
questions:
- {id: leading, question: "  two blanks", answer: "    four\n  two\nnone"}
- {id: absent, question: "null", answer: "~"}
- {id: words, question: "no", answer: "1.10", tags: ["null", "~", "yes", "1e3"]}
- {id: colons, question: "a: b:", answer: "key: value\n: x\n"}
- {id: hashes, question: "a #b", answer: "# one\n#two"}
- {id: trailing, question: "blanks at the end  ", answer: "one  \ntwo\t\n \nthree "}
- {id: tabs, question: "\ta\tb\t", answer: "\tindented\n\t\tmore"}
- {id: quotes, question: "it's \"this\"", answer: "'\n\"\n''"}
- {id: backslashes, question: "C:\\new\\table", answer: "\\\n\\n\\"}
- {id: nonascii, question: "Größe 漢字 😀 é", answer: "“a”\n\u200b\n\uFEFF\n\U0010FFFD"}
- {id: markers, question: "---", answer: "---\n...\n- a\n? b\n"}
- {id: returns, question: "a\rb", answer: "a\r\nb\r\n"}
- {id: breaks, question: "a\u2028b\u2029c\u0085d", answer: "a\u2028\n\u2029b\u0085\nc"}
- {id: empty-lines, question: "\n\na\n\nb", answer: "a\n\n\n\nb"}
- {id: controls, question: "\e[31m\0\a\b\x7f", answer: "a\e\n\0\n\x9b1m"}
- {id: bidi, question: "\u202Ea\u2066b", answer: "\u202a\n\u2069", tags: ["\u202Etag"]}
- {id: alias, question: "*a", answer: "&a"}
- {id: tag, question: "!a", answer: "%a"}
- {id: reserved, question: "@a", answer: "`a"}
- {id: blocks, question: "|", answer: ">"}
- {id: flow, question: "[a", answer: "{a}, b]"}
- {id: indicators, question: "- a", answer: "? a"}
- {id: merge, question: "<<", answer: "="}
END
    printf -- '- {id: long, question: "%0400d", answer: "%01400d x"}\n' 0 0
}

# questions_of FILE: its questions as JSON, without file and line.
questions_of() {
    "$QBANK" -b "$1" list -T json | sed 's/"file":"[^"]*","line":[0-9]*,//'
}

# field NAME ID: that member of the question's JSON as it is written.
field() {
    "$QBANK" -b bank list -T json "$2" | sed "s/.*\"$1\":\\(\"[^\"]*\"\\|null\\|\\[[^]]*\\]\\),.*/\\1/"
}

# is_safe: standard input has no raw terminal controls.
is_safe() {
    ! LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|(?<![\x80-\xff])[\x80-\xbf]'
}

@test "line: tabs between the fields, the question folded" {
    qbank -b bank list >out
    diff - out <<'END'
join	middle	basics/sql	What is a join?
union		basics/sql	What does this print? SELECT 1 UNION SELECT 1;
END
    qbank -b bank list -T line >out2
    cmp out out2
}

@test "line: no answer, asked for or not" {
    run -0 qbank -b bank list -T line -a join
    [ "$output" = "join	middle	basics/sql	What is a join?" ]
}

@test "id: one a line" {
    qbank -b bank list -T id >out
    printf 'join\nunion\n' | cmp - out
}

@test "anki: a bare link ends before what looks like an entity" {
    run -0 qbank -b - list -T anki <<'END'
- {id: a, question: "See https://a.org/?q=b&hl; or https://a.org/c;"}
END
    [[ $output == *'<a href=""https://a.org/?q=b"">https://a.org/?q=b</a>&amp;hl; or'* ]]
    [[ $output == *'<a href=""https://a.org/c"">https://a.org/c</a>;'* ]]
}

@test "text: a carriage return inside a line is shown" {
    bank='- {id: cr, question: "a\rb\r\nc\r"}'
    run -0 --separate-stderr qbank -b - list -T text <<<"$bank"
    [ "${lines[0]}" = "a^Mb" ]
    [ "${lines[1]}" = "c" ]
}

@test "id: each followed by a NUL" {
    qbank -b bank list -T id -0 >out
    printf 'join\0union\0' | cmp - out
    qbank -b bank list --format=id --null >out
    printf 'join\0union\0' | cmp - out
    for order in '-0 -T line' '-T line -0'; do
        # shellcheck disable=SC2086
        run -2 --separate-stderr qbank -b bank list $order
        [ "$output$stderr" = 'qbank list: -0 needs -T id, not -T line' ]
    done
}

@test "text: the question and what is known of it" {
    qbank -b bank list -T text >out
    diff - out <<'END'
What is a join?
[join] basics/sql, middle; sql, tables, sets

What does this print?

    SELECT 1 UNION SELECT 1;
[union] basics/sql; sql
END
}

@test "text: the answer is indented, asked for" {
    qbank -b bank list -T text -a >out
    diff - out <<'END'
What is a join?
[join] basics/sql, middle; sql, tables, sets

    Rows side by side:

        SELECT * FROM a JOIN b;

What does this print?

    SELECT 1 UNION SELECT 1;
[union] basics/sql; sql

    (no answer yet)
END
}

@test "text: the source of the Markdown is kept" {
    deck marks.yaml <<'END'
- id: marks
  question: Is `a  b` *one* <b>word</b>?
  answer: |
    **No**, `two`:

    ```c
    a  b
    ```
END
    qbank -b bank list -T text -a marks >out
    diff - out <<'END'
Is `a  b` *one* <b>word</b>?
[marks] marks

    **No**, `two`:

    ```c
    a  b
    ```
END
}

@test "markdown: a title first, then a heading for each question" {
    run -0 qbank -b bank list -T markdown
    [[ ${lines[0]} =~ ^#\ [^#\ ] ]]
    [ "$(grep '^#' <<<"$output" | tail -n +2)" = "### What is a join?
### What does this print?" ]
}

@test "markdown: answers, code and blank lines" {
    qbank -b bank list -T markdown -a >out
    sed -n '/^###/,$p' out >questions
    diff - questions <<'END'
### What is a join?

Rows side by side:

```
SELECT * FROM a JOIN b;
```

### What does this print?

```
SELECT 1 UNION SELECT 1;
```

*(no answer yet)*
END
}

@test "markdown: the heading is the first paragraph" {
    deck late.yaml <<'END'
- {id: late, question: "\n\nWhat is late?\nSay it."}
END
    qbank -b bank list -T md late | sed -n '/^###/,$p' >out
    diff - out <<'END'
### What is late? Say it.
END
}

@test "markdown: md for short" {
    qbank -b bank list -T markdown -a >out
    qbank -b bank list -T md -a | cmp - out
}

@test "markdown: tags of HTML are characters, but in code" {
    deck html.yaml <<'END'
- {id: html, question: "What is <b>?", answer: "A <b>tag</b>, `<i>` too."}
END
    qbank -b bank list -T md -a html | sed -n '/^###/,$p' >out
    diff - out <<'END'
### What is \<b>?

A \<b>tag\</b>, `<i>` too.
END
}

@test "json: an object a line, every key, in a fixed order" {
    qbank -b bank list -T json >out
    diff - out <<'END'
{"id":"join","topic":"basics/sql","title":"SQL","level":"middle","tags":["sql","tables","sets"],"source":["paper/1","paper/2"],"see":["union"],"question":"What is a join?","answer":"Rows side by side:\n\n    SELECT * FROM a JOIN b;","file":"bank/basics/sql.yaml","line":4,"choices":[],"points":null,"refs":[]}
{"id":"union","topic":"basics/sql","title":"SQL","level":null,"tags":["sql"],"source":[],"see":[],"question":"What does this print?\n\n    SELECT 1 UNION SELECT 1;","answer":null,"file":"bank/basics/sql.yaml","line":14,"choices":[],"points":null,"refs":[]}
END
}

@test "json, yaml and tsv: -q leaves the answers out" {
    run -0 qbank -b bank list -T json -q
    [[ ${lines[0]} == *'"answer":null,'* ]]
    run -0 qbank -b bank list -T tsv -q join
    [ "$output" = "join	basics/sql	middle	sql,tables,sets	What is a join?	" ]
    run -0 qbank -b bank list -T yaml -q
    [[ $output != *answer* ]]
    [[ $output == *"id: join"* ]]
}

@test "tsv: six fields, what would break them escaped" {
    deck odd.yaml <<'END'
- {id: odd, question: "a\tb\\c", answer: "one\ntwo\\n", level: hard}
END
    qbank -b bank list -T tsv join odd >out
    diff - out <<'END'
join	basics/sql	middle	sql,tables,sets	What is a join?	Rows side by side:\n\n    SELECT * FROM a JOIN b;
odd	odd	hard		a\tb\\c	one\ntwo\\n
END
}

@test "yaml: a deck for people" {
    qbank -b bank list -T yaml join >out
    grep -qx 'title: SQL' out
    grep -q 'id: join$' out
    grep -q 'question: What is a join?$' out
    grep -q 'answer: |$' out
    grep -q '^ *Rows side by side:$' out
}

@test "yaml: reads back to the same questions" {
    qbank -b bank list -T yaml >again.yaml
    diff <(questions_of bank) <(questions_of again.yaml)
    qbank -b bank list -T yaml | qbank -b - list -T yaml | cmp - again.yaml
}

@test "yaml: reads back to the same hostile questions" {
    hostile >hostile.yaml
    run -0 --separate-stderr qbank -b hostile.yaml list -c
    [ "$output" = 24 ]
    qbank -b hostile.yaml list -T yaml >again.yaml
    diff <(questions_of hostile.yaml) <(questions_of again.yaml)
}

@test "yaml: reads back in the order that was printed" {
    question_list() {
        printf -- '- {id: %s, question: Which?}\n' "$@"
    }
    question_list a c | deck one.yaml
    question_list b d | deck two.yaml
    qbank -b bank list -T yaml a b c d >again.yaml
    run -0 qbank -b again.yaml list
    [ "$output" = "a		one	Which?
b		two	Which?
c		one	Which?
d		two	Which?" ]
}

@test "yaml: no answer key without an answer" {
    run -0 qbank -b bank list -T yaml union
    [[ $output != *answer* ]]
    [[ $output != *level* ]]
    [[ $output != *see* ]]
}

@test "yaml: a topic from a file's name that is not UTF-8" {
    mkdir -p bank
    printf -- '- {id: latin, question: Which?}\n' >bank/$'caf\xe9.yaml'
    run -0 --separate-stderr qbank -b bank list -T yaml latin
    [[ $output == *"id: latin"* ]]
    [ "${stderr-}" = "" ]
}

@test "json: what a hostile text is" {
    mkdir -p bank
    hostile >bank/hostile.yaml
    [ "$(field question leading)" = '"  two blanks"' ]
    [ "$(field answer leading)" = '"    four\n  two\nnone"' ]
    [ "$(field question absent)" = '"null"' ]
    [ "$(field answer absent)" = '"~"' ]
    [ "$(field tags words)" = '["null","~","yes","1e3"]' ]
    [ "$(field question colons)" = '"a: b:"' ]
    [ "$(field question trailing)" = '"blanks at the end  "' ]
    [ "$(field answer trailing)" = '"one  \ntwo\t\n \nthree "' ]
    [ "$(field question tabs)" = '"\ta\tb\t"' ]
    [ "$(field question backslashes)" = '"C:\\new\\table"' ]
    [ "$(field question nonascii)" = '"Größe 漢字 😀 é"' ]
    [ "$(field question controls)" = '"\u001b[31m\u0000\u0007\u0008\u007f"' ]
    [ "$(field answer controls)" = '"a\u001b\n\u0000\n\u009b1m"' ]
    [ "$(field question bidi)" = '"\u202ea\u2066b"' ]
    [ "$(field tags bidi)" = '["\u202etag"]' ]
}

@test "json: quotes and backslashes read back in another program" {
    command -v /usr/bin/python3 >/dev/null || skip "no python3"
    hostile >hostile.yaml
    qbank -b hostile.yaml list -T json quotes breaks >out
    run -0 --separate-stderr /usr/bin/python3 -c 'import json, sys
for line in open(sys.argv[1], "rb"):
    print(ascii(json.loads(line)["question"]))' out
    [ "${lines[0]}" = "'it\\'s \"this\"'" ]
    [ "${lines[1]}" = "'a\\u2028b\\u2029c\\x85d'" ]
}

@test "null, ~ and nothing are no answer; in quotes they are" {
    deck null.yaml <<'END'
- {id: a, question: A?, answer: null, level: ~, tags: }
- {id: b, question: B?, answer: 'null'}
- {id: c, question: C?, answer: no}
END
    run -0 qbank -b bank list -T tsv a b c
    [ "$output" = "a	null			A?	
b	null			B?	null
c	null			C?	no" ]
}

@test "CRLF at the end of a line is not part of a text" {
    printf '%s\r\n' 'questions:' '  - id: dos' '    question: Which one?' \
        '    answer: |' '      one' '' '        two' >dos.yaml
    run -0 --separate-stderr qbank -b dos.yaml list -T tsv
    [ "$output" = 'dos	dos			Which one?	one\n\n  two' ]
}

@test "a byte-order mark is not part of a text" {
    printf '\xef\xbb\xbf- {id: mark, question: Which?}\n' >mark.yaml
    run -0 --separate-stderr qbank -b mark.yaml list
    [ "$output" = "mark		mark	Which?" ]
}

@test "line: blanks, tabs and newlines become one blank" {
    deck lines.yaml <<'END'
- {id: lines, question: "one\n\n  two\tthree   four\r\nfive"}
END
    run -0 qbank -b bank list lines
    [ "$output" = "lines		lines	one two three four five" ]
}

@test "line: one line and three tabs for every hostile question" {
    hostile >hostile.yaml
    qbank -b hostile.yaml list >out
    [ "$(wc -l <out)" = 24 ]
    run -1 grep -vP '^[^\t]+\t[^\t]*\t[^\t]+\t[^\t]+$' out
}

@test "tsv and json: one line for every hostile question" {
    hostile >hostile.yaml
    qbank -b hostile.yaml list -T tsv >out
    [ "$(wc -l <out)" = 24 ]
    run -1 grep -vP '^([^\t]*\t){5}[^\t]*$' out
    qbank -b hostile.yaml list -T json >out
    [ "$(wc -l <out)" = 24 ]
}

@test "no terminal control is printed raw" {
    local format

    mkdir -p bank
    hostile >bank/hostile.yaml
    for format in line id text markdown json tsv; do
        qbank -b bank list -a -T "$format" >out
        is_safe <out
    done
    qbank -b bank list --count-by=tag >out
    is_safe <out
}

@test "anki: no terminal control is printed raw" {
    hostile >hostile.yaml
    qbank -b hostile.yaml list -T anki >out
    is_safe <out
}

@test "what is unsafe is shown" {
    deck evil.yaml <<'END'
- {id: evil, question: "a\e[31mb\u202Ec\x9b", answer: "\e]0;x\a"}
END
    run -0 qbank -b bank list -T line evil
    [ "$output" = "evil		evil	a^[[31mb<U+202E>c<U+009B>" ]
    run -0 qbank -b bank list -T text -a evil
    [ "${lines[0]}" = "a^[[31mb<U+202E>c<U+009B>" ]
    [ "${lines[2]}" = "    ^[]0;x^G" ]
    run -0 qbank -b bank list -T tsv evil
    [ "$output" = 'evil	evil			a\u001b[31mb\u202ec\u009b	\u001b]0;x\u0007' ]
}

@test "names of files are made safe as texts are" {
    local format

    mkdir -p bank/$'\e[31m' bank/$'\x9b'
    printf -- '- {id: esc, question: Which?}\n' >bank/$'\e[31m/a.yaml'
    printf -- '- {id: c1, question: Which?}\n' >bank/$'\x9b/a.yaml'
    printf -- '- {id: bidi, question: Which?}\n' >bank/$'\xe2\x80\xae.yaml'
    for format in line text markdown json anki; do
        qbank -b bank list -T "$format" esc c1 bidi >out
        is_safe <out
    done
    qbank -b bank list --count-by=topic >out
    is_safe <out
}

@test "tsv: names of files are made safe as texts are" {
    mkdir -p bank/$'\x9b'
    printf -- '- {id: c1, question: Which?}\n' >bank/$'\x9b/a.yaml'
    qbank -b bank list -T tsv c1 >out
    is_safe <out
}

@test "messages about a bank are made safe too" {
    mkdir -p bank/$'\e[31mred'
    printf -- '- {id: esc, question: Which?, tags: ["\\u202Ered"]}\n' >bank/$'\e[31mred/a.yaml'
    qbank -b bank list -t '31mred/a' 2>err || [ $? = 1 ]
    grep -q 'did you mean' err
    is_safe <err
}

@test "messages about a tag are made safe too" {
    deck tag.yaml <<<'- {id: tagged, question: Which?, tags: ["\u202Ereder"]}'
    qbank -b bank list -g reder 2>err || [ $? = 1 ]
    grep -q 'did you mean' err
    is_safe <err
}

@test "an invalid id on standard input is made safe" {
    printf '\e[31mred\n' | qbank -b bank list - 2>err || [ $? = 2 ]
    grep -q 'unknown id' err
    is_safe <err
}

@test "yaml: what other readers take for something else is quoted" {
    cat >bank/types.yaml <<'END'
- id: "1985"
  question: "True"
  level: junior
  tags: ["No", "1985", "1:30", "0x1F", "1e3", "~", "null", "2001-01-01", "yes", ".5", ".inf", "1_000", "="]
  source: ["1/2", "off"]
  answer: "3.14"
END
    qbank -b bank/types.yaml list -T yaml >out.yaml
    /usr/bin/python3 -c 'import yaml' 2>/dev/null || skip "needs PyYAML"
    run -0 /usr/bin/python3 - out.yaml <<'END'
import sys, yaml
question, = yaml.safe_load(open(sys.argv[1]))["questions"]
print(question["id"], question["question"], question["answer"], *question["tags"], *question["source"])
assert all(isinstance(word, str) for word in
           [question["id"], question["question"], question["answer"], *question["tags"], *question["source"]])
END
    [ "$output" = "1985 True 3.14 No 1985 1:30 0x1F 1e3 ~ null 2001-01-01 yes .5 .inf 1_000 = 1/2 off" ]
    [ "$(questions_of bank/types.yaml | sed 's/"topic":"[^"]*"//')" = "$(questions_of out.yaml | sed 's/"topic":"[^"]*"//')" ]
}

@test "yaml: controls of the direction of writing are escaped" {
    printf -- '- {id: bidi, question: "a \\u202e b \\u2067 c", answer: "x\\u202a"}\n' >bank/bidi.yaml
    qbank -b bank/bidi.yaml list -T yaml >out.yaml
    is_safe <out.yaml
    [ "$(questions_of bank/bidi.yaml)" = "$(questions_of out.yaml)" ]
}

@test "yaml: any name of a file is a topic that is read back" {
    mkdir names
    printf -- '- {id: one, question: Q?}\n' >names/$'a\nb.yaml'
    printf -- '- {id: two, question: Q?}\n' >names/$'c\e[31m.yaml'
    printf -- '- {id: three, question: Q?}\n' >names/$'d\xff: #.yaml'
    qbank -b names list -T yaml >out.yaml
    is_safe <out.yaml
    [ "$(questions_of names)" = "$(questions_of out.yaml)" ]
    run -0 qbank -b names list -T id -t "$(qbank -b names list --count-by=topic | sed -n '1s/\t.*//p')"
    [ "$output" = one ]
}

@test "an unknown format suggests a similar one" {
    run -2 --separate-stderr qbank -b bank list -T jsn
    [ "$output" = "" ]
    [[ $stderr == "qbank list: "*"'jsn'"*"did you mean 'json'"* ]]
}

@test "an unknown format without a similar one lists all" {
    local format

    run -2 --separate-stderr qbank -b bank list -T postscript
    for format in line id text markdown json yaml tsv anki; do
        [[ $stderr == *"$format"* ]]
    done
}

@test "the last of -a and -q counts" {
    run -0 qbank -b bank list -T text -q -a join
    [[ $output == *"Rows side by side"* ]]
    run -0 qbank -b bank list -T text -a -q join
    [[ $output != *"Rows side by side"* ]]
}
