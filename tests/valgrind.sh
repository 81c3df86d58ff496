#!/usr/bin/env bash
# Runs every command under valgrind: no errors and no leaks.
set -euo pipefail
cd "$(dirname "$0")/.."
QBANK=${QBANK:-./qbank}

clean() {
    local status=0
    valgrind --quiet --error-exitcode=99 --leak-check=full \
        --show-leak-kinds=all "$QBANK" "$@" >/dev/null || status=$?
    if [ "$status" -eq 99 ]; then
        echo "valgrind: qbank $*" >&2
        exit 1
    fi
}

clean list -t python
clean list --count-by=topic,level
clean random --daily
clean random --plan='databases:senior=3,tag:git=2,*=5' --seed=a
clean random -n 20 --spread=tag --variant=2 --seed=a
clean grep -i --and=redis 'time_wait|lock'
clean grep -n '(unclosed'
clean show redis-persistence no-such-id
clean check --strict
clean help grep
clean help --complete -- list -g re
clean help --complete -- show ''
clean lsit
for format in line id text markdown json yaml tsv anki; do
    clean export -t network -T "$format"
done
clean export --toc --answers=end -t network
echo "valgrind: no error, no leak"
