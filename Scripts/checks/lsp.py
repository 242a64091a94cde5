#!/usr/bin/env python3
"""Drive the language server as clients do, and as no client should.

usage: Scripts/checks/lsp.py ZHIYAN [SEED]

The first half sends bytes by hand: lifecycle, framing, faults, edits, configurations. The second half is pytest-lsp with the
capabilities of real editors and each way to count positions; it also holds every message to the types of the protocol.
"""
import asyncio
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from language_client import Client

ROOT = pathlib.Path(__file__).resolve().parents[2]
HIT = "😀本店是全城最佳的店\n"
WORDS = "全城最佳的"
RULE = "absolute.superlative"
ACTIONS = {"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
EDITS = {**ACTIONS, "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True,
                                                                     "resourceOperations": ["create"]}}}
ENCODINGS = [None, ["utf-16"], ["utf-8", "utf-16"], ["utf-32", "utf-16"], ["utf-16", "utf-8", "utf-32"]]
CHOSEN = ["utf-16", "utf-16", "utf-8", "utf-32", "utf-8"]


def units(text, encoding):
    return len(text.encode({"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding])) // {
        "utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]


def code(client, method, params, id=None):
    return client.ask(method, params, id).get("error", {}).get("code")


# Lifecycle

def check_lifecycle(zhiyan):
    client = Client(zhiyan)
    assert code(client, "textDocument/hover", {}) == -32002
    client.notify("textDocument/didOpen", {"textDocument": {"uri": "file:///a.md", "text": HIT}})
    assert client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {},
                                    "initializationOptions": None}, id="text id")["id"] == "text id"
    client.notify("initialized", {})
    assert code(client, "initialize", {"capabilities": {}}) == -32600
    assert code(client, "textDocument/nothing", {}) == -32601
    assert code(client, "textDocument/hover", {}) == -32602
    assert code(client, "textDocument/hover", {"textDocument": {"uri": "file:///none.md"}}) == -32602
    client.notify("$/nothing", {})
    client.notify("nothing/at/all", None)
    client.result("shutdown", None)
    assert code(client, "textDocument/hover", {}) == -32600
    client.notify("exit", None)
    assert client.process.wait(timeout=20) == 0

    client = Client(zhiyan, "--stdio")
    client.initialize()
    client.notify("exit", None)
    assert client.process.wait(timeout=20) == 1, "exit without shutdown"

    client = Client(zhiyan)
    client.initialize()
    client.process.stdin.close()
    assert client.process.wait(timeout=20) == 1, "end of input"

    client = Client(zhiyan)
    client.initialize()
    client.result("shutdown", None)
    client.process.stdin.close()
    assert client.process.wait(timeout=20) == 0, "end of input after shutdown"

    parent = subprocess.Popen(["sleep", "60"])
    client = Client(zhiyan)
    client.initialize(processId=parent.pid)
    parent.kill()
    parent.wait()
    assert client.process.wait(timeout=20) == 1, "the parent is dead"


def check_framing(zhiyan):
    client = Client(zhiyan)
    client.initialize()
    uri = "file:///frames/文案.md"
    opening = client.frame({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {
        "textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": HIT}}})
    for byte in opening:
        client.raw(bytes([byte]))
    assert [d["code"] for d in client.diagnostics(uri)] == [RULE]
    for bad in (b"Content-Length: 5\r\n\r\n{nope", b"Content-Length: nine\r\n\r\n", b"X-Header: 1\r\n\r\n",
                b"Content-Length: 99999999999\r\n" * 0 + b"content-length:2\r\n\r\n[]"):
        client.raw(bad)
        client.receive()
        assert client.answers.pop(None)["error"]["code"] in (-32700, -32600), bad
    body = b'{"jsonrpc":"2.0","id":77,"method":"x"}'
    both = (b"CONTENT-LENGTH:   %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n" % len(body)) + body
    client.raw(both + both.replace(b"77", b"78"))
    assert client.answer(77)["error"]["code"] == client.answer(78)["error"]["code"] == -32601
    # A cancelled request is answered once, whether it was in time or not.
    hover = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 7}}
    frames = b"".join(client.frame({"jsonrpc": "2.0", "id": 100 + n, "method": "textDocument/hover", "params": hover})
                      for n in range(20))
    client.raw(frames + client.frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 119}}))
    cancelled = [client.answer(100 + n).get("error", {}).get("code") for n in range(20)]
    assert set(cancelled) <= {None, -32800}, cancelled
    assert client.close() == 0


