#!/usr/bin/env python3
"""Hold `zhiyan check --fix` and `--diff` to their promises with the built program.

usage: Scripts/checks/fix.py ZHIYAN [SEED]

1. A folder of files in all encodings and line ends is fixed; while it runs the program is killed (SIGKILL), 200 times in
   all, at random moments. Each time every file must be the old one or the new one, whole, with the mode it had.
2. What a kill leaves behind has a hidden name, so that a later run does not read it; a run that ends leaves nothing.
3. Fixing twice is fixing once.
4. The diff, given to `patch` and to `git apply`, makes the same files as the fix.

The seed is printed; give it to have the same run again.
"""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

KILLS = 200
FILES = 40
ARGUMENTS = ["--enable", "typography", "--no-config", "--min-level", "suggestion", "--fail-on", "never", "--jobs", "2"]
PIECES = ["您好,", "票已寄出!!", "苹果、、梨", "取件码７２３０", " ，", "(江北店)", "地址:", "人民路", "明天见~~~", "`代码,代码`", "{{姓名,称呼}}",
          "https://example.com/路径,名称 ", "还在路上...", "**您好,**", "Great!!", "甲;乙", "是吗?"]


def write(folder, random_):
    """Files in which something is to be fixed, by name; half of them in folders."""
    for number in range(FILES):
        path = folder / ("" if number % 2 else f"in {number % 5}") / f"{number} 稿.{('txt', 'md')[number % 2]}"
        path.parent.mkdir(exist_ok=True)
        end = ("\n", "\r\n", "\r")[number % 3]
        lines = ["".join(random_.choices(PIECES, k=random_.randrange(1, 9))) for _ in range(random_.randrange(1, 60))]
        text = end.join(["您好,票已寄出"] + lines) + (end if number % 4 else "")
        encoding = ("utf-8", "utf-8-sig", "utf-16")[number // 6 % 3]
        path.write_bytes(text.encode(encoding))
        path.chmod((0o644, 0o600, 0o755)[number // 3 % 3])


def contents(folder):
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode)
            for path in sorted(folder.rglob("*")) if path.is_file()}


def copy(folder, name):
    target = folder.parent / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target)
    return target


def fix(zhiyan, folder, *more):
    return subprocess.run([zhiyan, "check", ".", *ARGUMENTS, *more], cwd=folder, capture_output=True)


def fail(text):
    sys.exit(f"fix: {text}")


def kill(zhiyan, folder, seconds):
    """Starts a fix and kills it; true where it was still at work."""
    process = subprocess.Popen([zhiyan, "check", ".", *ARGUMENTS, "--fix"], cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    return process.wait() < 0


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    print(f"fix: seed {seed}")
    random_ = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        old_folder = pathlib.Path(place) / "old"
        old_folder.mkdir()
        write(old_folder, random_)
        old = contents(old_folder)

        new_folder = copy(old_folder, "new")
        start = time.monotonic()
        done = fix(zhiyan, new_folder, "--fix")
        span = time.monotonic() - start
        new = contents(new_folder)
        if done.returncode != 0:
            fail(f"exit {done.returncode}: {done.stderr.decode()}")
        if set(new) != set(old):
            fail(f"files came or went: {sorted(set(new) ^ set(old))}")
        for name in old:
            if old[name][0] == new[name][0] or old[name][1] != new[name][1]:
                fail(f"{name} was not fixed, or has another mode")
        if fix(zhiyan, new_folder, "--fix").returncode != 0 or contents(new_folder) != new:
            fail("fixing twice is not fixing once")

        check_diff(zhiyan, old_folder, new)
        check_kills(zhiyan, old_folder, old, new, span, random_)


def check_diff(zhiyan, old_folder, new):
    diff = fix(zhiyan, old_folder, "--diff")
    if diff.returncode != 1 or fix(zhiyan, old_folder, "--diff").stdout != diff.stdout:
        fail(f"--diff: exit {diff.returncode}, or two runs differ")
    # Whether a tool keeps the mode of a file is its own matter.
    wanted = {name: content for name, (content, _) in new.items()}
    for tool in (["patch", "-p1", "--binary", "--silent"], ["git", "apply", "--whitespace=nowarn"]):
        if shutil.which(tool[0]) is None:
            print(f"fix: {tool[0]} is not there, and was not asked")
            continue
        folder = copy(old_folder, "patched")
        done = subprocess.run(tool, cwd=folder, input=diff.stdout, capture_output=True)
        if done.returncode != 0:
            fail(f"{tool[0]} refuses the diff: {(done.stdout + done.stderr).decode(errors='replace')}")
        if {name: content for name, (content, _) in contents(folder).items()} != wanted:
            fail(f"{tool[0]} makes other files of the diff than --fix")


def check_kills(zhiyan, old_folder, old, new, span, random_):
    killed = midway = left = tries = 0
    folder = copy(old_folder, "work")
    while killed < KILLS:
        tries += 1
        if tries > 40 * KILLS:
            fail(f"only {killed} of {tries} runs could be killed")
        # From time to time a kill finds most of the work done: then it starts over.
        if all(contents(folder).get(name) == new[name] for name in new) or random_.random() < 0.3:
            shutil.rmtree(folder)
            folder = copy(old_folder, "work")
        if not kill(zhiyan, folder, random_.random() * span):
            continue
        killed += 1
        now = contents(folder)
        for name in old:
            if now.pop(name, None) not in (old[name], new[name]):
                fail(f"after a kill {name} is neither the old file nor the new one")
        left += len(now)
        for name in now:
            if not pathlib.PurePath(name).name.startswith(".zhiyan-"):
                fail(f"a kill left {name}")
        midway += 0 < sum(contents(folder)[name] == new[name] for name in new) < len(new)
    for path in folder.rglob(".zhiyan-*"):
        path.write_text("马上抢购,错过今天再等一年!")
    done = fix(zhiyan, folder, "--fix")
    now = {name: what for name, what in contents(folder).items() if name in old}
    if done.returncode != 0 or now != new or b".zhiyan-" in done.stdout + done.stderr:
        fail("after the kills a run does not end the work, or reads what they left")
    if midway == 0:
        fail("no kill came between the first file and the last")
    print(f"fix: {killed} kills, {midway} between two files, {left} hidden files left; diff and patch agree")


if __name__ == "__main__":
    main()
