#!/usr/bin/env bats
# README.md's way to paper by lowdown and groff, as it is written there.

load lib

prepare() {
    mkdir bank
    # shellcheck disable=SC2034 # the recipe uses it
    share=$root/lib/write
    recipe=$("$root/tests/readme.sh" 3 Print)
    [[ $recipe == *groff* ]]
}

# printed ARGUMENT...: the text of the sheet that groff prints of a bank.
printed() {
    qbank -b bank export "$@" >sheet.md
    bash -euo pipefail -c "share='$share'; $recipe" 2>groff.log
    pdftotext -layout sheet.pdf - | grep -v '^$'
}

@test "groff: no word is hyphenated, not even in a table's cell" {
    words='internationalization representation communication responsibility'
    deck a.yaml <<END
- id: a
  question: A?
  answer: |
    $(for _ in {1..12}; do echo "$words" | fold -s -w 70 | tr '\n' ' '; done)

    | $words | characterization | $words |
    |---|---|---|
    | $words | $words | $words |
END
    run -0 printed
    [[ $output == *internationalization* ]]
    run -1 grep -E -- '-$|‐' <<<"$output"
    [ "$(cat groff.log)" = "" ]
}

@test "groff: signs above and below the line are printed, and a lost one is named" {
    deck a.yaml <<'END'
- id: a
  question: Is 2⁸ + x⁻¹ + aₙ₊₁ + H₂O + (n⁰¹²³⁴⁵⁶⁷⁹ⁱⁿ⁺⁼⁽⁾) + b₀₁₂₃₄₅₆₇₈₉₋₌₍₎ₐₑₒₓₕₖₗₘₚₛₜ → −5?
END
    run -0 printed --answers=none
    [ "$(cat groff.log)" = "" ]
    [[ $output == *H*2*O* ]]
    echo '- {id: b, question: 什么?}' >bank/b.yaml
    run -0 printed --answers=none
    # The wording differs between groff 1.22 and 1.23.
    grep "special character 'u4EC0'" groff.log
}

@test "groff: a blank of Unicode keeps words apart" {
    deck a.yaml <<'END'
- {id: a, question: "Est-ce\u00a0lui\u202f? 5\u2009km, x\u2002y, x\u2003y, 1\u20072"}
END
    run -0 printed --answers=none --no-meta
    [ "$(cat groff.log)" = "" ]
    # How wide they are in the text of the PDF is for pdftotext to say.
    run -0 grep -E 'Est-ce lui ?\? 5 ?km, x +y, x +y, 1 +2$' <<<"$output"
}

@test "groff: what code prints is named" {
    deck a.yaml <<'END'
- id: a
  question: A?
  answer: |
    ```python
    print(-1)
    ```

    ```output
    -1
    ```
END
    run -0 printed
    [[ $output == *$'print(-1)\nOutput\n-1\n'* ]]
}

@test "groff: A4, or Letter" {
    echo '- {id: a, question: A?}' >bank/a.yaml
    run -0 printed
    pdfinfo sheet.pdf | grep '(A4)'
    recipe=${recipe/-Tpdf/-Tpdf -dpaper=letter -P-pletter}
    run -0 printed
    pdfinfo sheet.pdf | grep '(letter)'
}

@test "groff: no heading is alone at the foot of a page" {
    for i in {1..90}; do
        printf -- '- id: q%d\n  question: "%s"\n' "$i" "What is $i?$(printf ' And %s.' {1..40})"
    done >bank/a.yaml
    run -0 printed --answers=none
    [ "$(pdfinfo sheet.pdf | sed -n 's/^Pages: *//p')" -gt 3 ]
    # shellcheck disable=SC2016
    run -0 awk '/^ *[0-9]+$/ { print last } { last = $0 }' <<<"$output"
    [ "${#lines[@]}" -gt 3 ]
    [[ $output != *Question* ]]
}
