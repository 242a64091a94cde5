import FoundationEssentials

/// The bytes of a value as JSON on one line, keys sorted, so that equal values are equal bytes.
///
/// A report is put together from such pieces, never held whole as one value: memory stays flat on long runs.
func jsonPiece(_ value: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  do {
    return Array(try encoder.encode(value))
  } catch {
    preconditionFailure("strings, integers and lists of them always have a form in JSON: \(error)")
  }
}
