import ZhiyanReport
import ZhiyanRules

extension ReportContext {
  /// What a formatter has to know of a run.
  init(_ request: CheckRequest, _ rules: RunRules) {
    var shown = rules.rules
    if request.format == .sarif {
      // SARIF carries the rules' examples, which only their files hold.
      let library = BuiltinRules.library
      let whole = Dictionary(library.rules.map { ($0.id, $0) }) { first, _ in first }
      shown = shown.map { whole[$0.id] ?? $0 }
    }
    self.init(rules: shown, language: request.language, version: request.version, usesColor: request.usesColor)
    width = request.width
    showsSuppressed = request.showsSuppressed
    // Titles of packs stand in the rule files only, which are slow to read.
    if request.format == .html {
      packs = BuiltinRules.library.packs.filter { $0.title != LocalizedText() } + rules.packs
    }
  }
}
