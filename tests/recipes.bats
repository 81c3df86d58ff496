#!/usr/bin/env bats
# Runs the recipes of qbank-recipes(7) unchanged, on the day 2026-11-21.
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
    [ "$word" = --daily=yesterday ] && word=--daily=2026-11-20
    set -- "$@" "$word"
done
exec "'"$QBANK"'" "$@"'
    PATH=$PWD/bin:$PATH
}

# stub NAME TEXT: a script on the PATH of this test alone.
stub() {
    mkdir -p bin
    printf '%s\n' "$2" >"bin/$1"
    chmod +x "bin/$1"
}

# recipe NAME: the literal block in the part of qbank-recipes(7) with this name,
# as a reader sees it; status 1 if there is none.
recipe() {
    awk -v heading=".Ss $1" '
        inside && /^\.Ed$/ { found = 1; exit }
        inside { print; next }
        /^\.Ss/ { here = $0 == heading }
        here && /^\.Bd -literal/ { inside = 1 }
        END { exit !found }' "$root/man/qbank-recipes.7" |
        sed "s/^\\\\&//; s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\(ga/\`/g
            s/\\\\(ha/^/g; s/\\\\(ti/~/g; s/\\\\e/\\\\/g"
    return "${PIPESTATUS[0]}"
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
    recipe 'A greeting in .bashrc' >.bashrc
    run -0 --separate-stderr greet -i
    [ "$output" = "$(of_day 2026-11-21)" ]
    [ "$stderr" = "" ]
}

@test "greeting: prints nothing in a script, without a bank, or without qbank" {
    recipe 'A greeting in .bashrc' >.bashrc
    BASH_ENV=.bashrc run -0 greet
    [ "$output" = "" ]
    run -0 without_bank greet -i
    [ "$output" = "" ]
    run -0 without_qbank greet -i
    [ "$output" = "" ]
}

# As cron reads it, crontab(5): five fields, then the command; the variables are
# those of the recipe.
@test "crontab: today's question and yesterday's answer" {
    recipe 'A crontab' >table
    run -0 sed -n 's/^0 9 \* \* \* //p' table
    job=$output
    [ "$job" != "" ]
    # Cron makes a newline of each percent sign.
    [[ $job != *%* ]]
    grep -qx 'PATH=/usr/local/bin:/usr/bin:/bin' table
    run -0 --separate-stderr env -i HOME="$HOME" LOGNAME=me PATH="$PATH" \
        QBANK_PATH="$QBANK_PATH" sh -c "$job"
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
    recipe 'Paper and key of an interview' >interview
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

@test "fzf: what is chosen is shown, and the preview shows one question" {
    recipe 'Choosing with fzf' >choose
    FZF_DEFAULT_OPTS='--filter=#3?' run -0 --separate-stderr sh choose
    [ "$output" = "$("$QBANK" show q3)" ]
    [ "$stderr" = "" ]
    # The id is not searched, since it is not shown.
    FZF_DEFAULT_OPTS="--filter=^q3" run sh choose
    [ "$output" = "" ]
    stub fzf '#!/bin/sh
cat >/dev/null
for word; do
    [ "$before" = --preview ] && sh -c "$(printf %s "$word" | sed "s/{1}/q7/")" >preview
    before=$word
done'
    run sh choose
    [ "$(cat preview)" = "$("$QBANK" show q7)" ]
}

@test "lowdown: an answer of the shipped bank on a terminal" {
    recipe 'Answers with headings and tables' >reading
    QBANK_PATH=$shipped run -0 --separate-stderr sh reading
    [[ $output == *$'\e['* ]]
    [[ $output == *"What does the"*"asyncio"*"module offer"* ]]
    [ "$stderr" = "" ]
}

@test "less: colors reach the pager" {
    recipe 'Colors in a pager' >page
    QBANK_PATH=$shipped run -0 --separate-stderr sh page
    [[ $output == *$'\e['*edis* ]]
    [ "$stderr" = "" ]
}

# quickfix COMMAND: the locations that vim has after a command.
quickfix() {
    vim -es -u vimrc -c "$1" -c 'let at = "fnamemodify(bufname(v:val.bufnr), \":.\")"' \
        -c 'let what = at . ". \":\" . v:val.lnum . \":\" . v:val.text"' \
        -c 'call writefile(map(getqflist(), what), "list")' -c 'qa!' </dev/null >noise 2>&1 || :
    cat list
}

@test "vim: matches and mistakes are locations" {
    recipe 'Locations in Vim' >vimrc
    run -0 quickfix 'silent grep! "is .[37]\b"'
    [ "$(cut -d : -f 1,2 <<<"$output")" = "bank/numbers.yaml:3
bank/numbers.yaml:7" ]
    echo '- {question: Why?, level: x, id: a}' | deck wrong.yaml
    run -0 quickfix 'silent make!'
    [[ $output == "bank/wrong.yaml:1:"*"error: 'x' is not a level"* ]]
}

@test "git: a commit with a mistake is refused, whatever the files have" {
    git init -q . 2>noise
    git config user.name Me
    git config user.email me@example.com
    recipe 'A Git hook' >.git/hooks/pre-commit
    chmod +x .git/hooks/pre-commit
    git add bank
    run -0 git commit -q -m good
    echo '- {id: a, question: Why?, level: x}' | deck wrong.yaml
    git add bank
    run -1 git commit -q -m bad
    [[ $output == *"bank/wrong.yaml:1:"*"error: 'x' is not a level"* ]]
    # What is to be committed counts, not the file.
    echo '- {id: a, question: Why?}' | deck wrong.yaml
    run -1 git commit -q -m bad
    git add bank
    run -0 git commit -q -m mended
}

@test "continuous integration: the step fails on a mistake" {
    recipe 'A continuous integration step' >step
    run -0 sed -n 's/^  run: //p' step
    job=$output
    [ "$job" != "" ]
    run -0 sh -c "$job"
    echo '- {id: a, question: Why?, levle: junior}' | deck wrong.yaml
    run -1 sh -c "$job"
}

# A word such as "An" is a macro to mdoc, and is not printed.
@test "each heading of the manual is printed as it is written" {
    for page in "$root"/man/*.[157]; do
        sed -n 's/^\.S[hs] //p' "$page" >written
        mandoc -T markdown "$page" | sed -n 's/\\//g; s/^##* //p' | sed '/Manual$/d' >printed
        diff printed written
    done
}
