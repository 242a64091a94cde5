#!/usr/bin/env python3
"""Check a SARIF log of zhiyan: the schema, what validators and services ask beyond it, and that it fits the files.

usage: Scripts/checks/sarif.py LOG.sarif --root DIR [--schema FILE] [--allow-absolute]
       Scripts/checks/sarif.py LOG.sarif --root DIR --self-test

DIR is the folder in which zhiyan ran. Prints one line for each violation and exits 1 if there is any, 2 for wrong use.
--self-test checks that the log is good, breaks it in many ways, and demands that each one is noticed.
Needs jsonschema. Names such as SARIF1008 and GH1017 are those of Microsoft's and GitHub's validators.

Waived: SARIF2002 (we write message.text, as GitHub wants), SARIF2003, SARIF2007 (no version control data), SARIF2006
(network), SARIF2009 (our ids are words: `hype.act-now`), SARIF2013 (no embedded files), GH1004 (old limits), GHAzDO1019
and GHAzDO1020 (the publishing task adds them), the AI rules. SARIF2001, 2014 and 2015 cannot fire without messageStrings.
"""
import argparse
import copy
import html
import json
import pathlib
import re
import sys
import urllib.parse

import jsonschema

DEFAULT_SCHEMA = pathlib.Path(__file__).parents[2] / "Tests/Schemas/sarif-schema-2.1.0.json"
FINAL_SCHEMA = re.compile(r"^https://\S*sarif-(schema-)?2\.1\.0(\.json)?$")
LANGUAGE = re.compile(r"^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")
PASCAL = re.compile(r"^([A-Z][a-z0-9]+)+$")
URI = re.compile(r"^([a-z][a-z0-9+.-]*:)?(//[A-Za-z0-9.:@_~-]*)?([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*"
                 r"(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?$")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:")
ABSOLUTE = re.compile(r"(?:^|[\s\"'(=])(/(?:home|root|Users|tmp|var|private|opt|work|mnt|builds)/|[A-Za-z]:\\)|file:")
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
# Free text of rules may name a folder or a time; everything else may not.
FREE_TEXT = {"text", "markdown"}
GITHUB = {"results": 25_000, "rules": 25_000, "runs": 20, "tags": 20, "bytes": 10 * 2**20}


class File:
    """A file as UTF-16 units, cut into lines."""

    def __init__(self, data):
        text = data.decode("utf-8").removeprefix("\ufeff")
        self.units = text.encode("utf-16-le")
        self.starts, self.ends = [0], []
        for match in re.finditer("\r\n|\n|\r", text):
            self.ends.append(self.size(text[:match.start()]))
            self.starts.append(self.size(text[:match.end()]))
        self.ends.append(self.size(text))

    @staticmethod
    def size(text):
        return len(text.encode("utf-16-le")) // 2

    def offset(self, line, column):
        """0-based unit of a place; a ValueError where there is no such place."""
        if line > len(self.starts):
            raise ValueError(f"line {line} of {len(self.starts)}")
        offset = self.starts[line - 1] + column - 1
        if offset > self.ends[line - 1]:
            raise ValueError(f"column {column} is past the end of line {line}")
        if 0 < offset < len(self.units) // 2:
            if 0xDC <= self.units[2 * offset + 1] <= 0xDF and 0xD8 <= self.units[2 * offset - 1] <= 0xDB:
                raise ValueError(f"{line}:{column} is inside a surrogate pair")
        return offset

    def span(self, region):
        return (self.offset(region["startLine"], region["startColumn"]),
                self.offset(region["endLine"], region["endColumn"]))

    def slice(self, start, end):
        return self.units[2 * start:2 * end].decode("utf-16-le")


