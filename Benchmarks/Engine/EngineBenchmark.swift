import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Measures the engine in memory, one thread, the text in one piece.
///
/// usage: zhiyan-bench FILE ROUNDS [RULES.yaml]
///
/// Prints the bytes, the seconds of the fastest round, and the findings. With a rule file only its rules run, without one the
/// built-in ones.
@main
struct EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let rounds = Int(arguments[2]) else {
      print("usage: zhiyan-bench FILE ROUNDS [RULES.yaml]")
      return
    }
    let document = TextReader.read(try FileReading.read(arguments[1]))
    var rules = BuiltinRules.compiled
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
    print(document.text.count, seconds, findings)
  }
}
