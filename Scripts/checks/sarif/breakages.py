"""Ways to break a good log, each with the violation that must be named."""
import copy
import json


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
