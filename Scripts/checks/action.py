#!/usr/bin/env python3
"""Run the steps of action.yml as a runner of GitHub Actions would, against a release in a local folder.

usage: Scripts/checks/action.py ZHIYAN

Also checks that what Docs/ci.md shows of YAML can be read, and names inputs and hooks that there are. Expressions are put in, each step gets its own environment and what earlier ones added to PATH, and inputs that try to run
commands must not. It says nothing of GitHub's servers.
"""
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
PLATFORMS = {("Linux", "X64"): "x86_64-unknown-linux-musl", ("macOS", "ARM64"): "aarch64-apple-darwin"}
EXPRESSION = re.compile(r"\$\{\{ (inputs|github|steps)\.([\w.-]+) \}\}")
BAD, GOOD = "马上抢购。\n", "你好，附上说明。\n"


def form_problems():
    """What can be seen without running anything."""
    problems = []
    steps = ACTION["runs"]["steps"]
    used = set()
    for step in steps:
        if step.get("shell") != "bash" or "${{" in step["run"]:
            problems.append(f"{step['name']}: a step runs in bash, and takes expressions from its environment only")
        for value in step["env"].values():
            found = EXPRESSION.fullmatch(value)
            if not found:
                problems.append(f"{step['name']}: {value} is no expression that this check knows")
            elif found[1] == "inputs":
                used.add(found[2])
    if used != set(ACTION["inputs"]):
        problems.append(f"inputs that are used: {sorted(used)}; that are declared: {sorted(ACTION['inputs'])}")
    for name, item in ACTION["inputs"].items():
        if not isinstance(item.get("default"), str) or not item.get("description"):
            problems.append(f"the input {name} needs a description and a default that is a string")
    ids = {step.get("id") for step in steps}
    for name, output in ACTION["outputs"].items():
        if EXPRESSION.fullmatch(output["value"])[2].split(".")[0] not in ids:
            problems.append(f"the output {name} comes from no step")
    number = re.search(r'number = "([^"]+)"', (ROOT / "Sources/zhiyan/Zhiyan.swift").read_text())[1]
    if ACTION["inputs"]["version"]["default"] != number:
        problems.append(f"the action runs {ACTION['inputs']['version']['default']}, the program is {number}")
    return problems


