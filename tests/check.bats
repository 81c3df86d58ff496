#!/usr/bin/env bats
# qbank check: what it reports, where, and with which status.
# shellcheck disable=SC2016,SC2154 # backticks are text; bats sets stderr

load lib

# An answer of the lines of standard input; the first is line 4 of the file,
# and the first column is column 5.
answer() {
    {
        printf -- '- id: one\n  question: What?\n  answer: |\n'
        sed 's/./    &/'
    } | deck one.yaml
}

# errors TEXT [ARGUMENT...]: check finds only this, with status 1.
errors() {
    local wanted=$1

    shift
    run -1 --separate-stderr qbank check "${@:-bank}"
    [ "$stderr" = "" ]
    [ "$output" = "$wanted" ]
}

# warns TEXT [ARGUMENT...]: check finds only this, with status 0.
warns() {
    local wanted=$1

    shift
    run -0 --separate-stderr qbank check "${@:-bank}"
    [ "$stderr" = "" ]
    [ "$output" = "$wanted" ]
}

# One mistake, at 2:10, in a question named ID.
mistake() {
    printf -- '- id: %s\n  level: guru\n  question: What is %s?\n' "$1" "$1"
}
text="error: 'guru' is not a level; use junior, middle or senior (or easy, medium, hard)"

# finds_in STATUS FILE:LINE TEXT: one finding, in any column of a line.
finds_in() {
    run --separate-stderr qbank check bank
    [ "$status" -eq "$1" ]
    [ "$stderr" = "" ]
    [[ ${lines[0]} == "$2:"*" $3" ]]
    [ "${#lines[@]}" -eq 1 ]
}

# Status and operands

@test "a bank without mistakes prints nothing" {
    deck one.yaml <<'END'
title: One
topic: numbers
tags: [small]
level: junior
source: book/1
questions:
  - id: one
    question: What is 1?
    see: [two]
  - id: two
    question: What is 2?
    level: hard
    tags: [even, prime]
    source: [book/2, book/3]
    see: one
    answer: |
      Twice one:

      ```python
      print(1 + 1)  # <b> is no HTML here
      ```

      It is \<b> or `<b>`, and 1 < 2, 2 <3.
END
    warns ""
    warns "" --strict bank
}

@test "an error is status 1" {
    mistake one | deck one.yaml
    errors "bank/one.yaml:2:10: $text"
}

@test "a warning is status 0, and 1 with --strict" {
    deck one.yaml <<<'- question: one'
    run -0 --separate-stderr qbank check bank
    [[ $output == "bank/one.yaml:1:3: warning: no id; "* ]]
    [ "$stderr" = "" ]
    run -1 --separate-stderr qbank check --strict bank
    [[ $output == "bank/one.yaml:1:3: warning: no id; "* ]]
    [ "$stderr" = "" ]
}

@test "findings are in the order of files, lines and columns" {
    mistake b | deck b.yaml
    deck a.yaml <<'END'
- {question: a, levl: x, id: a}
- id: b2
  question: b
  level: guru
  foo: bar
END
    errors "bank/a.yaml:1:17: warning: unknown key 'levl'; did you mean 'level'?
bank/a.yaml:4:10: $text
bank/a.yaml:5:3: warning: unknown key 'foo'
bank/b.yaml:2:10: $text"
}

@test "a file, several files, a directory" {
    mistake a | deck a.yaml
    mistake b | deck b.yaml
    mistake c | deck deep/c.yml
    errors "bank/a.yaml:2:10: $text" bank/a.yaml
    errors "bank/a.yaml:2:10: $text
bank/b.yaml:2:10: $text" bank/b.yaml bank/a.yaml
    errors "bank/a.yaml:2:10: $text
bank/b.yaml:2:10: $text
bank/deep/c.yml:2:10: $text" bank
}

@test "a slash after a directory makes no difference" {
    mistake a | deck a.yaml
    errors "bank/a.yaml:2:10: $text" bank/
}

@test "files of a directory that are no decks are not read" {
    deck a.yaml <<<$'- id: a\n  question: a'
    deck notes.txt <<<'['
    deck .hidden.yaml <<<'['
    warns ""
}

@test "a file that is named is read with any name" {
    mistake a | deck notes.txt
    errors "bank/notes.txt:2:10: $text" bank/notes.txt
}

