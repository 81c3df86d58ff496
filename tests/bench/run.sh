#!/usr/bin/env bash
# Compares qbank with a bare loop over libyaml's events, on the same files:
# pairs of runs, one after the other, and the ratio of each pair's CPU time.
# Prints the medians.  Usage: QBANK=... EVENTS=... run.sh [QUESTIONS]...
set -euo pipefail
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
runs=${RUNS:-7}

# measure FILE COMMAND...: appends "CPU-SECONDS PEAK-KIB" to FILE.
measure() {
    local file=$1
    shift
    /usr/bin/time -o "$file" -a -f '%U %S %M' "$@" >/dev/null
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

compare() {
    local count=$1 bank=$work/$1
    shift
    rm -f "$work/ours" "$work/peer"
    for ((i = 0; i < runs; i++)); do
        measure "$work/ours" "$QBANK" -b "$bank" "$@"
        measure "$work/peer" "$EVENTS" "${files[@]}"
    done
    paste -d' ' "$work/ours" "$work/peer" >"$work/pairs"
    printf '%8d  %-18s %8.3f %8.3f %7s %9s\n' "$count" "$*" \
        "$(awk '{ print $1 + $2 }' "$work/pairs" | median)" \
        "$(awk '{ print $4 + $5 }' "$work/pairs" | median)" \
        "$(awk '$4 + $5 > 0 { printf "%.2f\n", ($1 + $2) / ($4 + $5) }' \
            "$work/pairs" | median)" \
        "$(awk -v bytes="$bytes" '{ printf "%.2f\n", $3 * 1024 / bytes }' \
            "$work/pairs" | median)"
}

echo "CPU seconds, medians of $runs pairs; memory: peak / bytes of the bank"
printf '%8s  %-18s %8s %8s %7s %9s\n' questions command qbank events ratio memory
for count in "${@:-430}"; do
    python3 "$here/make_bank.py" "$count" "$work/$count"
    mapfile -t files < <(find "$work/$count" -name '*.yaml' | sort)
    bytes=$(cat "${files[@]}" | wc -c)
    compare "$count" list
    compare "$count" list -c
    compare "$count" grep -i keepalive
    compare "$count" random
done
