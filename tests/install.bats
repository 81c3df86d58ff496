#!/usr/bin/env bats
# What make install puts where, and that make uninstall takes it away again.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets output and lines

load lib

# Installs once, for the tests that only look.
setup_file() {
    root=$BATS_TEST_DIRNAME/..
    QBANK=${QBANK:-$root/qbank}
    destination="$BATS_FILE_TMPDIR/a root"
    target install
}

prepare() {
    destination="$BATS_FILE_TMPDIR/a root"
    share="$destination/usr/local/share"
}

# target NAME [VARIABLE=VALUE]...: the program is not built again, so that every
# build can be installed.
target() {
    unset MAKEFLAGS MAKELEVEL
    make -s -C "$root" -o "$QBANK" BIN="$QBANK" BUILD="$BATS_FILE_TMPDIR/build" \
        HARDENING= DESTDIR="$destination" "$@"
}

files() {
    find "$destination" -type f -o -type l | LC_ALL=C sort
}

@test "install: the program finds the bank beside it, wherever both are moved" {
    diff -r "$root/bank" "$share/qbank/bank"
    cp -R "$destination/usr/local" moved
    run -0 moved/bin/qbank list -c
    [ "$output" = "$("$QBANK" -b "$shipped" list -c)" ]
    cmp moved/share/qbank/bank.schema.json "$root/lib/read/bank.schema.json"
}

@test "install: each command has a manual page, which leads to qbank.1" {
    commands=$("$QBANK" help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p')
    [ "$(wc -l <<<"$commands")" -ge 7 ]
    for command in $commands; do
        run -0 cat "$share/man/man1/qbank-$command.1"
        [ "$output" = ".so man1/qbank.1" ]
    done
    [ -s "$share/man/man1/qbank.1" ]
    [ -s "$share/man/man7/qbank-recipes.7" ]
    [ "$(find "$share/man" -name 'qbank-*.1' | wc -l)" = "$(wc -l <<<"$commands")" ]
}

@test "install: completions are where each shell looks" {
    cmp "$root/cmd/completion/qbank.bash" "$share/bash-completion/completions/qbank"
    cmp "$root/cmd/completion/_qbank" "$share/zsh/site-functions/_qbank"
    cmp "$root/cmd/completion/qbank.fish" \
        "$share/fish/vendor_completions.d/qbank.fish"
}

@test "install: GNU's variables choose the directories" {
    destination=$PWD/other
    target install prefix=/opt bindir=/b datadir=/d mandir=/m zshcompletiondir=/z
    [ -f "$destination/z/_qbank" ]
    [ -x "$destination/b/qbank" ]
    [ -f "$destination/m/man5/qbank.5" ]
    [ -d "$destination/d/qbank/bank" ]
    [ ! -e "$destination/usr" ]
    target uninstall prefix=/opt bindir=/b datadir=/d mandir=/m zshcompletiondir=/z
    run -0 files
    [ "$output" = "" ]
}

@test "uninstall: leaves nothing but a user's own bank in the same directory" {
    cp -R "$destination" copy
    destination=$PWD/copy share=$PWD/copy/usr/local/share
    echo '- question: Mine?' >"$share/qbank/bank/python/mine.yaml"
    target uninstall
    run -0 files
    [ "$output" = "$share/qbank/bank/python/mine.yaml" ]
    rm "$output"
    target uninstall
    run -0 find "$destination" ! -type d -o -name '*qbank*'
    [ "$output" = "" ]
}
