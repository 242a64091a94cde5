import ZhiyanText

/// What message-level checks ask about one document; each answer is worked out when it is first asked for.
struct MessageFacts {
  /// By part: the hits of its phrases that are known.
  private(set) var found: [[Hit]]
  /// By part: what the scan found for its phrases and nobody has followed up yet.
  private var waiting: [ContiguousArray<Candidate>]
  /// By part: all its hits in order, none overlapping another; nil until it is asked for.
  var settled: [[Hit]?]
  var sentences: SentenceTable?
  /// False where the scan came upon no character that only traditional Chinese uses.
  var mayHoldTraditional = true
  private var characterCount: Int?

  init(parts: Int) {
    found = Array(repeating: [], count: parts)
    waiting = Array(repeating: [], count: parts)
    settled = Array(repeating: nil, count: parts)
  }

  /// Forgets the document that was asked about before.
  mutating func reset() {
    for index in found.indices {
      if !found[index].isEmpty { found[index].removeAll(keepingCapacity: true) }
      if !waiting[index].isEmpty { waiting[index].removeAll(keepingCapacity: true) }
      settled[index] = nil
    }
    sentences = nil
    characterCount = nil
  }

  mutating func add(_ hit: Hit, to part: Int32) { found[Int(part)].append(hit) }

  mutating func add(_ candidate: Candidate, to part: Int32) { waiting[Int(part)].append(candidate) }

  /// Adds the hits of candidates that waited.
  /// - Returns: all hits of the part's phrases that are known now.
  mutating func add(_ hits: [Hit], to part: Int) -> [Hit] {
    found[part] += hits
    return found[part]
  }

  /// What waits for a part; it waits no longer.
  mutating func takeWaiting(for part: Int) -> ContiguousArray<Candidate> {
    guard !waiting[part].isEmpty else { return [] }
    defer { waiting[part] = [] }
    return waiting[part]
  }

  /// No part has more hits of phrases than this.
  func mostPhraseHits(of part: Int) -> Int { found[part].count + waiting[part].count }

  /// Characters of a message, white space not counted.
  mutating func characters(of message: Message) -> Int {
    if let characterCount { return characterCount }
    let count = Self.characters(of: message, atMost: .max)
    characterCount = count
    return count
  }

  /// Whether a message has more than so many characters; it is not read further than that.
  func isLonger(_ message: Message, than count: Int) -> Bool {
    characterCount.map { $0 > count } ?? (Self.characters(of: message, atMost: count + 1) > count)
  }

  private static func characters(of message: Message, atMost most: Int) -> Int {
    let folding = Folding()
    var count = 0
    var at = message.range.lowerBound
    while at < message.range.upperBound && count < most {
      if message.text.startsIdeograph(at: at) {
        count += 1
        at += 3
        continue
      }
      switch folding(message.text.scalar(at: at)).kind {
      case .space, .lineBreak, .zeroWidth: break
      case .other, .han, .letter, .digit, .filler, .comma, .stop, .bracket: count += 1
      }
      at = message.text.scalarEnd(from: at)
    }
    return count
  }
}

/// A document as message-level checks see it: one message.
struct Message {
  let text: UnsafeBufferPointer<UInt8>
  let document: Document
  /// The findings of other rules, in order, none overlapping another.
  let base: [Hit]
  /// From the first block to the last one, without white space at the ends.
  let range: Range<Int>

  init(_ document: Document, _ text: UnsafeBufferPointer<UInt8>, base: [Hit]) {
    self.document = document
    self.text = text
    self.base = base
    let folding = Folding()
    func isBlank(_ offset: Int) -> Bool {
      switch folding(text.scalar(at: offset)).kind {
      case .space, .lineBreak: true
      case .other, .han, .letter, .digit, .zeroWidth, .filler, .comma, .stop, .bracket: false
      }
    }
    var start = document.blocks.first.map { Int($0.range.start) } ?? 0
    var end = document.blocks.last.map { Int($0.range.end) } ?? 0
    while end > start, isBlank(text.scalarStart(before: end)) { end = text.scalarStart(before: end) }
    while start < end, isBlank(start) { start = text.scalarEnd(from: start) }
    range = start..<end
  }
}

/// A finding of a message-level check; empty where something is missing.
struct MessageHit {
  var rule: Int32
  var range: TextRange
  var values = FindingValues()
  /// True where the rule's exemption lowers its level.
  var isExempt = false

  init(_ rule: Int32, _ hit: Hit, _ values: FindingValues = FindingValues()) {
    self.init(rule, TextRange(hit.start, hit.end), values)
  }

  init(_ rule: Int32, _ range: TextRange, _ values: FindingValues = FindingValues()) {
    self.rule = rule
    self.range = range
    self.values = values
  }
}
