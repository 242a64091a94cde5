import ZhiyanEngine
public import ZhiyanRules
import ZhiyanText

/// Knows a finding again in a later version of its file: made of the rule, the words and their neighbourhood, so that
/// text put in or taken out elsewhere does not change it.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  public let value: UInt64

  /// 16 lower-case hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Fingerprint {
  /// The fingerprint among those of all files of a run: the same words may stand in several.
  func amongFiles(path: String) -> Fingerprint {
    var hash = FNV1a()
    hash.add(path.utf8)
    hash.add(separator: 0)
    hash.add(value)
    return Fingerprint(value: hash.value)
  }

  /// Those of inputs that could not be checked, in the order of the errors; all of them differ.
  static func of(_ errors: [InputError]) -> [Fingerprint] {
    var seen: [InputError: UInt8] = [:]
    return errors.map { error in
      let ordinal = seen[error, default: 0]
      seen[error] = ordinal &+ 1
      var hash = FNV1a()
      hash.add(error.path.utf8)
      hash.add(separator: 1)
      hash.add(error.message.utf8)
      hash.add(separator: 2)
      hash.add(ordinal)
      return Fingerprint(value: hash.value)
    }
  }
}

extension FileReport {
  /// The fingerprint of each finding, in the order of `findings`, then of those that are suppressed; all of them differ, but
  /// for chance.
  ///
  /// White space does not count, so that a paragraph may be wrapped anew. Of findings that are alike, each is told by its
  /// place among all of them, so that suppressing one does not change the others.
  public func fingerprints(rules: [Rule]) -> [Fingerprint] {
    var seen: [UInt64: UInt64] = [:]
    let all = findings + suppressed.map(\.finding)
    let order =
      suppressed.isEmpty
      ? Array(all.indices) : all.indices.sorted { (all[$0].range, all[$0].rule) < (all[$1].range, all[$1].rule) }
    var result = Array(repeating: Fingerprint(value: 0), count: all.count)
    for index in order { result[index] = fingerprint(all[index], rules, &seen) }
    return result
  }

  private func fingerprint(_ finding: Finding, _ rules: [Rule], _ seen: inout [UInt64: UInt64]) -> Fingerprint {
    var hash = FNV1a()
    hash.add(rules[finding.rule].id.utf8)
    hash.add(separator: 0)
    for scalar in finding.match.unicodeScalars where !scalar.properties.isWhitespace {
      hash.add(String(scalar).utf8)
    }
    hash.add(separator: 1)
    source.withUnsafeBufferPointer { bytes in
      for byte in neighbours(of: Int(finding.range.start), .before, in: bytes) { hash.add(byte) }
      hash.add(separator: 2)
      for byte in neighbours(of: Int(finding.range.end), .after, in: bytes) { hash.add(byte) }
    }
    let ordinal = seen[hash.value, default: 0]
    seen[hash.value] = ordinal + 1
    hash.add(separator: 3)
    hash.add(ordinal)
    return Fingerprint(value: hash.value)
  }
}

private enum Side {
  case before, after
}

/// The 20 characters on one side of an offset, white space left out, up to the end of the paragraph.
private func neighbours(of offset: Int, _ side: Side, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  var at = min(offset, bytes.count)
  var count = 0
  var breaks = 0
  var gap = 0
  var lastBreak: UInt8 = 0
  // White space of 200 characters ends the neighbourhood too: blanks must not be walked once per finding.
  while count < 20, gap < 200, let character = character(at: at, side, in: bytes) {
    at = side == .before ? character.lowerBound : character.upperBound
    guard isWhiteSpace(character, in: bytes) else {
      (breaks, gap, lastBreak) = (0, 0, 0)
      count += 1
      result.append(contentsOf: bytes[character])
      continue
    }
    gap += 1
    let byte = bytes[character.lowerBound]
    guard byte == 0x0A || byte == 0x0D else { continue }
    // CR LF is one break, read from either side; two breaks are the end of the paragraph.
    let isSecondHalf = lastBreak != 0 && lastBreak != byte
    lastBreak = isSecondHalf ? 0 : byte
    breaks += isSecondHalf ? 0 : 1
    if breaks == 2 { break }
  }
  return result
}

/// The bytes of the character that ends or starts at an offset.
private func character(at offset: Int, _ side: Side, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
  var other = offset
  switch side {
  case .before:
    guard offset > 0 else { return nil }
    repeat { other -= 1 } while other > 0 && bytes[other] & 0xC0 == 0x80
    return other..<offset
  case .after:
    guard offset < bytes.count else { return nil }
    repeat { other += 1 } while other < bytes.count && bytes[other] & 0xC0 == 0x80
    return offset..<other
  }
}

/// Whether a character is white space; a byte-order mark is no neighbour either.
private func isWhiteSpace(_ character: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let first = bytes[character.lowerBound]
  if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) }
  guard first == 0xC2 || first == 0xE3 || first == 0xEF else { return false }
  let text = bytes[character]
  return text.elementsEqual("\u{A0}".utf8) || text.elementsEqual("\u{3000}".utf8) || text.elementsEqual("\u{FEFF}".utf8)
}
