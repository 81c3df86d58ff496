#!/usr/bin/env bats
# What qbank promises whatever the system does: each test is named after a
# row of the table of faults in HACKING.md.
# shellcheck disable=SC2016,SC2030,SC2031,SC2154 # bash -c has arguments; bats sets the rest

load lib

prepare() {
    deck one.yaml <<<'- {id: one, question: What is one?, answer: A number.}'
}

# intruded LINES ARGUMENT...: qbank with a parser that tries what LINES say.
intruded() {
    [ -e intruder.so ] ||
        "${CC:-cc}" -D_GNU_SOURCE -shared -fPIC -o intruder.so "$root/tests/faults/intruder.c" -ldl
    INTRUDER=$1 LD_PRELOAD=$PWD/intruder.so "$QBANK" "${@:2}"
}

# needs_intruder: skips a test if the program cannot be made to try anything.
needs_intruder() {
    ! has_sanitizer || skip "a sanitizer must be loaded first"
    run --separate-stderr intruded "read /" -b bank list
    [[ $stderr == "read /: "* ]] || skip "this program is static"
}

needs_landlock() {
    needs_intruder
    grep -q prctl "$QBANK" || skip "this program was built without Landlock"
    run --separate-stderr intruded "landlock version" -b bank list
    [ "$stderr" = "landlock version: Success" ] || skip "this kernel has no Landlock"
}

# stopped COMMAND: qbank is stopped before it reads bank/a.yaml, COMMAND runs,
# and qbank goes on.
stopped() {
    local process tries=0

    rm -rf bank
    printf -- '- {id: a, question: What is a?}\n' | deck a.yaml
    printf -- '- {id: b, question: What is b?}\n' | deck b.yaml
    intruded "" -b bank list -T id >/dev/null
    INTRUDER="stop -" LD_PRELOAD=$PWD/intruder.so "$QBANK" -b bank list -T id >out 2>err 3>&- &
    process=$!
    until grep -q '^State:.T' "/proc/$process/status"; do
        ((++tries < 500))
        sleep 0.01
    done
    "$@"
    while kill -CONT "$process" 2>/dev/null; do
        sleep 0.01
    done
    status=0
    wait "$process" || status=$?
    grep -v '^stop' err >trouble || true
}

@test "unreadable, vanished, EIO, EMFILE, growing or shrinking while read" {
    needs_intruder
    grows() { printf -- '- {id: c, question: What is c?}\n' >>bank/a.yaml; }
    shrinks() { : >bank/a.yaml; }
    for change in grows shrinks; do
        stopped "$change"
        [ "$status" = 2 ]
        [ "$(<out)" = b ]
        [ "$(<trouble)" = "qbank: bank/a.yaml: the file changed while it was read" ]
    done
    stopped rm bank/b.yaml
    [ "$status" = 2 ]
    [ "$(<out)" = a ]
    [ "$(<trouble)" = "qbank: bank/b.yaml: No such file or directory" ]
    stopped mv bank/b.yaml bank/c.yaml
    [ "$status" = 2 ]

    ln -s /proc/self/mem bank/mem.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = "a
b" ]
    [ "$stderr" = "qbank: bank/mem.yaml: Input/output error" ]
    ln -sf "$(printf '%0300d' 0)" bank/mem.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$stderr" = "qbank: bank/mem.yaml: File name too long" ]
}

formats=(line id text markdown html json yaml tsv anki)

# A process that may not write its files to the end does not write those of
# gcov, which would be damaged.
whole=(env GCOV_PREFIX=gcov)

# many: a bank that is longer than any buffer on the way.
many() {
    local answer

    printf -v answer '%0300d' 0
    seq -f "- {id: q%030.0f, question: Which?, answer: '$answer'}" 3000 >many.yaml
}

@test "/dev/full, short writes" {
    [ -c /dev/full ] || skip "no /dev/full"
    many
    for format in "${formats[@]}"; do
        for bank in bank many.yaml; do
            run -2 --separate-stderr bash -c '"$@" >/dev/full' - "$QBANK" -b "$bank" export -T "$format"
            [ "$stderr" = "qbank: standard output: No space left on device" ]
        done
        # A file that may not grow beyond 1 KiB, also the one of the cache.
        run -2 --separate-stderr bash -c 'ulimit -f 1; "$@" >out' - "${whole[@]}" "$QBANK" -b many.yaml list -T "$format"
        [ "$stderr" = "qbank: standard output: File too large" ]
    done
    for command in "list -c" "list --count-by=topic" "list --help" --version help; do
        # shellcheck disable=SC2086
        QBANK_PATH=bank run -2 --separate-stderr bash -c '"$@" >/dev/full' - "$QBANK" $command
        [ "$stderr" = "qbank: standard output: No space left on device" ]
    done
    touch -d '1 hour ago' many.yaml
    sleep 2.1
    mkdir -m 700 cache
    QBANK_CACHE=$PWD/cache run -0 --separate-stderr bash -c 'ulimit -f 1; exec "$@"' - \
        "${whole[@]}" "$QBANK" -b many.yaml list -c
    [ "$output$stderr" = 3000 ]
    [ "$(ls cache)" = "" ]
}

