import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Measures the engine in memory, one thread, the text in one piece.
///
/// usage: zhiyan-bench FILE ROUNDS [RULES.yaml]
///
/// A file that ends in `.md` is read as Markdown, which is not measured. Prints the bytes of the file, the seconds of the fastest round, and the findings. With a rule file only its rules run, without one the
/// built-in ones.
@main
struct EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let rounds = Int(arguments[2]) else {
      print("usage: zhiyan-bench FILE ROUNDS [RULES.yaml]")
      return
    }
    let document = try Readers.read(
      try FileReading.read(arguments[1]), format: arguments[1].hasSuffix(".md") ? .markdown : .text)
    var rules = BuiltinRules.compiled.configured { $0.runs(on: nil, for: []) ? Configuration().level(of: $0) : nil }
    if arguments.count > 3 {
      var decoder = RuleDecoder(includesExamples: false)
      decoder.add(path: arguments[3], bytes: try FileReading.read(arguments[3]))
      rules = RuleSetCompiler.compile(decoder.library).rules
    }
    var linter = Linter(rules)
    let clock = ContinuousClock()
    var best = Duration.seconds(3_600)
    var findings = 0
    for _ in 0..<rounds {
      best = min(best, clock.measure { findings = linter.lint(document).findings.count })
    }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    print(document.source.count, seconds, findings)
  }
}
