#!/usr/bin/env python3
"""Check that Sources/README.md names every folder of Sources down to two levels, and no folder or file that is not there.

usage: Scripts/checks/map.py
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    sources = ROOT / "Sources"
    text = (sources / "README.md").read_text()
    tree = re.search(r"^```text\n(.*?)^```$", text, re.M | re.S)[1]
    named, stack = set(), []
    for line in tree.splitlines():
        found = re.match(r"( *)([\w.+-]+)/", line)
        if found:
            stack = stack[:len(found[1]) // 2] + [found[2]]
            named.add("/".join(stack))
    folders = set()
    for target in filter(pathlib.Path.is_dir, sources.iterdir()):
        folders |= {target.name} | {f"{target.name}/{p.name}" for p in target.iterdir() if p.is_dir()}
    folders = {name for name in folders if not name.endswith("/include")}
    problems = [f"the map lacks {name}" for name in sorted(folders - named)]
    problems += [f"the map names {name}, which is not there" for name in sorted(named - folders)]
    for path in re.findall(r"`((?:Sources|Rules|Tests|Scripts|fixtures)/[\w./+-]+)`", text):
        if not (ROOT / path).exists():
            problems.append(f"the page names {path}, which is not there")
    for problem in problems:
        print(f"Sources/README.md: {problem}")
    print(f"map: {len(folders)} folders, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
