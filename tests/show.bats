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

@test "an unknown id names the near ones and is trouble" {
    run -2 --separate-stderr qbank -b bank show twoo
    [ "$output" = "" ]
    [ "$stderr" = "qbank show: unknown id 'twoo'; did you mean 'two'?" ]
}

@test "no id at all is trouble" {
    run -2 qbank -b bank show
    [[ $output == *"no id given"* ]]
}
