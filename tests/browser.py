#!/usr/bin/python3
"""Shows pages of qbank export -T html in Debian's chromium.

Answers open and close, and a printed page has all of them.  The console stays
empty, no server is asked for anything, and nothing is wider than a phone.
Links go where they say.  axe-core, if it is installed for node, finds nothing
to report.  The result is TAP.  The test is skipped if chromium, its driver,
selenium or pdftotext is missing.
"""

import base64
import http.server
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import zlib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import sheets  # noqa: E402

NEEDS = ("chromium", "chromedriver", "pdftotext")
FLAGS = ("--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
         "--disable-background-networking --disable-component-update "
         "--disable-sync --disable-dev-shm-usage").split()
AXE = [pathlib.Path(place) / "axe-core/axe.min.js" for place in
       (os.environ.get("NODE_PATH") or "/nonexistent",
        "/usr/local/lib/node_modules", "/usr/lib/node_modules",
        "/usr/share/nodejs", HERE.parent / "build" / "node_modules")]

# What phones and screen readers have trouble with, in a separate bank.
BANK = {"title": "Выбор", "author": "Ann", "license": "CC0", "questions": [
    {"id": "choice", "question": "Which are **safe**?", "points": 2,
     "level": "middle", "tags": ["http"],
     "choices": [{"right": "GET"}, {"wrong": "`POST`"}, {"right": "HEAD"}],
     "answer": "They only read.", "refs": ["https://example.org/" + "a" * 90]},
    {"id": "arabic", "question": "ما هو الفرق بين `list` و `tuple`؟",
     "answer": "القائمة قابلة للتغيير.\n\n- أولا\n- ثانيا\n"},
    {"id": "hebrew", "question": "מהו תהליך?", "answer": "תוכנית רצה."},
    {"id": "wide", "question": "A wide one?", "answer":
     "```python\n" + "x = 1; " * 40 + "\n```\n\n```output\n" + "o" * 200 +
     "\n```\n\n| " + " | ".join("abcdefgh" for _ in range(20)) + " |\n|" +
     "-|" * 20 + "\n| " + " | ".join("`12345678`" for _ in range(20)) +
     " |\n\n" + "word" * 60 + " [a link](https://example.org/).\n"},
    {"id": "images", "question": "Wide? ![wide](pictures/wide.svg)",
     "answer": "Tall? ![tall](pictures/tall.png)"},
    {"id": "evil", "question": "<script>alert(1)</script>", "answer":
     "<img src=http://127.0.0.1/x onerror=alert(1)> ![i](http://127.0.0.1/y) "
     "[j](javascript:alert(1)) <style>*{display:none}</style></details>"},
]}


def missing():
    """What is not installed, or None."""
    for name in NEEDS:
        if not shutil.which(name):
            return name
    try:
        import selenium.webdriver  # noqa: F401
    except ImportError:
        return "python3-selenium"
    return None


class Server(http.server.ThreadingHTTPServer):
    """Serves one folder, and remembers what it was asked for."""

    def __init__(self, folder):
        self.asked = asked = []

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=folder)

            # Two pages of the same name and second are not the same.
            def end_headers(self):
                self.send_header("Cache-Control", "no-store")
                super().end_headers()

            def log_message(self, *_):
                asked.append(self.path)

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def address(self, name):
        return f"http://127.0.0.1:{self.server_address[1]}/{name}"


def start_browser(folder):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in [*FLAGS, f"--user-data-dir={folder}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs",
                           {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(
        options=options, service=Service(shutil.which("chromedriver")))
    # The other tests may need every core.
    browser.set_script_timeout(120)
    return browser


def requests_of(browser):
    """The addresses that the page requested since the last call."""
    messages = [json.loads(entry["message"])["message"]
                for entry in browser.get_log("performance")]
    return [m["params"]["request"]["url"] for m in messages
            if m["method"] == "Network.requestWillBeSent"]


def check_load(tap, browser, address):
    browser.get("about:blank")
    browser.get_log("browser"), browser.get_log("performance")
    browser.get(address)
    said = [entry["message"] for entry in browser.get_log("browser")]
    tap.point("no message on the console", "\n".join(said) or None)
    asked = [url for url in requests_of(browser)
             if url != address and not url.startswith("data:")]
    tap.point("nothing else is loaded", "\n".join(asked) or None)


def check_details(tap, browser):
    result = browser.execute_script("""
        const found = [];
        for (const details of document.querySelectorAll('details')) {
            const answer = details.querySelector('.answer');
            const states = [];
            for (let i = 0; i < 3; i++) {
                states.push(answer.checkVisibility());
                details.querySelector('summary').click();
            }
            details.open = false;
            if (states.join() != 'false,true,false')
                found.push(details.parentNode.id + ': ' + states);
        }
        return found;""")
    tap.point("each answer opens on a click and closes on the next",
              "\n".join(result) or None)


def check_width(tap, browser):
    for width in (360, 800, 1600):
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 800, "deviceScaleFactor": 1,
            "mobile": width == 360})
        found = browser.execute_script("""
            document.querySelectorAll('details').forEach(d => d.open = true);
            const root = document.documentElement;
            return [root.scrollWidth, root.clientWidth];""")
        tap.point(f"nothing is wider than {width} pixels",
                  None if found[0] <= found[1] else str(found))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_script(
        "document.querySelectorAll('details').forEach(d => d.open = false)")


