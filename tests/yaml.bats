#!/usr/bin/env bats
# The format of a bank file: what is accepted, what is refused, and where
# messages say that a mistake is.
# shellcheck disable=SC2016,SC2154 # backticks are text; bats sets stderr

load lib

# json FILTER ID: the result of a jq filter on a question.
json() {
    qbank -b bank show -T json "$2" | jq -r "$1"
}

# is WANTED FILTER ID: the result of a jq filter on a question is WANTED.
is() {
    run -0 json "$2" "$3"
    [ "$output" = "$1" ]
}

# refuses TEXT: the file bank/one.yaml has only this mistake.  None of its
# questions is read, and list and check agree.
refuses() {
    run -2 --separate-stderr qbank -b bank list
    [ "$output" = "" ]
    [ "$stderr" = "qbank: bank/one.yaml:$1" ]
    run -1 --separate-stderr qbank check bank
    [ "$stderr" = "" ]
    [[ $output == *"error: ${1#* }"* ]]
}

# refuses_at PLACE: the same, with any message before it.
refuses_at() {
    run -2 --separate-stderr qbank -b bank list
    [ "$output" = "" ]
    [[ ${stderr_lines[0]} == "qbank: bank/one.yaml:$1: "* ]]
}

# hints PLACE WORDS: the message about the mistake contains these words.
hints() {
    refuses_at "$1"
    [[ $stderr == *"$2"* ]]
}

# ids WANTED: the bank is read without a message, and has these questions.
ids() {
    run -0 --separate-stderr qbank -b bank list -T id
    [ "$stderr" = "" ]
    [ "${lines[*]}" = "$1" ]
}

# Decks

@test "a deck is a mapping with a list of questions" {
    deck databases/redis.yaml <<'END'
title: Redis
tags: [redis]
questions:
  - id: redis-persistence
    question: How does Redis survive a restart?
    level: middle
    tags: [durability]
    source: [python-315/3.33]
    see: [redis-replication]
    answer: |
      By snapshots.

      And by a log.
  - id: redis-replication
    question: Second?
END
    ids "redis-persistence redis-replication"
    is '{"id":"redis-persistence","topic":"databases/redis","title":"Redis","level":"middle","tags":["redis","durability"],"source":["python-315/3.33"],"see":["redis-replication"],"question":"How does Redis survive a restart?","answer":"By snapshots.\n\nAnd by a log.","file":"bank/databases/redis.yaml","line":4,"choices":[],"points":null,"refs":[]}' \
        'tojson' redis-persistence
}

@test "a deck is a bare list of questions" {
    deck one.yaml <<'END'
- id: one
  question: One?
- {id: two, question: Two?}
END
    ids "one two"
    is "one" .topic two
}

@test "the path is the topic, at any depth, in byte order" {
    deck b.yml <<<$'- id: b\n  question: b'
    deck a/z/c.d.yaml <<<$'- id: c\n  question: c'
    deck B.yaml <<<$'- id: big\n  question: B'
    ids "big c b"
    is "a/z/c.d" .topic c
    is "b" .topic b
}

@test "defaults of a deck apply to each of its questions" {
    deck one.yaml <<'END'
topic: numbers/small
tags: [count, easy]
level: junior
source: [book/1]
questions:
  - id: one
    question: One?
  - id: two
    question: Two?
    topic: numbers/even
    tags: [prime, count]
    level: senior
    source: book/2
END
    is '["numbers/small","junior",["count","easy"],["book/1"]]' \
        '[.topic, .level, .tags, .source] | tojson' one
    is '["numbers/even","senior",["count","easy","prime"],["book/1","book/2"]]' \
        '[.topic, .level, .tags, .source] | tojson' two
}

@test "keys may follow the questions" {
    deck one.yaml <<'END'
questions:
  - tags: prime
    question: One?
    id: one
topic: numbers
tags: count
level: hard
source: book/1
title: Numbers
END
    is '["numbers","hard",["count","prime"],["book/1"],"Numbers"]' \
        '[.topic, .level, .tags, .source, .title] | tojson' one
}

@test "a tag that is named twice counts once" {
    deck one.yaml <<<$'- id: one\n  question: One?\n  tags: [a, b, a]'
    is '["a","b"]' '.tags | tojson' one
}