# without DESCRIPTORS STATUS ARGUMENT...: qbank with these closed has this
# status, and a message unless there is nowhere to print it.
without() {
    local closed=$1 expected=$2 status=0

    shift 2
    rm -f out err
    (
        [[ $closed != *0* ]] || exec 0<&-
        if [[ $closed == *1* ]]; then exec 1>&-; else exec 1>out; fi
        if [[ $closed == *2* ]]; then exec 2>&-; else exec 2>err; fi
        QBANK_CACHE=$PWD/cache QBANK_PATH=bank exec "$QBANK" "$@"
    ) || status=$?
    [ "$status" = "$expected" ]
    [[ $status != 2 || $closed == *2* || -s err ]]
}

@test "closed descriptors in all 8 combinations" {
    local closed lost

    mkdir -m 700 cache
    touch -d '1 hour ago' bank/one.yaml
    sleep 2.1
    cp -r bank before
    for closed in "" 0 1 2 01 02 12 012; do
        lost=0
        [[ $closed != *1* ]] || lost=2
        without "$closed" "$lost" list -T text -a
        [[ $closed == *1* ]] || grep -q 'What is one' out
        without "$closed" "$lost" grep -c one
        without "$closed" "$lost" export -T html
        without "$closed" "$lost" random --seed=a
        without "$closed" "$lost" help
        without "$closed" 0 check
        without "$closed" 1 list --unanswered
        without "$closed" 2 list none
        if [[ $closed == *0* ]]; then
            without "$closed" 2 -b - list
            without "$closed" 2 show -
        fi
    done
    # The files of the bank and of the cache are what they are without.
    diff -r before bank
    for file in cache/*; do
        run -1 grep -q '<html\|^\[one]' "$file"
    done
    QBANK_CACHE=$PWD/cache run -0 --separate-stderr qbank -b bank list -T id
    [ "$output$stderr" = one ]
}

@test "SIGPIPE default or ignored" {
    many
    for format in "${formats[@]}"; do
        run -0 --separate-stderr bash -c 'trap - PIPE; "$@" | head -n 1 >first
            echo "${PIPESTATUS[0]}"' - "$QBANK" -b many.yaml list -a -T "$format"
        [ "$output" = 141 ]
        [ "$stderr" = "" ]
        [ "$(wc -l <first)" = 1 ]
        run -0 --separate-stderr bash -c 'trap "" PIPE; "$@" | head -n 1 >first
            echo "${PIPESTATUS[0]}"' - "$QBANK" -b many.yaml list -a -T "$format"
        [ "$output" = 2 ]
        [ "$stderr" = "qbank: standard output: Broken pipe" ]
    done
}

@test "memory runs out, a stack of 256 KiB, few descriptors" {
    local size command statuses

    ! has_sanitizer || skip "a sanitizer needs more memory"
    many
    for command in "export -T html" "grep -i w(h|x)*ich" "list -T yaml" "check" "random -n9 --seed=a"; do
        statuses=
        for size in 4500 5500 6500 8000 64000; do
            # shellcheck disable=SC2086
            QBANK_PATH=many.yaml run bash -c 'ulimit -v "$1"; shift; "$@" >out 2>err' - \
                "$size" "$QBANK" -j1 $command
            # Before main(), the loader may find too little, with status 127.
            [[ $status == [02] || $status == 127 ]]
            [ "$status" != 2 ] || grep -qx 'qbank: out of memory' err
            statuses+=" $status"
        done
        [[ $statuses == *" 0" ]]
        # shellcheck disable=SC2086
        QBANK_PATH=many.yaml run -0 bash -c 'ulimit -s 256; "$@" >out' - "$QBANK" $command
    done
    for size in 4 5 6; do
        run -0 bash -c 'exec 3>&-; ulimit -n "$1"; shift; exec "$@"' - "$size" "$QBANK" -b many.yaml list -c
        [ "$output" = 3000 ]
    done
}

@test "SIGINT, SIGTERM" {
    local signal delay

    mkdir -m 700 cache
    many
    touch -d '1 hour ago' many.yaml
    sleep 2.1
    for signal in INT TERM HUP; do
        for delay in 0.005 0.01 0.015 0.02 0.03; do
            rm -f cache/*
            status=0
            QBANK_CACHE=$PWD/cache timeout --preserve-status -s "$signal" "$delay" \
                "${whole[@]}" "$QBANK" -b many.yaml list -c >/dev/null || status=$?
            [[ $status == 0 || $status == $((128 + $(kill -l "$signal"))) ]]
            [ "$(find cache -name '*.tmp')" = "" ]
        done
    done
    # While it waits for input, the signal's death.
    mkfifo input
    for signal in INT TERM; do
        status=0
        timeout --preserve-status -s "$signal" 0.1 "$QBANK" -b - list <>input || status=$?
        [ "$status" = $((128 + $(kill -l "$signal"))) ]
    done
}

@test "HOME, PATH, TZ, LANG, TERM empty or absurd; real and effective user differ" {
    local long expected setting

    printf -v long '%0100000d' 0
    expected=$(qbank -b bank list)
    for setting in HOME= HOME=relative HOME=/nowhere HOME="$PWD/bank/one.yaml" "HOME=$long" \
        PATH= "PATH=$long" TZ= TZ=:/etc/shadow "TZ=$long" TZ=../../etc/passwd TZ=X99999999999 \
        LANG= LANG=tlh_KX "LANG=$long" LC_ALL=x "LC_ALL=$long" TERM= "TERM=$long" TERM=$'\e[31m' \
        XDG_CACHE_HOME=/dev/null XDG_CACHE_HOME=relative "XDG_CACHE_HOME=$long" \
        QBANK_CACHE=/dev/null QBANK_CACHE=/proc/self "QBANK_CACHE=$long" COLUMNS=-1; do
        run -0 --separate-stderr env -u QBANK_CACHE "$setting" "$QBANK" -b bank list
        [ "$output" = "$expected" ]
        [ "$stderr" = "" ]
        run -0 --separate-stderr env "$setting" "$QBANK" -b bank random --daily
        [ "$stderr" = "" ]
    done
    run -0 --separate-stderr env -i "$QBANK" -b bank list
    [ "$output" = "$expected" ]
}

@test "a cache of another user, or for another user, is not used" {
    [ "$(id -u)" = 0 ] || skip "needs root"
    ! has_sanitizer || skip "a sanitizer looks for leaks by means that setuid denies"
    command -v setpriv >/dev/null || skip "needs setpriv"
    nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    touch -d '1 hour ago' bank/one.yaml
    chmod 755 . bank
    chmod 644 bank/one.yaml
    cp "$QBANK" setuid
    chown 65534 setuid
    chmod 4755 setuid
    "${nobody[@]}" ./setuid help >/dev/null 2>&1 || skip "the directory of the test is closed to others"
    sleep 2.1
    mkdir -m 700 mine theirs
    mkdir -m 777 open
    chown 65534 theirs
    # A directory of another user, and one that others may write to.
    for cache in theirs open; do
        QBANK_CACHE=$PWD/$cache run -0 --separate-stderr qbank -b bank list -T id
        [ "$output$stderr" = one ]
        [ "$(ls "$cache")" = "" ]
    done
    QBANK_CACHE=$PWD/mine run -0 qbank -b bank list -T id
    [ "$(ls mine)" != "" ]
    # A file that another user has put into one's own directory.
    for file in mine/*; do
        printf 'not a saved bank' >"$file"
        chown 65534 "$file"
    done
    QBANK_CACHE=$PWD/mine run -0 --separate-stderr qbank -b bank list -T id
    [ "$output$stderr" = one ]
    # Real user root, effective user nobody: neither cache is theirs to use.
    rm mine/*
    for cache in mine theirs open; do
        QBANK_CACHE=$PWD/$cache run -0 --separate-stderr ./setuid -b bank list -T id
        [ "$output$stderr" = one ]
        [ "$(ls "$cache")" = "" ]
    done
}

@test "Landlock confines the process to the bank and its cache" {
    needs_landlock
    mkdir -m 700 cache elsewhere
    echo secret >secret
    question='- {id: two, question: What is two?}'
    echo "$question" >elsewhere/two.yaml
    echo "$question" >elsewhere/three.txt
    ln -s ../elsewhere/two.yaml bank/two.yaml
    export QBANK_CACHE=$PWD/cache
    run -0 --separate-stderr intruded "read secret
write secret
make new
remove secret
list /
read /etc/passwd
run /bin/true
read elsewhere/two.yaml
read elsewhere/three.txt
read bank/one.yaml
write bank/one.yaml
make bank/new
link bank/link
list cache
make cache/new
write cache/new
remove cache/new
link cache/link" -b bank list -T id
    [ "$output" = "one
two" ]
    diff - <(head -n 18 <<<"$stderr") <<'END'
read secret: Permission denied
write secret: Permission denied
make new: Permission denied
remove secret: Permission denied
list /: Permission denied
read /etc/passwd: Permission denied
run /bin/true: Permission denied
read elsewhere/two.yaml: Success
read elsewhere/three.txt: Permission denied
read bank/one.yaml: Success
write bank/one.yaml: Permission denied
make bank/new: Permission denied
link bank/link: Permission denied
list cache: Success
make cache/new: Success
write cache/new: Success
remove cache/new: Success
link cache/link: Permission denied
END
}
