"""The lines that Docs/editors.md shows, and the home of somebody who has followed them."""
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
ENGLISH = ROOT / "Docs" / "editors.md"
CHINESE = ROOT / "Docs" / "editors.zh-CN.md"


def blocks(page):
    """What stands between fences, as (number of the section, language, text)."""
    found, section = [], 0
    for part in re.finditer(r"^(##) [^\n]*$|^```(\w+)\n(.*?)^```$", page.read_text(), re.M | re.S):
        if part[1]:
            section += 1
        else:
            found.append((section, part[2], part[3]))
    return found


def shown(section, language):
    """The blocks of one language in a section of the page, which is named by how its heading begins."""
    headings = re.findall(r"^## (.*)$", ENGLISH.read_text(), re.M)
    numbers = [number for number, heading in enumerate(headings, 1) if heading.startswith(section)]
    assert len(numbers) == 1, (section, headings)
    return [text for number, kind, text in blocks(ENGLISH) if (number, kind) == (numbers[0], language)]


def check_translation():
    assert blocks(ENGLISH) == blocks(CHINESE), "the two pages show different lines"


class Home:
    """An empty home with `zhiyan` on PATH, in which the commands of the page are run."""

    def __init__(self, folder, zhiyan):
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "zhiyan").symlink_to(zhiyan)
        (folder / "home").mkdir()
        # The commands expect to be run in the repository, and may leave files there.
        self.repository = folder / "repository"
        self.repository.mkdir()
        for name in ("Editors", "Scripts", "Docs"):
            (self.repository / name).symlink_to(ROOT / name)
        (folder / "tmp").mkdir()
        self.environment = {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"),
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "dumb", "EDITORS": str(ROOT / "Editors"),
        }

    def program(self, name, script):
        """A program on PATH that is a stand-in."""
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def follow(self, section):
        """Runs the commands of a section."""
        for text in shown(section, "sh"):
            subprocess.run(["sh", "-eu", "-c", text], cwd=self.repository, env=self.environment, check=True)

    def write(self, path, text):
        path = self.folder / "home" / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return str(path)

    def workspace(self, files):
        """A new folder under git with these files, by name; bytes or text."""
        folder = self.folder / "a place 文件"
        subprocess.run(["rm", "-rf", folder], check=True)
        folder.mkdir()
        subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
        for name, content in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    def run(self, command, cwd, **more):
        """Runs an editor; what it says where it fails."""
        done = subprocess.run(
            command, cwd=cwd, env={**self.environment, **more}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=300, errors="replace")
        if done.returncode:
            raise SystemExit(f"{command[0]}: exit {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done
