#!/usr/bin/env bash
# Prints the shell commands of a section of README.md, which is Install unless
# it is named, or the Nth of them.
#
# usage: readme.sh [N [SECTION]]
set -euo pipefail
cd "$(dirname "$0")/.."

awk -v wanted="${1:-0}" -v section="## ${2:-Install}" '
    /^## /     { here = $0 == section }
    /^```$/    { inside = 0 }
    inside     { if (!wanted || wanted == count) { print; found = 1 } }
    /^```sh$/  { inside = here; count += inside }
    END        { exit !found }' README.md ||
    { echo "readme.sh: README.md has no such command" >&2; exit 1; }
