"""The same findings everywhere: in the editor, in JSON, in SARIF."""
import json
import subprocess

from lsp import ROOT
from lsp.client import Client


def check_parity(zhiyan):
    client = Client(zhiyan, "--date", "2026-01-15")
    client.initialize({"general": {"positionEncodings": ["utf-16"]}}, [ROOT])
    compared = 0
    for path in sorted((ROOT / "fixtures").rglob("*")):
        if path.suffix not in (".md", ".txt"):
            continue
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        common = ["check", "-", "--stdin-filename", str(path), "--force-exclude", "--date", "2026-01-15", "--fail-on", "never"]
        run = lambda form: json.loads(subprocess.run(
            [zhiyan, *common, "--format", form], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout)
        files = run("json")["files"]
        wanted = [(f["rule"], f["range"]["start"]["line"] - 1, f["range"]["start"]["column"] - 1,
                   f["range"]["end"]["line"] - 1, f["range"]["end"]["column"] - 1)
                  for file in files for f in file["findings"]]
        sarif = []
        for result in run("sarif")["runs"][0]["results"]:
            region = result["locations"][0]["physicalLocation"]["region"]
            sarif.append((result["ruleId"], region["startLine"] - 1, region["startColumn"] - 1,
                          region.get("endLine", region["startLine"]) - 1, region["endColumn"] - 1))
        client.open(path.as_uri(), text)
        found = [(d["code"], d["range"]["start"]["line"], d["range"]["start"]["character"],
                  d["range"]["end"]["line"], d["range"]["end"]["character"])
                 for d in client.diagnostics(path.as_uri())]
        assert found == wanted, (path, found, wanted)
        assert sorted(sarif) == sorted(wanted), (path, sarif, wanted)
        client.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        client.diagnostics(path.as_uri())
        compared += len(wanted)
    assert compared > 20, compared
    assert client.close() == 0
    return compared
