#!/usr/bin/env python3
"""Run the cases of Tests/cli against a built zhiyan: arguments and input in; output, errors and exit code compared.

usage: Scripts/checks/cli.py ZHIYAN [CASE...]

A case is a folder. The working folder of its run is a fresh copy of `in`; the program is called with the arguments in
`cmd`, one a line, and reads `stdin`. What needs more (pipes, files that git cannot hold, the environment) has `script`
instead, for sh, where $ZHIYAN is the program and $ROOT this repository; exit 77 skips the case and says why.
`stdout`, `stderr` and `exit` are what must come out; a missing one is nothing, and 0. ICU's version is written as N.
Where there is `out`, the working folder must hold just these files afterwards.

ZHIYAN_RECORD=1 writes what came out instead, and fails. ZHIYAN_BIG=1 adds the cases that are slow.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "Tests/cli"
KEPT = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "ZHIYAN_BIG")
SKIPPED = 77


def run(case, zhiyan, folder):
    """What a case gives: standard output, standard error and the exit code, as bytes."""
    work = folder / "work"
    if (case / "in").is_dir():
        shutil.copytree(case / "in", work)
    else:
        work.mkdir()
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"HOME": str(folder), "LC_ALL": "C.UTF-8", "ZHIYAN": zhiyan, "ROOT": str(ROOT)}
    if (case / "script").exists():
        command = ["sh", "-eu", str(case / "script")]
    else:
        command = [zhiyan] + (case / "cmd").read_text().splitlines()
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=work, env=environment, timeout=300)
    got = {"stdout": plain(done.stdout), "stderr": plain(done.stderr), "exit": b"%d\n" % done.returncode}
    if (case / "out").is_dir():
        got |= files(work)
    return got


def files(folder):
    """The files of a folder by name, as they are compared."""
    return {f"out/{path.relative_to(folder)}": path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def plain(output):
    return re.sub(rb"ICU \d+(\.\d+)*", b"ICU N", output)


def expected(case):
    wanted = {"stdout": b"", "stderr": b"", "exit": b"0\n"}
    for name in wanted:
        if (case / name).exists():
            wanted[name] = (case / name).read_bytes()
    return wanted | (files(case / "out") if (case / "out").is_dir() else {})


def record(case, got):
    for name, nothing in (("stdout", b""), ("stderr", b""), ("exit", b"0\n")):
        if got[name] == nothing:
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_bytes(got[name])
    if (case / "out").is_dir():
        shutil.rmtree(case / "out")
        for name in (name for name in got if name.startswith("out/")):
            (case / name).parent.mkdir(parents=True, exist_ok=True)
            (case / name).write_bytes(got[name])


def show(case, name, wanted, got):
    print(f"{case.name}: {name} differs (- wanted, + got)")
    lines = [text.decode("utf-8", "backslashreplace").splitlines() for text in (wanted, got)]
    for line in list(difflib.unified_diff(*lines, lineterm="", n=1))[2:60]:
        print("    " + line)


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    cases = sorted(path for path in CASES.iterdir() if path.is_dir())
    if sys.argv[2:]:
        cases = [case for case in cases if case.name in sys.argv[2:]]
    records = os.environ.get("ZHIYAN_RECORD") == "1"
    passed = failed = skipped = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            try:
                got = run(case, zhiyan, pathlib.Path(folder))
            except subprocess.TimeoutExpired:
                got = {"stdout": b"", "stderr": b"no end after 300 s\n", "exit": b"timeout\n"}
        wanted = expected(case)
        if got["exit"] == b"%d\n" % SKIPPED:
            skipped += 1
            print(f"{case.name}: skipped: {got['stdout'].decode().strip()}")
        elif got == wanted:
            passed += 1
        else:
            failed += 1
            for name in wanted | got:
                if got.get(name) != wanted.get(name):
                    show(case, name, wanted.get(name, b""), got.get(name, b""))
            if records:
                record(case, got)
    print(f"command line: {passed} passed, {failed} failed, {skipped} skipped"
          + (", recorded: look at the differences before you commit them" if records else ""))
    sys.exit(1 if failed or records or not passed else 0)


if __name__ == "__main__":
    main()
