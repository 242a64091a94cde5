import ZhiyanRules
import ZhiyanText

extension Tracer {
  /// All places where something that a rule looks for stands, judged each for itself.
  mutating func sightings(of rule: Int, in document: Document) -> [Sighting] {
    let source = sources[rule]
    var found = document.text.withUnsafeBufferPointer { text in
      var found: [Sighting] = []
      for (phrase, pattern) in zip(source.check.phrases, rules.patterns(of: rule)) {
        found += sightings(of: phrase, Int32(pattern), in: text, document)
      }
      return found + expressionSightings(of: source, rule, in: text, document)
    }
    if case .message = source.check { found += listSightings(of: rule, in: document) }
    return found
  }

  // MARK: Phrases

  private mutating func sightings(
    of phrase: PhraseSource, _ pattern: Int32, in text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> [Sighting] {
    let own = rules.compiled.patterns[Int(pattern)]
    var found: [Sighting] = []
    for candidate in candidates[pattern] ?? [] {
      linter.window.load(text, around: Int(candidate.offset))
      var isWhole = true
      var units = linter.longestReading(of: own, candidate, in: text)
      if units == nil && own.isFree == 0 {
        // The words may be there, but as parts of others.
        var free = own
        free.isFree = 1
        isWhole = false
        units = linter.longestReading(of: free, candidate, in: text)
      }
      guard let units else { continue }
      let hit = Hit(
        rule: own.rule, pattern: pattern, rewrite: -1, start: linter.window.units[units.lowerBound].start,
        end: linter.window.units[units.upperBound - 1].end)
      let range = TextRange(hit.start, hit.end)
      if found.contains(where: { $0.range == range }) { continue }
      var sighting = sighting(.phrase(phrase), range, list(ofPart: own.part, own.rule), in: text, document)
      if isWhole {
        judge(&sighting, hit, units, in: text, document)
      } else {
        sighting.verdict = .cutsWord(start: sighting.segmentation.cutsStart, end: sighting.segmentation.cutsEnd)
      }
      found.append(sighting)
    }
    // What cuts a word is worth telling only where the phrase stands there in no other way.
    return found.filter { sighting in
      guard case .cutsWord = sighting.verdict else { return true }
      return !found.contains { $0.verdict.isHit && $0.range.overlaps(sighting.range) }
    }
  }

  /// Which list of its check a part is.
  private func list(ofPart part: Int32, _ rule: Int32) -> Int? {
    guard part >= 0, let first = firstPart(of: Int(rule)) else { return nil }
    return Int(part) - first
  }

  /// The first of the parts that a rule's lists became.
  func firstPart(of rule: Int) -> Int? { rules.compiled.parts.firstIndex { Int($0.rule) == rule } }

  // MARK: Regular expressions

  private mutating func expressionSightings(
    of source: Rule, _ rule: Int, in text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> [Sighting] {
    guard case .regex(let patterns) = source.check else { return [] }
    var found: [Sighting] = []
    for pattern in patterns {
      for block in document.blocks {
        let range = block.range.indices
        let scope = UnsafeBufferPointer(rebasing: text[range])
        guard let expression = try? RegularExpression(pattern.text), let matches = try? expression.matches(in: scope)
        else { continue }
        for match in matches {
          let place = TextRange(range.lowerBound + match.lowerBound, range.lowerBound + match.upperBound)
          let hit = Hit(rule: Int32(rule), pattern: -1, rewrite: -1, start: place.start, end: place.end)
          var sighting = sighting(.regex(pattern), place, nil, in: text, document)
          judge(&sighting, hit, linter.units(of: hit, in: text), in: text, document)
          found.append(sighting)
        }
      }
    }
    return found
  }

  // MARK: Lists

  /// What message-level checks count beside phrases: characters of a script, findings of other rules.
  private mutating func listSightings(of rule: Int, in document: Document) -> [Sighting] {
    guard let first = firstPart(of: rule) else { return [] }
    return document.text.withUnsafeBufferPointer { text in
      let message = Message(document, text, base: stages.fielded)
      var found: [Sighting] = []
      for index in rules.compiled.parts.indices where Int(rules.compiled.parts[index].rule) == rule {
        let part = rules.compiled.parts[index]
        for script in part.scripts {
          for hit in linter.characters(of: script, rule: Int32(rule), message) {
            found.append(
              sighting(.script(script), TextRange(hit.start, hit.end), index - first, in: text, document))
          }
        }
        for hit in message.base where part.takes(hit.rule) {
          let place = Hit(rule: Int32(rule), pattern: -1, rewrite: -1, start: hit.start, end: hit.end)
          var sighting = sighting(
            .finding(of: Int(hit.rule)), TextRange(hit.start, hit.end), index - first, in: text, document)
          judge(&sighting, place, linter.units(of: place, in: text), in: text, document)
          found.append(sighting)
        }
      }
      return found
    }
  }

  private mutating func sighting(
    _ origin: Sighting.Origin, _ range: TextRange, _ list: Int?, in text: UnsafeBufferPointer<UInt8>,
    _ document: Document
  ) -> Sighting {
    Sighting(
      origin: origin, list: list, range: range, words: document.string(range),
      segmentation: segmentation(around: range, in: text), verdict: list == nil ? .finding(isExempt: false) : .counts)
  }
}
