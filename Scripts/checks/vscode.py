#!/usr/bin/env python3
"""Check the extension for Visual Studio Code: it runs against the real server, and its package is as vsce wants it.

usage: Scripts/checks/vscode.py ZHIYAN

VS Code itself is not run. Scripts/checks/vscode/ holds a stand-in for the module `vscode`, which has what the extension uses of
the documented API and throws on everything else; node, the extension, the server and the files are real.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

from editor_cases.pages import Home, shown

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "Editors" / "vscode"
STAND_IN = ROOT / "Scripts" / "checks" / "vscode"


def check_running(zhiyan):
    settings, _ = shown("Visual Studio Code", "json")
    environment = {**os.environ, "NODE_PATH": str(STAND_IN / "modules"), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                   "PAGE_SETTINGS": settings}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["node", str(STAND_IN / "drive.js"), zhiyan, str(EXTENSION)], env={**environment, "TMPDIR": folder},
            capture_output=True, text=True, timeout=900)
    if done.returncode:
        sys.exit(f"vscode: {done.stdout}{done.stderr}")
    return done.stdout.count("\n")


# What vsce refuses, and what VS Code reads of the manifest

CONTRIBUTIONS = {"configuration", "commands", "problemMatchers"}
SETTING_KEYS = {"type", "default", "scope", "description", "enum", "items"}
MATCHER_KEYS = {"name", "label", "owner", "source", "fileLocation", "severity", "pattern"}
PATTERN_KEYS = {"regexp", "severity", "file", "line", "endLine", "column", "endColumn", "code", "message"}


def check_manifest():
    package = json.loads((EXTENSION / "package.json").read_text())
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", package["publisher"]) and re.fullmatch(r"[a-z0-9][a-z0-9-]*", package["name"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert re.fullmatch(r"\^1\.\d+\.0", package["engines"]["vscode"])
    assert not package.get("icon", "").endswith(".svg")
    assert package["license"] == "Apache-2.0" and package["repository"]["url"].startswith("https://github.com/")
    assert (EXTENSION / package["main"]).is_file() and (EXTENSION / package["l10n"]).is_dir()
    assert not {"dependencies", "devDependencies", "scripts"} & package.keys(), "there is nothing to download"
    assert package["activationEvents"] and all(
        re.fullmatch(r"onLanguage:\w+", event) for event in package["activationEvents"])
    selector = re.search(r"LANGUAGES = \[(.*?)\]", (EXTENSION / "src" / "documents.js").read_text())[1]
    assert [event.partition(":")[2] for event in package["activationEvents"]] == re.findall(r"'(\w+)'", selector)
    contributes = package["contributes"]
    assert contributes.keys() == CONTRIBUTIONS, contributes.keys()
    for key, setting in contributes["configuration"]["properties"].items():
        assert key.startswith("zhiyan.") and setting.keys() <= SETTING_KEYS, key
        kinds = {"string": str, "array": list}
        assert isinstance(setting["default"], kinds[setting["type"]]), key
        assert setting["default"] in setting.get("enum", [setting["default"]]), key
    for matcher in contributes["problemMatchers"]:
        assert matcher.keys() == MATCHER_KEYS and matcher["pattern"].keys() == PATTERN_KEYS, matcher["name"]
    source = "".join(path.read_text() for path in sorted((EXTENSION / "src").glob("*.js")))
    registered = set(re.findall(r"registerCommand\('([^']+)'", source))
    assert {command["command"] for command in contributes["commands"]} == registered
    modules = set(re.findall(r"require\('([^.'][^']*)'\)", source))
    assert modules == {"vscode", "child_process", "os"}, modules
    check_texts(package, source)
    return package


def check_texts(package, source):
    """Every text has its words in both languages, and no words are left over."""
    keys = set(re.findall(r'"%(\w+)%"', json.dumps(package)))
    for name in ("package.nls.json", "package.nls.zh-cn.json"):
        assert json.loads((EXTENSION / name).read_text()).keys() == keys, name
    said = set(re.findall(r"l10n\.t\(\s*'((?:[^'\\]|\\.)*)'", source))
    translated = json.loads((EXTENSION / "l10n" / "bundle.l10n.zh-cn.json").read_text())
    assert len(said) == source.count("l10n.t(") and said == translated.keys(), said ^ translated.keys()
    for english, chinese in translated.items():
        assert sorted(re.findall(r"\{\d\}", english)) == sorted(re.findall(r"\{\d\}", chinese)), english


def check_settings_agree(zhiyan, package):
    """Values that the settings offer are those of the program."""
    properties = package["contributes"]["configuration"]["properties"]
    shown = subprocess.run([zhiyan, "check", "--help"], capture_output=True, text=True, check=True).stdout
    shown = re.sub(r"\s+", " ", shown)
    offered = {"channel": properties["zhiyan.channel"]["enum"][1:], "lang": properties["zhiyan.language"]["enum"][1:],
               "min-level": properties["zhiyan.minLevel"]["enum"][1:], "profile": properties["zhiyan.profile"]["items"]["enum"]}
    for option, values in offered.items():
        known = re.search(rf"--{option} <[\w-]+> .*?\(values: ([^;)]*)", shown)[1]
        assert known.split(", ") == values, (option, known, values)


# The package

def check_package(folder):
    first, second = folder / "a.vsix", folder / "b.vsix"
    for target, more in ((first, {}), (second, {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7"})):
        subprocess.run([ROOT / "Scripts" / "make-vsix", target], check=True, cwd=folder, env={**os.environ, **more})
    assert first.read_bytes() == second.read_bytes()
    archive = zipfile.ZipFile(first)
    assert archive.testzip() is None
    names = archive.namelist()
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=EXTENSION, capture_output=True, text=True,
        check=True).stdout.split()
    renamed = {"LICENSE": "LICENSE.txt", "README.md": "readme.md", "CHANGELOG.md": "changelog.md"}
    wanted = [f"extension/{renamed.get(name, name)}" for name in tracked if name != ".vscodeignore"]
    assert sorted(names) == sorted(wanted + ["extension.vsixmanifest", "[Content_Types].xml"]), names
    namespace = {"v": "http://schemas.microsoft.com/developer/vsx-schema/2011"}
    manifest = xml.fromstring(archive.read("extension.vsixmanifest"))
    for asset in manifest.findall(".//v:Asset", namespace):
        assert asset.get("Path") in names, asset.get("Path")
    assert manifest.find(".//v:License", namespace).text in names
    identity = manifest.find(".//v:Identity", namespace)
    package = json.loads(archive.read("extension/package.json"))
    assert (identity.get("Publisher"), identity.get("Id"), identity.get("Version")) == (
        package["publisher"], package["name"], package["version"])
    types = {entry.get("Extension") for entry in xml.fromstring(archive.read("[Content_Types].xml"))}
    assert {pathlib.PurePath(name).suffix for name in wanted} <= types, types
    assert archive.read("extension/LICENSE.txt") == (ROOT / "LICENSE").read_bytes()
    for page in ("readme.md", "changelog.md"):
        text = archive.read(f"extension/{page}").decode()
        # vsce rewrites relative links, and refuses pictures that are SVG or not fetched by HTTPS; there are none.
        assert not re.search(r"\]\((?!https://)|<svg|<img|!\[", text), page


# Tasks

def check_page(package, folder, zhiyan):
    """What the page says is what works: its commands with a stand-in for `code`, its settings, its task."""
    home = Home(folder, zhiyan)
    home.program("code", 'test "$1" = --install-extension && python3 -m zipfile -t "$2" >/dev/null')
    home.follow("Visual Studio Code")
    texts = shown("Visual Studio Code", "json")
    readme = (EXTENSION / "README.md").read_text()
    assert re.findall(r"^```json\n(.*?)^```$", readme, re.M | re.S) == texts
    task, = json.loads(texts[1])["tasks"]
    matchers = {f'${matcher["name"]}': matcher for matcher in package["contributes"]["problemMatchers"]}
    workspace = home.workspace({"文 案.md": "😀立即抢购\n"})
    output = subprocess.run(["sh", "-c", task["command"]], cwd=workspace, env=home.environment, capture_output=True, text=True)
    found = problem(matchers[task["problemMatcher"]], output.stdout.splitlines()[0], set())
    assert found[:7] == ("文 案.md", 1, 3, 1, 7, "warning", "hype.act-now"), output


def check_matchers(zhiyan, package, folder):
    """Each matcher's pattern over what a task prints, with names that are hard to write."""
    names = {"目 录/文案.md": "目 录/文案.md", "a,b.md": "a%2Cb.md", "100%:x.md": "100%25%3Ax.md"}
    text = "😀本店是全城最佳的店\n\n文案,世界\n<!-- zhiyan:ignore-next hype -->\n\n立即抢购\n"
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    formats = {"zhiyan": ("jsonl", {name: name for name in names}), "zhiyan-github": ("github", names)}
    for matcher in package["contributes"]["problemMatchers"]:
        form, shown = formats.pop(matcher["name"])
        assert matcher["label"].endswith(form)
        command = [zhiyan, "check", ".", "--enable", "typography", "--min-level", "suggestion", "--fail-on", "never", "--format"]
        report = subprocess.run([*command, "json"], cwd=folder, capture_output=True, text=True, check=True).stdout
        output = subprocess.run([*command, form], cwd=folder, capture_output=True, text=True, check=True).stdout
        expected = set()
        for file in json.loads(report)["files"]:
            for finding in file["findings"]:
                start, end = finding["range"]["start"], finding["range"]["end"]
                expected.add((shown[file["path"]], start["line"], start["column"], end["line"], end["column"],
                              finding["level"], finding["rule"], finding["message"]))
        assert len(expected) >= 9 and len({one[5] for one in expected}) == 3, expected
        found = {problem(matcher, line, {one[7] for one in expected}) for line in output.splitlines()} - {None}
        assert found == expected, (matcher["name"], found ^ expected)
    assert not formats


