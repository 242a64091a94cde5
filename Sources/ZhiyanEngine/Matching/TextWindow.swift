import ZhiyanText

/// One character of a window, folded.
struct Unit {
  /// The folded scalar.
  var value: UInt32
  /// First byte in the text.
  var start: UInt32
  /// Byte after the last one.
  var end: UInt32
  var kind: CharacterClass
  var isLookAlike: Bool

  @inline(__always) init(_ folded: FoldedScalar, _ start: Int, _ end: Int) {
    value = folded.value
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    kind = folded.kind
    isLookAlike = folded.isLookAlike
  }

  /// The ideograph of three bytes at a place of a text; nil where something else stands, or one that stands for two. The
  /// short way past `TextWindow.fold` for most of a Chinese text.
  @inline(__always) static func ideograph(
    in text: UnsafeBufferPointer<UInt8>, at offset: Int, _ folding: Folding
  ) -> Unit? {
    guard text.startsIdeograph(at: offset), let folded = folding.ideograph(text.wideScalar(at: offset)) else {
      return nil
    }
    return Unit(folded, offset, offset &+ 3)
  }

  /// Writes the ideographs that stand in a row from a byte on.
  /// - Parameter target: room for `most`.
  /// - Returns: how many these are.
  @inline(__always) static func ideographs(
    in text: UnsafeBufferPointer<UInt8>, from offset: Int, most: Int, to target: UnsafeMutablePointer<Unit>,
    _ folding: Folding
  ) -> Int {
    var count = 0
    var at = offset
    while count < most, at < text.count, let unit = ideograph(in: text, at: at, folding) {
      target[count] = unit
      count &+= 1
      at &+= 3
    }
    return count
  }

  /// Writes the ideographs that stand in a row before a byte, the last one first, from an address downwards.
  /// - Parameter end: behind room for `most`.
  /// - Returns: how many these are.
  @inline(__always) static func ideographs(
    in text: UnsafeBufferPointer<UInt8>, before offset: Int, most: Int, downFrom end: UnsafeMutablePointer<Unit>,
    _ folding: Folding
  ) -> Int {
    var count = 0
    var at = offset &- 3
    while count < most, at >= 0, let unit = ideograph(in: text, at: at, folding) {
      count &+= 1
      end[0 &- count] = unit
      at &-= 3
    }
    return count
  }

  static let nothing = Unit(FoldedScalar(value: 0, kind: .other), 0, 0)

  /// True for what may stand between the characters of a term: white space and signs.
  var isSkippable: Bool { kind == .space || kind == .filler }
  /// True for what shows nothing.
  var isBlank: Bool { kind == .space || kind == .zeroWidth }
  /// True for what joins the parts of a compound.
  var isHyphen: Bool { value == 0x2D || value == 0x5F || (0x2010...0x2015).contains(value) }
  var isASCIILetter: Bool { (0x61...0x7A).contains(value) && end - start == 1 }
  /// True for a full stop or the end of a line.
  var endsSentence: Bool { kind == .stop || kind == .lineBreak }
  /// True for what a gap does not cross.
  var endsClause: Bool { kind == .comma || endsSentence }
}

/// The sentence around a candidate and a little of its neighbours, folded: what phrases are matched against.
///
/// A window never crosses a hard line break. Where a text has no sentence ends for long, it is cut at a fixed number of
/// characters from the candidate, so that its cost does not depend on the text's length.
struct TextWindow {
  private(set) var units: ContiguousArray<Unit> = []
  /// Where a window is put together, from the middle to both sides.
  private var room: ContiguousArray<Unit> = []
  /// Bytes for which the window holds all the context that a match there may use.
  private var core: Range<Int> = 0..<0
  /// Whether the window holds a glance only, and whether it ends before the text or the line does.
  private(set) var isGlance = false
  private(set) var isCutBefore = false
  private(set) var isCutAfter = false
  private let folding = Folding()
  /// Whether a single line break between Latin letters reads as a space. True for plain text, which may be hard-wrapped; a
  /// reader that knows paragraphs has joined their lines already.
  var joinsLines = false

  /// Characters kept before and after a candidate in a text without sentence ends.
  static let reach = 400
  /// A character may stand for two.
  private static let middle = 8 * reach
  /// The most characters after a candidate at a first glance.
  private static let glance = 16
  /// Characters kept beyond the end of a sentence, for phrases that hold one (送!送!送).
  private static let margin = 24

  mutating func reset() {
    units.removeAll(keepingCapacity: true)
    core = 0..<0
    isGlance = false
  }

  /// Makes the window hold the context of the character at `offset`: all that a match there may use.
  mutating func load(_ text: UnsafeBufferPointer<UInt8>, around offset: Int) {
    guard !core.contains(offset) || isGlance else { return }
    core = fill(text, around: offset, before: Self.reach, after: 2 * Self.reach)
    isGlance = false
  }

