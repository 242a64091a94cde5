#!/usr/bin/env python3
"""Check the machine-readable reports of real runs, and that the SARIF checker notices what it should.

usage: Scripts/checks/reports.py ZHIYAN

The sample copy and copy with fixes are checked as SARIF (with Scripts/checks/sarif.py, and read with sarif-tools where
it is installed) and as JSON: places lead to the words quoted, and both formats name the same findings. The other formats
are read by Scripts/checks/formats.py, and must say what JSON says, also of copy made to break them and of more findings
than GitHub shows; every format must exit with the same code.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import formats

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = {"sample": ["sample"], "fixes": ["--rules", "fixes.yaml", "--disable", "hype", "--disable", "absolute", "fixes"]}

# Signs of XML, Markdown, JSON and workflow commands, in the copy and in the names of files.
HOSTILE_RULES = r"""
pack: hostile
title: {zh: 难写的, en: Hard to write}
rules:
  - id: spans
    check: regex
    level: warning
    title: {zh: "100%::,|`<b>`", en: "100%::,|`<b>`"}
    message: {zh: "“{match}” 有 `|` <b> & ]]> %0A ::", en: "“{match}” has `|` <b> & ]]> %0A ::"}
    advice: {zh: "换掉 | 和 `", en: "Change | and `"}
    source: 无
    patterns: ['坏[^坏]{0,30}坏']
    examples: {flag: ["⟦坏|坏⟧", "⟦坏,坏⟧", "⟦坏,,坏⟧"], pass: [好, 很好, 真好]}
  - id: rewrites
    check: phrase
    level: suggestion
    title: {zh: 改写, en: Rewrite}
    message: {zh: "“{match}”", en: "“{match}”"}
    advice: {zh: "", en: ""}
    source: 无
    phrases: [{phrase: 难写, instead: "<很|`好`>, 100%"}]
    examples: {flag: ["⟦难写⟧", "真⟦难写⟧", "好⟦难写⟧"], pass: [好, 很好, 真好]}
  - id: worst
    check: phrase
    level: error
    title: {zh: 最, en: Most}
    message: {zh: "“{match}”", en: "“{match}”"}
    advice: {zh: 写事实, en: Write facts}
    source: 无
    phrases: [最差劲]
    examples: {flag: ["⟦最差劲⟧", "真⟦最差劲⟧", "好⟦最差劲⟧"], pass: [好, 很好, 真好]}
