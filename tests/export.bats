#!/usr/bin/env bats
# qbank export: sheets, their sections and order, the layout of text, and the
# messages about impossible layouts.  sheets.py, anki.py, and page.py read the
# output in the other formats.

# Backticks in single quotes are Markdown.
# shellcheck disable=SC2016

load lib

prepare() {
    deck b.yaml <<'END'
title: Second deck
questions:
  - id: b1
    question: Why b1?
    level: senior
    tags: [red, blue]
    source: [list/2]
    answer: Because b1.
  - id: b2
    question: Why b2?
    level: junior
    tags: [blue]
END
    deck a.yaml <<'END'
questions:
  - id: a1
    question: Why a1?
    tags: [red]
    source: [list/1, other/9]
    answer: Because a1.
  - id: a2
    question: Why a2?
    level: senior
    source: other
    answer: Because a2.
END
}

# headings [OPTION]...: the headings of a sheet in Markdown.
headings() {
    qbank -b bank export "$@" | grep '^#'
}

# refuses MESSAGE ARGUMENT...: an export that prints one line and ends with 2.
refuses() {
    local message=$1
    shift
    run -2 --separate-stderr qbank -b bank export "$@"
    [ "$output" = "" ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [[ $stderr == "qbank export: "*"$message"* ]]
}

@test "each question with its answer, a section for each topic" {
    run -0 --separate-stderr qbank -b bank export
    [ "$stderr" = "" ]
    [ "$output" = "# Questions

4 questions

## a

### 1. Why a1?

*\[a1] red*

Because a1.

### 2. Why a2?

*\[a2] senior*

Because a2.

## Second deck

### 3. Why b1?

*\[b1] senior; red, blue*

Because b1.

### 4. Why b2?

*\[b2] junior; blue*

*(no answer yet)*" ]
}

@test "a paper alone" {
    run -0 qbank -b bank export --answers=none a1 b2
    [ "$output" = "# Questions

2 questions

### Question 1

Why a1?

### Question 2

Why b2?" ]
}

@test "its key alone, a question without an answer in it" {
    run -0 qbank -b bank export --answers=only a1 b2
    [ "$output" = "# Questions

2 questions

### Answer 1

\`a1\` Why a1?

Because a1.

### Answer 2

\`b2\` Why b2?

*(no answer yet)*" ]
}

@test "a paper and its key, each linked with the other" {
    run -0 qbank -b bank export --answers=end b2
    [ "$output" = "# Questions

1 question

### Question 1

Why b2?

*\[b2] junior; blue*

[Answer 1](#answer-1)

## Answers

### Answer 1

\`b2\` Why b2? ([Question 1](#question-1))

*(no answer yet)*" ]
}

@test "-q leaves the answers out" {
    run -0 qbank -b bank export -q a1
    [[ $output == *"Why a1?"* ]]
    [[ $output != *Because* ]]
}

@test "a title with Markdown in it is printed as text" {
    run -0 qbank -b bank export --title='1. *a* `b` <i> [c](d) #' a1
    [ "${lines[0]}" = '# 1. \*a\* \`b\` \<i> \[c](d) # #' ]
}

@test "control characters and line ends in a title are shown or folded" {
    run -0 qbank -b bank export --title=$'a\e[31m\nb\tc\xff' a1
    [[ ${lines[0]} == "# a"*"31m b c"*"FF"* ]]
    [[ $output != *$'\e'* ]]
    run -0 qbank -b bank export -T text --title=$'a\e[31m\nb\tc' a1
    [ "${lines[0]}" = "a^[[31m b c" ]
    [ "${lines[1]}" = "===========" ]
}

@test "a table of contents counts the questions of each section" {
    run -0 qbank -b bank export --toc
    [ "${lines[2]}" = "- [a](#a) (2)" ]
    [ "${lines[3]}" = "- [Second deck](#second-deck) (2)" ]
}

@test "a table of contents without sections is empty" {
    run -0 qbank -b bank export --toc a1
    [[ $output != *"- "* ]]
}

@test "contents: two sections of the same name are not linked" {
    deck c.yaml <<'END'
title: second Deck
questions: [{question: Why c?}]
END
    run -0 qbank -b bank export --toc
    [[ $output == *"- [a](#a) (2)"* ]]
    [[ $output == *"- Second deck (2)"* ]]
    [[ $output == *"- second Deck (1)"* ]]
}

@test "contents: a section named as a heading of the sheet is not linked" {
    deck c.yaml <<'END'
title: Answers
questions: [{question: Why c?}]
END
    run -0 qbank -b bank export --toc --answers=end
    [[ $output == *"- Answers (1)"* ]]
}

@test "contents in text" {
    run -0 qbank -b bank export --toc -T text
    [[ $output == *"
a (2)
Second deck (2)
"* ]]
}

@test "sections by topic come in the order of the bank" {
    run -0 headings --group-by=topic
    [ "$output" = "# Questions
## a
### 1. Why a1?
### 2. Why a2?
## Second deck
### 3. Why b1?
### 4. Why b2?" ]
}

@test "sections by level come by rank" {
    run -0 headings --group-by=level
    [[ $output == *"## junior"*"## senior
"*"Why a2?
"*"Why b1?"* ]]
    [[ $output == *"## No level"* ]]
    [ "$(grep -c '^## ' <<<"$output")" -eq 3 ]
}

@test "sections by tag: the first tag" {
    run -0 headings --group-by=tag
    [ "$output" = "# Questions
## red
### 1. Why a1?
### 2. Why b1?
## No tag
### 3. Why a2?
## blue
### 4. Why b2?" ]
}

@test "sections by source: the collection of the first one" {
    run -0 headings --group-by=source
    [ "$output" = "# Questions
## list
### 1. Why a1?
### 2. Why b1?
## other
### 3. Why a2?
## No source
### 4. Why b2?" ]
}

@test "no sections" {
    run -0 headings --group-by=none
    [ "$output" = "# Questions
### 1. Why a1?
### 2. Why a2?
### 3. Why b1?
### 4. Why b2?" ]
}

@test "within a section the order is that which was asked for" {
    run -0 headings -r --group-by=topic
    [ "$output" = "# Questions
## Second deck
### 1. Why b2?
### 2. Why b1?
## a
### 3. Why a2?
### 4. Why a1?" ]
}

@test "questions that are named keep their order and have no sections" {
    run -0 headings b2 a1 b1
    [ "$output" = "# Questions
### 1. Why b2?
### 2. Why a1?
### 3. Why b1?" ]
}

@test "questions that are named have sections if asked for" {
    run -0 headings --group-by=topic b2 a1 b1
    [ "$output" = "# Questions
## Second deck
### 1. Why b2?
### 2. Why b1?
## a
### 3. Why a1?" ]
}

@test "the order on standard input is kept" {
    run -0 headings - < <(printf 'b1\tsenior\nb2\na1 x\n')
    [ "$output" = "# Questions
### 1. Why b1?
### 2. Why b2?
### 3. Why a1?" ]
}

@test "a paper and a key from the same ids have the same numbers" {
    printf 'b1\na2\nb2\n' >paper
    run -0 qbank -b bank export --group-by=topic --answers=none - <paper
    [[ $output == *"Question 1

Why b1?"*"Question 2

Why b2?"*"Question 3

Why a2?"* ]]
    run -0 qbank -b bank export --group-by=topic --answers=only - <paper
    [[ $output == *'Answer 1

`b1`'*'Answer 2

`b2`'*'Answer 3

`a2`'* ]]
}

@test "text: a sheet, numbers hanging" {
    run -0 --separate-stderr qbank -b bank export -T text -t a
    [ "$stderr" = "" ]
    [ "$output" = "Questions
=========

2 questions; topic a

a
-

1.  Why a1?
    [a1] red

    Because a1.

2.  Why a2?
    [a2] senior

    Because a2." ]
}

@test "text: the lines below a number align with its text" {
    deck w.yaml <<'END'
questions:
  - id: w
    question: One two three four five six?
    answer: |
      Seven eight nine ten.

      - eleven twelve thirteen
END
    run -0 qbank -b bank export -T text --width=20 --title=T w
    [ "$output" = "T
=

1 question

1.  One two three
    four five six?
    [w]

    Seven eight nine
    ten.

    - eleven twelve
      thirteen" ]
}

@test "text: an underline is as wide as wide characters are" {
    run -0 qbank -b bank export -T text --title=$'\xe4\xb8\xad\xe6\x96\x87e\xcc\x81' a1
    [ "${lines[1]}" = "=====" ]
}

@test "text: lines of wide characters" {
    deck w.yaml <<'END'
questions:
  - {id: wide, question: "一二三四五六七八九十一二三四五六七八九十?"}
END
    run -0 qbank -b bank export -T text --width=20 --answers=none wide
    [[ $output == *"
1.  一二三四五六七八
    九十一二三四五六
    七八九十?" ]]
}

@test "text: lines of combining characters" {
    deck w.yaml <<'END'
questions:
  - id: marks
    question: "a\u0301a\u0301a\u0301a\u0301 bcde fghij klmn"
END
    run -0 qbank -b bank export -T text --width=20 --answers=none marks
    [[ $output == *"
1.  "?*" bcde fghij
    klmn" ]]
}

@test "text: code is never wrapped, a table that is too wide is" {
    deck w.yaml <<'END'
questions:
  - id: code
    question: Code?
    answer: |
      ```
      a long line of code that is wider than thirty columns
      ```

      | one column | another column |
      |------------|---------------:|
      | 1          | two            |
END
    run -0 qbank -b bank export -T text --width=30 code
    [[ $output == *"
a long line of code that is wider than thirty columns
"* ]]
    [[ $output == *"
    | one       |    another |
    | column    |     column |
    |-----------|-----------:|
    | 1         |        two |" ]]
    run -0 qbank -b bank export -T text code
    [[ $output == *"
    | one column | another column |
    |------------|---------------:|
    | 1          |            two |" ]]
}

@test "text: tabs in code are blanks, with a stop every four columns" {
    deck w.yaml <<'END'
questions:
  - {id: tab, question: Tab?, answer: "```\n\tx\nab\ty\n```"}
END
    run -0 qbank -b bank export -T text tab
    [[ $output == *"
        x
    ab  y
"* ]]
    [[ $output != *$'\t'* ]]
}

@test "text: no line begins with a closing mark" {
    deck w.yaml <<'END'
questions:
  - {id: wide, question: "一二三四五六七八。九十"}
END
    run -0 qbank -b bank export -T text --width=20 --answers=none wide
    [[ $output == *"
1.  一二三四五六七
    八。九十" ]]
}

@test "a question that begins with code has its own heading" {
    deck w.yaml <<'END'
questions:
  - id: w
    question: |
      ```python
      print(1)
      ```

      What does it print?
END
    run -0 qbank -b bank export --title=T w
    [ "$output" = '# T

1 question

### Question 1

```python
print(1)
```

What does it print?

*\[w]*

*(no answer yet)*' ]
    run -0 qbank -b bank show -T markdown w
    [[ $output == *'
### Question

```python'* ]]
}

@test "a question whose first paragraph has two lines: both are the heading" {
    deck w.yaml <<'END'
questions:
  - {id: w, question: "What is a,\nand b?\n\nSay it."}
END
    run -0 qbank -b bank export w
    [[ $output == *"
### 1. What is a, and b?

Say it.
"* ]]
}

@test "a question whose first paragraph is long is below its heading" {
    long=$(printf 'word %.0s' {1..40})
    deck w.yaml <<<"- {id: w, question: \"${long}end?\"}"
    run -0 qbank -b bank export w
    [[ $output == *"
### Question 1

${long}end?
"* ]]
}

@test "newlines and blanks in front of a text are not shown in a sheet" {
    deck w.yaml <<'END'
- id: w
  question: "\n  \n\nWhat?"
  answer: "\n\nThat."
END
    run -0 qbank -b bank export w
    [[ $output == *"
### 1. What?

*\[w]*

That." ]]
    run -0 qbank -b bank export -T text w
    [[ $output == *"
1.  What?
    [w]

    That." ]]
}

@test "the marker of an item stays when code or a list follows" {
    deck w.yaml <<'END'
questions:
  - id: w
    question: Which?
    answer: |
      1. ```sh
         ls
         ```
      2. - x
END
    run -0 qbank -b bank export w
    [[ $output == *'
1. &nbsp;

    ```sh
    ls
    ```
2. &nbsp;
    - x' ]]
    run -0 qbank -b bank export -T text w
    [[ $output == *'
    1.
       ```sh
       ls
       ```
    2. - x' ]]
    run -0 qbank -b bank export -T anki w
    [[ $output == *'<ol>
<li><pre><code class=""language-sh"">ls</code></pre>
</li>
<li><ul>
<li>x</li>
</ul>
</li>
</ol>'* ]]
}

@test "no entity brings a control character to the reader" {
    deck w.yaml <<'END'
- {id: w, question: "a &#27;[1m &#x202e; &#155;", answer: "`&#27;`"}
END
    for format in markdown text anki; do
        run -0 qbank -b bank export -T "$format" w
        [[ $output != *$'\e'* ]]
        [[ $output != *$'\xe2\x80\xae'* ]]
        [[ $output != *"&#27;["* ]]
        [[ $output != *"&#x202e;"* ]]
        [[ $output == *"U+202E"* ]]
    done
}

@test "references are below the answer, and not below the question alone" {
    deck w.yaml <<'END'
- id: w
  question: Why?
  answer: So.
  refs:
    - https://example.com/a_b#c
    - https://example.com/d, section *4*
    - 1. RFC 9110, section 9.2.2, and a text that does not fit
END
    run -0 qbank -b bank export w
    [[ $output == *'
So.

References:

- <https://example.com/a_b#c>
- <https://example.com/d>, section \*4\*
- 1\. RFC 9110, section 9.2.2, and a text that does not fit' ]]
    run -0 qbank -b bank export -T text --width=50 w
    [[ $output == *"
    So.

    References:
    - https://example.com/a_b#c
    - https://example.com/d, section *4*
    - 1. RFC 9110, section 9.2.2, and a text that
      does not fit" ]]
    run -0 qbank -b bank show w
    [[ $output == *"
    References:
    - https://example.com/a_b#c
    - https://example.com/d, section *4*
    - 1. RFC 9110, section 9.2.2, and a text that does not fit" ]]
    for format in markdown text anki; do
        run -0 qbank -b bank export -T "$format" --question-only w
        [[ $output != *RFC* ]]
    done
}

@test "the contents and the decks of many sections take no time" {
    awk 'BEGIN { for (i = 0; i < 20000; i++)
        printf "- {id: q%d, question: Q, topic: t%d}\n", i, i }' | deck w.yaml
    ulimit -t 5
    qbank -b bank export --toc >out
    grep -qxF -- '- [t19999](#t19999) (1)' out
    qbank -b bank export -T anki >out
    grep -qF '"q19999"	"Questions::t19999"' out
}

@test "text: the answers begin a page" {
    run -0 qbank -b bank export -T text --answers=end a1
    [[ $output == *"
1.  Why a1?
    [a1] red

"$'\f'"Answers
=======

1.  [a1] Why a1?

    Because a1." ]]
}

@test "text: each section but the first begins a page, if asked for" {
    run -0 qbank -b bank export -T text --page-per-section --answers=none
    [ "$(tr -cd '\f' <<<"$output" | wc -c)" -eq 1 ]
    [[ $output == *$'\f'"Second deck
-----------"* ]]
}

@test "text: empty lines to write in" {
    run -0 qbank -b bank export -T text --answers=none --space=3 a1 a2
    [[ $output == *"
1.  Why a1?



"$'\n'"2.  Why a2?"* ]]
}

@test "text: a question without an answer says so, in sheet and key" {
    run -0 qbank -b bank export -T text b2
    [[ $output == *"
1.  Why b2?
    [b2] junior; blue

    (no answer yet)" ]]
    run -0 qbank -b bank export -T text --answers=only b2
    [[ $output == *"
1.  [b2] Why b2?

    (no answer yet)" ]]
}

@test "text: the shipped bank fits on paper" {
    qbank -b "$shipped" export -T text >sheet
    # An address is one word, which cannot be broken.
    LC_ALL=C.UTF-8 run -1 grep -E '^.{73,}$' <(grep -vE '^ *(- )?https?://[^ ]*$' sheet)
    [ "$output" = "" ]
}

# exam: a bank of three questions, two of them with choices.
exam() {
    deck exam.yaml <<'END'
title: HTTP
author: Jane Doe
license: CC-BY-4.0
tags: [http]
questions:
  - id: methods
    question: Which of these methods are idempotent?
    level: middle
    points: 2
    choices:
      - right: PUT
      - wrong: POST
      - right: "`DELETE`"
      - wrong: none of these
        pin: true
    answer: Repeating them leaves the same state.
  - id: teapot
    question: |
      What is **418**?

      A number of RFC 2324.
    points: 1
    choices:
      - wrong: "An *error*"
      - right: A teapot
  - id: open
    question: Why?
    answer: Because.
END
}

@test "choices: letters on the sheet, those that are right in the answer" {
    exam
    run -0 qbank -b bank export methods teapot
    [ "$output" = '# Questions

2 questions, 3 points

### 1. Which of these methods are idempotent?

*\[methods] middle; http*

*\[2 points] Several may be right.*

- **A.** PUT
- **B.** POST
- **C.** `DELETE`
- **D.** none of these

**A, C**

Repeating them leaves the same state.

### 2. What is **418**?

A number of RFC 2324.

*\[teapot] http*

*\[1 point]*

- **A.** An *error*
- **B.** A teapot

**B**

HTTP: Jane Doe, CC-BY-4.0' ]
}

@test "choices: a paper says how many points and whether several may be right" {
    exam
    run -0 qbank -b bank export --answers=none methods teapot open
    [ "$output" = '# Questions

3 questions, 3 points

### Question 1

Which of these methods are idempotent?

*\[2 points] Several may be right.*

- **A.** PUT
- **B.** POST
- **C.** `DELETE`
- **D.** none of these

### Question 2

What is **418**?

A number of RFC 2324.

*\[1 point]*

- **A.** An *error*
- **B.** A teapot

### Question 3

Why?

HTTP: Jane Doe, CC-BY-4.0' ]
}

@test "choices: a key has the letters, then the explanation, and the question" {
    exam
    run -0 qbank -b bank export --answers=only methods teapot open
    [ "$output" = '# Questions

3 questions, 3 points

### Answer 1

`methods` Which of these methods are idempotent? \[2 points]

**A, C**

Repeating them leaves the same state.

### Answer 2

`teapot` What is 418? \[1 point]

**B**

### Answer 3

`open` Why?

Because.

HTTP: Jane Doe, CC-BY-4.0' ]
}

@test "choices in text: a paper with all that an exam has" {
    exam
    run -0 qbank -b bank export -T text --answers=none --title=Exam \
        --fields='Name, Date' --instructions='Mark **all** that apply.' \
        --space=2 methods open
    [ "$output" = 'Exam
====

2 questions, 2 points

Name: ________________________________________

Date: ________________________________________

Mark **all** that apply.

1.  Which of these methods are idempotent?
    [2 points] Several may be right.

    A.  PUT
    B.  POST
    C.  `DELETE`
    D.  none of these



2.  Why?



HTTP: Jane Doe, CC-BY-4.0' ]
    run -0 qbank -b bank export -T text --answers=only methods
    [ "$output" = 'Questions
=========

1 question, 2 points

1.  [methods] Which of these methods are idempotent? [2 points]

    A, C

    Repeating them leaves the same state.

HTTP: Jane Doe, CC-BY-4.0' ]
}

@test "choices of several blocks have an empty line between them" {
    deck w.yaml <<'END'
- id: w
  question: Which?
  choices:
    - right: "One:\n\n```\nx = 1\n```"
    - wrong: "```\ny\n```"
    - wrong: Three
END
    run -0 qbank -b bank export --no-meta --answers=none w
    [[ $output == *'
Which?

- **A.** One:

    ```
    x = 1
    ```

- **B.**

    ```
    y
    ```

- **C.** Three' ]]
}

@test "more than 26 choices: AA follows Z" {
    {
        printf -- '- id: many\n  question: Q?\n  choices:\n'
        for ((i = 1; i <= 705; i++)); do printf '  - wrong: c%d.\n' $i; done
        printf '  - right: last\n'
    } | deck w.yaml
    run -0 qbank -b bank export many
    [[ $output == *'
- **Z.** c26.
- **AA.** c27.
- **AB.** c28.'* ]]
    [[ $output == *'
- **AZ.** c52.
- **BA.** c53.'* ]]
    [[ $output == *'
- **ZZ.** c702.
- **AAA.** c703.'* ]]
    [[ $output == *'
**AAD**' ]]
}

@test "--shuffle: the paper and the key agree, and variants differ" {
    exam
    for variant in 1 2 3 4; do
        qbank -b bank export --shuffle --seed=paper --variant=$variant \
            --answers=none methods >"paper$variant"
        qbank -b bank export --shuffle --seed=paper --variant=$variant \
            --answers=only methods >"key$variant"
        grep -qF "1 question, 2 points; seed paper; variant $variant" \
            "paper$variant"
        letters=$(sed -nE 's/^- \*\*(.)\.\*\* (PUT|`DELETE`)$/\1/p' \
            "paper$variant" | paste -sd, | sed 's/,/, /')
        grep -qxF "**$letters**" "key$variant"
        grep -qxF -- '- **D.** none of these' "paper$variant"
        grep '^- ' "paper$variant" >"order$variant"
    done
    [ "$(sort -u order? | wc -l)" -gt 4 ]
    run -0 qbank -b bank export --shuffle --seed=paper methods
    [ "$(grep '^- ' <<<"$output")" = "$(cat order1)" ]
    run -0 qbank -b bank export --seed=paper methods
    [[ $output == *'- **A.** PUT'* ]]
}

@test "--shuffle leaves data in the order written" {
    exam
    for format in json yaml tsv; do
        qbank -b bank export -T $format >plain
        qbank -b bank export -T $format --shuffle --seed=paper | cmp - plain
    done
}

@test "--shuffle and --variant need a seed, or paper and key would differ" {
    refuses "--shuffle needs --seed" --shuffle
    refuses "--variant needs --seed" --variant=2
}

@test "--meta and --no-meta: the small print below each question" {
    run -0 qbank -b bank export --no-meta a1
    [[ $output != *'[a1]'* ]]
    run -0 qbank -b bank export --answers=none a1
    [[ $output != *'[a1]'* ]]
    run -0 qbank -b bank export --answers=none --meta a1
    [[ $output == *'
*\[a1] red*' ]]
    printf '%s\n' '[{"id": "t", "question": "Why?", "tags": ["c", "b *"]}]' >star.json
    run -0 qbank -b star.json export --answers=none --meta
    [[ $output == *'
*\[t] c, b \**' ]]
    run -0 qbank -b bank export -T text --answers=end --no-meta a1
    [[ $output == *'
1.  Why a1?

'* ]]
    run -0 qbank -b bank export -T text --answers=end a1
    [[ $output == *'
1.  Why a1?
    [a1] red

'* ]]
}

@test "fields and instructions are below the title" {
    run -0 qbank -b bank export --fields='Name,*Date*' \
        --instructions=$'Be *brief*.\n\n- No books' --answers=none a1
    [[ $output == '# Questions

1 question

Name: ........................................

\*Date\*: ........................................

Be *brief*.

- No books

### Question 1'* ]]
}

@test "blank instructions leave no trace" {
    for format in text markdown html; do
        run -0 qbank -b bank export -T $format --instructions=$' \n' a1
        [ "$output" = "$(qbank -b bank export -T $format a1)" ]
    done
}

@test "long titles and headings are wrapped in text" {
    printf '%s\n' 'title: The second part, with a longer heading' \
        'questions: [{id: w1, question: Why?}]' >w.yaml
    run -0 qbank -b w.yaml export -T text -q --toc --width=30 \
        --title='Final examination in algorithms and data structures'
    [ "$output" = 'Final examination in
algorithms and data structures
==============================

1 question

The second part, with a longer
heading (1)

The second part, with a longer
heading
------------------------------

1.  Why?' ]
}

@test "an empty title leaves no empty lines in text" {
    run -0 qbank -b bank export -T text -q --title= a1
    [[ $output == '1 question

1.  Why a1?'* ]]
}

@test "a question that shows nothing keeps its number in text" {
    printf '%s\n' '- {id: nothing, question: "[a]: /b", answer: yes}' >w.yaml
    run -0 qbank -b w.yaml export -T text --group-by=none
    [[ $output == *'

1.
    [nothing]

    yes' ]]
}

@test "room to write in Markdown is paragraphs of a blank" {
    run -0 qbank -b bank export --answers=none --space=2 a1 a2
    [[ $output == *'
Why a1?

&nbsp;

&nbsp;

### Question 2'* ]]
}

@test "a key cuts a long question at a word" {
    deck w.yaml <<'END'
- id: long
  question: One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen?
END
    run -0 qbank -b bank export --answers=only long
    [[ $output == *'
`long` One two three four five six seven eight nine ten eleven twelve thirteen...
'* ]]
}

@test "the end of a sheet names each author and license, and the decks" {
    exam
    deck m.yaml <<'END'
title: "*Mine*"
author: Ann
questions:
  - {id: m1, question: M1?}
  - {id: m2, question: M2?}
END
    deck n.yaml <<'END'
author: Jane Doe
license: CC-BY-4.0
questions:
  - {id: n1, question: N1?}
END
    run -0 qbank -b bank export m1 open n1 teapot a1 m2
    [[ $output == *'

\*Mine\*: Ann

HTTP, n: Jane Doe, CC-BY-4.0' ]]
    run -0 qbank -b bank export a1
    [[ $output != *Ann* ]]
    run -0 qbank -b bank export -T text --answers=end m1
    [[ $output == *'
    (no answer yet)

*Mine*: Ann' ]]
}

# page LENGTH [OPTION]...: nine lines, with the title, then a table of four.
page() {
    deck w.yaml <<'END'
- id: t
  question: |
    1

    2

    | a | b |
    |---|---|
    | 1 | 2 |
    | 3 | 4 |
END
    local length=$1

    shift
    run -0 qbank -b bank export -T text --answers=none --page-length="$length" "$@" t
}

@test "a table is not split by the end of a page" {
    for length in 10 11 12 6 5; do
        page $length
        [[ $output == *$'\n    2\n\n\f    | a | b |'* ]]
    done
    for length in 9 13 56; do
        page $length
        [[ $output != *$'\f'* ]]
    done
}

@test "the head of a table that fits on no page stays with its first row" {
    page 3 --fields=Name
    [[ $output == *$'\n\n\f    | a | b |\n'* ]]
    page 2 --fields=Name
    [[ $output != *$'\f'* ]]
}

@test "pr keeps a table together where it is told the length of a page" {
    page 12
    pr -l 22 <<<"$output" >pages
    [ "$(wc -l <pages)" -eq 44 ]
    [ "$(sed -n 28p pages)" = '    | a | b |' ]
}

@test "an unknown group is refused" {
    refuses "'subject' is not a key" --group-by=subject
}

@test "an unknown place for answers is refused" {
    refuses "'below' is not a place for answers" --answers=below
}

@test "an unknown format is refused" {
    refuses "'pdf'" -T pdf
}

@test "a key in a format of records is refused" {
    refuses "--answers=" -T json --answers=only
    refuses "--answers=" -T anki --answers=end
}

@test "what only a sheet has is refused in a format of records" {
    refuses "--toc needs -T markdown, text or html, not -T tsv" -T tsv --toc
    refuses "--space needs" -T json --space=3
    refuses "--fields needs" -T yaml --fields=Name
    refuses "--instructions needs" -T anki --instructions=Write.
}

@test "a layout of text is refused in Markdown" {
    refuses "--page-length needs -T text" --page-length=56
    refuses "--width needs -T text" --width=60
    refuses "--page-per-section needs -T text or html" --page-per-section
}

@test "--space=0 is refused" {
    refuses "not a whole number of at least 1" --space=0
}

@test "widths that are too small or not numbers are refused" {
    refuses "'19'" -T text --width=19
    refuses "'0'" -T text --width=0
    refuses "'-5'" -T text --width=-5
    refuses "'wide'" -T text --width=wide
    refuses "''" -T text --width=
}

@test "spaces that are not numbers are refused" {
    refuses "'-1'" -T text --space=-1
    refuses "'99999999999999999999'" -T text --space=99999999999999999999
}

@test "an unknown id is trouble and prints no sheet" {
    run -2 --separate-stderr qbank -b bank export a1 a11
    [ "$output" = "" ]
    [[ $stderr == "qbank export: unknown id 'a11'; did you mean "* ]]
}

@test "nothing selected: nothing printed" {
    run -1 --separate-stderr qbank -b bank export -g red --level=junior
    [ "$output" = "" ]
}

@test "a full disk is trouble" {
    [ -w /dev/full ] || skip "no /dev/full"
    for format in markdown text anki; do
        run -2 --separate-stderr bash -c \
            '"$1" -b bank export -T "$2" >/dev/full' - "$QBANK" "$format"
        [ "${#stderr_lines[@]}" -eq 1 ]
        [[ $stderr == "qbank"*"No space left on device" ]]
    done
}

@test "html: a page in the language given, each section on a page" {
    run -0 qbank -b bank export -T html --lang=pt-BR --page-per-section
    [ "${lines[1]}" = '<html lang="pt-BR">' ]
    [[ $output == *'<body class="qbank inline numbered paged">'* ]]
}

@test "html: what is no language tag is refused" {
    for tag in '' en- 'e"n' 1a en--us abcdefghi; do
        refuses "is not a language tag" -T html --lang="$tag"
    done
    refuses "--lang needs -T html, not -T markdown" --lang=en
}

# odd: a bank with titles and questions that few banks have.
odd() {
    rm -r bank
    deck a.yaml <<'END'
title: ": Odd :: title"
license: CC0
questions:
- id: rule
  question: "---"
  level: easy
- id: list
  question: Which?
  level: junior
  choices: [right: "- a\n- b", wrong: "[a]: b", wrong: c]
  refs: ["http://a.org/x", ",;", "https://b.org, section 1", "http://", RFC 1]
END
    printf 'title: ": Odd :: title"\nlicense: CC0\nquestions: [{id: nul, question: "1\\0", level: senior}]\n' |
        deck b.yaml
    printf 'title: Answer  key\nlicense: CC0\nauthor: Ann\nquestions: [{id: key, question: c}]\n' | deck c.yaml
    printf 'title: Question 2\nlicense: CC0\nauthor: Bob\nquestions: [{id: two, question: d}]\n' | deck d.yaml
    printf 'title: Answers\nauthor: Bob\nquestions: [{id: e, question: e}, {id: other, question: f, topic: other}, {id: sec, question: g, topic: 2nd}]\n' |
        deck e.yaml
}

@test "a table of contents leads only to names that every reader makes the same" {
    odd
    run -0 qbank -b bank export --toc --group-by=topic --answers=none
    [[ $output == *'
- \: Odd :: title (2)
- \: Odd :: title (1)
- Answer key (1)
- Question 2 (1)
- Answers (1)
- [other](#other) (1)
- 2nd (1)
'* ]]
}

@test "a credit is printed once, with each title once" {
    odd
    run -0 qbank -b bank export -T text --answers=none
    [[ $output == *'
: Odd :: title: CC0
Answer key: Ann, CC0
Question 2: Bob, CC0
Answers, other, 2nd: Bob' ]]
}

@test "levels of the same rank are in the order of their questions" {
    odd
    run -0 qbank -b bank export --group-by=level --answers=none
    [ "$(grep '^## ' <<<"$output")" = "## No level
## easy
## junior
## senior" ]
}

@test "an empty name of --fields is ignored, and --toc without sections" {
    for format in text markdown; do
        run -0 qbank -b bank export -T "$format" --toc --group-by=none --fields='Name, ,Date,' --answers=none
        [ "$(grep -c '^[A-Z][a-z]*: [._][._]' <<<"$output")" = 2 ]
        [[ $output != *[Cc]ontents* ]]
    done
    run -0 qbank -b bank export -T html --toc --group-by=none --fields='Name, ,Date,'
    [[ $output != *'<nav'* ]]
    [[ $output == *$'<div class="blanks">\n<p dir="auto">Name:</p>\n<p dir="auto">Date:</p>\n</div>'* ]]
}

@test "html: a choice and its letter are on the side where its script begins" {
    cat >choices.yaml <<'END'
- id: sides
  question: Which?
  choices:
    - right: "`tuple` הכול"
    - wrong: all
    - wrong: "هذا"
    - wrong: "`none`"
    - wrong: "[defines]: nothing"
END
    [ "$(qbank -b choices.yaml export -T html -q | grep -o '<li [^ ]*<b>..</b>')" = \
        '<li dir="rtl"><b>A.</b>
<li dir="auto"><b>B.</b>
<li dir="rtl"><b>C.</b>
<li dir="auto"><b>D.</b>
<li dir="auto"><b>E.</b>' ]
}

@test "text: the points in a key are not split over two lines" {
    echo '- {id: q, points: 12, question: Which of these words are too long?}' >points.yaml
    for width in {20..60}; do
        [[ $(qbank -b points.yaml export -T text --answers=only --width="$width") == *'[12 points]'* ]]
    done
}

@test "html: a question from right to left is so with all its parts" {
    cat >right.yaml <<'END'
- id: right
  points: 2
  question: "`fork()` מה זה?"
  choices:
    - right: SQL לא
    - wrong: "12"
  answer: |
    > ציטוט

    1. אחד
    2. only foreign.

    | א | ב |
    |---|---|
    | 1 | Bob |

    - English alone
  refs: RFC 9
- id: left
  question: Is **this** right?
  answer: |
    - שלום

    > English, then שלום

    - One, then שלום
END
    run -0 qbank -b right.yaml export -T html
    page=${output#*<main>}
    right=${page%%id=\"question-2*} left=${page#*id=\"question-2}
    [[ $right == *'id="question-1" dir="rtl">'* ]]
    [[ $right == *'<p dir="rtl"><code dir="ltr">fork()'* ]]
    [[ $right == *'class="meta" dir="ltr">[right]'* ]]
    [[ $right == *'class="note" dir="ltr">[2 points]'* ]]
    # A foreign word first does not make a choice foreign.
    [[ $right == *$'<li dir="rtl"><b>A.</b>\n<div>\n<p dir="rtl">SQL'* ]]
    [[ $right == *$'<li dir="rtl"><b>B.</b>\n<div>\n<p dir="ltr">12'* ]]
    [[ $right == *$'<blockquote dir="rtl">\n<p dir="rtl">'* ]]
    [[ $right == *$'<ol dir="rtl">\n<li>אחד</li>\n<li><span dir="ltr">only foreign.</span></li>\n</ol>'* ]]
    [[ $right == *'<table dir="rtl" class="words">'*'<td dir="ltr">1</td><td dir="ltr">Bob</td>'* ]]
    [[ $right == *$'<ul dir="ltr">\n<li>'*'English alone'* ]]
    [[ $right == *$'<p dir="ltr">References:</p>\n<ul dir="ltr">'* ]]
    [[ $left == '">'* ]]
    [[ $left == *$'<ul dir="rtl">\n<li>שלום</li>'* ]]
    [[ $left == *$'<blockquote>\n<p dir="auto">English'* ]]
    [[ $left == *$'<ul>\n<li dir="auto">One'* ]]
    [[ $(qbank -b right.yaml export -T html --answers=only) == *'id="answer-1" dir="rtl">'*'<p class="entry" dir="rtl"><code dir="ltr">right</code> fork() '*' <span dir="ltr">[2 points]</span></p>'* ]]
}

@test "html: a table whose words fit on paper is not too narrow for them" {
    long=$(printf 'prose %.0s' {1..40})
    cat >tables.yaml <<END
- id: fits
  question: |
    | process | arrival | burst | comment |
    |---|---|---|---|
    | P1 | 0 | 24 | $long |
- id: wide
  question: |
    | process | arrival | burst | ${long// } |
    |---|---|---|---|
    | P1 | 0 | 24 | comment |
END
    [ "$(qbank -b tables.yaml export -T html -q | grep '^<table')" = \
        $'<table class="words">\n<table>' ]
    # Where not all fit, the columns with short words are not too narrow.
    [[ $(qbank -b tables.yaml show -T html -q wide) == *'<th dir="auto" class="words">process</th>'*'<th dir="auto" class="words">burst</th><th dir="auto">prose'*'<td dir="auto">comment'* ]]
}

@test "html: many columns of short words keep their words" {
    cat >columns.yaml <<'END'
- id: columns
  question: |
    | list | access | search | deletion | insertion | traversal |
    |---|---|---|---|---|---|
    | fast | Yes | No | at the end | expected | constant |
END
    [[ $(qbank -b columns.yaml export -T html -q) == *'<table class="words">'* ]]
}

@test "anki: the title can be a deck in a deck, or no deck" {
    deck_of() {
        qbank -b bank export -T anki "$@" b1 | sed -n 's/^"b1"\t\("[^"]*"\)\t.*/\1/p'
    }
    [ "$(deck_of --title=Work::Python)" = '"Work::Python"' ]
    [ "$(deck_of --title=Work::Python --group-by=level)" = "\"Work::Python::$(qbank -b bank list b1 | cut -f 2)\"" ]
    [ "$(deck_of --title= --group-by=level)" = "\"$(qbank -b bank list b1 | cut -f 2)\"" ]
}

@test "html: without sections, answers at the end are below their heading" {
    run -0 qbank -b bank export -T html --group-by=none --answers=end b1
    # A rule has no words that could name it.
    echo '- {id: rule, question: "---"}' >odd.yaml
    [[ $output == *'<h2 class="number"><span class="aside">Question </span>1</h2>'* ]]
    [[ $(qbank -b odd.yaml export -T html --answers=end) == *'<p class="entry" dir="auto"><code dir="ltr">rule</code>'* ]]
    [[ $output == *'<h2 id="answers">Answers</h2>'*'<h3 class="number"><span class="aside">Answer </span>1</h3>'* ]]
}

@test "--answers=end is for sheets" {
    refuses "--answers=end or only needs -T markdown, text or html, not -T json" -T json --answers=end
}

@test "a new section begins a page, also where tables are kept whole" {
    table=$'| a | b |\n    |---|---|\n    | 1 | 2 |\n    | 3 | 4 |'
    for topic in x y; do
        printf -- '- id: %s\n  topic: %s\n  question: |\n    %s\n' "$topic" "$topic" "$table"
    done >tables.yaml
    qbank -b tables.yaml export -T text --group-by=topic --page-per-section --page-length=10 --no-meta \
        --answers=none >out
    # Table 1 needs lines 8 to 11.  Section y and table 2 need 7.
    tr '\f' '@' <out | diff - <(
        printf '%s\n' Questions ========= '' '2 questions' '' x - '' "@1.  $table" '' '@y' - '' "2.  $table"
    )
}

@test "references: addresses are links, and what follows them is text" {
    odd
    run -0 qbank -b bank export -T anki --group-by=topic list
    # Anki divides the names of decks at two colons.
    [[ $output == *'"list"	"Questions::: Odd : title"	'* ]]
    [[ $output == *'<ul>
<li><a href=""http://a.org/x"">http://a.org/x</a></li>
<li>,;</li>
<li><a href=""https://b.org"">https://b.org</a>, section 1</li>
<li>http://</li>
<li>RFC 1</li>
</ul>'* ]]
    # Choices that are a list, and that are empty.
    [[ $output == *'<ol type=""A"">
<li><ul>
<li>a</li>
<li>b</li>
</ul>
</li>
<li></li>
<li>c</li>
</ol>'* ]]
    run -0 qbank -b bank export -T text --answers=none list
    [[ $output == *'
    A.  - a
        - b
    B.
    C.  c'* ]]
}

@test "yaml: what is the same in a row of questions is written once" {
    odd
    run -0 qbank -b bank list -T yaml
    [ "$(grep -E '^(title|topic|license|author|---)|- id' <<<"$output")" = "title: ': Odd :: title'
topic: a
license: CC0
- id: rule
- id: list
---
title: ': Odd :: title'
topic: b
license: CC0
- id: nul
---
title: Answer  key
topic: c
license: CC0
author: Ann
- id: key
---
title: Question 2
topic: d
license: CC0
author: Bob
- id: two
---
title: Answers
topic: e
author: Bob
- id: e
---
topic: other
author: Bob
- id: other
---
topic: 2nd
author: Bob
- id: sec" ]
    [[ $output == *'question: "1\0"'* ]]
}

@test "the summary says what was left out" {
    printf 'a1\n' >seen
    run -0 qbank -b bank export --not-tag=blue --exclude-from=seen
    [ "$(sed -n 3p <<<"$output")" = "1 question; not tag blue" ]
}

@test "yaml: a license or an author of its own begins a document" {
    for lines in 'license: A' 'license: B' 'license: B#author: C' 'license: B#author: D'; do
        printf -- '---\ntitle: T\ntopic: t\n%s\nquestions: [{question: %s?}]\n' "${lines/"#"/$'\n'}" "${lines//[^A-Z]/}"
    done >documents.yaml
    run -0 qbank -b documents.yaml list -T yaml
    [ "$(grep -E '^(title|topic|license|author|---)' <<<"$output")" = "title: T
topic: t
license: A
---
title: T
topic: t
license: B
---
title: T
topic: t
license: B
author: C
---
title: T
topic: t
license: B
author: D" ]
}
