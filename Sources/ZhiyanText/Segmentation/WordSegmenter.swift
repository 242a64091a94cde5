internal import CICU

/// ICU's word segmentation, as a handle of one task.
///
/// ICU finds the words of a Chinese text by dictionary. The handle is expensive to make and not thread-safe; it is opened on
/// first use.
public struct WordSegmenter: ~Copyable {
  private var iterator: OpaquePointer?
  /// A `UText`. Opaque, so that no module that uses this type must load ICU's headers: Foundation brings its own.
  private var text: OpaquePointer?

  public init() {}

  deinit {
    if let iterator { zy_ubrk_close(iterator) }
    if let text { zy_utext_close(UnsafeMutablePointer(text)) }
  }

  /// Appends to `boundaries` the byte offsets at which a word starts or ends: `offset` itself, every boundary inside, and the end.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, not empty.
  ///   - offset: what to add to each boundary.
  public mutating func appendBoundaries(
    of bytes: UnsafeBufferPointer<UInt8>, offset: Int, to boundaries: inout ContiguousArray<UInt32>
  ) {
    guard let base = bytes.baseAddress, open() else {
      boundaries.append(UInt32(offset))
      boundaries.append(UInt32(offset + bytes.count))
      return
    }
    var status = U_ZERO_ERROR
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      text = OpaquePointer(zy_utext_open_utf8(UnsafeMutablePointer(text), $0, Int64(bytes.count), &status))
    }
    zy_ubrk_set_text(iterator, UnsafeMutablePointer(text), &status)
    var at = zy_ubrk_first(iterator)
    while at >= 0 {
      boundaries.append(UInt32(offset + Int(at)))
      at = zy_ubrk_next(iterator)
    }
  }

  /// False where ICU has no word iterator, which means that ICU is not installed whole.
  private mutating func open() -> Bool {
    if iterator == nil {
      var status = U_ZERO_ERROR
      iterator = zy_ubrk_open_word(&status)
    }
    return iterator != nil
  }

  /// The version of ICU that the program runs with, such as `72.1`.
  public static var icuVersion: String {
    var version: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &version) {
      if let base = $0.bindMemory(to: UInt8.self).baseAddress { zy_icu_version(base) }
    }
    return "\(version.0).\(version.1)"
  }
}