# Text

def place(random_, lines):
    return {"line": random_.randrange(lines + 2), "character": random_.randrange(14)}


def offset(text, position, starts):
    """The index in UTF-16 units of a text, as the protocol defines it."""
    if position["line"] >= len(starts):
        return len(text)
    start = starts[position["line"]]
    end = starts[position["line"] + 1] if position["line"] + 1 < len(starts) else len(text)
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    units_ = 0
    for index in range(start, end):
        units_ += 2 if ord(text[index]) > 0xFFFF else 1
        if units_ > position["character"]:
            return index
    return end


def line_starts(text):
    starts = [0]
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1:index + 2] != "\n"):
            starts.append(index + 1)
    return starts


def check_edits(zhiyan, seed):
    """The server's text is seen through its findings: they must be those of the text that it should have."""
    random_ = random.Random(seed)
    pieces = ["a", "文", "😀", "👨‍👩‍👧", "\n", "\r\n", "\r", "全城最佳", "立即抢购", "的店", " "]
    client = Client(zhiyan)
    client.initialize()
    text, uri, other = HIT, "untitled:one", "untitled:two"
    client.open(uri, text, version=0)
    client.diagnostics(uri, 0)
    version = 0
    for _ in range(60):
        changes = []
        for _ in range(random_.randrange(1, 30)):
            new = "".join(random_.choice(pieces) for _ in range(random_.randrange(5)))
            starts = line_starts(text)
            first, second = place(random_, len(starts)), place(random_, len(starts))
            a, b = sorted((offset(text, first, starts), offset(text, second, starts)))
            text = text[:a] + new + text[b:]
            changes.append({"range": {"start": first, "end": second}, "text": new})
        version += random_.randrange(1, 6)
        client.change(uri, version, *changes)
        client.open(other, text, version=version)
        wanted = client.diagnostics(other, version)
        client.notify("textDocument/didClose", {"textDocument": {"uri": other}})
        assert client.diagnostics(uri, version) == wanted, (seed, version, text)
    assert client.close() == 0


# Configuration

