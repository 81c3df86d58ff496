#!/usr/bin/env bats
# qbank list: what is selected, in which order, and how it is counted.

load lib

prepare() {
    deck databases/redis.yaml <<'END'
title: Redis
tags: [redis]
source: paper/7
questions:
  - id: cache
    question: What is a cache?
    level: junior
    answer: A copy that is nearer.
  - id: persistence
    question: What survives a restart?
    level: middle
    tags: [durability]
    source: [python/3.33]
END
    deck databases/sql.yaml <<'END'
- id: join
  question: What is a join?
  level: hard
  tags: sql
  source: python/4
  answer: Rows side by side.
END
    deck network.yaml <<'END'
- id: tcp
  question: What is TCP?
  level: senior
  tags: [durability, protocols]
- id: dns
  question: What is DNS?
END
}

# picks IDS ARGUMENT...: list prints these ids, and nothing else.
picks() {
    local wanted=$1

    shift
    run -0 --separate-stderr qbank -b bank list -T id "$@"
    [ "${lines[*]}" = "$wanted" ]
    [ "${stderr-}" = "" ]
}

# picks_none ARGUMENT...: nothing is selected, without trouble.
picks_none() {
    run -1 --separate-stderr qbank -b bank list -T id "$@"
    [ "$output" = "" ]
}

# refuses MESSAGE ARGUMENT...: list prints nothing but an error that holds it.
refuses() {
    local wanted=$1

    shift
    run -2 --separate-stderr qbank -b bank list "$@"
    [ "$output" = "" ]
    [[ ${stderr-} == "qbank list: "*"$wanted"* ]]
}

