/// The keys of a mapping so far, to find one that comes twice.
struct YAMLKeys {
  /// How many keys are compared by their marks before a set is made.
  private static let few = 16

  /// A number made of each key's text; equal texts have equal ones.
  private var marks: InlineMarks = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  private var set: Set<String> = []

  private typealias InlineMarks = (
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
    UInt64, UInt64
  )

  /// False where the key has come before.
  mutating func insert(_ key: String, after entries: [YAMLNode.Entry]) -> Bool {
    // Hashing costs more than it saves for the few keys that nearly all mappings have, and so does comparing texts.
    guard entries.count < Self.few else {
      if set.isEmpty { set = Set(entries.compactMap { $0.key.scalar?.text }) }
      return set.insert(key).inserted
    }
    let mark = Self.mark(of: key)
    let count = entries.count
    let isMarked = withUnsafeMutableBytes(of: &marks) { raw in
      // The tuple is 16 numbers in a row, and `count` is below 16.
      let marks = raw.assumingMemoryBound(to: UInt64.self)
      marks[count] = mark
      for index in 0..<count where marks[index] == mark { return true }
      return false
    }
    return !isMarked || !entries.contains { $0.key.scalar?.text == key }
  }

  private static func mark(of key: String) -> UInt64 {
    var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 { mark = (mark ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return mark
  }
}
