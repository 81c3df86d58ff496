#!/usr/bin/env bats
# qbank grep: what each option selects and prints, alone and with others.
# shellcheck disable=SC2016,SC2154 # bash -c has arguments; bats sets stderr
# shellcheck disable=SC2030,SC2031 # and output, outside of subshells

load lib

prepare() {
    deck tools.yaml <<'END'
title: Workbench
tags: [shell]
questions:
  - id: grep-basics
    question: What does grep print?
    level: junior
    tags: [search]
    source: [posix/2.1]
    answer: |
      It prints the lines that match.
      Each line once.

      GIL is no word of grep.
  - id: gil
    question: "What is the GIL?"
    level: senior
    tags: [python]
    answer: 'A lock of CPython.'
  - id: cat
    question: Где живёт который кот?
    level: middle
  - id: cpp
    question: |
      What is C++ for?
      And a+b, or -x?
END
}

# finds "ID..." ARGUMENT...: grep -l selects only these, in this order.
finds() {
    local wanted=$1

    shift
    run --separate-stderr qbank -b bank grep -l "$@"
    [ "$stderr" = "" ]
    [ "${lines[*]}" = "$wanted" ]
    if [ "$wanted" = "" ]; then
        [ "$status" -eq 1 ]
    else
        [ "$status" -eq 0 ]
    fi
}

# prints "TEXT" ARGUMENT...: grep prints this and no message, status 0.
prints() {
    local wanted=$1

    shift
    run -0 --separate-stderr qbank -b bank grep "$@"
    [ "$stderr" = "" ]
    [ "$output" = "$wanted" ]
}

# A file that is not a bank, next to one that is.
add_broken() {
    deck broken.yaml <<'END'
- id: broken
  question: [grep]
END
}

# One question whose text is N times the letter a, and then TAIL.
long_deck() {
    printf -- '- id: %s\n  question: %s%s\n' "$1" \
        "$(printf '%*s' "$2" '' | tr ' ' a)" "$3"
}

# What is selected

@test "the questions that match, one line each" {
    prints $'gil\tsenior\ttools\tWhat is the GIL?' 'the G.L'
}

@test "a question without a level leaves the column empty" {
    prints $'cpp\t\ttools\tWhat is C++ for? And a+b, or -x?' 'a\+b'
}

@test "no match is silent, with status 1" {
    finds "" nosuchword
}

@test "a match in the answer selects the question and does not show it" {
    prints $'gil\tsenior\ttools\tWhat is the GIL?' CPython
}

@test "ids, tags and topics are searched too" {
    finds "grep-basics" '^grep-b'
    finds "gil" '^python$'
    finds "grep-basics gil cat cpp" '^tools$'
}

@test "titles and sources are not searched" {
    finds "" Workbench
    finds "" posix
}

@test "no pattern at all is trouble" {
    run -2 --separate-stderr qbank -b bank grep
    [ "$output" = "" ]
    [[ $stderr == "qbank grep: no pattern given"* ]]
}

@test "an empty pattern matches every question" {
    finds "grep-basics gil cat cpp" ''
    finds "grep-basics gil cat cpp" -F ''
    finds "grep-basics gil cat cpp" -e ''
}

@test "options may follow the pattern, and -- ends them" {
    finds "gil" 'THE gil' -i
    finds "cpp" -- -x
}

# -i -S -w -F

@test "capitals count, unless -i is given" {
    finds "" 'the gil'
    finds "gil" -i 'the gil'
    finds "gil" --ignore-case 'THE GIL'
}

@test "-i knows the letters of other scripts" {
    finds "cat" -i 'ГДЕ ЖИВЁТ'
    finds "cat" -Fi 'ГДЕ ЖИВЁТ'
}

@test "-S takes small letters for both, a capital for itself" {
    finds "gil" -S 'the gil'
    finds "" -S 'the Gil'
    finds "gil" --smart-case 'the GIL'
}

@test "-S does not take an escape for a capital" {
    finds "gil" -S --in=question '\Wgil\W'
    finds "gil" -S 'the\Sgil|the\sgil'
}

@test "-S knows the capitals of other scripts" {
    finds "cat" -S 'где живёт'
    finds "" -S 'где Живёт'
}

@test "-S with -F takes a backslash as it is" {
    finds "" -SF '\Sgil'
    finds "gil" -SF 'the gil'
}

@test "-w matches whole words" {
    finds "grep-basics" -w print
    finds "" -w prin
    finds "grep-basics" --word-regexp 'prin|print'
}

@test "-w knows the words of other scripts" {
    finds "cat" -w кот
    finds "" -w кото
}

@test "-w with -F matches whole words" {
    finds "grep-basics" -wF print
    finds "" -wF prin
}

@test "-w with -F knows the words of other scripts" {
    finds "" -wF кото
    finds "cat" -wF кот
}

@test "-w finds what ends in no letter, as grep does" {
    finds "cpp" -wF 'C++'
    finds "cpp" -w 'C\+\+'
    finds "cpp" -w -e -x
}

@test "-w with what a pattern begins or ends with" {
    finds "cpp" -w '\QC++'
    finds "grep-basics gil" -w '\QGIL'
    finds "" -w '\QGI'
    finds "gil" -w '(?x)the \s GIL # the lock'
    finds "" -w '(?x)the \s GI # the lock'
    finds "grep-basics gil" -w '(*UCP)GIL'
    finds "gil cpp" -w '(*CR)(*LIMIT_MATCH=999)is (the|C)'
    finds "" -w '(*UCP)GI'
    finds "grep-basics gil" -w '(*MARK:a)GIL'
    finds "gil" -w -e 'the GI' -e '(?x)the \s GIL # x'
}

@test "-F takes the pattern as it is" {
    finds "cpp" -F 'a+b'
    finds "" 'a+b'
    finds "" -F '('
    finds "cpp" --fixed-strings 'C++'
    finds "" -F '^What'
}

# -e -f

@test "-e: either pattern" {
    finds "gil cat" -e 'the GIL' -e кот
    finds "gil cat" --regexp='the GIL' --regexp=кот
}

