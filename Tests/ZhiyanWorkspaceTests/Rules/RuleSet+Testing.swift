import ZhiyanEngine
import ZhiyanRules

extension RuleSet {
  /// The rules of a rule file's text, in which no mistake may be.
  static func of(_ file: String) -> RuleSet {
    var decoder = RuleDecoder()
    decoder.add(path: "r.yaml", bytes: ContiguousArray(file.utf8))
    precondition(decoder.issues.isEmpty, "\(decoder.issues)")
    return RuleSetCompiler.compile(decoder.library).rules
  }
}
