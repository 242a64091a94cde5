"""Readers of the formats for services, written from their documentation and not from zhiyan's code.

Each takes the bytes of a report and what the JSON report of the same run says (`Expected`), and gives the problems found.
"""
import json
import pathlib
import re
import xml.etree.ElementTree

import jsonschema
import markdown_it

import html_report

ROOT = pathlib.Path(__file__).resolve().parents[2]
RDJSON = json.loads((ROOT / "Tests/Schemas/rdjson-DiagnosticResult.json").read_text())
# What XML 1.0 cannot carry.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What must not reach a terminal or a page: controls, directions of writing, characters without width.
UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
LIMIT = 10


class Finding:
    """A finding of the JSON report, with its columns in bytes counted in the file."""

    def __init__(self, path, data, found):
        start, end = found["range"]["start"], found["range"]["end"]
        self.path, self.rule, self.level, self.message = path, found["rule"], found["level"], found["message"]
        self.place, self.end = (start["line"], start["column"]), (end["line"], end["column"])
        self.bytes = tuple((p["line"], p["byte"] - data.rfind(b"\n", 0, p["byte"])) for p in (start, end))
        self.words = data[start["byte"]:end["byte"]].decode()
        self.rewrites = [s["text"] for s in found["suggestions"] if s["text"] != found["match"]]
        self.rewrites = self.rewrites if self.words == found["match"] else []


class Expected:
    """What the JSON report of a run says."""

    def __init__(self, report, folder):
        self.report, self.folder = report, pathlib.Path(folder)
        self.files = [file["path"] for file in report["files"]]
        self.findings = [Finding(file["path"], (self.folder / file["path"]).read_bytes(), found)
                         for file in report["files"] for found in file["findings"]]
        self.errors = [(error["path"], error["message"]) for error in report["errors"]]

    def of(self, path):
        return [finding for finding in self.findings if finding.path == path]


def differ(what, got, wanted):
    """One line for the first difference of two lists."""
    for number, (a, b) in enumerate(zip(got, wanted)):
        if a != b:
            return [f"{what} {number} is {a!r}, should be {b!r}"]
    return [] if len(got) == len(wanted) else [f"there are {len(got)} {what}s, should be {len(wanted)}"]


def text(raw, newline=True):
    if raw.startswith(b"\xef\xbb\xbf"):
        raise ValueError("a byte-order mark")
    if newline and raw and not raw.endswith(b"\n"):
        raise ValueError("no line feed at the end")
    return raw.decode("utf-8")


def jsonl(raw, expected):
    lines = text(raw).split("\n")[:-1]
    wanted = [{"path": file["path"], **found} for file in expected.report["files"] for found in file["findings"]]
    wanted += [{"path": path, "error": message} for path, message in expected.errors]
    return differ("line", [json.loads(line) for line in lines], wanted)


def rdjson(raw, expected):
    report = json.loads(text(raw))
    problems = [f"schema: {error.message}" for error in jsonschema.Draft4Validator(RDJSON).iter_errors(report)]
    if report["source"]["name"] != "zhiyan":
        problems.append("the source has another name")
    level = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
    found = report["diagnostics"]
    count = len(found) - len(expected.errors)
    got = []
    for one in found[:count]:
        place, data = one["location"], (expected.folder / one["location"]["path"]).read_bytes()
        starts = [0] + [m.end() for m in re.finditer(rb"\r\n|\r|\n", data)]
        span = [(place["range"][end]["line"], place["range"][end]["column"]) for end in ("start", "end")]
        start, end = (starts[line - 1] + column - 1 for line, column in span)
        rewrites = []
        for suggestion in one.get("suggestions", []):
            if suggestion["range"] != place["range"]:
                problems.append(f"a suggestion has another range: {suggestion}")
            rewrites.append(suggestion["text"])
        got.append((place["path"], one["code"]["value"], one["severity"], *span, data[start:end].decode(), rewrites))
    problems += differ("diagnostic", got, [
        (f.path, f.rule, level[f.level], *f.bytes, f.words, f.rewrites) for f in expected.findings])
    problems += differ("unread input", [(e["location"]["path"], e["severity"], e["code"]["value"]) for e in found[count:]],
                       [(path, "ERROR", "unchecked") for path, _ in expected.errors])
    return problems + [f"no message: {one}" for one in found if not one["message"].strip()]