@test "every question on a line: id, level, topic and question" {
    run -0 --separate-stderr qbank -b bank list
    [ "$output" = "cache	junior	databases/redis	What is a cache?
persistence	middle	databases/redis	What survives a restart?
join	hard	databases/sql	What is a join?
tcp	senior	network	What is TCP?
dns		network	What is DNS?" ]
    [ "$stderr" = "" ]
}

@test "a topic" {
    picks "cache persistence" -t databases/redis
    picks "cache persistence" --topic=databases/redis
}

@test "the topic above" {
    picks "cache persistence join" -t databases
    picks "cache persistence join" -t databases/
}

@test "a glob of topics" {
    picks "cache persistence join" -t 'data*'
    picks "join" -t '*/sql'
    picks "join" -t 'databases/s?l'
}

@test "the beginning of a topic's name does not match" {
    picks_none -t data
    picks_none -t databases/red
}

@test "a tag, of the question or of its deck" {
    picks "persistence tcp" -g durability
    picks "cache persistence" --tag=redis
    picks "join" -g sql
}

@test "part of a tag does not match" {
    picks_none -g durabil
}

@test "a comma means or" {
    picks "cache persistence join" -g redis,sql
    picks "join tcp dns" -t databases/sql,network
    picks "cache join tcp" --level=junior,senior
}

@test "levels that no question can have both are trouble" {
    refuses "--level: no question can have level 'senior' and the one before it; separate them by a comma to select either" \
        --level=junior --level=senior
    refuses "'..middle'" --level=senior --level=..middle
    picks "cache" --level=..middle --level=junior
    picks "cache" --level=junior --level=easy
    picks "persistence" --level=..middle --level=middle..
}

@test "a comma after a backslash is part of a word" {
    deck 'a,b.yaml' <<'END'
- {id: one, question: Q?, tags: ["x,y"], source: ["p,q/1"]}
- {id: two, question: Q?, tags: [x, y], source: [p/1, q/1]}
END
    picks "one two" -t 'a\,b'
    picks "one" -g 'x\,y'
    picks "one" -s 'p\,q'
    picks "one" -s 'p\,*'
    picks "one two" -g 'x\,y,x'
    picks "two" --not-tag='x\,y' -t 'a\,b'
}

@test "an option given twice means and" {
    picks "persistence" -g redis -g durability
    picks "join" -t databases -t '*sql'
    picks_none -g redis -g sql
}

@test "different options mean and" {
    picks "tcp" -g durability -t network
    picks "persistence" -g redis --level=middle --unanswered
}

@test "a level by either of its names" {
    picks "cache" --level=junior
    picks "cache" --level=easy
    picks "join tcp" --level=senior
    picks "join tcp" --level=hard
}

@test "a range of levels" {
    picks "persistence join tcp" --level=middle..
    picks "cache persistence" --level=..middle
    picks "cache persistence" --level=junior..middle
    picks "cache persistence join tcp" --level=easy..hard
}

@test "an invalid level is trouble" {
    refuses "'expert'" --level=expert
    refuses "'middle..expert'" --level=middle..expert
    refuses "''" --level=
    refuses "'senior..junior'" --level=senior..junior
    refuses "'senior..junior,middle'" --level=senior..junior,middle
    refuses "'middle,senior..junior'" --level=middle,senior..junior
}

@test "a source, or a glob of sources" {
    picks "cache persistence" -s paper/7
    picks "persistence" --source=python/3.33
    picks "persistence join" -s 'python/*'
}

@test "a collection of sources, as --count-by=source names it" {
    picks "persistence join" -s python
}

@test "not a topic" {
    picks "tcp dns" --not-topic=databases
    picks "cache persistence" --not-topic=network,databases/sql
}

@test "not a tag" {
    picks "join tcp dns" --not-tag=redis
    picks "cache dns" --not-tag=durability,sql
    picks "dns" --not-tag=redis --not-tag=protocols,sql
}

@test "with an answer, and without" {
    picks "cache join" --answered
    picks "persistence tcp dns" --unanswered
    picks_none --answered --unanswered
}

@test "the ids of a file are left out" {
    printf 'cache\njoin\tsenior\tdatabases/sql\ntcp and more\nnot-there\n' >seen
    picks "persistence dns" --exclude-from=seen
}

@test "an empty file leaves nothing out" {
    : >seen
    picks "cache persistence join tcp dns" --exclude-from=seen
}

@test "what list prints can be left out the next time" {
    qbank -b bank list -n 2 >seen
    picks "join tcp dns" --exclude-from=seen
}

@test "ids to leave out with CRLF at the ends of the lines" {
    printf 'cache\r\njoin\r\n' >seen
    picks "persistence tcp dns" --exclude-from=seen
}

@test "ids after a byte-order mark" {
    printf '\xef\xbb\xbfcache\njoin\n' >seen
    picks "persistence tcp dns" --exclude-from=seen
    picks "cache join" - <seen
}

@test "no file of ids to leave out is trouble" {
    refuses "'seen': No such file or directory" --exclude-from=seen
}

@test "a tag that is not there gets a hint" {
    run -1 --separate-stderr qbank -b bank list -g redsi
    [ "$output" = "" ]
    [ "$stderr" = "qbank list: unknown tag 'redsi'; did you mean 'redis'?" ]
}

@test "a tag in other letters, and a tag that is a topic, get a hint" {
    run -1 --separate-stderr qbank -b bank list -g SQL
    [ "$stderr" = "qbank list: unknown tag 'SQL'; did you mean 'sql'?" ]
    run -1 --separate-stderr qbank -b bank list -g databases
    [ "$stderr" = "qbank list: unknown tag 'databases'; it is a topic" ]
    run -1 --separate-stderr qbank -b bank list -t durability
    [ "$stderr" = "qbank list: unknown topic 'durability'; it is a tag" ]
}

@test "of many unknown tags, five are named" {
    run -1 --separate-stderr qbank -b bank list \
        -g none -g a1,a2,redis,a3,a4,a5,a6
    [ "$stderr" = "qbank list: unknown tag 'none'
qbank list: unknown tag 'a1'
qbank list: unknown tag 'a2'
qbank list: unknown tag 'a3'
qbank list: unknown tag 'a4'
qbank list: unknown tag 'a5'
qbank list: 1 more unknown tag" ]
}

@test "an empty bank, topic, tag or source is trouble, not all or nothing" {
    refuses "--bank: '' is not a bank" -b ''
    refuses "--topic: '' is not a topic" -t ''
    refuses "--tag: '' is not a tag" --tag=
    refuses "--source: ' ' is not a source" -s ' '
    refuses "--not-tag: ',' is not a tag" --not-tag=,
    refuses "--not-topic: '' is not a topic" --not-topic=
}

@test "a topic that others are in fits a glob in any order" {
    deck x.yaml <<<'[{question: X?, topic: a/b}, {question: Y?, topic: a}]'
    run -1 --separate-stderr qbank -b bank/x.yaml list -t '?' -g none
    [ "$stderr" = "qbank list: unknown tag 'none'" ]
}

@test "an unknown topic gets a hint, also from parent topics" {
    run -1 --separate-stderr qbank -b bank list -t netwrok
    [ "$stderr" = "qbank list: unknown topic 'netwrok'; did you mean 'network'?" ]
    run -1 --separate-stderr qbank -b bank list -t database
    [[ $stderr == *"unknown topic 'database'; did you mean 'databases'"* ]]
}

@test "known words that select nothing together are silent" {
    run -1 --separate-stderr qbank -b bank list -g redis -t network
    [ "$output" = "" ]
    [ "$stderr" = "" ]
}

@test "ids are printed in the order given" {
    picks "join cache tcp" join cache tcp
}

@test "- reads ids from standard input, the first field of each line" {
    printf 'tcp\tsenior\tnetwork\ncache and more\n\ndns' >ids
    picks "tcp cache dns" - <ids
}

@test "ids with CRLF at the ends of the lines" {
    printf 'tcp\r\ncache\r\n' >ids
    picks "tcp cache" - <ids
}

@test "ids before and after -" {
    printf 'join\ncache\n' >ids
    picks "tcp join cache dns" tcp - dns <ids
}

@test "what list prints can be piped back in" {
    qbank -b bank list -r >ids
    picks "dns tcp join persistence cache" - <ids
}

@test "no ids on standard input select nothing" {
    picks_none - </dev/null
    [ "$stderr" = "" ]
}

@test "the selection applies to the ids given" {
    picks "join cache" join tcp cache -t databases
    picks_none tcp -t databases
}

@test "options may follow ids, and -- ends them" {
    picks "tcp" tcp dns -n 1
    picks "tcp dns" -- tcp dns
}

@test "every unknown id is named with those near to it" {
    run -2 --separate-stderr qbank -b bank list cahce tcp jion
    [ "$stderr" = "qbank list: unknown id 'cahce'; did you mean 'cache'?
qbank list: unknown id 'jion'; did you mean 'join'?" ]
}

@test "a tag or topic that is taken for an id" {
    run -2 --separate-stderr qbank -b bank list redis network
    [ "$output" = "" ]
    [ "$stderr" = "qbank list: unknown id 'redis'; for the tag, use -g redis
qbank list: unknown id 'network'; for the topic, use -t network" ]
    run -2 --separate-stderr qbank -b bank show sql databases
    [ "$stderr" = "qbank show: unknown id 'sql'; for the tag, use qbank list -g sql
qbank show: unknown id 'databases'; for the topic, use qbank list -t databases" ]
    run -2 --separate-stderr qbank -b bank grep -i x redis
    [ "$stderr" = "qbank grep: unknown id 'redis'; for the tag, use -g redis" ]
    # A glob is no topic, and a word that needs quotes is not repeated.
    run -2 --separate-stderr qbank -b bank list 'net*'
    [[ $stderr == "qbank list: unknown id 'net*'"* ]]
    [[ $stderr != *-t* ]]
}

@test "an unknown id on standard input is trouble" {
    run -2 --separate-stderr qbank -b bank list - <<<"zzzzzz"
    [ "$output" = "" ]
    [ "$stderr" = "qbank list: unknown id 'zzzzzz'" ]
}

@test "sorted by id" {
    picks "cache dns join persistence tcp" --sort=id
}

@test "sorted by topic, and in a topic as before" {
    picks "cache join tcp dns" --sort=topic tcp dns join cache
}

@test "sorted by level, both names equal" {
    picks "cache persistence tcp join" --sort=level tcp join persistence cache
}

@test "sorted by question" {
    picks "dns tcp cache join persistence" --sort=question
}

@test "sorted by source" {
    picks "cache persistence join" --sort=source join persistence cache
}

@test "sorted by file, and in a file by line" {
    picks "cache join tcp dns" --sort=file dns tcp join cache
}

@test "an unknown sort key is trouble" {
    refuses "did you mean 'topic'" --sort=topci
}

@test "in the opposite order" {
    picks "dns tcp join persistence cache" -r
    picks "tcp persistence join dns cache" --reverse --sort=id
}

@test "at most that many, after sorting" {
    picks "cache persistence" -n 2
    picks "dns tcp" -n2 -r
    picks "tcp persistence" --number=2 --sort=id -r
    picks "cache persistence join tcp dns" -n 99
}

@test "an invalid number is trouble" {
    refuses "'x'" -n x
    refuses "'-1'" -n -1
    refuses "'2x'" -n 2x
    refuses "99999999999999999999999" -n 99999999999999999999999
}

@test "the bare count" {
    run -0 --separate-stderr qbank -b bank list -c
    [ "$output" = "5" ]
    run -0 qbank -b bank list --count -g redis
    [ "$output" = "2" ]
    run -0 qbank -b bank list -c tcp dns
    [ "$output" = "2" ]
}

@test "the count of nothing is 0, with status 1" {
    run -1 --separate-stderr qbank -b bank list -c -g redis -t network
    [ "$output" = "0" ]
    [ "$stderr" = "" ]
}

@test "counting an unknown tag gets a hint too" {
    run -1 --separate-stderr qbank -b bank list -c -g redsi
    [ "$output" = "0" ]
    [ "$stderr" = "qbank list: unknown tag 'redsi'; did you mean 'redis'?" ]
}

@test "counted by topic" {
    run -0 --separate-stderr qbank -b bank list --count-by=topic
    [ "$output" = "databases/redis	2
databases/sql	1
network	2" ]
    [ "$stderr" = "" ]
}

@test "counted by tag: a question counts for each of its tags" {
    run -0 qbank -b bank list --count-by=tag -g redis,durability
    [ "$output" = "durability	2
protocols	1
redis	2" ]
}

@test "counted by level, from the lowest" {
    run -0 qbank -b bank list --count-by=level --level=..senior
    [ "$output" = "junior	1
middle	1
hard	1
senior	1" ]
}

@test "counted by source: a question counts once for a collection" {
    deck twice.yaml <<'END'
- {id: twice, question: Twice?, source: [python/1, python/2]}
END
    run -0 qbank -b bank list --count-by=source -s '*'
    [ "$output" = "paper	2
python	3" ]
}

@test "counted by two keys" {
    run -0 qbank -b bank list --count-by=topic,level -t databases
    [ "$output" = "databases/redis	junior	1
databases/redis	middle	1
databases/sql	hard	1" ]
}

@test "counted by a key that a question has no value for" {
    run -0 qbank -b bank list --count-by=level,tag dns
    [ "$output" = "-	-	1" ]
}

@test "tags that are named as levels are counted in byte order" {
    deck named.yaml <<'END'
- {id: named, question: Named?, tags: [medium, index, hard]}
- {id: again, question: Again?, tags: [hard, medium]}
END
    run -0 qbank -b bank list --count-by=tag -t named
    [ "$output" = "hard	2
index	1
medium	2" ]
    run -0 qbank -b bank list --count-by=tag again
    [ "$output" = "hard	1
medium	1" ]
}

@test "counting nothing prints nothing" {
    run -1 --separate-stderr qbank -b bank list --count-by=topic -g redis -t network
    [ "$output" = "" ]
    [ "$stderr" = "" ]
}

@test "an unknown key to count by is trouble" {
    refuses "did you mean 'topic'" --count-by=topci
    refuses "''" --count-by=
    refuses "'tags'" --count-by=level,tags
}

@test "--count-by prints lines of its own, and no format" {
    run -2 --separate-stderr qbank -b bank list --count-by=topic -T json
    [ "$output" = "" ]
    [ "$stderr" = "qbank list: --count-by cannot be combined with -T json" ]
    run -2 --separate-stderr qbank -b bank list --count-by=topic -0
    [ "$stderr" = "qbank list: --count-by cannot be combined with -0" ]
}

@test "an unknown option names the near one" {
    refuses "did you mean --topic?" --topci=x
    refuses "-Z" -Z
}

@test "an option without its argument is trouble" {
    refuses "--tag" -g
    refuses "--topic" --topic
}

@test "the bank may be named after the command too" {
    run -0 qbank list -b bank/network.yaml -T id
    [ "$output" = "tcp
dns" ]
    run -0 qbank -b bank/network.yaml list -c --bank=bank/databases
    [ "$output" = 5 ]
}

@test "a backslash before anything but a comma is literal" {
    printf -- '- {id: one, question: Q?, tags: ["a\\\\b", "c\\\\", "d,e"]}\n' | deck odd.yaml
    for tag in 'a\b' c\\ 'd\,e' x,c\\; do
        picks one -g "$tag"
    done
}

@test "a slash alone is no topic" {
    run -1 --separate-stderr qbank -b bank list -t /
    [ "$output" = "" ]
    [ "$stderr" = "qbank list: unknown topic '/'" ]
}

@test "of many unknown words the first are named" {
    run -1 --separate-stderr qbank -b bank list -g 11111,22222,33333,44444,55555,66666,77777
    [ "$(grep -c "unknown tag '" <<<"$stderr")" = 5 ]
    [[ $stderr == *"
qbank list: 2 more unknown tags" ]]
}

@test "of many unknown ids the first are named" {
    run -2 --separate-stderr qbank -b bank list z{1..21}
    [ "$output" = "" ]
    [ "${#stderr_lines[@]}" = 21 ]
    [ "${stderr_lines[-1]}" = "qbank list: and 1 more unknown id" ]
    run -2 --separate-stderr qbank -b bank list z{1..22}
    [ "${stderr_lines[-1]}" = "qbank list: and 2 more unknown ids" ]
}

@test "a source without a collection counts as none" {
    printf -- '- {id: one, question: Q?, source: [/odd, wiki/1]}\n- {id: two, question: R?, source: /odd}\n' >odd.yaml
    run -0 qbank -b odd.yaml list --count-by=source
    [ "$output" = $'-\t1\nwiki\t1' ]
}