def line_hashes(data):
    """GitHub's hash of each line, written down from its description, not from our formatter."""
    raw = data.decode("utf-8").encode("utf-16-le")
    units, starts, after_return, line_start = [], [], False, True
    for i in range(0, len(raw), 2):
        unit = raw[i] | raw[i + 1] << 8
        if unit in (0x20, 0x09) or (unit == 0x0A and after_return):
            after_return = False
            continue
        after_return = unit == 0x0D
        unit = 0x0A if after_return else unit
        if line_start:
            starts.append(len(units))
        units.append(unit)
        line_start = unit == 0x0A
    if line_start:
        starts.append(len(units))
    units += [0xFFFF] + [0] * 100
    hashes, counts = [], {}
    for start in starts:
        value = 0
        for unit in units[start:start + 100]:
            value = (value * 37 + unit) % 2**64
        counts[value] = counts.get(value, 0) + 1
        hashes.append(f"{value:x}:{counts[value]}")
    return hashes


def walk(value, path=""):
    """Each value of a log with its JSON pointer."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from walk(child, f"{path}/{key}")


def letters(text):
    return [c for c in text if c.isalnum()]


def is_subsequence(needle, haystack):
    rest = iter(haystack)
    return all(c in rest for c in needle)


class Checker:
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

    def texts(self, log):
        for path, value in walk(log):
            if isinstance(value, dict):
                for key in ("byteOffset", "charOffset", "security-severity", "ai/origin", "guid"):
                    if key in value:
                        self.say("never", path, f"{key} must not be given")
                if -1 in [v for v in value.values() if type(v) is int]:
                    self.say("SARIF2004", path, "a literal -1")
            if not isinstance(value, str):
                continue
            key = path.rsplit("/", 1)[-1]
            if any(0xD800 <= ord(c) <= 0xDFFF for c in value):
                self.say("lone-surrogate", path, "half a surrogate pair")
            if key in FREE_TEXT:
                continue
            if not self.allow_absolute and (ABSOLUTE.search(value) or value.startswith("/")):
                self.say("absolute-path", path, value)
            if TIMESTAMP.search(value) or key.endswith("TimeUtc"):
                self.say("timestamp", path, value)
            if key in ("account", "machine"):
                self.say("machine", path, value)
            if key == "language" and not LANGUAGE.match(value):
                self.say("language", path, f"{value} is no language tag of the schema")

    def uris(self, log):
        for path, value in walk(log):
            key = path.rsplit("/", 1)[-1]
            if key in ("uri", "informationUri", "helpUri", "downloadUri", "repositoryUri", "$schema"):
                if not URI.match(value):
                    self.say("SARIF1002", path, f"{value} is no URI")
            if key.endswith("Uri") and not SCHEME.match(value):
                self.say("SARIF1005", path, f"{value} is not absolute")
            if isinstance(value, dict) and "uri" in value and (key in ("artifactLocation", "location")):
                self.location(path, value)

    def location(self, path, location):
        uri = location["uri"]
        if SCHEME.match(uri):
            if "uriBaseId" in location:
                self.say("SARIF1004", path, "an absolute uri with a uriBaseId")
            if not self.allow_absolute:
                self.say("SARIF2016/GH1005/GH1006", path, f"{uri} is absolute")
            return
        if uri.startswith("/") or "\\" in uri:
            self.say("SARIF1004/2016", path, f"{uri} is not relative")
        if any(part in ("", ".", "..") for part in uri.split("/")):
            self.say("dot-segment", path, f"{uri} has an empty segment or dots")
        if location.get("uriBaseId") != "SRCROOT":
            self.say("SARIF2007", path, "is not based on SRCROOT")
        if not (self.root / urllib.parse.unquote(uri)).exists() and "%3C" not in uri:
            self.say("missing-file", path, f"{urllib.parse.unquote(uri)} is not there")

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

    def run_itself(self, run, path):
        if not isinstance(run.get("results"), list):
            self.say("GH1014", path, "no results")
        if run.get("columnKind") != "utf16CodeUnits":
            self.say("column-kind", path, "columnKind is not utf16CodeUnits")
        if run.get("newlineSequences") != ["\r\n", "\n", "\r"]:
            self.say("newlines", path, "newlineSequences are not those by which lines are counted")
        if not run.get("automationDetails", {}).get("id", "").endswith("/"):
            self.say("GHAzDO1014", path, "automationDetails.id must end with /")
        for name, base in run.get("originalUriBaseIds", {}).items():
            if "uri" in base:
                self.say("SARIF1004", f"{path}/originalUriBaseIds/{name}", "a base with a uri depends on the machine")
        if "SRCROOT" not in run.get("originalUriBaseIds", {}):
            self.say("SARIF1004", path, "SRCROOT is not declared")
        invocations = run.get("invocations", [])
        if len(invocations) != 1:
            self.say("invocation", path, "must be one")
        for invocation in invocations:
            failed = any(n.get("level") == "error" for n in invocation.get("toolExecutionNotifications", []))
            if invocation["executionSuccessful"] == failed:
                self.say("invocation", path, "executionSuccessful and the notifications disagree")
        for key in ("suppressions", "baselineState"):
            if len({key in result for result in run["results"]}) > 1:
                self.say(f"{key}-all-or-none", path, f"{key} is on some results only")
        if len(run["results"]) > GITHUB["results"]:
            self.say("limit", path, "too many results")

    def rules(self, run, path):
        driver = run["tool"]["driver"]
        for key in ("name", "fullName", "version", "informationUri", "rules"):
            if not driver.get(key) and key != "rules":
                self.say("SARIF2005/GH1018/GHAzDO1018", f"{path}/tool/driver", f"no {key}")
        if len(driver["name"].split()) > 3 or not driver["version"][:1].isdigit():
            self.say("SARIF2005", f"{path}/tool/driver", "a name of over 3 words, or a version without a number")
        ids = [rule["id"] for rule in driver["rules"]]
        if len(set(ids)) < len(ids):
            self.say("rules-unique", path, "a rule stands twice")
        if ids != sorted(ids):
            self.say("rules-sorted", path, "rules are not sorted by id")
        if len(ids) > GITHUB["rules"]:
            self.say("limit", path, "too many rules")
        for j, rule in enumerate(driver["rules"]):
            self.rule(rule, f"{path}/tool/driver/rules/{j}")

    def rule(self, rule, path):
        if not PASCAL.match(rule.get("name", "")) or len(rule["name"]) > 255:
            self.say("SARIF2012", path, f"name {rule.get('name')} is not in Pascal case")
        if rule.get("name", "").lower() == rule["id"].lower():
            self.say("SARIF1001", path, "name and id are the same")
        if not rule.get("helpUri"):
            self.say("SARIF2012", path, "no helpUri")
        for key, limit in (("shortDescription", 1024), ("fullDescription", 1024), ("help", 10**6)):
            if not 0 < len(rule.get(key, {}).get("text", "")) <= limit:
                self.say("GH2012", f"{path}/{key}", "is missing or too long")
        if not rule["help"].get("markdown") or rule["helpUri"] not in rule["help"]["markdown"]:
            self.say("help-markdown", path, "help.markdown is missing or lacks the link")
        if re.search(r"(?<!\\)<[a-z/]", rule["help"].get("markdown", "")):
            self.say("html", path, "HTML in help.markdown")
        if any(mark in json.dumps(rule, ensure_ascii=False) for mark in ("{match}", "⟦", "⟧")):
            self.say("marks", path, "marks of the rule file are left over")
        properties = rule["properties"]
        if not 0 < len(properties["tags"]) <= GITHUB["tags"] or "security" in properties["tags"]:
            self.say("tags", path, "no tags, too many, or `security`")
        if properties["precision"] not in ("very-high", "high", "medium", "low"):
            self.say("precision", path, properties["precision"])
        if properties["problem.severity"] not in ("error", "warning", "recommendation"):
            self.say("problem.severity", path, properties["problem.severity"])

    def result(self, run, result, path):
        rules = run["tool"]["driver"]["rules"]
        if not result.get("ruleId"):
            self.say("SARIF1010", path, "no ruleId")
        if not 0 <= result["ruleIndex"] < len(rules):
            self.say("SARIF1009", path, "ruleIndex points nowhere")
        elif rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            self.say("rule-index", path, "ruleIndex is another rule's")
        if result.get("level") not in ("none", "note", "warning", "error"):
            self.say("level", path, f"{result.get('level')}")
        if "locations" not in result or len(result["locations"]) != 1:
            self.say("GH1001/1015", path, "must have one location")
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        file = self.file(place["artifactLocation"]["uri"])
        if file is None:
            return
        context = place.get("contextRegion")
        span = self.region(file, region, f"{path}/region")
        if span is None:
            return
        if context is not None:
            around = self.region(file, context, f"{path}/contextRegion")
            if around and not (around[0] <= span[0] and span[1] <= around[1] and around != span):
                self.say("SARIF1008", path, "contextRegion is no proper superset of region")
        elif span != (0, len(file.units) // 2):
            self.say("SARIF2011", path, "no contextRegion")
        self.message(result["message"].get("text", ""), file.slice(*span), path)
        self.fingerprints(result, place["artifactLocation"]["uri"], path)
        for number, fix in enumerate(result.get("fixes", [])):
            self.fix(fix, place["artifactLocation"], span, f"{path}/fixes/{number}")

    def file(self, uri):
        if uri not in self.files:
            target = self.root / urllib.parse.unquote(uri)
            if not target.is_file():
                return None
            self.data[uri] = target.read_bytes()
            self.files[uri] = File(self.data[uri])
            self.hashes[uri] = line_hashes(self.data[uri])
        return self.files[uri]

    def region(self, file, region, path):
        for key in ("startLine", "startColumn", "endLine", "endColumn"):
            if region.get(key, 0) < 1:
                self.say("SARIF1007/2017/GH1003", path, f"{key} is missing or below 1")
                return None
        if (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
            self.say("SARIF1007", path, "ends before it starts")
            return None
        try:
            span = file.span(region)
        except ValueError as error:
            self.say("place", path, str(error))
            return None
        if "snippet" not in region:
            self.say("SARIF2010", path, "no snippet")
        elif region["snippet"]["text"] != file.slice(*span):
            self.say("snippet", path, f"is {region['snippet']['text']!r}, the file has {file.slice(*span)!r}")
        return span

    def message(self, text, snippet, path):
        path += "/message"
        if not text.strip():
            self.say("GH1007", path, "no text")
        elif not text.endswith(("。", ".")):
            self.say("message-end", path, "does not end with a full stop")
        if re.search(r"[\r\n\u2028\u2029]", text):
            self.say("message-paragraph", path, "more than one line")
        if "`" in text:
            self.say("message-backquote", path, "a backquote")
        if "](" in text:
            self.say("message-link", path, "reads as a link")
        # The words quoted are those of the hit, markup inside it left out.
        words = letters(html.unescape(snippet))
        quotes = [letters(quote) for quote in re.findall("“(.*?)”", text)]
        if words and not any(quote and is_subsequence(quote, words) for quote in quotes):
            self.say("message-quote", path, f"does not quote {snippet!r}")

    def fingerprints(self, result, uri, path):
        prints = result["partialFingerprints"]
        line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
        value = re.sub(r"-\d+$", "", prints["primaryLocationLineHash"])
        if value != self.hashes[uri][line - 1]:
            self.say("line-hash", path, f"is {value}, should be {self.hashes[uri][line - 1]}")
        if not re.match(r"^[0-9a-f]{16}$", prints["zhiyan/v1"]):
            self.say("fingerprint", path, f"{prints['zhiyan/v1']} is not 16 hexadecimal digits")

    def fix(self, fix, location, span, path):
        if not fix.get("description", {}).get("text"):
            self.say("fix-description", path, "is missing")
        for change in fix["artifactChanges"]:
            uri = change["artifactLocation"]["uri"]
            if uri != location["uri"]:
                self.say("fix-file", path, "changes another file")
                continue
            file = self.files[uri]
            spans = []
            for replacement in change["replacements"]:
                try:
                    start, end = file.span(replacement["deletedRegion"])
                except (ValueError, KeyError) as error:
                    self.say("fix-region", path, str(error))
                    return
                if not (span[0] <= start and end <= span[1]):
                    self.say("fix-region", path, "reaches beyond the hit")
                spans.append((start, end, replacement.get("insertedContent", {}).get("text", "")))
            if any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
                self.say("fix-order", path, "replacements overlap or are not sorted")
            units = file.units
            for start, end, text in reversed(spans):
                units = units[:2 * start] + text.encode("utf-16-le", "surrogatepass") + units[2 * end:]
            if units == file.units:
                self.say("fix-effect", path, "changes nothing")
            try:
                units.decode("utf-16-le").encode("utf-8")
            except UnicodeError as error:
                self.say("fix-utf-8", path, str(error))

    def order(self, run, path):
        keys, prints, zhiyan = [], set(), set()
        for result in run["results"]:
            place = result["locations"][0]["physicalLocation"]
            uri, region = place["artifactLocation"]["uri"], place["region"]
            keys.append((urllib.parse.unquote_to_bytes(uri), region["startLine"], region["startColumn"],
                         region["endLine"], region["endColumn"], result["ruleId"]))
            prints.add((result["ruleId"], uri, result["partialFingerprints"]["primaryLocationLineHash"]))
            zhiyan.add((uri, result["partialFingerprints"]["zhiyan/v1"]))
        if keys != sorted(keys):
            self.say("order", path, "results are not sorted by path, line, column, rule")
        if len(prints) < len(keys) or len(zhiyan) < len(keys):
            self.say("fingerprint-unique", path, "two results have one fingerprint")


def breakages():
    """Ways to spoil a good log: the violation that must be named, what is done."""

    def result(find=lambda r: True):
        return lambda log: next(r for r in log["runs"][0]["results"] if find(r))

    def place(log):
        return result()(log)["locations"][0]["physicalLocation"]

    def rule(log):
        return log["runs"][0]["tool"]["driver"]["rules"][0]

    def set_(get, **values):
        return lambda log: get(log).update(values)

    def drop(get, key):
        return lambda log: get(log).pop(key)

    def run(log):
        return log["runs"][0]

    with_fix = result(lambda r: "fixes" in r)

    def replacement(log):
        return with_fix(log)["fixes"][0]["artifactChanges"][0]["replacements"][0]

    def region(log):
        return place(log)["region"]

    def twice(log):
        results = run(log)["results"]
        results[1]["partialFingerprints"] = dict(results[0]["partialFingerprints"])
        results[1]["ruleId"] = results[0]["ruleId"]

    uri = lambda value: (lambda log: place(log)["artifactLocation"].update(uri=value))
    return [
        ("schema", set_(run, extra=1)), ("schema", set_(result(), level="suggestion")),
        ("schema", lambda log: log.pop("version")), ("SARIF1011/2008/GH1011", drop(lambda log: log, "$schema")),
        ("GH1013", set_(lambda log: log, runs=[])), ("GH1014", set_(run, results=None)),
        ("column-kind", drop(run, "columnKind")), ("column-kind", set_(run, columnKind="unicodeCodePoints")),
        ("newlines", drop(run, "newlineSequences")), ("language", set_(run, language="zh-Hans")),
        ("GHAzDO1014", set_(lambda log: run(log)["automationDetails"], id="zhiyan")),
        ("SARIF1004", set_(run, originalUriBaseIds={})),
        ("SARIF1004", lambda log: run(log)["originalUriBaseIds"]["SRCROOT"].update(uri="https://example.org/")),
        ("invocation", lambda log: run(log)["invocations"][0].update(
            executionSuccessful=not run(log)["invocations"][0]["executionSuccessful"])),
        ("suppressions-all-or-none", set_(result(), suppressions=[])),
        ("baselineState-all-or-none", set_(result(), baselineState="new")),
        ("timestamp", lambda log: run(log)["invocations"][0].update(startTimeUtc="2025-01-01T00:00:00Z")),
        ("machine", lambda log: run(log)["invocations"][0].update(machine="laptop")),
        ("never", lambda log: region(log).update(byteOffset=0)),
        ("never", lambda log: rule(log)["properties"].update({"security-severity": "5.0"})),
        ("SARIF2005/GH1018/GHAzDO1018", lambda log: run(log)["tool"]["driver"].pop("fullName")),
        ("SARIF2005", lambda log: run(log)["tool"]["driver"].update(version="v1")),
        ("rules-sorted", lambda log: run(log)["tool"]["driver"]["rules"].reverse()),
        ("rules-unique", lambda log: run(log)["tool"]["driver"]["rules"].insert(0, rule(log))),
        ("SARIF2012", set_(rule, name="act-now")), ("SARIF2012", set_(rule, name="催促")),
        ("SARIF1001", lambda log: rule(log).update(name="Same", id="same")), ("SARIF2012", drop(rule, "helpUri")),
        ("SARIF1005", set_(rule, helpUri="rules.md")), ("GH2012", drop(rule, "fullDescription")),
        ("GH2012", set_(rule, shortDescription={"text": "长" * 1025})),
        ("help-markdown", lambda log: rule(log)["help"].pop("markdown")),
        ("html", lambda log: rule(log)["help"].update(markdown=rule(log)["help"]["markdown"] + "<b>")),
        ("marks", lambda log: rule(log)["fullDescription"].update(text="“{match}”")),
        ("tags", lambda log: rule(log)["properties"].update(tags=["security"])),
        ("precision", lambda log: rule(log)["properties"].update(precision="sure")),
        ("problem.severity", lambda log: rule(log)["properties"].update({"problem.severity": "note"})),
        ("SARIF1009", set_(result(), ruleIndex=9999)), ("SARIF1010", set_(result(), ruleId="")),
        ("rule-index", lambda log: result()(log).update(ruleIndex=(result()(log)["ruleIndex"] + 1) % 2)),
        ("level", drop(result(), "level")), ("GH1001/1015", lambda log: result()(log)["locations"].append(
            copy.deepcopy(result()(log)["locations"][0]))),
        ("GH1015-1017", drop(place, "region")), ("SARIF1007/2017/GH1003", lambda log: region(log).pop("endColumn")),
        ("SARIF1007/2017/GH1003", lambda log: region(log).update(startColumn=0)),
        ("SARIF1007", lambda log: region(log).update(endColumn=1, startColumn=2)),
        ("place", lambda log: region(log).update(endColumn=10_000)),
        ("place", lambda log: region(log).update(endLine=10_000)),
        ("place", lambda log: region(log).update(startColumn=2)),  # inside the emoji in front of the first hit
        ("snippet", lambda log: region(log).update(endColumn=region(log)["endColumn"] - 1)),
        ("snippet", lambda log: region(log)["snippet"].update(text="别的")),
        ("SARIF2010", lambda log: region(log).pop("snippet")), ("SARIF2011", drop(place, "contextRegion")),
        ("SARIF1008", lambda log: place(log).update(contextRegion=copy.deepcopy(region(log)))),
        ("SARIF1002", uri("文案.md")), ("SARIF1002", uri("a b.md")), ("SARIF1002", uri("a%e4.md")),
        ("dot-segment", uri("../a.md")), ("dot-segment", uri("./a.md")), ("missing-file", uri("no-such-file.md")),
        ("SARIF1004/2016", uri("/etc/hosts")), ("absolute-path", uri("file:///home/me/a.md")),
        ("SARIF1004", uri("file:///home/me/a.md")), ("SARIF2016/GH1005/GH1006", uri("file:///home/me/a.md")),
        ("SARIF2007", lambda log: place(log)["artifactLocation"].pop("uriBaseId")),
        ("GH1007", set_(result(), message={"text": ""})),
        ("message-end", lambda log: result()(log)["message"].update(text="“立即抢购”不好")),
        ("message-paragraph", lambda log: result()(log)["message"].update(text="“立即抢购”\n不好。")),
        ("message-backquote", lambda log: result()(log)["message"].update(text="“立即抢购”`不`好。")),
        ("message-link", lambda log: result()(log)["message"].update(text="“立即抢购”[不](1)好。")),
        ("message-quote", lambda log: result()(log)["message"].update(text="不好。")),
        ("line-hash", lambda log: result()(log)["partialFingerprints"].update(primaryLocationLineHash="0:1")),
        ("fingerprint", lambda log: result()(log)["partialFingerprints"].update({"zhiyan/v1": "x"})),
        ("fingerprint-unique", twice), ("order", lambda log: run(log)["results"].reverse()),
        ("fix-description", lambda log: with_fix(log)["fixes"][0].pop("description")),
        ("fix-file", lambda log: with_fix(log)["fixes"][0]["artifactChanges"][0]["artifactLocation"].update(uri="b")),
        ("fix-region", lambda log: replacement(log)["deletedRegion"].update(endColumn=10_000)),
        ("fix-region", lambda log: replacement(log)["deletedRegion"].update(startColumn=1)),
        ("fix-order", lambda log: with_fix(log)["fixes"][0]["artifactChanges"][0]["replacements"].append(
            copy.deepcopy(replacement(log)))),
        ("fix-effect", lambda log: replacement(log)["insertedContent"].update(
            text=with_fix(log)["locations"][0]["physicalLocation"]["region"]["snippet"]["text"])),
        ("fix-utf-8", lambda log: replacement(log)["insertedContent"].update(text="\ud83d")),
        ("lone-surrogate", lambda log: replacement(log)["insertedContent"].update(text="\ud83d")),
    ]


def self_test(checker, raw):
    good = checker.check(raw)
    assert not good, good
    log = json.loads(raw)
    missed = 0
    broken = [(name, lambda spoil=spoil: spoiled(log, spoil)) for name, spoil in breakages()]
    broken += [("bom", lambda: b"\xef\xbb\xbf" + raw), ("final-newline", lambda: raw.rstrip(b"\n")),
               ("utf-8", lambda: raw.replace("佳".encode(), b"\xe4\xbd", 1)), ("json", lambda: raw[:-5] + b"\n")]
    for number, (name, make) in enumerate(broken):
        try:
            found = {rule for rule, _, _ in checker.check(make())}
        except UnicodeDecodeError:
            found = {"utf-8"}
        if name not in found:
            missed += 1
            print(f"breakage {number}: {name} was not noticed, but {sorted(found)}")
    print(f"{len(broken) - missed} of {len(broken)} broken logs noticed")
    return missed


def spoiled(log, spoil):
    log = copy.deepcopy(log)
    spoil(log)
    return (json.dumps(log) + "\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--schema", type=pathlib.Path, default=DEFAULT_SCHEMA)
    parser.add_argument("--allow-absolute", action="store_true", help="the run was given full paths outside its folder")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    checker = Checker(options.root, json.loads(options.schema.read_text()), options.allow_absolute)
    raw = options.log.read_bytes()
    if options.self_test:
        sys.exit(1 if self_test(checker, raw) else 0)
    violations = checker.check(raw)
    for rule, path, what in violations:
        print(f"{options.log}: {rule}: {path}: {what}")
    print(f"{len(violations)} violations" if violations else "no violations")
    sys.exit(1 if violations else 0)


if __name__ == "__main__":
    main()
