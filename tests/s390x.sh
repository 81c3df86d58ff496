#!/usr/bin/env bash
# Builds qbank for a big-endian machine, and runs the unit tests, the published
# orders and random commands there, with qemu's emulation of a process.
# usage: tests/s390x.sh [DIRECTORY], which keeps the libraries and the build
# It needs the packages gcc-s390x-linux-gnu, libc6-dev-s390x-cross and qemu-user.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(realpath -m "${1:-build/s390x}")
libraries=(libyaml-dev libyaml-0-2 libpcre2-dev libpcre2-8-0 libmd4c-dev libmd4c0
    libcmocka-dev libcmocka0)

# The libraries come from Debian, without another architecture for dpkg.
if [ ! -d "$work/root" ]; then
    mkdir -p "$work"/{state/lists/partial,cache/archives/partial,debs}
    touch "$work/state/status"
    options=(-qq -o Dir::State="$work/state" -o Dir::Cache="$work/cache"
        -o Dir::State::status="$work/state/status" -o APT::Sandbox::User=root
        -o APT::Architecture=s390x -o APT::Architectures::=s390x)
    apt-get "${options[@]}" update
    (cd "$work/debs" && apt-get "${options[@]}" download "${libraries[@]/%/:s390x}")
    for package in "$work"/debs/*.deb; do
        dpkg -x "$package" "$work/root.new"
    done
    mv "$work/root.new" "$work/root"
fi

lib=$work/root/usr/lib/s390x-linux-gnu
cat >"$work/pkg-config" <<END
#!/bin/sh
case "\$*" in
*--cflags*) echo "-I$work/root/usr/include" ;;
*) echo "-L$lib -Wl,-rpath-link,$lib -lyaml -lpcre2-8 -lmd4c" ;;
esac
END
cat >"$work/qbank" <<END
#!/bin/sh
exec qemu-s390x -L /usr/s390x-linux-gnu -E LD_LIBRARY_PATH=$lib "$work/program" "\$@"
END
chmod +x "$work/pkg-config" "$work/qbank"

mapfile -t units < <(cd tests/unit && printf '%s\n' test_*.c)
units=("${units[@]/#/$work/build/unit/}")
make -s CC=s390x-linux-gnu-gcc PKG_CONFIG="$work/pkg-config" BUILD="$work/build" \
    BIN="$work/program" HARDENING= LANDLOCK= "$work/program" "${units[@]%.c}"
for unit in "${units[@]%.c}"; do
    qemu-s390x -L /usr/s390x-linux-gnu -E LD_LIBRARY_PATH="$lib" "$unit"
done
cd tests
QBANK=$work/qbank PYTHONDONTWRITEBYTECODE=1 python3 - <<'END'
import pathlib
import tempfile
import order
with tempfile.TemporaryDirectory() as directory:
    for test in (order.test_vectors, order.test_days, order.test_choices):
        test(pathlib.Path(directory))
        print("ok -", test.__doc__)
END
QBANK=$work/qbank ./differential.py
