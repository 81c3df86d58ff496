#!/usr/bin/env bats
# The bank: where qbank looks for it, which files belong to it, and the messages
# about files that cannot be read.
# shellcheck disable=SC2030,SC2031 # bats runs each test in a subshell

load lib

# question ID: a deck of one question, on standard output.
question() {
    printf -- '- id: %s\n  question: What is %s?\n' "$1" "$1"
}

# prints IDS: list found exactly these questions, without a message.
prints() {
    [ "${lines[*]}" = "$1" ]
    [ "${stderr-}" = "" ]
}

# without_bank: the program under the name qbank, with no bank next to it.
without_bank() {
    [ ! -e /usr/local/share/qbank ] || skip "qbank is installed"
    mkdir alone
    cp "$QBANK" alone/qbank
    QBANK=$PWD/alone/qbank
}

# limited NUMBER ARGUMENT...: qbank with that many descriptors; bats uses 3.
limited() (
    exec 3>&-
    ulimit -n "$1"
    shift
    exec "$QBANK" "$@"
)

@test "a directory" {
    question one | deck one.yaml
    run -0 --separate-stderr qbank -b bank list -T id
    prints one
    run -0 --separate-stderr qbank --bank=bank/ list -T id
    prints one
}

@test "a file with any name" {
    question one >one.yaml
    question two >two.txt
    run -0 --separate-stderr qbank -b one.yaml list -T id
    prints one
    run -0 --separate-stderr qbank -b two.txt list -T id
    prints two
}

