#!/usr/bin/env bats
# Where the output goes: lost output, color, terminals, bare environments.

load lib

prepare() {
    deck one.yaml <<'END'
- id: short
  question: What is short?
  level: junior
  tags: [size]
  answer: This.
END
    deck topic/two.yaml <<'END'
- id: a-longer-one
  question: What is longer?
  level: middle
END
}

esc=$'\e'
formats=(line id text markdown json yaml tsv anki)

# plain: FILE without the colors in it.
plain() {
    sed "s/${esc}\\[[0-9;]*m//g"
}

# needs_terminal: skips a test if there is no pseudo-terminal.
needs_terminal() {
    script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
        skip "no pseudo-terminal"
}

# terminal ARGUMENT...: what qbank prints on a terminal.
terminal() {
    SHELL=/bin/sh script -qec "$(printf '%q ' "$QBANK" "$@")" /dev/null </dev/null | tr -d '\r'
}

# has_color, has_none: whether $output is colored.
has_color() {
    [[ $output == *"${esc}["* ]]
}

has_none() {
    [[ $output == *short* ]]
    [[ $output != *"$esc"* ]]
}

@test "no color in a pipe" {
    TERM=xterm run -0 qbank -b bank list
    has_none
    TERM=xterm run -0 qbank -b bank list -T text -a
    has_none
    TERM=xterm run -0 qbank -b bank list --color=auto
    has_none
    TERM=xterm run -0 qbank -b bank list --color
    has_none
}

@test "color when it is asked for" {
    run -0 qbank -b bank list --color=always
    has_color
    run -0 qbank -b bank list -T text --color=always
    has_color
}

@test "color adds nothing else" {
    for format in line text; do
        qbank -b bank list -a -T "$format" >expected
        qbank -b bank list -a -T "$format" --color=always >out
        run -1 cmp -s expected out
        plain <out | cmp - expected
    done
}

@test "color ends on its line" {
    qbank -b bank list --color=always >out
    qbank -b bank list -a -T text --color=always >>out
    # The last sequence of each line that has one.
    run -0 sed -n "s/.*${esc}\\(\\[[0-9;]*m\\).*/\\1/p" out
    [ "$(sort -u <<<"$output")" = "[m" ]
}

@test "what programs read is never colored" {
    for format in id json yaml tsv markdown anki; do
        qbank -b bank list -T "$format" >expected
        qbank -b bank list -T "$format" --color=always | cmp - expected
    done
    qbank -b bank list -c --color=always >out
    echo 2 | cmp - out
}

@test "CLICOLOR_FORCE colors a pipe, unless it is 0 or empty" {
    CLICOLOR_FORCE=1 run -0 qbank -b bank list
    has_color
    CLICOLOR_FORCE=0 run -0 qbank -b bank list
    has_none
    CLICOLOR_FORCE='' run -0 qbank -b bank list
    has_none
}

@test "NO_COLOR comes before CLICOLOR_FORCE, unless it is empty" {
    NO_COLOR=1 CLICOLOR_FORCE=1 run -0 qbank -b bank list
    has_none
    NO_COLOR='' CLICOLOR_FORCE=1 run -0 qbank -b bank list
    has_color
}

@test "--color comes before the environment" {
    NO_COLOR=1 run -0 qbank -b bank list --color=always
    has_color
    CLICOLOR_FORCE=1 run -0 qbank -b bank list --color=never
    has_none
}

@test "the last --color counts" {
    run -0 qbank -b bank list --color=always --color=never
    has_none
}

@test "an unknown color mode is trouble" {
    run -2 --separate-stderr qbank -b bank list --color=alwasy
    [ "$output" = "" ]
    [[ $stderr == "qbank list: "*"'alwasy'"*"did you mean 'always'"* ]]
}

@test "color on a terminal" {
    needs_terminal
    TERM=xterm terminal -b bank list >out
    output=$(<out)
    has_color
    TERM=xterm terminal -b bank list -T text >out
    output=$(<out)
    has_color
}

