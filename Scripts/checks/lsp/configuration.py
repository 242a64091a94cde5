"""Settings of clients, configurations on disk, and several folders."""
from lsp import HIT, RULE, codes
from lsp.client import Client

HOUSE = "pack: house\nrules:\n  - {id: shop, check: phrase, level: error, message: 店, phrases: [本店]}\n"


def check_answers(zhiyan, folder):
    """What clients say when they are asked for their configuration, right or wrong."""
    uri = (folder / "文案.md").as_uri()
    for answer in (None, [None], [{}], ["wrong"], [[1]], [{"channel": 5, "rules": "x", "profile": ["x"]}]):
        client = Client(zhiyan)
        client.settings = answer
        client.initialize({"workspace": {"configuration": True}}, [folder])
        client.wait_request("workspace/configuration")
        client.open(uri, HIT)
        client.expect(uri, lambda found: codes(found) == [RULE], answer)
        client.notify("workspace/didChangeConfiguration", {"settings": {}})
        client.wait_request("workspace/configuration")
        assert client.close() == 0

    # An empty language is that of the client.
    for locale, wanted in (("zh-CN", True), ("en", False)):
        client = Client(zhiyan)
        client.initialize({}, [folder], locale=locale, initializationOptions={"language": ""})
        client.open(uri, HIT)
        assert ("法" in client.diagnostics(uri)[0]["message"]) == wanted
        assert client.close() == 0

    # A mistake is said in the language of the client.
    for locale, wanted in (("zh-CN", "不起作用"), ("en", "does not count")):
        client = Client(zhiyan)
        client.initialize({}, [folder], locale=locale, initializationOptions={"channel": "pigeon"})
        client.wait("window/showMessage", lambda params: wanted in params["message"])
        assert client.close() == 0


def check_files(zhiyan, folder):
    """Configurations, rule files and ignore files that change on disk."""
    (folder / ".git").mkdir()
    config, house = folder / ".zhiyan.yaml", folder / "house.yaml"
    uri = (folder / "文案.md").as_uri()
    client = Client(zhiyan)
    client.initialize({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}, [folder])
    assert client.wait_request("client/registerCapability")["registrations"]
    client.open(uri, HIT)
    client.expect(uri, lambda found: codes(found) == [RULE])

    def write(path, text):
        path.write_text(text)
        client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    write(config, "allow: [全城最佳的]\n")
    client.expect(uri, lambda found: found == [])
    write(config, "allow: [全城最佳的\n")
    client.wait("window/showMessage", lambda params: ".zhiyan.yaml" in params["message"])
    client.expect(config.as_uri(), bool, "the mistake is shown in the file")
    client.expect(uri, lambda found: found == [], "the last good configuration goes on")
    write(house, HOUSE)
    write(config, "levels: {absolute: suggestion}\nrules: [house.yaml]\n")
    client.expect(uri, lambda found: [(d["code"], d["severity"]) for d in found] == [("house.shop", 1), (RULE, 3)])
    client.expect(config.as_uri(), lambda found: found == [], "it is mended")
    write(house, HOUSE.replace("error", "eror"))
    client.expect(house.as_uri(), lambda found: "eror" in found[0]["message"])
    write(folder / ".zhiyanignore", "*.md\n")
    client.expect(uri, lambda found: found == [], "it is ignored")
    (folder / ".zhiyanignore").unlink()
    write(house, HOUSE)
    client.expect(uri, lambda found: codes(found) == ["house.shop", RULE])
    client.expect(house.as_uri(), lambda found: found == [], "it is mended")
    assert client.close() == 0


def check_folders(zhiyan, folder):
    """Two folders, each with its own configuration; settings of a client without workspace/configuration."""
    client = Client(zhiyan)
    folders = [folder / "一", folder / "二"]
    for each in folders:
        each.mkdir()
    (folders[0] / ".zhiyan.yaml").write_text("packs: [hype]\n")
    first, second = ((each / "a.md").as_uri() for each in folders)
    client.initialize({}, folders, initializationOptions={"language": "en"})
    client.open(first, HIT)
    client.open(second, HIT)
    client.expect(first, lambda found: found == [])
    client.expect(second, lambda found: "法" not in found[0]["message"])
    client.notify("workspace/didChangeConfiguration", {"settings": {"zhiyan": {"language": "zh"}}})
    client.expect(second, lambda found: "法" in found[0]["message"])
    assert client.close() == 0

    # Paths of settings count from the first folder; an empty list is how Lua writes no settings.
    (folder / "house.yaml").write_text(HOUSE)
    for settings, wanted in (({"rules": ["house.yaml"]}, ["house.shop", RULE]), ([], [RULE])):
        client = Client(zhiyan)
        client.initialize({}, [folder], initializationOptions=settings)
        client.open("untitled:Untitled-1", HIT)
        client.expect("untitled:Untitled-1", lambda found: codes(found) == wanted, settings)
        assert client.close() == 0
