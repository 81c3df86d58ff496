#!/usr/bin/env bash
# Prints the shipped bank, a paper with its key, and README.md's recipes for
# printing to PDF.
#
# usage: print.sh DIRECTORY
#
# The program is qbank on PATH, which must be installed.  Each sheet leaves
# its source, its PDF and a log in the directory, and the steps run side by
# side.  A step fails if a program does, or if it reports that something is lost
# or not understood.  Two harmless messages are listed below.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# pandoc's own style has a property for screens, and groff -t prints this about
# tables on the first page.
known="user-select: none|can't transparently output node at top level"

# said LOG: prints a log; fails if it has a message that is not known.
said() {
    sed "s|^|${1%.log}: |" "$1" >&2
    ! grep -qvE "$known" "$1"
}

# No page ends with the line about a question: its answer is below it.
ends_well() {
    pdftotext -layout "$1" - | awk -v name="$1" '
        /\f/ { number++ }
        /\f/ && last ~ /^ *\[[0-9A-Za-z._-]+\] (junior|middle|senior)/ {
            print name ": page " number " ends with " last
            found = 1
        }
        NF && !/^ *[0-9]+ \/ [0-9]+$/ { last = $0 }
        END { exit found }' >&2
}

# Each page but the first is headed by the section that it begins in.
is_headed() {
    sed -n 's|^<h2 id=[^>]*>\(.*\)</h2>$|\1|p' "$1" >"$1.sections"
    pdftotext -layout "$2" - | awk -v name="$2" '
        { sub(/^\f/, "") && ++number }
        { sub(/^ +/, ""); sub(/ +$/, "") }
        FILENAME != "-" { is_section[$0] = 1; next }
        number != seen && NF { seen = number; head = $0; is_first = 1; next }
        NF && is_first {
            is_first = 0
            begins_in = $0 in is_section ? $0 : section
            if (head != begins_in) {
                print name ": page " number + 1 " is headed " head ", not " begins_in
                found = 1
            }
        }
        $0 in is_section { section = $0 }
        END { exit found }' "$1.sections" - >&2
}

print_html() {
    weasyprint "$1.html" "$1.pdf" 2>"$1.log"
    said "$1.log"
    ends_well "$1.pdf"
}

print_topic() {
    qbank export -T html --toc --title="Questions on $1" -t "$1" >"topic-$1.html"
    print_html "topic-$1"
    is_headed "topic-$1.html" "topic-$1.pdf"
}

# The exam of the manual: choices in an order of their own, and room to write.
print_paper() {
    local ids=paper.ids exam=(--shuffle --seed=paper1 --title='Paper 1')

    qbank random -n 20 --spread=topic --seed=paper1 -T id >"$ids"
    qbank export -T html "${exam[@]}" --answers=none --fields=Name,Date \
        --instructions='Answer every question.' --space=3 - <"$ids" >paper.html
    qbank export -T html "${exam[@]}" --answers=only - <"$ids" >key.html
    qbank export -T html "${exam[@]}" --answers=end - <"$ids" >both.html
    print_html paper
    print_html key
    print_html both
}

# A column of long prose leaves the others as much room as their words need.
print_words() {
    local style

    style=$(dirname "$(command -v qbank)")/../share/qbank/export.css
    {
        printf -- '- id: words\n  question: |\n    %s\n    %s\n' \
            '| process | arrival | priority | comment |' '|---|---|---|---|'
        printf '    | P1 | 0 | 3 | '
        printf 'prose %.0s' {1..40}
        echo '|'
    } >words.yaml
    qbank -b words.yaml export -T html >words.html
    print_html words
    qbank -b words.yaml export |
        pandoc -f gfm -s --metadata pagetitle=words -t html --css "$style" >words-pandoc.html
    print_html words-pandoc
    for pdf in words.pdf words-pandoc.pdf; do
        pdftotext -layout "$pdf" - | grep -q 'process  *arrival  *priority  *comment' || {
            echo "$pdf: a heading is broken" >&2
            return 1
        }
    done
}

# A letter that the bold font lacks is not printed as another one.  It comes last,
# where its width moves nothing.
print_bold() {
    local name

    for name in ℕ Ω; do
        printf -- '- {id: bold, question: "Is n in %s"}\n' "$name" >bold.yaml
        qbank -b bold.yaml export -T html >"bold-$name.html"
        print_html "bold-$name"
        pdftoppm -r 50 -png -singlefile "bold-$name.pdf" "bold-$name"
    done
    ! cmp -s bold-ℕ.png bold-Ω.png || {
        echo "U+2115 is printed as U+03A9" >&2
        return 1
    }
}

print_readme() {
    mkdir -p readme
    "$here/readme.sh" 0 Print >readme/commands
    (cd readme && bash -euo pipefail commands) 2>readme.log
    said readme.log
}

if [ "${1-}" = --step ]; then
    "print_$2" ${3+"$3"} || { echo "print.sh: $2 ${3-} failed" >&2; exit 1; }
    exit
fi
[ $# -eq 1 ] || { sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2; }
mkdir -p "$1"
cd "$1"
{
    printf '%s\n' readme paper words bold
    qbank list --count-by=topic | cut -f 1 | cut -d / -f 1 | uniq | sed 's/^/topic /'
} | xargs -P "$(nproc)" -L 1 "$here/print.sh" --step