def check_configuration(zhiyan, folder):
    (folder / ".git").mkdir()
    config = folder / ".zhiyan.yaml"
    uri = (folder / "文案.md").as_uri()
    for answer in (None, [None], [{}], ["wrong"], [[1]], [{"channel": 5, "rules": "x", "profile": ["x"]}]):
        client = Client(zhiyan)
        client.settings = answer
        client.initialize({"workspace": {"configuration": True}}, [folder])
        client.wait_request("workspace/configuration")
        client.open(uri, HIT)
        assert [d["code"] for d in client.diagnostics(uri)] == [RULE], answer
        client.notify("workspace/didChangeConfiguration", {"settings": {}})
        client.wait_request("workspace/configuration")
        assert client.close() == 0

    client = Client(zhiyan)
    client.initialize({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}, [folder])
    assert client.wait_request("client/registerCapability")["registrations"]
    client.open(uri, HIT)
    assert [d["code"] for d in client.diagnostics(uri)] == [RULE]

    def changed(path):
        client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    config.write_text("allow: [全城最佳的]\n")
    changed(config)
    assert client.diagnostics(uri) == []
    config.write_text("allow: [全城最佳的\n")
    changed(config)
    assert client.diagnostics(uri) == [], "the last good configuration goes on"
    assert ".zhiyan.yaml" in client.wait("window/showMessage")["message"]
    assert client.diagnostics(config.as_uri()), "the mistake is shown in the file"
    config.write_text("levels: {absolute: suggestion}\nrules: [house.yaml]\n")
    house = folder / "house.yaml"
    house.write_text("pack: house\nrules:\n  - {id: shop, check: phrase, level: error, message: 店, phrases: [本店]}\n")
    changed(config)
    assert [(d["code"], d["severity"]) for d in client.diagnostics(uri)] == [("house.shop", 1), (RULE, 3)]
    assert client.diagnostics(config.as_uri()) == [], "it is mended"
    house.write_text("pack: house\nrules:\n  - {id: shop, check: phrase, level: eror, message: 店, phrases: [本店]}\n")
    changed(house)
    assert [d["code"] for d in client.diagnostics(uri)] == ["house.shop", RULE]
    assert "eror" in client.diagnostics(house.as_uri())[0]["message"]
    (folder / ".zhiyanignore").write_text("*.md\n")
    changed(folder / ".zhiyanignore")
    assert client.diagnostics(uri) == []
    (folder / ".zhiyanignore").unlink()
    assert client.close() == 0
    config.unlink()
    house.unlink()

    # Two folders, each with its own configuration; settings of a client without workspace/configuration.
    client = Client(zhiyan)
    folders = [folder / "一", folder / "二"]
    for each in folders:
        each.mkdir()
    (folders[0] / ".zhiyan.yaml").write_text("packs: [hype]\n")
    client.initialize({}, folders, initializationOptions={"language": "en"})
    client.open((folders[0] / "a.md").as_uri(), HIT)
    client.open((folders[1] / "a.md").as_uri(), HIT)
    assert client.diagnostics((folders[0] / "a.md").as_uri()) == []
    assert "法" not in client.diagnostics((folders[1] / "a.md").as_uri())[0]["message"]
    client.notify("workspace/didChangeConfiguration", {"settings": {"zhiyan": {"language": "zh"}}})
    assert "法" in client.diagnostics((folders[1] / "a.md").as_uri())[0]["message"]
    assert client.close() == 0

    # Paths of settings count from the first folder; an empty list is how Lua writes no settings.
    house.write_text("pack: house\nrules:\n  - {id: shop, check: phrase, level: error, message: 店, phrases: [本店]}\n")
    for settings, wanted in (({"rules": ["house.yaml"]}, ["house.shop", RULE]), ([], [RULE])):
        client = Client(zhiyan)
        client.initialize({}, [folder], initializationOptions=settings)
        client.open("untitled:Untitled-1", HIT)
        assert [d["code"] for d in client.diagnostics("untitled:Untitled-1")] == wanted
        assert client.close() == 0


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
        assert client.diagnostics(uri) == [], command
        (folder / ".zhiyan.yaml").unlink()
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        assert client.diagnostics(uri) != [], command
    assert client.ask("workspace/executeCommand", {"command": "rm"})["error"]["code"] == -32602
    assert client.close() == 0


def check_authors(zhiyan, folder):
    client = Client(zhiyan)
    client.initialize({"textDocument": {"hover": {"contentFormat": ["markdown"]}}}, [folder])
    uri = (folder / "house.yaml").as_uri()
    text = ("pack: house\nsets:\n  buy: [下单, 抢购]\nrules:\n  - id: now\n    check: phrase\n    level: warning\n"
            "    message: 别催\n    phrases:\n      - 马上<buy>\n    examples:\n      flag: [⟦马上下单⟧, 请⟦马上抢购⟧]\n"
            "      pass: [马上就好]\n")
    client.open(uri, text, "yaml")
    assert client.diagnostics(uri) == []
    at = {"textDocument": {"uri": uri}, "position": {"line": 9, "character": 9}}
    assert "马上抢购" in client.result("textDocument/hover", at)["contents"]["value"]
    broken = text.replace("pass: [马上就好]", "pass: [马上下单]")
    client.change(uri, 2, {"text": broken})
    (failure,) = client.diagnostics(uri, 2)
    assert failure["range"]["start"]["line"] == 12 and "fails" in failure["message"], failure

    def labels(line, typed):
        changed = text.split("\n")
        changed.insert(line, typed)
        client.change(uri, 3, {"text": "\n".join(changed)})
        items = client.result("textDocument/completion", {
            "textDocument": {"uri": uri}, "position": {"line": line, "character": len(typed)}})
        return [item["label"] for item in items]

    assert "buy" in labels(10, "      - 马上<")
    assert "deadline" in labels(10, "      - 马上<@de")
    assert "consistency" in labels(5, "    check: c")
    assert "unless" in labels(7, "    un") and "phrases" in labels(7, "    ")
    assert labels(13, "      pas") == ["flag", "pass", "exempt", "date"]
    assert labels(0, "") == ["pack", "title", "sets", "rules"]
    config = (folder / ".zhiyan.yaml").as_uri()
    client.open(config, "levels: {hype.act-nwo: error}\n", "yaml")
    assert "did you mean hype.act-now?" in client.diagnostics(config)[0]["message"]
    other = (folder / "other.yaml").as_uri()
    client.open(other, "rules: [a\n", "yaml")
    assert client.diagnostics(other) == []
    assert client.close() == 0


