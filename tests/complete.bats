#!/usr/bin/env bats
# qbank help --complete, which completes command lines for the shells; what
# these make of it is the subject of completion.py.
# shellcheck disable=SC2154 # bats sets output and lines

load lib

prepare() {
    deck team.yaml <<'END'
- {id: one, question: One?, tags: [redis, "a,b"], level: junior, source: wiki/1}
- {id: two, question: "Two?\nMore.", tags: [redis], source: [wiki/2, book], topic: data/sql}
END
    export QBANK_PATH=$PWD/bank
}

# complete WORD...: the words that complete a command line.
complete() {
    "$QBANK" help --complete -- "$@" >lines || return
    cut -f 1 lines
}

# options COMMAND: what its --help lists, with = if there must be a value.
options() {
    "$QBANK" help "$1" | sed -n 's/^  .\{4\}\(--[a-z-]*=\{0,1\}\).*/\1/p'
}

@test "a hyphen alone is the beginning of an option" {
    run -0 complete -
    [[ $'\n'$output$'\n' == *$'\n--bank=\n'* ]]
    run -0 complete list -
    [[ $'\n'$output$'\n' == *$'\n--topic=\n'* ]]
}

@test "every option that --help lists is offered, and no other" {
    for command in list random grep export show check help; do
        run -0 complete "$command" --
        diff <(options "$command") <(printf '%s\n' "$output")
    done
}

@test "every option with a list of values offers them, and accepts each" {
    local -A seen=()
    for command in list random grep export; do
        for option in $(options "$command" | grep '=$') --color=; do
            case $option in
                # Any text or number.
                --jobs= | --number= | --seed= | --variant= | --title= | \
                    --fields= | --instructions= | --space= | --lang= | --width= | \
                    --page-length= | --regexp= | --and= | --not= | \
                    --after-context= | --before-context= | --max-count=) continue ;;
            esac
            [ -z "${seen[$option]-}" ] || continue
            seen[$option]=yes
            run -0 complete "$command" "$option"
            [ "$output" != "" ] || [ "$(cat lines)" = $'\t'"$option" ]
            for word in $output; do
                [[ $word != *: ]] || continue
                [ "$option" != --plan= ] || word+=1
                run "$QBANK" "$command" "$word" one
                [[ $output != *" is not a "* && $output != *"a part "* ]]
            done
        done
    done
}

@test "tags, topics, sources and levels of the bank, and what they count" {
    run -0 "$QBANK" help --complete -- list -g ''
    [ "$output" = $'redis\t2 questions\na\\,b\t1 question' ]
    run -0 complete list --topic=
    [ "$output" = $'--topic=team\n--topic=data\n--topic=data/sql' ]
    run -0 complete list -s ''
    [ "$output" = $'wiki\nbook' ]
    run -0 complete list -s wiki/
    [ "$output" = $'wiki/1\nwiki/2' ]
    run -0 complete list --level ''
    [ "$output" = junior ]
    run -0 complete list -g 'redis,a\,'
    [ "$output" = 'redis,a\,b' ]
    run -0 complete list -g ',r'
    [ "$output" = ',redis' ]
}

@test "a plan: topics, tags and levels, each before its count" {
    run -0 complete random --plan=
    [ "$output" = $'--plan=tag:\n--plan=*=\n--plan=team=\n--plan=data=\n--plan=data/sql=' ]
    run -0 complete random --plan 'team:junior=1, d'
    [ "$output" = $'team:junior=1, data=\nteam:junior=1, data/sql=' ]
    run -0 complete random --plan 'team=1,tag:r'
    [ "$output" = 'team=1,tag:redis=' ]
    run -0 complete random --plan 'tag:redis:j'
    [ "$output" = 'tag:redis:junior=' ]
    run -0 complete random --plan 'team:..j'
    [ "$output" = 'team:..junior=' ]
    run -1 complete random --plan 'team:junior='
}

@test "an option that is shortened completes like the whole one" {
    run -0 complete list --top=da
    [ "$output" = $'--top=data\n--top=data/sql' ]
    run -0 complete list --lev j
    [ "$output" = junior ]
    # Two options begin like this.
    run -1 complete list --no=
}

@test "where a file name comes, and what precedes it" {
    for line in "check " "grep -f " "list --exclude-from " "-b "; do
        # shellcheck disable=SC2086 # words
        run -0 "$QBANK" help --complete -- $line ''
        [ "$output" = $'\t' ]
    done
    run -0 "$QBANK" help --complete -- list --bank=a=b
    [ "$output" = $'\t--bank=' ]
    run -0 "$QBANK" help --complete -- grep -if/etc
    [ "$output" = $'\t-if' ]
}

@test "ids where a command takes them, with their questions" {
    run -0 "$QBANK" help --complete -- show t
    [ "$output" = $'two\tTwo?' ]
    run -0 complete grep -e pattern t
    [ "$output" = two ]
    run -0 complete grep pattern t
    [ "$output" = two ]
    # After options without a value or that do not exist, "-", ids, and "--".
    for before in "list --reverse -r" "list -Z" "list --nosuch" "show -" "show one --" \
        "show -- -x"; do
        # shellcheck disable=SC2086 # words
        run -0 complete $before t
        [ "$output" = two ]
    done
    run -1 complete grep t
}

@test "the bank that the line names, before or after the command" {
    echo '- {id: three, question: Three?}' >other.yaml
    for line in "-b other.yaml show" "show --bank=other.yaml" "show -bother.yaml" \
        "--bank other.yaml show" "show -qb other.yaml --"; do
        # shellcheck disable=SC2086 # words
        run -0 complete $line t
        [ "$output" = three ]
    done
    run -1 complete -b missing show t
}

@test "a bank that cannot be read whole is trouble, and the rest is offered" {
    echo '- {id: three, question: [}' >broken.yaml
    run -2 --separate-stderr "$QBANK" help --complete -- -b broken.yaml show t
    [ "$output" = "" ]
    [[ $stderr == "qbank: broken.yaml:1:"* ]]
    echo '- {id: four, question: Four?}' >four.yaml
    run -2 --separate-stderr "$QBANK" help --complete -- -b broken.yaml -b four.yaml show f
    [ "$output" = $'four\tFour?' ]
}

@test "standard input and pipes are not read" {
    mkfifo pipe
    run -1 complete -b pipe show ''
    run -1 complete -b - show ''
}

@test "an unknown command or option has no words, and no message" {
    run -1 --separate-stderr "$QBANK" help --complete -- lst -g ''
    [ "$output$stderr" = "" ]
    run -1 --separate-stderr "$QBANK" help --complete -- list --lavel=
    [ "$output$stderr" = "" ]
    run -1 --separate-stderr "$QBANK" help --complete -- list --number=
    [ "$output$stderr" = "" ]
    run -1 "$QBANK" help --complete
}

@test "help: the commands, and format" {
    run -0 complete help f
    [ "$output" = format ]
    run -0 "$QBANK" help format
    [ "$output" = "$(cat "$root/cmd/format.yaml")" ]
}
