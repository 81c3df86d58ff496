#!/usr/bin/env bash
# Installs qbank in a clean Debian, by make and as packages, uses it, and removes
# it again.  Nothing may be left.
#
# usage: installed.sh
#
# It needs root, because it installs in /usr; debian.sh runs it in a root of its
# own.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
export PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

fail() {
    echo "installed.sh: $*" >&2
    exit 1
}

# All files that are not the checkout's or the package manager's own records, and
# the directories that are qbank's own.
files() {
    find / -xdev \( -path "$PWD" -o -path /tmp -o -path /var -o -path /run \
        -o -path /etc/ld.so.cache -o -path /root -o -path /proc \) -prune \
        -o \( ! -type d -o -name '*qbank*' \) -print | sort
}

# Uses an installed qbank: the program, the bank, the manual, the completions.
try() {
    local share=$1/share
    [ "$(command -v qbank)" = "$1/bin/qbank" ] || fail "qbank is not in $1/bin"
    [ "$(cd / && qbank list -c)" -gt 300 ] || fail "no bank"
    for page in grep show help; do
        (cd "$share/man" && mandoc "man1/qbank-$page.1"*) |
            grep 'question bank for the shell' >/dev/null || fail "no page for $page"
    done
    # A desktop session sets this; without it fish looks in /usr/share alone.
    XDG_DATA_DIRS=$share fish -c 'complete -C "qbank gr"' | grep ^grep >/dev/null || fail "fish completes nothing"
    zsh -fc 'autoload -U compinit; compinit -D -u; [[ $_comps[qbank] == _qbank ]]' ||
        fail "zsh has no completion"
    bash --norc -c '. /usr/share/bash-completion/bash_completion
        loader=$(complete -p -D | sed "s/.*-F \([^ ]*\).*/\1/")
        "$loader" qbank || :
        complete -p qbank' >/dev/null || fail "bash has no completion"
    [ -s "$share/qbank/bank.schema.json" ] || fail "no schema"
}

# Fails if the files are not those that there were before.
compare() {
    files >/tmp/after
    diff /tmp/before /tmp/after >&2 || fail "$1 leaves files behind"
}

apt-get install -y --no-install-recommends bash-completion bats \
    build-essential debhelper fish \
    fzf git less lintian lowdown mandoc perl python3 vim zsh
make

files >/tmp/before
make install
try /usr/local
make QBANK=/usr/local/bin/qbank UNITS= FUZZ= \
    TESTS='tests/list.bats tests/install.bats tests/recipes.bats tests/complete.bats' \
    BANK_TESTS=tests/completion.py check
make uninstall
compare 'make uninstall'

make deb
files >/tmp/before
apt-get install -y --no-install-recommends ./build/deb/qbank*_*.deb
try /usr
apt-get purge -y 'qbank*'
compare 'the package'
echo 'installed.sh: everything was installed, used and removed'
