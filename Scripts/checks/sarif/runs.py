"""What is asked of a run and its rules."""
import json
import re
import urllib.parse

PASCAL = re.compile(r"^([A-Z][a-z0-9]+)+$")
GITHUB = {"results": 25_000, "rules": 25_000, "runs": 20, "tags": 20, "bytes": 10 * 2**20}


class RunChecks:
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
