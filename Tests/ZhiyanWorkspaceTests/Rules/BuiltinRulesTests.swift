import CBuiltinRules
import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct BuiltinRulesTests {
  private static let library = BuiltinRules.library

  @Test func everyExampleHoldsInAllVariants() {
    let tests = ExampleTests(Self.library)
    #expect(tests.count > 300)
    #expect(tests.runs > tests.count)
    for failure in tests.failures { Issue.record("\(failure)") }
  }

  @Test func everyRuleSaysWhatItMeansAndShowsIt() {
    #expect(!Self.library.rules.isEmpty)
    for rule in Self.library.rules {
      for (name, text) in [("title", rule.title), ("message", rule.message), ("advice", rule.advice)] {
        #expect(text.zh?.isEmpty == false, "\(rule.id): \(name) in Chinese")
        #expect(text.en?.isEmpty == false, "\(rule.id): \(name) in English")
      }
      #expect(!rule.source.isEmpty, "\(rule.id): source")
      #expect(rule.examples.flag.count >= 3, "\(rule.id): flag")
      #expect(rule.examples.pass.count >= 3, "\(rule.id): pass")
    }
  }

  @Test func theFilesHoldNoMistakes() throws {
    var decoder = RuleDecoder()
    for file in BuiltinRules.files { decoder.add(path: file.path, bytes: file.bytes) }
    let compiled = RuleSetCompiler.compile(decoder.library)
    #expect(RuleLoading.render(decoder.issues + compiled.issues, decoder.library.files).joined() == "")
  }

  @Test func everyFileOnDiskIsEmbeddedAsItIs() throws {
    let disk = try SourceTree.ruleFiles()
    #expect(!disk.isEmpty)
    #expect(BuiltinRules.files.map(\.path) == disk.map { "Rules/" + $0.path }, "run Scripts/compile-rules")
    for (file, other) in zip(BuiltinRules.files, disk) {
      #expect(file.bytes == other.bytes, "\(file.path): run Scripts/compile-rules")
    }
  }

  @Test func theCompiledSetIsThatOfTheFilesOnDisk() throws {
    var decoder = RuleDecoder()
    for file in try SourceTree.ruleFiles() { decoder.add(path: "Rules/" + file.path, bytes: file.bytes) }
    let fresh = RuleSetCompiler.compile(decoder.library).rules.encoded()
    let stored = try SourceTree.bytes("Sources/CBuiltinRules/builtin_rules.bin")
    #expect(fresh.elementsEqual(stored), "run Scripts/compile-rules")
    let embedded = UnsafeBufferPointer(
      start: zy_builtin_rules_compiled(), count: zy_builtin_rules_compiled_length())
    #expect(embedded.elementsEqual(stored), "build again: the program holds another rule set than builtin_rules.bin")
  }

  @Test func theCompiledSetFindsWhatTheFilesFind() {
    let fresh = RuleSetCompiler.compile(Self.library).rules
    let compiled = BuiltinRules.compiled
    #expect(compiled.rules.map(\.id) == fresh.rules.map(\.id))
    #expect(compiled.rules.map(\.level) == fresh.rules.map(\.level))
    var one = Linter(compiled)
    var other = Linter(fresh)
    for rule in Self.library.rules {
      for example in rule.examples.flag + rule.examples.pass {
        let document = Document(plain: ContiguousArray(ExampleMarks.strip(example.text).text.utf8))
        let found = one.lint(document, on: rule.examples.date).findings
        let wanted = other.lint(document, on: rule.examples.date).findings
        #expect(found == wanted, "\(example.text)")
      }
    }
  }
}
