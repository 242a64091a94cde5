#!/usr/bin/env python3
"""Measure the language server: what one keystroke in a large document costs, and whether memory stays flat.

usage: lsp.py --bin DIR [--edits N] [--seed N]

A document of about 100 kB is open; each edit is one character, and its time runs from sending it until the diagnostics for
it are read, so that it holds the client's share too. The yardstick is ICU finding the words of that document, fastest of
20 rounds in the same run.
"""
import argparse, json, os, pathlib, random, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Scripts" / "checks"))
import corpus

class Server:
    def __init__(self, zhiyan):
        self.process = subprocess.Popen([zhiyan, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask({"id": 1, "method": "initialize", "params": {"processId": os.getpid(), "rootUri": None, "capabilities": {}}})
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

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("--edits", type=int, default=1000)
    options.add_argument("--seed", type=int, default=20261122)
    options = options.parse_args()
    text = document(options.seed, 100_000)
    with tempfile.NamedTemporaryFile(suffix=".md") as file:
        file.write(text.encode())
        file.flush()
        out = subprocess.run([f"{options.bin}/zhiyan-bench", file.name, "20", "--segment"], capture_output=True, check=True)
    icu = float(out.stdout.split()[1])
    server = Server(f"{options.bin}/zhiyan")
    uri = "file:///bench/document.md"
    opened = server.ask({"method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": uri, "languageId": "markdown", "version": 0, "text": text}}})
    findings = len(json.loads(opened)["params"]["diagnostics"])
    rng = random.Random(options.seed)
    lines, times, memory = text.split("\n"), [], []
    for version in range(1, options.edits + 1):
        line = rng.randrange(len(lines))
        place = {"line": line, "character": rng.randrange(len(lines[line]) + 1)}
        end = dict(place, character=place["character"] + 1)
        # What one edit puts in, the next one takes out.
        if version % 2: change, kept = {"range": {"start": place, "end": place}, "text": "文"}, (place, end)
        else: change = {"range": {"start": kept[0], "end": kept[1]}, "text": ""}
        start = time.perf_counter()
        server.ask({"method": "textDocument/didChange", "params": {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}})
        times.append(time.perf_counter() - start)
        if version in (options.edits // 10, options.edits): memory.append(server.memory())
    before = server.cpu()
    time.sleep(4)
    idle = server.cpu() - before
    times.sort()
    median, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"document {len(text.encode())} bytes, {findings} findings, {options.edits} edits")
    print(f"keystroke: median {median * 1e3:.1f} ms, 95th percentile {p95 * 1e3:.1f} ms")
    print(f"ratio to ICU segmenting it ({icu * 1e3:.1f} ms): {median / icu:.2f}")
    print(f"memory: {memory[0]} kB after a tenth, {memory[-1]} kB at the end; {idle} clock ticks in 4 idle seconds")
    server.process.kill()

if __name__ == "__main__":
    main()
