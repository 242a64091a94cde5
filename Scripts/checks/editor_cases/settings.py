"""Files for editors that are not run: they are read, and hold nothing but the keys that the editors' documentation names."""
import json
import re
import tomllib

from editor_cases.pages import ROOT

EDITORS = ROOT / "Editors"
LANGUAGES = {"markdown", "text", "yaml"}

# https://docs.helix-editor.com/languages.html
HELIX_LANGUAGE = {
    "name", "language-id", "scope", "injection-regex", "file-types", "shebangs", "roots", "auto-format",
    "diagnostic-severity", "comment-tokens", "block-comment-tokens", "indent", "language-servers", "grammar", "formatter",
    "soft-wrap", "text-width", "rulers", "path-completion", "workspace-lsp-roots", "persistent-diagnostic-sources",
}
HELIX_SERVER = {"command", "args", "config", "timeout", "environment", "required-root-patterns"}


def check_helix():
    text = (EDITORS / "helix" / "languages.toml").read_text()
    # With the settings that the file offers in a remark as well.
    for variant in (text, re.sub(r"^# (config = .*)$", r"\1", text, flags=re.M)):
        file = tomllib.loads(variant)
        assert file.keys() == {"language-server", "language"}, file.keys()
        server = file["language-server"]["zhiyan"]
        assert server.keys() <= HELIX_SERVER and (server["command"], server["args"]) == ("zhiyan", ["lsp"]), server
        assert {language["name"] for language in file["language"]} == LANGUAGES
        for language in file["language"]:
            assert language.keys() <= HELIX_LANGUAGE and "zhiyan" in language["language-servers"], language
            # Helix knows no language for plain text; one of its own needs these.
            assert language["name"] != "text" or {"scope", "file-types"} <= language.keys()
    assert file["language-server"]["zhiyan"]["config"] == {"channel": "sms"}


def check_zed():
    """https://zed.dev/docs/configuring-languages"""
    file = json.loads((EDITORS / "zed" / "settings.json").read_text())
    assert file["lsp"] == {"zhiyan": {"binary": {"path": "zhiyan", "arguments": ["lsp"]}}}
    assert file["languages"] == {
        name: {"language_servers": ["zhiyan", "..."]} for name in ("Markdown", "Plain Text", "YAML")}
    assert file.keys() == {"lsp", "languages"}


def check_sublime():
    """https://lsp.sublimetext.io/client_configuration/"""
    text = (EDITORS / "sublime" / "LSP.sublime-settings").read_text()
    file = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))
    client = file["clients"]["zhiyan"]
    assert client.keys() <= {"enabled", "command", "selector", "settings", "initializationOptions"}, client
    assert client["command"] == ["zhiyan", "lsp"] and client["enabled"] is True
    assert set(client["selector"].split(" | ")) == {"text.html.markdown", "text.plain", "source.yaml"}


def check():
    check_helix()
    check_zed()
    check_sublime()
