"""Rule files and configurations: people who write them are users too."""
from lsp.client import Client

MARKDOWN = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
TEXT = """pack: house
sets:
  buy: [下单, 抢购]
  now: [马上<buy>]
rules:
  - id: now
    check: phrase
    level: warning
    message: 别催
    phrases:
      - 马上<buy>
    examples:
      flag: [⟦马上下单⟧, 请⟦马上抢购⟧]
      pass: [马上就好]
"""


def hover(client, uri, line, character):
    at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
    return client.result("textDocument/hover", at)["contents"]["value"]


def labels(client, uri, version, text, line, typed):
    """What is offered at the end of a line that is put into a text."""
    lines = text.split("\n")
    lines.insert(line, typed)
    client.change(uri, version, {"text": "\n".join(lines)})
    items = client.result("textDocument/completion", {
        "textDocument": {"uri": uri}, "position": {"line": line, "character": len(typed)}})
    return [item["label"] for item in items]


def check_mistakes(zhiyan, folder):
    client = Client(zhiyan)
    client.initialize(MARKDOWN, [folder], locale="en")
    uri = (folder / "house.yaml").as_uri()
    client.open(uri, TEXT, "yaml")
    client.expect(uri, lambda found: found == [])
    assert "马上抢购" in hover(client, uri, 10, 9)
    # The example is run once typing pauses; what it finds follows what was found in reading.
    client.change(uri, 2, {"text": TEXT.replace("pass: [马上就好]", "pass: [马上下单]")})
    (failure,) = client.expect(uri, lambda found: len(found) == 1)
    assert failure["range"]["start"]["line"] == 13 and "fails" in failure["message"], failure
    # It stays while something else is typed, and goes with its cause.
    client.change(uri, 3, {"text": "# \n" + TEXT.replace("pass: [马上就好]", "pass: [马上下单]")})
    (failure,) = client.diagnostics(uri, 3)
    assert failure["range"]["start"]["line"] == 14, failure
    client.change(uri, 4, {"text": TEXT})
    client.expect(uri, lambda found: found == [])
    # A reading mistake and a failing example of another rule stand together.
    second = TEXT.split("rules:\n")[1].replace("id: now", "id: other").replace("level: warning", "level: waring")
    client.change(uri, 5, {"text": TEXT.replace("马上就好", "马上下单") + second})
    client.expect(uri, lambda found: len(found) == 2 and "waring" in found[1]["message"])
    config = (folder / ".zhiyan.yaml").as_uri()
    client.open(config, "levels: {hype.act-nwo: error}\n", "yaml")
    client.expect(config, lambda found: "did you mean hype.act-now?" in found[0]["message"])
    other = (folder / "other.yaml").as_uri()
    client.open(other, "rules: [a\n", "yaml")
    client.expect(other, lambda found: found == [])
    assert client.close() == 0


def check_completion(zhiyan, folder):
    client = Client(zhiyan)
    client.initialize({}, [folder])
    uri = (folder / "house.yaml").as_uri()
    client.open(uri, TEXT, "yaml")

    def offered(line, typed):
        return labels(client, uri, 2, TEXT, line, typed)

    assert "buy" in offered(11, "      - 马上<")
    assert "deadline" in offered(11, "      - 马上<@de")
    assert "consistency" in offered(6, "    check: c")
    assert "unless" in offered(8, "    un") and "phrases" in offered(8, "    ")
    assert offered(14, "      pas") == ["flag", "pass", "exempt", "date"]
    assert offered(0, "") == ["pack", "title", "sets", "rules"]
    # Where the file cannot be parsed, the names of its sets are known by their lines.
    assert {"buy", "now"} <= set(labels(client, uri, 3, TEXT + "broken: [\n", 11, "      - 马上<"))
    assert client.close() == 0


def check_sets(zhiyan, folder):
    """Sets of other files of the run are known where the compiler knows them, and only there."""
    (folder / ".zhiyan.yaml").write_text("rules: [shared.yaml, packed.yaml, rules]\n")
    (folder / "shared.yaml").write_text("sets:\n  polite: [请, 麻烦]\n")
    (folder / "packed.yaml").write_text("pack: packed\nsets:\n  secret: [甲]\nrules:\n  - {id: a, check: phrase, "
                                        "level: error, message: 甲, phrases: [甲乙丙]}\n")
    (folder / "rules").mkdir()
    text = TEXT.replace("马上<buy>\n", "<polite>马上<buy>\n").replace("flag: [⟦马上下单⟧, 请⟦马上抢购⟧]", "flag: [⟦请马上下单⟧]")
    path = folder / "rules" / "house.yaml"
    path.write_text(text)
    client = Client(zhiyan)
    client.initialize(MARKDOWN, [folder], locale="en")
    client.open(path.as_uri(), text, "yaml")
    client.expect(path.as_uri(), lambda found: found == [], "sets of other files are known")
    shared = hover(client, path.as_uri(), 10, 10)
    assert "麻烦" in shared and "shared.yaml" in shared and "house.now" in shared, shared
    own = hover(client, path.as_uri(), 2, 3)
    assert "抢购" in own and "house.now" in own, own
    assert "No rule" in hover(client, path.as_uri(), 3, 3)
    offered = labels(client, path.as_uri(), 2, text, 11, "      - <")
    assert {"polite", "buy"} <= set(offered) and "secret" not in offered, offered
    # A file without a pack is a rule file because the configuration names it.
    uri = (folder / "shared.yaml").as_uri()
    client.open(uri, "sets:\n  polite: []\n", "yaml")
    client.expect(uri, lambda found: "empty" in found[0]["message"])
    assert client.close() == 0


def check_languages(zhiyan, folder):
    """What the program says of examples is in the language of the editor."""
    text = TEXT.replace("pass: [马上就好]", "pass: [马上下单]")
    for locale, failure, title in (("zh-CN", "这个例子没通过", "用到它的规则"), ("en", "this example fails", "that use it")):
        client = Client(zhiyan)
        client.initialize(MARKDOWN, [folder], locale=locale)
        uri = (folder / "house.yaml").as_uri()
        client.open(uri, text, "yaml")
        client.expect(uri, lambda found: found and failure in found[0]["message"])
        assert title in hover(client, uri, 2, 3)
        assert client.close() == 0
