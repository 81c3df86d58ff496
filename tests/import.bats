#!/usr/bin/env bats
# Banks from other tools: JSON, JSON Lines, and what qbank.5 says of CSV, TSV,
# GIFT and certificationy.

# shellcheck disable=SC2016 # backticks and $ are those of Markdown and miller
load lib

prepare() {
    files=$root/tests/import
}

# shown BANK ID...: questions and answers as text, without any message.
shown() {
    local bank=$1

    shift
    run -0 --separate-stderr qbank -b "$bank" show "$@"
    [ "$stderr" = "" ]
}

@test "a JSON array is a bank, however it is laid out" {
    cat >bank.json <<'END'
[{"id": "a", "question": "A?", "level": "easy", "tags": ["x"], "points": 2},
 {"id": "b", "question": "B?", "answer": "line 1\nline 2", "level": null}]
END
    run -0 qbank -b bank.json list
    [ "$output" = "a	easy	bank	A?
b		bank	B?" ]
    jq --tab . bank.json >tabs.json
    jq -c . bank.json >short.json
    for other in tabs short; do
        [ "$(qbank -b $other.json list -T json | jq -c '[.id, .answer, .tags]')" = '["a",null,["x"]]
["b","line 1\nline 2",[]]' ]
    done
}

@test "JSON Lines from standard input, a file or a pipe are a bank" {
    printf '%s\n' '{"id":"a","question":"A?"}' '' '{"question":"B?","id":"b"}' >bank.jsonl
    run -0 qbank -b - list -T id <bank.jsonl
    [ "$output" = "a
b" ]
    run -0 qbank -b bank.jsonl list
    [ "$output" = "a		bank	A?
b		bank	B?" ]
    run -0 qbank -b <(jq . bank.jsonl) list -T id
    [ "$output" = "a
b" ]
}

@test "one line of JSON is a question or a deck" {
    run -0 qbank -b - list -T id <<<'{"id":"a","answer":"{\"questions\":[]}","question":"A?"}'
    [ "$output" = a ]
    run -0 qbank -b - list -T id <<<'{"title":"question","questions":[{"id":"b","question":"B?"}]}'
    [ "$output" = b ]
}

@test "what -T json prints is a bank of the same questions" {
    qbank -b "$shipped" list -T json >bank.jsonl
    qbank -b bank.jsonl list -T json >again.jsonl
    drop='del(.title, .file, .line)'
    cmp <(jq -c "$drop" bank.jsonl) <(jq -c "$drop" again.jsonl)
}

@test "JSON from here keeps its choices right, wrong and pinned" {
    deck a.yaml <<'END'
- id: a
  question: A?
  choices:
    - right: "true"
    - wrong: "false"
      pin: true
    - wrong: both
END
    run -0 qbank -b bank list -T json
    [[ $output == *'"choices":[{"text":"true","right":true},{"text":"false","right":false,"pin":true},{"text":"both","right":false}]'* ]]
    first=$output
    run -0 qbank -b - list -T json <<<"$(jq -c 'del(.topic)' <<<"$first")"
    [ "$(jq -c .choices <<<"$output")" = "$(jq -c .choices <<<"$first")" ]
}

@test "the keys of a choice in JSON may be in any order" {
    run -0 qbank -b - list -T json <<'END'
{"id":"a","question":"A?","choices":[{"right":true,"text":"x"},{"wrong":true,"text":"y"},{"text":"z"},{"right":false},{"wrong":true}]}
END
    [[ $output == *'"choices":[{"text":"x","right":true},{"text":"y","right":false},{"text":"z","right":false},{"text":"false","right":true},{"text":"true","right":false}]'* ]]
    run -2 --separate-stderr qbank -b - list <<<'{"question":"A?","choices":[{"text":"x","right":"yes"},{"text":"","right":true}]}'
    [ "$stderr" = "qbank: -:1:49: 'right' takes true or false beside 'text'
qbank: -:1:56: a choice needs a text, under 'right' or 'wrong'" ]
}

@test "characters beyond U+FFFF may be escaped as in JSON" {
    for line in '{"id":"a","question":"\ud83d\ude00 \uD834\uDD1E \u20ac"}' \
        '[{"id":"a","question":"\ud83d\ude00 \uD834\uDD1E \u20ac"}]'; do
        [ "$(qbank -b - list -T json <<<"$line" | jq -r .question)" = '😀 𝄞 €' ]
    done
    run -0 qbank -b - list -T json <<<"[{question: '\"\\ud83d\\ude00\"'}]"
    [[ $output == *'"question":"\"\\ud83d\\ude00\""'* ]]
}

@test "half of such a pair is refused with a remedy" {
    run -2 --separate-stderr qbank -b - list <<<'[{"question":"\ud83d"}]'
    [ "$stderr" = "qbank: -:1:17: found invalid Unicode character escape code; write the character itself, as 'jq .' does, or \\U and eight digits" ]
}

@test "places in JSON are those of the file" {
    line='{"id":"a","question":"\ud83d\ude00\ud83d\ude00?","level":"guru"}'
    column=$(awk '{ print index($0, "\"guru\"") }' <<<"$line")
    printf '%s\n' "$line" "$line" >bank.jsonl
    printf '[%s,\n %s]\n' "$line" "$line" >bank.json
    run -1 qbank check bank.jsonl
    [[ ${lines[0]} == "bank.jsonl:1:$column: error: 'guru' is not a level;"* ]]
    [[ ${lines[1]} == "bank.jsonl:2:$column: error: 'guru' is not a level;"* ]]
    run -1 qbank check bank.json
    [[ ${lines[0]} == "bank.json:1:$((column + 1)): error: 'guru' is not a level;"* ]]
    [[ ${lines[1]} == "bank.json:2:$((column + 1)): error: 'guru' is not a level;"* ]]
    printf '%s\n' '{"id":"a","question":"A?","answer":"one\ntwo"}' '{"id":"b","question":"two"}' >lines.jsonl
    run -0 qbank -b lines.jsonl grep -n two
    [ "$output" = "lines.jsonl:1:a: two
lines.jsonl:2:b: two" ]
}

@test "JSON Lines that go on with something else are refused where they do" {
    run -2 --separate-stderr qbank -b - list <<'END'
{"id":"a","question":"A?"}
{"id":'b'}
END
    [ "$stderr" = "qbank: -:2:7: not JSON, unlike the lines before it; write one object on each line" ]
    [ "$output" = "" ]
    run -2 --separate-stderr qbank -b - list <<<'{"id":"a","question":"A?","answer":"not closed'
    [[ $stderr == "qbank: -:1:47: not JSON,"* ]]
    run -2 --separate-stderr qbank -b - list < <(printf '{"id":"a","question":"A?","answer":"cut')
    [[ $stderr == "qbank: -:1:36: found unexpected end of stream; a quote is not closed" ]]
}

@test "a directory's JSON is read only by name" {
    mkdir bank
    echo '[{"id":"a","question":"A?"}]' | tee bank/a.json >bank/b.yaml
    echo '{"id":"c","question":"C?"}' >bank/c.jsonl
    run -0 qbank -b bank list
    [ "$output" = "a		b	A?" ]
    run -0 qbank -b bank/a.json -b bank/c.jsonl list
    [ "$output" = "a		a	A?
c		c	C?" ]
}

# as_json FORMAT FILE: converts the file of a spreadsheet as qbank.5 says.
as_json() {
    mlr "$1" --ojson put '$* = select($*, func(k, v) { return v != "" })' "$2"
}

@test "CSV by miller is a bank" {
    as_json --icsv "$files/questions.csv" >bank.json
    shown bank.json csv-quote csv-lines
    [ "$output" = 'How is a double quote written in a quoted field, such as "a"?
[csv-quote] bank, junior; syntax

    It is doubled: `""""`.

May a quoted field contain a line break?
[csv-lines] bank; csv

    Yes.

    It is part of the field.' ]
}

@test "TSV by miller is a bank" {
    as_json --itsv "$files/questions.tsv" >bank.json
    shown bank.json tsv-tab tsv-lines
    [ "$output" = 'Which character separates the fields?
[tsv-tab] bank, junior

    A tab, which is `\t` inside a field.

How is a line break written?
[tsv-lines] bank

    As a backslash and an n.

    It is not quoted.' ]
}

@test "what -T tsv prints is a bank again by miller" {
    deck a/b.yaml <<'END'
- id: a
  question: "A\tb?"
  tags: [x, y]
  answer: "one\ntwo \\n"
- id: b
  question: B?
END
    qbank -b bank list -T tsv |
        mlr --itsv --implicit-csv-header --ojson label id,topic,level,tags,question,answer 'then' \
            put '$tags = splitax($tags, ","); $* = select($*, func(k, v) { return v != "" })' >again.json
    cmp <(qbank -b bank list -T json | jq -c 'del(.file, .line)') \
        <(qbank -b again.json list -T json | jq -c 'del(.file, .line)')
}

@test "GIFT: choices, weights, feedback, missing words and escapes" {
    run -1 --separate-stderr "$files/gift.py" "$files/questions.gift"
    printf '%s\n' "$output" >bank.jsonl
    run -0 qbank -b bank.jsonl export -T text --no-meta
    [ "$output" = "$(cat "$files/questions.gift.out")" ]
}

@test "GIFT: what a bank cannot hold is reported with its line" {
    run -1 --separate-stderr "$files/gift.py" - <"$files/questions.gift"
    [ "$stderr" = "gift.py: -:33: a matching question is left out
gift.py: -:35: a description is left out
gift.py: -:37: a partial credit is dropped
gift.py: -:39: HTML is kept as plain text" ]
    run -1 --separate-stderr "$files/gift.py" <<<'Open { =a'
    [ "$output" = "" ]
    [ "$stderr" = "gift.py: -:1: a question with unmatched braces is left out" ]
    run -0 --separate-stderr "$files/gift.py" <<<'Which? {=a ~b}'
    [ "$output" = '{"question": "Which?", "choices": [{"right": "a"}, {"wrong": "b"}]}' ]
    [ "$stderr" = "" ]
}

@test "certificationy: answers become choices, and Yes and No stay words" {
    run -1 --separate-stderr "$files/certificationy.py" "$files/certificationy.yml"
    [ "$stderr" = "certificationy.py: $files/certificationy.yml: question 2: the key 'points' is left out" ]
    printf '%s\n' "$output" >bank.json
    run -0 qbank -b bank.json list -T json
    [ "$(jq -c '[.title, .question, .choices, .answer]' <<<"$output")" = \
        '["HTTP","Does a response with status `204` have a body?",[{"text":"Yes","right":false,"pin":true},{"text":"No","right":true,"pin":true}],"RFC 9110, section 15.3.5."]
["HTTP","Which methods are safe?",[{"text":"GET","right":true},{"text":"HEAD","right":true},{"text":"POST","right":false}],null]' ]
}