@test "without an operand: the bank of the environment, or of -b" {
    mistake a | deck a.yaml
    QBANK_PATH=bank run -1 --separate-stderr qbank check
    [ "$output" = "bank/a.yaml:2:10: $text" ]
    run -1 --separate-stderr qbank -b bank check
    [ "$output" = "bank/a.yaml:2:10: $text" ]
}

@test "with an operand the environment's bank is not read" {
    mistake a | deck a.yaml
    mkdir other
    QBANK_PATH=bank run -0 --separate-stderr qbank check other
    [ "$output" = "" ]
}

@test "operands and -b are two ways to name a bank" {
    deck a.yaml <<<$'- id: a\n  question: a'
    run -2 --separate-stderr qbank -b bank check bank/a.yaml
    [ "$output" = "" ]
    [ "$stderr" = "qbank check: --bank cannot be combined with operands; name all files and directories as operands" ]
    run -2 --separate-stderr qbank check -b bank bank
    [ "$output" = "" ]
}

@test "- is standard input" {
    run -1 --separate-stderr qbank check - < <(mistake a)
    [ "$output" = "-:2:10: $text" ]
}

@test "a pipe is read to its end" {
    run -1 --separate-stderr qbank check <(mistake a)
    [[ $output == *":2:10: $text" ]]
}

@test "what is not there is trouble, and the rest is checked" {
    mistake a | deck a.yaml
    run -2 --separate-stderr qbank check nosuch bank
    [ "$output" = "bank/a.yaml:2:10: $text" ]
    [ "$stderr" = "qbank: nosuch: No such file or directory" ]
}

@test "a bank that is not there is trouble" {
    run -2 --separate-stderr qbank -b nosuch check
    [ "$output" = "" ]
    [ "$stderr" = "qbank: nosuch: No such file or directory" ]
}

@test "an unknown option is trouble" {
    run -2 --separate-stderr qbank check --strickt bank
    [ "$output" = "" ]
    [[ $stderr == *"--strickt"*"--strict?"* ]]
}

@test "the shipped bank passes --strict" {
    warns "" --strict "$shipped"
}

# The bank as a whole

@test "a duplicate id" {
    deck a.yaml <<<$'- id: x\n  question: one'
    deck b.yaml <<<$'\n- id: x\n  question: two'
    finds_in 1 bank/b.yaml:2 \
        "error: duplicate id 'x'; it is also at bank/a.yaml:1"
}

@test "a duplicate id in one file" {
    deck a.yaml <<<$'- id: x\n  question: one\n- id: x\n  question: two'
    finds_in 1 bank/a.yaml:3 \
        "error: duplicate id 'x'; it is also at bank/a.yaml:1"
}

@test "a see to an unknown id suggests a similar one" {
    deck a.yaml <<'END'
- id: tcp-handshake
  question: one
  see: [tcp-handshke, tcp-handshake]
END
    run -1 --separate-stderr qbank check bank
    [[ $output == "bank/a.yaml:"[13]:*" error: 'see' refers to unknown id 'tcp-handshke'; did you mean 'tcp-handshake'?" ]]
}

@test "a see may lead to another file" {
    deck a.yaml <<<$'- id: a\n  question: one\n  see: b'
    deck b.yaml <<<$'- id: b\n  question: two'
    warns ""
}

@test "two questions in the same words" {
    deck a.yaml <<<$'- id: a\n  question: What is the GIL?'
    deck b.yaml <<<$'- id: b\n  question: what is  the "GIL"'
    finds_in 0 bank/b.yaml:1 \
        "warning: same words as in the question at bank/a.yaml:1"
}

@test "a tag used once that is one letter from another" {
    deck a.yaml <<'END'
- id: a
  question: one
  tags: [redis]
- id: b
  question: two
  tags: [redis]
- id: c
  question: three
  tags: [reids]
END
    finds_in 0 bank/a.yaml:7 \
        "warning: the tag 'reids' is used only once; did you mean 'redis'?"
}

@test "short tags are near by nature" {
    deck a.yaml <<<$'- id: a\n  question: one\n  tags: [os, db, c]'
    warns ""
}

@test "a tag with a blank or a comma" {
    deck a.yaml <<<$'- id: a\n  question: one\n  tags: big data'
    finds_in 0 bank/a.yaml:1 "warning: the tag 'big data' contains a space or a comma"
    deck a.yaml <<<$'- id: a\n  question: one\n  tags: a,b'
    finds_in 0 bank/a.yaml:1 "warning: the tag 'a,b' contains a space or a comma"
}

