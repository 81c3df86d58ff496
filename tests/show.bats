#!/usr/bin/env bats
# qbank show: the questions named, with their answers.

load lib

prepare() {
    deck numbers.yaml <<'END'
questions:
  - id: two
    question: What is 1 + 1?
    level: junior
    tags: [sum]
    answer: |
      Two:

          print(1 + 1)
  - id: open
    question: What is 1 / 0?
END
}

@test "a question, what is known of it, and its answer indented" {
    run -0 qbank -b bank show two
    [ "$output" = "What is 1 + 1?
[two] numbers, junior; sum

    Two:

        print(1 + 1)" ]
}

@test "a question without an answer says so" {
    run -0 qbank -b bank show open
    [ "${lines[2]}" = "    (no answer yet)" ]
}

# The bank of the tests of choices.
choices() {
    deck c.yaml <<'END'
- id: c
  question: Which?
  level: junior
  points: 2
  choices:
    - wrong: No
    - right: |
        A long one
        of two lines
    - right: Yes
  answer: So it is.
END
}

@test "choices have letters, and the answer says which are right" {
    choices
    run -0 qbank -b bank show c
    [ "$output" = "Which?
[c] c, junior
[2 points] Several may be right.

A.  No
B.  A long one
    of two lines
C.  Yes

    B, C

    So it is." ]
}

@test "-q shows the choices and not which are right" {
    choices
    run -0 qbank -b bank show -q c
    [[ $output == *"
C.  Yes" ]]
}

@test "an unknown id names the near ones and is trouble" {
    run -2 --separate-stderr qbank -b bank show twoo
    [ "$output" = "" ]
    [ "$stderr" = "qbank show: unknown id 'twoo'; did you mean 'two'?" ]
}

@test "no id at all is trouble" {
    run -2 qbank -b bank show
    [[ $output == *"no id given"* ]]
}

@test "--answer-only leaves the questions out" {
    deck alone.yaml <<'END'
- id: first
  question: First?
  answer: The first.
- id: second
  question: Second?
  choices: [right: A, wrong: B]
- id: third
  question: Third?
END
    run -0 --separate-stderr qbank -b bank/alone.yaml show --answer-only first second third
    [ "$stderr" = "" ]
    [ "$output" = "    The first.

    A

    (no answer yet)" ]
    run -0 qbank -b bank/alone.yaml random --answer-only -q -a --answer-only first
    [ "$output" = "    The first." ]
    run -2 --separate-stderr qbank -b bank/alone.yaml show --answer-only -T json first
    [ "$output" = "" ]
    [ "$stderr" = "qbank show: --answer-only needs -T text, markdown or html, not -T json" ]
}
