import ZhiyanText

/// Some thousand word characters of a text in a row, as the scan reads them.
///
/// The scan goes over each block twice, because reading characters and asking the filter hinder each other when they are done
/// together: the one is full of branches, the other waits for memory.
struct ScanBlock {
  /// How many characters a block holds; both arrays stay in the processor's first cache.
  static let capacity = 2048
  /// The first characters are the last ones of the block before, or 0 at the start of a text.
  static let carried = 3

  /// The scan codes.
  let codes: UnsafeMutablePointer<UInt16>
  /// Where each character starts in the text.
  let offsets: UnsafeMutablePointer<UInt32>
  var count = carried
  /// Whether the text starts and ends with this block.
  var isFirst = true
  var isLast = false

  /// - Parameters: room for `capacity` numbers each.
  init(codes: UnsafeMutablePointer<UInt16>, offsets: UnsafeMutablePointer<UInt32>) {
    self.codes = codes
    self.offsets = offsets
    for index in 0..<Self.carried {
      codes[index] = 0
      offsets[index] = 0
    }
  }

  /// Adds a character; one whose code is 0 is none.
  @inline(__always) mutating func append(_ code: UInt16, _ offset: Int) {
    codes[count] = code
    offsets[count] = UInt32(truncatingIfNeeded: offset)
    count &+= code == 0 ? 0 : 1
  }

  /// Begins the next block.
  mutating func carry() {
    isFirst = false
    for index in 0..<Self.carried {
      codes[index] = codes[count - Self.carried + index]
      offsets[index] = offsets[count - Self.carried + index]
    }
    count = Self.carried
  }
}
