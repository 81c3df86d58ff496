# Completion of qbank for bash.  The words come from qbank help --complete.

_qbank() {
    local words=() word part line at
    # Bash splits words at = and :, which belong to a word here.
    for ((at = 1; at <= COMP_CWORD; at++)); do
        part=${COMP_WORDS[at]//[\'\"\\]/}
        [[ $part == \~/* ]] && part=$HOME${part:1}
        if [[ $part == [=:]* && ${#words[@]} -gt 0 ]] ||
            [[ ${COMP_WORDS[at - 1]} == *[=:] && ${#words[@]} -gt 0 ]]; then
            words[${#words[@]} - 1]+=$part
        else
            words+=("$part")
        fi
    done
    # What bash keeps of the last word.
    part=${COMP_WORDS[COMP_CWORD]//[\'\"\\]/}
    [[ $part == [=:] ]] && part=
    word=${words[${#words[@]} - 1]}
    word=${word%"$part"}

    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        if [[ $line == '' ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$part")
            return
        fi
        [[ $line == *= ]] && compopt -o nospace
        line=${line#"$word"}
        [[ ${COMP_WORDS[COMP_CWORD]} == [\'\"]* ]] ||
            printf -v line %q "$line"
        COMPREPLY+=("$line")
    done < <("${1/#\~\//$HOME/}" help --complete -- "${words[@]}" \
        2>/dev/null </dev/null)
}

complete -F _qbank qbank
