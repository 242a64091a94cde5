"""Lifecycle and framing: what every client relies on, and bytes that no client should send."""
import subprocess

from lsp import HIT, RULE, codes
from lsp.client import PATIENCE, Client


def code(client, method, params, id=None):
    return client.ask(method, params, id).get("error", {}).get("code")


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
    assert client.process.wait(timeout=PATIENCE) == 0

    client = Client(zhiyan, "--stdio")
    client.initialize()
    client.notify("exit", None)
    assert client.process.wait(timeout=PATIENCE) == 1, "exit without shutdown"

    client = Client(zhiyan)
    client.initialize()
    client.process.stdin.close()
    assert client.process.wait(timeout=PATIENCE) == 1, "end of input"

    client = Client(zhiyan)
    client.initialize()
    client.result("shutdown", None)
    client.process.stdin.close()
    assert client.process.wait(timeout=PATIENCE) == 0, "end of input after shutdown"

    parent = subprocess.Popen(["sleep", "60"])
    client = Client(zhiyan)
    client.initialize(processId=parent.pid)
    parent.kill()
    parent.wait()
    assert client.process.wait(timeout=PATIENCE) == 1, "the parent is dead"


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
                b"content-length:2\r\n\r\n[]", b"Content-Length: 100000\r\n\r\n" + b"[" * 100_000):
        client.raw(bad)
        assert client.answer(None)["error"]["code"] in (-32700, -32600), bad
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


def check_hostile(zhiyan):
    """Messages that are well-formed and make no sense: each is refused or passed over, and the server goes on."""
    client = Client(zhiyan)
    client.initialize({"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}})
    uri = "file:///hostile/文案.md"
    client.open(uri, HIT)
    client.expect(uri, lambda found: codes(found) == [RULE])
    odd = [None, 5, -1, 1e300, 1.5, "x", [], {}, [None], {"uri": 5}, {"textDocument": None}, {"textDocument": {"uri": None}},
           {"textDocument": {"uri": ""}}, {"textDocument": {"uri": "file://host/a"}}, {"textDocument": {"uri": "file:///%zz%00"}},
           {"textDocument": {"uri": uri}}, {"textDocument": {"uri": uri, "version": "x"}, "contentChanges": [5, {}, {"text": 5}]},
           {"textDocument": {"uri": uri}, "range": {"start": {"line": -9, "character": 1e99}, "end": {}}},
           {"textDocument": {"uri": uri}, "position": {"line": 2**63, "character": -(2**63)}},
           {"textDocument": {"uri": uri}, "position": {"line": 2**40, "character": 2**62}},
           {"textDocument": {"uri": uri}, "context": {"only": 5}, "range": {
               "start": {"line": 2**31, "character": 2**31}, "end": {"line": 0, "character": 0}}},
           {"command": "zhiyan.allow", "arguments": {"a": 1}}, {"command": "zhiyan.allow", "arguments": [uri, 5]},
           {"event": {"added": 5, "removed": [{}]}}, {"changes": {"a": 1}}, {"changes": [{"uri": "file:///%ff/.zhiyan.yaml"}]},
           {"settings": [[[]]]}, {"previousResultIds": "x", "workDoneToken": [], "partialResultToken": None}]
    for method in ("textDocument/hover", "textDocument/codeAction", "textDocument/completion", "textDocument/diagnostic",
                   "workspace/executeCommand", "workspace/diagnostic", "workspace/symbol"):
        for params in odd:
            if method == "workspace/diagnostic" and params == odd[-1]:
                continue
            id = client.start(method, params)
            if method == "workspace/diagnostic":
                client.notify("$/cancelRequest", {"id": id})
            assert client.answer(id), (method, params)
    for method in ("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave",
                   "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "$/cancelRequest",
                   "workspace/didChangeWorkspaceFolders", "initialized", "$/setTrace"):
        for params in odd:
            if method != "textDocument/didClose" or params is None or uri not in str(params):
                client.notify(method, params)
    # Ids of every kind, answers to what was never asked, a document opened twice.
    client.send({"id": 3.5, "method": "shutdown"})
    assert client.answer(None)["error"]["code"] == -32600
    client.send({"id": 99999, "result": None})
    client.send({"id": "nothing", "error": {"code": 1, "message": "no"}})
    client.open(uri, "好\n", version=7)
    client.open(uri, HIT, version=8)
    assert codes(client.diagnostics(uri, 8)) == [RULE]
    assert client.close() == 0