@test "no color on a dumb terminal" {
    needs_terminal
    terminal -b bank list >out
    output=$(<out)
    has_none
    CLICOLOR_FORCE=1 terminal -b bank list >out
    output=$(<out)
    has_color
    terminal -b bank list --color=always >out
    output=$(<out)
    has_color
}

@test "NO_COLOR and --color=never on a terminal" {
    needs_terminal
    export TERM=xterm
    NO_COLOR=1 terminal -b bank list >out
    output=$(<out)
    has_none
    terminal -b bank list --color=never >out
    output=$(<out)
    has_none
    NO_COLOR='' terminal -b bank list >out
    output=$(<out)
    has_color
}

@test "columns on a terminal, tabs in a pipe" {
    needs_terminal
    terminal -b bank list >out
    diff - out <<'END'
short         junior  one        What is short?
a-longer-one  middle  topic/two  What is longer?
END
    qbank -b bank list >out
    diff - out <<'END'
short	junior	one	What is short?
a-longer-one	middle	topic/two	What is longer?
END
}

@test "color does not move the columns" {
    needs_terminal
    terminal -b bank list >expected
    TERM=xterm terminal -b bank list | plain | cmp - expected
}

@test "columns with wide, combining and no characters" {
    needs_terminal
    local acute=$'\xcc\x81'

    rm -r bank
    printf -- '- {id: %s, question: Which?}\n' wide | deck '漢字.yaml'
    printf -- '- {id: %s, question: Which?, level: easy}\n' combined | deck "e$acute.yaml"
    terminal -b bank list wide combined >out
    diff - out <<END
wide            漢字  Which?
combined  easy  e$acute     Which?
END
}

@test "columns with names that are made safe" {
    needs_terminal
    rm -r bank
    printf -- '- {id: a, question: Which?}\n' | deck $'\e[31mred.yaml'
    printf -- '- {id: b, question: Which?}\n' | deck black.yaml
    terminal -b bank list >out
    output=$(<out)
    [ "${output%%Which*}" = 'a    _[31mred  ' ]
    [ "${output##*$'\n'}" = 'b    black     Which?' ]
}

@test "other formats have the same bytes on a terminal" {
    needs_terminal
    for format in id markdown json yaml tsv anki; do
        qbank -b bank list -a -T "$format" >expected
        terminal -b bank list -a -T "$format" | cmp - expected
    done
}

@test "counts are aligned on a terminal" {
    needs_terminal
    for number in 1 2 3 4 5 6 7 8 9 10; do
        printf -- '- {id: q%d, question: Which?, level: senior}\n' "$number"
    done | deck topic/ten.yaml
    terminal -b bank list --count-by=topic,level >out
    diff - out <<'END'
one        junior   1
topic/ten  senior  10
topic/two  middle   1
END
    qbank -b bank list --count-by=topic,level >out
    diff - out <<'END'
one	junior	1
topic/ten	senior	10
topic/two	middle	1
END
}

# A question of several lines, one that begins with code, and a long one.
long_questions() {
    rm -r bank
    deck a.yaml <<'END'
- id: lines
  question: |
    What is printed?

    ```python
    print(1)
    ```
- id: code
  question: |
    ```python
    print(漢字)
    ```
- id: long
  question: What is the difference between a process and a thread of it?
END
}

@test "a question on a terminal is one line, cut at the edge" {
    needs_terminal
    long_questions
    COLUMNS=40 terminal -b bank list >out
    diff - out <<'END'
lines    a  What is printed? …
code     a  print(漢字) …
long     a  What is the difference betw…
END
    COLUMNS=64 terminal -b bank list long >out
    diff - out <<'END'
long    a  What is the difference between a process and a threa…
END
    # 71 columns are just enough.
    COLUMNS=71 terminal -b bank list long >out
    diff - out <<'END'
long    a  What is the difference between a process and a thread of it?
END
    COLUMNS=70 terminal -b bank list long >out
    diff - out <<'END'
long    a  What is the difference between a process and a thread of i…
END
}