@test "the path below the bank, without its ending, is the topic" {
    question one | deck databases/redis.yaml
    question two | deck network.yml
    run -0 --separate-stderr qbank -b bank list
    [ "$output" = "one		databases/redis	What is one?
two		network	What is two?" ]
    run -0 qbank -b bank/ list
    [ "${lines[0]}" = "one		databases/redis	What is one?" ]
    run -0 qbank -b ./bank/databases list
    [ "$output" = "one		redis	What is one?" ]
    run -0 qbank -b bank/databases/redis.yaml list
    [ "$output" = "one		redis	What is one?" ]
}

@test "the directory that one is in" {
    question one | deck databases/redis.yaml
    cd bank
    run -0 qbank -b . list
    [ "$output" = "one		databases/redis	What is one?" ]
}

@test "two banks, in the order given" {
    question one | deck one.yaml
    question zero >zero.yaml
    run -0 --separate-stderr qbank -b zero.yaml -b bank list -T id
    prints "zero one"
    run -0 --separate-stderr qbank -b bank -b zero.yaml list -T id
    prints "one zero"
}

@test "standard input" {
    run -0 --separate-stderr qbank -b - list -T id < <(question one)
    prints one
}

@test "standard input between two files" {
    question one >one.yaml
    question two >two.yaml
    run -0 --separate-stderr qbank -b two.yaml -b - -b one.yaml list -T id < <(question mid)
    prints "two mid one"
}

@test "process substitution" {
    run -0 --separate-stderr qbank -b <(question one) -b <(question two) list -T id
    prints "one two"
}

@test "a named pipe that is named" {
    mkfifo pipe
    question one >pipe 3>&- &
    run -0 --separate-stderr timeout 10 "$QBANK" -b pipe list -T id
    prints one
}

@test "QBANK_PATH, parted by colons" {
    question one | deck one.yaml
    question zero >zero.yaml
    QBANK_PATH=zero.yaml:bank run -0 --separate-stderr qbank list -T id
    prints "zero one"
}

@test "empty parts of QBANK_PATH are ignored" {
    question one | deck one.yaml
    QBANK_PATH=:bank:: run -0 --separate-stderr qbank list -T id
    prints one
}

@test "-b comes before QBANK_PATH" {
    question one | deck one.yaml
    question zero >zero.yaml
    QBANK_PATH=zero.yaml run -0 --separate-stderr qbank -b bank list -T id
    prints one
}

@test "a QBANK_PATH that does not exist is trouble, not another bank" {
    QBANK_PATH=$PWD/none run -2 --separate-stderr qbank list
    [ "$output" = "" ]
    [ "$stderr" = "qbank: $PWD/none: No such file or directory" ]
}

@test "the user's own bank, in the home directory" {
    mkdir -p .local/share/qbank/bank
    question mine >.local/share/qbank/bank/mine.yaml
    run -0 --separate-stderr qbank list -T id
    prints mine
    XDG_DATA_HOME='' QBANK_PATH='' run -0 --separate-stderr qbank list -T id
    prints mine
}

@test "the user's own bank, in XDG_DATA_HOME" {
    mkdir -p .local/share/qbank/bank data/qbank/bank
    question home >.local/share/qbank/bank/home.yaml
    question data >data/qbank/bank/data.yaml
    XDG_DATA_HOME=$PWD/data run -0 --separate-stderr qbank list -T id
    prints data
}

@test "QBANK_PATH comes before the user's own bank" {
    mkdir -p .local/share/qbank/bank
    question mine >.local/share/qbank/bank/mine.yaml
    question one | deck one.yaml
    QBANK_PATH=$PWD/bank run -0 --separate-stderr qbank list -T id
    prints one
}

@test "an empty bank of the user's own is the bank" {
    mkdir -p .local/share/qbank/bank
    run -1 --separate-stderr qbank list
    [ "$output" = "" ]
    [ "${stderr%%$'\n'*}" = "qbank: no questions in '$HOME/.local/share/qbank/bank'" ]
    [ "$(wc -l <<<"$stderr")" = 3 ]
    [[ $stderr == *"-b"*"QBANK_PATH"*"qbank(5)"* ]]
}

@test "the bank next to the program if the user has none" {
    without_bank
    mkdir alone/bank
    question beside >alone/bank/beside.yaml
    run -0 --separate-stderr qbank list -T id
    prints beside
    unset HOME
    run -0 --separate-stderr qbank list -T id
    prints beside
}

@test "the bank next to a program that is run through a link" {
    without_bank
    mkdir alone/bank
    question beside >alone/bank/beside.yaml
    ln -s alone/qbank linked
    run -0 --separate-stderr ./linked list -T id
    prints beside
}

@test "no bank: three lines say where qbank looked and how to start" {
    without_bank
    run -2 --separate-stderr qbank list
    [ "$output" = "" ]
    [ "$(wc -l <<<"$stderr")" = 3 ]
    [[ ${stderr%%$'\n'*} == "qbank: no question bank found"*" '$HOME/.local/share/qbank/bank'"* ]]
    [[ $stderr == *"-b"* ]]
    [[ $stderr == *"QBANK_PATH"* ]]
}

@test "no bank and no home directory" {
    without_bank
    unset HOME
    run -2 --separate-stderr qbank list
    [ "$output" = "" ]
    [ "$(wc -l <<<"$stderr")" = 3 ]
    [[ $stderr != *.local* ]]
}

@test "a bank that is not there is trouble, and the others are printed" {
    question one | deck one.yaml
    run -2 --separate-stderr qbank -b none -b bank list -T id
    [ "$output" = "one" ]
    [ "$stderr" = "qbank: none: No such file or directory" ]
}

# hints COMMAND...: nothing, and three lines that say which bank is empty.
hints() {
    run --separate-stderr qbank "$@"
    [ "$output" = "" ]
    [ "$(wc -l <<<"$stderr")" = 3 ]
    [[ $stderr == "qbank: no questions in 'bank', 'empty.yaml'"$'\n'* ]]
}

@test "an empty directory and an empty file have no questions" {
    mkdir bank
    : >empty.yaml
    for command in list random 'grep x' export; do
        # shellcheck disable=SC2086 # two words
        hints -b bank -b empty.yaml $command
        [ "$status" = 1 ]
    done
}

@test "an error explains that there are no questions" {
    printf -- '- id: one\n' | deck one.yaml
    run -2 --separate-stderr qbank -b bank list
    [ "$stderr" = "qbank: bank/one.yaml:1:3: the question has no text" ]
}

@test "the path of the installed bank is tidy" {
    mkdir -p usr/bin usr/share/qbank/bank home
    cp "$QBANK" usr/bin/qbank
    question one >usr/share/qbank/bank/one.yaml
    mkdir link
    ln -s ../usr/bin/qbank link/qbank
    HOME=$PWD/home/ run -0 --separate-stderr link/qbank list -T json
    [[ $output == *"\"file\":\"$PWD/usr/share/qbank/bank/one.yaml\""* ]]
    HOME=$PWD/home/ run -0 --separate-stderr usr/bin/qbank grep -n 'What is one'
    [[ $output == "$PWD/usr/share/qbank/bank/one.yaml:"* ]]
    rm -r usr/share
    XDG_DATA_HOME=$PWD/home// run -2 --separate-stderr usr/bin/qbank list
    [[ $stderr == "qbank: no question bank found; looked in '$PWD/home/qbank/bank', '$PWD/usr/bin/bank', '$PWD/usr/share/qbank/bank', "* ]]
}

@test "files and directories in byte order" {
    local name

    for name in b.yaml a/z.yaml Z.yaml é.yaml a.yaml a-b.yaml 10.yaml 9.yaml; do
        question x | deck "$name"
    done
    run -0 --separate-stderr qbank -b bank list
    [ "$(cut -f 3 <<<"$output")" = "10
9
Z
a/z
a-b
a
b
é" ]
}

@test ".yaml and .yml are decks, other names are not" {
    local name

    for name in one.yaml two.yml three.txt four.yaml~ five.yaml.bak six.YAML yaml; do
        question "${name%%.*}" | deck "$name"
    done
    run -0 --separate-stderr qbank -b bank list -T id
    prints "one two"
}

@test "hidden files and directories are no part of a bank" {
    question one | deck one.yaml
    question two | deck .two.yaml
    question three | deck .git/three.yaml
    question four | deck .yaml
    run -0 --separate-stderr qbank -b bank list -T id
    prints one
}

@test "a hidden directory that is named is a bank" {
    mkdir .bank
    question one >.bank/one.yaml
    run -0 --separate-stderr qbank -b .bank list -T id
    prints one
}

@test "links to files and directories are followed" {
    mkdir bank elsewhere
    question one >one.yaml
    question two >elsewhere/two.yaml
    ln -s ../one.yaml bank/a.yaml
    ln -s ../elsewhere bank/b
    run -0 --separate-stderr qbank -b bank list
    [ "$output" = "one		a	What is one?
two		b/two	What is two?" ]
    ln -s bank linked
    run -0 --separate-stderr qbank -b linked list -T id
    prints "one two"
}

@test "links that lead back up end" {
    question one | deck one.yaml
    question two | deck deep/er/two.yaml
    ln -s . bank/self
    ln -s ../.. bank/deep/er/up
    ln -s "$PWD/bank" bank/deep/all
    run -0 --separate-stderr timeout 10 "$QBANK" -b bank list -T id
    prints "two one"
}

@test "a link to itself is skipped, and is trouble" {
    question one | deck one.yaml
    ln -s loop.yaml bank/loop.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = "one" ]
    [[ $stderr == "qbank: bank/loop.yaml: "* ]]
}

@test "a link to no file is skipped, and is trouble" {
    question one | deck one.yaml
    ln -s gone bank/a.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = "one" ]
    [ "$stderr" = "qbank: bank/a.yaml: No such file or directory" ]
}

@test "a dangling link that is not a deck does not matter" {
    question one | deck one.yaml
    ln -s gone bank/README
    run -0 --separate-stderr qbank -b bank list -T id
    prints one
}

@test "a named pipe in a bank does not hang" {
    question one | deck one.yaml
    mkfifo bank/a.yaml
    run -0 --separate-stderr timeout 10 "$QBANK" -b bank list -T id
    prints one
}

@test "a directory may be named as a deck is" {
    question one | deck dir.yaml/one.yaml
    run -0 --separate-stderr qbank -b bank list
    [ "$output" = "one		dir.yaml/one	What is one?" ]
}

@test "names with blanks, quotes and newlines" {
    question one | deck "it's a \"deck\".yaml"
    question two | deck $'two\nlines.yaml'
    run -0 --separate-stderr qbank -b bank list
    [ "$output" = "one		it's a \"deck\"	What is one?
two		two_lines	What is two?" ]
}

@test "a broken file is skipped whole, the others are printed" {
    question one | deck a.yaml
    deck b.yaml <<'END'
- id: good
  question: Is this one printed?
- id: bad
  question: "never closed
END
    question two | deck c.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = "one
two" ]
    [ "$(wc -l <<<"$stderr")" = 1 ]
    [[ $stderr =~ ^qbank:\ bank/b.yaml:[0-9]+:[0-9]+:\ [^\ ] ]]
}

@test "the place of a mistake in standard input and in QBANK_PATH" {
    run -2 --separate-stderr qbank -b - list <<<"- question: a: b"
    [ "$output" = "" ]
    [[ $stderr == "qbank: -:1:14: "* ]]
    echo '- question: a: b' >bad.yaml
    QBANK_PATH=bad.yaml run -2 --separate-stderr qbank list
    [[ $stderr == "qbank: bad.yaml:1:14: "* ]]
}

@test "a broken file is trouble even if nothing is selected" {
    question one | deck a.yaml
    deck b.yaml <<<"- question: a: b"
    run -2 --separate-stderr qbank -b bank list -t none
    [ "$output" = "" ]
}

@test "a file that may not be read is skipped, and is trouble" {
    question one | deck one.yaml
    question two | deck two.yaml
    chmod 000 bank/one.yaml
    [ ! -r bank/one.yaml ] || skip "this user may read all"
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = "two" ]
    [ "$stderr" = "qbank: bank/one.yaml: Permission denied" ]
}

@test "a directory that may not be read is skipped, and is trouble" {
    question one | deck dir/one.yaml
    question two | deck two.yaml
    chmod 000 bank/dir
    [ ! -r bank/dir ] || skip "this user may read all"
    run -2 --separate-stderr qbank -b bank list -T id
    chmod 755 bank/dir
    [ "$output" = "two" ]
    [ "$stderr" = "qbank: bank/dir: Permission denied" ]
}

@test "a file that fails while it is read is skipped, and is trouble" {
    [ -e /proc/self/mem ] || skip "no /proc/self/mem"
    question one | deck one.yaml
    ln -s /proc/self/mem bank/mem.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = "one" ]
    [ "$stderr" = "qbank: bank/mem.yaml: Input/output error" ]
}