  /// Makes the window hold a few characters around one, unless it holds more of them already. Most candidates come to nothing
  /// within these; where a match looks further, the window must be loaded.
  mutating func glance(_ text: UnsafeBufferPointer<UInt8>, around offset: Int, before: Int, after: Int) {
    guard !core.contains(offset) || isGlance else { return }
    _ = fill(text, around: offset, before: before, after: min(after, Self.glance))
    core = 0..<0
    isGlance = true
  }

  /// - Returns: the bytes for which the window is enough.
  private mutating func fill(
    _ text: UnsafeBufferPointer<UInt8>, around offset: Int, before mostBefore: Int, after mostAfter: Int
  ) -> Range<Int> {
    units.removeAll(keepingCapacity: true)
    if room.isEmpty { room = ContiguousArray(repeating: Unit.nothing, count: 2 * Self.middle) }
    let (folding, joinsLines) = (folding, joinsLines)
    let (before, after) = room.withUnsafeMutableBufferPointer { room in
      (
        Self.fill(room, text, before: offset, most: mostBefore, folding, joinsLines),
        Self.fill(room, text, from: offset, most: mostAfter, folding, joinsLines)
      )
    }
    isCutBefore = before.isCut
    isCutAfter = after.isCut
    room.withUnsafeBufferPointer {
      units.append(contentsOf: UnsafeBufferPointer(rebasing: $0[before.end..<after.end]))
    }
    return before.core..<max(after.core, before.core + 1)
  }

  /// One side of a window: where its units end in the room, up to which byte a match has all its context, and whether the text
  /// goes on.
  private struct Side {
    var end: Int
    var core: Int
    var isCut = false
  }

  /// Puts the characters before a byte into the room, the last one first, up to its middle.
  private static func fill(
    _ room: UnsafeMutableBufferPointer<Unit>, _ text: UnsafeBufferPointer<UInt8>, before offset: Int, most: Int,
    _ folding: Folding, _ joinsLines: Bool
  ) -> Side {
    var side = Side(end: middle, core: offset)
    var at = offset
    var steps = 0
    var beyond = 0
    guard let base = room.baseAddress else { return side }
    while at > 0 && steps < most && beyond < margin && side.end > 1 {
      let limit = min(most - steps, side.end - 1, beyond > 0 ? margin - beyond : most)
      let run = Unit.ideographs(in: text, before: at, most: limit, downFrom: base + side.end, folding)
      if run > 0 {
        if beyond > 0 { beyond += run } else if steps < reach / 2 { side.core = at - 3 * min(run, reach / 2 - steps) }
        side.end -= run
        steps += run
        at -= 3 * run
        continue
      }
      let before = text.scalarStart(before: at)
      let folded = fold(text, at: before, folding, joinsLines)
      if folded.kind == .lineBreak { break }
      if folded.kind == .stop || beyond > 0 { beyond += 1 }
      if folded.second != 0 {
        side.end -= 1
        room[side.end] = Unit(folded.secondPart, before, at)
      }
      side.end -= 1
      room[side.end] = Unit(folded, before, at)
      at = before
      // What has no width is no distance.
      if folded.kind != .zeroWidth { steps += 1 }
      if beyond == 0 && steps <= reach / 2 { side.core = before }
    }
    side.isCut = (steps == most || side.end <= 1) && at > 0
    return side
  }

  /// Puts the characters from a byte on into the room, from its middle on.
  private static func fill(
    _ room: UnsafeMutableBufferPointer<Unit>, _ text: UnsafeBufferPointer<UInt8>, from offset: Int, most: Int,
    _ folding: Folding, _ joinsLines: Bool
  ) -> Side {
    var side = Side(end: middle, core: offset)
    var at = offset
    var steps = 0
    var beyond = 0
    guard let base = room.baseAddress else { return side }
    while at < text.count && steps < most && beyond < margin && side.end < room.count - 1 {
      let limit = min(most - steps, room.count - 1 - side.end, beyond > 0 ? margin - beyond : most)
      let run = Unit.ideographs(in: text, from: at, most: limit, to: base + side.end, folding)
      if run > 0 {
        if beyond > 0 { beyond += run } else if steps < reach { side.core = at + 3 * min(run, reach - steps) }
        side.end += run
        steps += run
        at += 3 * run
        continue
      }
      let folded = fold(text, at: at, folding, joinsLines)
      if folded.kind == .lineBreak { break }
      if folded.kind == .stop || beyond > 0 { beyond += 1 }
      let end = text.scalarEnd(from: at)
      room[side.end] = Unit(folded, at, end)
      side.end += 1
      if folded.second != 0 {
        room[side.end] = Unit(folded.secondPart, at, end)
        side.end += 1
      }
      at = end
      if folded.kind != .zeroWidth { steps += 1 }
      if beyond <= 1 && steps <= reach { side.core = end }
    }
    side.isCut = (steps == most || side.end >= room.count - 1) && at < text.count
    return side
  }

