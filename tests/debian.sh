#!/usr/bin/env bash
# Installs, builds and tests qbank in a clean Debian, as README.md says.
#
# usage: debian.sh [-c COMMAND] RELEASE [ARCH [DIRECTORY]]
#
# Creates a minimal root of a release with debootstrap, copies the checkout to
# /src/qbank in it, and runs the commands of README.md and then installed.sh
# there, or COMMAND instead.  The root is created in DIRECTORY, which must be new or
# empty, and is kept.  Without DIRECTORY, it is created in a temporary directory
# and removed.  ARCH defaults to this machine's.  The bank's code is not run on a
# 32-bit machine, because the outputs in the bank are those of 64 bits.
#
# It needs root, debootstrap, and a configured apt, because packages come from
# the archive that apt uses.  Everything runs in separate namespaces, so no
# mount or process outlives it, however it ends.
set -euo pipefail
export LC_ALL=C.UTF-8

die() {
    echo "debian.sh: $*" >&2
    exit 2
}

usage() {
    sed -n 's/^# usage: /usage: /p' "$0" >&2
    exit 2
}

# The archive that apt fetches Debian's packages from.
mirror() {
    # shellcheck disable=SC2016 # apt expands it
    apt-get indextargets --format '$(SITE)' \
        'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sed -n 1p
}

# The root's apt needs the same settings for proxies and checks as ours.
copy_apt_settings() {
    apt-config dump |
        grep -E '^Acquire::(http|https|Check-[A-Za-z-]+|Retries)\b' \
            >"$1/etc/apt/apt.conf.d/99host" || :
}

make_root() {
    local root=$1 release=$2 arch=$3 proxy=
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    [ -z "$proxy" ] || export http_proxy=$proxy
    debootstrap --variant=minbase --arch="$arch" "$release" "$root" \
        "$(mirror)"
    chmod 755 "$root" # mktemp made it for root alone
    copy_apt_settings "$root"
    cp /etc/hosts "$root/etc/hosts"
    mkdir -p "$root/src/qbank"
    git ls-files -z | tar -c --null -T - | tar -x -C "$root/src/qbank"
}

mount_system() {
    mount -t proc proc "$1/proc"
    mount -t sysfs -o ro sysfs "$1/sys"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"
}

# Runs a command in the root, with a clean environment.
in_root() {
    env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL="$LC_ALL" \
        DEBIAN_FRONTEND=noninteractive chroot "$@"
}

# What runs in the namespaces.
inside() {
    local root=$1 release=$2 arch=$3 number=0 as=()
    shift 3
    make_root "$root" "$release" "$arch"
    mount_system "$root"
    if [ "$(in_root "$root" getconf LONG_BIT)" = 32 ]; then
        as=(linux32 env MAKEFLAGS=BANK_TESTS=)
    fi
    for command; do
        number=$((number + 1))
        echo "debian.sh: $command"
        SECONDS=0
        if ! in_root "$root" "${as[@]}" \
            bash -euo pipefail -c "cd /src/qbank; $command"; then
            echo "debian.sh: $release $arch: command $number failed" >&2
            exit 1
        fi
        echo "debian.sh: $release $arch: command $number passed in $SECONDS s"
    done
}

cd "$(dirname "$0")/.."
if [ "${1-}" = --inside ]; then
    shift
    inside "$@"
    exit
fi

commands=()
while getopts c: option; do
    case $option in
        c) commands+=("$OPTARG") ;;
        *) usage ;;
    esac
done
shift $((OPTIND - 1))
case $# in
    1 | 2 | 3) ;;
    *) usage ;;
esac
[ "$(id -u)" = 0 ] || die "only root can make a root directory"
[ ${#commands[@]} -gt 0 ] ||
    commands=("$(tests/readme.sh 1)" "$(tests/readme.sh 2)" tests/installed.sh)

if [ $# -eq 3 ]; then
    root=$3 made=
    mkdir -p "$root"
    [ -z "$(ls -A "$root")" ] || die "'$root' is not empty"
else
    root=$(mktemp -d) made=$root
fi
child=
# When it dies, everything in the namespaces ends, including their mounts.
# shellcheck disable=SC2317 # the trap calls it
finish() {
    [ -z "$child" ] || kill -KILL "$child" 2>/dev/null || :
    wait 2>/dev/null
    [ -z "$made" ] || rm -rf --one-file-system "$made"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

unshare --mount --pid --fork --kill-child \
    "$0" --inside "$root" "$1" "${2:-$(dpkg --print-architecture)}" \
    "${commands[@]}" &
child=$!
status=0
wait "$child" || status=$?
child=
exit "$status"
