# Completion of qbank for bash.  The words come from qbank help --complete.

# Sets words to what the program gets, up to the cursor, and target if the last
# one is a file of the shell.  Bash splits words at = and : too.
_qbank_words() {
    local rest=${COMP_LINE#*"${COMP_WORDS[0]}"} part at
    for ((at = 1; at <= COMP_CWORD; at++)); do
        part=${COMP_WORDS[at]}
        if [[ $part != "" && ${part//[<>|&]/} == "" ]]; then
            target=yes
        elif [[ $target ]]; then
            ((at == COMP_CWORD)) || target=
        elif [[ $rest == [[:blank:]]* || ${#words[@]} -eq 0 ]]; then
            part=${part//[\'\"\\]/}
            [[ $part == \~/* ]] && part=${HOME-}${part:1}
            words+=("$part")
        else
            words[${#words[@]} - 1]+=${part//[\'\"\\]/}
        fi
        rest=${rest#*"${COMP_WORDS[at]}"}
    done
}

# Adds a word to COMPREPLY as it is typed, after the quote that begins $2.
_qbank_add() {
    local word=$1
    case $2 in
        \'*) word=${word//\'/\'\\\'\'} ;;
        \"*)
            word=${word//\\/\\\\}
            word=${word//\"/\\\"}
            word=${word//\$/\\\$}
            word=${word//\`/\\\`}
            ;;
        *) printf -v word %q "$word" ;;
    esac
    COMPREPLY+=("$word")
}

_qbank() {
    local words=() word line name target='' last=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    _qbank_words
    # Bash replaces what follows the last = or :, and keeps the rest.
    local part=${last//[\'\"\\]/}
    [[ $part == [=:] ]] && part=
    if [[ $target ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$part")
        return
    fi
    word=${words[${#words[@]} - 1]}
    [[ $part == \~/* ]] && part=${HOME-}${part:1}
    local kept=${word%"$part"}

    while IFS= read -r line; do
        if [[ $line != $'\t'* ]]; then
            line=${line%%$'\t'*}
            [[ $line == *[=:] ]] && compopt -o nospace
            _qbank_add "${line#"$kept"}" "$last"
        elif [[ ${line#$'\t'} == "$kept" ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$part")
        else
            # Readline would look for the file without what it keeps.
            line=${line#$'\t'}
            while IFS= read -r name; do
                [[ -d $name ]] && name+=/ && compopt -o nospace
                name=$line$name
                _qbank_add "${name#"$kept"}" "$last"
            done < <(compgen -f -- "${word#"$line"}")
        fi
    done < <("${1/#\~\//${HOME-}/}" help --complete -- "${words[@]}" \
        2>/dev/null </dev/null)
}

complete -F _qbank qbank
