/// A phrase of the phrase language, read but not yet folded.
///
/// A phrase is a sequence of elements; see `PhraseParser` for how it is written.
public struct Phrase: Sendable, Hashable {
  public indirect enum Element: Sendable, Hashable {
    /// Characters that must stand there; folded alike with the text. Never empty.
    case literal(String)
    /// One of several sequences.
    case alternatives([[Element]])
    /// A sequence that may be missing.
    case optional([Element])
    /// A word class: an index into the library's list of word classes.
    case wordClass(Int)
    /// Something with a form of its own, such as a date.
    case recogniser(Recogniser)
    /// Between `min` and `max` characters of the same clause.
    case gap(min: Int, max: Int)
    /// Any white space, or none.
    case space
  }

  /// As it was written.
  public var text: String
  public var elements: [Element]

  public init(text: String, elements: [Element]) {
    self.text = text
    self.elements = elements
  }

  /// The word classes that it names itself, as indices.
  public var wordClasses: [Int] { elements.flatMap(\.wordClasses) }
}

extension Phrase.Element {
  fileprivate var wordClasses: [Int] {
    switch self {
    case .literal, .recogniser, .gap, .space: []
    case .wordClass(let index): [index]
    case .optional(let elements): elements.flatMap(\.wordClasses)
    case .alternatives(let branches): branches.joined().flatMap(\.wordClasses)
    }
  }
}

/// Forms that phrases can name as `<@name>`.
public enum Recogniser: String, Sendable, CaseIterable {
  case date, time, duration, deadline, money, percent, number, phone, email, url
  case question, reason, person, source, placeholder
  /// Characters of one script only; they stand alone in a list of a message-level check.
  case simplified, traditional
}
