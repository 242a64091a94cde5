import ZhiyanEngine
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

@main
struct Zhiyan {
  static func main() throws {
    var decoder = RuleDecoder(includesExamples: true)
    let clock = ContinuousClock()
    var took = clock.measure { for file in BuiltinRules.files { decoder.add(path: file.path, bytes: file.bytes) } }
    print("decode", took, decoder.library.rules.count)
    for issue in decoder.issues {
      let file = decoder.library.files[issue.file]
      let at = LineIndex(file.bytes).position(of: Int(issue.range.start))
      print("\(file.path):\(at.line):\(at.column): \(issue.message) — \(issue.fix ?? "")")
    }
    var compiled: (rules: RuleSet, issues: [RuleIssue])?
    took = clock.measure { compiled = RuleSetCompiler.compile(decoder.library) }
    guard let set = compiled?.rules, let issues = compiled?.issues else { return }
    print("compile", took)
    for issue in issues {
      let file = decoder.library.files[issue.file]
      let at = LineIndex(file.bytes).position(of: Int(issue.range.start))
      print("\(file.path):\(at.line):\(at.column): \(issue.message) — \(issue.fix ?? "")")
    }
    var linter = Linter(set)
    for path in CommandLine.arguments.dropFirst() {
      let bytes = try FileReading.read(path)
      let document = Document(plain: bytes)
      var result = linter.lint(document)
      let took = clock.measure { result = linter.lint(document) }
      print(path, bytes.count, took, result.findings.count)
      for finding in result.findings.prefix(15) { print(" ", set.rules[finding.rule].id, finding.match) }
    }
    var bad = 0
    for rule in decoder.library.rules {
      for (kind, list) in [("flag", rule.examples.flag), ("pass", rule.examples.pass)] {
        for example in list {
          let (text, ranges) = ExampleMarks.strip(example.text)
          let index = set.rules.firstIndex { $0.id == rule.id }
          let found = linter.lint(Document(plain: ContiguousArray(text.utf8))).findings.filter { $0.rule == index }
          if found.map(\.textRange.indices) != ranges {
            bad += 1
            print(rule.id, kind, example.text, "→", found.map(\.match))
          }
        }
      }
    }
    print("bad examples", bad)
  }
}