def xml_root(raw):
    text(raw)
    if not raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'):
        raise ValueError("no declaration of XML")
    return xml.etree.ElementTree.fromstring(raw)


def in_xml(text):
    return NO_XML.sub("\ufffd", text)


def checkstyle(raw, expected):
    root = xml_root(raw)
    level = {"error": "error", "warning": "warning", "suggestion": "info"}
    problems = [] if root.tag == "checkstyle" and root.get("version") else ["no <checkstyle version>"]
    paths = [in_xml(path) for path in expected.files + [path for path, _ in expected.errors]]
    problems += differ("file", [file.get("name") for file in root], paths)
    got = [(file.get("name"), int(e.get("line")), int(e.get("column")), e.get("severity"), e.get("source"))
           for file in root for e in file]
    problems += differ("error", got, [
        (in_xml(f.path), *f.place, level[f.level], f"zhiyan.{f.rule}") for f in expected.findings
    ] + [(in_xml(path), 1, 1, "error", "zhiyan.unchecked") for path, _ in expected.errors])
    messages = [e.get("message") for file in root for e in file]
    return problems + quoted(messages[:len(expected.findings)], expected)


def quoted(messages, expected):
    """A message must hold what the rule says of the finding, however it is put."""
    return [f"the message {got!r} lacks {f.message!r}" for got, f in zip(messages, expected.findings)
            if flat(in_xml(f.message)) not in flat(got)]


def flat(text):
    return re.sub(r"\s+", " ", text)


def junit(raw, expected):
    root = xml_root(raw)
    problems = [] if root.tag == "testsuites" else ["the root is no <testsuites>"]
    paths = [in_xml(path) for path in expected.files + [path for path, _ in expected.errors]]
    problems += differ("suite", [suite.get("name") for suite in root], paths)
    messages = []
    for number, suite in enumerate(root):
        cases = list(suite)
        bad = [case for case in cases if case.find("failure") is not None]
        for name, count in (("tests", len(cases)), ("failures", len(bad)), ("errors", len(suite.findall("*/error"))),
                            ("skipped", 0), ("time", 0)):
            if suite.get(name) != str(count):
                problems.append(f"suite {number}: {name} is {suite.get(name)}, should be {count}")
        if len({case.get("name") for case in cases}) != len(cases) or not cases:
            problems.append(f"suite {number}: names of tests are not unique, or there are none")
        if any(case.get("classname") != suite.get("name") or case.get("file") != suite.get("name") for case in cases):
            problems.append(f"suite {number}: a test of another file")
        if number >= len(expected.files):
            if [child.tag for case in cases for child in case] != ["error"]:
                problems.append(f"suite {number}: an unread input is no error")
            continue
        wanted = expected.of(expected.files[number])
        if not wanted and any(len(case) for case in cases):
            problems.append(f"suite {number}: a clean file has no passing test")
        problems += differ(f"suite {number}, failure", [
            (case.get("name").split(" ")[0], int(case.get("line")), case.find("failure").get("type")) for case in bad
        ], [(f.rule, f.place[0], f.level) for f in wanted])
        for case, finding in zip(bad, wanted):
            if case.find("failure").get("message") != in_xml(flat(finding.message)):
                problems.append(f"suite {number}: the message is {case.find('failure').get('message')!r}")
            if not case.find("failure").text.startswith(in_xml(finding.path) + ":%d:%d: " % finding.place):
                problems.append(f"suite {number}: the text does not start with the place")
            messages.append(case.find("failure").text)
    return problems + quoted(messages, expected)


