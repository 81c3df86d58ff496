#!/usr/bin/env bats
# Runs the recipes of README.md unchanged, on the day 2026-11-21.
# shellcheck disable=SC2016,SC2030,SC2031,SC2154 # bats sets output and stderr

load lib

# Twelve questions, and a PATH on which qbank takes --daily for 2026-11-21.
prepare() {
    local i
    for ((i = 1; i <= 12; i++)); do
        printf -- '- {id: q%d, question: "What is #%d?\\n\\nSay why.", answer: "%d."}\n' \
            "$i" "$i" "$i"
    done | deck numbers.yaml
    export QBANK_PATH=$PWD/bank
    stub qbank '#!/bin/sh
for word; do
    shift
    [ "$word" = --daily ] && word=--daily=2026-11-21
    set -- "$@" "$word"
done
exec "'"$QBANK"'" "$@"'
    stub date '#!/bin/sh
[ "$*" = "-d yesterday +%F" ] && echo 2026-11-20'
    PATH=$PWD/bin:$PATH
}

# stub NAME TEXT: a script on the PATH of this test alone.
stub() {
    mkdir -p bin
    printf '%s\n' "$2" >"bin/$1"
    chmod +x "bin/$1"
}

# recipe NAME: the sh block after the paragraph of README.md that begins with
# the bold NAME; status 1 if there is none.
recipe() {
    awk -v name="**$1**" '
        inside && /^```$/ { found = 1; exit }
        inside { print; next }
        /^\*\*|^#/ { here = index($0, name) == 1 }
        here && /^```sh$/ { inside = 1 }
        END { exit !found }' "$root/README.md"
}

of_day() {
    "$QBANK" random --daily="$1" "${@:2}"
}

# without_bank COMMAND...: as a user who has no bank; without_qbank: no qbank.
without_bank() {
    QBANK_PATH=$PWD/nowhere "$@"
}

without_qbank() {
    rm bin/qbank
    PATH=$PWD/bin:/usr/bin:/bin "$@"
}

# greet [OPTION]...: starts bash with the .bashrc of the test, without what it
# says about the missing terminal.
greet() {
    bash "$@" -c : 2>noise
    grep -v -e 'terminal process group' -e 'job control' noise >&2 || :
}

@test "greeting: an interactive shell shows the question of the day" {
    recipe 'A greeting in `.bashrc`' >.bashrc
    run -0 --separate-stderr greet -i
    [ "$output" = "$(of_day 2026-11-21)" ]
    [ "$stderr" = "" ]
}

@test "greeting: prints nothing in a script, without a bank, or without qbank" {
    recipe 'A greeting in `.bashrc`' >.bashrc
    BASH_ENV=.bashrc run -0 greet
    [ "$output" = "" ]
    run -0 without_bank greet -i
    [ "$output" = "" ]
    run -0 without_qbank greet -i
    [ "$output" = "" ]
}