def check_images(tap, browser):
    found = browser.execute_script("""
        document.querySelectorAll('details').forEach(d => d.open = true);
        return [...document.images].filter(i => !i.naturalWidth || !i.alt)
            .map(i => i.alt + ' ' + i.src.slice(0, 40))
            .concat(document.images.length ? [] : ['none']);""")
    tap.point("each image is shown", "\n".join(found) or None)


def check_links(tap, browser):
    found = browser.execute_script("""
        const found = [];
        for (const link of document.querySelectorAll('a[href^="#"]')) {
            const target = document.getElementById(link.hash.slice(1));
            const name = link.textContent.replace(/ \\(\\d+\\)$/, '');
            const heading = target && (target.querySelector('h2, h3') ||
                                       target).textContent;
            if (heading != name)
                found.push(link.textContent + ' leads to ' + heading);
        }
        return found;""")
    tap.point("links lead to what they name", "\n".join(found) or None)


def check_paper(tap, browser, folder, wanted):
    pdf = base64.b64decode(browser.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True})["data"])
    path = pathlib.Path(folder, "page.pdf")
    path.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    lost = [words for words in wanted if words not in text]
    tap.point("each answer is on paper", "\n".join(lost) or None)


def pages_of(browser, folder, server, questions, *options):
    """The text of each A4 page of a paper."""
    bank = pathlib.Path(folder, "paper.yaml")
    bank.write_text(json.dumps(questions))
    write_page(folder, bank, "--answers=none", *options)
    browser.get(server.address("page.html"))
    pdf = base64.b64decode(browser.execute_cdp_cmd(
        "Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"])
    path = pathlib.Path(folder, "paper.pdf")
    path.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    return text.split("\f")[:-1]


def check_density(tap, browser, folder, server):
    """Twenty-five questions of one line fit on an A4 page of a paper."""
    questions = [{"id": f"q{i}", "question": f"What is {i}?"}
                 for i in range(40)]
    count = pages_of(browser, folder, server, questions)[0].count("What is")
    tap.point("25 questions on a page", None if count >= 25 else str(count))


def check_whole(tap, browser, folder, server):
    """A question of a paper is on one page, with its choices and its room."""
    questions = [{"id": f"q{i}", "question": f"Which is {i}?", "choices": [
        {"right": f"this {i}"}, *({"wrong": f"that {j}"}
                                  for j in range(i % 4 + 1))]}
                 for i in range(40)]
    for where in ("none", "end"):
        pages = pages_of(browser, folder, server, questions, "--space=2",
                         f"--answers={where}")
        answers = next((i for i, page in enumerate(pages)
                        if re.match(r"\s*Answers", page)), len(pages))
        split = [page for page in pages[1:answers]
                 if not re.match(r"\s*\d+\.\s+Which", page)]
        tap.point(f"no question is split over two pages, with answers {where}",
                  "\n".join(split) or
                  (None if answers > 3 else "too few pages"))


def check_headings(tap, browser, folder, server):
    """The lines above an answer, which name its question, are on one page."""
    questions = [{"id": f"q{i}", "points": 2,
                  "question": f"First words of {i}" + ", and then" * 12 +
                  " the last words?",
                  "answer": "A line.\n\n" * (i % 4 + 1)} for i in range(60)]
    for where, last in ("inline", "the last words?"), ("end", "(Question "):
        pages = pages_of(browser, folder, server, questions,
                         f"--answers={where}")
        split = [page for page in pages if last in page and
                 page.count("First words") != page.count(last)]
        tap.point(f"what names a question is on one page, with answers {where}",
                  "\n".join(split) or
                  (None if len(pages) > 3 else "too few pages"))


