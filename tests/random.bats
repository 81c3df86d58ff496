#!/usr/bin/env bats
# qbank random: draws, the question of the day, spreads, plans and variants.
# order.py checks that the order is the published one.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets output and stderr

load lib

# Twelve questions, four to each level and each tag: one on small, three on
# mid, two on big/x and six on big/y.
prepare() {
    deck small.yaml <<'END'
title: small
questions:
  - {id: s1, question: "What is s1?", answer: "It is s1.", level: junior, tags: [red]}
END
    deck mid.yaml <<'END'
title: mid
questions:
  - {id: m1, question: "What is m1?", answer: "It is m1.", level: middle, tags: [red]}
  - {id: m2, question: "What is m2?", answer: "It is m2.", level: senior, tags: [red]}
  - {id: m3, question: "What is m3?", answer: "It is m3.", level: junior, tags: [red]}
END
    deck big/x.yaml <<'END'
title: x
questions:
  - {id: x1, question: "What is x1?", answer: "It is x1.", level: middle, tags: [green]}
  - {id: x2, question: "What is x2?", answer: "It is x2.", level: senior, tags: [green]}
END
    deck big/y.yaml <<'END'
title: y
questions:
  - {id: y1, question: "What is y1?", answer: "It is y1.", level: junior, tags: [green]}
  - {id: y2, question: "What is y2?", answer: "It is y2.", level: middle, tags: [green]}
  - {id: y3, question: "What is y3?", answer: "It is y3.", level: senior, tags: [blue]}
  - {id: y4, question: "What is y4?", answer: "It is y4.", level: junior, tags: [blue]}
  - {id: y5, question: "What is y5?", answer: "It is y5.", level: middle, tags: [blue]}
  - {id: y6, question: "What is y6?", answer: "It is y6.", level: senior, tags: [blue]}
END
}

# many N: a bank of N questions, many.yaml.
many() {
    awk -v count="$1" 'BEGIN { for (i = 1; i <= count; i++)
        printf "- {id: q%d, question: \"What is %d?\"}\n", i, i }' >many.yaml
}

draw() {
    qbank -b bank random -T id "$@"
}

# The letters of the ids on standard input, sorted: the topic and count of
# each, as "mssx".
letters() {
    cut -c1 | sort | tr -d '\n'
}

# trouble MESSAGE ARGUMENT...: draw ends with 2 and MESSAGE, and draws nothing.
trouble() {
    local message=$1
    shift
    run -2 --separate-stderr draw "$@"
    [ "$output" = "" ]
    [ "$stderr" = "$message" ]
}

# is_within PART WHOLE: the lines of PART are in WHOLE, in the same order.
is_within() {
    [ "$(grep -Fx -f <(echo "$1") <<<"$2")" = "$1" ]
}

# The question of the day in many.yaml, and what it should be, on the same day.
today() {
    local before=
    until [ "$(date +%F)" = "$before" ]; do
        before=$(date +%F)
        got=$(qbank -b many.yaml random --daily)
    done
    want=$(qbank -b many.yaml random --daily="$before")
}

# What is drawn

