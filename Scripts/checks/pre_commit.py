#!/usr/bin/env python3
"""Install the hook `zhiyan` of this repository with pre-commit, from a local clone, and commit bad and good copy.

usage: Scripts/checks/pre_commit.py ZHIYAN

The hook is taken from a commit made of the working tree's .pre-commit-hooks.yaml, so that the file is tested as it is now.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    tool = pathlib.Path(sys.executable).with_name("pre-commit")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        programs, hooks, copy = folder / "bin", folder / "hooks", folder / "copy"
        for path in (programs, hooks, copy):
            path.mkdir()
        (programs / "zhiyan").symlink_to(program)
        environment = {key: value for key, value in os.environ.items() if key == "LD_LIBRARY_PATH"} | {
            "PATH": f"{programs}:{tool.parent}:{os.environ['PATH']}", "HOME": name, "PRE_COMMIT_HOME": f"{name}/cache",
            "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}

        def run(where, *command):
            done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, timeout=300)
            return done.returncode, done.stdout + done.stderr

        def must(where, *command):
            code, log = run(where, *command)
            if code:
                sys.exit(f"pre-commit: {' '.join(map(str, command))}: exit {code}\n{log}")
            return log.strip()

        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        must(hooks, "git", "init", "-q")
        must(hooks, "git", "add", ".")
        must(hooks, "git", "commit", "-qm", "hooks")
        revision = must(hooks, "git", "rev-parse", "HEAD")
        must(copy, "git", "init", "-q")
        (copy / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: zhiyan\n")
        must(copy, tool, "install")

        def commit(files):
            """The exit code and the log of a commit of these files and no others."""
            for path, text in files.items():
                (copy / path).write_text(text)
                must(copy, "git", "add", "--", path)
            code, log = run(copy, "git", "commit", "-qm", "copy")
            must(copy, "git", "reset", "-q")
            return code, log

        claims = []
        code, log = commit({"坏 的.txt": "马上抢购。\n"})
        claims.append(("a bad commit is blocked", code != 0 and "hype." in log, log))
        code, log = commit({"好.txt": "你好，附上说明。\n", ".pre-commit-config.yaml": (copy / ".pre-commit-config.yaml").read_text()})
        claims.append(("a good commit goes through", code == 0 and "Passed" in log, log))
        code, log = commit({"a.py": "x = '马上抢购'\n", "a.docx": "马上抢购\n"})
        claims.append(("files that are no copy are left alone", code == 0 and "Skipped" in log, log))
        code, log = commit({f"{number}.MD": "马上抢购。\n" if number == 7 else "你好。\n" for number in range(40)})
        claims.append(("one bad file among many blocks, in one run", code != 0 and log.count("检查了") == 1, log))
        code, log = commit({"ÿ é.txt": "ÿ好。\n"})
        claims.append(("other letters are no trouble", code == 0, log))
        (copy / "gbk.txt").write_bytes("马上抢购".encode("gbk"))
        must(copy, "git", "add", "gbk.txt")
        code, log = run(copy, "git", "commit", "-qm", "copy")
        claims.append(("a file that cannot be read blocks", code != 0 and "GB18030" in log, log))
        count = must(copy, "git", "rev-list", "--count", "HEAD")
        claims.append(("three commits went through", count == "3", count))
    failed = [(what, log) for what, holds, log in claims if not holds]
    for what, log in failed:
        print(f"pre-commit: not so: {what}\n{log}")
    print(f"pre-commit: {len(claims)} claims, {len(failed)} problems")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
