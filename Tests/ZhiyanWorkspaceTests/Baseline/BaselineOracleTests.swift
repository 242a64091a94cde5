import Testing
import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanWorkspace

/// Random edits of a repository of copy against an oracle that knows which sentence is which: no new sin is hidden, and no
/// old one is shown.
@Suite struct BaselineOracleTests {
  /// A sentence, told apart by its text alone.
  private struct Sentence: Hashable {
    var text: String
    var isSin: Bool
  }

  private struct Repository {
    /// Paragraphs of sentences, by the name of the file.
    var files: [String: [[Sentence]]] = [:]
    /// What a file was called when the baseline was taken.
    var origins: [String: String] = [:]
    /// Where lines break; another number wraps every paragraph anew.
    var wrap = 0
  }

  private static let rules = RuleSet.of(
    """
    pack: test
    rules:
      - id: sin
        check: phrase
        level: warning
        message: {zh: 不要写}
        phrases:
          - phrase: (立即抢购|独家提供|最后机会)
            edges: free
    """)

  private static let sins = ["立即抢购", "独家提供", "最后机会"]
  private static let openings = ["新老顾客", "本周末", "会员朋友", "线上门店", "报名的同学", "第 12 场"]
  private static let ends = ["不要错过", "在一楼大厅", "送完为止", "凭票入场", "数量不多", "先看说明"]

  private func sentence(_ random: inout SeededGenerator, isSin: Bool) -> Sentence {
    let opening = Self.openings[random.pick(Self.openings.count)]
    let end = Self.ends[random.pick(Self.ends.count)] + "\(random.pick(9))号"
    let middle = isSin ? Self.sins[random.pick(Self.sins.count)] : "正常营业"
    return Sentence(text: "\(opening),\(middle),\(end)。", isSin: isSin)
  }

  private func text(_ paragraphs: [[Sentence]], wrap: Int) -> String {
    paragraphs.map { paragraph in
      var line = ""
      var at = 0
      for character in paragraph.map(\.text).joined() {
        line.append(character)
        at += 1
        // Between Han characters only: elsewhere a break is a space to the reader of the page.
        if wrap > 0 && at % wrap == 0 && character.isLetter && !character.isASCII { line.append("\n") }
      }
      return line.hasSuffix("\n") ? String(line.dropLast()) : line
    }.joined(separator: "\n\n") + "\n"
  }