def problem(matcher, line, messages):
    """What VS Code makes of a line, by the rules of its problem matchers, with the level that it shows."""
    pattern = matcher["pattern"]
    match = re.search(pattern["regexp"], line)
    if not match:
        return None
    part = {key: match[number] for key, number in pattern.items() if key != "regexp"}
    # Only these two words mean something to VS Code here; for others the matcher has a level.
    level = {"error": "error", "warning": "warning"}.get(part["severity"], {"info": "suggestion"}.get(matcher["severity"]))
    message = next((one for one in messages if part["message"].startswith(one)), part["message"])
    return (part["file"], int(part["line"]), int(part["column"]), int(part["endLine"]), int(part["endColumn"]), level,
            part["code"], message)


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    package = check_manifest()
    check_settings_agree(zhiyan, package)
    with tempfile.TemporaryDirectory() as name:
        check_package(pathlib.Path(name))
    with tempfile.TemporaryDirectory() as name:
        check_matchers(zhiyan, package, pathlib.Path(name).resolve())
    with tempfile.TemporaryDirectory() as name:
        check_page(package, pathlib.Path(name).resolve(), zhiyan)
    count = check_running(zhiyan)
    print(f"vscode: {count} cases over a stand-in for VS Code, the package, the patterns of tasks")


if __name__ == "__main__":
    main()
