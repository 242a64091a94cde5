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
