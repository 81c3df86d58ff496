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

# many: a bank that is longer than any buffer on the way.
many() {
    local answer

    printf -v answer '%0300d' 0
    seq -f "- {id: q%030.0f, question: Which?, answer: '$answer'}" 3000 >many.yaml
}

@test "a full disk is trouble" {
    [ -c /dev/full ] || skip "no /dev/full"
    for format in "${formats[@]}"; do
        run -2 --separate-stderr bash -c '"$@" >/dev/full' - "$QBANK" -b bank list -T "$format"
        [ "${stderr-}" = "qbank: standard output: No space left on device" ]
    done
}

@test "a disk that is full in the middle is trouble" {
    [ -c /dev/full ] || skip "no /dev/full"
    many
    for format in "${formats[@]}"; do
        run -2 --separate-stderr bash -c '"$@" >/dev/full' - "$QBANK" -b many.yaml list -T "$format"
        [ "$stderr" = "qbank: standard output: No space left on device" ]
    done
}

@test "a full disk is trouble for a count and for help" {
    [ -c /dev/full ] || skip "no /dev/full"
    run -2 --separate-stderr bash -c '"$@" >/dev/full' - "$QBANK" -b bank list -c
    [ "$stderr" = "qbank: standard output: No space left on device" ]
    run -2 bash -c '"$@" >/dev/full' - "$QBANK" -b bank list --count-by=topic
    run -2 bash -c '"$@" >/dev/full' - "$QBANK" list --help
    run -2 bash -c '"$@" >/dev/full' - "$QBANK" --version
    run -2 bash -c '"$@" >/dev/full' - "$QBANK" help
}

@test "a closed standard output is trouble, and no file is written to" {
    run -2 --separate-stderr bash -c '"$@" >&-' - "$QBANK" -b bank list
    [[ $stderr == "qbank: standard output: "* ]]
    cp -r bank before
    run -2 bash -c '"$@" >&-' - "$QBANK" -b bank list -c
    diff -r before bank
}

@test "a closed standard output that is not used is fine" {
    run -1 --separate-stderr bash -c '"$@" >&-' - "$QBANK" -b bank list --unanswered -t one
    [ "$stderr" = "" ]
}

@test "a closed standard error does not matter" {
    run -0 bash -c '"$@" 2>&-' - "$QBANK" -b bank list -T id
    [ "$output" = "short
a-longer-one" ]
    run -2 bash -c '"$@" 2>&-' - "$QBANK" -b bank -b none list -T id
    [ "$output" = "short
a-longer-one" ]
}

@test "a closed standard input does not matter, unless it is read" {
    run -0 --separate-stderr bash -c '"$@" <&-' - "$QBANK" -b bank list -T id short
    [ "$output" = "short" ]
    run -2 --separate-stderr bash -c '"$@" <&-' - "$QBANK" -b - list
    [ "$output" = "" ]
    [[ $stderr == "qbank: -: "* ]]
    run -2 --separate-stderr bash -c '"$@" <&-' - "$QBANK" -b bank list -
    [ "$output" = "" ]
    [[ $stderr == "qbank list: standard input: "* ]]
}

@test "all three standard descriptors may be closed" {
    run -2 bash -c '"$@" <&- >&- 2>&-' - "$QBANK" -b bank list
    [ "$output" = "" ]
}

@test "head ends it, silently" {
    many
    for format in "${formats[@]}"; do
        # shellcheck disable=SC2016
        run -0 --separate-stderr bash -c 'trap - PIPE; "$@" | head -n 1 >first
            echo "${PIPESTATUS[0]}"' - "$QBANK" -b many.yaml list -a -T "$format"
        [ "$output" = 141 ]
        [ "$stderr" = "" ]
        [ "$(wc -l <first)" = 1 ]
    done
}

@test "no color in a pipe" {
    TERM=xterm run -0 qbank -b bank list
    has_none
    TERM=xterm run -0 qbank -b bank list -T text -a
    has_none
    TERM=xterm run -0 qbank -b bank list --color=auto
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
    for format in id text markdown json yaml tsv anki; do
        qbank -b bank list -a -T "$format" >expected
        terminal -b bank list -a -T "$format" | cmp - expected
    done
}

@test "counts have the same bytes on a terminal" {
    needs_terminal
    terminal -b bank list --count-by=topic,level >out
    diff - out <<'END'
one	junior	1
topic/two	middle	1
END
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
