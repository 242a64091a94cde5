import ZhiyanEngine
import ZhiyanReaders
import ZhiyanReport
import ZhiyanRules
import ZhiyanText

/// Says how rules came to object to something in a text, or to nothing.
public struct TraceSession {
  /// What to print; empty where something was wrong with the question.
  public private(set) var text = ""
  /// What was wrong, each as lines for people.
  public private(set) var mistakes: [String] = []

  private let request: TraceRequest
  private var words: Wording { Wording(language: request.language) }

  public init(_ request: TraceRequest) {
    self.request = request
    var store = ConfigurationStore(given: request.configuration, isUsed: request.usesConfiguration)
    let applied = [store.applied(to: copyPath)]
    let run = RunRules(request.check, applied, &store)
    guard let document = document(run.configuration(for: applied[0].id)) else { return }
    mistakes += run.mistakes
    let catalogue = RuleCatalogue(paths: run.ruleFiles, compiles: false)
    guard mistakes.isEmpty else { return }
    let place = offset(in: document)
    guard mistakes.isEmpty else { return }
    let usual = run.set(for: applied[0].id)
    if let id = request.rule {
      explain(id, in: document, at: place, usual, applied[0], &store, catalogue.library)
    } else {
      explainAll(in: document, at: place, usual, catalogue.library)
    }
  }

  // MARK: The question

  /// The prose asked about; nil where it cannot be read.
  private mutating func document(_ configuration: Configuration) -> Document? {
    do throws(FileError) {
      switch request.copy {
      case .text(let text):
        do throws(ReadError) {
          return try Readers.read(
            ContiguousArray(text.utf8), format: .text, placeholders: configuration.placeholders)
        } catch {
          throw FileError(zh: error.zh, en: error.en)
        }
      case .place(let path, _, _):
        guard case .file = FileReading.kind(path) else {
          throw FileError(zh: "没有这个文件", en: "there is no such file")
        }
        let collection = InputCollection(request.check)
        mistakes += collection.errors.map { "\($0.path): \($0.message)" }
        return try collection.inputs.first.map { input throws(FileError) in
          try Worker.document(input, configuration)
        }
      }
    } catch {
      mistakes.append("\(shownPath): \(error.message(in: request.language))")
      return nil
    }
  }

  private var shownPath: String {
    switch request.copy {
    case .text: "--text"
    case .place(let path, _, _): path
    }
  }

  /// The path by which configurations are found.
  private var copyPath: String {
    switch request.copy {
    case .text: "text"
    case .place(let path, _, _): path
    }
  }

  /// The byte of the file that is asked about; nil for the whole text.
  private mutating func offset(in document: Document) -> Int? {
    guard case .place(let path, let line, let column) = request.copy else { return nil }
    let index = LineIndex(document.source)
    guard line <= index.lineCount else {
      mistakes.append(
        words.say("\(path) 只有 \(index.lineCount) 行", "\(path) has \(index.lineCount) lines, there is no line \(line)"))
      return nil
    }
    let range = index.range(ofLine: line)
    var at = Int(range.start)
    for scalar in document.string(range).unicodeScalars {
      let place = index.position(of: at)
      let width = scalar.value > 0xFFFF ? 2 : 1
      if column < place.column + width { return at }
      at += UTF8.width(scalar)
    }
    mistakes.append(
      words.say("\(path) 第 \(line) 行没有第 \(column) 列", "\(path): line \(line) has no column \(column)"))
    return nil
  }

  // MARK: Answers

  private mutating func explain(
    _ id: String, in document: Document, at place: Int?, _ usual: RuleSet, _ applied: AppliedConfiguration,
    _ store: inout ConfigurationStore, _ library: RuleLibrary
  ) {
    guard let rule = library.rules.first(where: { $0.id == id }) else {
      let fix = NearestName.of(id, among: library.rules.map(\.id).sorted()).map { "did you mean \($0)?" }
      mistakes.append("there is no rule \(id): \(fix ?? "zhiyan rules list shows all rules")")
      return
    }
    var rules = usual
    var note: String?
    if !usual.active.contains(where: { usual.rules[$0.index].id == id }) {
      // Asked about all the same: as if it were on, and the copy sent where it speaks.
      var check = request.check
      check.enabled = [id]
      check.channel = rule.exampleChannel ?? check.channel
      check.profiles += rule.profiles
      rules = RunRules(check, [applied], &store).set(for: applied.id)
      note = offNote(rule)
    } else if usual.channelName == nil, rule.readsMessages, let channel = rule.exampleChannel {
      var check = request.check
      check.channel = channel
      rules = RunRules(check, [applied], &store).set(for: applied.id)
      note = words.say(
        "这条规则看消息的各个部分;下面当作\(words.name(of: channel))来看(用 --channel 指定)。",
        "The rule looks at the parts of a message; what follows reads it as \(words.name(of: channel)) (--channel says otherwise)."
      )
    }
    guard let index = rules.rules.firstIndex(where: { $0.id == id }) else { return }
    var tracer = Tracer(rules, library: library)
    let traces = tracer.trace([index], in: document, on: request.date)
    let report = TraceText(document, rules: rules, library: library, at: place, language: request.language)
    text = traces.map { report.lines(of: $0, note: note) }.joined().joined(separator: "\n")
  }

  /// Why a rule is not part of an ordinary run.
  private func offNote(_ rule: Rule) -> String {
    let limits = rule.limits(in: request.language)
    if limits.isEmpty {
      return words.say("这条规则在这里没有打开;下面当作打开来看。", "The rule is off here; what follows is as if it were on.")
    }
    return words.say(
      "这条规则在这里不检查(\(limits));下面当作检查来看。",
      "The rule does not run here (\(limits)); what follows is as if it did.")
  }

  private mutating func explainAll(
    in document: Document, at place: Int?, _ rules: RuleSet, _ library: RuleLibrary
  ) {
    var tracer = Tracer(rules, library: library)
    let report = TraceText(document, rules: rules, library: library, at: place, language: request.language)
    let traces = tracer.trace(rules.active.map(\.index), in: document, on: request.date)
      .filter { report.concerns($0) }
    if traces.isEmpty {
      text = words.say("没有规则在这里找到要看的词。\n", "No rule looks for anything that stands here.\n")
      return
    }
    text = traces.map { report.lines(of: $0, note: nil).joined(separator: "\n") }.joined(separator: "\n")
  }
}