@test "every finding names a line and a column" {
    deck a.yaml <<'END'
- id: a
  question: one
  tags: [redis, redis-x]
  see: nosuch
- id: a
  question: "One\e"
  tags: [redis, reids-x]
- id: b
  question: "One <b> `"
END
    run -1 --separate-stderr qbank check bank
    [ "${#lines[@]}" -ge 5 ]
    for line in "${lines[@]}"; do
        [[ $line =~ ^bank/a\.yaml:[0-9]+:[0-9]+:\ (error|warning):\  ]]
    done
}

# Keys

@test "a question without an id" {
    deck one.yaml <<<'- question: What is one?'
    run -0 --separate-stderr qbank check bank
    [[ $output =~ ^"bank/one.yaml:1:3: warning: no id; the derived id '"[a-z0-9-]+"' changes with the text"$ ]]
}

@test "an unknown key, and the one that was meant" {
    deck one.yaml <<'END'
titel: One
foo: bar
questions:
  - id: one
    question: one
    levl: junior
    Tags: [x]
    unheard-of: x
END
    warns "bank/one.yaml:1:1: warning: unknown key 'titel'; did you mean 'title'?
bank/one.yaml:2:1: warning: unknown key 'foo'
bank/one.yaml:6:5: warning: unknown key 'levl'; did you mean 'level'?
bank/one.yaml:7:5: warning: unknown key 'Tags'; did you mean 'tags'?
bank/one.yaml:8:5: warning: unknown key 'unheard-of'"
}

@test "what other banks call our keys" {
    deck one.yaml <<'END'
- id: one
  question: one
  difficulty: hard
  category: x
  explanation: x
  uuid: x
END
    warns "bank/one.yaml:3:3: warning: unknown key 'difficulty'; did you mean 'level'?
bank/one.yaml:4:3: warning: unknown key 'category'; did you mean 'topic'?
bank/one.yaml:5:3: warning: unknown key 'explanation'; did you mean 'answer'?
bank/one.yaml:6:3: warning: unknown key 'uuid'; did you mean 'id'?"
}

@test "keys of a question are unknown in a deck, and vice versa" {
    deck one.yaml <<'END'
id: deck
questions:
  - id: one
    question: one
    title: x
END
    run -0 --separate-stderr qbank check bank
    [[ ${lines[0]} == "bank/one.yaml:1:1: warning: unknown key 'id'"* ]]
    [[ ${lines[1]} == "bank/one.yaml:5:5: warning: unknown key 'title'"* ]]
}

@test "a duplicate key" {
    deck one.yaml <<'END'
- id: one
  question: one
  question: two
END
    errors "bank/one.yaml:3:3: error: duplicate key 'question'"
}

@test "a duplicate unknown key" {
    deck one.yaml <<'END'
- id: one
  question: one
  foo: 1
  foo: 2
END
    errors "bank/one.yaml:3:3: warning: unknown key 'foo'
bank/one.yaml:4:3: error: duplicate key 'foo'"
}

@test "a key that is not a word" {
    deck one.yaml <<'END'
- id: one
  question: one
  ? [a]
  : b
END
    errors "bank/one.yaml:3:5: error: a key must be a word"
}

@test "an invalid id" {
    local id

    for id in ä 'a b' '' -a .a a/b 'a,b'; do
        deck one.yaml <<<"- question: one
  id: '$id'"
        errors "bank/one.yaml:2:7: error: '$id' is not a valid id; use letters, digits, '.', '_' and '-', and begin with a letter or a digit"
    done
}

@test "an invalid level" {
    deck one.yaml <<<$'- id: one\n  question: one\n  level: guru'
    errors "bank/one.yaml:3:10: error: 'guru' is not a level; use junior, middle or senior (or easy, medium, hard)"
    deck one.yaml <<<$'level: guru\nquestions:\n- id: one\n  question: one'
    errors "bank/one.yaml:1:8: error: 'guru' is not a level; use junior, middle or senior (or easy, medium, hard)"
}