def check_choices(tap, browser, folder, server):
    """A letter is beside its choice, and a list in a choice is a list."""
    choices = [{"wrong": f"Word {i}"} for i in range(40)]
    choices += [{"wrong": "\u0645\u0635\u0631"}] * 12
    choices.append({"right": "- one\n- two"})
    bank = pathlib.Path(folder, "choices.yaml")
    bank.write_text(json.dumps([{"id": "q", "question": "Which?",
                                 "choices": choices}]))
    write_page(folder, bank)
    browser.get(server.address("page.html"))
    found = browser.execute_script("""
        const found = [];
        for (const letter of document.querySelectorAll('.choices > li > b')) {
            const text = document.createRange(), b =
                letter.getBoundingClientRect();
            text.setStartAfter(letter);
            text.setEndAfter(letter.parentNode.lastChild);
            for (const t of text.getClientRects())
                if (t.width > 0 && t.left < b.right && b.left < t.right &&
                    letter.parentNode.children.length == 1)
                    found.push(letter.textContent);
        }
        for (const item of document.querySelectorAll('.choices li li'))
            if (getComputedStyle(item).paddingLeft != '0px')
                found.push(item.textContent);
        return found;""")
    tap.point("letters and lists of choices have room",
              "\n".join(found) or None)


def check_axe(tap, browser):
    axe = next((path for path in AXE if path.exists()), None)
    if axe is None:
        tap.count += 1
        print(f"ok {tap.count} - axe-core # SKIP it is not installed")
        return
    browser.execute_script("document.querySelectorAll('details').forEach("
                           "d => d.open = true)")
    browser.execute_script(axe.read_text())
    found = browser.execute_async_script("""
        const done = arguments[arguments.length - 1];
        axe.run().then(r => done(r.violations.map(v => v.id + ': ' + v.help +
            ' ' + v.nodes.slice(0, 3).map(n => n.html))),
            e => done([String(e)]));""")
    tap.point("axe-core finds no fault", "\n".join(found) or None)


def write_page(folder, bank, *options):
    pathlib.Path(folder, "page.html").write_text(
        sheets.qbank("-b", str(bank), "export", "-T", "html", *options))


def check_page(tap, browser, server, folder, bank, options, wanted):
    write_page(folder, bank, *options)
    check_load(tap, browser, server.address("page.html"))
    if "--answers=end" not in options:
        check_details(tap, browser)
    check_width(tap, browser)
    check_images(tap, browser)
    check_links(tap, browser)
    check_paper(tap, browser, folder, wanted)
    check_axe(tap, browser)


def png(width, height):
    """A gray picture."""
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data +
                struct.pack(">I", zlib.crc32(name + data)))
    lines = (b"\0" + b"\x80" * width) * height
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0,
                                       0)) +
            chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


def write_pictures(folder):
    """Pictures that are wider than a phone and longer than a page."""
    folder.mkdir()
    folder.joinpath("tall.png").write_bytes(png(100, 4000))
    folder.joinpath("wide.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="50">'
        '<rect width="3000" height="50" fill="teal"/></svg>')


def check_all(tap, folder):
    write_pictures(pathlib.Path(folder, "pictures"))
    bank = pathlib.Path(folder, "bank.yaml")
    bank.write_text(json.dumps(BANK))
    server = Server(folder)
    browser = start_browser(folder + "/profile")
    wanted = ["They only read", "A, C", "oooooooo", "wordword", "alert(1)"]
    try:
        check_page(tap, browser, server, folder, bank, ["--toc"], wanted)
        check_page(tap, browser, server, folder, bank,
                   ["--answers=end", "--toc", "--space=3", "--fields=Name,Day",
                    "--instructions=Answer **all**."], [*wanted, "Name:"])
        for scheme in ("dark", "light"):
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
                "features": [{"name": "prefers-color-scheme",
                              "value": scheme}]})
            check_axe(tap, browser)
            found = browser.execute_script(
                "return [...document.images].map(i => "
                "getComputedStyle(i).backgroundColor)")
            tap.point(f"images are on white in {scheme} mode",
                      None if set(found) == {"rgb(255, 255, 255)"} else
                      str(found))
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        write_page(folder, sheets.SHIPPED, "--toc")
        check_load(tap, browser, server.address("page.html"))
        check_details(tap, browser)
        check_width(tap, browser)
        check_density(tap, browser, folder, server)
        check_whole(tap, browser, folder, server)
        check_headings(tap, browser, folder, server)
        check_choices(tap, browser, folder, server)
    finally:
        browser.quit()
        server.shutdown()
    other = [path for path in server.asked if path != "/page.html"]
    tap.point("the server was asked for the page alone",
              "\n".join(other) or None)


def main():
    name = missing()
    if name and os.environ.get("CI") == "true":
        print(f"1..1\nnot ok 1 - {name} is not installed")
        return 1
    if name:
        print(f"1..0 # SKIP {name} is not installed")
        return 0
    tap = sheets.Tap()
    with tempfile.TemporaryDirectory(prefix="qbank-browser-") as folder:
        check_all(tap, folder)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
