#!/usr/bin/env bats
# What qbank promises whatever it reads: each test is named after a row of
# the table of faults in HACKING.md.
# shellcheck disable=SC2016,SC2030,SC2031,SC2154 # bash -c has arguments; bats sets the rest

load lib

prepare() {
    deck one.yaml <<<'- {id: one, question: What is one?, answer: A number.}'
}

# others_print PATTERN: the bank has one.yaml and a bad file; its questions are
# left out, with one line that matches, and status 2.
others_print() {
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = one ]
    [ "${#stderr_lines[@]}" = 1 ]
    [[ $stderr =~ $1 ]]
    run --separate-stderr qbank check bank
    [ "$status" != 0 ]
}

@test "YAML or UTF-8 broken, UTF-16, NUL, a late bad byte" {
    local place text

    while IFS='|' read -r place text; do
        printf '%b' "$text" | deck bad.yaml
        others_print "^qbank: bank/bad.yaml:$place: [^ ]"
    done <<'END'
2:13|- id: a\n  question: "never closed\n
1:14|- question: a: b\n
3:3|- id: a\n  question: b\n- ]\n
2:14|- id: a\n  question: a\xffb\n
2:14|- id: a\n  question: a\xed\xa0\x80b\n
1:1|\xff\xfe-\0 \0a\0\n\0
1:1|\xfe\xff\0-\0 \0a\0\n
2:14|- id: a\n  question: a\0b\n
2:14|- id: a\n  question: a\x1bb\n
END
    {
        printf -- '- {id: two, question: What is two?}\n'
        printf '# a comment that fills buffers %d\n' {1..2000}
        printf '\xff\n'
    } | deck bad.yaml
    others_print '^qbank: bank/bad.yaml:2002:1: '
}

@test "nesting over 64, more than 16 % lines at the start, a file over 1 GiB, a text over 16 MiB" {
    local deep

    qbank() (
        ulimit -t 10
        has_sanitizer || ulimit -v 1000000
        exec "$QBANK" "$@"
    )
    deep=$(printf '[%.0s' {1..64})
    deck bad.yaml <<<"- {id: a, question: b, x: $deep${deep//\[/]}}"
    others_print ': limit: nested deeper than 64 levels$'
    {
        printf '%%TAG !%d! tag:%d\n' {1..17}{,}
        printf -- '---\n- {id: a, question: b}\n'
    } | deck bad.yaml
    others_print ': limit: more than 16 lines begin with %$'
    {
        printf '%%TAG !a! '
        head -c 1000000 /dev/zero | tr '\0' b
        printf '\n---\n- {id: a, question: b}\n'
    } | deck bad.yaml
    others_print ': limit: a line that begins with % is longer than 1024 bytes$'
    truncate -s 1073741825 bank/bad.yaml
    others_print ': limit: a file is larger than 1 GiB$'
    {
        printf -- '- id: a\n  question: "'
        head -c 17000000 /dev/zero | tr '\0' b
        printf '"\n'
    } | deck bad.yaml
    others_print ': limit: a text is larger than 16 MiB$'
}

@test "alias, merge key, duplicate key, two questions with one id" {
    deck bad.yaml <<<'[{id: a, question: &q b}, {id: c, question: *q}]'
    others_print "bank/bad.yaml:1:45: alias '\*q' is not supported; "
    {
        printf 'a: &a [x, x, x, x, x, x, x, x, x]\n'
        printf '%s: &%s [*%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s]\n' b b a a a a a a a a
        printf 'questions: *b\n'
    } | deck bad.yaml
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = one ]
    [ "${#stderr_lines[@]}" = 9 ]
    [[ $stderr == "qbank: bank/bad.yaml:2:8: alias '*a' is not supported; "* ]]
    deck bad.yaml <<<$'- id: a\n  question: b\n  <<: {level: junior}'
    others_print "bank/bad.yaml:3:3: merge keys are not supported; "
    deck bad.yaml <<<$'- id: a\n  question: b\n  question: c'
    others_print "bank/bad.yaml:3:3: duplicate key 'question'$"
    deck bad.yaml <<<$'- {id: a, question: b}\n- {id: a, question: c}'
    run -1 --separate-stderr qbank check bank
    [ "$output" = "bank/bad.yaml:2:3: error: duplicate id 'a'; it is also at bank/bad.yaml:1" ]
}

