"""The capabilities of real editors with each way to count positions, by pytest-lsp.

It also holds every message to the types of the protocol.
"""
import asyncio
import json
import pathlib
import subprocess
import tempfile

from lsp import HIT, RULE, WORDS, units

ENCODINGS = [None, ["utf-16"], ["utf-8", "utf-16"], ["utf-32", "utf-16"], ["utf-16", "utf-8", "utf-32"]]
CHOSEN = ["utf-16", "utf-16", "utf-8", "utf-32", "utf-8"]


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