@test "-e takes a pattern that begins with a dash" {
    finds "cpp" -e -x
}

@test "with -e the operands are ids" {
    finds "gil" -e What gil
}

@test "-f takes each line of a file for a pattern" {
    printf 'the GIL\nкот\n' >patterns
    finds "gil cat" -f patterns
    finds "gil cat" --file=patterns
}

@test "-f takes a last line that has no newline" {
    printf 'nosuch\nкот' >patterns
    finds "cat" -f patterns
}

@test "-f: a file with CRLF at the ends of the lines" {
    printf 'cpython\r\nG.L\r\n' >patterns
    finds "grep-basics gil" -f patterns
    printf 'C++\r\n' >patterns
    finds "cpp" -F -f patterns
    printf '\r\n' >patterns
    finds "grep-basics gil cat cpp" -f patterns
}

@test "-f: a file with a byte-order mark" {
    printf '\xef\xbb\xbfкот\n' >patterns
    finds "cat" -f patterns
}

@test "-f - takes the patterns from standard input" {
    finds "cat" -f - <<<кот
}

@test "-f and -e together: any of the patterns" {
    echo кот >patterns
    finds "gil cat" -e 'the GIL' -f patterns
}

@test "-f: a file without a line matches nothing" {
    : >patterns
    finds "" -f patterns
    finds "grep-basics gil cat cpp" -v -f patterns
}

@test "-f: a file without a line adds nothing to -e" {
    : >patterns
    finds "cat" -f patterns -e кот
}

@test "-f: an empty line matches every question" {
    echo >patterns
    finds "grep-basics gil cat cpp" -f patterns
}

@test "-f: with -F the lines are strings" {
    echo 'a+b' >patterns
    finds "cpp" -F -f patterns
}

@test "-f: a file that is not there is trouble" {
    run -2 --separate-stderr qbank -b bank grep -f nosuch
    [ "$output" = "" ]
    [[ $stderr == "qbank grep: "*"'nosuch': No such file or directory" ]]
}

# -v --and --not --in

@test "-v selects the questions that do not match" {
    finds "cat cpp" -v 'grep|GIL'
    finds "" -v ''
    finds "grep-basics gil cat cpp" --invert-match nosuch
}

@test "-v with two patterns: neither matches" {
    finds "cpp" -v -e 'grep|GIL' -e кот
}

@test "-v with -i" {
    finds "cat cpp" -iv 'GREP|gil'
}

@test "a pattern sees the end of a field, whatever follows in the file" {
    deck ends.yaml <<'END'
- {id: ends, question: "a z", tags: [b, 日本, 日本], answer: "c\r"}
- {id: next, question: "d"}
END
    finds "ends" 'z\s*+$'
    finds "ends" 'z\s?+$'
    finds "ends" '(?>z\s*)$'
    finds "ends" '(?-m)^a z$'
    finds "ends" '(?^:a z$)'
    finds "ends" 'c\R$'
    finds "ends grep-basics" 'c\X$'
    finds "grep-basics" '^$'
    finds "grep-basics" -w '$^'
}

@test "--and: the same question matches both, in any field" {
    finds "gil" GIL --and=CPython
    finds "grep-basics" GIL --and=search
    finds "" GIL --and=кот
}

@test "--and twice: all of them" {
    finds "grep-basics" What --and=GIL --and=lines
    finds "" What --and=GIL --and=lines --and=CPython
}

@test "--and with several -e: one of these and that" {
    finds "gil" -e GIL -e кот --and=CPython
}

@test "--not: leaves out what matches it too" {
    finds "grep-basics cpp" What --not=CPython
    finds "cpp" What --not=CPython --not=lines
}

@test "--and and --not together" {
    finds "gil" What --and=GIL --not=lines
}

@test "-i and -F hold for --and and --not" {
    finds "gil" -i what --and=cpython
    finds "grep-basics gil" -i what --not='c\+\+'
    finds "grep-basics gil" -F What --not='C++'
}

@test "-v turns the whole around" {
    finds "grep-basics cat cpp" -v GIL --and=CPython
    finds "gil cat" -v What --not=CPython
}

@test "--and alone is not a pattern" {
    run -2 --separate-stderr qbank -b bank grep --and=GIL
    [[ $stderr == "qbank grep: no pattern given"* ]]
}

@test "--in looks into one field alone" {
    finds "gil" --in=question GIL
    finds "grep-basics" --in=answer GIL
    finds "gil" --in=tags python
    finds "grep-basics gil cat cpp" --in=tags shell
    finds "" --in=tags tools
    finds "grep-basics gil cat cpp" --in=topic tools
    finds "cat" --in=id cat
    finds "" --in=id What
}

@test "--in takes several fields" {
    finds "grep-basics gil" --in=question,answer GIL
    finds "gil cpp" --in=id,tags 'python|cpp'
}

@test "--in applies to --and and --not" {
    finds "" --in=question GIL --and=CPython
    finds "gil" --in=question GIL --not=CPython
}

@test "--in: each tag is searched separately" {
    finds "grep-basics" --in=tags '^search$'
    finds "" --in=tags 'shell.search'
}

@test "--in with an unknown field names the near one" {
    run -2 --separate-stderr qbank -b bank grep --in=answers GIL
    [ "$output" = "" ]
    [[ $stderr == *"'answers'"*"did you mean 'answer'?" ]]
}

@test "--in with no field is trouble" {
    run -2 --separate-stderr qbank -b bank grep --in= GIL
    [ "$output" = "" ]
}

# -c -l -o

@test "-c counts the questions, not the matches" {
    prints 3 -c What
    prints 1 --count 'line'
    prints 2 -vc 'grep|GIL'
}

@test "-c prints 0 for no match, with status 1" {
    run -1 --separate-stderr qbank -b bank grep -c nosuch
    [ "$output" = 0 ]
    [ "$stderr" = "" ]
}

@test "-l is -T id" {
    prints $'grep-basics\ngil\ncpp' -l What
    prints $'grep-basics\ngil\ncpp' --ids What
    prints $'grep-basics\ngil\ncpp' -T id What
}

