#!/usr/bin/env bats
# Small banks that are costly: no command runs for long, uses much memory or
# prints without end.  Anything that cannot be read is reported.
# shellcheck disable=SC2016,SC2154 # bash -c has arguments; bats sets stderr

load lib

# The size of a large bank; ten times that with WHOLE=1.
n=${WHOLE:+100000}
n=${n:-10000}
long=what-is-the-difference-between-the-two-kinds-of-it

# limited ARGUMENT...: qbank with 8 seconds of CPU time.
limited() {
    (ulimit -t 8 && exec "$QBANK" "$@")
}

# numbered COUNT FORMAT: the format with each number from 1 to COUNT for %d.
numbered() {
    awk -v count="$1" -v format="$2" 'BEGIN {
        for (i = 1; i <= count; i++) { line = format; gsub(/%d/, i, line); printf "%s", line } }'
}

# repeated COUNT WORD
repeated() {
    awk -v count="$1" -v word="$2" 'BEGIN { while (count-- > 0) printf "%s", word }'
}

# Directories

@test "a tree of any depth needs no stack" {
    local path

    path=bank/$(repeated 1600 d/)
    mkdir -p "$path"
    printf -- '- {id: deep, question: Q?}\n' >"$path/q.yaml"
    run -0 --separate-stderr bash -c 'ulimit -s 256; exec "$@"' - "$QBANK" -b bank list -T id
    [ "$output" = deep ]
    [ "$stderr" = "" ]
    run -0 --separate-stderr bash -c 'ulimit -s 256; exec "$@"' - "$QBANK" check bank
    [ "$output$stderr" = "" ]
}

@test "a path may be longer than the system takes at once" {
    local name i

    name=$(repeated 200 x)
    mkdir bank
    (
        cd bank
        for i in {1..30}; do
            mkdir "$name"
            cd -P "$name"
        done
        printf -- '- {id: far, question: Q?}\n' >q.yaml
    )
    run -0 --separate-stderr qbank -b bank list -T id
    [ "$output" = far ]
    [ "$stderr" = "" ]
    printf -- '- {id: wrong, question: Q?, see: [nosuch]}\n' >"bank/$name/q.yaml"
    run -1 --separate-stderr qbank check bank
    [[ $output == *"unknown id 'nosuch'"* ]]
}