def check_pull(zhiyan, folder):
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    client = Client(zhiyan)
    answer = client.initialize(capabilities, [folder])
    assert answer["diagnosticProvider"]["workspaceDiagnostics"]
    uri = (folder / "拉.md").as_uri()
    client.open(uri, HIT)
    params = {"textDocument": {"uri": uri}}
    full = client.result("textDocument/diagnostic", params)
    assert full["kind"] == "full" and [d["code"] for d in full["items"]] == [RULE]
    assert full["items"][0]["codeDescription"]["href"].startswith("https://")
    same = client.result("textDocument/diagnostic", {**params, "previousResultId": full["resultId"]})
    assert same == {"kind": "unchanged", "resultId": full["resultId"]}
    for number in range(60):
        (folder / f"{number}.md").write_text(HIT)
    first = client.result("workspace/diagnostic", {"previousResultIds": [], "workDoneToken": "w"})
    assert len(first["items"]) == 60 and all(len(i["items"]) == 1 for i in first["items"])
    kinds = [m["params"]["value"]["kind"] for m in client.notifications if m["method"] == "$/progress"]
    assert kinds == ["begin", "report", "end"], kinds
    # Asked again, the server waits for a change; the wait can be cancelled.
    known = [{"uri": i["uri"], "value": i["resultId"]} for i in first["items"]]
    waiting = client.start("workspace/diagnostic", {"previousResultIds": known})
    client.notify("$/cancelRequest", {"id": waiting})
    assert client.answer(waiting)["error"]["code"] == -32800
    waiting = client.start("workspace/diagnostic", {"previousResultIds": known, "partialResultToken": 5})
    (folder / "7.md").write_text("好\n")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": (folder / "7.md").as_uri(), "type": 2}]})
    assert client.answer(waiting)["result"]["items"] == []
    parts = [m["params"]["value"]["items"][0] for m in client.notifications
             if m["method"] == "$/progress" and m["params"]["token"] == 5]
    assert [p["items"] for p in parts if p["kind"] == "full"] == [[]] and len(parts) == 60
    (folder / ".zhiyan.yaml").write_text("packs: [hype]\n")
    client.notify("workspace/didChangeWatchedFiles", {
        "changes": [{"uri": (folder / ".zhiyan.yaml").as_uri(), "type": 1}]})
    client.wait_request("workspace/diagnostic/refresh")
    assert client.result("textDocument/diagnostic", params)["items"] == []
    assert not [m for m in client.notifications if m["method"] == "textDocument/publishDiagnostics"]
    assert client.close() == 0


# The same findings everywhere

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


# As real editors

