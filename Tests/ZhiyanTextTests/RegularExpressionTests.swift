import Testing
import ZhiyanText

@Suite struct RegularExpressionTests {
  private func ends(of pattern: String, in text: String) throws -> [Int?] {
    let expression = try RegularExpression(pattern)
    let bytes = ContiguousArray(text.utf8)
    return try bytes.withUnsafeBufferPointer { buffer in
      try expression.setText(buffer)
      return try (0...buffer.count).map { try expression.matchEnd(at: $0) }
    }
  }

  @Test func aMatchStartsAtJustTheOffset() throws {
    #expect(try ends(of: "a+b", in: "aab b") == [3, 3, nil, nil, nil, nil])
    #expect(try ends(of: "a*", in: "ba") == [nil, 2, nil])
    #expect(try ends(of: "a*", in: "") == [nil])
  }

  @Test func theTextAroundIsSeen() throws {
    #expect(try ends(of: "\\bb", in: "ab b") == [nil, nil, nil, 4, nil])
    #expect(try ends(of: "\\Bb", in: "ab b") == [nil, 2, nil, nil, nil])
    #expect(try ends(of: "(?<=a)b(?= )", in: "ab b") == [nil, 2, nil, nil, nil])
    #expect(try ends(of: "^a", in: "aa") == [1, nil, nil])
    #expect(try ends(of: "a$", in: "aa") == [nil, 2, nil])
    #expect(try ends(of: "(?m)^a", in: "a\na") == [1, nil, 3, nil])
  }

  @Test func offsetsAreOfBytes() throws {
    let text = "最佳😀！"
    #expect(try ends(of: "佳😀", in: text)[3] == 10)
    #expect(try ends(of: "！", in: text)[10] == 13)
  }

  @Test func anotherTextCanBeSet() throws {
    let expression = try RegularExpression("a+")
    let found = try ["aa", "b", "", "aaa"].map { text in
      try ContiguousArray(text.utf8).withUnsafeBufferPointer { buffer in
        try expression.setText(buffer)
        return try expression.matchEnd(at: 0)
      }
    }
    #expect(found == [2, nil, nil, 3])
  }

  @Test func noTextOrAnOffsetBeyondItIsAnError() throws {
    let expression = try RegularExpression("a")
    #expect(throws: RegularExpression.Failure.self) { try expression.matchEnd(at: 0) }
    try ContiguousArray("a".utf8).withUnsafeBufferPointer { buffer in
      try expression.setText(buffer)
      #expect(throws: RegularExpression.Failure.self) { try expression.matchEnd(at: 2) }
      #expect(throws: RegularExpression.Failure.self) { try expression.matchEnd(at: -1) }
      #expect(try expression.matchEnd(at: 0) == 1)
    }
  }

  @Test func anEndlessAttemptIsTooExpensive() throws {
    let expression = try RegularExpression("(?:a+)+b")
    let bytes = ContiguousArray(repeating: UInt8(ascii: "a"), count: 60)
    try bytes.withUnsafeBufferPointer { buffer in
      #expect(throws: RegularExpression.Failure.tooExpensive) { try expression.matches(in: buffer) }
      try expression.setText(buffer)
      #expect(throws: RegularExpression.Failure.tooExpensive) { try expression.matchEnd(at: 0) }
      // The text stays set, and the next attempt has all its time.
      #expect(throws: RegularExpression.Failure.tooExpensive) { try expression.matchEnd(at: 10) }
      #expect(try expression.matchEnd(at: 50) == nil)
    }
  }

  @Test func tooMuchMemoryIsTooExpensive() throws {
    let expression = try RegularExpression("(?:a|b)*c")
    let bytes = ContiguousArray(repeating: UInt8(ascii: "a"), count: 2_000_000)
    try bytes.withUnsafeBufferPointer { buffer in
      try expression.setText(buffer)
      #expect(throws: RegularExpression.Failure.tooExpensive) { try expression.matchEnd(at: 0) }
      #expect(try expression.matchEnd(at: 1_999_990) == nil)
    }
  }

  /// Each attempt takes a good part of what one may, so a count that went on from call to call would soon be full.
  @Test func theLimitIsOfEachAttempt() throws {
    let expression = try RegularExpression("(?:a+)+b")
    let bytes = ContiguousArray(repeating: UInt8(ascii: "a"), count: 21)
    try bytes.withUnsafeBufferPointer { buffer in
      try expression.setText(buffer)
      for _ in 0..<10 { #expect(try expression.matchEnd(at: 0) == nil) }
    }
  }
}