@test "-l -0 ends each id with NUL" {
    run -0 bash -c '"$1" -b bank grep -l0 "the GIL|C\+\+" | tr "\0" ,' - "$QBANK"
    [ "$output" = "gil,cpp," ]
}

@test "-o prints the id, a tab and each match" {
    prints $'grep-basics\tgrep\ngrep-basics\tlines\ngrep-basics\tline' \
        -o --in=question,answer 'grep(?= print)|\blines?\b'
    prints $'gil\tthe GIL' --only-matching 'the GIL'
}

@test "-o -i prints the match as written" {
    prints $'gil\tthe GIL' -oi 'THE gil'
}

@test "-o of two patterns prints the longer of two that begin together" {
    prints $'gil\tthe GIL' -o -e 'the G' -e 'the GIL'
}

@test "-o keeps a match of two lines on one line" {
    prints $'grep-basics\tmatch. Each' -o 'match\.\nEach'
}

@test "-o leaves empty matches out" {
    prints $'cpp\t++' -o --in=question '\+\+|x*?'
}

@test "-o prints what the pattern found, not what --and found" {
    prints $'gil\tthe GIL' -o 'the GIL' --and=CPython
}

@test "-o -c counts" {
    prints 1 -oc 'the GIL'
}

@test "-l wins over -o, -n and -c, as in grep" {
    prints gil -lo 'the GIL'
    prints gil -ln 'the GIL'
    prints gil -lc 'the GIL'
}

# -n

@test "-n: the line of a plain text" {
    prints 'bank/tools.yaml:5:grep-basics: What does grep print?' -n 'What does'
    prints 'bank/tools.yaml:5:grep-basics: What does grep print?' \
        --line-number 'What does'
}

@test "-n: the lines of quoted texts" {
    prints 'bank/tools.yaml:15:gil: What is the GIL?' -n 'the GIL'
    prints 'bank/tools.yaml:18:gil: A lock of CPython.' -n CPython
}

@test "-n: the lines of a block" {
    prints 'bank/tools.yaml:10:grep-basics: It prints the lines that match.' \
        -n lines
    prints 'bank/tools.yaml:11:grep-basics: Each line once.' -n Each
    prints 'bank/tools.yaml:13:grep-basics: GIL is no word of grep.' -n 'no word'
    prints 'bank/tools.yaml:25:cpp: And a+b, or -x?' -n 'a\+b'
}

@test "-n: every line that matches, in every field" {
    prints 'bank/tools.yaml:13:grep-basics: GIL is no word of grep.
bank/tools.yaml:15:gil: What is the GIL?' -n GIL
}

@test "-n: the id is on its own line" {
    prints 'bank/tools.yaml:14:gil: gil' -n --in=id gil
}

@test "-n: a line with two matches is printed once" {
    prints 'bank/tools.yaml:15:gil: What is the GIL?' -n --in=question 'the|GIL'
}

@test "-n: blocks with indicators, comments and empty lines" {
    deck blocks.yaml <<'END'
- id: keep
  question: |+2   # a comment
    alpha

    beta

- id: lead
  question: |

    gamma
  answer: !text |-

    delta
      epsilon
- id: below
  question:
    "zeta"
  answer:
    |
    eta
- id: folded
  question: >

    theta
    iota
  answer: >-
    kappa
END
    prints 'bank/blocks.yaml:3:keep: alpha' -n alpha
    prints 'bank/blocks.yaml:5:keep: beta' -n beta
    prints 'bank/blocks.yaml:10:lead: gamma' -n gamma
    prints 'bank/blocks.yaml:13:lead: delta' -n delta
    prints 'bank/blocks.yaml:14:lead: epsilon' -n epsilon
    prints 'bank/blocks.yaml:17:below: zeta' -n zeta
    prints 'bank/blocks.yaml:20:below: eta' -n '\beta$' below
    prints 'bank/blocks.yaml:24:folded: theta iota' -n '\btheta' folded
    prints 'bank/blocks.yaml:27:folded: kappa' -n kappa
}

@test "-n: the lines of choices" {
    deck choices.yaml <<'END'
- id: choices
  question: Which one?
  tags: [omega]
  choices:
    - right: |

        alpha
        beta
    - wrong: "gamma"
    - text:
        delta
      right: false
END
    prints 'bank/choices.yaml:8:choices: beta' -n '^beta'
    prints 'bank/choices.yaml:8:choices: beta' -no --in=choices '^beta'
    prints 'bank/choices.yaml-7-choices- alpha
bank/choices.yaml:8:choices: beta' -nC1 '^beta'
    prints 'bank/choices.yaml:9:choices: gamma' -n '^gamma'
    prints 'bank/choices.yaml:11:choices: delta' -n '^delta'
    prints 'bank/choices.yaml:1:choices: omega' -n '^omega'
}
@test "-n: an escape in a quoted text begins no line of the file" {
    deck quoted.yaml <<'END'
- id: escaped
  question: "first\nsecond"
  answer: "third"
END
    prints 'bank/quoted.yaml:2:escaped: second' -n second
    prints 'bank/quoted.yaml:3:escaped: third' -n third
}

@test "-n: a file with CRLF has the same lines" {
    printf -- '- id: dos\r\n  question: |\r\n    uno\r\n    dos-dos\r\n' |
        deck dos.yaml
    prints 'bank/dos.yaml:4:dos: dos-dos' -n dos-dos
    prints 'bank/dos.yaml:3:dos: uno' -n '^uno$'
}

@test "-n: the second document of a file" {
    deck two.yaml <<'END'
- id: first
  question: kappa
---
- id: second
  question: |
    lambda
    kappa
END
    prints 'bank/two.yaml:2:first: kappa
bank/two.yaml:7:second: kappa' -n kappa
}

@test "-n: a bank from standard input is called -" {
    run -0 --separate-stderr qbank -b - grep -n 'the GIL' <bank/tools.yaml
    [ "$output" = "-:15:gil: What is the GIL?" ]
    [ "$stderr" = "" ]
}

