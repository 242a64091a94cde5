"""A client of the language server that hides nothing: it sends any bytes, and sees every message that comes back."""
import json
import os
import queue
import subprocess
import threading

# Seconds until something that does not come is taken for lost; a busy machine must not matter.
PATIENCE = 120


class Client:
    """One server, driven over its standard streams."""

    def __init__(self, zhiyan, *arguments, cwd=None):
        self.process = subprocess.Popen(
            [zhiyan, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=cwd)
        self.messages = queue.Queue()
        self.notifications = []
        self.requests = []
        self.answers = {}
        self.next_id = 0
        self.settings = None
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if line == b"" or length is None:
                self.messages.put(None)
                return
            self.messages.put(json.loads(stream.read(length)))

    # Sending

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    @staticmethod
    def frame(message):
        body = json.dumps(message, ensure_ascii=False).encode()
        return b"Content-Length: %d\r\n\r\n" % len(body) + body

    def send(self, message):
        self.raw(self.frame({"jsonrpc": "2.0", **message}))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def start(self, method, params, id=None):
        self.next_id += 1
        id = self.next_id if id is None else id
        self.send({"id": id, "method": method, "params": params})
        return id

    # Receiving

    def receive(self, timeout=PATIENCE):
        """The next message; None where the server has closed its output."""
        message = self.messages.get(timeout=timeout)
        if message is None:
            return None
        if "method" in message and "id" in message:
            self.requests.append(message)
            result = None
            if message["method"] == "workspace/configuration":
                result = self.settings
            elif message["method"] == "workspace/applyEdit":
                result = {"applied": True}
            self.send({"id": message["id"], "result": result})
        elif "method" in message:
            self.notifications.append(message)
        else:
            self.answers[message["id"]] = message
        return message

    def answer(self, id):
        while id not in self.answers:
            assert self.receive() is not None, "the server is gone"
        return self.answers.pop(id)

    def ask(self, method, params, id=None):
        """The answer to a request, with `result` or `error`."""
        return self.answer(self.start(method, params, id))

    def result(self, method, params):
        answer = self.ask(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, method, test=lambda params: True):
        """The parameters of the next notification of a kind."""
        while True:
            for index, message in enumerate(self.notifications):
                if message["method"] == method and test(message["params"]):
                    del self.notifications[index]
                    return message["params"]
            assert self.receive() is not None, f"the server is gone, without {method}"

    def wait_request(self, method):
        while True:
            for index, message in enumerate(self.requests):
                if message["method"] == method:
                    return self.requests.pop(index)["params"]
            assert self.receive() is not None, f"the server is gone, without {method}"

    # Sessions

    def initialize(self, capabilities=None, folders=(), **more):
        params = {
            "processId": os.getpid(), "rootUri": None, "capabilities": capabilities or {},
            "workspaceFolders": [{"uri": f.as_uri(), "name": f.name} for f in folders], **more}
        result = self.result("initialize", params)
        self.notify("initialized", {})
        return result["capabilities"]

    def open(self, uri, text, language="markdown", version=1):
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri, version, *changes):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)})

    def diagnostics(self, uri, version=None):
        def fits(params):
            return params["uri"] == uri and (version is None or params.get("version") == version)
        return self.wait("textDocument/publishDiagnostics", fits)["diagnostics"]

    def expect(self, uri, test, what=""):
        """Waits until what is sent for a document is as asserted; what comes before on the way there does not count."""
        seen = []
        try:
            while True:
                seen.append(self.diagnostics(uri))
                if test(seen[-1]):
                    return seen[-1]
        except queue.Empty:
            raise AssertionError(f"{uri} {what}: {seen[-3:]}") from None

    def close(self):
        """Shuts the server down; its exit code."""
        self.result("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(timeout=PATIENCE)
