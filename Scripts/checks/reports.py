#!/usr/bin/env python3
"""Check the machine-readable reports of real runs, and that the SARIF checker notices what it should.

usage: Scripts/checks/reports.py ZHIYAN

The sample copy and copy with fixes are checked as SARIF (with Scripts/checks/sarif.py, and read with sarif-tools where
it is installed) and as JSON: places lead to the words quoted, and both formats name the same findings.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = {"sample": ["sample"], "fixes": ["--rules", "fixes.yaml", "--disable", "hype", "--disable", "absolute", "fixes"]}


def zhiyan(program, folder, *arguments):
    done = subprocess.run([program, "check", *arguments], cwd=folder, capture_output=True)
    if done.returncode != 1 or done.stderr:
        sys.exit(f"zhiyan check {' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


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
        failed += subprocess.run([*checker, str(log), "--root", folder, "--self-test"]).returncode
    print("reports: good" if not failed else f"reports: {failed} problems")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
