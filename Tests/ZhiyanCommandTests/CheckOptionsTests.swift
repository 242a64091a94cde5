import ArgumentParser
import Testing

@testable import zhiyan

/// The quick reading of plain arguments against the argument parser, which is the slow, obvious twin.
@Suite struct CheckOptionsTests {
  @Test(arguments: [
    ["a.txt"], ["check", "a.txt"], ["./docs", "b.md"], ["check", "-", "--stdin-filename", "文案.md"],
    ["a.txt", "--format", "sarif"], ["--format", "json", "a.txt"], ["a.txt", "--rules", "r.yaml", "--rules", "more"],
    ["a.txt", "--enable", "typography", "--disable", "hype.act-now", "--disable", "jargon"],
    ["a.txt", "--min-level", "warning", "--fail-on", "never", "--jobs", "4"], ["a.txt", "--no-config"],
    ["--force-exclude", "a.txt"],
    ["a.txt", "--profile", "finance"], ["a.txt", "--profile", "finance,health", "--profile", "property"],
    ["a.txt", "--config", "c.yaml", "--channel", "sms", "--lang", "en", "--color", "always"],
    ["a.txt", "--date", "2026-02-28"], ["a.txt", "--fix"], ["-", "--fix", "--lang", "en"], ["--diff", "a.txt"],
    ["a.txt", "--format", "github"], ["a.txt", "--format", "markdown"],
  ])
  func readsPlainFormsLikeTheArgumentParser(arguments: [String]) throws {
    let quick = try #require(CheckOptions(plain: arguments))
    let parsed = try #require(try Zhiyan.parseAsRoot(arguments) as? Check)
    #expect(quick == parsed.options)
  }

  @Test(arguments: [
    [], ["check"], ["explain", "hype.act-now"], ["rules", "list"], ["--help"], ["a.txt", "--format=json"],
    ["a.txt", "-o", "out"], ["a.txt", "--format", "xml"], ["a.txt", "--jobs", "-1"], ["a.txt", "--jobs", "x"],
    ["a.txt", "--channel", "fax"], ["a.txt", "--date", "2026-02-30"], ["a.txt", "--date", "today"],
    ["a.txt", "--profile", "finance,farming"], ["a.txt", "--format"], ["a.txt", "--", "-b"], ["-", "-"],
    ["a.txt", "--config", "c", "--no-config"], ["a.txt", "--fix", "--diff"], ["a.txt", "--diff", "--format", "json"],
    ["a.txt", "--unknown", "x"], ["README"],
  ])
  func leavesTheRestToIt(arguments: [String]) {
    #expect(CheckOptions(plain: arguments) == nil)
  }
}