async def check_snapshot(zhiyan, folder, spec, offered, chosen):
    from lsprotocol import types
    from pytest_lsp import client_capabilities, make_test_lsp_client

    client = make_test_lsp_client()
    await client.start_io(zhiyan, "lsp")
    capabilities = client_capabilities(spec)
    if offered != "own":
        capabilities.general = capabilities.general or types.GeneralClientCapabilities()
        capabilities.general.position_encodings = offered
    else:
        own = (capabilities.general and capabilities.general.position_encodings) or []
        chosen = next((e for e in ("utf-8", "utf-32", "utf-16") if e in [getattr(o, "value", o) for o in own]), "utf-16")
    result = await client.initialize_session(types.InitializeParams(
        capabilities=capabilities, workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="w")]))
    assert getattr(result.capabilities.position_encoding, "value", result.capabilities.position_encoding) == chosen
    uri = (folder / "编辑.md").as_uri()
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=types.TextDocumentItem(
        uri=uri, language_id="markdown", version=0, text=HIT)))
    document = types.TextDocumentIdentifier(uri=uri)
    pulls = capabilities.text_document.diagnostic is not None
    assert pulls == (result.capabilities.diagnostic_provider is not None)

    async def diagnostics():
        if pulls:
            report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=document))
            return report.items
        await client.wait_for_notification("textDocument/publishDiagnostics")
        return client.diagnostics[uri]

    (found,) = await diagnostics()
    start, end = units("😀本店是", chosen), units("😀本店是" + WORDS, chosen)
    assert (found.range.start.line, found.range.start.character) == (0, start), (spec, chosen, found.range)
    assert (found.range.end.line, found.range.end.character) == (0, end), (spec, chosen, found.range)
    assert (found.code, found.source) == (RULE, "zhiyan")
    hover = await client.text_document_hover_async(types.HoverParams(
        text_document=document, position=types.Position(line=0, character=start + 1)))
    assert hover.range == found.range and RULE in hover.contents.value
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        text_document=document, range=found.range, context=types.CodeActionContext(diagnostics=[found])))
    assert any(a.edit and "ignore-next" in json.dumps(client.protocol._converter.unstructure(a.edit)) for a in actions)
    # Turn on a pack with rewrites that are safe, and let them all be made.
    (folder / ".zhiyan.yaml").write_text("packs: [typography]\n")
    client.text_document_did_save(types.DidSaveTextDocumentParams(text_document=document))
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[
        types.FileEvent(uri=(folder / ".zhiyan.yaml").as_uri(), type=types.FileChangeType.Created)]))
    text = "😀文案,世界!!\r\n\r\n再来👨‍👩‍👧好,好,好!!\r\n"
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=5), content_changes=[
            types.TextDocumentContentChangePartial(
                range=types.Range(start=types.Position(line=0, character=0), end=types.Position(line=9, character=0)),
                text=text)]))
    for only in ("source", "source.fixAll", "source.fixAll.zhiyan"):
        (action,) = await client.text_document_code_action_async(types.CodeActionParams(
            text_document=document, range=types.Range(start=types.Position(0, 0), end=types.Position(9, 0)),
            context=types.CodeActionContext(diagnostics=[], only=[only])))
        if action.edit.document_changes:
            assert action.edit.document_changes[0].text_document.version == 5
            edits = action.edit.document_changes[0].edits
        else:
            edits = action.edit.changes[uri]
        lines = text.split("\n")
        for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
            assert edit.range.start.line == edit.range.end.line
            line = lines[edit.range.start.line]
            cut = {}
            for index in range(len(line) + 1):
                cut[units(line[:index], chosen)] = index
            lines[edit.range.start.line] = (
                line[:cut[edit.range.start.character]] + edit.new_text + line[cut[edit.range.end.character]:])
        fixed = subprocess.run([zhiyan, "check", "-", "--stdin-filename", str(folder / "编辑.md"), "--fix"],
                               input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
        assert "\n".join(lines) == fixed != text, (lines, fixed)
    none = await client.text_document_code_action_async(types.CodeActionParams(
        text_document=document, range=types.Range(start=types.Position(0, 0), end=types.Position(9, 0)),
        context=types.CodeActionContext(diagnostics=[], only=["source.organizeImports"])))
    assert not none
    client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=document))
    if not pulls:
        while client.diagnostics.get(uri):
            await client.wait_for_notification("textDocument/publishDiagnostics")
    (folder / ".zhiyan.yaml").unlink()
    await client.shutdown_session()


async def check_snapshots(zhiyan):
    import pytest_lsp
    names = sorted(p.stem for p in (pathlib.Path(pytest_lsp.__file__).parent / "clients").glob("*.json"))
    specs = [name.replace("_v", "@v", 1) if "visual" not in name else name.replace("_v1", "@v1") for name in names]
    for spec in specs:
        for offered, chosen in [("own", None), *zip(ENCODINGS, CHOSEN)]:
            with tempfile.TemporaryDirectory() as folder:
                await asyncio.wait_for(check_snapshot(zhiyan, pathlib.Path(folder), spec, offered, chosen), 60)
    return len(specs)


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    signal.alarm(600)
    check_lifecycle(zhiyan)
    check_framing(zhiyan)
    check_edits(zhiyan, seed)
    for check in (check_configuration, check_commands, check_authors, check_pull):
        with tempfile.TemporaryDirectory() as folder:
            check(zhiyan, pathlib.Path(folder).resolve())
    findings = check_parity(zhiyan)
    editors = asyncio.run(check_snapshots(zhiyan))
    print(f"lsp: {editors} editors with {len(ENCODINGS) + 1} offers each; {findings} findings as in check, seed {seed}")


if __name__ == "__main__":
    main()
