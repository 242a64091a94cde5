import ZhiyanText

/// How common a character is in ordinary text, roughly: enough to choose the rarer of two pairs.
enum CharacterFrequency {
  /// Common characters, the most common first.
  private static let common: [UInt32: Int] = {
    let text = """
      的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现\
      当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并\
      物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口\
      认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非\
      则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔客户服务产品我们
      """
    var ranks: [UInt32: Int] = [:]
    for (rank, scalar) in text.unicodeScalars.enumerated() where ranks[scalar.value] == nil {
      ranks[scalar.value] = rank
    }
    return ranks
  }()

  static func isWord(_ scalar: UInt32) -> Bool { Folding()(scalar).kind.isWord }

  /// What a character alone costs as an anchor: the scan leaves its quick path for it.
  static func ofSingle(_ scalar: UInt32) -> Double { 4 * of(scalar) }

  /// Expected share of a character among all.
  static func of(_ scalar: UInt32) -> Double {
    if (0x30...0x39).contains(scalar) { return 0.05 }
    if (0x61...0x7A).contains(scalar) { return 0.03 }
    return 0.4 / Double((common[scalar] ?? 1_200) + 12)
  }

  /// Expected share of two neighbours.
  static func ofPair(_ a: UInt32, _ b: UInt32) -> Double { PairFrequency.of(a, b) }

  /// How likely a character follows where it is expected: letters make few words, ideographs many.
  static func chance(ofNext scalar: UInt32) -> Double { scalar < 0x250 ? 0.15 : 0.05 }
}
