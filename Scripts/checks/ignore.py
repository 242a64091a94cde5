#!/usr/bin/env python3
"""Compare what zhiyan leaves out of folders with `git check-ignore`, on random trees with random ignore files.

usage: Scripts/checks/ignore.py ZHIYAN [SEED [CASES]]

Each case is a repository of text files with .gitignore files in some folders and a .git/info/exclude. Three things must be
as git has them: the files that a walk checks, those that are left when each file is named with --force-exclude, and the
line by which `zhiyan config` says that a file is left out. The seed is printed, to have a failure again.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

NAMES = ["a", "b", "ab", "foo", "build", "docs", "x1", "x[1]", "foo bar", "文案", "草稿", "!a", "#a", "a\\b", "A", "-"]
PIECES = ["a", "b", "foo", "文", "草稿", "*", "*", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[a", "[[:alpha:]]",
          "[[:punct:]]", "[[:no:]]", "\\a", "\\", "\\*", "\\[", "-", " ", "[\\]]", "]", ".txt", ".txt"]
ODD = ["", "# a", " ", "/", "!", "\\", "*", "**", "!*", "!*/", "*.txt", "!*.txt", "/*", "!/a", "**/", "/**", "a/**/b", "\t"]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
GIT = ["git", "-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false", "-c", "core.quotePath=false"]


def component(rng):
    kind = rng.randrange(10)
    if kind < 3:
        return rng.choice(NAMES)
    if kind < 5:
        return rng.choice(NAMES) + ".txt"
    if kind == 5:
        return rng.choice(["*", "**", "***", "?", "*.txt"])
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 4)))


def line(rng):
    if rng.random() < 0.08:
        return rng.choice(ODD)
    parts = "/".join(component(rng) for _ in range(rng.choice([1, 1, 1, 2, 2, 3])))
    return ("!" if rng.random() < 0.3 else "") + ("/" if rng.random() < 0.3 else "") + parts \
        + ("/" if rng.random() < 0.3 else "") + (rng.choice([" ", "  ", "\\ ", "\t", "\\"]) if rng.random() < 0.1 else "")


def ignore_file(rng):
    end = "\r\n" if rng.random() < 0.15 else "\n"
    text = end.join(line(rng) for _ in range(rng.randint(1, 7)))
    return ("\ufeff" if rng.random() < 0.08 else "") + text + (end if rng.random() < 0.8 else "")


def tree(rng):
    """Folders and text files, as paths; a few dozen."""
    folders = [""]
    for _ in range(rng.randint(2, 7)):
        folder = rng.choice(folders) + rng.choice(NAMES) + "/"
        if folder.count("/") <= 4 and folder not in folders:
            folders.append(folder)
    return folders, [folder + name + ".txt" for folder in folders for name in rng.sample(NAMES, rng.randint(2, 6))]


def ignored_by_git(root, files):
    """By file: the place of the line by which it is ignored."""
    done = subprocess.run(GIT + ["check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"], cwd=root, env=ENVIRONMENT,
                          input="\0".join(files + [""]).encode(), capture_output=True)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    fields = done.stdout.decode().split("\0")
    rows = zip(fields[0::4], fields[1::4], fields[2::4], fields[3::4])
    # A pattern that keeps is named too.
    return {path: (source, int(number)) for source, number, pattern, path in rows
            if pattern and not pattern.startswith("!")}


def checked(zhiyan, root, arguments):
    done = subprocess.run([zhiyan, "check", "--no-config", "--format", "json"] + arguments, cwd=root, env=ENVIRONMENT,
                          capture_output=True)
    report = json.loads(done.stdout)
    return [entry["path"] for entry in report["files"]], report["errors"]


def reason(zhiyan, root, path):
    done = subprocess.run([zhiyan, "config", "--format", "json", path], cwd=root, env=ENVIRONMENT, capture_output=True)
    excluded = json.loads(done.stdout)["excluded"]
    return excluded and (excluded["path"], excluded["line"])


def compare(zhiyan, rng, root):
    """What differs in a random case; and whether some files were kept and others ignored, and a folder hid a kept one."""
    subprocess.run(["git", "init", "-q", root], check=True, env=ENVIRONMENT)
    folders, files = tree(rng)
    for path in files:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("好\n")
    for folder in folders:
        if folder == "" or rng.random() < 0.4:
            (root / folder / ".gitignore").write_bytes(ignore_file(rng).encode())
    (root / ".git/info/exclude").write_bytes(ignore_file(rng).encode() if rng.random() < 0.4 else b"")
    by_git = ignored_by_git(root, files)
    kept = sorted((path for path in files if path not in by_git), key=str.encode)
    problems = []
    for what, arguments in (("a walk", ["."]), ("--force-exclude", ["--force-exclude"] + ["./" + path for path in files])):
        found, errors = checked(zhiyan, root, arguments)
        if sorted(found, key=str.encode) != kept or errors:
            difference = sorted(set(found) ^ set(kept))[:5]
            problems.append(f"{what} differs from git: {difference} {errors}")
    for path in rng.sample(sorted(by_git), min(2, len(by_git))) + rng.sample(kept, min(1, len(kept))):
        said = reason(zhiyan, root, "./" + path)
        if said != by_git.get(path):
            problems.append(f"{path} is ignored by {by_git.get(path)}, zhiyan says {said}")
    return problems, bool(kept) and bool(by_git)


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 32)
    cases = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    print(f"ignore.py: seed {seed}, {cases} cases")
    telling = 0
    for case in range(cases):
        rng = random.Random(f"{seed}/{case}")
        with tempfile.TemporaryDirectory() as folder:
            problems, tells = compare(zhiyan, rng, pathlib.Path(folder).resolve())
            telling += tells
            if problems:
                for name in sorted(pathlib.Path(folder).rglob(".gitignore")) + [pathlib.Path(folder, ".git/info/exclude")]:
                    print(f"  {name.relative_to(folder)}: {name.read_bytes().decode()!r}")
                sys.exit(f"case {case} of seed {seed}: " + "\n".join(problems))
    print(f"ignore.py: as git in all; {telling} cases keep some files and leave out others")
    if telling < cases // 3:
        sys.exit("too few cases tell anything")


if __name__ == "__main__":
    main()
