"""Everything that is asked of a log."""
import json
import pathlib
import re

import jsonschema

from sarif.results import ResultChecks
from sarif.runs import GITHUB, RunChecks
from sarif.words import WordChecks

FINAL_SCHEMA = re.compile(r"^https://\S*sarif-(schema-)?2\.1\.0(\.json)?$")


class Checker(WordChecks, RunChecks, ResultChecks):
    def __init__(self, root, schema, allow_absolute=False):
        self.root, self.allow_absolute = pathlib.Path(root), allow_absolute
        self.validator = jsonschema.validators.validator_for(schema)
        self.validator.check_schema(schema)
        self.validator = self.validator(schema)
        self.data, self.files, self.hashes = {}, {}, {}

    def check(self, raw):
        self.violations = []
        self.bytes(raw)
        try:
            log = json.loads(raw.decode("utf-8-sig"))
        except ValueError as error:
            self.say("json", "", str(error))
            return self.violations
        for error in self.validator.iter_errors(log):
            self.say("schema", "/" + "/".join(map(str, error.absolute_path)), error.message[:200])
        for check in (self.log, self.texts, self.uris, self.runs):
            try:
                check(log)
            except (KeyError, IndexError, TypeError, AttributeError) as error:
                # A part that the checks rely on is missing.
                self.say("GH1013-1018", check.__name__, f"{type(error).__name__}: {error}")
        return self.violations

    def say(self, rule, path, what):
        self.violations.append((rule, path, what))

    def bytes(self, raw):
        if raw.startswith(b"\xef\xbb\xbf"):
            self.say("bom", "", "the log starts with a byte-order mark")
        if not raw.endswith(b"\n"):
            self.say("final-newline", "", "the log does not end with a line break")
        if len(raw) > GITHUB["bytes"] * 20:
            self.say("size", "", "too large for GitHub, even compressed")
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            self.say("utf-8", "", str(error))

    def log(self, log):
        if not FINAL_SCHEMA.match(log.get("$schema", "")):
            self.say("SARIF1011/2008/GH1011", "/$schema", "does not name the final 2.1.0 schema")
        if log.get("version") != "2.1.0":
            self.say("GH1013", "/version", "is not 2.1.0")
        if not 1 <= len(log["runs"]) <= GITHUB["runs"]:
            self.say("GH1013", "/runs", "must be 1 to 20")

    def runs(self, log):
        for i, run in enumerate(log["runs"]):
            path = f"/runs/{i}"
            self.run_itself(run, path)
            self.rules(run, path)
            for j, result in enumerate(run["results"]):
                where = f"{path}/results/{j}"
                try:
                    self.result(run, result, where)
                except (KeyError, IndexError, TypeError) as error:
                    self.say("GH1015-1017", where, f"{type(error).__name__}: {error}")
            self.order(run, path)
