import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Measures the engine in memory, one thread, the text in one piece.
///
/// usage: zhiyan-bench FILE ROUNDS [RULES.yaml | --segment | --pieces BYTES]
///
/// With --pieces the file is checked as documents of about so many bytes, one after another, so that a long text can be held
/// against short ones that are as new to the processor's caches.
/// With --segment it measures what ICU takes to find the words of the whole text, as a yardstick, and prints their number.
/// A file that ends in `.md` is read as Markdown, which is not measured. Prints the bytes of the file, the seconds of the fastest round, and the findings. With a rule file only its rules run, without one the
/// built-in ones.
@main
struct EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let rounds = Int(arguments[2]) else {
      print("usage: zhiyan-bench FILE ROUNDS [RULES.yaml | --segment | --pieces BYTES]")
      return
    }
    let document = try Readers.read(
      try FileReading.read(arguments[1]), format: arguments[1].hasSuffix(".md") ? .markdown : .text)
    var rules = BuiltinRules.compiled.configured { $0.runs(on: nil, for: []) ? Configuration().level(of: $0) : nil }
    if arguments.count > 3, !arguments[3].hasPrefix("--") {
      var decoder = RuleDecoder(includesExamples: false)
      decoder.add(path: arguments[3], bytes: try FileReading.read(arguments[3]))
      rules = RuleSetCompiler.compile(decoder.library).rules
    }
    if arguments.last == "--segment" { return segment(document, rounds) }
    var documents = [document]
    if arguments.count > 4, arguments[3] == "--pieces", let size = Int(arguments[4]), size > 0 {
      documents = pieces(of: document.source, size).map { Document(plain: $0) }
    }
    var linter = Linter(rules)
    let clock = ContinuousClock()
    var best = Duration.seconds(3_600)
    var findings = 0
    for _ in 0..<rounds {
      best = min(best, clock.measure { findings = documents.reduce(0) { $0 + linter.lint($1).findings.count } })
    }
    print(document.source.count, seconds(best), findings)
  }

  /// A text in pieces of at least so many bytes, but for the last one, cut between characters.
  private static func pieces(of text: ContiguousArray<UInt8>, _ size: Int) -> [ContiguousArray<UInt8>] {
    var pieces: [ContiguousArray<UInt8>] = []
    var start = 0
    while start < text.count {
      var end = min(start + size, text.count)
      while end < text.count && text[end] & 0xC0 == 0x80 { end += 1 }
      pieces.append(ContiguousArray(text[start..<end]))
      start = end
    }
    return pieces
  }

  private static func segment(_ document: Document, _ rounds: Int) {
    var segmenter = WordSegmenter()
    var best = Duration.seconds(3_600)
    var words = 0
    for _ in 0..<rounds {
      let time = ContinuousClock().measure {
        var offsets = ContiguousArray<UInt32>()
        document.text.withUnsafeBufferPointer { segmenter.appendBoundaries(of: $0, offset: 0, to: &offsets) }
        words = offsets.count
      }
      best = min(best, time)
    }
    print(document.source.count, seconds(best), words)
  }

  private static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
