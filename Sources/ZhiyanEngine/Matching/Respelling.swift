import ZhiyanText

/// A document in which letters that stand for ideographs are written as those, and the way back to its own text.
struct Respelling {
  private let places: [Spelling.Place]
  /// By place: what it is in the document with ideographs.
  private let ranges: [Range<Int>]
  let document: Document

  /// Nil where nothing is written so, which is nearly always.
  init?(_ document: Document) {
    let places = document.text.withUnsafeBufferPointer { Spelling.places(in: $0) }
    guard !places.isEmpty else { return nil }
    var text = ContiguousArray<UInt8>()
    var ranges: [Range<Int>] = []
    var end = 0
    for place in places {
      text += document.text[end..<place.range.lowerBound]
      let start = text.count
      text += place.characters.utf8
      ranges.append(start..<text.count)
      end = place.range.upperBound
    }
    text += document.text[end...]
    self.places = places
    self.ranges = ranges
    var shift = 0
    var next = 0
    /// The offset in the new text of one in the old text that lies in no place.
    func moved(_ offset: UInt32) -> Int {
      while next < places.count && places[next].range.upperBound <= Int(offset) {
        shift = ranges[next].upperBound - places[next].range.upperBound
        next += 1
      }
      return Int(offset) + shift
    }
    let blocks = document.blocks.map {
      Block(kind: $0.kind, range: TextRange(moved($0.range.start), moved($0.range.end)))
    }
    self.document = Document(
      source: document.source, text: text, map: document.map, blocks: ContiguousArray(blocks))
  }

  /// The range in the document's own text; nil where a range holds nothing that was written in letters.
  func original(_ range: Range<Int>) -> Range<Int>? {
    guard ranges.contains(where: { $0.overlaps(range) }) else { return nil }
    return original(range.lowerBound, isEnd: false)..<original(range.upperBound, isEnd: true)
  }

  private func original(_ offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for (place, range) in zip(places, ranges) {
      if isEnd ? offset <= range.lowerBound : offset < range.lowerBound { break }
      if offset < range.upperBound { return isEnd ? place.range.upperBound : place.range.lowerBound }
      shift = place.range.upperBound - range.upperBound
    }
    return offset + shift
  }
}

extension Linter {
  /// The hits of phrases that show only where letters are read as ideographs.
  mutating func respelledHits(in document: Document) -> [Hit] {
    guard let respelling = Respelling(document) else { return [] }
    let (hits, _) = hits(in: respelling.document)
    return respelling.document.text.withUnsafeBufferPointer { text in
      hits.compactMap { hit in
        guard hit.pattern >= 0, let range = respelling.original(Int(hit.start)..<Int(hit.end)) else { return nil }
        var own = hit
        own.start = UInt32(range.lowerBound)
        own.end = UInt32(range.upperBound)
        let plain = String(decoding: text[Int(hit.start)..<Int(hit.end)], as: UTF8.self)
        own.written = note(written(hit, in: text) ?? plain)
        return own
      }
    }
  }

  /// Keeps a wording for the finding that shows it.
  mutating func note(_ words: String) -> Int32 {
    writings.append(words)
    return Int32(writings.count - 1)
  }
}
