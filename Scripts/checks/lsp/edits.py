"""Random edits of every kind, held against a text that follows the protocol to the letter."""
import random

from lsp import HIT
from lsp.client import Client


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
