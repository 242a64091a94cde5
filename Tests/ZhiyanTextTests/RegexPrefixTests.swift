import Testing
import ZhiyanText

@Suite struct RegexPrefixTests {
  /// Pattern, ranges of the first scalars, ranges of the second ones; nil for all.
  typealias Case = (String, [ClosedRange<Unicode.Scalar>], [ClosedRange<Unicode.Scalar>]?)

  private static let capitals: ClosedRange<Unicode.Scalar> = "A"..."Z"
  private static let emoji: [ClosedRange<Unicode.Scalar>] = ["\u{1F300}"..."\u{1FAFF}", "\u{2600}"..."\u{2604}"]
  private static let marks: [ClosedRange<Unicode.Scalar>] = ["!"..."!", "?"..."?", "！"..."！", "？"..."？"]

  private static let fromRules: [Case] = [
    ("[!！]{3,}", ["!"..."!", "！"..."！"], ["!"..."!", "！"..."！"]),
    ("[?？!！]*(?:[!！][?？]|[?？][!！]){2,}[?？!！]*", marks, marks),
    ("(?:【[^】\\n]{0,16}】[ \\t]{0,3}){3,}", ["【"..."【"], ["\0"..."\t", "\u{B}"..."\u{10FFFF}"]),
    ("\\b[A-Z]{4,}(?:[ \\t]+(?:[A-Z]{1,3}[ \\t]+){0,2}[A-Z]{4,}){2,}\\b", [capitals], [capitals]),
    (
      "(?:[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{2604}][\\x{FE0F}\\x{200D}]*[ ]?){5,}", emoji,
      emoji + ["\u{FE0F}"..."\u{FE0F}", "\u{200D}"..."\u{200D}", " "..." "]
    ),
  ]

  private static let structures: [Case] = [
    ("最佳", ["最"..."最"], ["佳"..."佳"]),
    ("最", ["最"..."最"], nil),
    ("ab?", ["a"..."a"], nil),
    ("ab?c", ["a"..."a"], ["b"..."c"]),
    ("a*b", ["a"..."b"], nil),
    ("a*?b+", ["a"..."b"], nil),
    ("a++b", ["a"..."a"], ["a"..."b"]),
    ("a{2}", ["a"..."a"], ["a"..."a"]),
    ("a{0}b{1,}c", ["b"..."b"], ["b"..."c"]),
    ("a{0,3}+bc", ["a"..."b"], ["a"..."c"]),
    ("a.", ["a"..."a"], nil),
    ("(ab|c(?:d|e))f", ["a"..."a", "c"..."c"], ["b"..."b", "d"..."e"]),
    ("(?<name>a|bc)d", ["a"..."b"], ["c"..."d"]),
    ("(?:a?b?){2}c", ["a"..."c"], nil),
    ("(?:|a)bc", ["a"..."b"], ["b"..."c"]),
    ("^\\Aa\\b\\Bb$\\z", ["a"..."a"], ["b"..."b"]),
    ("\\.\\\\", ["."..."."], ["\\"..."\\"]),
    ("\\x41\\u6700", ["A"..."A"], ["最"..."最"]),
    ("\\n\\t", ["\n"..."\n"], ["\t"..."\t"]),
    ("\\U0001F600]", ["😀"..."😀"], ["]"..."]"]),
    ("a\\d", ["a"..."a"], digits),
    ("a\\p{L}", ["a"..."a"], nil),
  ]

  private static let digits: [ClosedRange<Unicode.Scalar>] = [
    "0"..."9", "\u{80}"..."\u{1FFF}", "\u{A000}"..."\u{ABFF}", "０"..."９", "\u{10000}"..."\u{10FFFF}",
  ]

  private static let classes: [Case] = [
    ("[]a][^]]", ["]"..."]", "a"..."a"], ["\0"..."\\", "^"..."\u{10FFFF}"]),
    ("[-a][a-]", ["-"..."-", "a"..."a"], ["-"..."-", "a"..."a"]),
    ("[a-c-e][\\x41-\\]]", ["-"..."-", "a"..."c", "e"..."e"], ["A"..."]"]),
    ("[\\--/][&^$.(]", ["-"..."/"], ["&"..."&", "^"..."^", "$"..."$", "."...".", "("..."("]),
    ("[:：][：;]", [":"...":", "："..."："], [";"...";", "："..."："]),
    ("a[[:alpha:]]", ["a"..."a"], nil),
    ("a[:Han:]", ["a"..."a"], nil),
    ("a[^\\p{L}!]", ["a"..."a"], ["\0"..." ", "\""..."\u{10FFFF}"]),
  ]