@test "-n -v prints the questions that do not match" {
    prints 'bank/tools.yaml:20:cat: Где живёт который кот?
bank/tools.yaml:24:cpp: What is C++ for?' -nv 'grep|GIL'
}

@test "-n shows a pattern that matches without a character" {
    prints 'bank/tools.yaml:15:gil: What is the GIL?' -n '(?=the GIL)'
}

@test "what a possessive quantifier takes stays in its field" {
    local pattern
    deck new.yaml <<<'[{id: i, question: What?, answer: foo}]'
    for pattern in '\s*+$' '\s*\E+$' '\s*(?#c)+$' '(?x)\s* +$' '(?sx:\s* +$)'; do
        run -0 qbank -b bank/new.yaml grep -c "What\?$pattern"
        [ "$output" = 1 ]
    done
}

@test "-n with an empty pattern prints every line" {
    prints 'bank/tools.yaml:24:cpp: What is C++ for?
bank/tools.yaml:25:cpp: And a+b, or -x?' -n --in=question '' cpp
}

@test "-n -o prints the place of each match" {
    prints 'bank/tools.yaml:15:gil: the GIL' -no 'the GIL'
}

@test "-n -c counts" {
    prints 1 -nc 'the GIL'
}

@test "-n -m 1 prints the lines of one question" {
    prints 'bank/tools.yaml:13:grep-basics: GIL is no word of grep.' \
        -n -m 1 GIL
}

# -q

@test "-q prints nothing and sets the exit status" {
    run -0 qbank -b bank grep -q GIL
    [ "$output" = "" ]
    run -1 qbank -b bank grep --quiet nosuch
    [ "$output" = "" ]
}

@test "-q is quiet with every other option" {
    local option

    for option in -c -l -n -o -Tjson -v; do
        run -0 qbank -b bank grep -q "$option" GIL
        [ "$output" = "" ]
    done
}

@test "a file that is not a bank: the others print, and it is trouble" {
    add_broken
    run -2 --separate-stderr qbank -b bank grep -l GIL
    [ "$output" = $'grep-basics\ngil' ]
    [[ $stderr == "qbank: bank/broken.yaml:2:13: "* ]]
    run -2 --separate-stderr qbank -b bank grep -c GIL
    [ "$output" = 2 ]
    run -2 --separate-stderr qbank -b bank grep -l nosuch
    [ "$output" = "" ]
}

@test "-q: a match wins over a file that is not a bank" {
    add_broken
    run -0 --separate-stderr qbank -b bank grep -q GIL
    [ "$output" = "" ]
    run -2 --separate-stderr qbank -b bank grep -q nosuch
    [ "$output" = "" ]
}

@test "-q: a match wins over a bank that is not there" {
    run -0 --separate-stderr qbank -b nosuch -b bank grep -q GIL
    [ "$output" = "" ]
}

@test "-q: a match wins over an id that is not there" {
    run -0 --separate-stderr qbank -b bank grep -q GIL nosuch gil
    [ "$output" = "" ]
    run -2 --separate-stderr qbank -b bank grep -q nosuch nosuch gil
    [ "$output" = "" ]
}

@test "-q: a match wins over a search that was given up" {
    in_whole
    { long_deck hard 30 b; long_deck plain 3 ''; } | deck as.yaml
    run -0 --separate-stderr qbank -b bank grep -q --in=question '(a+)+$'
    [ "$output" = "" ]
}

@test "-q with a bad pattern is trouble" {
    run -2 --separate-stderr qbank -b bank grep -q '('
    [ "$output" = "" ]
}

# -m, order

@test "-m ends after that many questions" {
    finds "grep-basics" -m 1 What
    finds "grep-basics gil" -m2 What
    finds "grep-basics gil cpp" --max-count=9 What
    finds "cat" -v -m 1 'grep|GIL'
    prints 2 -c -m 2 What
}

@test "-m takes a number" {
    local number

    for number in x -1 1x ''; do
        run -2 --separate-stderr qbank -b bank grep -m "$number" What
        [ "$output" = "" ]
        [[ $stderr == "qbank grep: --max-count: "* ]]
    done
}

@test "--reverse and --sort put what was found in order" {
    finds "cpp gil grep-basics" --reverse What
    finds "cpp gil grep-basics" --sort=id What
    finds "grep-basics gil cpp" --sort=id --reverse What
}

@test "-r, which is recursive to grep, is not --reverse" {
    run -2 --separate-stderr qbank -b bank grep -r What
    [ "$output" = "" ]
    [ "$stderr" = "qbank grep: unknown option '-r'; the whole bank is searched; for the other order, use --reverse" ]
}

# refused HINT OPTION: grep does not know the option, and the message says HINT.
refused() {
    run -2 --separate-stderr qbank -b bank grep "$2" What
    [ "$output" = "" ]
    [ "$stderr" = "qbank grep: unknown option '${2%%=*}'; $1" ]
}

@test "options of grep(1) that are not those of qbank have a hint" {
    refused "use -l -v" -L
    refused "use -l -v" --files-without-match
    refused "use -l" --files-with-matches
    refused "use '^(?:PATTERN)\$'" -x
    refused "use -n -C 5" -5
    refused "use -i" -y
    refused "use -0 -l" -Z
    refused "use -t, or name a file with -b" --include='*.yaml'
}

@test "-n and -o print lines of their own, and no format" {
    for option in -n -o -no; do
        wrong=-${option: -1}
        run -2 --separate-stderr qbank -b bank grep "$option" -T json What
        [ "$output" = "" ]
        [ "$stderr" = "qbank grep: $wrong cannot be combined with -T json" ]
        run -2 --separate-stderr qbank -b bank grep "$option" -0 What
        [ "$stderr" = "qbank grep: $wrong cannot be combined with -0" ]
        run -0 qbank -b bank grep "$option" -T line What
        # These take effect before -n and -o.
        run -0 qbank -b bank grep "$option" -c -T json What
        run -0 qbank -b bank grep "$option" -q -T json What
        run -0 qbank -b bank grep "$option" -l What
    done
}

