"""What is asked of a result: its place, its words, its fingerprints and its fixes."""
import html
import re
import urllib.parse

from sarif.files import File, line_hashes


def letters(text):
    return [c for c in text if c.isalnum()]


def is_subsequence(needle, haystack):
    rest = iter(haystack)
    return all(c in rest for c in needle)


class ResultChecks:
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