@test "entries that cannot be examined are trouble" {
    [ "$(id -u)" = 0 ] || skip "needs another user"
    command -v setpriv >/dev/null || skip "needs setpriv"
    printf -- '- {id: seen, question: Q?}\n' | deck seen.yaml
    printf -- '- {id: hidden, question: Q?}\n' | deck sub/hidden.yaml
    mkdir bank/sub/topic
    chmod 744 bank/sub
    chmod 755 . bank
    cp "$QBANK" program
    other() {
        setpriv --reuid=65534 --regid=65534 --clear-groups ./program "$@"
    }
    other help >/dev/null || skip "the directory of the test is closed to others"
    run -2 --separate-stderr other -b bank list -T id
    [ "$output" = seen ]
    [ "$stderr" = "qbank: bank/sub/hidden.yaml: Permission denied
qbank: bank/sub/topic: Permission denied" ]
    run -2 --separate-stderr other check bank
    [ "$stderr" = "qbank: bank/sub/hidden.yaml: Permission denied
qbank: bank/sub/topic: Permission denied" ]
}

# traced OPTION... -- ARGUMENT...: qbank under strace with these options.
traced() {
    local options=()

    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    # A sanitizer looks for leaks by means of ptrace(2), as strace does.
    strace -o trace -E ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" "${options[@]}" "$QBANK" "${@:2}"
}

needs_strace() {
    strace -o /dev/null true 2>/dev/null || skip "strace is not installed, or may not trace"
}

@test "a disk error is trouble, wherever the walk meets it" {
    needs_strace
    printf -- '- {id: seen, question: Q?}\n' | deck seen.yaml
    printf -- '- {id: lost, question: Q?}\n' | deck sub/lost.yaml
    while read -r path calls wrong; do
        run -2 --separate-stderr traced -P "$path" -e "inject=$calls:error=EIO" -- -b bank list -T id
        [ "$output" = seen ]
        [[ $stderr == *"qbank: bank/$wrong: Input/output error" ]]
    done <<END
sub openat sub
$PWD/bank/sub getdents64 sub
sub ?newfstatat,?fstatat64,?statx sub
lost.yaml ?newfstatat,?fstatat64,?statx sub/lost.yaml
END
}

@test "a directory is opened from the one that it is in" {
    needs_strace
    mkdir -p "bank/$(repeated 100 d/)"
    for path in bank $(cd bank && find . -name d -printf 'bank/%P\n'); do
        mkdir "$path/e"
        printf -- '- {id: q%d, question: Q?}\n' "${#path}" >"$path/e/q.yaml"
    done
    run -0 --separate-stderr traced -e trace=openat -- -b bank list -T id
    [ "${#lines[@]}" = 101 ]
    run -0 grep -c 'O_DIRECTORY' trace
    [ "$output" -ge 202 ]
    run -0 awk -F'"' '/O_DIRECTORY/ && length($2) > 20 { print $2 }' trace
    [ "$output" = "" ]
}

@test "a directory below a link, and those after it" {
    printf -- '- {id: one, question: Q?}\n' | deck a/far/one.yaml
    printf -- '- {id: two, question: Q?}\n' | deck a/two/two.yaml
    mv bank/a/far elsewhere
    mkdir -p elsewhere/deep/er bank/a/z
    printf -- '- {id: three, question: Q?}\n' >elsewhere/deep/er/three.yaml
    printf -- '- {id: four, question: Q?}\n' | deck a/z/four.yaml
    ln -s ../../elsewhere bank/a/far
    run -0 --separate-stderr qbank -b bank list -T id
    [ "${lines[*]}" = "three one two four" ]
    run -0 --separate-stderr bash -c 'ulimit -n 6; exec "$@"' - "$QBANK" -b bank list -T id
    [ "${lines[*]}" = "three one two four" ]
}

@test "directories that are linked to each other are walked once" {
    local i

    for i in {0..21}; do
        mkdir -p "bank/$i"
        ln -s "../$(((i + 1) % 22))" "bank/$i/a"
        ln -s "../$(((i + 1) % 22))" "bank/$i/b"
    done
    printf -- '- {id: once, question: Q?}\n' | deck 0/q.yaml
    run -0 --separate-stderr limited -b bank list -T id
    [ "$output" = once ]
    run -0 --separate-stderr limited check bank
    [ "$output$stderr" = "" ]
}

@test "a question is in the bank once, however many ways lead to it" {
    local from to

    printf -- '- {id: once, question: Q?}\n' | deck 1/q.yaml
    for from in {1..9}; do
        mkdir -p "bank/$from"
        for to in {1..9}; do
            [ "$from" = "$to" ] || ln -s "../$to" "bank/$from/$to"
        done
    done
    run -0 --separate-stderr limited -b bank list --count-by=level
    [ "$output" = "-	1" ]
    run -0 --separate-stderr limited check bank
    [ "$output$stderr" = "" ]
}

# Reading and checking

@test "tags of a deck are not copied to its questions" {
    {
        printf 'tags: ['
        numbered 250 'tag%d, '
        printf ']\nquestions:\n'
        numbered $((n * 2 / 25)) '- {id: q%d, question: Q%d?, tags: [own]}\n'
    } | deck tags.yaml
    run -0 limited -b bank list -g tag250 -g own -T id
    [ "${#lines[@]}" = $((n * 2 / 25)) ]
    run -0 --separate-stderr limited check bank
    [ "$stderr" = "" ]
}

@test "the mistakes of a file are counted from the hundredth on" {
    repeated 1000000 $'-\n' | deck empty.yaml
    run -1 --separate-stderr limited check bank
    [ "${#lines[@]}" = 101 ]
    [ "${lines[0]}" = "bank/empty.yaml:1:2: error: a question is a mapping with the key 'question'" ]
    [ "${lines[100]}" = "bank/empty.yaml: error: and 999900 more" ]
    run -2 --separate-stderr limited -b bank list
    [ "${#stderr_lines[@]}" = 101 ]
}

@test "many warnings are sorted, and counted too" {
    numbered "$n" '- {id: q%d, question: Q%d?,\n   bogus: x}\n' | deck bogus.yaml
    run -0 --separate-stderr limited check bank
    [ "${#lines[@]}" = 101 ]
    [ "${lines[99]}" = "bank/bogus.yaml:200:4: warning: unknown key 'bogus'" ]
    [ "${lines[100]}" = "bank/bogus.yaml: warning: and $((n - 100)) more" ]
}

@test "a message quotes the beginning of what is long" {
    {
        printf -- '- id: '
        repeated 1000000 a
        printf '!\n  question: Q?\n'
    } | deck long.yaml
    run -1 --separate-stderr qbank check bank
    [[ $output == "bank/long.yaml:1:7: error: 'aaaa"*"aaa...' is not a valid id; use "* ]]
    [ "${#output}" -lt 1000 ]
}

@test "equal questions are found in one pass" {
    numbered "$n" '- {id: q%d, question: The same?}\n' | deck same.yaml
    run -0 --separate-stderr limited check bank
    [ "${#lines[@]}" = 101 ]
    [[ ${lines[0]} == "bank/same.yaml:2:3: warning: "*" bank/same.yaml:1" ]]
}

@test "tags that are near to others are found in one pass" {
    numbered $((n / 2)) '- {id: q%d, question: Q%d?, tags: [x%dy]}\n' | deck tags.yaml
    run -0 --separate-stderr limited check bank
    [ "${#lines[@]}" = 101 ]
    [[ ${lines[0]} == *"the tag 'x1y' is used only once; did you mean 'x"*"y'?" ]]
}

@test "unknown ids of see, among many" {
    {
        for ((i = 1; i <= n / 20; i += 100)); do
            printf -- '- id: a%d\n  question: Q%d?\n  see: [' "$i" "$i"
            numbered 100 "$long-nosuch$i-%d, "
            printf ']\n'
        done
        numbered "$n" "- {id: $long%d, question: Q%d?}\\n"
    } | deck see.yaml
    run -1 --separate-stderr limited check bank
    [ "${#lines[@]}" = 101 ]
    [[ ${lines[0]} == "bank/see.yaml:1:3: error: 'see' refers to unknown id '$long-nosuch1-1'; did you mean '$long"* ]]
}

# Pairs of words with which FNV-1a goes on from the same 18 bits: any one of
# each pair, one after another, gives 32,768 ids that share the place in a hash
# table of that size.
colliding_ids() {
    /usr/bin/python3 - <<'END'
import itertools
BITS, state, pairs = (1 << 18) - 1, 0xCBF29CE484222325, []
while len(pairs) < 15:
    seen = {}
    for word in itertools.product("abcdefghijklmnopqrstuvwxyz", repeat=4):
        after = state & BITS
        for letter in word:
            after = (after ^ ord(letter)) * 0x100000001B3 & BITS
        if after in seen:
            break
        seen[after] = word
    state = after
    pairs.append(("".join(seen[after]), "".join(word)))
for words in itertools.product(*pairs):
    print("".join(words))
END
}

@test "ids that are made to collide cost no more than others" {
    command -v /usr/bin/python3 >/dev/null || skip "no python3"
    colliding_ids >ids
    [ "$(sort -u ids | grep -c '')" = 32768 ]
    sed 's/.*/- {id: &, question: &?}/' ids | deck collide.yaml
    (ulimit -t 3 && exec "$QBANK" check bank)
    (ulimit -t 3 && exec "$QBANK" -b bank show -T id -) <ids >shown
    cmp shown ids
}

# Selecting and printing

@test "unknown ids on standard input, among many" {
    numbered "$n" "- {id: $long%d, question: Q%d?}\\n" | deck many.yaml
    numbered $((n / 20)) "$long-nosuch%d\\n" >ids
    run -2 --separate-stderr limited -b bank show - <ids
    [ "$output" = "" ]
    [[ ${stderr_lines[0]} == "qbank show: unknown id '$long-nosuch1'; did you mean '$long"* ]]
    [ "${#stderr_lines[@]}" -lt 100 ]
}

@test "a long word that nothing has is looked for once a question" {
    local word

    word=$(repeated 100000 x)
    numbered $((n * 3 / 10)) '- {id: q%d, question: Q%d?, tags: [x%d], source: [x/%d]}\n' | deck many.yaml
    for option in -t -g -s; do
        run -1 --separate-stderr limited -b bank list "$option" "$word"
        [ "$output" = "" ]
        [ "${#stderr}" -lt 1000 ]
    done
}

@test "a list has at most 256 words" {
    local key

    for key in tags source see refs; do
        {
            printf -- '- id: a\n  question: Q?\n  %s: [' "$key"
            numbered 256 'a/%d, '
            printf ']\n'
        } | deck "$key.yaml"
    done
    run -0 --separate-stderr qbank -b bank/tags.yaml list -g a/256 -T id
    [ "$output" = a ]
    for key in tags source see refs; do
        sed -i 's/]$/a\/257, a\/258]/' "bank/$key.yaml"
        run -1 --separate-stderr qbank check "bank/$key.yaml"
        [ "$output" = "bank/$key.yaml:3:$((${#key} + 1690)): error: limit: '$key' has more than 256 words" ]
    done
}

# Or a few kilobytes would become gigabytes: each is printed for each question.
@test "what a deck says for each of its questions has at most 8192 bytes" {
    local key

    for key in tags source topic title; do
        {
            printf '%s: ' "$key"
            repeated 8192 a
            printf '\nquestions: [{id: a, question: Q?}]\n'
        } | deck "$key.yaml"
    done
    run -0 --separate-stderr qbank -b bank/title.yaml list -T json
    [ "${#output}" -gt 8192 ]
    for key in tags source topic title; do
        run -0 qbank check "bank/$key.yaml"
        sed -i 1s/aa/aaa/ "bank/$key.yaml"
        run -1 --separate-stderr qbank check "bank/$key.yaml"
        [ "$output" = "bank/$key.yaml:1:$((${#key} + 3)): error: limit: '$key' has more than 8192 bytes" ]
    done
    {
        printf 'tags: ['
        repeated 4096 'b'
        printf ', '
        repeated 4097 'c'
        printf ']\nquestions: []\n'
    } | deck sum.yaml
    run -1 --separate-stderr qbank check bank/sum.yaml
    [[ $output == "bank/sum.yaml:1:"*": error: limit: 'tags' has more than 8192 bytes" ]]
}

# many_lists COUNT: questions with 250 tags and 250 sources of their own each.
many_lists() {
    awk -v count="$1" 'BEGIN { for (q = 1; q <= count; q++) {
        printf "- id: q%d\n  question: Q%d?\n  tags: [", q, q
        for (i = 1; i <= 250; i++) printf "t%d-%d, ", q, i
        printf "]\n  source: ["
        for (i = 1; i <= 250; i++) printf "s%d-%d/1, ", q, i
        print "]" } }'
}