def gitlab(raw, expected):
    issues = json.loads(text(raw))
    level = {"error": "major", "warning": "minor", "suggestion": "info"}
    problems = []
    for issue in issues:
        if set(issue) != {"description", "check_name", "fingerprint", "severity", "location"}:
            problems.append(f"fields are {sorted(issue)}")
        if issue["location"]["path"].startswith(("./", "/")):
            problems.append(f"the path {issue['location']['path']!r} is not relative")
        if not issue["description"].startswith(issue["check_name"] + ": "):
            problems.append(f"the description does not name the check: {issue['description']!r}")
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        problems.append("two issues have one fingerprint")
    got = [(i["location"]["path"], i["location"]["lines"]["begin"], i["severity"], i["check_name"]) for i in issues]
    problems += differ("issue", got, [(f.path, f.place[0], level[f.level], f.rule) for f in expected.findings]
                       + [(path, 1, "major", "unchecked") for path, _ in expected.errors])
    return problems + [f"the description {i['description']!r} lacks {f.message!r}" for i, f in zip(issues, expected.findings)
                       if flat(f.message) not in flat(i["description"])]


def command(line):
    """A workflow command as the runner of GitHub Actions reads it: name, properties, message."""
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    properties = {}
    for part in filter(None, rest.split(",")):
        key, value = part.split("=", 1)
        for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
            value = value.replace(code, sign)
        properties[key] = value
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        data = data.replace(code, sign)
    return name, properties, data


def github(raw, expected):
    level = {"error": "error", "warning": "warning", "suggestion": "notice"}
    lines = text(raw).split("\n")[:-1]
    commands = [command(line) for line in lines if line.startswith("::")]
    rest = lines[len(commands):]
    problems = ["a command stands behind the counts"] if any(line.lstrip().startswith("::") for line in rest) else []
    everything = [("error", path, {}, message) for path, message in expected.errors]
    for f in expected.findings:
        place = {"line": f.place[0], "endLine": f.end[0]}
        if f.place[0] == f.end[0]:
            place |= {"col": f.place[1], "endColumn": f.end[1]}
        everything.append((level[f.level], f.path, {key: str(value) for key, value in place.items()}, f.message))
    wanted = [one for name in level.values() for one in [e for e in everything if e[0] == name][:LIMIT]]
    got = [(name, p.get("file"), {k: v for k, v in p.items() if k not in ("file", "title")}) for name, p, _ in commands]
    problems += differ("command", got, [one[:3] for one in wanted])
    for (_, properties, data), (_, _, _, message) in zip(commands, wanted):
        if visible(flat(message)) not in flat(data) or not properties.get("title"):
            problems.append(f"the message {data!r} lacks {message!r}, or there is no title")
    left = len(everything) - len(wanted)
    if len(rest) != (2 if left else 1) or left and not re.search(rf"\b{left}\b", rest[0]):
        problems.append(f"{left} are left out, but the last lines are {rest}")
    return problems


def visible(text):
    return UNSAFE.sub(lambda found: "\\u{%X}" % ord(found[0]), text)


def markdown(raw, expected):
    problems, headings, tables, row = [], [], [], None
    inside = None
    for token in markdown_it.MarkdownIt("commonmark").enable("table").parse(text(raw)):
        if token.type in ("html_block", "code_block", "fence", "hr", "blockquote_open", "list_item_open"):
            problems.append(f"{token.type} in line {token.map}")
        elif token.type == "heading_open":
            inside = token.tag
        elif token.type == "tbody_open":
            tables.append([])
            inside = "body"
        elif token.type == "tbody_close":
            inside = None
        elif token.type == "tr_open" and inside == "body":
            row = []
            tables[-1].append(row)
        elif token.type == "inline":
            odd = [child.type for child in token.children if child.type not in ("text", "text_special")]
            if odd:
                problems.append(f"copy was read as markup: {odd} in {token.content!r}")
            words = "".join(child.content for child in token.children)
            if inside == "body":
                row.append(words)
            elif inside == "h2":
                headings.append(words)
                inside = None
    files = [path for path in expected.files if expected.of(path)]
    wanted = [[("%d:%d" % f.place, f.rule, visible(flat(f.message))) for f in expected.of(path)] for path in files]
    if expected.errors:
        last = tables.pop() if tables else []
        headings = headings[:-1]
        problems += differ("unread input", [tuple(map(flat, row)) for row in last],
                           [(flat(visible(path)), visible(flat(message))) for path, message in expected.errors])
    problems += differ("heading", headings, [visible(path) for path in files])
    return problems + differ("table", [[(row[0], row[2], row[3]) for row in table] for table in tables], wanted)


