#!/usr/bin/env bats
# The shipped bank: complete, answered, in order.  blocks.py runs its code.

load lib

prepare() {
    export QBANK_PATH=$shipped
}

@test "check --strict finds nothing" {
    run -0 qbank check --strict
    [ "$output" = "" ]
}

@test "every item of the five collections is covered, and no other named" {
    qbank list -T json | jq -r '.source[]' | LC_ALL=C sort -u >have
    LC_ALL=C sort "$BATS_TEST_DIRNAME/sources.txt" >want
    [ "$(wc -l <want)" -eq 422 ]
    diff want have
}

@test "there are at least 370 questions, and every one has an answer" {
    run -0 qbank list -c
    [ "$output" -ge 370 ]
    run -1 qbank list --unanswered
}

@test "every question has a level, a tag and a title above it" {
    run -0 qbank list -T json
    [ "$(jq -r 'select(.level == null or .title == null or
        (.tags | length) == 0).id' <<<"$output")" = "" ]
}

@test "each deck has 10 to 40 questions" {
    qbank list --count-by=topic | awk '$2 < 10 || $2 > 40 { print; bad = 1 }
        END { exit bad }'
}

@test "the tags are those that qbank.5 lists, fewer than 90" {
    qbank list --count-by=tag | cut -f1 | LC_ALL=C sort >have
    sed -n '/^uses only these:$/,/^\.Ed/p' "$root/man/qbank.5" |
        grep -v '^uses\|^[.]' | tr -s ' ' '\n' | sed 's/\\-/-/g' |
        LC_ALL=C sort >want
    [ "$(wc -l <want)" -lt 90 ]
    diff want have
}

@test "no line of prose in an answer is above 76 columns" {
    qbank list -T json | jq -r '.id as $id | .answer
        | gsub("(?s)```.*?```"; "") | split("\n")[]
        | select(length > 76 and (startswith("|") | not))
        | "\($id): \(.)"' >long
    [ ! -s long ]
}

@test "the example of qbank help format adds questions, and replaces none" {
    "$QBANK" help format >example.yaml
    run -0 --separate-stderr "$QBANK" -b "$root/bank" -b example.yaml check
    [ "$output$stderr" = "" ]
}

@test "the example of README.md adds a question, and replaces none" {
    mkdir -p bank/team
    awk '/^```yaml$/ { inside = 1; next } /^```$/ { inside = 0 } inside' \
        "$root/README.md" >bank/team/on-call.yaml
    run -0 qbank check --strict bank
    [ "$output" = "" ]
    run -0 qbank check --strict bank "$shipped"
    [ "$output" = "" ]
    qbank -b bank list -T id >own
    [ -s own ]
    run -2 qbank list - <own
    # Both banks at once, as README.md says.
    QBANK_PATH=$PWD/bank:$shipped run -0 qbank list -c
    [ "$output" = "$(($(qbank list -c) + $(wc -l <own)))" ]
}
