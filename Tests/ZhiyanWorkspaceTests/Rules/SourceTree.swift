import Foundation

/// The files that the program was built from.
enum SourceTree {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> ContiguousArray<UInt8> {
    ContiguousArray(try Data(contentsOf: root.appending(path: path)))
  }

  /// The rule files by path below `Rules/`, in the order in which they are compiled.
  static func ruleFiles() throws -> [(path: String, bytes: ContiguousArray<UInt8>)] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: "Rules").path)?.compactMap { $0 as? String }
    let files = (names ?? []).filter { $0.hasSuffix(".yaml") }
    let sorted = files.sorted { ($0 == "common.yaml" ? 0 : 1, $0) < ($1 == "common.yaml" ? 0 : 1, $1) }
    return try sorted.map { ($0, try bytes("Rules/" + $0)) }
  }
}