@test "choices within the text of a question, with any letter and mark" {
    deck one.yaml <<'END'
- {id: one, question: "Which?\n\na) x\nb) y", answer: a}
- {id: two, question: "Why?\n\n(A) x\n(B) y", answer: a}
- {id: three, question: "Who?\n\na. x\nb. y", answer: a}
- {id: four, question: "How?\n\na) x\nc) y", answer: a}
- {id: five, question: "When?\n\na)x\nb)y\na-b", answer: a}
END
    run -0 --separate-stderr qbank check bank
    [ "${#lines[@]}" -eq 3 ]
    [ "${lines[0]}" = "bank/one.yaml:1:3: warning: the question contains choices; list them under 'choices'" ]
    [[ ${lines[1]} == bank/one.yaml:2:3:* ]]
    [[ ${lines[2]} == bank/one.yaml:3:3:* ]]
}

@test "choices that are no list of right and wrong" {
    deck one.yaml <<'END'
- {id: one, question: x, choices: a}
- {id: two, question: x, choices: [a]}
- {id: three, question: x, choices: [{pin: true}]}
- {id: four, question: x, choices: [{right: a, wrong: b}]}
END
    errors "bank/one.yaml:1:35: error: 'choices' takes a list of '- right: TEXT' and '- wrong: TEXT', not a text
bank/one.yaml:2:36: error: 'choices' takes a list of '- right: TEXT' and '- wrong: TEXT', not a text
bank/one.yaml:3:38: error: a choice needs a text, under 'right' or 'wrong'
bank/one.yaml:4:55: error: a choice is right or wrong, not both"
}

@test "points above a million, and a control character in a topic" {
    deck one.yaml <<'END'
- {id: one, question: x, points: 1000001}
- {id: two, question: x, topic: "a\x7f"}
- {id: three, question: x, topic: "a\t"}
END
    errors "bank/one.yaml:1:34: error: 'points' takes a whole number from 1 to 1000000, not '1000001'
bank/one.yaml:2:33: error: control character in 'topic'
bank/one.yaml:3:35: error: control character in 'topic'"
}

@test "pin takes true or false" {
    deck one.yaml <<'END'
- id: one
  question: Which?
  answer: This.
  choices:
  - {right: a, pin: false}
  - {wrong: b, pin: true}
END
    run -0 --separate-stderr qbank -b bank check
    [ "$output$stderr" = "" ]
    sed -i 's/pin: false/pin: no/' bank/one.yaml
    errors "bank/one.yaml:5:21: error: 'pin' takes true or false, not 'no'"
}

