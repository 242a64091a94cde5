#!/usr/bin/env python3
"""Try --changed-since, --staged and the baseline in repositories of git made for it.

usage: Scripts/checks/changes.py ZHIYAN

Each case makes a repository, changes it, and compares the places that are reported with those that must be.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SIN = "这里独家提供。"
OTHER = "周一开馆。"


class Repository:
    """A work tree; commands of git run in it with an identity and no configuration of the user's."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1",
                       "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a",
                       "GIT_COMMITTER_EMAIL": "a@b.c"}
        done = subprocess.run(["git", "-c", "protocol.file.allow=always", *arguments], cwd=self.folder, env=environment,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"git {arguments}: {done.stderr}")
        return done.stdout.strip()

    def write(self, name, *lines, end="\n", encoding="utf-8"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((end.join(lines) + end).encode(encoding))

    def commit(self, message="x"):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def check(self, *arguments, folder=".", paths=(".",)):
        done = subprocess.run(
            [ZHIYAN, "check", "--format", "json", "--no-config", "--disable", "message", *arguments, *paths],
            cwd=self.folder / folder, capture_output=True, text=True)
        try:
            report = json.loads(done.stdout)
        except ValueError:
            raise RuntimeError(f"{arguments}: no JSON: {done.stdout!r} {done.stderr!r}")
        places = {(file["path"], finding["range"]["start"]["line"]) for file in report["files"]
                  for finding in file["findings"]}
        return places, done.returncode, done.stderr, report


def expect(what, got, wanted):
    if got != wanted:
        raise AssertionError(f"{what}: {got}, not {wanted}")


def lines_and_renames(folder):
    repository = Repository(folder)
    repository.write("a.md", SIN, "", OTHER)
    repository.write("旧 名\"字\".md", SIN, "", *[f"{n}号{OTHER}" for n in range(20)])
    repository.write("gone.md", "旧通知一则。")
    repository.commit()
    repository.write("a.md", SIN, "", SIN, OTHER)
    repository.git("mv", "旧 名\"字\".md", "新 名\t字.md")
    with open(repository.folder / "新 名\t字.md", "a") as file:
        file.write(f"\n{SIN}\n")
    repository.git("rm", "-q", "gone.md")
    repository.write("中文/new.md", OTHER, "", SIN)
    places, code, _, _ = repository.check("--changed-since", "HEAD")
    expect("lines", places, {("a.md", 3), ("新 名\t字.md", 24), ("中文/new.md", 3)})
    expect("exit", code, 1)
    places, _, _, _ = repository.check("--changed-since", "HEAD", folder="中文")
    expect("from a folder below", places, {("new.md", 3)})
    places, _, _, _ = repository.check("--changed-since", "HEAD", paths=("a.md",))
    expect("a named file", places, {("a.md", 3)})
    places, _, _, _ = repository.check("--staged")
    expect("staged: a pure rename and a removal", places, set())
    repository.git("add", "a.md", "中文")
    repository.write("a.md", OTHER, "", OTHER)
    places, _, _, _ = repository.check("--staged")
    expect("staged, and edited since", places, {("a.md", 3), ("中文/new.md", 3)})


def branches(folder):
    repository = Repository(folder)
    repository.write("a.md", OTHER)
    repository.commit()
    repository.git("checkout", "-q", "-b", "work")
    repository.write("b.md", SIN)
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("a.md", OTHER, "", "这里独家发售。")
    repository.commit()
    repository.git("checkout", "-q", "work")
    places, _, _, _ = repository.check("--changed-since", "main")
    expect("what main did since is not ours", places, {("b.md", 1)})
    places, code, error, _ = repository.check("--changed-since", "HEAD")
    expect("nothing changed", (places, code), (set(), 0))
    assert "has changed" in error, error
    for name in ("nowhere", "--output=x", "HEAD:a.md"):
        _, code, error, _ = repository.check("--changed-since=" + name)
        expect(f"no revision {name}", code, 2)
        assert "there is no revision" in error, error


def messages(folder):
    repository = Repository(folder)
    text = ["尊敬的客户:", "", *[f"这是第{n}点说明,内容写在后面的附件里。" for n in range(6)], "", SIN]
    repository.write("a.txt", *text)
    repository.commit()
    repository.write("a.txt", *text, "", OTHER)
    own = ["--enable", "message", "--channel", "email"]
    done = subprocess.run([ZHIYAN, "check", "--format", "json", "--no-config", "--channel", "email", "--changed-since",
                           "HEAD", "a.txt"], cwd=repository.folder, capture_output=True, text=True)
    found = {finding["rule"] for finding in json.loads(done.stdout)["files"][0]["findings"]}
    assert any(rule.startswith("channel.") for rule in found), (found, own)
    assert "hype.exclusive" not in found, found


def odd_content(folder):
    repository = Repository(folder)
    repository.write("u.txt", "\ufeff" + OTHER, encoding="utf-16-le")
    repository.write("crlf.md", OTHER, "", SIN, end="\r\n")
    repository.commit()
    repository.write("u.txt", "\ufeff" + OTHER, SIN, encoding="utf-16-le")
    repository.write("crlf.md", OTHER, "", SIN, "", "++ b/x", "@@ -1 +1 @@", "", SIN, end="\r\n")
    places, _, _, _ = repository.check("--changed-since", "HEAD")
    expect("UTF-16 as a whole, CR LF by lines", places, {("u.txt", 2), ("crlf.md", 8)})


def first_commit(folder):
    repository = Repository(folder)
    repository.write("a.md", SIN)
    repository.git("add", "-A")
    places, _, _, _ = repository.check("--staged")
    expect("before the first commit", places, {("a.md", 1)})


def submodules(folder):
    other = Repository(folder / "other")
    other.write("a.md", SIN)
    other.commit()
    main = Repository(folder / "main")
    main.write("m.md", OTHER)
    main.commit()
    main.git("submodule", "--quiet", "add", str(other.folder), "sub")
    places, _, _, _ = main.check("--changed-since", "HEAD")
    expect("a new submodule", places, {("sub/a.md", 1)})
    main.commit()
    places, code, _, _ = main.check("--changed-since", "HEAD")
    expect("an old one", (places, code), (set(), 0))
    with open(main.folder / "sub/a.md", "a") as file:
        file.write(f"\n{SIN}\n")
    places, _, _, _ = main.check("--changed-since", "HEAD")
    expect("lines inside one", places, {("sub/a.md", 3)})
    Repository(main.folder / "apart").write("x.md", SIN)
    _, code, error, _ = main.check("--changed-since", "HEAD", paths=("apart",))
    expect("a repository of its own", code, 2)
    assert "apart/x.md" in error, error


def shallow(folder):
    full = Repository(folder / "full")
    for number in range(3):
        full.write("a.md", *[OTHER] * number, SIN)
        full.commit()
    clone = folder / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{full.folder}", str(clone)], check=True)
    done = subprocess.run([ZHIYAN, "check", "--changed-since", "HEAD~1", "."], cwd=clone, capture_output=True, text=True)
    expect("a shallow clone", done.returncode, 2)
    assert "shallow" in done.stderr and "fetch-depth" in done.stderr, done.stderr
    outside = folder / "outside"
    outside.mkdir()
    (outside / "a.md").write_text(SIN)
    done = subprocess.run([ZHIYAN, "check", "--changed-since", "HEAD", "."], cwd=outside, capture_output=True, text=True)
    expect("no repository", done.returncode, 2)


def hooks(folder):
    """A hook of git names its repository in the environment."""
    repository = Repository(folder)
    repository.write("a.md", OTHER)
    repository.commit()
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.write_text(f'#!/bin/sh\nexec "{ZHIYAN}" check --no-config --staged .\n')
    hook.chmod(0o755)
    repository.write("a.md", OTHER, "", SIN)
    repository.git("add", "-A")
    try:
        repository.git("commit", "-m", "x")
    except RuntimeError:
        pass
    else:
        raise AssertionError("the hook let a bad commit pass")
    repository.write("a.md", OTHER, "", OTHER)
    repository.commit()


def baselines(folder):
    repository = Repository(folder)
    repository.write("docs/a.md", SIN, "", "立即抢购!", "", OTHER)
    repository.write("docs/b.md", "全网最低价。")
    run = lambda *arguments, where=".": subprocess.run(  # noqa: E731
        [ZHIYAN, *arguments], cwd=repository.folder / where, capture_output=True, text=True)
    expect("write", run("baseline", "docs").returncode, 0)
    expect("not twice", run("baseline", "docs").returncode, 2)
    expect("known", run("check", "--baseline", "docs").returncode, 0)
    expect("from below", run("check", "--baseline", "a.md", where="docs").returncode, 0)
    (repository.folder / "docs/a.md").rename(repository.folder / "docs/c.md")
    expect("renamed", run("check", "--baseline", "docs").returncode, 0)
    repository.write("docs/b.md", "全网最低价。", "", "全网最低价。")
    done = run("check", "--baseline", "--format", "json", "docs")
    expect("a copy is new", json.loads(done.stdout)["summary"]["error"], 1)
    done = run("baseline", "--update", "docs")
    expect("update refuses", done.returncode, 1)
    assert "docs/b.md:3:1: absolute." in done.stderr, done.stderr
    before = (repository.folder / ".zhiyan-baseline.json").read_bytes()
    expect("update", run("baseline", "--update", "--allow-new", "docs").returncode, 0)
    expect("known now", run("check", "--baseline", "docs").returncode, 0)
    assert b"docs/c.md" in (repository.folder / ".zhiyan-baseline.json").read_bytes() and b"docs/a.md" in before
    repository.write("docs/b.md", OTHER)
    done = run("check", "--baseline", "docs")
    expect("gone", done.returncode, 0)
    assert "no longer there" in done.stderr and "docs/b.md" in done.stderr, done.stderr
    expect("prune", run("baseline", "--prune", "docs").returncode, 0)
    assert "no longer" not in run("check", "--baseline", "docs").stderr
    # A part of the tree says nothing of a file that went elsewhere.
    repository.write("docs/b.md", "全网最低价。")
    repository.write("web/x.md", "独家提供。")
    path = repository.folder / ".zhiyan-baseline.json"
    path.unlink()
    run("baseline", ".")
    (repository.folder / "docs/b.md").rename(repository.folder / "docs/d.md")
    expect("prune a part", run("baseline", "--prune", "web").returncode, 0)
    expect("still known", run("check", "--baseline", ".").returncode, 0)
    repository.git("add", "-A")
    assert "gone" not in run("check", "--baseline", "--staged", ".").stderr
    compact = json.dumps(json.loads(path.read_text()), separators=(",", ":"))
    path.write_text(compact)
    expect("laid out by another program", run("check", "--baseline", ".").returncode, 0)
    # A rule that is new since: counted, not shown, and the run fails.
    repository.write("r.yaml", "pack: house", "rules:", "  - id: open", "    check: phrase", "    level: warning",
                     "    message: {zh: 不要写}", "    phrases: [周一开馆]")
    done = run("check", "--baseline", "--rules", "r.yaml", "--format", "json", "docs")
    expect("a new rule", (done.returncode, json.loads(done.stdout)["summary"]["warning"]), (1, 0))
    assert "house.open" in done.stderr and "new or changed" in done.stderr, done.stderr
    path.write_text(compact.replace('"files":{', '"files":{\n<<<<<<< HEAD', 1))
    done = run("check", "--baseline", "docs")
    expect("a merge gone wrong", done.returncode, 2)
    assert ".zhiyan-baseline.json:" in done.stderr, done.stderr
    path.unlink()
    expect("none", run("check", "--baseline", "docs").returncode, 2)


CASES = [lines_and_renames, branches, messages, odd_content, first_commit, submodules, shallow, hooks, baselines]

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    ZHIYAN = str(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    with tempfile.TemporaryDirectory() as top:
        for case in CASES:
            try:
                case(pathlib.Path(top).resolve() / case.__name__)
            except (AssertionError, RuntimeError) as error:
                failed += 1
                print(f"{case.__name__}: {error}")
    print(f"changes: {len(CASES)} cases, {failed} failed")
    sys.exit(1 if failed else 0)
