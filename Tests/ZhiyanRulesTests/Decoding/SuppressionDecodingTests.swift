import Testing
import ZhiyanText

@testable import ZhiyanRules

@Suite struct SuppressionDecodingTests {
  private func issues(_ keys: String) -> [String] {
    var decoder = RuleDecoder()
    let text = "pack: p\nrules:\n  - id: a\n    check: suppression\n    level: error\n    message: m\n    \(keys)\n"
    decoder.add(path: "r.yaml", bytes: ContiguousArray(text.utf8))
    return decoder.issues.map(\.message)
  }

  @Test(arguments: SuppressionFault.allCases)
  func faultsAreRead(fault: SuppressionFault) { #expect(issues("fault: \(fault.rawValue)").isEmpty) }

  @Test(arguments: [
    ("source: 甲", "fault"),
    ("fault: broken", "there is no fault broken"),
    ("fault: unused\n    unless: {near: [甲]}", "unless:"),
    ("fault: unused\n    exempt: {near: [甲]}", "exempt:"),
    ("fault: unused\n    where: heading", "where:"),
    ("fault: unused\n    edges: free", "edges:"),
    ("fault: unused\n    phrases: [甲]", "no key phrases"),
  ])
  func whatHasNoEffectIsAMistake(keys: String, message: String) {
    #expect(issues(keys).contains { $0.contains(message) }, "\(issues(keys))")
  }
}