@test "a reference may have any scheme of letters, digits and +-." {
    deck one.yaml <<'END'
- id: one
  question: Which?
  answer: This.
  refs: [git+ssh://a.org/b, "view-source:x", soap.beep://a.org]
END
    run -0 --separate-stderr qbank -b bank check
    [ "$output$stderr" = "" ]
    sed -i 's/git+ssh/git_ssh/' bank/one.yaml
    run -0 qbank -b bank check
    [[ $output == *"the reference 'git_ssh://a.org/b' is not a valid URL"* ]]
}

@test "a list or a mapping instead of a text" {
    deck one.yaml <<'END'
- id: one
  question: one
  answer: [a]
- id: two
  question: two
  level: {a: b}
END
    errors "bank/one.yaml:3:11: error: 'answer' takes a text, not a list
bank/one.yaml:6:10: error: 'level' takes a text, not a mapping"
}

@test "a mapping instead of words" {
    deck one.yaml <<'END'
- id: one
  question: one
  tags: {a: b}
  source: [a, {b: c}]
END
    errors "bank/one.yaml:3:9: error: 'tags' takes a word or a list of words, not a mapping
bank/one.yaml:4:15: error: 'source' takes a list of words, not a mapping"
}

@test "control characters in words" {
    deck one.yaml <<'END'
- id: one
  question: one
  topic: "a\tb"
  tags: ["a\tb"]
  source: "a\e"
  see: "\0"
END
    errors "bank/one.yaml:3:10: error: control character in 'topic'
bank/one.yaml:4:10: error: control character in 'tags'
bank/one.yaml:5:11: error: control character in 'source'
bank/one.yaml:6:8: error: control character in 'see'"
}

@test "a question without its text" {
    deck one.yaml <<<$'- id: one\n- id: two\n  question: two'
    errors "bank/one.yaml:1:3: error: the question has no text"
}

@test "a directory without decks" {
    mkdir bank
    run -0 --separate-stderr qbank check bank
    [ "$output" = "" ]
    [ "${stderr%%$'\n'*}" = "qbank: no questions in 'bank'" ]
    run -1 --separate-stderr qbank check --strict bank
}

@test "a deck whose only question is wrong is not said to be empty" {
    deck one.yaml <<<'- id: one'
    errors "bank/one.yaml:1:3: error: the question has no text"
}

@test "one mistake is reported once" {
    deck one.yaml <<<$'- id: one\n  question: [one]\n- id: two\n  question: two'
    errors "bank/one.yaml:2:13: error: 'question' takes a text, not a list"
}

@test "a list of questions that is not a list is reported once" {
    deck one.yaml <<<'questions: one'
    errors "bank/one.yaml:1:12: error: 'questions' takes a list, not a text"
}

# Decks

@test "a question that is not a mapping" {
    deck one.yaml <<<$'- id: a\n  question: a\n- b\n- [c]\n- ~'
    errors "bank/one.yaml:3:3: error: a question is a mapping with the key 'question'
bank/one.yaml:4:3: error: a question is a mapping with the key 'question'
bank/one.yaml:5:3: error: a question is a mapping with the key 'question'"
}

@test "a document that is not a deck" {
    deck one.yaml <<<'hello'
    run -1 --separate-stderr qbank check bank
    [[ ${lines[0]} == "bank/one.yaml:1:1: error: a deck is a list of questions, or a mapping with the key 'questions'" ]]
}

@test "a mapping without questions" {
    deck one.yaml <<<'title: One'
    run -1 --separate-stderr qbank check bank
    [[ ${lines[0]} == "bank/one.yaml:1:1: error: a deck needs the key 'questions'" ]]
}

@test "a deck without questions" {
    deck one.yaml <<<'questions:'
    warns "bank/one.yaml:1:1: warning: the deck has no questions"
    deck one.yaml <<<'[]'
    warns "bank/one.yaml:1:1: warning: the deck has no questions"
    deck one.yaml </dev/null
    warns "bank/one.yaml:1:1: warning: the deck has no questions"
    deck one.yaml <<<'# to do'
    warns "bank/one.yaml:1:1: warning: the deck has no questions"
}

# Texts

@test "a comment that cuts a text" {
    deck one.yaml <<'END'
title: The # sign
questions:
  - id: one   # a comment that cuts nothing
    question: What of issue #12?
    level: junior   # nor does this
    answer: See #12.
  - id: two
    question: "What of issue #12?, in quotes"   # nor this
    answer: C# and a#b
END
    warns "bank/one.yaml:1:11: warning: ' #' cuts the text here; put it in quotes, or use |
bank/one.yaml:4:28: warning: ' #' cuts the text here; put it in quotes, or use |
bank/one.yaml:6:16: warning: ' #' cuts the text here; put it in quotes, or use |"
}

@test "a comment that cuts a text after a byte-order mark" {
    printf '\xef\xbb\xbftitle: The # sign\nquestions: [{id: one, question: One?}]\n' |
        deck one.yaml
    warns "bank/one.yaml:1:11: warning: ' #' cuts the text here; put it in quotes, or use |"
}

@test "a comment that cuts the last line of a text" {
    deck one.yaml <<'END'
- id: one
  question: What of
    жж issue #12?
END
    warns "bank/one.yaml:3:13: warning: ' #' cuts the text here; put it in quotes, or use |"
}

@test "a word before a text that YAML ignores" {
    deck one.yaml <<'END'
- id: one
  question: &str is what, in жж Rust #1?
  answer: !important overrides # it
  choices:
    - right: !ref x
    - wrong: !!str 1
    - wrong: "&amp; !"
    - wrong: &all
        two
  see: &see [one]
END
    run -0 qbank -b bank show one
    [[ $output == "is what, in жж Rust"* ]]
    warns "bank/one.yaml:2:13: warning: '&str' is not part of the text here; put it in quotes, or use |
bank/one.yaml:2:37: warning: ' #' cuts the text here; put it in quotes, or use |
bank/one.yaml:3:11: warning: '!important' is not part of the text here; put it in quotes, or use |
bank/one.yaml:3:31: warning: ' #' cuts the text here; put it in quotes, or use |
bank/one.yaml:5:14: warning: '!ref' is not part of the text here; put it in quotes, or use |
bank/one.yaml:8:14: warning: '&all' is not part of the text here; put it in quotes, or use |"
}

@test "code in a folded text, whose lines become one" {
    deck one.yaml <<'END'
- id: one
  question: What?
  answer: >
    Text.

    ```python
    a = 1
    b = 2
    ```
END
    run -0 --separate-stderr qbank check bank
    [[ $output == "bank/one.yaml:"[3-9]:*" warning: "*"|"* ]]
}

@test "a folded text of prose is fine" {
    deck one.yaml <<<$'- id: one\n  question: >\n    What\n    is?'
    warns ""
}

@test "raw HTML" {
    answer <<'END'
Use <b> here, `<i>` there.

жж </p>

- in a <!-- list -->
END
    warns 'bank/one.yaml:4:9: warning: raw HTML; write \< or `code`
bank/one.yaml:6:8: warning: raw HTML; write \< or `code`
bank/one.yaml:8:12: warning: raw HTML; write \< or `code`'
}

@test "raw HTML in a question" {
    deck one.yaml <<<$'- id: one\n  question: |\n    Why\n    a<b>c?'
    warns 'bank/one.yaml:4:6: warning: raw HTML; write \< or `code`'
}

@test "less-than signs that are no HTML" {
    answer <<'END'
1 < 2, 2 <3, <=, \<b>, `<b>`, ``<i> ` <b>``.

    <b>

~~~
<b>
~~~
END
    warns ""
}

@test "a heading" {
    answer <<'END'
# Title
#hashtag

```
# comment
```

### Third
END
    warns "bank/one.yaml:4:5: warning: heading in a text; use **bold**
bank/one.yaml:11:5: warning: heading in a text; use **bold**"
}

@test "an underlined heading" {
    answer <<'END'
Title
=====

> More
> ----

a *b* #
---
END
    warns "bank/one.yaml:5:5: warning: underlined heading in a text; use **bold**
bank/one.yaml:8:7: warning: underlined heading in a text; use **bold**
bank/one.yaml:11:5: warning: underlined heading in a text; use **bold**"
}

@test "a heading in a list and in a quotation" {
    answer <<'END'
- # One
- > ## `Two`
END
    warns "bank/one.yaml:4:7: warning: heading in a text; use **bold**
bank/one.yaml:5:9: warning: heading in a text; use **bold**"
}

@test "a table that only some programs take for one" {
    answer <<'END'
Text:
| a | b |
|---|---|

| a | b |
|---|
END
    warns "bank/one.yaml:9:5: warning: not a table; its second line needs as many cells as its first"
}

@test "fences in lists and quotations that are closed, and one that is not" {
    answer <<'END'
- ```

  ```
- ~~~
  ```
  ~~~

> ```
> a
> ```

``` `a` ```

1. ```
   a
2. b
END
    warns "bank/one.yaml:17:8: warning: the fence is not closed"
}

@test "in a text whose lines are unknown a warning names its text, once" {
    deck one.yaml <<'END'
- id: one
  question: What?
  answer: "Use <b>x</b>.\n\n# Head\n\nUse <b>x</b>.\n\nAnd <i>.\n\n```\na\tb\n```"
END
    warns "bank/one.yaml:3:3: warning: raw HTML; write \\< or \`code\` (in '<b>x</b>.')
bank/one.yaml:3:3: warning: heading in a text; use **bold** (in '# Head')
bank/one.yaml:3:3: warning: raw HTML; write \\< or \`code\` (in '<i>.')
bank/one.yaml:3:3: warning: tab in code (in ' b')"
}

@test "the fence is not closed" {
    answer <<'END'
Text.

```python
x = 1
END
    warns "bank/one.yaml:6:5: warning: the fence is not closed"
}

@test "a fence of four is not closed by three" {
    answer <<'END'
````
```
END
    warns "bank/one.yaml:4:5: warning: the fence is not closed"
}

@test "tab in code" {
    answer <<<$'```\nif x:\n\ty = "ж"\tz\n```'
    warns "bank/one.yaml:6:5: warning: tab in code"
    answer <<<$'```\nж = 1\t# x\n```'
    warns "bank/one.yaml:5:10: warning: tab in code"
}

@test "a tab in prose does no harm" {
    answer <<<$'One\ttwo.'
    warns ""
}

@test "a line of code that is too long for paper" {
    local fits wide

    fits=$(printf '%072d' 0)
    wide=$(printf '日%.0s' {1..36})
    answer <<<$'```\n'"$fits"$'\n'"$wide"$'\n```'
    warns ""
    answer <<<$'```\n'"0$fits"$'\n'"x$wide"$'\n```'
    warns "bank/one.yaml:5:5: warning: line of code with 73 columns; only 72 fit on paper
bank/one.yaml:6:5: warning: line of code with 73 columns; only 72 fit on paper"
}

@test "a line of indented code that is too long" {
    local fits

    fits=$(printf '%072d' 0)
    answer <<<$'Text:\n\n    '"$fits"
    warns ""
    answer <<<$'Text:\n\n    0'"$fits"
    finds_in 0 bank/one.yaml:6 \
        "warning: line of code with 73 columns; only 72 fit on paper"
}

@test "a long line of prose is fine" {
    answer <<<"$(printf 'word %.0s' {1..40})."
    warns ""
}

@test "a control character" {
    answer <<<$'One\nab\xe2\x80\xaec \xe2\x81\xa6'
    warns "bank/one.yaml:5:7: warning: the control character U+202E"
}

@test "a control character that an escape brings in" {
    deck one.yaml <<<$'- id: one\n  question: "a\\e[31m"'
    finds_in 0 bank/one.yaml:2 "warning: the control character U+001B"
    deck one.yaml <<<$'- id: one\n  question: "a\\0b"'
    finds_in 0 bank/one.yaml:2 "warning: the control character U+0000"
    deck one.yaml <<<$'- id: one\n  question: "a\\x9bb"'
    finds_in 0 bank/one.yaml:2 "warning: the control character U+009B"
}

@test "a file with CRLF has the same lines and columns, and no control characters" {
    printf -- '- id: a\r\n  question: What?\r\n  answer: |\r\n    One.\r\n\r\n    Use <b>.\r\n' |
        deck one.yaml
    warns 'bank/one.yaml:6:9: warning: raw HTML; write \< or `code`'
}

@test "a name of a file cannot play with the terminal" {
    mistake a | deck $'a\e[31m.yaml'
    errors "bank/a^[[31m.yaml:2:10: $text"
}

@test "answers may be meant to be choices" {
    deck a.yaml <<<$'- id: a\n  question: one\n  answers: [x, y]'
    finds_in 0 bank/a.yaml:3 "warning: unknown key 'answers'; did you mean 'choices'?"
    deck a.yaml <<<$'- id: a\n  question: one\n  answers: x'
    finds_in 0 bank/a.yaml:3 "warning: unknown key 'answers'; did you mean 'answer'?"
}

@test "a text is neither a list nor a mapping, also in a choice" {
    deck a.yaml <<'END'
title: " "
questions:
- id: a
  question: Q?
  topic: [x]
  points: [1]
  choices:
    - right: [x]
    - wrong: {a: b}
    - text: [y]
      right: true
      pin: [z]
    - text: t
      wrong: maybe
    - right: ok
      difficulty: x
    - text: t
      right: true
      wrong: true
  "": x
END
    errors "bank/a.yaml:5:10: error: 'topic' takes a text, not a list
bank/a.yaml:6:11: error: 'points' takes a text, not a list
bank/a.yaml:8:7: error: a choice needs a text, under 'right' or 'wrong'
bank/a.yaml:8:14: error: 'right' takes a text, not a list
bank/a.yaml:9:7: error: a choice needs a text, under 'right' or 'wrong'
bank/a.yaml:9:14: error: 'wrong' takes a text, not a mapping
bank/a.yaml:10:7: error: a choice needs a text, under 'right' or 'wrong'
bank/a.yaml:10:13: error: 'text' takes a text, not a list
bank/a.yaml:12:12: error: 'pin' takes a text, not a list
bank/a.yaml:14:14: error: 'wrong' takes true or false beside 'text'
bank/a.yaml:16:7: warning: unknown key 'difficulty'
bank/a.yaml:19:14: error: a choice is right or wrong, not both
bank/a.yaml:20:3: warning: unknown key ''"
}

@test "YAML that breaks off in choices is one error" {
    for rest in '- right: "x' '- "'; do
        printf -- '- id: a\n  question: Q?\n  choices:\n    %s' "$rest" | deck a.yaml
        run -1 qbank check bank
        [[ $output == bank/a.yaml:4:*": error: found unexpected end of stream; a quote is not closed" ]]
    done
}

@test "the mistakes of a file are together, whenever they were found" {
    for file in a b; do
        printf -- '- {id: %s1, question: "???", see: [nosuch], tool: x}\n- {id: two, question: "!!!", tool: x}\n' \
            "$file" | deck "$file.yaml"
    done
    # Questions without any word do not have the same words.
    errors "bank/a.yaml:1:3: error: 'see' refers to unknown id 'nosuch'
bank/a.yaml:1:44: warning: unknown key 'tool'
bank/a.yaml:2:30: warning: unknown key 'tool'
bank/b.yaml:1:3: error: 'see' refers to unknown id 'nosuch'
bank/b.yaml:1:44: warning: unknown key 'tool'
bank/b.yaml:2:3: error: duplicate id 'two'; it is also at bank/a.yaml:2
bank/b.yaml:2:30: warning: unknown key 'tool'"
}

@test "choices, references, headings, fences and comments" {
    deck a.yaml <<'END'
- id: a
  question: Which?
  choices: [right: x, wrong: y, wrong: x]
- id: b
  question: Which one?
  choices: [wrong: x, wrong: y]
- id: c
  question: |
    Which of them?
    a) this
    b) that
  choices: [right: x, wrong: y]