@test "counting by long lists" {
    many_lists 400 | deck tags.yaml
    run -0 limited -b bank list --count-by=tag
    [ "${#lines[@]}" = 100000 ]
    [ "${lines[1]}" = "t1-10	1" ]
}

@test "counting by two long lists is refused" {
    many_lists 17 | deck tags.yaml
    run -2 --separate-stderr limited -b bank list --count-by=tag,source
    [ "$output" = "" ]
    [ "$stderr" = "qbank list: --count-by: too many combinations; count by fewer keys" ]
}

@test "counting by two long lists goes as far as the manual says" {
    in_whole
    many_lists 16 | deck tags.yaml
    limited -b bank list --count-by=tag,source >out
    [ "$(grep -c '' out)" = 1000000 ]
}

@test "a long id does not pad the other lines of a terminal" {
    {
        numbered 2000 '- {id: q%d, question: Q%d?}\n'
        printf -- '- question: Long?\n  id: '
        repeated 100000 a
        printf '\n'
    } | deck long.yaml
    SHELL=/bin/sh script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "no terminal"
    SHELL=/bin/sh script -qec "'$QBANK' -b bank list --color=never" /dev/null </dev/null | tr -d '\r' >out
    [ "$(head -n 1 out)" = "q1       long  Q1?" ]
    [ "$(wc -c <out)" -lt 300000 ]
}