  /// Makes the window hold exactly a range of bytes.
  mutating func load(_ text: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    reset()
    fill(text, range)
  }

  /// Makes the window hold some text from a byte on, and as much after it as a match that starts there may use.
  /// - Returns: the byte up to which matches may start; the end of the text at last.
  mutating func load(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    reset()
    let middle = Self.place(text, 4 * Self.reach, from: offset)
    let end = Self.place(text, Self.reach, from: middle)
    fill(text, offset..<end)
    return end == text.count ? end : middle
  }

  /// The place so many characters after a byte, or the end of the text.
  private static func place(_ text: UnsafeBufferPointer<UInt8>, _ characters: Int, from offset: Int) -> Int {
    var at = offset
    var left = characters
    while left > 0 && at < text.count {
      at = text.startsIdeograph(at: at) ? at &+ 3 : text.scalarEnd(from: at)
      left &-= 1
    }
    return at
  }

  private mutating func fill(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    let folding = folding
    while at < range.upperBound {
      // A few at a time: an array that grows one by one asks each time whether it is its own.
      withUnsafeTemporaryAllocation(of: Unit.self, capacity: 64) { run in
        guard let base = run.baseAddress else { return }
        let most = min(64, (range.upperBound - at) / 3)
        let count = Unit.ideographs(in: text, from: at, most: most, to: base, folding)
        units.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
        at += 3 * count
      }
      guard at < range.upperBound else { return }
      let end = text.scalarEnd(from: at)
      let folded = Self.fold(text, at: at, folding, joinsLines)
      units.append(Unit(folded, at, end))
      if folded.second != 0 { units.append(Unit(folded.secondPart, at, end)) }
      at = end
    }
  }

  /// A character folded, as what it is where it stands.
  @inline(__always) static func fold(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int, _ folding: Folding, _ joinsLines: Bool
  ) -> FoldedScalar {
    let scalar = text.scalar(at: offset)
    var folded = folding(scalar)
    if folded.kind == .lineBreak && joinsLines && isSoftBreak(text, at: offset) {
      folded = FoldedScalar(value: 0x20, kind: .space)
    } else if scalar == 0x2E && folded.kind == .filler && isFullStop(text, at: offset) {
      folded.kind = .stop
    }
    return folded
  }

  /// A single line break between Latin letters: hard-wrapped text reads on there.
  private static func isSoftBreak(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    var before = offset
    var after = offset + 1
    guard text[offset] == 0x0A || text[offset] == 0x0D else { return false }
    if text[offset] == 0x0A && before > 0 && text[before - 1] == 0x0D { before -= 1 }
    if text[offset] == 0x0D && after < text.count && text[after] == 0x0A { after += 1 }
    guard before > 0, after < text.count else { return false }
    return text[before - 1].isASCIILetter && text[after].isASCIILetter
  }

  /// A dot after a lower-case letter and before a space and a capital: the end of an English sentence.
  private static func isFullStop(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset > 1, text[offset - 1].isASCIILetter, text[offset - 1] >= 0x61, text[offset - 2].isASCIILetter else {
      return false
    }
    guard offset + 1 < text.count else { return true }
    return text[offset + 1] == 0x20
      && (offset + 2 == text.count || (text[offset + 2].isASCIILetter && text[offset + 2] < 0x61))
  }

  // MARK: Places

  /// The unit that holds a byte of the text; `units.count` past the end.
  func index(ofByte offset: Int) -> Int {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if Int(units[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The scan code of the next word character behind a unit; 0 where none is in the window.
  func code(after unit: Int) -> UInt16 {
    var at = unit + 1
    while at < units.count && !units[at].kind.isWord { at += 1 }
    return at < units.count ? Folding.scanCode(ofFolded: units[at].value) : 0
  }

  /// The sentence around a run of units, its end mark left out.
  func sentence(around range: Range<Int>) -> Range<Int> {
    units.withUnsafeBufferPointer { $0.sentence(around: range) }
  }
}

extension UnsafeBufferPointer<Unit> {
  /// The sentence around a run of units, its end mark left out.
  func sentence(around range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0 && !self[start - 1].endsSentence { start -= 1 }
    var end = range.upperBound
    while end < count && !self[end].endsSentence { end += 1 }
    return start..<end
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension FoldedScalar {
  /// The second of the two characters that one stands for.
  fileprivate var secondPart: FoldedScalar { FoldedScalar(value: second, kind: kind) }
}