- id: d
  question: Where?
  refs: ["://x", "1a://b", "https://", "https:///x", "https://?y", "a+b-c.d://e", "https://a.org/^", RFC 1]
- id: e
  question: >
    ab

    Folded
    and short.
- id: f
  question: |
    Under
    ---
    a | b
    - | -
    c | d
- id: g
  question: |
    ~~~
    a
    ~~
    x
- id: h
  question: |
    > ```
    > a
    > ```

    Not closed:
    ````
    a
    ```
- id: i
  question: |
    > ```
    > a
    text
- id: j
  question: |
    x

        code

    ```
    - |
    ```
- id: k
  question: |
    x &amp; ![](<a.png>) `![` ![b](missing.png) # cut
- id: l
  question: "&#33;[x](y.png)"
- id: m
  question: |
    &amp;
    ===
- id: n
  question: a	# cut
  level: middle # a comment
- id: o
  question:
    # a comment
    text # cut
- id: p
  question: "quoted" # no cut
- id: q
  question: |
    Use \<b> and a \<i
    <my-tag> <b
- id: r
  question: text <b
END
    run -0 qbank check bank
    [ "$output" = "bank/a.yaml:3: warning: duplicate choice 'x'
bank/a.yaml:4:3: warning: no choice is right
bank/a.yaml:13:3: warning: the reference '://x' is not a valid URL
bank/a.yaml:13:3: warning: the reference '1a://b' is not a valid URL
bank/a.yaml:13:3: warning: the reference 'https://' is not a valid URL
bank/a.yaml:13:3: warning: the reference 'https:///x' is not a valid URL
bank/a.yaml:13:3: warning: the reference 'https://?y' is not a valid URL
bank/a.yaml:13:3: warning: the reference 'https://a.org/^' is not a valid URL
bank/a.yaml:25:5: warning: underlined heading in a text; use **bold**
bank/a.yaml:31:5: warning: the fence is not closed
bank/a.yaml:42:5: warning: the fence is not closed
bank/a.yaml:47:7: warning: the fence is not closed
bank/a.yaml:61:13: warning: image 'a.png': No such file or directory
bank/a.yaml:61:31: warning: image 'missing.png': No such file or directory
bank/a.yaml:67:5: warning: underlined heading in a text; use **bold**
bank/a.yaml:69:14: warning: ' #' cuts the text here; put it in quotes, or use |
bank/a.yaml:74:9: warning: ' #' cuts the text here; put it in quotes, or use |
bank/a.yaml:80:5: warning: raw HTML; write \\< or \`code\`" ]
}

@test "what looks like a table, a fence or a comment, and a file that is a pipe" {
    deck a.yaml <<'END'
- id: a
  question: |
    one
    : -
- id: b
  question: "two\n```\n\0a\n```"
- id: c
  question: |
    - ```
      a

    three
- id: d
  question: trailing   
- {id: e , question: flow , points: 2 }
- id: f
  question: Q?
  topic: "  "
END
    run -0 qbank check bank
    [ "$output" = "bank/a.yaml:6:3: warning: the control character U+0000
bank/a.yaml:9:7: warning: the fence is not closed" ]
    run -0 qbank check <(printf -- '- {id: a, question: Q?, level: junior}\n')
    [ "$output" = "" ]
}

@test "17 lines that begin with %, however they end" {
    for end in '\r' '\xc2\x85' '\xe2\x80\xa8' '\xe2\x80\xa9'; do
        # shellcheck disable=SC2059 # the format has escapes
        printf "%%a$end%.0s" {1..17} | deck a.yaml
        errors "bank/a.yaml:1:1: error: limit: more than 16 lines begin with %"
    done
}
