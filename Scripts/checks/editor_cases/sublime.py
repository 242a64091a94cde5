"""The plug-in for SublimeLinter over the real output of the program; its base classes and the view are stand-ins."""
import importlib.util
import subprocess
import sys
import types

from editor_cases.pages import ROOT

TEXT = "😀本店是全城最佳的店\n\n文案,世界\n甲\t👨‍👩‍👧立即抢购\n"


class View:
    """Points of a view count scalars, and lines end with one character, as Sublime Text has them."""

    def __init__(self, text):
        self.text = text

    def rowcol(self, point):
        before = self.text[:point]
        return before.count("\n"), point - (before.rfind("\n") + 1)


class LintMatch(dict):
    # As documented: lines and columns are counted from 0.
    def __init__(self, *, match, line, col, error_type, message, code="", end_line=None, end_col=None):
        super().__init__(line=line, col=col, error_type=error_type, message=message, code=code, end_line=end_line,
                         end_col=end_col)


def load():
    package, lint = types.ModuleType("SublimeLinter"), types.ModuleType("SublimeLinter.lint")
    lint.Linter, lint.LintMatch, lint.STREAM_STDOUT = type("Linter", (), {}), LintMatch, 1
    sys.modules.update({"SublimeLinter": package, "SublimeLinter.lint": lint})
    path = ROOT / "Editors" / "sublime" / "SublimeLinter-contrib-zhiyan" / "linter.py"
    specification = importlib.util.spec_from_file_location("zhiyan_linter", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.Zhiyan


def lint(linter, home, name, text):
    """What the plug-in finds in a text; without a name SublimeLinter puts in what stands behind the colon."""
    folder = home.workspace({".zhiyan.yaml": "packs: [absolute, hype, typography]\n"})
    path = str(folder / name) if name else "untitled.md"
    command = [path if part == "${file:untitled.md}" else part for part in linter.cmd]
    assert path in command
    output = subprocess.run(command, cwd=folder, env=home.environment, input=text.encode(), capture_output=True).stdout
    one = linter()
    one.view = View(text)
    return list(one.find_errors(output.decode()))


def check(home):
    linter = load()
    assert linter.error_stream == 1 and linter.defaults["selector"] == "text.html.markdown, text.plain"
    lines = TEXT.split("\n")
    for name in ("文 案.md", None):
        found = lint(linter, home, name, TEXT)
        assert [(one["code"], one["error_type"]) for one in found] == [
            ("absolute.superlative", "error"), ("typography.half-width-punctuation", "warning"), ("hype.act-now", "warning")]
        words = [lines[one["line"]][one["col"]:one["end_col"]] for one in found]
        assert words == ["全城最佳的", ",", "立即抢购"] and all(one["line"] == one["end_line"] for one in found), found
    found = lint(linter, home, "a.md", "\0")
    assert [(one["code"], one["line"]) for one in found] == [("unchecked", 0)], found
