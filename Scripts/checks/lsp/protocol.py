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