@test "each line of a pattern is a pattern" {
    finds "gil cpp" $'CPython\nC\\+\\+'
    finds "gil cpp" -F $'CPython\nC++'
    finds "gil cpp" -e $'CPython\nnosuch' -e 'C\+\+'
    finds "grep-basics" --not $'CPython\nC\\+\\+' What
    # A newline ends the last line, as in a file; an empty line matches all.
    finds gil $'CPython\n'
    finds "grep-basics gil cat cpp" $'CPython\n\n'
    run -2 --separate-stderr qbank -b bank grep $'GIL\n('
    [[ $stderr == "qbank grep: pattern error at offset 1: "* ]]
    run -2 --separate-stderr qbank -b bank grep --and=$'a\nb' GIL
    [ "$stderr" = "qbank grep: --and: the pattern must be one line; use '|' between alternatives" ]
}

@test "-E and -P are accepted, for all patterns are of Perl" {
    finds "gil" -E 'the G.L'
    finds "gil" -P '(?<=the )GIL'
    finds "gil" --extended-regexp --perl-regexp 'the G.L'
    finds "" -EF 'the G.L'
    finds "gil" -FP 'the G.L'
}

@test "-m counts in the order that is printed, as -n does in list" {
    run -0 qbank -b bank list -n 1 --sort=id -T id
    [ "$output" = cat ]
    finds "cat" -m 1 --sort=id ''
    finds "cpp" -m 1 --reverse What
}

# Operands

@test "ids restrict the search and give the order" {
    finds "cpp gil" What cpp cat gil
}

@test "- reads ids, the first field of each line" {
    finds "cpp grep-basics" What - <<<$'cpp\tx\n\ncat y\ngrep-basics'
    finds "gil cpp" What gil - <<<cpp
}

@test "no id on standard input: nothing is searched" {
    finds "" What - </dev/null
}

@test "what grep prints can be searched again" {
    run -0 bash -o pipefail -c \
        '"$1" -b bank grep What | "$1" -b bank grep -l "GIL" -' - "$QBANK"
    [ "$output" = $'grep-basics\ngil' ]
}

@test "an unknown id is trouble and names the near ones" {
    run -2 --separate-stderr qbank -b bank grep What gill
    [ "$stderr" = "qbank grep: unknown id 'gill'; did you mean 'gil'?" ]
}

# Selection

@test "-t and --not-topic" {
    deck deep/sea.yaml <<<$'- id: whale\n  question: What is a whale?'
    finds "whale" -t deep What
    finds "whale" --topic='deep/*' What
    finds "whale grep-basics gil cpp" -t deep,tools What
    finds "grep-basics gil cpp" --not-topic=deep What
}

@test "-g and --not-tag" {
    finds "gil" -g python What
    finds "grep-basics gil" -g python,search What
    finds "gil" -g shell -g python What
    finds "grep-basics cpp" --not-tag=python What
}

@test "--level" {
    finds "gil" --level=senior What
    finds "gil cat" --level=middle.. '.'
    finds "grep-basics" --level=..middle What
}

@test "-s, --answered and --unanswered" {
    finds "grep-basics" -s posix/2.1 What
    finds "grep-basics" --source='posix/*' What
    finds "grep-basics gil" --answered What
    finds "cpp" --unanswered What
}

@test "--exclude-from leaves out the ids of a file" {
    printf 'gil\tsenior\ncpp\n' >seen
    finds "grep-basics" --exclude-from=seen What
}

@test "-v stays within the selection" {
    finds "cat" -v --level=middle.. What
}

@test "an unknown tag is named, with a similar one" {
    run -1 --separate-stderr qbank -b bank grep -g pyton What
    [ "$output" = "" ]
    [[ $stderr == "qbank grep: "*"'pyton'"*"did you mean 'python'?" ]]
}

@test "an unknown tag is named with -c, -n and -o too" {
    local option

    for option in -c -n -o; do
        run -1 --separate-stderr qbank -b bank grep "$option" -g pyton What
        [[ $stderr == *"did you mean 'python'?" ]]
    done
}

# Answers

@test "a search of the answers gives none away, unless -a asks for it" {
    run -0 qbank -b bank grep -T text CPython
    [[ $output != *"A lock"* ]]
    run -0 qbank -b bank grep -a -T text CPython
    [[ $output == *"A lock of CPython."* ]]
}

@test "--question-only leaves out the answer" {
    run -0 qbank -b bank grep -T json CPython
    [[ $output == *"A lock of CPython."* ]]
    run -0 qbank -b bank grep -T json --question-only CPython
    [[ $output == *'"id":"gil"'* ]]
    [[ $output != *"A lock"* ]]
    run -0 qbank -b bank grep -T text -a --question-only CPython
    [[ $output != *"A lock"* ]]
}

# Expressions

@test "^ and \$ hold at every line" {
    finds "grep-basics" '^Each line once\.$'
    finds "cpp" '^And'
    finds "cpp" 'for\?$'
    finds "" '\AAnd'
}

@test "a dot ends at the line, unless (?s) is given" {
    finds "" 'match.*Each'
    finds "grep-basics" '(?s)match.*Each'
}

@test "Unicode properties, words and characters" {
    finds "cat" '\p{Cyrillic}'
    finds "cat" '^\w+ \w+ \w+ \w+\?$' cat
    finds "cat" --in=question '^[[:upper:]][[:lower:]]{2}\b' cat
    finds "cat" --in=question '^.{22}$'
    finds "cat" '\bкот\b'
}

@test "lookaround and back references" {
    finds "gil" 'GIL(?!\sis)\?'
    finds "cpp" '(\+)\1'
}

# Bad patterns