@test "matches and lines of a long text are found in one pass" {
    {
        printf -- '- id: long\n  question: '
        repeated 100000 'ab '
        printf '\n- id: lines\n  question: |\n'
        repeated 100000 $'    ab\n'
    } | deck long.yaml
    limited -b bank grep -o --in=question ab >out
    [ "$(grep -c '' <out)" = 200000 ]
    limited -b bank grep -n --in=question ab >out
    [ "$(grep -c '' <out)" = 100001 ]
    [ "$(tail -n 1 out)" = "bank/long.yaml:100004:lines: ab" ]
    limited -b bank grep -n -o --in=question ab >out
    [ "$(grep -c '' <out)" = 200000 ]
    limited -b bank grep -o --in=question -e ab -e '[x-z]' -e 'b a' >out
    [ "$(grep -c '' <out)" = 200000 ]
}

# Drawing

@test "a variant far into a large bank" {
    local option

    numbered "$n" '- {id: q%d, question: Q%d?}\n' | deck many.yaml
    for option in -n1 --spread=topic --plan='*=1' --plan='many=1'; do
        run -0 limited -b bank random --seed=a --variant=$((n - 1)) "$option" -T id
        [ "${#lines[@]}" = 1 ]
        first=$output
        run -0 limited -b bank random --seed=a --variant="$n" "$option" -T id
        [ "$output" != "$first" ]
        run -2 --separate-stderr limited -b bank random --seed=a --variant=$((n + 1)) "$option"
        [ "$output" = "" ]
    done
}

