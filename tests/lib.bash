# shellcheck shell=bash
# The state in which every test of the program starts: an empty directory, an
# empty environment, the program under the name qbank, and only the banks that
# the test creates.  Load it with: load lib
# shellcheck disable=SC2034 # tests and bats use the variables

setup() {
    # Bats notes the place of every command for its messages, and ignores its
    # own after some work, which is a third of the time of a small test.
    # shellcheck disable=SC2016
    trap '[[ $BASH_SOURCE == "$BATS_ROOT"/* || $BASH_SOURCE == */lib.bash ]] || bats_debug_trap "$BASH_SOURCE"' DEBUG

    root=$BATS_TEST_DIRNAME/..
    QBANK=${QBANK:-$root/qbank}
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

# run [-STATUS] [!] [--separate-stderr] COMMAND: runs it as the run of bats does,
# which takes several processes and some hundred commands.  It sets status,
# output and lines; with --separate-stderr, also stderr and stderr_lines.  If
# the status is not the given one, it prints all of them and fails.
run() {
    local wanted='' errors='' flags=$-

    while :; do
        case $1 in
        --separate-stderr) errors=$BATS_TEST_TMPDIR.stderr ;;
        '!') wanted=nonzero ;;
        -[0-9]*) wanted=${1#-} ;;
        -*)
            echo "run: unknown option '$1'"
            return 1
            ;;
        *) break ;;
        esac
        shift
    done
    # Without a process for the function qbank.
    [ "$1" != qbank ] || set -- exec "$QBANK" "${@:2}"
    set +eET
    if [ -n "$errors" ]; then
        output=$("$@" 2>"$errors") && status=0 || status=$?
        stderr=$(<"$errors")
        IFS=$'\n' read -r -d '' -a stderr_lines <"$errors"
    else
        output=$("$@" 2>&1) && status=0 || status=$?
    fi
    IFS=$'\n' read -r -d '' -a lines <<<"$output"
    set "-$flags"
    case $wanted in
    "" | "$status") return 0 ;;
    nonzero) [ "$status" = 0 ] || return 0 ;;
    esac
    BATS_ERROR_SUFFIX=", expected the status $wanted, got $status"
    echo "$output"
    [ -z "$errors" ] || echo "standard error: $stderr"
    return 1
}

# deck FILE: writes standard input as a file of the bank "bank".
deck() {
    local file=bank/$1 text

    [ -d "${file%/*}" ] || mkdir -p "${file%/*}"
    # A small text without a NUL needs no process.
    if ! IFS= read -r -d '' -n 4096 text; then
        printf %s "$text" >"$file"
    elif [ ${#text} -lt 4096 ]; then
        { printf '%s\0' "$text" && cat; } >"$file"
    else
        { printf %s "$text" && cat; } >"$file"
    fi
}

# has_sanitizer: the program was built with one, which needs files, memory and
# to be loaded first.
has_sanitizer() {
    grep -qE '__(asan|tsan)_init' "$QBANK"
}

# needs_timer: skips a test of a search that a timer ends.  ThreadSanitizer
# delivers no signal to a thread that computes.
needs_timer() {
    ! grep -q __tsan_init "$QBANK" || skip "ThreadSanitizer delays signals"
}

# in_whole: what follows takes so long that only WHOLE=1 runs it.
in_whole() {
    [ -n "${WHOLE:-}" ] || skip "make check-hard runs it"
}