  private func lint(_ repository: Repository, _ baseline: Baseline?) throws -> (
    shown: [String: [String]], counts: [String: Baseline.Counts], gone: Int
  ) {
    var file = BaselineFile(new: "/nowhere-at-all/.zhiyan-baseline.json")
    file.baseline = baseline ?? Baseline()
    let names = Dictionary(repository.files.keys.map { ($0, $0) }) { first, _ in first }
    var plan = BaselinePlan(file, digests: [:], names: names) { repository.files[$0] == nil }
    var linter = Linter(Self.rules)
    var documents: [String: (Document, [Finding])] = [:]
    for (name, paragraphs) in repository.files {
      let source = ContiguousArray(text(paragraphs, wrap: repository.wrap).utf8)
      let document = try Readers.read(source, format: .markdown)
      documents[name] = (document, linter.lint(document).findings)
    }
    func result(_ name: String, _ entries: Baseline.Counts, _ findings: inout [Finding]) -> BaselineResult {
      guard let document = documents[name]?.0 else { preconditionFailure("no \(name)") }
      return BaselineResult(
        entries, changedRules: [], &findings, in: document, rules: Self.rules, listsNew: false, runs: { _ in true })
    }
    var counts: [String: Baseline.Counts] = [:]
    for (name, item) in documents {
      var findings = item.1
      counts[name] = result(name, [:], &findings).counts
    }
    plan.findRenames(counts.filter { baseline?.files[$0.key] == nil })
    var shown: [String: [String]] = [:]
    var gone = 0
    for (name, item) in documents {
      var findings = item.1
      gone += result(name, plan.entries(ofShown: name), &findings).gone.total
      shown[name] = findings.map { finding in
        // The sentence around it, as the oracle knows it.
        let all = item.0.string(
          item.0.blocks.first { $0.range.contains(finding.textRange) }?.range ?? finding.textRange)
        let before = String(decoding: Array(item.0.text[..<finding.textRange.indices.lowerBound]), as: UTF8.self)
        let start = before.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        let head = start.split(separator: "。", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        let rest = all.dropFirst(start.count)
        let sentence = head + (rest.split(separator: "。").first.map(String.init) ?? "") + "。"
        // Where a line was broken beside a digit or a comma, there is a blank now.
        return sentence.filter { $0 != " " }
      }.sorted()
    }
    return (shown, counts, gone)
  }

  /// One random edit; a rename at most once between two baselines.
  private func edit(
    _ repository: inout Repository, _ random: inout SeededGenerator, renamed: inout Bool, new: inout Int
  ) {
    let names = repository.files.keys.sorted()
    let name = names[random.pick(names.count)]
    var paragraphs = repository.files[name] ?? []
    switch random.pick(7) {
    case 0:
      guard paragraphs.count > 1 else { return }
      let moved = paragraphs.remove(at: random.pick(paragraphs.count))
      paragraphs.insert(moved, at: random.pick(paragraphs.count + 1))
    case 1: repository.wrap = [0, 7, 11, 16][random.pick(4)]
    case 2:
      guard !renamed else { return }
      renamed = true
      new += 1
      repository.files[name] = nil
      repository.files["renamed-\(new).md"] = paragraphs
      repository.origins["renamed-\(new).md"] = repository.origins.removeValue(forKey: name)
      return
    case 3: paragraphs.insert([sentence(&random, isSin: true)], at: random.pick(paragraphs.count + 1))
    case 4:
      // A new copy of an old sin.
      guard let old = paragraphs.joined().first(where: \.isSin) else { return }
      paragraphs.append([sentence(&random, isSin: false), old])
    case 5:
      guard !paragraphs.isEmpty else { return }
      paragraphs.remove(at: random.pick(paragraphs.count))
    default:
      guard !paragraphs.isEmpty else { return }
      let place = random.pick(paragraphs.count)
      paragraphs[place].insert(
        sentence(&random, isSin: random.one(in: 3)), at: random.pick(paragraphs[place].count + 1))
    }
    repository.files[name] = paragraphs
  }

  @Test func noNewSinIsHiddenAndNoOldOneShown() throws {
    var edits = 0
    var shownInAll = 0
    for seed in 1...340 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var repository = Repository()
      for index in 0..<4 {
        repository.files["f\(index).md"] = (0...random.pick(5)).map { _ in
          (0...random.pick(2)).map { _ in sentence(&random, isSin: !random.one(in: 3)) }
        }
        repository.origins["f\(index).md"] = "f\(index).md"
      }
      let old = repository
      var baseline = Baseline()
      baseline.files = try lint(repository, nil).counts.filter { !$0.value.isEmpty }
      var renamed = false
      var new = 0
      for _ in 0..<3 {
        edits += 1
        edit(&repository, &random, renamed: &renamed, new: &new)
      }
      let found = try lint(repository, baseline)
      for (name, paragraphs) in repository.files {
        let sins = paragraphs.joined().filter(\.isSin).map(\.text)
        let known = (repository.origins[name].flatMap { old.files[$0] } ?? []).joined().filter(\.isSin).map(\.text)
        var left = Dictionary(known.map { ($0, 1) }, uniquingKeysWith: +)
        let common = sins.filter { text in
          guard let count = left[text], count > 0 else { return false }
          left[text] = count - 1
          return true
        }
        // A renamed file of which less than half is left is a new one.
        let isKnown = old.files[name] != nil || common.count * 2 >= known.count
        var expected = sins
        if isKnown { for text in common { expected.remove(at: expected.firstIndex(of: text) ?? 0) } }
        let wanted = expected.map { $0.filter { $0 != " " } }.sorted()
        #expect(found.shown[name] == wanted, "seed \(seed), \(name)")
        shownInAll += expected.count
      }
    }
    #expect(edits >= 1000)
    #expect(shownInAll > 200, "too few new sins for the test to say much")
  }
}
