"""What holds for every text and every URI of a log, wherever it stands."""
import re
import urllib.parse

LANGUAGE = re.compile(r"^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")
URI = re.compile(r"^([a-z][a-z0-9+.-]*:)?(//[A-Za-z0-9.:@_~-]*)?([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*"
                 r"(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?$")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:")
ABSOLUTE = re.compile(r"(?:^|[\s\"'(=])(/(?:home|root|Users|tmp|var|private|opt|work|mnt|builds)/|[A-Za-z]:\\)|file:")
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
# Free text of rules may name a folder or a time; everything else may not.
FREE_TEXT = {"text", "markdown"}


def walk(value, path=""):
    """Each value of a log with its JSON pointer."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from walk(child, f"{path}/{key}")


class WordChecks:
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