@test "matches in the blanks of a long line, in color and with context" {
    {
        printf -- '- id: long\n  question: "'
        repeated 200000 ' '
        printf 'a"\n- id: lines\n  question: |\n'
        repeated 100000 $'    ab\n'
    } | deck long.yaml
    limited -b bank grep -n --color=always --in=question ' ' long >out
    [ "$(grep -c '' out)" = 1 ]
    limited -b bank grep -n --color=always -C 100000 --in=question a >out
    [ "$(grep -c '' out)" = 100002 ]
    limited -b bank grep --context=match --color=always --in=question 'b' >out
    [ "$(grep -c '' out)" = 1 ]
}

@test "parts of a plan that need the questions of others" {
    numbered "$n" '- {id: a%d, question: Q%d?, topic: a}\n' | deck a.yaml
    numbered "$n" '- {id: b%d, question: Q%d?, topic: b}\n' | deck b.yaml
    limited -b bank random --seed=a --plan="*=$n,a=$n" -T id >out
    [ "$(sort -u out | grep -c '')" = $((2 * n)) ]
    run -0 grep -c '^a' <(tail -n "$n" out)
    [ "$output" = "$n" ]
}

@test "numbers that are too large are not multiplied" {
    printf -- '- {id: a, question: Q?}\n' | deck a.yaml
    # The largest power of ten that a number of questions can be.
    many=1000000000
    [ "$(getconf LONG_BIT)" = 32 ] || many=${many}000000000
    for option in -- --spread=topic; do
        run -2 --separate-stderr qbank -b bank random --seed=a -n "$many" \
            --variant="$many" "$option"
        [[ $stderr == "qbank random: cannot draw variant $many, with $many question"*" each, from "*1 ]]
    done
}

@test "grep -n of many questions: in their order, on any number of threads" {
    numbered 5000 '- {id: q%d, question: "word %d"}\n' >many.yaml
    awk '{ printf "many.yaml:%d:q%d: word %d\n", NR, NR, NR }' <(seq 5000) >wanted
    for jobs in 1 2 7 1000; do
        "$QBANK" -b many.yaml grep -n -j "$jobs" --in=question word | cmp - wanted
    done
    "$QBANK" -b many.yaml grep -o -j 2 '^word 4...$' | cut -f 2 | cmp - <(seq -f 'word %.0f' 4000 4999)
}

@test "without threads, and without knowing the processors, it works alike" {
    needs_strace
    numbered 5000 '- {id: q%d, question: "word %d"}\n' >many.yaml
    for fault in clone3:error=EAGAIN sched_getaffinity:error=EPERM; do
        run -0 --separate-stderr traced -f -e "inject=$fault" -- -b many.yaml grep -n --in=question 'word 50*$'
        [ "$(cut -d ' ' -f 2,3 <<<"$output")" = "word 5
word 50
word 500
word 5000" ]
        [ "$stderr" = "" ]
    done
}

@test "without a random number there is no draw" {
    needs_strace
    printf -- '- {id: one, question: Q?}\n' | deck one.yaml
    run -2 --separate-stderr traced -e inject=getrandom:error=ENOSYS -- -b bank random
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: cannot get a random seed" ]
    run -0 --separate-stderr traced -e inject=getrandom:error=ENOSYS -- -b bank random --seed=a -T id
    [ "$output" = one ]
}

@test "a line with more matches than are highlighted" {
    printf -- '- {id: one, question: "%s"}\n' "$(repeated 10050 'ab')" | deck one.yaml
    run -0 qbank -b bank grep -n --in=question --color=always b
    [ "$(grep -o $'\e\\[1;31mb' <<<"$output" | wc -l)" = 10000 ]
    [[ $output == *"$(repeated 50 ab)" ]]
}
