import CICU
import Testing
import ZhiyanText

@Suite struct FoldingTests {
  private static var folding: Folding { Folding() }

  private static func fold(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for item in folding.fold(text) { if let scalar = Unicode.Scalar(item.value) { scalars.append(scalar) } }
    return String(scalars)
  }

  @Test(arguments: [
    ("１００％免費", "100%免费"), ("ＶＩＰ", "vip"), ("①②⑩", "1210"), ("❶⓪", "10"), ("㎏", "kg"), ("ﬁ", "fi"),
    ("Café", "cafe"), ("兔费", "免费"), ("薇信", "微信"), ("国家級", "国家级"), ("免\u{200B}費", "免费"),
    ("ｶ", "カ"), ("🆅🅸🅿", "vip"), ("𝐕𝟙", "v1"), ("ＡА", "aa"), ("\u{3000}", " "), ("\r", "\n"),
  ])
  func foldsAlike(text: String, folded: String) {
    #expect(Self.fold(text) == folded)
  }

  @Test func everyWordCharacterFoldsAsICUDoesButForTheNamedExceptions() {
    var counts: [FoldingException: Int] = [:]
    for code in UInt32(0)..<0x10000 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let folded = Self.folding(code)
      guard folded.kind.isWord else { continue }
      let wanted = FoldingTwin.fold(scalar)
      // Folding keeps two scalars at most.
      let found = Array([folded.value, folded.second].prefix(folded.second == 0 ? 1 : 2))
      if Array(wanted.prefix(2)) == found { continue }
      let exception = FoldingException.of(scalar, found, isLookAlike: folded.isLookAlike, wanted: wanted)
      if exception == nil { Issue.record("\(String(code, radix: 16)) \(scalar): \(found), ICU \(wanted)") }
      if let exception { counts[exception, default: 0] += 1 }
    }
    #expect(counts == FoldingException.counts)
  }

  @Test func foldingTwiceChangesNothing() {
    for code in UInt32(0)..<0x20000 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let once = Self.fold(String(scalar))
      let twice = Self.fold(once)
      #expect(Array(once.unicodeScalars) == Array(twice.unicodeScalars), "\(String(code, radix: 16))")
    }
  }
}

/// Folding by ICU: compatibility form, lower case, compatibility form.
private enum FoldingTwin {
  static func fold(_ scalar: Unicode.Scalar) -> [UInt32] {
    nfkc(nfkc(String(scalar)).lowercased()).unicodeScalars.map(\.value)
  }

  static func nfkc(_ text: String) -> String {
    let from = Array(text.utf16)
    var to = [UInt16](repeating: 0, count: 64)
    var status = U_ZERO_ERROR
    let length = zy_nfkc(from, Int32(from.count), &to, Int32(to.count), &status)
    return zy_failed(status) ? "" : String(decoding: to[..<Int(length)], as: UTF16.self)
  }
}

/// Why a character folds to something else than its compatibility form in lower case.
private enum FoldingException: Hashable {
  /// A traditional ideograph folds to the simplified one.
  case simplified
  /// A character that stands for another one by its looks or its sound.
  case lookAlike
  /// A letter loses its marks.
  case withoutMarks
  /// A circled digit for which Unicode has no compatibility form.
  case circledDigit
  /// A letter whose case folding is not its lower case, such as ß, final sigma and Cherokee.
  case caseFolding

  /// How many there are of each kind.
  static let counts: [FoldingException: Int] = [
    .simplified: 3167, .lookAlike: 113, .withoutMarks: 578, .circledDigit: 51, .caseFolding: 246,
  ]

  static func of(_ scalar: Unicode.Scalar, _ found: [UInt32], isLookAlike: Bool, wanted: [UInt32]) -> FoldingException?
  {
    if isLookAlike { return .lookAlike }
    let old = text(wanted)
    let new = text(found)
    let isHan = new.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
    if isHan && old.unicodeScalars.contains(where: { $0.properties.isIdeographic }) { return .simplified }
    let isDigit = found.allSatisfy { (0x30...0x39).contains($0) }
    if isDigit && scalar.properties.generalCategory == .otherNumber { return .circledDigit }
    if old.uppercased() == new.uppercased() { return .caseFolding }
    if Array(old.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark })
      == Array(new.unicodeScalars)
    {
      return .withoutMarks
    }
    let isLatin =
      found.allSatisfy { $0 < 0x300 } && old.unicodeScalars.first?.properties.name?.contains("LATIN") == true
    return isLatin ? .withoutMarks : nil
  }

  private static func text(_ values: [UInt32]) -> String {
    var scalars = String.UnicodeScalarView()
    for value in values { if let scalar = Unicode.Scalar(value) { scalars.append(scalar) } }
    return String(scalars)
  }
}
