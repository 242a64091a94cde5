"""Drives the language server as clients do, and as no client should; a module for each topic."""
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
HIT = "😀本店是全城最佳的店\n"
WORDS = "全城最佳的"
RULE = "absolute.superlative"
ACTIONS = {"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
EDITS = {**ACTIONS, "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True,
                                                                     "resourceOperations": ["create"]}}}


def units(text, encoding):
    """How long a text is in the units of an encoding of positions."""
    return len(text.encode({"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding])) // {
        "utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]


def codes(diagnostics):
    return [diagnostic.get("code") for diagnostic in diagnostics]