@test "a single word serves as a list" {
    deck one.yaml <<'END'
- id: one
  question: One?
  tags: a
  source: b/1
  see: one
END
    is '[["a"],["b/1"],["one"]]' '[.tags, .source, .see] | tojson' one
}

@test "the six names of the three levels" {
    local pair

    for pair in junior:easy middle:medium senior:hard; do
        deck one.yaml <<END
- id: one
  question: One?
  level: ${pair%:*}
- id: two
  question: Two?
  level: ${pair#*:}
END
        ids "one two"
        run -0 qbank -b bank list --level="${pair%:*}" -T id
        [ "$output" = $'one\ntwo' ]
        run -0 qbank -b bank list --level="${pair#*:}" -T id
        [ "$output" = $'one\ntwo' ]
        is "${pair#*:}" .level two
    done
}

# Scalars

@test "what looks like another type stays text" {
    deck one.yaml <<'END'
title: 0x1F
topic: 1.10
tags: [no, off, 1.10, 0x1F, true, 2026-11-21, 1_000, .inf, NULL]
questions:
  - id: 007
    question: no
    source: [3.10, yes]
    see: off
    answer: 0o17
  - id: off
    question: 1e3
END
    ids "007 off"
    is '["007","no","0o17","0x1F","1.10"]' \
        '[.id, .question, .answer, .title, .topic] | tojson' 007
    is '["no","off","1.10","0x1F","true","2026-11-21","1_000",".inf","NULL"]' \
        '.tags | tojson' 007
    is '[["3.10","yes"],["off"]]' '[.source, .see] | tojson' 007
    is "1e3" .question off
}

@test "null, ~ and nothing are absent" {
    deck numbers.yaml <<'END'
title: ~
topic: null
level:
tags: ~
source:
questions:
  - id: one
    question: One?
    level: null
    tags: [~, null, a, ]
    source: null
    see:
    answer: ~
    topic:
END
    is '["numbers","",["a"],[],[],""]' \
        '[.topic, .level // "", .tags, .source, .see, .answer // ""] | tojson' one
    run -0 qbank -b bank list --unanswered -T id
    [ "$output" = one ]
}

@test "null and ~ in quotes are text" {
    deck one.yaml <<<$'- id: "null"\n  question: "~"\n  tags: ["null"]'
    is '["null","~",["null"]]' '[.id, .question, .tags] | tojson' null
}

@test "a text of blanks alone is absent" {
    deck one.yaml <<<$'- id: one\n  question: One?\n  answer: "  "\n  tags: ["", " "]'
    is '["",[]]' '[.answer // "", .tags] | tojson' one
}

@test "a question that is null is missing" {
    deck one.yaml <<<$'- id: one\n  question: ~'
    refuses_at 1:3
    [[ $stderr == *": the question has no text"* ]]
}

@test "an id that is null is derived" {
    deck one.yaml <<<$'- id: ~\n  question: One?'
    deck two.yaml <<<$'- question: One?'
    run -0 qbank -b bank list -T id
    [ "${lines[0]}" = "${lines[1]}" ]
    [ "${#lines[@]}" -eq 2 ]
}

@test "blocks keep their lines and lose their last newlines" {
    deck one.yaml <<'END'
- id: one
  question: |+
    One?
      more

  answer: >-
    folded
    text

    new
END
    is '["One?\n  more","folded text\nnew"]' '[.question, .answer] | tojson' one
}

@test "escapes of a quoted text" {
    deck one.yaml <<<$'- id: one\n  question: "a\\tb\\u00e9\\n\\"c\\""\n  answer: \'it\'\'s\''
    is '["a\tbé\n\"c\"","it'"'"'s"]' '[.question, .answer] | tojson' one
}

@test "a NUL in a text does not end it" {
    deck one.yaml <<<$'- id: one\n  question: "a\\0b"'
    is '3' '.question | length' one
}

# What is ignored

@test "unknown keys are skipped with any value" {
    deck one.yaml <<'END'
x: {questions: [a, {b: c}], ? [d] : e}
questions:
  - id: one
    y: [[], {}, "z"]
    question: One?
    z:
      question: Not this.
      id: not-this
END
    ids "one"
    is "One?" .question one
}

@test "anchors and tags are passed over" {
    deck one.yaml <<'END'
!deck &deck
questions: &list !!seq
  - &q !question
    id: !!int &id 7
    question: !!str &text One?
    tags: !!set [!x a]
END
    ids "7"
    is '["One?",["a"]]' '[.question, .tags] | tojson' 7
}

@test "an alias is refused" {
    deck one.yaml <<<$'- id: one\n  question: &q One?\n  answer: *q'
    refuses "3:11: alias '*q' is not supported; write the text out, or quote it"
}

@test "an alias is refused anywhere" {
    local place text

    while IFS='|' read -r place text; do
        deck one.yaml <<<"$text"
        refuses_at "$place"
        [[ $stderr == *": alias '*q' is not supported; "* ]]
    done <<'END'
1:17|[{question: a}, *q]
1:23|[{question: a, tags: [*q]}]
1:22|[{question: a, tags: *q}]
1:19|[{question: a, x: *q}]
1:21|[{question: a, x: [[*q]]}]
1:16|[{question: a, *q : b}]
1:12|questions: *q
1:1|*q
END
}

@test "a merge key is refused" {
    deck one.yaml <<<$'- id: one\n  question: One?\n  <<: {level: junior}'
    refuses "3:3: merge keys are not supported; write the keys out"
    deck one.yaml <<<$'<<: {level: junior}\nquestions:\n- id: one\n  question: One?'
    refuses "1:1: merge keys are not supported; write the keys out"
}

@test "a duplicate key is refused" {
    deck one.yaml <<<$'- id: one\n  question: One?\n  id: two'
    refuses "3:3: duplicate key 'id'"
    deck one.yaml <<<$'questions:\n- id: one\n  question: One?\nquestions: []'
    refuses "4:1: duplicate key 'questions'"
}

@test "the same key in two questions is not a duplicate" {
    deck one.yaml <<<$'- {id: a, question: a, x: 1}\n- {id: b, question: b, x: 1}'
    ids "a b"
}

# Files

@test "several documents in a file, each with its own defaults" {
    deck one.yaml <<'END'
%YAML 1.1
---
tags: [first]
questions:
  - {id: one, question: One?}
...
---
- {id: two, question: Two?}
---
level: hard
questions:
  - {id: three, question: Three?}
END
    ids "one two three"
    is '[["first"],[],"",""]' '[.tags, .source, .level // "", .title // ""] | tojson' one
    is '[[],""]' '[.tags, .level // ""] | tojson' two
    is '[[],"hard","one"]' '[.tags, .level, .topic] | tojson' three
}

@test "an empty file is a deck without questions" {
    deck empty.yaml </dev/null
    deck comment.yaml <<<'# to do'
    deck null.yaml <<<'--- ~'
    deck one.yaml <<<$'- id: one\n  question: One?\n---'
    ids "one"
}

@test "a byte-order mark is passed over, in a list" {
    printf '\xef\xbb\xbf- id: one\n  question: One?\n- id: two\n  question: Two?\n' |
        deck one.yaml
    ids "one two"
}

@test "a byte-order mark is passed over, in a mapping" {
    printf '\xef\xbb\xbftitle: T\nquestions:\n  - id: one\n    question: One?\n' |
        deck one.yaml
    ids "one"
    is T .title one
}

@test "a byte that is not UTF-8 after a line that only YAML ends" {
    printf -- '- id: one\n  question: "One\xe2\x80\xa8two \xff?"\n' | deck one.yaml
    run -2 qbank -b bank list
    [[ $output == "qbank: bank/one.yaml:2:22: "* ]]
    # libyaml has passed the line's end when it reads the byte.
    printf -- '- id: one\n  question: "One\xe2\x80\xa8%40000d\xff?"\n' 1 | deck one.yaml
    run -2 qbank -b bank list
    [[ $output == "qbank: bank/one.yaml:2: invalid "* ]]
}

@test "a line that only YAML ends is not a line" {
    local mark

    # U+0085, U+2028 and U+2029, pasted from a page
    for mark in $'\xc2\x85' $'\xe2\x80\xa8' $'\xe2\x80\xa9'; do
        deck one.yaml <<END
- id: one
  question: "One$mark?"
  answer: |
    First.$mark
    Second.
- id: two
  question: Two is <b>?
  level: easy # so
  answer: See #2.
END
        run -0 qbank -b bank grep -n Two
        [ "$output" = "bank/one.yaml:7:two: Two is <b>?" ]
        run -0 qbank check bank
        [[ $output == *"bank/one.yaml:7:3: warning: raw HTML"* ]]
        [[ $output == *"bank/one.yaml:9:14: warning: ' #' cuts"* ]]
        sed -i 's/easy/esay/' bank/one.yaml
        hints 8:10 "'esay' is not a level"
    done
    deck one.yaml <<<$'- id: one\n  question: |\n    One\xe2\x80\xa8or?\n  level: easy'
    hints 3 "could not find expected ':'"
}

@test "a byte-order mark is not a column" {
    # It may come alone from a pipe, and in pieces.
    run -0 --separate-stderr qbank -b - list -T id < <(
        printf '\xef\xbb\xbf'
        sleep 0.05
        printf -- '- {id: one, question: One?}\n'
    )
    [ "$output$stderr" = one ]
    run -0 --separate-stderr qbank -b - list -T id < <(
        printf '\xef\xbb'
        sleep 0.05
        printf -- '\xbf- {id: one, question: One?}\n'
    )
    [ "$output$stderr" = one ]
    printf '\xef\xbb\xbf[{id: a b, question: One?}]\n' | deck one.yaml
    refuses_at 1:7
}

@test "CRLF ends a line as LF does" {
    printf -- '- id: one\r\n  question: |\r\n    One\r\n    two?\r\n  tags: [a]\r\n' |
        deck one.yaml
    ids "one"
    is '["One\ntwo?",["a"]]' '[.question, .tags] | tojson' one
}

@test "a last line without a newline" {
    printf -- '- id: one\n  question: |\n    One?' | deck one.yaml
    is "One?" .question one
}

@test "UTF-16 is refused" {
    printf '\xff\xfe-\0 \0{\0}\0\n\0' | deck one.yaml
    refuses_at 1:1
    printf '\xfe\xff\0-\0 \0{\0}\0\n' | deck one.yaml
    refuses_at 1:1
    printf -- '-\0 \0{\0}\0\n\0' | deck one.yaml
    refuses_at 1:2
}

@test "bad UTF-8 is refused at its line and column" {
    local place text

    while IFS='|' read -r place text; do
        printf '%b' "$text" | deck one.yaml
        refuses_at "$place"
    done <<'END'
1:7|- id: \xff
2:13|- id: a\n  question: \xc3(
2:16|- id: a\n  question: жж?\xe9\n
3:6|# жж\r\n- id: a\r\n  q: \x80\r\n
6:8|- id: a\n  question: b\n  answer: |\n    x\n\n    yy \xed\xa0\x80\n  level: junior\n
3:15|- id: a\n  question: b\n  answer: "日本語\xf4\x90\x80\x80"\n
2:16|- id: a\n  question: abc\xc0\x80\n
2:16|- id: a\n  question: abc\xe2\x82
END
}

@test "raw control characters are refused at their line and column" {
    local place text

    while IFS='|' read -r place text; do
        printf '%b' "$text" | deck one.yaml
        hints "$place" 'control characters are not allowed'
    done <<'END'
2:15|- id: a\n  question: ab\x1b[31m\n
2:14|- id: a\n  question: a\0b\n
4:6|- id: a\n  question: b\n  answer: |\n    c\x7f\n
END
}

@test "a bad byte long after the questions rejects them all" {
    {
        printf -- '- id: first\n  question: First?\n'
        printf '  # a comment of some length, to fill the buffer %d\n' {1..2000}
        printf -- '- id: last\n  question: \xff\n'
    } | deck one.yaml
    refuses_at 2004:13
}

@test "a file is taken as a whole or not at all; the others still print" {
    deck a.yaml <<<$'- id: a\n  question: A?'
    deck b.yaml <<<$'- id: b\n  question: B?\n- id: bad\n  question: C?\n  level: guru'
    deck c.yaml <<<$'- id: c\n  question: C?'
    run -2 --separate-stderr qbank -b bank list -T id
    [ "$output" = $'a\nc' ]
    [ "$stderr" = "qbank: bank/b.yaml:5:10: 'guru' is not a level; use junior, middle or senior (or easy, medium, hard)" ]
}

@test "every mistake of a file is reported, warnings are not" {
    deck one.yaml <<'END'
- question: no id
- id: x y
  question: One?
  foo: bar
- id: two
  question: Two?
  level: guru
END
    run -2 --separate-stderr qbank -b bank list
    [ "${#stderr_lines[@]}" -eq 2 ]
    [[ ${stderr_lines[0]} == "qbank: bank/one.yaml:2:7: "* ]]
    [[ ${stderr_lines[1]} == "qbank: bank/one.yaml:7:10: "* ]]
}

# Floods

@test "64 levels of nesting are read, 65 are refused" {
    local open close

    open=$(printf '[%.0s' {1..62})
    close=$(printf ']%.0s' {1..62})
    deck one.yaml <<<"- {id: one, question: One?, x: $open$close}"
    ids "one"
    deck one.yaml <<<"- {id: one, question: One?, x: [$open$close]}"
    refuses "1:94: limit: nested deeper than 64 levels"
}

@test "a flood of brackets is refused at once" {
    local brackets

    brackets=$(printf '%20000s' '')
    for bracket in '[' '{' '- ' '? '; do
        deck one.yaml <<<"${brackets// /$bracket}"
        run -2 --separate-stderr timeout 20 "$QBANK" -b bank list
        [ "$output" = "" ]
        [[ $stderr == *": limit: nested deeper than 64 levels"* ]]
    done
}

@test "a flood of directives is refused at once" {
    local end

    for end in '\n' '\r\n' '\r'; do
        {
            printf "%%%%TAG !a%d! b$end" {1..5000}
            printf -- '---\n- {id: one, question: One?}\n'
        } | deck one.yaml
        run -2 --separate-stderr timeout 20 "$QBANK" -b bank list
        [ "$output" = "" ]
        [[ $stderr == *": limit: more than 16 lines begin with %" ]]
    done
}

@test "a flood of unknown keys is read in no time" {
    {
        printf -- '- id: one\n  question: One?\n'
        printf '  k%d: 1\n' {1..100000}
    } | deck one.yaml
    run -0 --separate-stderr timeout 10 "$QBANK" -b bank list -T id
    [ "$output" = one ]
}

@test "a flood of aliases is refused" {
    {
        printf -- '- id: one\n  question: &a One?\n  tags: ['
        printf '*a, %.0s' {1..20}
        printf ']\n'
    } | deck one.yaml
    refuses_at 3:10
}

# Derived ids

@test "an id is derived from the text of the question, and from nothing else" {
    local id

    deck one.yaml <<<'- question: What is the GIL?'
    run -0 qbank -b bank list -T id
    id=$output
    [[ $id =~ ^[a-z0-9][a-z0-9._-]*$ ]]
    deck one.yaml <<'END'
title: T
tags: x
questions:
  - id: other
    question: Other?
  - level: hard
    answer: A lock.
    question: |
      What is the GIL?
END
    ids "other $id"
    deck one.yaml <<<'- question: What is the GIL of Python?'
    run -0 qbank -b bank list -T id
    [ "$output" != "$id" ]
}

@test "a derived id never changes" {
    deck one.yaml <<'END'
- question: What is the GIL?
- question: Что такое GIL?
- question: 何？
END
    ids "what-is-the-gil-3ea7869d gil-7deaa2f1 q-cb1c8e61"
}

@test "a derived id names its question" {
    deck one.yaml <<<'- question: What is the GIL?'
    run -0 qbank -b bank list -T id
    run -0 qbank -b bank show "$output" -T json
    [[ $output == *'"What is the GIL?"'* ]]
}

# Pitfalls for authors

@test "hint: a colon and a blank in a plain text" {
    deck one.yaml <<<$'- id: one\n  question: What is this: a map?'
    hints 2:25 "put a text that holds ': ' in quotes, or use |"
}

@test "hint: a key that is indented too far" {
    deck one.yaml <<<$'- id: one\n  question: One?\n    level: junior'
    hints 3:10 "; indent this line less, or put a text that holds ': ' in quotes, or use |"
    deck one.yaml <<<$'- id: one\n  question: One?\n  answer: a: b'
    hints 3:12 "; put a text that holds ': ' in quotes, or use |"
}

@test "hint: a text that begins with a backtick, @ or %" {
    local c

    for c in '`' @ %; do
        deck one.yaml <<<$'- id: one\n  question: '"${c}x$c is what?"
        hints 2:13 "in quotes, or use |"
    done
}

@test "hint: a text that begins with a star" {
    deck one.yaml <<<$'- id: one\n  question: *args'
    hints 2:13 "quote it"
    deck one.yaml <<<$'- id: one\n  question: *args and more'
    refuses_at 2:13
    [[ $stderr == *"quote it"* ]]
    deck one.yaml <<<$'- id: one\n  question: ** and *'
    hints 2:14 "put a text that begins with * or & in quotes, or use |"
}

@test "hint: a text in quotes with more after it" {
    deck one.yaml <<<$'- id: one\n  question: "GIL" is what?'
    hints 2:19 "quotes"
}

@test "hint: a backslash in double quotes" {
    deck one.yaml <<<$'- id: one\n  question: "What is \\d?"'
    refuses_at 2:22
    [[ $stderr == *"backslash"* ]]
}

@test "hint: a tab as indent" {
    deck one.yaml <<<$'- id: one\n\tquestion: One?'
    hints 2:1 "tab"
    deck one.yaml <<<$'questions:\n\t- id: one'
    hints 2:1 "tab"
}

@test "hint: a text of several lines" {
    deck one.yaml <<'END'
- id: one
  question: First
  second
  level: junior
END
    hints 3:3 "needs |"
}

@test "hint: a key without a space after its colon" {
    deck one.yaml <<<$'- id: one\n  question:One?\n  level: junior'
    hints 2:3 "a key needs ': '"
}

@test "hint: a no-break space after a colon" {
    deck one.yaml <<<$'- id: one\n  question: One?\n  level:\xc2\xa0junior'
    hints 3:3 "put a space after ':', not a no-break space"
}

@test "hint: a text on the line of its bar" {
    deck one.yaml <<<$'- id: one\n  question: | One?'
    hints 2:15 "begin the text on the line after | or >"
}

@test "hint: a text that begins with a hyphen or a question mark" {
    deck one.yaml <<<$'- id: one\n  question: - or +?'
    hints 2:13 "put a text that begins with - in quotes, or use |"
    deck one.yaml <<<$'- id: one\n  question: ? or :'
    hints 2:13 "put a text that begins with ? in quotes, or use |"
}

@test "hint: a file in Windows-1252" {
    printf -- '- id: one\n  question: caf\xe9 or tea?\n' | deck one.yaml
    hints 2:16 "save the file as UTF-8"
    printf -- '- id: one\n  question: \x93GIL\x94?\n' | deck one.yaml
    hints 2:13 "save the file as UTF-8"
    printf -- '- id: one\n  question: caf\xe9' | deck one.yaml
    hints 2:16 "save the file as UTF-8"
}

@test "hint: the lines that Git adds at a conflict" {
    local mark

    deck one.yaml <<'END'
- id: one
  question: |
    One?
<<<<<<< HEAD
  level: junior
=======
  level: senior
>>>>>>> topic
END
    hints 4:1 "resolve the conflict that Git left here"
    for mark in "||||||| 1a2b3c4" ">>>>>>> topic"; do
        deck one.yaml <<<$'- id: one\n  question: One?\n'"$mark"$'\n- id: two'
        hints 3:2 "resolve the conflict that Git left here"
    done
    deck one.yaml <<<$'- id: one\n  question: One?\n=======\n- id: two'
    hints 3:1 "resolve the conflict that Git left here"
}

@test "a bad byte is reported alone" {
    printf -- '- id: one\n  question: ab\xc3' | deck one.yaml
    refuses_at 2:15
    [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "hint: a quote that is not closed is reported where it opens" {
    deck one.yaml <<'END'
- id: one
  question: "What is this?
  level: junior
- id: two
  question: Two?
END
    hints 2:13 "a quote is not closed"
}

@test "hint: a line that is indented wrongly" {
    deck one.yaml <<'END'
- id: one
  question: One?
 level: junior
END
    hints 3:2 "indentation"
}

@test "a mistake in YAML itself is reported alone" {
    deck one.yaml <<<$'- id: one\n  question: @home'
    refuses_at 2:13
    [ "${#stderr_lines[@]}" -eq 1 ]
}