@test "a draw is one question, without its answer" {
    run -0 --separate-stderr qbank -b bank random --seed=a -t small
    [ "$output" = "What is s1?
[s1] small, junior; red" ]
    [ "$stderr" = "" ]
}

@test "-a adds the answer" {
    run -0 qbank -b bank random --seed=a -t small -a
    [ "$output" = "What is s1?
[s1] small, junior; red

    It is s1." ]
}

@test "without a seed each draw is another" {
    many 200
    [ "$(qbank -b many.yaml random -n 200)" != \
        "$(qbank -b many.yaml random -n 200)" ]
}

@test "the same seed draws the same, another seed something else" {
    [ "$(draw -n 12 --seed=a)" = "$(draw -n 12 --seed=a)" ]
    [ "$(draw -n 12 --seed=a)" != "$(draw -n 12 --seed=b)" ]
}

@test "an empty seed is a seed" {
    [ "$(draw -n 12 --seed=)" = "$(draw -n 12 --seed=)" ]
}

@test "a short draw is the beginning of a long one" {
    [ "$(draw -n 5 --seed=a)" = "$(draw -n 12 --seed=a | head -n 5)" ]
}

@test "a full draw has every question once" {
    [ "$(draw -n 12 --seed=a | sort)" = "$(qbank -b bank list -T id | sort)" ]
}

@test "a draw does not depend on files and their order" {
    mkdir other
    mv bank/big/y.yaml other/a.yaml
    mv bank/big/x.yaml other/z.yaml
    qbank -b bank list -T yaml >other/m.yaml
    whole=$(qbank -b other random -n 12 --seed=a -T id)
    mv other/a.yaml bank/big/y.yaml
    mv other/z.yaml bank/big/x.yaml
    [ "$(draw -n 12 --seed=a)" = "$whole" ]
}

@test "a draw out of a selection keeps the order of the whole" {
    run -0 draw -n 8 --seed=a -t big
    [ "$(letters <<<"$output")" = xxyyyyyy ]
    is_within "$output" "$(draw -n 12 --seed=a)"
}

@test "operands and standard input say what to draw from, in any order" {
    [ "$(draw -n 2 --seed=a s1 m1 y1)" = "$(draw -n 2 --seed=a y1 s1 m1)" ]
    [ "$(draw -n 3 --seed=a s1 m1 y1)" = \
        "$(printf '%s\n' m1 y1 s1 | draw -n 3 --seed=a -)" ]
}

@test "--sort and -r order what was drawn, and draw nothing else" {
    whole=$(draw -n 5 --seed=a)
    [ "$(draw -n 5 --seed=a --sort=id)" = "$(sort <<<"$whole")" ]
    [ "$(draw -n 5 --seed=a -r)" = "$(tac <<<"$whole")" ]
}

@test "-n beyond the bank is trouble" {
    run -2 --separate-stderr draw -n 13 --seed=a
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: cannot draw 13 questions from 12" ]
}

@test "-n takes whole numbers from 1 on" {
    for number in 0 -1 x 1x '' 1.5; do
        run -2 --separate-stderr draw -n "$number"
        [ "$output" = "" ]
        [ "$stderr" = "qbank random: --number: '$number' is not a whole number of at least 1" ]
    done
}

@test "nothing to draw from is status 1" {
    run -1 --separate-stderr draw -t small --level=senior
    [ "$output" = "" ]
}

@test "a seed with nothing to draw from is trouble" {
    run -2 --separate-stderr draw --seed=a -t small --level=senior
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: there are no questions to draw from" ]
}

@test "nothing to draw from is status 1 on any day" {
    run -1 --separate-stderr draw --daily=2026-01-01 -t small --level=senior
    [ "$output" = "" ]
}

@test "an unknown topic names the near ones" {
    run -1 --separate-stderr draw -t smal
    [ "$stderr" = "qbank random: unknown topic 'smal'; did you mean 'small'?" ]
}

# --print-seed

@test "--print-seed tells a seed that draws the same again" {
    run -0 --separate-stderr draw -n 6 --print-seed
    [[ $stderr == --seed=?* ]]
    [ "$(draw -n 6 "$stderr")" = "$output" ]
}

@test "--print-seed tells the seed that was given, and changes nothing" {
    run -0 --separate-stderr draw -n 6 --seed='two words' --print-seed
    [ "$stderr" = "--seed=two words" ]
    [ "$output" = "$(draw -n 6 --seed='two words')" ]
}

@test "--print-seed tells the seed of a spread and of a plan" {
    run -0 --separate-stderr draw -n 6 --spread=topic --print-seed
    [ "$(draw -n 6 --spread=topic "$stderr")" = "$output" ]
    run -0 --separate-stderr draw --plan='big=2,*=3' --print-seed
    [ "$(draw --plan='big=2,*=3' "$stderr")" = "$output" ]
}

# --daily

@test "the question of the day is that of today's date" {
    many 200
    today
    [ "$got" = "$want" ]
}

@test "today is where the user is: east and west of the date line" {
    many 200
    for TZ in East-14 West12 Asia/Kolkata; do
        export TZ
        today
        [ "$got" = "$want" ]
    done
}

@test "a wrong or empty TZ is UTC" {
    many 200
    for TZ in '' No/Where ::: "$(printf '%0300d' 0)"; do
        export TZ
        today
        [ "$got" = "$want" ]
    done
}

@test "the question of the day is the same however often it is asked for" {
    [ "$(draw --daily=2026-11-21)" = "$(draw --daily=2026-11-21)" ]
}

@test "--daily -a has the answer to the same question" {
    for day in 01 02 03 04 05; do
        id=$(draw --daily=2026-11-"$day")
        run -0 qbank -b bank random --daily=2026-11-"$day" -a
        [ "${lines[0]}" = "What is $id?" ]
        [ "${lines[2]}" = "    It is $id." ]
    done
}

@test "from New Year on, every question comes before one returns" {
    days=({01..12})
    [ "$(for day in "${days[@]}"; do draw --daily=2026-01-"$day"; done | sort)" = \
        "$(qbank -b bank list -T id | sort)" ]
}

@test "several a day: every question comes before one returns" {
    days=({01..04})
    [ "$(for day in "${days[@]}"; do draw -n 3 --daily=2026-01-"$day"; done |
        sort)" = "$(qbank -b bank list -T id | sort)" ]
}

# A bank of twelve at the end of a year: 5 others, which is ceil(12/2) - 1.
@test "a question does not return soon, at New Year neither" {
    for day in 2026-12-{20..31} 2027-01-{01..12}; do
        draw --daily="$day"
    done >shown
    # shellcheck disable=SC2016 # the dollar signs are awk's
    run -0 awk 'last[$0] && NR - last[$0] < 6 { print NR, $0 }
        { last[$0] = NR }' shown
    [ "$output" = "" ]
    [ "$(sort -u shown | wc -l)" = 12 ]
}

@test "several a day are all different" {
    for day in {01..28}; do
        [ "$(draw -n 5 --daily=2026-02-"$day" | sort -u | wc -l)" = 5 ]
    done
}

@test "more a day than half of all is trouble" {
    run -2 --separate-stderr draw -n 7 --daily=2026-01-01
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: cannot draw 7 questions a day from 12; draw at most half of them" ]
    run -0 draw -n 6 --daily=2026-01-01
    [ "${#lines[@]}" = 6 ]
}

@test "a bank of one question has it every day" {
    for day in 01-01 02-28 12-31; do
        [ "$(draw -t small --daily=2026-"$day")" = s1 ]
    done
}

@test "another seed is another schedule, the same seed the same" {
    month() {
        for day in {01..12}; do
            draw --daily=2026-01-"$day" "$@"
        done
    }
    [ "$(month --seed=team)" = "$(month --seed=team)" ]
    [ "$(month --seed=team)" != "$(month)" ]
    [ "$(month --seed=team)" != "$(month --seed=other)" ]
}

@test "a selection has its own schedule" {
    run -0 bash -c "for day in 1 2 3; do
        '$QBANK' -b bank random -T id -t mid --daily=2026-01-0\$day
    done | sort"
    [ "$output" = "m1
m2
m3" ]
}

@test "the schedule of a selection does not depend on how it is named" {
    [ "$(draw --daily=2026-05-05 -t mid)" = \
        "$(draw --daily=2026-05-05 m3 m1 m2)" ]
}

@test "valid dates" {
    for day in 0001-01-01 1969-12-31 2000-02-29 2024-02-29 9999-12-31; do
        run -0 --separate-stderr draw --daily="$day"
        [ "${#lines[@]}" = 1 ]
    done
}

@test "invalid dates" {
    for day in 2026-02-29 1900-02-29 2026-13-01 2026-00-01 2026-01-00 \
        2026-04-31 2026-01-32 0000-01-01 2026-1-1 20260101 2026/01/01 \
        2026-01-01x ' 2026-01-01' 12026-01-01 -001-01-01 now 1 + - +1d ++1 +9999999 +99999999 \
        -800000 ''; do
        trouble "qbank random: --daily: '$day' is not a date; use YYYY-MM-DD, today, yesterday, tomorrow, +N or -N" \
            --daily="$day"
    done
    for day in tody Today; do
        trouble "qbank random: --daily: '$day' is not a date; did you mean 'today'?" --daily=$day
    done
}

@test "a day follows an equals sign" {
    for day in -1 -12; do
        run -2 --separate-stderr draw --daily "$day"
        [ "$output" = "" ]
        [ "$stderr" = "qbank random: unknown option '$day'; use --daily=$day" ]
    done
    run -2 --separate-stderr draw --daily -5x
    [ "$stderr" = "qbank random: unknown option '-5'; use -n 5" ]
    run -2 --separate-stderr draw --daily -Z -1
    [ "$stderr" = "qbank random: unknown option '-Z'; see qbank help random" ]
    run -2 --separate-stderr draw --daily 2026-01-01
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: unknown id '2026-01-01'; use --daily=2026-01-01" ]
    run -2 --separate-stderr draw --daily yesterday
    [ "$stderr" = "qbank random: unknown id 'yesterday'; use --daily=yesterday" ]
}

@test "days before and after today" {
    local before today day

    # The date may change in between.
    until [ "${before-}" = "${today-.}" ]; do
        before=$(date +%F)
        for day in today:0 yesterday:-1 tomorrow:+1 +1:+1 -1:-1 +0:+0 -365:-365 \
            +400:+400 -0:+0 +100000:+100000; do
            draw --daily="${day%:*}" -n 3
        done >relative
        today=$(date +%F)
    done
    for day in 0 -1 +1 +1 -1 +0 -365 +400 +0 +100000; do
        draw --daily="$(date -d "$before $day days" +%F)" -n 3
    done >absolute
    cmp relative absolute
}

# --spread

@test "--spread gives one of each topic" {
    for seed in a b c d e; do
        [ "$(draw -n 4 --spread=topic --seed=$seed | letters)" = msxy ]
    done
}

@test "what a small topic cannot give, the others do" {
    [ "$(draw -n 9 --spread=topic --seed=a | letters)" = mmmsxxyyy ]
    [ "$(draw -n 11 --spread=topic --seed=a | letters)" = mmmsxxyyyyy ]
}

@test "the remainder of a spread goes to any topic, depending on the seed" {
    run -0 bash -c "for seed in {1..60}; do
        '$QBANK' -b bank random -T id --spread=topic --seed=\$seed
    done | cut -c1 | sort -u | tr -d '\n'"
    [ "$output" = msxy ]
}

@test "the remainder of a spread depends on the seed alone" {
    for seed in {1..12}; do
        first=$(draw -n 6 --spread=topic --seed="$seed")
        echo "$first" | grep y | head -n 1 >seen
        again=$(draw -n 6 --spread=topic --seed="$seed" --exclude-from=seen)
        [ "$first" != "$again" ]
        [ "$(letters <<<"$first")" = "$(letters <<<"$again")" ]
    done
}

@test "a spread takes the first of each topic, in the order of the draw" {
    for seed in a b c d e; do
        whole=$(draw -n 12 --seed=$seed)
        [ "$(draw -n 4 --spread=topic --seed=$seed)" = \
            "$(awk '!seen[substr($0, 1, 1)]++' <<<"$whole")" ]
    done
}

@test "a full spread is a full draw" {
    [ "$(draw -n 12 --spread=level --seed=a)" = "$(draw -n 12 --seed=a)" ]
}

@test "--spread over levels and tags" {
    for key in level tag; do
        drawn=$(draw -n 6 --spread=$key --seed=a)
        run -0 bash -c "'$QBANK' -b bank list --count-by=$key - <<<'$drawn' |
            cut -f2"
        [ "$output" = "2
2
2" ]
    done
}

@test "--spread over collections of sources; those without one are one kind more" {
    cat >asked.yaml <<'END'
- {id: a1, question: A1?, source: [exam/1]}
- {id: a2, question: A2?, source: [exam/2]}
- {id: b1, question: B1?, source: [paper/1]}
- {id: c1, question: C1?}
- {id: c2, question: C2?}
END
    run -0 bash -c "'$QBANK' -b asked.yaml random -n 3 --spread=source \
        --seed=a -T id | cut -c1 | sort | tr -d '\n'"
    [ "$output" = abc ]
}

@test "--spread beyond the bank is trouble" {
    run -2 --separate-stderr draw -n 13 --spread=topic --seed=a
    [ "$stderr" = "qbank random: cannot draw 13 questions from 12" ]
}

@test "an unknown key of a spread names them all" {
    trouble "qbank random: --spread: 'colour' is not a key; use one of topic, level, tag, source" \
        --spread=colour
}

# --plan

@test "a plan's parts come in its order, each depending on the seed" {
    whole=$(draw -n 12 --seed=a)
    run -0 --separate-stderr draw --plan='mid=3,small=1,big=8' --seed=a
    [ "$output" = "$(grep m <<<"$whole"; grep s <<<"$whole"
        grep '[xy]' <<<"$whole")" ]
    [ "$stderr" = "" ]
}

@test "parts: a topic, its parent, a glob, a tag, any" {
    run -0 draw --plan='big/x=2' --seed=a
    [ "$(letters <<<"$output")" = xx ]
    run -0 draw --plan='big=8' --seed=a
    [ "$(letters <<<"$output")" = xxyyyyyy ]
    run -0 draw --plan='*/y=6' --seed=a
    [ "$(letters <<<"$output")" = yyyyyy ]
    run -0 draw --plan='tag:green=4' --seed=a
    [ "$(sort <<<"$output" | tr '\n' ' ')" = "x1 x2 y1 y2 " ]
    run -0 draw --plan='*=12' --seed=a
    [ "$output" = "$(draw -n 12 --seed=a)" ]
}

@test "parts: each with a level or a range of levels" {
    run -0 draw --plan='mid:senior=1' --seed=a
    [ "$output" = m2 ]
    run -0 draw --plan='mid:hard=1' --seed=a
    [ "$output" = m2 ]
    run -0 draw --plan='tag:blue:junior=1' --seed=a
    [ "$output" = y4 ]
    run -0 draw --plan='*:senior=4' --seed=a
    [ "$(sort <<<"$output" | tr '\n' ' ')" = "m2 x2 y3 y6 " ]
    run -0 draw --plan='mid:middle..=2' --seed=a
    [ "$(sort <<<"$output" | tr '\n' ' ')" = "m1 m2 " ]
    run -0 draw --plan='tag:blue:..middle=2' --seed=a
    [ "$(sort <<<"$output" | tr '\n' ' ')" = "y4 y5 " ]
}

@test "a plan that asks for too much: one count, and one variant" {
    run -2 --separate-stderr draw --plan='*=1000001' --seed=a
    [[ $stderr == "qbank random: --plan: a count must be a whole number from 1 to 1000000"* ]]
    run -2 --separate-stderr draw --plan='*=999' --variant=3 --seed=a
    [[ $stderr == "qbank random: the part '*=999' needs 999 questions, but only "* ]]
    [ "$output" = "" ]
    run -2 --separate-stderr draw --plan='/=1' --seed=a
    [ "$stderr" = "qbank random: --plan: unknown topic '/'" ]
}

@test "a plan draws no question twice" {
    run -0 draw --plan='big=4,tag:green=2,*=4,mid=1' --seed=a
    [ "$(sort -u <<<"$output" | wc -l)" = 11 ]
}

@test "a plan draws no question twice that is named twice" {
    run -2 --separate-stderr draw --plan='*=2' --seed=a s1 s1
    [ "$output" = "" ]
    [[ $stderr == *"'*=2'"* ]]
}

@test "a part takes no question that another one needs" {
    for seed in {1..12}; do
        run -0 draw --plan='*=1,small=1,tag:red=2,mid:senior=1' --seed="$seed"
        [ "${lines[1]}" = s1 ]
        [ "${lines[4]}" = m2 ]
        [ "$(sort -u <<<"$output" | wc -l)" = 5 ]
    done
}

@test "a shortage names the part, and nothing is drawn" {
    trouble "qbank random: the part 'small=2' needs 2 questions, but only 1 matches" \
        --plan='mid=1,small=2'
    trouble "qbank random: the part 'small:senior=1' needs 1 question, but none match" \
        --plan='mid=1,small:senior=1'
}

@test "a plan names the topics and tags near to an unknown one" {
    trouble "qbank random: --plan: unknown topic 'smal'; did you mean 'small'?" \
        --plan='mid=1,smal=1'
    trouble "qbank random: --plan: unknown topic 'nowhere'
qbank random: --plan: unknown tag 'gren'; did you mean 'green'?" \
        --plan='nowhere:senior=1,tag:gren=1,mid=1'
}

@test "a shortage after another part names the part" {
    trouble "qbank random: the part 'mid=1' needs 1 question, but the parts before it leave none" \
        --plan='mid=3,mid=1'
}

@test "a shortage names the part even if nothing is left" {
    run -2 --separate-stderr draw --plan='mid=2' -t small --level=senior
    [ "$output" = "" ]
    [[ $stderr == *"'mid=2'"* ]]
}

# wrong_at COLUMN PLAN: the message repeats PLAN, with a mark below COLUMN.
wrong_at() {
    run -2 --separate-stderr draw --plan="$2"
    [ "$output" = "" ]
    [[ $stderr == "qbank random: --plan: "* ]]
    [ "${stderr#*$'\n'}" = "  $2
$(printf '%*s^' $(($1 + 2)) '')" ]
}

@test "a plan may have blanks next to its signs" {
    [ "$(draw --plan=$' mid:senior =\t1 , tag: red : ..middle = 1' --seed=a)" = \
        "$(draw --plan='mid:senior=1,tag:red:..middle=1' --seed=a)" ]
    wrong_at 6 'mid = two'
    wrong_at 6 'mid : boss = 1'
    wrong_at 1 ' = 3'
}

@test "an invalid plan is marked at its error" {
    wrong_at 0 ''
    wrong_at 3 'mid'
    wrong_at 4 'mid='
    wrong_at 4 'mid=0'
    wrong_at 4 'mid=-1'
    wrong_at 4 'mid=two'
    wrong_at 0 '=3'
    wrong_at 0 ':senior=1'
    wrong_at 4 'tag:=1'
    wrong_at 4 'mid:boss=1'
    wrong_at 6 'mid=1,'
    wrong_at 6 'mid=1,,small=1'
    wrong_at 12 'mid=1,small='
    wrong_at 14 'mid=1,tag:red:boss=1,big=1'
}

@test "a plan in which a tag is missing" {
    for plan in tag:=1 'tag: =1' tag::senior=1; do
        run -2 --separate-stderr draw --plan="$plan"
        [[ $stderr == "qbank random: --plan: a part is TOPIC, tag:TAG or *, "*$'\n'* ]]
    done
}

@test "an invalid level of a plan is said to be one" {
    for plan in mid:boss=1 tag:red:senor=1 '*:senior..junior=1'; do
        run -2 --separate-stderr draw --plan="$plan"
        [[ $stderr == "qbank random: --plan: a level is junior, middle or senior "*$'\n'* ]]
    done
}

@test "the mark is below the character that is meant" {
    wrong_at 5 'naïf='
    wrong_at 5 '日本='
}

@test "a plan has at most 64 parts" {
    many 65
    plan=$(printf '*=1,%.0s' {1..64})
    run -0 qbank -b many.yaml random --plan="${plan%,}" -T id
    [ "$(sort -u <<<"$output" | wc -l)" = 64 ]
    run -2 --separate-stderr qbank -b many.yaml random --plan="$plan*=1"
    [ "$output" = "" ]
    [[ $stderr == "qbank random: --plan: a plan has at most 64 parts"* ]]
}

# --variant

@test "variants are the draw continued" {
    whole=$(draw -n 12 --seed=a)
    [ "$(for k in 1 2 3; do draw -n 4 --seed=a --variant=$k; done)" = "$whole" ]
    [ "$(draw -n 4 --seed=a)" = "$(draw -n 4 --seed=a --variant=1)" ]
}

@test "when all questions are used up, there are no more variants" {
    run -2 --separate-stderr draw -n 4 --seed=a --variant=4
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: cannot draw variant 4, with 4 questions each, from 12" ]
}

@test "a variant far beyond the bank ends at once" {
    run -2 --separate-stderr timeout 5 "$QBANK" -b bank random --seed=a \
        --variant=2000000000
    [ "$output" = "" ]
    [[ $stderr == "qbank random: cannot draw variant "*" from 12" ]]
}

@test "variants of a spread are disjoint, and each is even" {
    for k in 1 2; do
        [ "$(draw -n 6 --spread=tag --seed=a --variant=$k |
            qbank -b bank list --count-by=tag - | cut -f2 | tr -d '\n')" = 222 ]
    done
    [ "$(for k in 1 2; do
        draw -n 6 --spread=tag --seed=a --variant=$k
    done | sort -u | wc -l)" = 12 ]
}

@test "variants of a plan are disjoint, and each is filled" {
    for k in 1 2 3; do
        run -0 draw --plan='big=2,mid=1' --seed=a --variant=$k
        [[ ${lines[0]}${lines[1]}${lines[2]} == [xy]?[xy]?m? ]]
        echo "$output" >>all
    done
    [ "$(sort -u all | wc -l)" = 9 ]
}

@test "a plan's variants end with the part that is used up" {
    run -2 --separate-stderr draw --plan='big=2,mid=1' --seed=a --variant=4
    [ "$output" = "" ]
    [[ $stderr == "qbank random: "*"'mid=1'"* ]]
}

@test "a variant is a whole number from 1 on" {
    trouble "qbank random: --variant: '0' is not a whole number of at least 1" \
        --variant=0
}

# --exclude-from

# choices: a bank of one question, whose last choice is pinned.
choices() {
    mkdir -p choices
    cat >choices/c.yaml <<'END'
- id: idempotent
  question: Which?
  choices:
    - right: PUT
    - wrong: POST
    - right: DELETE
    - wrong: none of these
      pin: true
END
}

@test "--shuffle orders the choices as the seed has it, as export does" {
    choices
    run -0 qbank -b choices random --shuffle --seed=2026-11-21
    # Computed by order.py, as in tests/unit/test_choices.c.
    [ "$output" = "Which?
[idempotent] c
Several may be right.

A.  POST
B.  PUT
C.  DELETE
D.  none of these" ]
    run -0 qbank -b choices export --shuffle --seed=2026-11-21 -T text
    [[ $output == *"    A.  POST
    B.  PUT
    C.  DELETE
    D.  none of these

    B, C" ]]
    run -0 qbank -b choices random --seed=2026-11-21
    [[ $output == *"A.  PUT"* ]]
}

@test "--shuffle without a seed takes the one of the draw" {
    choices
    qbank -b choices random --shuffle --print-seed >drawn 2>seed
    qbank -b choices random --shuffle "$(cat seed)" | cmp - drawn
    run -0 qbank -b choices random --shuffle --daily=2026-11-21
    [[ $output == *"D.  none of these" ]]
}

@test "a sheet names the draw that it came from" {
    run -0 qbank -b bank random -n 2 --seed=s --variant=2 -T markdown
    [[ $output == *"
2 questions; seed s; variant 2
"* ]]
    run -0 qbank -b bank random -n 2 --spread=topic --seed=s -T md
    [[ $output == *"
2 questions; spread over each topic; seed s
"* ]]
    run -0 qbank -b bank random --plan='*=2' --seed=s -T md
    [[ $output == *"
2 questions; plan \*=2; seed s
"* ]]
    run -0 qbank -b bank random --daily=2026-11-21 -T md
    [[ $output == *"
1 question; day 2026-11-21
"* ]]
    qbank -b bank random --print-seed -T md >sheet 2>seed
    grep -qF "1 question; seed $(cut -d= -f2 seed)" sheet
}

@test "--exclude-from leaves out what has been seen, whatever else is there" {
    printf 'y1\nm1\tmiddle\tmid\tWhat?\n\nx1 seen on Monday\r\ngone-since\ns1' >seen
    run -0 --separate-stderr draw -n 8 --seed=a --exclude-from=seen
    [ "$(sort <<<"$output" | tr '\n' ' ')" = "m2 m3 x2 y2 y3 y4 y5 y6 " ]
    [ "$stderr" = "" ]
}

@test "--exclude-from gives every question once, then status 1" {
    : >seen
    for number in {1..12}; do
        draw --exclude-from=seen >drawn
        cat drawn >>seen
    done
    [ "$(sort -u seen | wc -l)" = 12 ]
    run -1 --separate-stderr draw --exclude-from=seen
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: --exclude-from leaves nothing: every question has been seen" ]
}

@test "all seen is status 1 and one line with a seed too" {
    qbank -b bank list -T id >seen
    run -1 --separate-stderr draw --seed=a --exclude-from=seen
    [ "$output" = "" ]
    [ "$stderr" = "qbank random: --exclude-from leaves nothing: every question has been seen" ]
}

@test "a missing file of what was seen is trouble" {
    trouble "qbank random: --exclude-from: 'seen': No such file or directory" \
        --exclude-from=seen
}

# Options that cannot be combined

@test "--daily cannot be combined with a plan, spread or variant" {
    for option in --plan='*=1' --spread=topic --variant=2; do
        trouble "qbank random: --daily cannot be combined with --plan, --spread or --variant" \
            --daily=2026-01-01 "$option"
    done
}

@test "a plan cannot be combined with a spread or a number" {
    trouble "qbank random: --plan cannot be combined with --spread" \
        --plan='*=1' --spread=topic
    trouble "qbank random: --plan cannot be combined with --number; it has its own counts" \
        --plan='*=1' -n 3
}
