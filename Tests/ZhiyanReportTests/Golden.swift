import Foundation
import Testing

/// Compares with a file in Goldens; rewrites it, and fails, when ZHIYAN_RECORD is 1.
func expectGolden(_ name: String, _ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens").appending(path: name)
  if ProcessInfo.processInfo.environment["ZHIYAN_RECORD"] == "1" {
    try Data(actual.utf8).write(to: url)
    Issue.record("recorded \(name); run again without ZHIYAN_RECORD", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  guard actual != expected else { return }
  let pairs = zip(actual.split(separator: "\n"), expected.split(separator: "\n"))
  let first = pairs.first { $0.0 != $0.1 }
  Issue.record(
    "\(name) differs; first line:\n  is        \(first?.0 ?? "…")\n  should be \(first?.1 ?? "…")",
    sourceLocation: sourceLocation)
}
