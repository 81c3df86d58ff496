# Completion of qbank for fish.  The words come from qbank help --complete.

function __qbank_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct | string unescape)
    set -l qbank $words[1]
    set -e words[1]
    set -l lines ($qbank help --complete -- \
        (string replace -r '^~/' "$HOME/" -- $words) "$last" 2>/dev/null </dev/null)
    if test "$lines" = \tfiles
        set -l head (string match -r '^--[a-z-]+=' -- "$last")
        set -l value (string replace -r '^--[a-z-]+=' '' -- "$last")
        printf '%s\n' "$head"(__fish_complete_path "$value")
    else
        printf '%s\n' $lines
    end
end

complete -c qbank -f -a '(__qbank_complete)'
