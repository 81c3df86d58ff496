#!/usr/bin/env bats
# What qbank promises whatever it is given: each test is named after a row of
# the table of faults.
# shellcheck disable=SC2016,SC2154 # bash -c has arguments; bats sets stderr

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

needs_landlock() {
    grep -q prctl "$QBANK" || skip "this program was built without Landlock"
    run --separate-stderr intruded "landlock version" -b bank list
    [ "$stderr" = "landlock version: Success" ] || skip "this kernel has no Landlock"
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