def page_problems(page):
    """What a page shows of YAML that cannot be read, or does not fit the action and the hooks."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page.read_text(), re.M | re.S)
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    problems = [] if blocks else [f"{page.name} shows no YAML"]
    for block in blocks:
        found = yaml.safe_load(block)
        for job in found.get("jobs", {}).values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("OWNER/zhiyan@"):
                    if step["uses"] != f"OWNER/zhiyan@v{ACTION['inputs']['version']['default']}":
                        problems.append(f"{page.name}: {step['uses']} is another version")
                    problems += [f"{page.name}: there is no input {name}" for name in set(step["with"]) - set(ACTION["inputs"])]
        for repository in found.get("repos", []):
            problems += [f"{page.name}: there is no hook {h['id']}" for h in repository["hooks"] if h["id"] not in hooks]
    return problems


def release(folder, program, version, platform, is_damaged):
    """A release as it would be published: an archive with one folder, and the checksums."""
    place = folder / f"v{version}"
    place.mkdir(parents=True)
    name = f"zhiyan-{version}-{platform}"
    with tarfile.open(place / f"{name}.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(program, f"{name}/zhiyan")
    digest = hashlib.sha256((place / f"{name}.tar.gz").read_bytes()).hexdigest()
    digest = digest[::-1] if is_damaged else digest
    (place / "SHA256SUMS").write_text(f"{'0' * 64}  zhiyan-{version}-other.tar.gz\n{digest}  {name}.tar.gz\n")


class Job:
    """A job of one step that uses the action, in a folder of its own."""

    def __init__(self, folder, program, *, system=("Linux", "X64"), is_damaged=False, **inputs):
        self.work, self.releases = folder / "work", folder / "releases"
        self.work.mkdir()
        (folder / "temp").mkdir()
        (self.work / "bad.txt").write_text(BAD)
        (self.work / "good.txt").write_text(GOOD)
        platform = PLATFORMS.get(system, "none")
        release(self.releases, program, ACTION["inputs"]["version"]["default"], platform, is_damaged)
        self.folder, self.system = folder, system
        self.inputs = {name: item["default"] for name, item in ACTION["inputs"].items()}
        self.inputs |= {"releases": self.releases.as_uri()} | {k.replace("_", "-"): v for k, v in inputs.items()}
        self.outputs, self.log, self.code = {}, "", 0

    def run(self):
        files = {name: self.folder / name for name in ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for step in ACTION["runs"]["steps"]:
            for path in files.values():
                path.touch()
            added = files["GITHUB_PATH"].read_text().splitlines()
            environment = {name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH")}
            environment |= {
                "PATH": os.pathsep.join(added[::-1] + [environment["PATH"]]), "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_WORKSPACE": str(self.work),
                "GITHUB_SERVER_URL": "https://server.invalid", "RUNNER_OS": self.system[0], "RUNNER_ARCH": self.system[1],
                "RUNNER_TEMP": str(self.folder / "temp")} | {name: str(path) for name, path in files.items()}
            for name, value in step["env"].items():
                kind, key = EXPRESSION.fullmatch(value).groups()
                environment[name] = self.inputs[key] if kind == "inputs" else "someone/zhiyan"
            done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=self.work,
                                  env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
            self.log += done.stdout + done.stderr
            self.outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
            self.code = done.returncode
            if self.code:
                break
        self.page = files["GITHUB_STEP_SUMMARY"].read_text()
        self.path = files["GITHUB_PATH"].read_text()
        return self


def jobs(program, new):
    """Pairs of what must hold and whether it does."""
    good = new(paths="good.txt")
    yield "good copy passes", good.code == 0 and good.outputs == {"exit-code": "0", "report": ""}
    bad = new()
    yield "a fault fails the step, and is annotated", bad.code == 1 and "::warning file=bad.txt,line=1" in bad.log
    yield "outputs are there when the step fails", bad.outputs == {"exit-code": "1", "report": ""}
    yield "the page of the step is written", "马上抢购" in bad.page
    sarif = new(paths="good.txt\n\nbad.txt\n", format="sarif", output="a b.sarif", lang="en", fail_on="never")
    yield "a report is written, and named", (
        sarif.code == 0 and sarif.outputs["report"] == "a b.sarif"
        and '"language":"en"' in (sarif.work / "a b.sarif").read_text().replace(" ", ""))
    more = new(paths="bad.txt", arguments="--disable\nhype\n--no-config\r\n")
    yield "further arguments are handed on", more.code == 0
    missing = new(paths="none.txt")
    yield "a missing file is exit code 2", missing.code == 2 and missing.outputs["exit-code"] == "2"
    sly = "$(touch pwned)\n`touch pwned`\n; touch pwned #\n--output=pwned"
    for name in ("paths", "format", "output", "fail_on", "lang", "arguments", "version", "releases"):
        job = new(**{name: sly})
        found = [path for path in job.folder.rglob("*pwned*") if name not in ("output", "arguments") or path.is_dir()]
        yield f"{name} is no command", not found and job.code in ((0, 1, 2) if name == "output" else (2,))
    damaged = new(is_damaged=True)
    yield "a wrong checksum stops", damaged.code == 2 and "checksum" in damaged.log and not damaged.path
    other = new(version="9.9.9")
    yield "a version that is not there stops", other.code == 2 and "9.9.9 could not be downloaded" in other.log
    windows = new(system=("Windows", "X64"))
    yield "Windows is told so", windows.code == 2 and "There is no zhiyan for Windows" in windows.log
    mac = new(system=("macOS", "ARM64"), paths="good.txt")
    yield "a Mac gets its own archive", mac.code == 0 and "aarch64-apple-darwin" in mac.path


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    problems = form_problems() + page_problems(ROOT / "Docs/ci.md") + page_problems(ROOT / "Docs/ci.zh-CN.md")
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        ran = []

        def new(**inputs):
            place = pathlib.Path(folder, str(len(ran)))
            place.mkdir()
            ran.append(Job(place, program, **inputs).run())
            return ran[-1]

        for what, holds in jobs(program, new):
            count += 1
            if not holds:
                problems.append(f"not so: {what}; exit {ran[-1].code}, outputs {ran[-1].outputs}\n{ran[-1].log}")
    for problem in problems:
        print(f"action.yml: {problem}")
    print(f"action: {count} claims, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