  @Test(arguments: fromRules + structures + classes)
  func findsTheFirstTwoScalars(
    _ pattern: String, _ first: [ClosedRange<Unicode.Scalar>], _ second: [ClosedRange<Unicode.Scalar>]?
  ) throws {
    let prefix = try #require(RegexPrefix(pattern))
    #expect(prefix.first == Self.set(first))
    #expect(prefix.sets[1] == second.map(Self.set) ?? .all)
  }

  private static func set(_ ranges: [ClosedRange<Unicode.Scalar>]) -> ScalarSet {
    ScalarSet(ranges.map { $0.lowerBound.value...$0.upperBound.value })
  }

  @Test(arguments: [
    "", "a?", "a|", "(?:a*|b)", "\\b", "a{0}", ".a", "\\p{L}a", "[[:alpha:]]", "\\d|\\D", "(?=a)b", "(?!a)b", "(?<=a)b",
    "(?<!a)b", "(?>a)", "(?i)a", "(?i:a)", "(?#c)a", "(a)\\1", "(?<n>a)\\k<n>", "a\\Qb\\E", "\\Ra", "a\\X", "a\\cA",
    "a\\0101", "a\\h", "a\\N{DIGIT ONE}", "a\\xg", "a\\x{}", "a\\x{110000}", "a\\uD83D\\uDE00", "[a&&b]", "[ab--b]",
    "[a[bc]]", "[^a&[:alpha:]]", "[a-[:alpha:]]", "[b-a]", "[a-\\d]", "[a\\b]", "[a", "a(", "a)", "(a", "*a", "a**",
    "a{", "a{,2}", "a{2,1}", "a{x}", "a}", "a\\", "[:a]b[c:]", "[:：][：:]",
  ])
  func refuses(_ pattern: String) {
    #expect(RegexPrefix(pattern) == nil)
  }

  @Test func deepNestingIsRefused() {
    let depth = 100_000
    #expect(RegexPrefix(String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)) == nil)
  }

  /// The classes' sets are written down here, their true members are in ICU.
  @Test(arguments: ["\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[^\\d]", "[^\\w]", "[^\\s]", "[^\\W]"])
  func classesHoldWhatTheyHoldInICU(_ pattern: String) throws {
    let expression = try RegularExpression(pattern)
    // A first scalar of its own keeps the set from being refused where it is large.
    let prefix = try #require(RegexPrefix("a" + pattern + "b"))
    // Beyond these planes the sets hold all or nothing, as they do in the second one.
    let scalars = (0...0x1FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
    var missing: [Unicode.Scalar] = []
    for start in stride(from: 0, to: scalars.count, by: 4096) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[start..<min(start + 4096, scalars.count)])
      let bytes = ContiguousArray(String(text).utf8)
      for match in try bytes.withUnsafeBufferPointer({ try expression.matches(in: $0) }) {
        let found = String(decoding: bytes[match], as: UTF8.self).unicodeScalars
        missing += found.filter { !prefix.sets[1].contains($0) }
      }
    }
    #expect(missing.isEmpty)
  }
}

@Suite struct ScalarSetTests {
  @Test func rangesAreSortedAndJoined() {
    let set = ScalarSet(
      0x30...0x39, 0x10...0x20, 0x3A...0x40, 0x35...0x36, 0x10FFF0...0xFFFF_FFFF, 0x11_0000...0x11_0001)
    #expect(set.ranges == [0x10...0x20, 0x30...0x40, 0x10FFF0...0x10FFFF])
    #expect(set.complement.ranges == [0...0xF, 0x21...0x2F, 0x41...0x10FFEF])
    #expect(set.union(set.complement) == .all)
    #expect(ScalarSet.all.complement == .empty)
    #expect(ScalarSet.empty.complement == .all)
  }

  @Test func containsTheEndsOfItsRanges() {
    let set = ScalarSet(scalarsOf: "acb最")
    let around: [UInt32] = [0x60, 0x61, 0x63, 0x64, 0x66FF, 0x6700, 0x6701]
    #expect(around.filter { set.contains($0) } == [0x61, 0x63, 0x6700])
    #expect(set.contains("最" as Unicode.Scalar))
  }
}