@test "a character of two columns is not cut in the middle" {
    needs_terminal
    rm -r bank
    printf -- '- {id: a, question: 漢字漢字漢字漢字漢字漢字}\n' | deck b.yaml
    COLUMNS=28 terminal -b bank list >out
    # 20 columns are left; nine characters would need 18, and one more for ….
    diff - out <<'END'
a    b  漢字漢字漢字漢字漢…
END
}

@test "a question without room beside its fields has its own line" {
    needs_terminal
    long_questions
    COLUMNS=30 terminal -b bank list >out
    diff - out <<'END'
lines    a  What is printed? …
code     a  print(漢字) …
long     a
  What is the difference betw…
END
}

@test "--wide cuts nothing on a terminal" {
    needs_terminal
    long_questions
    COLUMNS=30 terminal -b bank list --wide lines long >out
    diff - out <<'END'
lines    a  What is printed? ```python print(1) ```
long     a  What is the difference between a process and a thread of it?
END
}

@test "the width is what the terminal says, unless COLUMNS is set" {
    needs_terminal
    long_questions
    for columns in 40 64; do
        COLUMNS=$columns terminal -b bank list >expected
        SHELL=/bin/sh script -qec "stty cols $columns; $(printf '%q ' "$QBANK" -b bank list)" \
            /dev/null </dev/null | tr -d '\r' | cmp - expected
    done
    SHELL=/bin/sh COLUMNS=64 script -qec "stty cols 40; $(printf '%q ' "$QBANK" -b bank list)" \
        /dev/null </dev/null | tr -d '\r' | cmp - expected
}

@test "COLUMNS does not matter in a pipe" {
    long_questions
    qbank -b bank list -a >expected
    COLUMNS=30 qbank -b bank list -a | cmp - expected
    COLUMNS=30 qbank -b bank list -a --wide | cmp - expected
    qbank -b bank list -a -T text >expected
    COLUMNS=30 qbank -b bank list -a -T text | cmp - expected
}

@test "COLUMNS that is no width is ignored" {
    needs_terminal
    long_questions
    terminal -b bank list >expected
    for columns in '' 0 -1 wide 99999999999999999999999; do
        COLUMNS=$columns terminal -b bank list | cmp - expected
    done
    COLUMNS=1 terminal -b bank list long >out
    [ "$(tail -n 1 out)" = "  What is the diffe…" ]
}

# An answer with a heading, emphasis, code and a table.
answer_of_all() {
    rm -r bank
    deck a.yaml <<'END'
- id: all
  question: What?
  answer: |
    # Head

    A *word* and a **strong one**, `code`, and &amp; so on to the end of the line, and on.

    | a | b |
    |---|---|
    | longer | 2 |

    ```
    x = 1
    ```
END
}

@test "an answer on a terminal is laid out" {
    needs_terminal
    answer_of_all
    COLUMNS=40 terminal -b bank show all >out
    diff - out <<'END'
What?
[all] a

    # Head

    A *word* and a **strong one**,
    `code`, and & so on to the end of
    the line, and on.

    | a      | b |
    |--------|---|
    | longer | 2 |

    ```
    x = 1
    ```
END
    COLUMNS=40 terminal -b bank random -a >again
    cmp out again
    # No line is longer than 80 columns.
    COLUMNS=200 terminal -b bank show all >out
    grep -qx '    A .word. and a ..strong one.., .code., and & so on to the end of the line,' out
}

@test "what is known about a question is not wider than a terminal" {
    needs_terminal
    deck tags.yaml <<'END'
- id: many-tags
  question: What?
  level: middle
  tags: [persistence, durability, snapshots]
END
    COLUMNS=30 terminal -b bank show -q many-tags >out
    diff - out <<'END'
What?
[many-tags] tags, middle;
persistence, durability,
snapshots
END
    COLUMNS=30 TERM=xterm terminal -b bank show -q many-tags | sed 's/\x1b\[[0-9]*m//g' | cmp - out
}