@test "symlink loop, FIFO, socket, device met in a walk, and named outright" {
    mkfifo bank/fifo.yaml
    /usr/bin/python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("bank/socket.yaml")'
    ln -s /dev/zero bank/zero.yml
    ln -s . bank/loop
    ln -s /dev bank/devices
    others_print '^qbank: bank/zero.yml:1:1: ' || [ "$stderr" = "" ]
    rm bank/devices bank/zero.yml
    run -0 --separate-stderr timeout 10 "$QBANK" -b bank list -T id
    [ "$output$stderr" = one ]
    run -0 timeout 10 "$QBANK" check bank

    printf -- '- {id: two, question: What is two?}\n' >bank/fifo.yaml 3>&- &
    run -0 --separate-stderr timeout 10 "$QBANK" -b bank/fifo.yaml list -T id
    [ "$output$stderr" = two ]
    run -2 --separate-stderr timeout 10 "$QBANK" -b bank/socket.yaml list
    [ "$stderr" = "qbank: bank/socket.yaml: No such device or address" ]
    run -2 timeout 10 "$QBANK" -b /dev/zero list
    run -1 timeout 10 "$QBANK" -b /dev/null list
    ln -s round bank/round
    run -2 --separate-stderr timeout 10 "$QBANK" -b bank/round list
    [ "$stderr" = "qbank: bank/round: Too many levels of symbolic links" ]
}

# tests/files.py has the 100,000 files.
@test "odd file names, deep paths, 100,000 files" {
    local path name id=0

    rm bank/one.yaml
    for name in $'a\nb' $'\e[31m' $'\xff' "$(printf '%0250d' 7)" ' ' "'\"" '-b' $'\xe2\x80\xae' '%s%n' '*'; do
        id=$((id + 1))
        printf -- '- {id: %s, question: Which %s?}\n' $id $id | deck "$name.yaml"
        printf -- '- wrong\n' | deck "$name/$name.yml"
    done
    path=bank/$(printf 'deep/%.0s' {1..200})
    mkdir -p "$path"
    printf -- '- {id: deep, question: Which?}\n' >"$path/a.yaml"
    run -2 --separate-stderr qbank -b bank list -T id
    [ "${#lines[@]}" = 11 ]
    [ "${#stderr_lines[@]}" = 10 ]
    [[ $stderr != *$'\e'* && $stderr != *$'\xff'* && $stderr != *$'\xe2\x80\xae'* ]]
    [[ $stderr == *"qbank: bank/^[[31m/^[[31m.yml:1:3: "* ]]
    [[ $stderr == *"qbank: bank/<FF>/<FF>.yml:1:3: "* ]]
    [[ $stderr == *"qbank: bank/a^Jb/a^Jb.yml:1:3: "* ]]
    [[ $stderr == *"qbank: bank/<U+202E>/<U+202E>.yml:1:3: "* ]]
    run -1 --separate-stderr qbank check bank
    [ "${#lines[@]}" = 10 ]
}

# rejects OFFSET ARGUMENT...: grep reports an error there, with a caret.
rejects() {
    run -2 --separate-stderr qbank -b bank grep "${@:2}"
    [ "$output" = "" ]
    [[ ${stderr_lines[0]} == "qbank grep: pattern error at offset $1: "* ]]
    [[ ${stderr_lines[2]} =~ ^\ +\^$ ]]
    [ "${#stderr_lines[@]}" = 3 ]
    [ "${#stderr}" -lt 500 ]
}

@test "a pattern that does not compile, is over 64 KiB, is not UTF-8, or has \\C" {
    rejects 3 'a(b'
    rejects 1 $'a\xffb'
    rejects 1 -F $'a\xffb'
    rejects 3 'x\Cy'
    rejects 8 '(*NO_UTF)x'
    head -c 70000 /dev/zero | tr '\0' a >long
    rejects 70000 -f long
    rejects 70000 -F -f long
    head -c 65000 /dev/zero | tr '\0' a >long
    echo '(' >>long
    rejects 65001 -f long
    run -2 --separate-stderr qbank -b bank grep '(((((x{1,1000}){1,1000}){1,1000}){1,1000}))'
    [[ $stderr == "qbank grep: pattern error at offset "* ]]
}