def html(raw, expected):
    return html_report.problems_of(text(raw), expected, visible, flat)


READERS = {"jsonl": jsonl, "rdjson": rdjson, "checkstyle": checkstyle, "junit": junit, "gitlab": gitlab, "github": github,
           "markdown": markdown, "html": html}

# Ways to spoil a report of the hostile copy, each of which its reader must notice.
BREAKAGES = {
    "jsonl": [(b"\n", b"\n\n"), (b'"level":"warning"', b'"level":"error"'), (b'"path":"', b'"path":"./')],
    "rdjson": [(b'"severity":"WARNING"', b'"severity":"warn"'), (b'"column":', b'"column":1'), (b'"message"', b'"text"')],
    "checkstyle": [(b"&#10;", b"\n"), (b"&quot;", b'"'), (b"&lt;", b"<"), (b'severity="warning"', b'severity="error"')],
    "junit": [(b"&#10;", b"\n"), (b"&lt;", b"<"), (b'failures="8"', b'failures="7"'), (b' line="1"', b' line="2"')],
    "gitlab": [(b'"severity":"minor"', b'"severity":"warning"'), (b'"path":"', b'"path":"./'), (b'"fingerprint"', b'"print"')],
    "github": [(b"%0A", b"\n"), (b"%25", b"%"), (b"%2C", b","), (b"%3A", b":"), (b"col=", b"column="), (b"::warning", b"::notice")],
    "markdown": [(b"\\|", b"|"), (b"\\`", b"`"), (b"\\<b\\>", b"<b>"), (b"\\\\u", b"u"), (b"\n| --- |", b"\n\n| --- |")],
    "html": [(b"&lt;b&gt;", b"<b>"), (b"&amp;", b"&"), (b"\\u{1}", b"\x01"), (b"<main>", b"<div>"), (b"<h3 ", b"<h4 "),
             (b' id="n1-1"', b' id="n1-2"'), (b' href="#r', b' href="#x'), (b"<style>", b"<script></script><style>"),
             (b'class="note i e', b'class="note i w'), (b"<mark ", b"<i "), (b"default-src 'none'", b"default-src *"),
             (b"--text-muted:#5d5850", b"--text-muted:#9d9890"), (b"--line-warning:#d9a23f", b"--line-warning:#7a5a1f"),
             (b"<label ", b"<span "), (b' for="l-e"', b' for="l-w"'), (b".b:not(.e", b".b:not(.w"), (b'lang="zh-CN"', b'lang=""'),
             (b"{display:none}", b"{display:block}"), (b"<b>1</b>", b"<b>2</b>"), (b'class="skip"', b'class="hop"'),
             (b'class="unread"', b'class="read"'), (b' aria-hidden="true"', b""), (b'<section class="file b', b'<section class="file'),
             (b"color:inherit", b"color:#123456"), (b'<a class="ref i', b'<a onclick="x" class="ref i'), (b' scope="row"', b""),
             (b'href="#copy"', b'href="https://example.org"'), (b"<title>", b"<title lang='\xe2\x80\xae'>")],
}


def problems_of(name, raw, expected):
    """What is wrong with a report; a reader that cannot read it at all says so as well."""
    try:
        return READERS[name](raw, expected)
    except (ValueError, LookupError, TypeError, AttributeError, StopIteration, OSError, xml.etree.ElementTree.ParseError) as error:
        return [f"cannot be read: {type(error).__name__}: {error}"]


def unnoticed(name, raw, expected):
    """Breakages of a good report that its reader does not notice."""
    result = []
    for old, new in BREAKAGES[name]:
        if old not in raw:
            result.append(f"{old!r} is not in the report")
        elif not problems_of(name, raw.replace(old, new), expected):
            result.append(f"{new!r} in place of {old!r} is not noticed")
    if not problems_of(name, b"\xef\xbb\xbf" + raw, expected):
        result.append("a byte-order mark is not noticed")
    return result
