"""Code actions and the commands behind them."""
from lsp import EDITS, HIT, RULE, codes
from lsp.client import Client


def check_commands(zhiyan, folder):
    client = Client(zhiyan)
    client.initialize(EDITS, [folder])
    uri = (folder / "短信.txt").as_uri()
    client.open(uri, HIT, "plaintext")
    client.diagnostics(uri)
    params = {"textDocument": {"uri": uri}, "context": {"diagnostics": []},
              "range": {"start": {"line": 0, "character": 6}, "end": {"line": 0, "character": 6}}}
    commands = [a["command"] for a in client.result("textDocument/codeAction", params) if "command" in a]
    assert [c["command"] for c in commands] == ["zhiyan.suppress", "zhiyan.allow"], commands
    for command in commands:
        assert client.result("workspace/executeCommand", command) is None
        edit = client.wait_request("workspace/applyEdit")["edit"]["documentChanges"]
        assert edit[0]["kind"] == "create" and edit[0]["uri"] == (folder / ".zhiyan.yaml").as_uri()
        (folder / ".zhiyan.yaml").write_text(edit[1]["edits"][0]["newText"])
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        client.expect(uri, lambda found: found == [], command)
        (folder / ".zhiyan.yaml").unlink()
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        client.expect(uri, bool, command)
    assert client.ask("workspace/executeCommand", {"command": "rm"})["error"]["code"] == -32602
    assert client.close() == 0


def put(text, edits):
    """A text of the basic plane with edits in it."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    offset = lambda place: starts[place["line"]] + place["character"]
    for edit in sorted(edits, key=lambda edit: offset(edit["range"]["start"]), reverse=True):
        start, end = (offset(edit["range"][name]) for name in ("start", "end"))
        text = text[:start] + edit["newText"] + text[end:]
    return text


def check_many(zhiyan, folder):
    """Whatever the range holds, every finding in it can be lived with, and one action silences them all."""
    line = "本店是全城最佳的店"
    texts = {
        "一行.md": f"{line}，{line}\n",
        "几行.md": "".join(f"- {line}\n" for _ in range(4)),
        "很多.md": "".join(f"# 标题\n\n{line}\n{line}\n\n> {line}\n\n| a | b |\n| --- | --- |\n| {line} | 好 |\n\n" for _ in range(100)),
    }
    (folder / ".zhiyan.yaml").write_text("packs: [absolute]\n")
    client = Client(zhiyan)
    client.initialize(EDITS, [folder], locale="en")
    for name, text in texts.items():
        uri = (folder / name).as_uri()
        client.open(uri, text)
        count = len(client.expect(uri, lambda found: set(codes(found)) == {RULE}))
        lines = text.count(line) if name != "一行.md" else 1
        assert count == text.count(line), (name, count)
        actions = client.result("textDocument/codeAction", {
            "textDocument": {"uri": uri}, "context": {"diagnostics": []},
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}}})
        single = [a for a in actions if a["title"] == f"Ignore {RULE} on this line"]
        assert len(single) == (lines if lines <= 10 else 0), (name, len(single))
        (whole,) = [a for a in actions if a["title"] == f"Ignore {RULE} in this file"]
        (group,) = [a for a in actions if a["title"] == f"Ignore all {count} here"]
        for action in (whole, group):
            assert len(action["diagnostics"]) == count
            (change,) = action["edit"]["documentChanges"]
            client.open(uri + ".md", put(text, change["edits"]))
            client.expect(uri + ".md", lambda found: found == [], action["title"])
            client.notify("textDocument/didClose", {"textDocument": {"uri": uri + ".md"}})
            client.expect(uri + ".md", lambda found: found == [], "it is closed")
    assert client.close() == 0