@test "a pattern that explodes" {
    {
        printf -- '- {id: two, question: '
        head -c 4000 /dev/zero | tr '\0' a
        printf '}\n- {id: three, question: "a!"}\n'
    } | deck two.yaml
    run -2 --separate-stderr bash -c 'ulimit -t 8; exec "$@"' - \
        "$QBANK" -b bank grep -l '(?:\w(?=\w*(?!\w)))*[!?]'
    [ "$output" = "one
three" ]
    [ "$stderr" = "qbank grep: bank/two.yaml:1: search given up: too costly on question two" ]
    # JIT's stack is too small, and the interpreter's memory suffices.
    run -0 --separate-stderr qbank -b bank grep -l '^(a|b)*$'
    [ "$output$stderr" = two ]
}

# Each is invisible, reorders a line or is obeyed by a terminal.
hostile_characters='\0 \a \b \e \x7f \u0080 \u0085 \u009b \u009f \u180e \u200b \u2028 \u2029 \u202a \u202b
    \u202c \u202d \u202e \u2060 \u2063 \u2066 \u2067 \u2068 \u2069 \u206f \u3164 \ufeff \uffa0 \ufff9
    \ufffb \U000e0001 \U000e0041 \U000e007f'

# has_hostile: standard input has one of them raw.
has_hostile() {
    LC_ALL=C grep -aqP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe1\xa0\x8e|\xe2\x80[\x8b\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xe3\x85\xa4|\xef\xbb\xbf|\xef\xbe\xa0|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80\x81]'
}

# raw TEXT: the text with its escapes resolved.
raw() {
    LC_ALL=C.UTF-8 printf '%b' "$1"
}

@test "control, C1, bidi and invisible characters" {
    local all=${hostile_characters//[[:space:]]/} entities format

    entities='&#x1b; &#x9b; &#x200b; &#x202e; &#xfeff; &#xe0041;'
    deck evil.yaml <<END
title: "T$all"
license: "L$all"
author: "A$all"
questions:
- id: evil
  question: "Q$all $entities ($all)[http://a/$all] \`$all\`"
  answer: "- A$all\n\n| $all |\n|---|\n| $all |\n\n\`\`\`$all\n$all\n\`\`\`\n# H$all"
  choices: [{right: "R$all"}, {wrong: "W$all"}]
END
    for character in $hostile_characters; do
        raw "x$character" | has_hostile
    done
    for format in line id text markdown html json yaml tsv anki; do
        run -0 --separate-stderr qbank -b bank export --answers=inline -T "$format" evil
        [ "$stderr" = "" ]
        [ "$output" != "" ]
        run -1 has_hostile <<<"$output"
    done
    run -0 qbank -b bank export -T json evil
    [ "$(jq -r '.question | explode | map(select(. == (27, 8238, 917569))) | length' <<<"$output")" = 12 ]
    qbank -b bank export -T yaml >again.yaml
    cmp <(qbank -b bank export -T json | jq -c 'del(.file, .line)') \
        <(qbank -b again.yaml export -T json | jq -c 'del(.file, .line)')
    # Messages: of a key, a tag, an id, a level, a file's name and an argument.
    deck wrong.yaml <<END
- {id: w, question: W?, "k$all": x, tags: ["t$all"], level: "l$all", see: ["s$all"]}
- {id: "i$all", question: W?}
END
    qbank check bank >out 2>&1 || true
    qbank -b bank list >>out 2>&1 || true
    name=$(raw "${all//\\0/}")
    for option in -t -g -s --level -T --sort --plan --daily --seed; do
        qbank -b bank random "$option=$name" >>out 2>&1 || true
    done
    qbank -b bank grep "($name" >>out 2>&1 || true
    qbank "$name" >>out 2>&1 || true
    qbank -b "$name" list >>out 2>&1 || true
    [ "$(wc -l <out)" -gt 15 ]
    run -1 has_hostile <out
}
