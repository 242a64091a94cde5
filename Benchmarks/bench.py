#!/usr/bin/env python3
"""Measure zhiyan against yardsticks in the same run; prints ratios, the smaller the better unless said otherwise.

usage: bench.py --bin DIR [--rounds N] [--seed N] [FOLDER]

FOLDER is measured instead of the tree that is made from the seed. Needs ripgrep (rg) on the path. Rounds of the two sides
alternate and the fastest of each counts, because on a shared machine the slow ones measure the neighbours.
"""
import argparse, os, pathlib, resource, subprocess, sys, tempfile, time

import corpus

def run(command, **options):
    start = time.perf_counter()
    pid = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(pid.pid, 0)
    pid.returncode = 0
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1): sys.exit(f"{command[0]} ended with {code}")
    return time.perf_counter() - start, usage

def race(rounds, *commands):
    """The fastest wall time and the largest memory of each command, in turns."""
    best = [(1e9, 0)] * len(commands)
    for _ in range(rounds):
        for index, command in enumerate(commands):
            wall, usage = run(command)
            best[index] = (min(best[index][0], wall), max(best[index][1], usage.ru_maxrss))
    return best

def engine(bench, rounds, *cases):
    """The fastest time of each case, the arguments of the engine's program with the rounds left out, in turns."""
    best = [1e9] * len(cases)
    for _ in range(rounds):
        for index, (path, *more) in enumerate(cases):
            out = subprocess.run([bench, str(path), "2", *map(str, more)], capture_output=True, text=True, check=True).stdout.split()
            best[index] = min(best[index], float(out[1]))
    return best

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--seed", type=int, default=20261122)
    options.add_argument("folder", nargs="?")
    args = options.parse_args()
    zhiyan, bench, start = (str(pathlib.Path(args.bin) / name) for name in ("zhiyan", "zhiyan-bench", "zhiyan-start"))
    root = pathlib.Path(__file__).resolve().parent.parent
    n, failed = args.rounds, []
    def row(name, value, unit, limit, better="at most"):
        good = value <= limit if better == "at most" else value >= limit
        if not good: failed.append(name)
        print(f"| {name} | {value:.2f} {unit} | {better} {limit} | {'yes' if good else 'NO'} |", flush=True)
    with tempfile.TemporaryDirectory() as top:
        top = pathlib.Path(top)
        folder = args.folder or str(top / "tree")
        if not args.folder: corpus.tree(folder, 22_000_000, args.seed)
        files = sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix in (".md", ".txt"))
        text = b"\n\n".join(p.read_bytes() for p in files)
        (top / "whole.md").write_bytes(text)
        words = corpus.literals(1000, root / "Rules")
        (top / "literals").write_text("\n".join(words) + "\n", encoding="utf-8")
        rows = "\n".join(f"      - phrase: {w}\n        edges: free" for w in words)
        (top / "literals.yaml").write_text(f"pack: extra\nrules:\n  - id: extra\n    check: phrase\n    level: warning\n    message: {{zh: 词, en: word}}\n    phrases:\n{rows}\n", encoding="utf-8")
        print(f"{len(files)} files, {len(text) / 1e6:.1f} MB, seed {args.seed}\n")
        print("| what | measured | target | met |\n| --- | --- | --- | --- |")

        rg = ["rg", "-F", "-c", "--no-ignore", "-f", str(top / "literals")]
        ours, theirs = race(n, [zhiyan, "check", "--no-config", "--fail-on", "never", folder], rg + [folder])
        row("check of the tree / rg of the tree", ours[0] / theirs[0], "×", 2.0)
        row("peak memory of the tree", ours[1] / 1024, "MB", 150)
        mega = len(text) / 1e6
        one = race(n, rg + ["-j1", str(top / "whole.md")])[0][0]
        builtin, literal = engine(bench, n, [top / "whole.md"], [top / "whole.md", top / "literals.yaml"])
        row("engine, built-in rules / rg -j1 of one file, MB/s", one / builtin, "×", 1.2, "at least")
        row("engine, the same 1,000 literals / rg -j1, MB/s", one / literal, "×", 1.2, "at least")
        print(f"<!-- rg -j1: {mega / one:.0f} MB/s -->")
        corpus.phrases(top / "few.yaml", 100, 1)
        corpus.phrases(top / "many.yaml", 10_000, 2)
        few, many = engine(bench, n, [top / "whole.md", top / "few.yaml"], [top / "whole.md", top / "many.yaml"])
        row("engine, 10,000 phrases / 100 phrases", many / few, "×", 1.5)
        check = [zhiyan, "check", "--no-config", "--fail-on", "never"]
        extra = race(n, check + ["--rules", str(top / "few.yaml"), folder], check + ["--rules", str(top / "many.yaml"), folder])
        print(f"<!-- check of the tree with 10,000 phrases beside the built-in ones / with 100: {extra[1][0] / extra[0][0]:.2f} -->")
        corpus.line(top / "small.txt", 1_000_000, 3)
        corpus.line(top / "large.txt", 50_000_000, 3)
        # The same text once as one line of 50 MB and once as documents of 1 MB: a short file measured over and over would be in
        # the processor's caches, and its branches learned.
        large, small = engine(bench, max(2, n // 2), [top / "large.txt"], [top / "large.txt", "--pieces", 1_000_000])
        row("engine, time per MB, one line of 50 MB / of 1 MB", large / small, "×", 1.2)
        whole = race(max(2, n // 2), check + [str(top / "small.txt")], check + [str(top / "large.txt")])
        print(f"<!-- check of the one-line files, time per MB, 50 MB / 1 MB: {whole[1][0] / whole[0][0] / 50:.2f} -->")
        (top / "one.txt").write_text("独家提供,即刻行动。\n王女士,您好:您 3 月 2 日索取的报价单见附件。\n", encoding="utf-8")
        ours, theirs = race(n * 12, check + [str(top / "one.txt")], [start])
        row("check of one small file / an empty program's start", ours[0] / theirs[0], "×", 2.0)
    if failed: sys.exit("not met: " + "; ".join(failed))

main()
