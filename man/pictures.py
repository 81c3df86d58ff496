#!/usr/bin/python3
"""Makes the pictures of README.md from what qbank prints.

usage: pictures.py [DIRECTORY]

sheet.png is the first page of a printed sheet, and terminal.png is a terminal
of COLUMNS columns in which COMMANDS were typed.  Both are written to the
directory, which is man/ unless it is named.  It needs weasyprint with
python3-pil, pdftoppm of poppler-utils, and the fonts DejaVu, and fails if a
picture is larger than 100 kB.
"""

import fcntl
import html
import os
import pathlib
import pty
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import termios

from PIL import Image
import weasyprint

ROOT = pathlib.Path(__file__).resolve().parent.parent
QBANK = os.environ.get("QBANK", str(ROOT / "qbank"))
MOST = 100_000  # bytes of a picture
SHEET = "export -T html -t databases/mysql --title='Study sheet'"
COLUMNS = 86
COMMANDS = ("random --daily=2026-11-23 -t scraping -a",
            "grep -i time_wait")

# The colors of SGR, which qbank uses, on a dark screen.
COLORS = dict(zip(range(30, 38), ("#666", "#f07178", "#a5d6a7", "#ffd580",
                                  "#82aaff", "#d6a3ff", "#7fdbca", "#eee")))
SGR = re.compile(r"\x1b\[([\d;]*)m")
SCREEN = """\
<!DOCTYPE html>
<meta charset="utf-8">
<style>
@page {{ size: {width}px {height}px; margin: 0; background: #1b1d23 }}
html {{ font: 14px/19px "DejaVu Sans Mono", monospace; color: #d8dee9 }}
body {{ margin: 0 }}
pre {{ margin: 14px 18px; font: inherit }}
.prompt {{ color: #a5d6a7 }}
</style>
<pre>{text}</pre>
"""


def terminal_output(command):
    """What a command prints on a terminal of COLUMNS columns."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 60, COLUMNS, 0, 0))
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8",
                          QBANK_PATH=str(ROOT / "bank"))
        os.environ.pop("NO_COLOR", None)
        os.execv(QBANK, ["qbank", *shlex.split(command)])
    printed = b""
    try:
        while piece := os.read(terminal, 65536):
            printed += piece
    except OSError:  # the end, on Linux
        pass
    os.close(terminal)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        sys.exit(f"pictures.py: qbank {command}: {printed.decode()}")
    return printed.decode().replace("\r\n", "\n")


def style_of(codes, style):
    """The style after the codes of one escape sequence."""
    style = dict(style)
    for code in map(int, codes.split(";") if codes else ["0"]):
        if code == 0:
            style = {}
        elif code == 1:
            style["font-weight"] = "bold"
        elif code == 2:
            style["color"] = "#8b93a3"
        elif code == 3:
            style["font-style"] = "italic"
        elif code == 4:
            style["text-decoration"] = "underline"
        elif code in COLORS:
            style["color"] = COLORS[code]
        else:
            sys.exit(f"pictures.py: unknown SGR code {code}")
    return style


def colored(text):
    """A text with SGR sequences as HTML."""
    parts, style = [], {}
    for at, part in enumerate(SGR.split(text)):
        if at % 2:
            style = style_of(part, style)
        elif part:
            css = "; ".join(f"{key}: {value}" for key, value in style.items())
            parts.append(f'<span style="{css}">{html.escape(part)}</span>')
    return "".join(parts)


def screen():
    """The page of the terminal."""
    text = "\n".join(
        f'<span class="prompt">$</span> <b>qbank {html.escape(command)}</b>\n'
        + colored(terminal_output(command)) for command in COMMANDS)
    width, height = COLUMNS * 8.43 + 36, text.count("\n") * 19 + 28
    # Multiples of 4 px are whole points, and so are the edges of the picture.
    return SCREEN.format(width=round(width / 4) * 4, text=text,
                         height=-(-height // 4) * 4)


def draw(page, path, resolution, crop=None):
    """Writes the first page of an HTML text as a PNG of few colors."""
    with tempfile.TemporaryDirectory(prefix="qbank-pictures-") as folder:
        weasyprint.HTML(string=page).write_pdf(f"{folder}/page.pdf")
        subprocess.run(["pdftoppm", "-png", "-singlefile", "-r",
                        str(resolution), f"{folder}/page.pdf",
                        f"{folder}/page"], check=True)
        picture = Image.open(f"{folder}/page.png").convert("RGB")
    if crop:
        width, height = picture.size
        left, top, right, bottom = crop
        picture = picture.crop((round(width * left), round(height * top),
                                round(width * right), round(height * bottom)))
    few = picture.quantize(96, Image.Quantize.MAXCOVERAGE,
                           dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path}: {picture.width} x {picture.height}, {size} bytes")
    if size > MOST:
        sys.exit(f"pictures.py: {path} is larger than {MOST} bytes")


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "man")
    sheet = subprocess.run(
        [QBANK, "-b", ROOT / "bank", *shlex.split(SHEET)], check=True,
        stdout=subprocess.PIPE).stdout.decode()
    draw(sheet, folder / "sheet.png", 125, (0.07, 0.04, 0.93, 0.715))
    draw(screen(), folder / "terminal.png", 144)


if __name__ == "__main__":
    main()
