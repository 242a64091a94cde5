#!/usr/bin/env python3
"""Drive real editors without a screen: Neovim, Emacs and Vim type, read diagnostics, apply fixes and stop.

usage: Scripts/checks/editors.py ZHIYAN

What runs are the files of Editors/ and the lines that Docs/editors.md shows, in a home where somebody has followed that page.
"""
import glob
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from editor_cases import settings, sublime
from editor_cases.pages import Home, check_translation, shown

CASES = pathlib.Path(__file__).resolve().parent / "editor_cases"
TEXT = "😀本店是全城最佳的店\n\n文案,世界\n"
FIXED = TEXT.replace(",", "，")
FILES = {
    ".zhiyan.yaml": "packs: [absolute, hype, typography]\n", "文案.md": TEXT, "目 录/文 案.md": TEXT + "立即抢购\n",
    "说明.txt": "立即抢购\n", "坏.md": b"\x80\x81\n", "broken/.zhiyan.yaml": "pakcs: [hype]\n", "broken/x.md": "立即抢购\n",
}


def check_neovim(home):
    home.follow("Neovim")
    first, second = shown("Neovim", "lua")
    for stand_in in ("", "0.8", "0.11"):
        home.write(".config/nvim/init.lua", first)
        folder = home.workspace(FILES)
        more = ["--cmd", f"luafile {CASES}/neovim_new.lua"] if stand_in else []
        home.run(["nvim", "--headless", "-i", "NONE", *more, "-c", f"luafile {CASES}/neovim.lua"], folder, STAND_IN=stand_in)
        assert (folder / "文案.md").read_text() == FIXED, stand_in
    home.write(".config/nvim/init.lua", second)
    home.run(["nvim", "--headless", "-i", "NONE", "-c", f"luafile {CASES}/neovim_settings.lua"], home.workspace(FILES))


def check_emacs(home):
    home.follow("Emacs")
    paths = [part for path in glob.glob("/usr/share/emacs/site-lisp/elpa/*") for part in ("-L", path)]
    for name, lines in zip(("eglot", "flymake"), shown("Emacs", "elisp"), strict=True):
        start = home.write(".emacs.d/init.el", lines)
        folder = home.workspace(FILES)
        home.run(["emacs", "-Q", "--batch", *paths, "-l", start, "-l", str(CASES / "common.el"),
                  "-l", str(CASES / f"{name}.el")], folder)
        assert (folder / "文案.md").read_text() == (FIXED if name == "eglot" else TEXT), name


def vim():
    """Vim itself: `vim` may be another name of Neovim."""
    for name in ("vim", "vim.basic", "vim.nox", "vim.gtk3"):
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True).stdout.startswith(b"VIM - Vi IMproved"):
            return path
    sys.exit("editors: there is no Vim; Scripts/prepare --tests installs it")


def check_vim(home):
    home.follow("Vim")
    for name, lines in zip(("vim", "ale"), shown("Vim", "vim"), strict=True):
        start = home.write(".vimrc", lines)
        # Vim has no way to print in this mode; what went wrong stands in a file.
        result = home.folder / "result"
        result.write_text("Vim did not come to its end")
        try:
            home.run([vim(), "-N", "-i", "NONE", "-u", start, "-es", "-S", str(CASES / f"{name}.vim")],
                     home.workspace(FILES), RESULT=str(result))
        except SystemExit as problem:
            sys.exit(f"{problem}\n{name}.vim: {result.read_text(errors='replace')}")
        assert result.read_text() == "", result.read_text()


def check_any(home):
    """The command for any other editor, as it stands on the page."""
    command, = shown("Any other editor", "sh")
    done = subprocess.run(["sh", "-c", command], cwd=home.workspace(FILES), env=home.environment, input=TEXT.encode(),
                          capture_output=True, check=True)
    rules = [json.loads(line)["rule"] for line in done.stdout.decode().splitlines()]
    assert rules == ["absolute.superlative", "typography.half-width-punctuation"], rules


def main():
    zhiyan = pathlib.Path(sys.argv[1]).resolve()
    check_translation()
    settings.check()
    with tempfile.TemporaryDirectory() as name:
        home = Home(pathlib.Path(name).resolve(), zhiyan)
        for check in (check_any, sublime.check, check_vim, check_neovim, check_emacs):
            check(home)
    print("editors: Neovim (also as 0.8 and 0.11 would start it), Emacs with eglot and with Flymake, Vim, ALE, SublimeLinter's"
          " plug-in; files for Helix, Zed and LSP")


if __name__ == "__main__":
    main()
