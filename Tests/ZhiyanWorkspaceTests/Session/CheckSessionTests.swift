import Foundation
import Testing
import ZhiyanReport
import ZhiyanRules
import ZhiyanTestSupport

@testable import ZhiyanWorkspace

@Suite struct CheckSessionTests {
  private static let pieces = [
    "独家提供", "免费", "赋能", "最佳", "这是公司的政策", "我们", "请看", "会议", "，", "。", "\n", "\n\n", " ", "**", "😀", "abc", "100%",
  ]

  private func run(_ request: CheckRequest) async -> (output: String, outcome: CheckOutcome) {
    var bytes: [UInt8] = []
    let outcome = await CheckSession(request).run { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), outcome)
  }

  private func filled(_ folder: TemporaryFolder, seed: UInt64, files: Int) throws {
    var random = SeededGenerator(seed: seed)
    for index in 0..<files {
      let name = "\(["a", "b/c", "d"][random.pick(3)])/\(index).\(random.one(in: 2) ? "md" : "txt")"
      _ = folder.put(name, random.text(of: Self.pieces, count: 0...40))
    }
    _ = folder.put("b/.zhiyan.yaml", "levels: {hype: error}\nallow: [赋能]\n")
  }

  @Test(arguments: OutputFormat.allCases)
  func outputIsTheSameForAnyNumberOfJobs(format: OutputFormat) async throws {
    let folder = TemporaryFolder()
    let seed: UInt64 = 7
    try filled(folder, seed: seed, files: 90)
    _ = folder.put("a/broken.txt", "")
    try Data([0xC3, 0x28, 0x00, 0xFF, 0x81]).write(to: URL(filePath: folder.path + "/a/broken.txt"))
    var request = CheckRequest()
    request.paths = [folder.path]
    request.format = format
    let one = await run(request)
    #expect(one.outcome.summary.findings > 50, "seed \(seed): too few findings for the test to say much")
    for jobs in [2, 4, 4, 9] {
      request.jobs = jobs
      let other = await run(request)
      #expect(other.output == one.output, "seed \(seed), \(jobs) jobs")
      #expect(other.outcome.summary == one.outcome.summary)
      #expect(other.outcome.errors == one.outcome.errors)
    }
  }

  @Test func thePageForGitHubIsTheMarkdownReportForAnyNumberOfJobs() async throws {
    let folder = TemporaryFolder()
    try filled(folder, seed: 11, files: 40)
    var request = CheckRequest()
    request.paths = [folder.path, folder.path + "/none.txt"]
    request.format = .markdown
    let expected = await run(request).output
    request.format = .github
    for jobs in [1, 4] {
      request.jobs = jobs
      request.writesStepSummary = true
      var page: [UInt8] = []
      _ = await CheckSession(request).run { _ in
      } stepSummary: {
        page += $0
      }
      #expect(String(decoding: page, as: UTF8.self) == expected, "\(jobs) jobs")
      request.writesStepSummary = false
      page = []
      _ = await CheckSession(request).run { _ in
      } stepSummary: {
        page += $0
      }
      #expect(page.isEmpty)
    }
  }

  @Test func eachFileIsCheckedUnderTheNearestConfiguration() async throws {
    let folder = TemporaryFolder()
    _ = folder.put("a/copy.txt", "独家提供")
    _ = folder.put("b/copy.txt", "独家提供")
    _ = folder.put("b/.zhiyan.yaml", "levels: {hype: error}\n")
    let own = folder.put("other.yaml", "levels: {hype: none}\n")
    var request = CheckRequest()
    request.paths = [folder.path]
    let near = await run(request).outcome.summary
    #expect(near.files == 2)
    #expect(near.error == 1)
    #expect(near.findings == 2)
    request.configuration = own
    #expect(await run(request).outcome.summary.findings == 0)
    request.usesConfiguration = false
    let none = await run(request).outcome.summary
    #expect(none.error == 0)
    #expect(none.findings == 2)
  }

  @Test func aConfigurationThatCannotBeReadIsAMistake() async throws {
    let folder = TemporaryFolder()
    var request = CheckRequest()
    request.paths = [folder.put("copy.txt", "独家提供")]
    request.configuration = folder.path + "/none.yaml"
    let outcome = await run(request).outcome
    #expect(outcome.isTroubled)
    #expect(outcome.mistakes.count == 1)
  }

  @Test func aFileNamedTwiceIsCheckedOnce() async throws {
    let folder = TemporaryFolder()
    let path = folder.put("copy.txt", "独家提供")
    var request = CheckRequest()
    request.paths = [path, path, folder.path]
    #expect(await run(request).outcome.summary.files == 1)
  }

  @Test func whatIsMissingIsAnErrorAndTheRestIsChecked() async throws {
    let folder = TemporaryFolder()
    var request = CheckRequest()
    request.paths = [
      folder.path + "/none.txt", folder.put("copy.txt", "独家提供"), folder.put("copy.docx", ""),
    ]
    let outcome = await run(request).outcome
    #expect(outcome.errors.map(\.path) == [folder.path + "/none.txt", folder.path + "/copy.docx"])
    #expect(outcome.summary.files == 1)
    #expect(outcome.summary.findings == 1)
  }

  @Test func nothingToCheckIsAMistake() async throws {
    let folder = TemporaryFolder()
    var request = CheckRequest()
    request.paths = [folder.path]
    #expect(await run(request).outcome.mistakes.first?.hasPrefix("nothing to check") == true)
  }
}
