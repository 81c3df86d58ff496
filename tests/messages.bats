#!/usr/bin/env bats
# Messages: each is one line without characters that a terminal obeys, whatever
# is in an argument, the environment, a file or its name.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets output, stderr

load lib

prepare() {
    printf -- '- {id: cat, question: What is a cat?}\n' | deck cats.yaml
    hostile=$(printf 'x\e[31m\nqbank: y\xe2\x80\xae')
}

# is_safe FILE...: the files have no raw character that a terminal obeys.
is_safe() {
    ! LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|(?<![\x80-\xff])[\x80-\xbf]' "$@"
}

# says COUNT ARGUMENT...: COUNT lines on standard error, all safe and of qbank.
says() {
    local count=$1 messages

    shift
    "$QBANK" "$@" >out 2>err </dev/null || true
    is_safe out err
    mapfile -t messages <err
    [ "${#messages[@]}" = "$count" ]
    [[ $'\n'$(<err) != *$'\n'"qbank: y"* ]]
    [[ $(<err) == *'^[[31m'* ]]
}

@test "an argument that is not known" {
    says 1 "$hostile"
    says 1 help "$hostile"
    says 1 list "--$hostile"
    says 1 list --"$hostile"=x
    says 1 list "$hostile"
    says 1 show "$hostile"
    says 1 check "$hostile"
    says 1 -b "$hostile" list
}

@test "the argument of an option" {
    local option

    for option in --format --level --sort --count-by --number --color; do
        says 1 -b bank list "$option=$hostile"
    done
    for option in --topic --tag --source --exclude-from; do
        says 1 -b bank list "$option=$hostile"
    done
    says 1 -b bank random --spread="$hostile"
    says 1 -b bank random --daily="$hostile"
    says 1 -b bank random --plan="${hostile//:/}=3"
    says 3 -b bank random --plan="$hostile"
    says 1 -b bank random --seed="$hostile" --print-seed
    says 1 -b bank grep --in="$hostile" x
    says 1 -b bank grep -f "$hostile"
    says 3 -b bank grep "($hostile"
    says 1 -b bank export --answers="$hostile"
}

