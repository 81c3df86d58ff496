# shellcheck shell=bash
# The state in which every test of the program starts: an empty directory, an
# empty environment, the program under the name qbank, and only the banks that
# the test creates.  Load it with: load lib

bats_require_minimum_version 1.5.0

setup() {
    root=$BATS_TEST_DIRNAME/..
    QBANK=${QBANK:-$root/qbank}
    # shellcheck disable=SC2034
    shipped=$root/bank
    unset QBANK_PATH XDG_DATA_HOME NO_COLOR CLICOLOR_FORCE COLUMNS TZ
    export HOME=$BATS_TEST_TMPDIR LC_ALL=C TERM=dumb QBANK_CACHE=
    cd "$BATS_TEST_TMPDIR" || return
    if declare -F prepare >/dev/null; then
        prepare
    fi
}

qbank() {
    "$QBANK" "$@"
}

# deck FILE: writes standard input as a file of the bank "bank".
deck() {
    local file=bank/$1

    [ -d "${file%/*}" ] || mkdir -p "${file%/*}"
    cat >"$file"
}

# has_sanitizer: the program was built with one, which needs files, memory and
# to be loaded first.
has_sanitizer() {
    grep -qE '__(asan|tsan)_init' "$QBANK"
}

# in_whole: what follows takes so long that only WHOLE=1 runs it.
in_whole() {
    [ -n "${WHOLE:-}" ] || skip "make check-hard runs it"
}
