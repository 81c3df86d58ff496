#!/usr/bin/env bash
# Prints the shell commands of README.md's section on installing, or the Nth.
#
# usage: readme.sh [N]
set -euo pipefail
cd "$(dirname "$0")/.."

awk -v wanted="${1:-0}" '
    /^## /     { section = $0 }
    /^```$/    { inside = 0 }
    inside     { if (!wanted || wanted == count) { print; found = 1 } }
    /^```sh$/  { inside = section == "## Install"; count += inside }
    END        { exit !found }' README.md ||
    { echo "readme.sh: README.md has no such command" >&2; exit 1; }