@test "a plan's caret is below what is made visible" {
    run -2 --separate-stderr qbank -b bank random --plan=$'a\e=1,b'
    [ "$stderr" = "qbank random: --plan: a part needs '=' and a count
  a^[=1,b
         ^" ]
}

@test "the environment" {
    mkdir bin
    cp "$QBANK" bin
    QBANK=bin/$(basename "$QBANK")
    HOME=$PWD/$hostile says 3 list
    HOME='' XDG_DATA_HOME=/$hostile says 3 list
    QBANK_PATH=$hostile says 2 list
}

@test "the name of a file" {
    mkdir bank2
    printf -- '- {id: a, question: Q?, see: [nosuch], level: wrong}\n' >"bank2/$hostile.yaml"
    says 1 -b bank2 list
    qbank check bank2 >err || true
    is_safe err
    [ "$(grep -c '' <err)" = 1 ]
    # This search is given up at once, because it needs too much memory.
    printf -- '- {id: a, question: %01000000d}\n' 0 >"bank2/$hostile.yaml"
    says 1 -b bank2 grep --in=question '^(0|b)*$'
    ln -s "$hostile" "bank2/$hostile.yml"
    says 1 -b bank2 list
}

@test "the name of a file with two blanks in a row is printed as it is" {
    mkdir bank2
    printf -- '- {id: a, question: Q?, level: wrong}\n' >'bank2/a  b.yaml'
    run -1 qbank check bank2
    [[ $output == 'bank2/a  b.yaml:1:32: error: '* ]]
    printf -- '- {id: a, question: Q?}\n' >'bank2/a  b.yaml'
    run -0 qbank -b bank2 grep -n Q
    [ "$output" = 'bank2/a  b.yaml:1:a: Q?' ]
}

@test "ids on standard input" {
    printf 'a\e[31m\nb\0c\n' >ids
    run -2 --separate-stderr qbank -b bank show - <ids
    [ "$stderr" = "qbank show: unknown id 'a^[[31m'
qbank show: unknown id 'b^@c'" ]
}

@test "a message does not end at a NUL" {
    cat >nul.yaml <<'END'
- id: "a\0b"
  question: Q?
- id: b
  question: Q?
  "key\0b": x
  level: "jun\0ior"
  points: "1\0"
END
    run -1 --separate-stderr qbank check nul.yaml
    [[ ${lines[0]} == "nul.yaml:1:7: error: 'a^@b' is not a valid id;"* ]]
    [[ ${lines[1]} == "nul.yaml:5:3: warning: unknown key 'key^@b'"* ]]
    [[ ${lines[2]} == "nul.yaml:6:10: error: 'jun^@ior' is not a level;"* ]]
    [[ ${lines[3]} == "nul.yaml:7:11: error: 'points' takes a whole number from 1 to "*", not '1^@'" ]]
    [ "${#lines[@]}" = 4 ]
}

@test "a key that continues after a NUL is another key" {
    cat >nul.yaml <<'END'
- id: a
  question: Q?
  "k\0b": x
  b: y
  "b\0": z
END
    run -0 --separate-stderr qbank check nul.yaml
    [ "$output" = "nul.yaml:3:3: warning: unknown key 'k^@b'
nul.yaml:4:3: warning: unknown key 'b'
nul.yaml:5:3: warning: unknown key 'b^@'" ]
}

@test "standard input can be read only once" {
    local both="standard input cannot be both"

    once() {
        run -2 --separate-stderr qbank "${@:2}" <<<'- {id: a, question: Q?}'
        [ "$output" = "" ]
        [ "$stderr" = "qbank $1" ]
    }
    once "list: standard input can be read only once" -b - -b - list
    once "list: $both the bank and the ids" -b - list -
    once "list: standard input can be read only once" -b bank list - -
    run -2 --separate-stderr qbank check bank/cats.yaml - - <<<'- {id: a, question: Q?}'
    [ "$stderr" = "qbank: -: standard input can be read only once" ]
    once "list: $both --exclude-from and the ids" -b bank list --exclude-from=- -
    once "grep: $both --file and the ids" -b bank grep -f - -
    once "grep: $both --file and the bank" -b - grep -f -
    once "grep: --file: standard input is already used by --file" -b bank grep -f - -f -
    once "list: --exclude-from: standard input is already used by --exclude-from" \
        -b bank list --exclude-from=- --exclude-from=-
}

@test "a letter that is no option is named, not what it is given" {
    run -2 --separate-stderr qbank list -Z2
    [ "$stderr" = "qbank list: unknown option '-Z'; see qbank help list" ]
    run -2 --separate-stderr qbank list -rZ
    [ "$stderr" = "qbank list: unknown option '-Z'; see qbank help list" ]
}

# refuses MESSAGE ARGUMENT...: qbank prints this one line, and nothing else.
refuses() {
    local wanted=$1

    shift
    run -2 --separate-stderr qbank "$@"
    [ "$output" = "" ]
    [ "$stderr" = "$wanted" ]
}

@test "a word that others use for a command" {
    refuses "qbank: unknown command 'daily'; use qbank random --daily" daily
    refuses "qbank: unknown command 'search'; use qbank grep" search x
    refuses "qbank: unknown command 'version'; use qbank --version" version
    refuses "qbank: unknown command 'ls'; use qbank list" ls
    refuses "qbank: unknown command 'tags'; use qbank list --count-by=tag" tags
    refuses "qbank: unknown command 'LIST'; did you mean 'list'?" LIST
    refuses "qbank: unknown command 'nosuchword'; see qbank help" nosuchword
}

@test "an option that another command has" {
    refuses "qbank: unknown option '--daily'; use qbank random --daily" --daily
    refuses "qbank: unknown option '--daily'; use qbank random --daily" --daily=2026-01-01
    refuses "qbank: unknown option '-t'; use qbank list -t" -t redis
    refuses "qbank list: unknown option '-i'; use qbank grep -i" list -i x
    refuses "qbank list: unknown option '--toc'; use qbank export --toc" list --toc=3
    refuses "qbank show: unknown option '-g'; use qbank list -g" show -g redis
    refuses "qbank list: unknown option '-v'; use qbank grep -v" list -v x
}

@test "an option that other programs have" {
    refuses "qbank: unknown option '-v'; did you mean -V?" -v
    refuses "qbank list: unknown option '-5'; use -n 5" list -5
    refuses "qbank list: unknown option '--json'; use -T json" list --json
    refuses "qbank export: unknown option '-o'; to write a file, use >FILE" export -o sheet.md
    refuses "qbank export: unknown option '--output'; to write a file, use >FILE" \
        export --output=sheet.md
}

@test "an operand that is a path has a hint" {
    run -2 --separate-stderr qbank -b bank grep What bank/
    [ "$stderr" = "qbank grep: unknown id 'bank/'; to read that directory, use -b bank/" ]
    deck more.yaml <<<'- {id: m, question: M?}'
    run -2 --separate-stderr qbank -b bank list bank/more.yaml
    [ "$stderr" = "qbank list: unknown id 'bank/more.yaml'; to read that file, use -b bank/more.yaml" ]
}

# shellcheck disable=SC2016,SC2088 # what a user types, and the answer
@test "a tilde that no shell has replaced" {
    run -2 --separate-stderr qbank --bank='~/bank' list
    [ "$stderr" = 'qbank: ~/bank: No such file or directory; write $HOME instead of ~' ]
    QBANK_PATH='~/bank' run -2 --separate-stderr qbank list
    [ "$stderr" = 'qbank: ~/bank: No such file or directory; write $HOME instead of ~' ]
}

@test "an operand that another program would take" {
    refuses "qbank random: unknown id '3'; for that many, use -n 3" -b bank random 3
    refuses "qbank random: unknown id 'b=2'; use commas between the parts of a plan" \
        -b bank random --plan a=1 b=2
    refuses "qbank list: unknown id 'cat,dog'; use spaces between ids" -b bank list cat,dog
    refuses "qbank random: unknown id 'tody'; use --daily=today" -b bank random --daily tody
    refuses "qbank grep: unknown id 'wait'; quote a pattern of several words" \
        -b bank grep time wait
    refuses "qbank show: unknown id 'cta'; did you mean 'cat'?" -b bank show cta
}

@test "a wrong option says whose help to read" {
    refuses "qbank list: option --level needs LEVEL; see qbank help list" list --level
    refuses "qbank grep: option --regexp needs PATTERN; see qbank help grep" grep -e
    refuses "qbank export: option --toc takes no argument; see qbank help export" export --toc=x
    refuses "qbank: unknown option '--nosuch'; see qbank help" --nosuch
    refuses "qbank: option --bank needs BANK; see qbank help" -b
    refuses "qbank check: unknown option '-Z'; see qbank help check" check -Z
    # check has neither a number of questions nor formats.
    refuses "qbank check: unknown option '-5'; see qbank help check" check -5
    refuses "qbank check: unknown option '--json'; see qbank help check" check --json
}

@test "a long option may be shortened, unless it is ambiguous" {
    run -0 qbank -b bank list --form=id --reve
    [ "$output" = cat ]
    refuses "qbank list: option '--c' is ambiguous: --count --count-by --color" -b bank list --c
}

@test "a number that is too large, and too many keys" {
    local huge=9999999999999999999

    refuses "qbank list: --number: '$huge' is too large" list -n "$huge"
    refuses "qbank list: --number: '0$huge$huge' is too large" \
        list -n "0$huge$huge"
    refuses "qbank grep: --context: '-1' is not a number of lines or a mode; use one of none, match" grep -nC-1 x
    refuses "qbank grep: --context: '1$huge' is too large" \
        grep -n -C "1$huge" x
    refuses "qbank list: --count-by: more than 4 keys" list --count-by=topic,level,tag,source,topic
}

@test "options that need another one" {
    refuses "qbank random: --variant needs --seed" random --variant=2
    for options in -o -n "-T text"; do
        # shellcheck disable=SC2086 # words
        refuses "qbank grep: --context=match needs -T line, without -n or -o" \
            grep --context=match $options cat
    done
}

@test "without a command, the help is a message" {
    qbank --help >help
    grep -q '^usage: qbank \[OPTION]... COMMAND ' help
    status=0
    qbank >out 2>err || status=$?
    [ "$status" = 2 ]
    [ ! -s out ]
    diff help err
    run -0 qbank --version
    [[ $output == "qbank "[0-9]* ]]
}

@test "a long pattern is shown around its error" {
    local x

    x=$(printf 'x%.0s' {1..300})
    refuses "qbank grep: pattern error at offset 303: missing closing parenthesis
  ...${x:0:56}a(b
  $(printf '%62s' '')^" -b bank grep "${x}a(b"
    refuses "qbank grep: pattern error at offset 0: quantifier does not follow a repeatable item
  *${x:0:20}...
  ^" -b bank grep "*$x"
}
