#!/usr/bin/env bats
# The harnesses of the fuzzers, on their seeds and past finds.  make replay
# builds the programs, in the directory REPLAYS.

load lib

# replays NAME: the harness keeps its promises on every file of its directory.
replays() {
    "${REPLAYS:-$root/build/replay}/$1" "$root/tests/fuzz/$1" 2>log </dev/null || {
        tail -n 5 log
        return 1
    }
}

@test "bank: a file through the reader, check and every format" {
    replays bank
}

@test "pattern: a search, and one that is too simple to be wrong" {
    replays pattern
}

@test "saved: the loader of saved banks" {
    replays saved
}

@test "options: command lines" {
    replays options
}

@test "plan: plans, dates and filters" {
    replays plan
}