@test "one more descriptor than the standard ones is enough" {
    local path=bank

    for level in 1 2 3 4 5 6 7 8 9; do
        path+=/$level
        mkdir -p "$path"
        question "$level" >"$path/$level.yaml"
        question "z$level" >"$path/z.yaml"
    done
    run -0 --separate-stderr limited 4 -b bank list -T id
    [ "${#lines[@]}" = 18 ]
    [ "${stderr-}" = "" ]
}

@test "more files than there may be descriptors" {
    local number

    for number in {100..160}; do
        question "$number" | deck "$number.yaml"
    done
    run -0 --separate-stderr limited 20 -b bank list -c
    [ "$output" = 61 ]
    [ "${stderr-}" = "" ]
}

@test "XDG_CACHE_HOME: the cache is its qbank, for its owner alone" {
    deck one.yaml <<<'- {id: one, question: What is one?}'
    mkdir -m 700 caches
    run -0 env -u QBANK_CACHE XDG_CACHE_HOME="$PWD/caches" "$QBANK" -b bank list
    [ "$(ls caches)" = qbank ]
    [ "$(stat -c %a caches/qbank)" = 700 ]
}

@test "where a bank is looked for: odd homes, and a program far away" {
    mkdir -p usr/bin home/.local/share/qbank
    cp "$QBANK" usr/bin/qbank
    found() {
        run -2 --separate-stderr env -u QBANK_PATH "${@:2}" usr/bin/qbank list
        [[ ${stderr%%$'\n'*} == "qbank: no question bank found; looked in $1'$PWD/usr/bin/bank', '$PWD/usr/share/qbank/bank', '"* ]]
    }
    [ ! -e /.local ] && [ ! -e /qbank ] || skip "there may be a bank in /"
    found "'/.local/share/qbank/bank', " HOME=/ XDG_DATA_HOME=relative
    found "'/qbank/bank', " XDG_DATA_HOME=//
    found "" HOME=
    # A file is not a bank.
    : >home/.local/share/qbank/bank
    found "'$PWD/home/.local/share/qbank/bank', " HOME="$PWD/home"
    # The program's path has more than 512 bytes.
    far=$PWD/$(printf 'a%.0s' {1..200})/$(printf 'b%.0s' {1..200})/$(printf 'c%.0s' {1..200})
    mkdir -p "$far/bank"
    cp "$QBANK" "$far/qbank"
    question far >"$far/bank/far.yaml"
    HOME='' run -0 --separate-stderr "$far/qbank" list -T id
    [ "$output$stderr" = far ]
    run -2 --separate-stderr env -u QBANK_PATH HOME= usr/bin/qbank help --complete -- show ''
    [ "$output" = "" ]
}

@test "the first of two questions with one id is shown" {
    printf -- '- {id: x, question: First?}\n- {id: y, question: Y?}\n- {id: x, question: Second?}\n' >twice.yaml
    run -0 qbank -b twice.yaml list -T line x y x
    [ "$(cut -f 4 <<<"$output")" = "First?
Y?
First?" ]
}

@test "a control character of a file's name is not in the topic" {
    question x | deck $'a\x7fb\e.yaml'
    run -0 qbank -b bank list
    [ "$(cut -f 3 <<<"$output")" = "a_b_" ]
}