@test "code and tables have all of a wide terminal" {
    needs_terminal
    rm -r bank
    deck a.yaml <<'END'
- id: all
  question: What?
  answer: |
    ```
    0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789
    ```

    | a | b |
    |---|---|
    | 01234567890 234567890 234567890 234567890 | 01234567890 234567890 234567890 234567890 |
END
    COLUMNS=110 terminal -b bank show all >out
    grep -qx '    0123456789.*' out
    grep -qx '    | 01234567890 234567890 234567890 234567890 | 01234567890 234567890 234567890 234567890 |' out
    COLUMNS=102 terminal -b bank show all >out
    # Two columns of the indent remain.
    grep -qx '  0123456789.*' out
}

@test "an answer is the Markdown in a pipe and with --wide" {
    needs_terminal
    answer_of_all
    qbank -b bank show all >out
    grep -qx '    | longer | 2 |' out
    grep -qx '    | a | b |' out
    COLUMNS=40 terminal -b bank show all --wide | cmp - out
}

@test "headings, emphasis and code of an answer are in color on a terminal" {
    needs_terminal
    answer_of_all
    COLUMNS=60 terminal -b bank show all >plain
    TERM=xterm COLUMNS=60 terminal -b bank show all >out
    plain <out | cmp - plain
    grep -qF "# ${esc}[1mHead" out
    grep -qF "${esc}[3m*word*" out
    grep -qF "${esc}[1m**strong one**" out
    grep -qF "${esc}[36m\`code\`" out
    grep -qF "x = 1" out
    NO_COLOR=1 TERM=xterm COLUMNS=60 terminal -b bank show all | cmp - plain
    TERM=xterm COLUMNS=60 terminal -b bank show all --color=never | cmp - plain
    CLICOLOR_FORCE=1 qbank -b bank random -a >out
    grep -qF "${esc}[1m" out
}

@test "an empty environment" {
    qbank -b bank list >expected
    run -0 --separate-stderr env -i "$QBANK" -b bank list
    [ "$output" = "$(<expected)" ]
    [ "$stderr" = "" ]
}

@test "HOME, LANG, TERM and TZ unset, empty or odd" {
    qbank -b bank list -a -T text >expected
    env -u HOME -u LANG -u TERM -u TZ -u LC_ALL "$QBANK" -b bank list -a -T text | cmp - expected
    HOME='' LANG='' TERM='' TZ='' LC_ALL='' qbank -b bank list -a -T text | cmp - expected
    HOME=x LANG=tlh_KX TERM=none TZ=No/Where LC_ALL=nothing qbank -b bank list -a -T text | cmp - expected
}

@test "the locale changes no byte" {
    deck é.yaml <<'END'
- {id: nonascii, question: "Größe 漢字?", answer: é}
END
    for format in "${formats[@]}"; do
        qbank -b bank list -a -T "$format" >expected
        LC_ALL=C.UTF-8 LANG=C.UTF-8 qbank -b bank list -a -T "$format" | cmp - expected
    done
}

@test "a terminal without TERM has no colors, and a wide one wide columns" {
    needs_terminal
    long_questions
    SHELL=/bin/sh script -qec "env -u TERM $(printf '%q ' "$QBANK" -b bank list long)" /dev/null </dev/null >out
    run -1 grep -q "$esc" out
    # Nothing is cut that has room, up to 10,000 columns.
    COLUMNS=10000 terminal -b bank list --color=always long | plain >out
    [ "$(cat out)" = "long    a  What is the difference between a process and a thread of it?" ]
    COLUMNS=60 terminal -b bank grep --color=always difference >out
    grep -qF "${esc}[1;31mdifference${esc}[m" out
    SHELL=/bin/sh COLUMNS=10001 script -qec "stty cols 20000; $(printf '%q ' "$QBANK" -b bank list)" \
        /dev/null </dev/null | tr -d '\r' >out
    terminal -b bank list | cmp - out
}

# shellcheck disable=SC2016 # backticks are text
@test "a question of nothing but fences has a line" {
    needs_terminal
    printf -- '- {id: fences, question: "~~~\\n~~~"}\n' >fences.yaml
    run terminal -b fences.yaml list
    [ "$output" = "fences    fences  ~~~" ]
    printf -- '- {id: fences, question: "```\\n\\nx = 1\\n```"}\n' >fences.yaml
    run terminal -b fences.yaml list
    [ "$output" = "fences    fences  x = 1 …" ]
}
