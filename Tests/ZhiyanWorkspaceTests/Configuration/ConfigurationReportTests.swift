import Testing
import ZhiyanReaders
import ZhiyanRules

@testable import ZhiyanWorkspace

@Suite struct ConfigurationReportTests {
  private let folder = TemporaryFolder()

  private func request(_ text: String) -> CheckRequest {
    var request = CheckRequest()
    request.configuration = folder.put(".zhiyan.yaml", text)
    return request
  }

  private static let whole = """
    packs: [hype, "offer"]
    levels: {hype.act-now: error, jargon: "off"}
    allow: [最佳西方酒店, "a: b", 'no', "1:30", 引“号”]
    templates: ["{{*}}"]
    overrides:
      - paths: ["*.txt"]
        channel: sms
        profile: finance
        encoding: gbk
    suppress:
      - {paths: ["*"], rules: [hype.act-now], match: "x,y", reason: why}
    """

  /// What is shown is in the form of a configuration, and says the same again.
  @Test(arguments: ["", "packs: []", whole]) func whatIsShownSaysTheSame(text: String) {
    folder.file("a.txt")
    let request = request(text + "\n")
    let report = ConfigurationReport(folder("a.txt"), request)
    #expect(report.mistakes.isEmpty)
    var shown = report.text(in: .en)
    // Suppressions are shown as they apply, without the paths by which they do.
    shown = shown.replacing("{rules:", with: "{paths: [a.txt], rules:")
    let again = ConfigurationDecoder.decode(path: folder(".zhiyan.yaml"), bytes: ContiguousArray(shown.utf8))
    #expect(again.issues.isEmpty, "\(shown)")
    var store = ConfigurationStore(request)
    let applied = store.applied(to: folder("a.txt"))
    let rules = RunRules(request, [applied], &store)
    let first = rules.configuration(for: applied.id)
    let second = again.configuration(again.applied(to: folder("a.txt")))
    #expect(second.levels == first.levels)
    #expect(second.allowed == first.allowed)
    #expect(second.channel == first.channel)
    #expect(second.profiles == first.profiles)
    #expect(second.encoding == first.encoding ?? .utf8)
    #expect(second.placeholders == first.placeholders)
    #expect(second.suppressions.map(\.match) == first.suppressions.map(\.match))
    for rule in rules.rules { #expect(second.level(of: rule) == first.level(of: rule), "\(rule.id)") }
  }

  @Test func everyValueHasItsPlace() {
    folder.file("a.txt")
    let report = ConfigurationReport(folder("a.txt"), request(Self.whole))
    let lines = report.entries.map { "\($0.key) \($0.name ?? "-") \($0.place.map { "\($0.line)" } ?? "default")" }
    #expect(
      lines == [
        "packs - 1", "levels hype.act-now 2", "levels jargon 2", "allow - 3", "channel - 7", "profile - 8",
        "encoding - 9",
        "templates - 4", "rules - default", "ignore - default", "suppress - 11",
      ])
  }

  @Test func aPathThatIsNotThereIsAMistake() {
    #expect(ConfigurationReport(folder("none"), CheckRequest()).mistakes.count == 1)
  }
}
