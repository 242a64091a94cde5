import ZhiyanRules
import ZhiyanText

/// The units around a place without those of no width, so that a number or a date that holds some is read as it looks.
struct UnitRun {
  private(set) var units: ContiguousArray<Unit> = []
  /// The place that was asked about, among `units`.
  private(set) var place = 0
  private var origins: ContiguousArray<Int> = []

  /// How far a form is looked at: forwards the longest address, backwards the rest of a sentence.
  private static let reach = (before: 200, after: 240)
  /// Longer than any date or amount.
  private static let nearest = 20
  /// By recogniser: the characters with which it can start, as bits.
  private static let firsts = Recogniser.allCases.map { recogniser in
    recogniser.firstScalars.reduce(0 as UInt64) { $0 | PhraseProgram.bit($1) }
  }

  /// Nil where nothing of no width stands near, or the form cannot start here: then the units are good as they are.
  init?(around at: Int, in all: UnsafeBufferPointer<Unit>, for recogniser: Recogniser) {
    guard Self.firsts[Int(recogniser.index)] & PhraseProgram.bit(all[at].value) != 0 else { return nil }
    // Asked at nearly every digit of a text, so it looks no farther than the first of them can stand.
    let limit = min(at + Self.nearest, all.count)
    var next = at + 1
    while next < limit && all[next].kind != .zeroWidth && all[next].kind != .lineBreak { next += 1 }
    guard next < limit, all[next].kind == .zeroWidth else { return nil }
    var index = max(0, at - Self.reach.before)
    while index < all.count && units.count < Self.reach.before + Self.reach.after {
      if index == at { place = units.count }
      if all[index].kind != .zeroWidth {
        units.append(all[index])
        origins.append(index)
      }
      index += 1
    }
  }

  /// The place among all units of a place among these: right behind the unit before it.
  func original(_ place: Int) -> Int { place > 0 ? origins[place - 1] + 1 : origins[0] }
}
