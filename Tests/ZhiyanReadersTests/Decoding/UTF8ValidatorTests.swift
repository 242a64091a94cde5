import Testing
import ZhiyanTestSupport

@testable import ZhiyanReaders

@Suite struct UTF8ValidatorTests {
  /// Every lead with every second byte, and good text with one byte changed: the standard library is the oracle.
  @Test func agreesWithTheStandardLibrary() {
    for first in 0x80...0xFF {
      for second in 0...0xFF {
        for tail in [[], [0x80], [0x80, 0x80], [0x41, 0x80]] as [[UInt8]] {
          let middle = [UInt8(first), UInt8(second)] + tail
          check(middle)
          if second & 0x0F == 0 { check(Array("独家ab".utf8) + middle + Array("提供c独家独家".utf8)) }
        }
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func agreesOnMutations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let good = Array("独家提供 abc，最佳é😀体验\u{FFFD}\u{D7FF}\u{E000}the quick brown fox，独a家b".utf8)
    for _ in 0..<5_000 {
      var bytes = Array(good[Int.random(in: 0..<8, using: &random)...])
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      check(bytes)
    }
  }

  /// Long rows of scalars of three bytes, those whose second byte has bounds of its own among them.
  @Test(arguments: [4, 5, 6] as [UInt64])
  func agreesOnRowsOfThreeBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let good: [[UInt8]] = [[0xE7, 0x8B, 0xAC], [0xE0, 0xA4, 0x85], [0xED, 0x95, 0x9C], [0xEF, 0xBC, 0x8C]]
    let bad: [[UInt8]] = [
      [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xE7, 0x8B], [0xE7, 0x8B, 0x41], [0xF0, 0x9F, 0x98], [0xC0, 0x80, 0x80],
      [0x80, 0x80, 0x80], [0xE7, 0xE7, 0xE7],
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...24, using: &random)
      var row = (0..<count).map { _ in
        Int.random(in: 0..<12, using: &random) == 0 ? good.randomElement(using: &random) ?? [] : good[0]
      }
      if Bool.random(using: &random), let some = bad.randomElement(using: &random) {
        row.insert(some, at: Int.random(in: 0...count, using: &random))
      }
      check([UInt8](repeating: 0x61, count: Int.random(in: 0...9, using: &random)) + row.flatMap(\.self))
    }
  }

  /// Texts of several stretches, each stretch of one kind or another, with one byte changed or none.
  @Test(arguments: [7, 8, 9] as [UInt64])
  func agreesOnLongTexts(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let kinds = ["独家提供，", "the fox ", "独a家b", "😀体验é", "\u{905}\u{D55C}\u{800}\u{D7FF}\u{E000}", "a\0独"]
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let some = kinds.randomElement(using: &random) ?? ""
        for _ in 0..<Int.random(in: 0...60, using: &random) { bytes += some.utf8 }
      }
      if bytes.isEmpty { continue }
      check(bytes)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      check(bytes)
      bytes.removeLast(Int.random(in: 0..<min(4, bytes.count), using: &random))
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) {
    let expected: UTF8Validator.Verdict =
      String(validating: bytes, as: UTF8.self) == nil ? .invalid : bytes.contains(0) ? .textWithNUL : .text
    let verdict = bytes.withUnsafeBytes { UTF8Validator.check($0) }
    let fault = bytes.withUnsafeBytes { UTF8Validator.firstFault($0, from: 0) }
    if verdict != expected || (fault == nil) != (expected != .invalid) {
      Issue.record("\(bytes): \(verdict), \(String(describing: fault))", sourceLocation: location)
    }
  }
}