# As cron reads it, crontab(5): five fields, then the command up to a bare
# percent sign; the variables are those of the recipe.
@test "crontab: today's question and yesterday's answer" {
    recipe 'A crontab' >table
    run -0 sed -n 's/^0 9 \* \* 1-5 //p' table
    job=$output
    [ "$job" != "" ]
    job=${job//\\%/@}
    [[ $job != *%* ]]
    grep -qx 'PATH=/usr/local/bin:/usr/bin:/bin' table
    run -0 --separate-stderr env -i HOME="$HOME" LOGNAME=me PATH="$PATH" \
        QBANK_PATH="$QBANK_PATH" sh -c "${job//@/%}"
    [ "$output" = "$(of_day 2026-11-21)

$(of_day 2026-11-20 -a)" ]
    [ "$stderr" = "" ]
}

@test "tmux: one line, and every # is doubled" {
    recipe 'A tmux status line' >tmux.conf
    run -0 sed -n "s/^set -g status-right '#(\\(.*\\))'\$/\\1/p" tmux.conf
    job=$output
    # tmux expands a # before a letter, a bracket or another # in a command.
    [[ $job != *'#'[A-Za-z\#\{\[\(,\}]* ]]
    run -0 --separate-stderr sh -c "$job"
    id=$(of_day 2026-11-21 -T id)
    [ "$output" = "What is ##${id#q}? Say why." ]
    [ "$stderr" = "" ]
}

@test "motd: run-parts shows the question of the day" {
    mkdir update-motd.d
    recipe 'A message of the day' >update-motd.d/60-qbank
    chmod +x update-motd.d/60-qbank
    run -0 --separate-stderr env -u HOME run-parts --lsbsysinit update-motd.d
    [ "$output" = "$(of_day 2026-11-21)" ]
    [ "$stderr" = "" ]
}

@test "motd: nothing without a bank, and nothing without qbank" {
    mkdir update-motd.d
    recipe 'A message of the day' >update-motd.d/60-qbank
    chmod +x update-motd.d/60-qbank
    run -0 without_bank run-parts --lsbsysinit update-motd.d
    [ "$output" = "" ]
    run -0 without_qbank run-parts --lsbsysinit update-motd.d
    [ "$output" = "" ]
}

@test "mail: everyone gets the same question" {
    stub mail '#!/bin/sh
printf "%s\n" "$@" >arguments
cat >letter'
    recipe 'A mail to the team' >team
    run -0 sh team
    [ "$output" = "" ]
    [ "$(cat arguments)" = "-s
Question of the day
ann@example.com
bob@example.com" ]
    [ "$(cat letter)" = "$(of_day 2026-11-21 --seed=backend)" ]
}

@test "mail: not sent without a question" {
    stub mail '#!/bin/sh
touch sent'
    recipe 'A mail to the team' >team
    run -2 without_bank sh team
    [ ! -e sent ]
}

# replies WORD...: presses Enter and gives the next WORD for each question, over
# and over.
replies() {
    while printf '\n%s\n' "$1"; do
        set -- "${@:2}" "$1"
    done
}

@test "practice: each question once, its answer below, and known or again" {
    recipe Practice >practice
    [ "$(wc -l <practice)" -le 10 ]
    run -0 --separate-stderr sh practice < <(replies known again 2>/dev/null)
    [ "$stderr" = "qbank random: --exclude-from leaves nothing: every question has been seen" ]
    [ "$(wc -l <known)" = 6 ]
    [ "$(wc -l <again)" = 6 ]
    [ "$(cat known again | sort)" = "$("$QBANK" list -T id | sort)" ]
    # Known and again took turns.
    paste -d '\n' known again | while read -r id; do
        "$QBANK" show -q "$id"
        "$QBANK" show --answer-only "$id"
        printf '[a]gain or [k]nown? '
    done >wanted
    [ "$output" = "$(cat wanted)" ]
    # Nothing is printed twice.
    [ "$(grep -c 'What is #3?' <<<"$output")" = 1 ]
    [ "$(grep -cx ' *3\.' <<<"$output")" = 1 ]
}

@test "practice: the next round has what was not known" {
    recipe Practice >practice
    run -0 sh practice < <(replies k k k a 2>/dev/null)
    [ "$(wc -l <known)" = 9 ]
    sort again >left
    run -0 sh practice < <(replies k 2>/dev/null)
    [ "$(tail -n 3 known | sort)" = "$(cat left)" ]
    # Now everything is known.
    run -0 --separate-stderr sh practice </dev/null
    [ "$output" = "" ]
}

@test "practice: what was not answered is not remembered" {
    recipe Practice >practice
    run -0 --separate-stderr sh practice < <(printf '\nk\n\nk\n\n')
    [ "$(sort -u known | wc -l)" = 2 ]
    [ ! -s again ]
    run -0 --separate-stderr sh practice </dev/null
    [ "$(wc -l <known)" = 2 ]
}

@test "interview: paper and key have the same ten questions and numbers" {
    recipe 'An interview and its key' >interview
    run -0 --separate-stderr sh interview
    [ "$output$stderr" = "" ]
    [ "$(cat ids)" = "$("$QBANK" random -n 10 --seed=monday -T id)" ]
    number=0
    while read -r id; do
        number=$((number + 1))
        grep -q "^$number\\. *What is #${id#q}?\$" paper.txt
        grep -q "^$number\\. *\\[$id\\] " key.txt
        grep -qx " *${id#q}\\." key.txt
    done <ids
    [ "$(grep -c '^[0-9]*\. ' paper.txt)" = 10 ]
    [ "$(grep -c '^[0-9]*\. ' key.txt)" = 10 ]
    run ! grep -x ' *[0-9]*\.' paper.txt
}
