import ZhiyanRules
import ZhiyanText

extension Tracer {
  /// The first of some phrases that holds around a hit, and where.
  mutating func which(
    _ phrases: [PhraseSource], _ context: Trial.Context, _ units: Range<Int>, in text: UnsafeBufferPointer<UInt8>,
    _ document: Document
  ) -> Held? {
    switch context {
    case .anywhere, .allowed, .need: return first(of: phrases, in: 0..<text.count, of: text, document)
    case .inside, .near, .before, .after: break
    }
    for phrase in phrases {
      let sequence = builder.add(phrase.phrase)
      for start in linter.window.units.indices {
        linter.window.units.withUnsafeBufferPointer {
          linter.matcher.match(sequence, at: start, in: $0, builder.program)
        }
        for end in linter.matcher.ends where stands(start..<Int(end), context, units) {
          return held(
            phrase, Int(linter.window.units[start].start)..<Int(linter.window.units[Int(end) - 1].end), document)
        }
      }
    }
    return nil
  }

  /// Whether units stand to a hit as a context asks.
  private func stands(_ units: Range<Int>, _ context: Trial.Context, _ hit: Range<Int>) -> Bool {
    func isFiller(_ range: Range<Int>) -> Bool {
      linter.window.units[range].allSatisfy { $0.isSkippable || $0.kind == .zeroWidth }
    }
    switch context {
    case .inside: return units.lowerBound <= hit.lowerBound && units.upperBound >= hit.upperBound
    case .before: return units.upperBound <= hit.lowerBound && isFiller(units.upperBound..<hit.lowerBound)
    case .after: return units.lowerBound >= hit.upperBound && isFiller(hit.upperBound..<units.lowerBound)
    case .near:
      let sentence = linter.window.sentence(around: hit)
      return sentence.contains(units.lowerBound) && units.upperBound <= sentence.upperBound
        && (units.upperBound <= hit.lowerBound || units.lowerBound >= hit.upperBound)
    case .anywhere, .allowed, .need: return true
    }
  }

  /// The first of some phrases that stands in a range of the text.
  mutating func first(
    of phrases: [PhraseSource], in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> Held? {
    var window = TextWindow()
    window.load(text, range: range)
    for phrase in phrases {
      let sequence = builder.add(phrase.phrase)
      for start in window.units.indices {
        window.units.withUnsafeBufferPointer { linter.matcher.match(sequence, at: start, in: $0, builder.program) }
        guard let end = linter.matcher.ends.first else { continue }
        return held(phrase, Int(window.units[start].start)..<Int(window.units[Int(end) - 1].end), document)
      }
    }
    return nil
  }

  private func held(_ phrase: PhraseSource, _ bytes: Range<Int>, _ document: Document) -> Held {
    let range = TextRange(bytes.lowerBound, bytes.upperBound)
    return Held(phrase: phrase, range: range, words: document.string(range))
  }
}