@test "a bad pattern is trouble, with a caret under the place" {
    run -2 --separate-stderr qbank -b bank grep 'a(b'
    [ "$output" = "" ]
    [ "$stderr" = 'qbank grep: pattern error at offset 3: missing closing parenthesis
  a(b
     ^' ]
}

@test "the caret is right after letters of several bytes" {
    run -2 --separate-stderr qbank -b bank grep 'кот('
    [ "${stderr_lines[1]}" = '  кот(' ]
    [ "${stderr_lines[2]}" = '      ^' ]
}

@test "the caret is right after wide and combining letters" {
    run -2 --separate-stderr qbank -b bank grep '日本('
    [ "${stderr_lines[1]}" = '  日本(' ]
    [ "${stderr_lines[2]}" = '       ^' ]
    run -2 --separate-stderr qbank -b bank grep $'e\xcc\x81('
    [ "${stderr_lines[2]}" = '    ^' ]
}

@test "the caret is right after what is made visible" {
    run -2 --separate-stderr qbank -b bank grep $'\e('
    [ "${stderr_lines[1]}" = '  ^[(' ]
    [ "${stderr_lines[2]}" = '     ^' ]
}

@test "the caret is right after a tab" {
    run -2 --separate-stderr qbank -b bank grep $'a\t('
    [[ ${stderr_lines[1]} != *$'\t'* || ${stderr_lines[2]} == *$'\t'* ]]
}

@test "a bad pattern of two lines keeps its caret" {
    run -2 --separate-stderr qbank -b bank grep $'a\nb('
    [ "${#stderr_lines[@]}" -eq 3 ]
}

@test "every kind of pattern is looked at" {
    local option

    for option in -e --and --not; do
        run -2 --separate-stderr qbank -b bank grep -e x "$option" '['
        [ "$output" = "" ]
        [ "${stderr_lines[1]}" = '  [' ]
    done
    echo '[' >patterns
    run -2 --separate-stderr qbank -b bank grep -f patterns
    [ "${stderr_lines[1]}" = '  [' ]
}

@test "a pattern that is not UTF-8 is trouble" {
    run -2 --separate-stderr qbank -b bank grep $'a\xff'
    [ "$output" = "" ]
    [ "${stderr_lines[1]}" = '  a<FF>' ]
    [ "${stderr_lines[2]}" = '   ^' ]
    run -2 --separate-stderr qbank -b bank grep -S $'\xff'
    [ "${stderr_lines[1]}" = '  <FF>' ]
    run -2 --separate-stderr qbank -b bank grep -S -F -w $'a\xe2\x82'
    [ "${stderr_lines[2]}" = '   ^' ]
}

@test "single bytes cannot be matched" {
    run -2 --separate-stderr qbank -b bank grep 'a\C'
    [ "$output" = "" ]
}

@test "a bad pattern needs no bank to be reported" {
    run -2 --separate-stderr qbank -b nosuch grep '('
    [[ $stderr == "qbank grep: pattern error at "* ]]
}

@test "an unknown option names the near one" {
    run -2 --separate-stderr qbank -b bank grep --invert GIL --smartcase
    [ "$output" = "" ]
    [[ $stderr == *"--smartcase"*"--smart-case?"* ]]
}

# Patterns that never end

@test "a search without an end is given up, and the others go on" {
    needs_timer
    { long_deck hard 30 b; long_deck plain 3 ''; } | deck as.yaml
    run -2 --separate-stderr timeout 20 "$QBANK" -b bank \
        grep -l --in=question '(a+)+$'
    [ "$output" = plain ]
    [ "$stderr" = "qbank grep: bank/as.yaml:1: search given up: too costly on question hard" ]
}

@test "a search given up does not match -v either" {
    needs_timer
    in_whole
    long_deck hard 30 b | deck as.yaml
    run -2 --separate-stderr qbank -b bank grep -lv --in=question '(a+)+$' hard
    [ "$output" = "" ]
}

# gives_up N PATTERN: grep reports trouble on a question of N letters a, in less
# than three seconds of CPU time.
gives_up() {
    needs_timer
    long_deck hard "$1" '' | deck as.yaml
    run -2 --separate-stderr bash -c 'ulimit -t 3; exec "$@"' - \
        "$QBANK" -b bank grep --in=question -e "$2" hard
    [ "$output" = "" ]
    [ "$stderr" = "qbank grep: bank/as.yaml:1: search given up: too costly on question hard" ]
}

# tests/unit/test_pattern.c has more of them.
@test "a search that is hard at every place of a text is given up" {
    in_whole
    gives_up 4000 '(?=(\w+))(\w*)\w*\d'
}

@test "a search for which the interpreter has too little memory is given up" {
    gives_up 1000000 '^(a|b)*$'
}

@test "a hard search of the lines that match is given up" {
    needs_timer
    in_whole
    { long_deck hard 40 b; long_deck plain 3 ''; } | deck as.yaml
    run -2 --separate-stderr bash -c 'ulimit -t 3; exec "$@"' - \
        "$QBANK" -b bank grep -o --in=question '^a|(a+)+$'
    [ "$output" = $'hard\ta\nplain\ta\nplain\taa' ]
    [ "$stderr" = "qbank grep: bank/as.yaml:1: search given up: too costly on question hard" ]
}

@test "searches that are hard in many questions are given up together" {
    local number

    needs_timer
    in_whole
    for number in {1..200}; do
        long_deck "hard-$number" 4000 ''
    done | deck as.yaml
    run -2 --separate-stderr bash -c 'ulimit -t 7; exec "$@"' - \
        "$QBANK" -b bank grep --in=question '\w{0,90}\w{0,90}[!?]'
    [ "$output" = "" ]
    [[ $stderr == "qbank grep: bank/as.yaml:"*": search given up: too costly on question hard-"*"
qbank grep: search given up: out of time; "*" questions were not searched" ]]
    [ "${#stderr_lines[@]}" = 2 ]
}

@test "hard searches of named questions, and of lines, are given up together" {
    local number

    needs_timer
    in_whole
    for number in {1..200}; do
        long_deck "hard-$number" 4000 ''
    done | deck as.yaml
    run -2 --separate-stderr bash -c 'ulimit -t 7; "$1" -b bank list -T id | "$@"' - \
        "$QBANK" -b bank grep --in=question '\w{0,90}\w{0,90}[!?]' -
    [ "$output" = "" ]
    [[ $stderr == *"
qbank grep: search given up: out of time; "*" questions were not searched" ]]
    # Each has a first match that is found at once.
    run -2 --separate-stderr bash -c 'ulimit -t 7; "$@"' - \
        "$QBANK" -b bank grep -o -j1 --in=question '^a|\w{0,90}\w{0,90}[!?]'
    [[ $output == $'hard-1\ta'* ]]
    [[ $stderr == *"
qbank grep: search given up: out of time; "*" questions were not searched" ]]
}

# tests/unit/test_search.c does the same with the search before it.
@test "several threads give up hard searches of lines" {
    local number rest

    needs_timer
    in_whole
    for number in {1..600}; do
        long_deck "hard-$number" 40 b
    done | deck as.yaml
    run -2 --separate-stderr bash -c 'ulimit -t 11; "$@"' - \
        "$QBANK" -b bank -j2 grep -o --in=question '^a|(a+)+$'
    [[ $output == $'hard-1\ta'* ]]
    rest=${stderr_lines[-1]#*"out of time; "}
    [ "$((${#stderr_lines[@]} - 1 + ${rest%% *}))" = 600 ]
    # A thread gives up four questions, and does not begin another.
    [ "${#stderr_lines[@]}" -le 9 ]
}

@test "a long text needs no luck with the stack" {
    printf -- '- id: long\n  question: %s\n' \
        "$(printf '%20000s' '' | sed 's/  /ab/g')" | deck as.yaml
    finds "long" --in=question '^(a|b)*$'
}

@test "a lookbehind with a long repeat does not crash" {
    local pattern

    for pattern in '(?=x){0,2500}' '(?!x){0,4000}' '(?<=x){0,2500}'; do
        run -0 --separate-stderr bash -c 'ulimit -s 512; exec "$@"' - \
            "$QBANK" -b bank grep -c "$pattern"
        [ "$output" = 4 ]
        [ "$stderr" = "" ]
    done
}

# Safety

@test "escapes in a bank do not reach the terminal" {
    deck evil.yaml <<'END'
- id: evil
  question: "red \e[31m text"
END
    prints 'bank/evil.yaml:2:evil: red ^[[31m text' -n red
    prints $'evil\tred ^[[31m' -o 'red .\[31m'
}

@test "the place of bad UTF-8 in a string is that in the string" {
    deck a.yaml <<<'- {id: a, question: a?}'
    run -2 --separate-stderr qbank -b bank grep -F $'a+++\xff'
    [[ ${stderr_lines[0]} == "qbank grep: pattern error at offset 4: "* ]]
}

@test "a line with very many matches is walked once" {
    { printf -- '- {id: a, question: "'; printf 'ab %.0s' {1..300000}; echo '"}'; } >many.yaml
    for options in -n -o -no; do
        run -0 bash -c 'ulimit -t 2; "$@" | tail -c 2' - "$QBANK" -b many.yaml grep "$options" b
        [[ $output == *b* ]]
    done
}

# Lines of context

# A question with an answer of ten lines, from line 5 of the file on.
add_lines() {
    deck lines.yaml <<'END'
- id: ten
  question: Which lines?
  tags: [two]
  answer: |
    one
      two
    three
    four
    five

    two
    eight
    nine
    two
END
}

# lines TEXT ARGUMENT...: grep -n prints this of the deck of ten lines.
lines() {
    local wanted=$1

    shift
    run -0 --separate-stderr qbank -b bank/lines.yaml grep -n "$@"
    [ "$stderr" = "" ]
    [ "${output//bank\/lines.yaml/f}" = "$wanted" ]
}

@test "-A, -B and -C: lines after, before and around a match" {
    add_lines
    lines 'f:6:ten:   two
f-7-ten- three
--
f:11:ten: two
f-12-ten- eight
--
f:14:ten: two' -A 1 --in=answer two
    lines 'f-5-ten- one
f:6:ten:   two
--
f-9-ten- five
f-10-ten- 
f:11:ten: two
f-12-ten- eight
f-13-ten- nine
f:14:ten: two' -B2 --in=answer two
    lines 'f-7-ten- three
f:8:ten: four
f-9-ten- five' -C 1 four
    lines 'f-7-ten- three
f:8:ten: four
f-9-ten- five' -A1 -B1 four
    lines 'f-7-ten- three
f:8:ten: four
f-9-ten- five' --context=1 four
}

@test "-C: lines between two matches are printed once" {
    add_lines
    lines 'f:6:ten:   two
f-7-ten- three
f-8-ten- four
f-9-ten- five
f-10-ten- 
f:11:ten: two
f-12-ten- eight
f-13-ten- nine
f:14:ten: two' -A 4 --in=answer two
    lines 'f-5-ten- one
f:6:ten:   two
f-7-ten- three
f-8-ten- four
f-9-ten- five
f-10-ten- 
f:11:ten: two
f-12-ten- eight
f-13-ten- nine
f:14:ten: two' -C 99 --in=answer two
}

@test "-C: matches in different texts are not adjacent" {
    add_lines
    lines 'f:2:ten: Which lines?
--
f:8:ten: four
--
f:1:ten: two' -C0 -e lines -e four -e '\Atwo\z' --in=question,tags,answer
    lines 'f:2:ten: Which lines?
--
f-7-ten- three
f:8:ten: four
f-9-ten- five' -C1 -e Which -e four
}

@test "-C needs -n, and a number or a word" {
    add_lines
    run -2 --separate-stderr qbank -b bank grep -C 1 four
    [ "$stderr" = "qbank grep: lines of context (-A, -B, -C) need -n" ]
    run -2 --separate-stderr qbank -b bank grep -n -A x four
    [ "$stderr" = "qbank grep: --after-context: 'x' is not a whole number of at least 0" ]
    run -2 --separate-stderr qbank -b bank grep --context=mtach four
    [ "$stderr" = "qbank grep: --context: 'mtach' is not a number of lines or a mode; did you mean 'match'?" ]
    run -2 --separate-stderr qbank -b bank grep -n --context=match four
    [ "$stderr" = "qbank grep: --context=match needs -T line, without -n or -o" ]
}

# Color, and why a question was found

# colors TEXT ARGUMENT...: grep prints this with color, a{, b{ and so on for
# the colors and } for their end.
colors() {
    local wanted=$1

    shift
    qbank -b bank grep --color=always "$@" >out
    sed 's/\x1b\[1;31m/M{/g; s/\x1b\[35m/F{/g; s/\x1b\[32m/L{/g; s/\x1b\[36m/S{/g
        s/\x1b\[33m/I{/g; s/\x1b\[2m/D{/g; s/\x1b\[m/}/g' out >shown
    [ "$(cat shown)" = "$wanted" ]
    # Color adds nothing else.
    qbank -b bank grep "$@" >plain
    sed 's/\x1b\[[0-9;]*m//g' out | cmp - plain
}

@test "-n is colored as in grep: file, line, separators and match" {
    add_lines
    colors 'F{bank/lines.yaml}S{:}L{8}S{:}I{ten}S{:} fM{ou}r' -n ou -t lines
    colors 'F{bank/lines.yaml}S{:}L{2}S{:}I{ten}S{:} WM{hi}ch lM{in}es?' -n -e in -e hi \
        -t lines --in=question
    colors 'F{bank/lines.yaml}S{-}L{7}S{-}I{ten}S{-} three
F{bank/lines.yaml}S{:}L{8}S{:}I{ten}S{:} M{four}' -n -B1 four -t lines
}

@test "-o is colored as in grep" {
    add_lines
    colors 'I{ten}	M{ou}' -o ou -t lines
    colors 'F{bank/lines.yaml}S{:}L{8}S{:}I{ten}S{:} M{ou}' -no ou -t lines
}

@test "--context=match highlights what matched" {
    qbank -b bank grep --color=always --context=match 'the G.L' >out
    grep -qF $'What is \e[1;31mthe GIL\e[m?' out
    [ "$(grep -c '' out)" = 1 ]
    qbank -b bank grep --color=always --context=match '^gil$' >out
    grep -qF $'\e[33m\e[1;31mgil\e[m' out
    [ "$(grep -c '' out)" = 1 ]
}

# why TEXT ARGUMENT...: what --context=match adds below the first question.
why() {
    local wanted=$1

    shift
    run -0 --separate-stderr qbank -b bank grep -m1 --context=match "$@"
    [ "$stderr" = "" ]
    [ "${lines[1]-}" = "$wanted" ]
}

@test "--context=match says what matched if it is not to be seen" {
    why "  tags: search" search
    why "" grep
    why "  answer" CPython
    why "  answer" 'Each line once'
    why "  answer: Each line once." -a 'line once'
    why "  answer" -a --question-only 'line once'
    deck refs.yaml <<'END'
- id: refs
  question: Which?
  refs: [https://example.org/secret]
  choices:
  - right: PUT it
  - wrong: POST it
  answer: Nothing.
END
    why "  refs" --in=refs secret
    why "  refs: https://example.org/secret" -a --in=refs secret
    why "  choices: PUT it" 'PUT'
    why "  choices: POST it" 'POST'
}

@test "what --context=match adds is passed over by -" {
    qbank -b bank grep --context=match CPython | qbank -b bank list -T id - >out
    [ "$(cat out)" = gil ]
}

@test "in a pipe, nothing is added or highlighted without --context=match" {
    prints $'gil\tsenior\ttools\tWhat is the GIL?' CPython
    qbank -b bank list gil --color=always >wanted
    qbank -b bank grep --color=always CPython | cmp - wanted
    qbank -b bank grep --color=always GIL gil | cmp - wanted
}

# terminal ARGUMENT...: what grep prints on a terminal.
terminal() {
    SHELL=/bin/sh script -qec "$(printf '%q ' "$QBANK" -b bank grep "$@")" /dev/null </dev/null | tr -d '\r'
}

@test "on a terminal, grep says why it found a question" {
    script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no pseudo-terminal"
    terminal CPython >out
    diff - out <<'END'
gil  senior  tools  What is the GIL?
  answer
END
    terminal --context=none CPython >out
    [ "$(cat out)" = "gil  senior  tools  What is the GIL?" ]
    TERM=xterm terminal CPython >out
    grep -qF $'  \e[2manswer\e[m' out
    terminal -l CPython >out
    [ "$(cat out)" = gil ]
    terminal -v --in=id '^c|^grep' >out
    [ "$(cat out)" = "gil  senior  tools  What is the GIL?" ]
}

@test "on a terminal, a match behind the edge has a line of its own" {
    script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no pseudo-terminal"
    rm -r bank
    deck a.yaml <<'END'
- id: long
  question: What is the difference between a process and a thread of it?
- id: second
  question: |
    What is printed?

        print('a thread')
END
    COLUMNS=40 terminal thread >out
    diff - out <<'END'
long      a  What is the difference bet…
  question: …ss and a thread of it?
second    a  What is printed? …
  question: print('a thread')
END
    COLUMNS=80 terminal 'thread of' >out
    diff - out <<'END'
long    a  What is the difference between a process and a thread of it?
END
}

@test "of two matches at one place the longer is printed" {
    for patterns in "-e GIL -e G" "-e G -e GIL"; do
        # shellcheck disable=SC2086 # words
        prints $'gil\tGIL' -o --in=question $patterns
    done
}

@test "documents of one file with the same topic have their own tags" {
    printf -- 'topic: t\ntags: [x]\nquestions: [{id: a1, question: A?}]\n---\ntopic: t\ntags: [y]\nquestions: [{id: b1, question: B?}]\n' |
        deck two.yaml
    finds b1 '^y$'
    finds a1 '^x$'
    finds "a1 b1" '^t$'
}

@test "a match does not reach from one field into the next" {
    printf -- '- {id: two, question: ends x, answer: y begins}\n' | deck fields.yaml
    finds two -F 'ends x'
    finds "" 'x\s*y'
}

@test "a run of blanks is one blank, also where a match divides it" {
    printf -- '- {id: two, question: "x \\t \\n y"}\n' | deck blanks.yaml
    run -0 qbank -b bank grep --color=always --context=match 'x '
    [[ $output == *$'\e[1;31mx \e[my' ]]
}
