#!/usr/bin/env python3
"""Run the commands that pages show, and compare what they print with what the pages say.

usage: Scripts/checks/readme.py ZHIYAN PAGE...

A block marked `console` holds commands behind `$ ` and below each its output, both streams as a terminal shows them.
A line `…` stands for any lines, and `…` within a line for any text. A block below `<!-- file: NAME -->` is written to
that file first. The commands of a page run one after another in one copy of fixtures/, with zhiyan on PATH.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.M | re.S)


def commands(text):
    """Pairs of a command and the output shown below it."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.M)
    if parts[0]:
        raise ValueError(f"a console block starts without a command: {parts[0]!r}")
    return list(zip(parts[1::2], parts[2::2]))


def pattern(shown):
    """A regular expression for an output with `…` in it."""
    lines = [r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line).replace("…", ".*?") + r"\n"
             for line in shown.splitlines()]
    return re.compile("".join(lines))


def run(command, folder, path):
    done = subprocess.run(["sh", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={"PATH": path, "HOME": folder, "LC_ALL": "C.UTF-8"}, timeout=120)
    return done.stdout.decode()


def check(page, zhiyan, folder):
    """The commands of a page that were run, and those whose output differs."""
    shutil.copytree(ROOT / "fixtures", pathlib.Path(folder, "fixtures"))
    programs = pathlib.Path(folder, ".bin")
    programs.mkdir()
    (programs / "zhiyan").symlink_to(zhiyan)
    path = f"{programs}:{os.environ['PATH']}"
    ran = failed = 0
    for block in BLOCK.finditer(page.read_text()):
        if block["file"]:
            target = pathlib.Path(folder, block["file"])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"])
        if block["kind"] != "console":
            continue
        for command, shown in commands(block["text"]):
            ran += 1
            printed = run(command, folder, path)
            if not pattern(shown).fullmatch(printed):
                failed += 1
                print(f"{page.name}: $ {command}\n--- the page says\n{shown}--- it prints\n{printed}---")
    return ran, failed


def main():
    zhiyan = pathlib.Path(sys.argv[1]).resolve()
    bad = False
    for page in map(pathlib.Path, sys.argv[2:]):
        with tempfile.TemporaryDirectory() as folder:
            ran, failed = check(page, zhiyan, folder)
        print(f"{page.name}: {ran} commands, {failed} print something else")
        bad = bad or failed > 0 or ran == 0
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
