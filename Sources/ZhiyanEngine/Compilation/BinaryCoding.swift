/// Writes plain values one after another.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) { array([Int64(value)]) }

  mutating func write(_ text: String) {
    let utf8 = Array(text.utf8)
    array(utf8)
  }

  /// A count and the elements as they are in memory; `T` must hold numbers only.
  mutating func array<T: BitwiseCopyable>(_ values: some Collection<T>) {
    let values = ContiguousArray(values)
    // Elements are aligned to 16 bytes, so that a reader may look at them in place.
    var count = Int64(values.count)
    withUnsafeBytes(of: &count) { bytes += $0 }
    while bytes.count % 16 != 0 { bytes.append(0) }
    values.withUnsafeBytes { bytes += $0 }
    while bytes.count % 16 != 0 { bytes.append(0) }
  }
}

/// Reads what `BinaryWriter` wrote, in the same order.
///
/// The bytes are the program's own, made by the same version of it; they are not checked.
struct BinaryReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  /// - Parameter bytes: aligned to 16.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// An array of one, read where it lies.
  mutating func int() -> Int {
    let place = (at + 8 + 15) / 16 * 16
    at = place + 16
    return Int(bytes.loadUnaligned(fromByteOffset: place, as: Int64.self))
  }

  mutating func string() -> String { table(of: UInt8.self).withElements { String(decoding: $0, as: UTF8.self) } }

  /// Elements that are looked at where they lie: the bytes must stay as long as the program runs.
  mutating func table<T: BitwiseCopyable>(of type: T.Type) -> Table<T> {
    let count = Int(bytes.loadUnaligned(fromByteOffset: at, as: Int64.self))
    at = (at + 8 + 15) / 16 * 16
    let length = count * MemoryLayout<T>.stride
    let elements = UnsafeRawBufferPointer(rebasing: bytes[at..<at + length]).bindMemory(to: T.self)
    at = (at + length + 15) / 16 * 16
    return Table(constant: elements)
  }

  mutating func array<T: BitwiseCopyable>(of type: T.Type) -> ContiguousArray<T> {
    let count = Int(bytes.loadUnaligned(fromByteOffset: at, as: Int64.self))
    at = (at + 8 + 15) / 16 * 16
    let length = count * MemoryLayout<T>.stride
    let values = ContiguousArray<T>(unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[at..<at + length]))
      initialized = count
    }
    at = (at + length + 15) / 16 * 16
    return values
  }
}
