# Completion of qbank for fish.  The words come from qbank help --complete.

function __qbank_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct | string unescape)
    set -l qbank $words[1]
    set -e words[1]
    type -q -- $qbank || return
    set -l lines ($qbank help --complete -- \
        (string replace -r '^~/' "$HOME/" -- $words) "$last" 2>/dev/null </dev/null)
    if string match -q \t'*' -- $lines[1]
        set -l head (string sub -s 2 -- $lines[1])
        set -l value (string replace -- "$head" '' "$last")
        printf '%s\n' "$head"(__fish_complete_path "$value")
    else
        printf '%s\n' $lines
    end
end

complete -c qbank -f -a '(__qbank_complete)'
# Only fish's own completion of files keeps a tilde.
complete -c qbank -n "string match -q '~*' -- (commandline -ct)" -F
