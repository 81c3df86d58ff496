#!/usr/bin/env bats
# The architecture: what a source file may include, call and contain.

load lib

prepare() {
    tree=${QBANK_TREE:-$root}
    tree=$(cd "$tree" && pwd)
    cd "$tree" || return
}

# code FILE...: the files without comments, each line after its file name.
code() {
    awk 'FNR == 1 { print "@ " FILENAME } { print }' "$@" |
        "${CC:-cc}" -fpreprocessed -dD -E -P -x c - |
        awk '/^@ / { name = $2; next } { print name ": " $0 }'
}

# including HEADER: the sources that include it.
including() {
    grep -lE "^[[:blank:]]*#[[:blank:]]*include[[:blank:]]*[<\"]([^>\"]*/)?$1[>\"]" \
        lib/*/*.[ch] cmd/*.[ch]
}

# calls NAMES FILE...: the lines that name one of these functions.
calls() {
    local names=$1

    shift
    code "$@" | grep -E "(^|[^[:alnum:]_.>])($names)([^[:alnum:]_]|$)" |
        grep -vE '^[^:]*: *#'
}

@test "only the YAML reader and writer include yaml.h" {
    run -0 including yaml.h
    [ "$output" = "lib/read/events.c
lib/write/yaml_emit.c" ]
}

@test "only the pattern and its matcher include pcre2.h" {
    run -0 including pcre2.h
    [ "$output" = "lib/select/matcher.c
lib/select/pattern.c" ]
}

@test "only the parser of trees includes md4c.h" {
    run -0 including md4c.h
    [ "$output" = "lib/markdown/tree_events.c" ]
}

# Each folder of lib/ is a stage.  It may include its own headers and those of
# the stages listed after it.
stages='base:
read: base
markdown: base
select: base read
order: base read select
lint: base read markdown select
write: base read markdown select order'

@test "every folder of the library is a stage, and holds every file" {
    run -0 find lib -mindepth 1 -maxdepth 1 -printf '%f\n'
    [ "$(sort <<<"$output")" = "$(cut -d: -f1 <<<"$stages" | sort)" ]
}

@test "a stage includes nothing of a later one, nor of the commands" {
    while IFS=: read -r stage earlier; do
        read -ra allowed <<<"$stage $earlier"
        pattern=$(IFS='|'; printf '%s' "${allowed[*]}")
        run grep -nE '^[[:blank:]]*#[[:blank:]]*include[[:blank:]]*"' "lib/$stage"/*.[ch]
        run grep -vE "include[[:blank:]]*\"($pattern)/[a-z0-9_]+\.h\"" <<<"$output"
        [ "$output" = "" ]
    done <<<"$stages"
}

@test "one module reads the environment" {
    run -0 calls 'getenv|secure_getenv|environ' lib/*/*.[ch] cmd/*.[ch]
    for line in "${lines[@]}"; do
        [[ $line == lib/read/environment.c:* ]]
    done
}

@test "the library ends the program on out of memory alone" {
    run -0 calls 'exit|_exit|_Exit|quick_exit|abort|assert|err|errx' lib/*/*.[ch]
    for line in "${lines[@]}"; do
        [[ $line == lib/base/memory.c:* ]]
    done
}

@test "no function that cannot tell an error or an end" {
    run -1 calls 'ato[ifl]|atoll|v?sprintf|strcpy|strcat|strtok|gets|scanf' \
        lib/*/*.[ch] cmd/*.[ch]
    [ "$output" = "" ]
}

# Tables of pointers are in .data.rel.ro: read-only once they are relocated.
# An object that make has built is as good as another one.
@test "no data that changes outlives a function" {
    local objects=() file built

    for file in lib/*/*.c cmd/*.c; do
        built=build/${file%.c}.o
        if [ "$built" -nt "$file" ]; then
            objects+=("$built")
            continue
        fi
        built=$BATS_TEST_TMPDIR/${file//\//-}.o
        objects+=("$built")
        "${CC:-cc}" -std=c11 -D_GNU_SOURCE -DVERSION='""' -DDATADIR='""' \
            -Ilib -O0 -fPIE -c -o "$built" "$file"
    done
    run -0 nm -A -f sysv "${objects[@]}"
    run awk -F'|' '$NF ~ /^ *(\.(data|bss|tdata|tbss)|\*COM\*)/ &&
        $NF !~ /\.data\.rel\.ro/' <<<"$output"
    [ "$output" = "" ]
}

@test "every format is in the list of formats" {
    run -0 grep -oE '&format_[a-z0-9]+' lib/write/formats.c
    listed=$(tr -d '&' <<<"$output" | sort)
    files=$(cd lib/write && printf '%s\n' format_*.c | sed 's/\.c$//' | sort)
    [ "$listed" = "$files" ]
}

@test "every command is in the list of commands" {
    run -0 grep -oE '&command_[a-z0-9]+[,;]' cmd/command.c
    listed=$(tr -d '&,;' <<<"$output" | sort)
    files=$(grep -lE '^const struct command command_' cmd/*.c |
        grep -v '^cmd/command.c$' |
        sed 's|cmd/\(.*\)\.c|command_\1|' | sort)
    [ "$listed" = "$files" ]
}

@test "no function is longer than sixty lines" {
    run -0 awk '/^\{/ { start = FNR }
        /^\}/ && start { if (FNR - start + 1 > 60)
            print FILENAME ":" start ": " FNR - start + 1
            start = 0 }' lib/*/*.[ch] cmd/*.[ch]
    [ "$output" = "" ]
}

@test "no source file is longer than five hundred lines" {
    run -0 awk 'FNR == 501 { print FILENAME }' lib/*/*.[ch] cmd/*.[ch]
    [ "$output" = "" ]
}