"""
HOSTILE_NAME = "怪 \"名'\n::error::字\", 100%|b`<c>&[x](y)_*#.txt"
HOSTILE_COPY = ("😀 a | b `码` <b>坏|`坏</b> ]]> %0A 坏<b>]]>&坏\r\n::error::坏%0D::,\"'坏 难写\r\n𠮷e\u0301坏\r\n::warning::\r\n坏 **坏\x01坏 坏\n"
                "最差劲|难写")
# A line longer than anyone wants to see, a hit over many lines, stretches without hits.
LONG_COPY = ("一段很长的文字，" * 200 + "坏事很坏" + "没有换行；" * 300 + "最差劲。\n" + "干净\n" * 30 + "坏\n" + "字\n" * 12
             + "坏\n干净\n" + "\n" * 8 + "难写\n\n")


def hostile(folder):
    """Copy, names and rules that break a report whose writer trusts them."""
    folder.mkdir()
    (folder / "rules.yaml").write_text(HOSTILE_RULES)
    (folder / "copy").mkdir()
    (folder / "copy" / HOSTILE_NAME).write_text(HOSTILE_COPY, newline="")
    (folder / "copy/clean.txt").write_text("你好，附上说明。\n")
    (folder / "copy/long.txt").write_text(LONG_COPY)
    (folder / "copy/::error::\n|`<b>.docx").write_bytes(b"PK")
    (folder / "copy/坏\x02的.txt").write_bytes(b"\xc4\xe3\xba\xc3\xa3\xac\xc7\xeb")
    return ["--no-config", "--rules", "rules.yaml", *(f"copy/{p.name}" for p in sorted((folder / "copy").iterdir()))]


def many(folder):
    """More findings of each level than GitHub shows."""
    folder.mkdir()
    (folder / "rules.yaml").write_text(HOSTILE_RULES)
    for number in range(4):
        (folder / f"{number}.txt").write_text("坏1坏，难写。\n最差劲。\n" * 4)
    return ["--no-config", "--rules", "rules.yaml", "--disable", "absolute", *(f"{number}.txt" for number in range(4))]


def clean(folder):
    """Copy without a fault, in two files."""
    folder.mkdir()
    for name in ("a.txt", "<b>&.txt"):
        (folder / name).write_text("你好，附上说明。\n")
    return ["--no-config", "a.txt", "<b>&.txt"]


def zhiyan(program, folder, *arguments, exit=1):
    environment = {k: v for k, v in os.environ.items() if k != "GITHUB_STEP_SUMMARY"}
    done = subprocess.run([program, "check", *arguments], cwd=folder, capture_output=True, env=environment)
    if done.returncode != exit or bool(done.stderr) != (exit == 2):
        sys.exit(f"zhiyan check {' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def service_problems(program, folder, arguments, exit=1, spoil=False):
    """Problems of all formats for services over one run, printed."""
    expected = formats.Expected(json.loads(zhiyan(program, folder, "--format", "json", *arguments, exit=exit)), folder)
    zhiyan(program, folder, "--format", "text", *arguments, exit=exit)
    failed = 0
    for name in formats.READERS:
        raw = zhiyan(program, folder, "--format", name, *arguments, exit=exit)
        problems = formats.problems_of(name, raw, expected)
        if spoil:
            problems += formats.unnoticed(name, raw, expected)
        failed += len(problems)
        for problem in problems:
            print(f"{name}: {problem}")
    failed += page_problems(program, folder, arguments, exit)
    print(f"{len(formats.READERS)} formats over {len(expected.findings)} findings and {len(expected.errors)} unread inputs, "
          f"{failed} problems")
    return failed


def page_problems(program, folder, arguments, exit):
    """1 unless the page of the step is the Markdown report behind what stood there."""
    page = pathlib.Path(folder, "page.md")
    page.write_bytes(b"before\n")
    environment = os.environ | {"GITHUB_STEP_SUMMARY": str(page)}
    done = subprocess.run([program, "check", "--format", "github", *arguments], cwd=folder, capture_output=True,
                          env=environment)
    wanted = b"before\n\n" + zhiyan(program, folder, "--format", "markdown", *arguments, exit=exit)
    got = page.read_bytes()
    page.unlink()
    if done.returncode == exit and got == wanted:
        return 0
    print(f"github: exit {done.returncode}, or the page of the step is not the Markdown report")
    return 1


def json_problems(report, folder):
    """Findings of a JSON report whose places do not lead to their words."""
    count = 0
    for file in report["files"]:
        data = pathlib.Path(folder, file["path"]).read_bytes()
        for finding in file["findings"]:
            start, end = finding["range"]["start"], finding["range"]["end"]
            words = data[start["byte"]:end["byte"]].decode()
            before = data[:start["byte"]].decode()
            column = len(before[before.rfind("\n") + 1:].encode("utf-16-le")) // 2 + 1
            place = (before.count("\n") + 1, column, len(before.encode("utf-16-le")) // 2, len(before))
            if words.replace("*", "") != finding["match"] or place != tuple(start[k] for k in ("line", "column", "utf16", "scalar")):
                count += 1
                print(f"json: {file['path']}: {finding['rule']}: {words!r} is not {finding['match']!r}, or {place} is wrong")
    return count


def places(report):
    return sorted((file["path"], finding["range"]["start"]["line"], finding["range"]["start"]["column"], finding["rule"])
                  for file in report["files"] for finding in file["findings"])


def sarif_places(log):
    found = []
    for result in log["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        found.append((place["artifactLocation"]["uri"], region["startLine"], region["startColumn"], result["ruleId"]))
    return sorted(found)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    checker = [sys.executable, str(ROOT / "Scripts/checks/sarif.py")]
    tools = pathlib.Path(sys.executable).with_name("sarif")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "fixtures", folder, dirs_exist_ok=True)
        for name, arguments in RUNS.items():
            log = pathlib.Path(folder, f"{name}.sarif")
            log.write_bytes(zhiyan(program, folder, "--format", "sarif", *arguments))
            print(f"{name}: ", end="", flush=True)
            failed += subprocess.run([*checker, str(log), "--root", folder]).returncode
            report = json.loads(zhiyan(program, folder, "--format", "json", *arguments))
            failed += json_problems(report, folder)
            if places(report) != sarif_places(json.loads(log.read_bytes())):
                failed += 1
                print(f"{name}: JSON and SARIF do not name the same findings")
            if tools.exists():
                seen = subprocess.run([str(tools), "summary", str(log)], capture_output=True, text=True)
                if seen.returncode:
                    failed += 1
                    print(f"{name}: sarif-tools cannot read the log: {seen.stderr}")
            print(f"{name}: ", end="")
            failed += service_problems(program, folder, arguments)
        failed += subprocess.run([*checker, str(log), "--root", folder, "--self-test"]).returncode
        strange, crowd, calm = (pathlib.Path(folder, name) for name in ("strange", "crowd", "calm"))
        print("hostile: ", end="")
        failed += service_problems(program, strange, hostile(strange), exit=2, spoil=True)
        print("many: ", end="")
        failed += service_problems(program, crowd, many(crowd))
        print("clean: ", end="")
        failed += service_problems(program, calm, clean(calm), exit=0)
    print("reports: good" if not failed else f"reports: {failed} problems")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
