"""Diagnostics for clients that ask for them."""
from lsp import HIT, RULE, codes
from lsp.authors import TEXT
from lsp.client import Client


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


def check_authors(zhiyan, folder):
    """Who asks for the diagnostics of a rule file gets all of them at once, examples included."""
    client = Client(zhiyan)
    client.initialize({"textDocument": {"diagnostic": {}}}, [folder], locale="en")
    uri = (folder / "house.yaml").as_uri()
    client.open(uri, TEXT.replace("马上就好", "马上下单"), "yaml")
    params = {"textDocument": {"uri": uri}}
    (failure,) = client.result("textDocument/diagnostic", params)["items"]
    assert "this example fails" in failure["message"], failure
    client.change(uri, 2, {"text": TEXT})
    assert client.result("textDocument/diagnostic", params)["items"] == []
    assert not [m for m in client.notifications if m["method"] == "textDocument/publishDiagnostics"]
    # Edits that come between make it an answer for the text as it then is; it can be cancelled, and closing ends it.
    client.change(uri, 3, {"text": TEXT.replace("马上就好", "马上下单")})
    early = client.start("textDocument/diagnostic", params)
    client.change(uri, 4, {"text": TEXT.replace("马上就好", "马上抢购")})
    (failure,) = client.result("textDocument/diagnostic", params)["items"]
    assert "马上抢购" in failure["message"], failure
    items = client.answer(early)["result"]["items"]
    assert len(items) == 1 and "this example fails" in items[0]["message"], items
    client.change(uri, 5, {"text": TEXT.replace("马上就好", "马上下单了")})
    cancelled = client.start("textDocument/diagnostic", params)
    client.notify("$/cancelRequest", {"id": cancelled})
    answer = client.answer(cancelled)
    assert "result" in answer or answer["error"]["code"] == -32800, answer
    client.change(uri, 6, {"text": TEXT.replace("马上就好", "马上下单呢")})
    closed = client.start("textDocument/diagnostic", params)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    answer = client.answer(closed)
    assert "result" in answer or answer["error"]["code"] == -32800, answer
    assert client.close() == 0
