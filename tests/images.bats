#!/usr/bin/env bats
# Images: what check says about them, and how sheets show them.
# shellcheck disable=SC2016,SC2154 # a name has backticks; bats sets stderr

load lib

prepare() {
    png img.png
    mkdir -p bank/db/pics
    mv img.png bank/db/pics/a.png
    deck db/one.yaml <<'END'
- id: one
  question: What does ![the *plan*](pics/a.png) show?
  answer: A tree.
END
}

# png FILE [BYTES]: a file that begins as a PNG does, and has more bytes.
png() {
    printf '\x89PNG\r\n\x1a\n%s' "${2-}" >"$1"
}

# shows ADDRESS: a bank with an image at an address.
shows() {
    jq -n --arg question "![pic](<$1>)" '[{id: "x", $question, answer: "y"}]' |
        deck db/one.yaml
}

@test "check says which images cannot be shown, and where they are" {
    mkfifo bank/db/pipe.png
    echo secret >bank/db/text.png
    ln -s /etc/passwd bank/db/link.png
    png outside.png
    png bank/db/big.png "$(head -c 1048569 /dev/zero | tr '\0' x)"
    png bank/db/full.png "$(head -c 1048568 /dev/zero | tr '\0' x)"
    png 'bank/db/a#b.png'
    deck db/one.yaml <<'END'
- id: one
  question: What does it show?
  answer: |
    This ![one](none.png) is not there.
    - nor ![is *that*](pipe.png), ![x](pics), ![y](text.png)
    - ![](link.png) ![](../../outside.png)

    | ![big](big.png) |
    |---|
    | ![](/etc/x.png) ![](a#b.png) |

    Fine: ![a](pics/a.png) ![b](./pics/../pics/%61.png?raw=1#top)
    ![c](https://example.org/x.png) ![d](//example.org/y.png) ![e](full.png)
END
    run -0 timeout 5 "$QBANK" check bank
    diff - <(echo "$output") <<'END'
bank/db/one.yaml:4:10: warning: image 'none.png': No such file or directory
bank/db/one.yaml:5:11: warning: image 'pipe.png': not a regular file
bank/db/one.yaml:5:35: warning: image 'pics': not a regular file
bank/db/one.yaml:5:47: warning: image 'text.png': not a PNG, JPEG, GIF, WebP or SVG file
bank/db/one.yaml:6:7: warning: image 'link.png': outside the directory of the bank
bank/db/one.yaml:6:21: warning: image '../../outside.png': outside the directory of the bank
bank/db/one.yaml:8:7: warning: image 'big.png': larger than 1 MiB; a page does not include it
bank/db/one.yaml:10:7: warning: image '/etc/x.png': absolute path; write one that is relative to the bank file
bank/db/one.yaml:10:23: warning: image 'a#b.png': No such file or directory; in the name of a file, write # as %23
END
    run -1 qbank check --strict bank
}

@test "check looks for the images of a deck from standard input here" {
    shows bank/db/pics/a.png
    run -0 qbank check - <bank/db/one.yaml
    [ "$output" = "" ]
    shows pics/a.png
    run -0 qbank check - <bank/db/one.yaml
    [[ $output == *"image 'pics/a.png': No such file or directory" ]]
}

@test "a Markdown sheet leads to the images from the current directory" {
    run -0 qbank -b bank export
    [[ $output == *'![the plan](<bank/db/pics/a.png>) show?'* ]]
    run -0 qbank -b "$PWD/bank/" export
    [[ $output == *'![the plan](<bank/db/pics/a.png>)'* ]]
    run -0 qbank -b bank/db/one.yaml export
    [[ $output == *'![the plan](<bank/db/pics/a.png>)'* ]]
    mkdir -p out/deep
    cd out/deep
    for bank in ../../bank "$BATS_TEST_TMPDIR/bank"; do
        run -0 qbank -b "$bank" show -T markdown one
        [[ $output == *'![the plan](<../../bank/db/pics/a.png>)'* ]]
    done
    cd ../../bank/db
    for bank in one.yaml "$PWD/one.yaml" "$PWD"; do
        run -0 qbank -b "$bank" export
        [[ $output == *'![the plan](<pics/a.png>)'* ]]
    done
    run -0 qbank -b - export <one.yaml
    [[ $output == *'![the plan](<pics/a.png>)'* ]]
}

@test "--image-base is in place of the way to the bank" {
    run -0 qbank -b bank export --image-base=../my/bank
    [[ $output == *'![the plan](<../my/bank/db/pics/a.png>)'* ]]
    run -0 qbank -b "$PWD/bank" export --image-base=https://example.org/a%20b/
    [[ $output == *'![the plan](<https://example.org/a%20b/db/pics/a.png>)'* ]]
    run -0 qbank -b - export --image-base=media <bank/db/one.yaml
    [[ $output == *'![the plan](<media/pics/a.png>)'* ]]
    run -0 qbank -b bank export --image-base=
    [[ $output == *'![the plan](<db/pics/a.png>)'* ]]
    run -2 qbank -b bank export --image-base=x -T html
    [ "$output" = "qbank export: --image-base needs -T markdown, not -T html" ]
}

@test "from a directory of the bank, and through one above it" {
    (cd bank/db/pics && qbank -b "$OLDPWD/bank" export) >out
    grep -qF '![the plan](<../pics/a.png>)' out
    above=${PWD%/*}
    deck db/one.yaml <<<"[{id: x, question: '![pic](../../../../${above##*/}/${PWD##*/}/bank/db/pics/a.png)'}]"
    mkdir media
    run -0 --separate-stderr qbank -b bank export -T anki --media=media
    [ "$stderr" = "" ]
    cmp media/a.png bank/db/pics/a.png
}

@test "the address of a page is not the way to a bank" {
    run -0 qbank -b bank export --image-base=HTTP://example.org
    [[ $output == *'![the plan](<HTTP://example.org/db/pics/a.png>)'* ]]
}

@test "a percent sign that begins no escape is literal" {
    deck db/one.yaml <<<'[{id: x, question: "![1](%) ![2](a%) ![3](a%4) ![4](a%zz) ![5](a%4z) ![6](a%41.png)"}]'
    cp bank/db/pics/a.png bank/db/aA.png
    run -2 --separate-stderr qbank -b bank export -T html
    [ "$(grep -c "No such file" <<<"$stderr")" = 5 ]
    [[ $stderr == *"image 'a%4z': No such file"* ]]
    [[ $stderr != *"a%41.png"* ]]
}

@test "a sheet's addresses lead to the files, whatever their names are" {
    local names=('a b.png' 'a(b.png' 'a)b(c).png' '100%.png' '50%25.png' 'a?b.png' 'a#b.png'
        'б.png' "it's.png" 'a:b.png' 'a&amp;b.png' 'a*_b.png' '`a`.png' '[a].png') decks i

    mapfile -t decks < <(jq -cn '$ARGS.positional[] |
        (explode | map(tostring) | join("-")) as $codes |
        [{id: $codes, question: "\($codes) ![pic](<./\(@uri)>)", answer: "y"}]' --args "${names[@]}")
    for i in "${!names[@]}"; do
        deck "${names[i]}/x.yaml" <<<"${decks[i]}"
        png "bank/${names[i]}/${names[i]}" "${names[i]}"
    done
    run -0 qbank -b bank check
    [ "$output" = "" ]
    qbank -b bank export >sheet
    grep -o '](<[^>]*>)' sheet | sed 's/^](<//; s/>)$//' >addresses
    [ "$(wc -l <addresses)" = 15 ]
    while IFS= read -r address; do
        # The only decoding that readers do.
        path=$(printf '%b' "$(sed 's/\\/\\\\/g; s/%/\\x/g' <<<"$address")")
        [ -e "$path" ] && echo "${path##*/}"
    done <addresses | sort -u >found
    [ "$(wc -l <found)" = 15 ]
}

@test "addresses on the web and absolute paths stay as they are" {
    for address in https://example.org/a.png //example.org/a.png /a/b.png; do
        shows "$address"
        run -0 qbank -b bank export
        [[ $output == *"![pic](<$address>)"* ]]
    done
}

@test "text, JSON and YAML keep an address as it was written" {
    shows 'pics/a%2Epng?x#y'
    for format in text json yaml line; do
        run -0 qbank -b bank export -T "$format"
        [[ $output == *'(<pics/a%2Epng?x#y>)'* || $output == *'(pics/a%2Epng?x#y)'* ]]
    done
}

@test "a page holds its images" {
    image_pattern='<img src="data:image/([a-z+]+);base64,([^"]*)" alt="the plan"/>'
    for kind in 'png \x89PNG\r\n\x1a\n' 'jpeg \xff\xd8\xff\xe0' 'gif GIF89a' \
        'webp RIFF\x00\x00\x00\x00WEBP' 'svg+xml <?xml version="1.0"?>\n<!-- a -->\n<svg />'; do
        type=${kind%% *}
        printf '%b' "${kind#* }" >bank/db/pics/a.png
        run -0 --separate-stderr qbank -b bank export -T html
        [ "$stderr" = "" ]
        [[ $output =~ $image_pattern ]]
        [ "${BASH_REMATCH[1]}" = "$type" ]
        base64 -d <<<"${BASH_REMATCH[2]}" | cmp - bank/db/pics/a.png
    done
    cd bank/db
    for bank in one.yaml ./one.yaml "$PWD/one.yaml" .. -; do
        run -0 --separate-stderr qbank -b "$bank" export -T html <one.yaml
        [ "$stderr" = "" ]
        [[ $output =~ $image_pattern ]]
    done
}

@test "a page says the text of an image that it lacks, and qbank says why" {
    mkfifo bank/db/pipe.png
    ln -s "$PWD/bank" elsewhere
    png elsewhere.png
    ln -s ../../elsewhere.png bank/db/link.png
    ln -s ../db bank/db/loop
    png bank/db/big.png "$(head -c 1048569 /dev/zero | tr '\0' x)"
    cp /etc/passwd bank/db/users.png
    reasons=(
        'none.png' 'No such file or directory'
        'none%00.png' 'No such file or directory'
        'pipe.png' 'not a regular file'
        'users.png' 'not a PNG, JPEG, GIF, WebP or SVG file'
        'big.png' 'larger than 1 MiB'
        'link.png' 'outside the directory of the bank'
        '../../elsewhere.png' 'outside the directory of the bank'
        'loop/../../elsewhere.png' 'outside the directory of the bank'
        '%2E%2E/..%2Felsewhere.png' 'outside the directory of the bank'
        '/etc/passwd' 'absolute path; write one that is relative to the bank file'
        'pics/a.png/b' 'Not a directory'
    )
    for ((at = 0; at < ${#reasons[@]}; at += 2)); do
        echo "![pic](<${reasons[at]}>)" >&3
        echo "qbank: bank/db/one.yaml:1:4: image '${reasons[at]}': ${reasons[at + 1]}" >>wanted
        echo "pic (${reasons[at]})" >>text
    done 3>images
    jq -Rs '[{id: "x", question: "q", answer: .}]' images | tr -d '\n' | deck db/one.yaml
    run -2 --separate-stderr timeout 5 "$QBANK" -b bank export -T html
    diff wanted - <<<"$stderr"
    [[ $output == *"$(<text)"*"</html>" ]]
    [[ $output != *"<img"* ]]
}

@test "a page has at most 64 MiB of images" {
    png bank/db/full.png "$(head -c 1048568 /dev/zero | tr '\0' x)"
    answer=$(for ((i = 0; i < 66; i++)); do printf '![pic %d](full.png) ' "$i"; done)
    jq -n --arg answer "$answer" '[{id: "x", question: "q", $answer}]' | deck db/one.yaml
    status=0
    "$QBANK" -b bank export -T html >page 2>messages || status=$?
    [ "$status" = 2 ]
    [ "$(grep -o '<img' page | wc -l)" = 64 ]
    grep -q 'pic 64 (full.png) pic 65 (full.png)' page
    [ "$(grep -c 'more than 64 MiB of images in one page' messages)" = 2 ]
}

@test "an SVG that needs other files is not taken" {
    deck db/one.yaml <<<'[{id: x, question: "![pic](x.svg)"}]'
    while IFS= read -r inside; do
        echo "<svg xmlns='http://www.w3.org/2000/svg'>$inside</svg>" >bank/db/x.svg
        run -2 --separate-stderr qbank -b bank export -T html
        [ "$stderr" = "qbank: bank/db/one.yaml:1:2: image 'x.svg': refers to other files" ]
        run -0 qbank check bank
        [[ $output == *"image 'x.svg': refers to other files" ]]
    done <<'END'
<image href="http://example.org/x.png"/>
<image xlink:href = ' file:///etc/passwd'/>
<use href="&#104;ttp://example.org/x.svg#a"/>
<style>@import "x.css";</style>
<style>@\69mport "x.css";</style>
<rect style="fill: u&#x72;l( 'x.svg#a')"/>
<rect style="fill: URL(//example.org/x.svg#a)"/>
<image href="data:image/svg+xml,x"/>
<g xml:base="http://example.org/"/>
END
    for svg in '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>' '<svgx/>' '<html><svg/></html>'; do
        echo "$svg" >bank/db/x.svg
        run -2 qbank -b bank export -T html
        [[ $output == *"image 'x.svg': not a PNG, JPEG, GIF, WebP or SVG file"* ]]
    done
    cat >bank/db/x.svg <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<title>a&#45;&gt;b &#160;</title><use xlink:href="#a"/><rect fill="url(#b)"/>
<image href="data:image/png;base64,AA=="/></svg>
END
    run -0 qbank -b bank export -T html
}

@test "an SVG that needs other files is not copied for cards" {
    deck db/one.yaml <<<'[{id: x, question: "![pic](x.svg)"}]'
    echo '<svg><use href="y.svg"/></svg>' >bank/db/x.svg
    mkdir media
    run -2 --separate-stderr qbank -b bank export -T anki --media=media
    [ "$stderr" = "qbank: bank/db/one.yaml:1:2: image 'x.svg': refers to other files" ]
    [ "$(ls media)" = "" ]
}

@test "a card names its images without their directories" {
    run -0 --separate-stderr qbank -b bank export -T anki
    [ "$stderr" = "" ]
    [[ $output == *'<p>What does <img src=""a.png"" alt=""the plan""/> show?</p>'* ]]
    shows 'some%20where/a%20b%3F%5B1%5D.png?x'
    run -0 qbank -b bank export -T anki
    [[ $output == *'<img src=""a b__1_.png"" alt=""pic""/>'* ]]
    shows 'https://example.org/a.png'
    run -0 qbank -b bank export -T anki
    [[ $output == *'pic (https://example.org/a.png)'* ]]
}

@test "cards whose images have one name need --media" {
    png bank/a.png other
    deck two.yaml <<<'[{id: two, question: "![two](a.png)"}, {id: three, question: "![three](db/../db/pics/a.png)"}]'
    run -2 --separate-stderr qbank -b bank export -T anki
    [ "$stderr" = "qbank: bank/two.yaml:1:2: image 'a.png': 'bank/db/pics/a.png' has the same name; use --media to copy both" ]
    [[ $output == *'two (a.png)'* ]]
    [[ $output == *'<img src=""a.png"" alt=""three""/>'* ]]
}

@test "--media copies the images of the cards, and overwrites nothing" {
    mkdir media
    png bank/a.png other
    deck two.yaml <<<'[{id: two, question: "![two](a.png)"}]'
    run -0 qbank -b bank export -T anki --media=media
    first=$output
    cmp media/a.png bank/db/pics/a.png
    other=$(cd media && echo a-*.png)
    cmp "media/$other" bank/a.png
    [[ $output == *"<img src=\"\"$other\"\" alt=\"\"two\"\"/>"* ]]
    # The same again, and each image alone.
    run -0 qbank -b bank export -T anki --media=media
    [ "$output" = "$first" ]
    run -0 qbank -b bank export -T anki --media=media two
    [[ $output == *"<img src=\"\"$other\"\" alt=\"\"two\"\"/>"* ]]
    [ "$(find media -type f | wc -l)" = 2 ]
    # A file that is someone else's.
    echo mine >"media/$other"
    run -2 --separate-stderr qbank -b bank export -T anki --media=media two
    [ "$stderr" = "qbank: bank/two.yaml:1:2: image 'a.png': 'media/$other': File exists" ]
    [ "$(cat "media/$other")" = mine ]
}

@test "--media follows no link, and copies images alone" {
    mkdir media
    ln -s ../victim media/a.png
    run -0 qbank -b bank export -T anki --media=media
    [ ! -e victim ]
    [ -L media/a.png ]
    rm media/*
    cp /etc/passwd bank/db/users.png
    png bank/db/page.html
    ln -s /etc/passwd bank/db/link.png
    png "bank/db/$(printf 'x%.0s' {1..97}).png"
    for name in users.png page.html link.png ../../../etc/passwd "$(printf 'x%.0s' {1..97}).png" pics/; do
        shows "$name"
        run -2 --separate-stderr qbank -b bank export -T anki --media=media
        [[ $output == *"pic ($name)"* ]]
        [[ $stderr == "qbank: bank/db/one.yaml:2:3: image '"* ]]
        [ "$(find media -type f | wc -l)" = 0 ]
    done
}

@test "--media needs a directory, and cards" {
    run -2 qbank -b bank export -T anki --media=none
    [ "$output" = "qbank export: --media: 'none': No such file or directory" ]
    run -2 qbank -b bank export -T anki --media=bank/db/one.yaml
    [ "$output" = "qbank export: --media: 'bank/db/one.yaml': Not a directory" ]
    run -2 qbank -b bank export --media=.
    [ "$output" = "qbank export: --media needs -T anki, not -T markdown" ]
}

@test "a full disk leaves no part of an image" {
    needs_small() { [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=8k none media 2>/dev/null; }
    mkdir media
    png bank/db/pics/a.png "$(head -c 20000 /dev/zero | tr '\0' x)"
    needs_small || skip "only root can mount a small file system"
    run -2 qbank -b bank export -T anki --media=media
    left=$(find media -type f)
    umount media
    [[ $output == *"image 'pics/a.png': 'media/a.png': No space left on device"* ]]
    [ "$left" = "" ]
}
