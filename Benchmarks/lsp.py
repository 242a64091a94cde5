#!/usr/bin/env python3
"""Measure the language server: what one keystroke costs in a large document and in a rule file, whether memory stays flat.

usage: lsp.py --bin DIR [--edits N] [--rules FILE] [--seed N]

A document of about 100 kB is open; each edit is one character, and its time runs from sending it until the diagnostics for
it are read, so that it holds the client's share too. The yardstick is ICU finding the words of that document, fastest of
20 rounds in the same run. Memory is what is resident after a tenth of the edits and after all; then the server must rest.
In the rule file, the largest of Rules/, words are typed into messages, phrases and examples in turn: the first answer shows the
mistakes in reading, the examples follow after a pause.
"""
import argparse, json, os, pathlib, random, statistics, subprocess, sys, tempfile, time

import corpus

class Server:
    def __init__(self, zhiyan, capabilities={}):
        self.process = subprocess.Popen([zhiyan, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask({"id": 1, "method": "initialize", "params": {"processId": os.getpid(), "rootUri": None,
                                                             "capabilities": capabilities}})
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            length = int(line.split(b":")[1])
        return self.process.stdout.read(length)

    def ask(self, message):
        self.send(message)
        return self.receive()

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

def document(seed, size):
    return corpus.markdown(random.Random(seed), size, corpus.SIN).encode()[:size].decode(errors="ignore")

def keystrokes(server, uri, text, count, rng, lines=None):
    """Puts a character in and takes it out again at random places; the times until diagnostics come, and memory."""
    rows, times, memory = text.split("\n"), [], []
    for version in range(1, count + 1):
        line = rng.choice(lines) if lines else rng.randrange(len(rows))
        place = {"line": line, "character": len(rows[line]) if lines else rng.randrange(len(rows[line]) + 1)}
        end = dict(place, character=place["character"] + 1)
        # What one edit puts in, the next one takes out.
        if version % 2: change, kept = {"range": {"start": place, "end": place}, "text": "文"}, (place, end)
        else: change = {"range": {"start": kept[0], "end": kept[1]}, "text": ""}
        start = time.perf_counter()
        server.ask({"method": "textDocument/didChange", "params": {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}})
        times.append(time.perf_counter() - start)
        if version in (count // 10, count): memory.append(server.memory())
    return sorted(times), memory

def opened(server, uri, language, text):
    start = time.perf_counter()
    answer = server.ask({"method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": uri, "languageId": language, "version": 0, "text": text}}})
    return json.loads(answer)["params"]["diagnostics"], time.perf_counter() - start

def shown(times):
    return f"median {statistics.median(times) * 1e3:.1f} ms, 95th percentile {times[int(len(times) * 0.95)] * 1e3:.1f} ms"

def documents(options, rng):
    text = document(options.seed, 100_000)
    with tempfile.NamedTemporaryFile(suffix=".md") as file:
        file.write(text.encode())
        file.flush()
        out = subprocess.run([f"{options.bin}/zhiyan-bench", file.name, "20", "--segment"], capture_output=True, check=True)
    icu = float(out.stdout.split()[1])
    server = Server(f"{options.bin}/zhiyan")
    uri = "file:///bench/document.md"
    findings, _ = opened(server, uri, "markdown", text)
    times, memory = keystrokes(server, uri, text, options.edits, rng)
    before = server.cpu()
    time.sleep(4)
    idle = server.cpu() - before
    print(f"document {len(text.encode())} bytes, {len(findings)} findings, {options.edits} edits")
    print(f"keystroke: {shown(times)}")
    print(f"ratio to ICU segmenting it ({icu * 1e3:.1f} ms): {statistics.median(times) / icu:.2f}")
    print(f"memory: {memory[0]} kB after a tenth, {memory[-1]} kB at the end, ratio {memory[-1] / memory[0]:.2f}; "
          f"{idle} clock ticks in 4 idle seconds")
    server.process.kill()

def actions(options):
    """What a client waits for the code actions of a document full of findings."""
    block = "# 标题\n\n本店是全城最佳的店\n全城最佳的店\n\n> 全城最佳的店\n\n| a | b |\n| - | - |\n| 全城最佳的店 | 全城最佳的店 |\n\n"
    server = Server(f"{options.bin}/zhiyan", {"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}})
    uri, text = "file:///bench/actions.md", block * 100
    findings, _ = opened(server, uri, "markdown", text)
    times = []
    for number in range(5):
        start = time.perf_counter()
        answer = server.ask({"id": 10 + number, "method": "textDocument/codeAction", "params": {
            "textDocument": {"uri": uri}, "context": {"diagnostics": []},
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 99999, "character": 0}}}})
        times.append(time.perf_counter() - start)
    found = json.loads(answer)["result"]
    print(f"code actions over {len(findings)} findings: {len(found)} in {statistics.median(times) * 1e3:.1f} ms, {len(answer)} bytes")
    server.process.kill()

def rules(options, rng):
    path = pathlib.Path(options.rules)
    text = path.read_text()
    server = Server(f"{options.bin}/zhiyan")
    uri = f"file:///bench/house/{path.name}"
    _, first = opened(server, uri, "yaml", text)
    lines = [n for n, row in enumerate(text.split("\n")) if row.startswith("      - ") or row.lstrip().startswith("message:")]
    times, memory = keystrokes(server, uri, text, min(options.edits, 400), rng, lines)
    before = server.cpu()
    time.sleep(4)
    tried = server.cpu() - before
    before = server.cpu()
    time.sleep(2)
    print(f"rule file {len(text.encode())} bytes: opened {first * 1e3:.1f} ms; keystroke: {shown(times)}")
    print(f"memory: {memory[0]} kB after a tenth, {memory[-1]} kB at the end; after typing {tried} clock ticks of trials, then "
          f"{server.cpu() - before} in 2 idle seconds")
    server.process.kill()

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("--edits", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=20261122)
    folder = pathlib.Path(__file__).resolve().parents[1] / "Rules"
    options.add_argument("--rules", default=max(folder.rglob("*.yaml"), key=lambda path: path.stat().st_size))
    options = options.parse_args()
    rng = random.Random(options.seed)
    documents(options, rng)
    actions(options)
    rules(options, rng)

if __name__ == "__main__":
    main()
