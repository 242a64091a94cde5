import ZhiyanRules
import ZhiyanText

extension BinaryWriter {
  mutating func write(_ check: MessageProgram) {
    write(Int(check.rule))
    write(check.when)
    write(check.longerThan)
    write(check.replaces)
    switch check.kind {
    case .require(let when, let needs, let scope, let isEach):
      numbers([0, when, needs.count, scope.index, isEach ? 1 : 0])
      for need in needs { write(need) }
    case .pair(let first, let second, let within): numbers([1, first, second, within])
    case .count(let of, let min, let max, let per, let counting):
      let portion =
        switch per {
        case .scope(let scope): -1 - scope.index
        case .characters(let count): count
        }
      numbers([2, of, min ?? -1, max ?? -1, portion, Counting.allCases.firstIndex(of: counting) ?? 0])
    case .length(let measure, let max): numbers([3, Measure.allCases.firstIndex(of: measure) ?? 0, max])
    case .ratio(let of, let to, let min, let per):
      numbers([4, of, to ?? -1, Int(bitPattern: UInt(min.bitPattern)), per.index])
    case .age(let need, let years, let months):
      numbers([5, need == nil ? 0 : 1, years, months])
      if let need { write(need) }
    case .consistency(let parts): numbers([6] + parts)
    }
  }

  private mutating func write(_ need: MessageProgram.Need) {
    write(need.name)
    write(need.sequences)
    write(need.part)
  }

  mutating func write(_ part: MessagePart) {
    write(Int(part.rule))
    numbers(part.scripts.map { Int($0.rawValue) })
    write(part.references)
  }

  mutating func write(_ references: [RuleReference]) {
    write(references.count)
    for reference in references {
      write(reference.name)
      write(reference.isPack ? 1 : 0)
      array(reference.rules)
    }
  }

  private mutating func numbers(_ values: [Int]) { array(values.map { Int64($0) }) }
}

extension BinaryReader {
  mutating func messageProgram() -> MessageProgram {
    let rule = Int32(int())
    let when = int()
    let longerThan = int()
    let replaces = references()
    return MessageProgram(rule: rule, kind: kind(), when: when, longerThan: longerThan, replaces: replaces)
  }

  private mutating func kind() -> MessageProgram.Kind {
    let values = numbers()
    func optional(_ index: Int) -> Int? { values[index] < 0 ? nil : values[index] }
    switch values[0] {
    case 0:
      let needs = (0..<values[2]).map { _ in need() }
      return .require(when: values[1], needs: needs, within: Scope.allCases[values[3]], isEach: values[4] == 1)
    case 1: return .pair(first: values[1], second: values[2], within: values[3])
    case 2:
      let per: Portion = values[4] < 0 ? .scope(Scope.allCases[-1 - values[4]]) : .characters(values[4])
      return .count(
        of: values[1], min: optional(2), max: optional(3), per: per, counting: Counting.allCases[values[5]])
    case 3: return .length(of: Measure.allCases[values[1]], max: values[2])
    case 4:
      return .ratio(
        of: values[1], to: optional(2), min: Double(bitPattern: UInt64(UInt(bitPattern: values[3]))),
        per: Scope.allCases[values[4]])
    case 5: return .age(of: values[1] == 1 ? need() : nil, years: values[2], months: values[3])
    default: return .consistency(Array(values.dropFirst()))
    }
  }

  private mutating func need() -> MessageProgram.Need {
    MessageProgram.Need(name: localized(), sequences: index(), part: int())
  }

  mutating func messagePart() -> MessagePart {
    let rule = Int32(int())
    let scripts = numbers().compactMap { Script(rawValue: UInt8($0)) }
    return MessagePart(rule: rule, scripts: scripts, references: references())
  }

  mutating func references() -> [RuleReference] {
    (0..<int()).map { _ in
      RuleReference(name: string(), isPack: int() == 1, rules: Array(array(of: Int32.self)))
    }
  }

  private mutating func numbers() -> [Int] { array(of: Int64.self).map { Int($0) } }
}

extension Scope {
  /// Its place among all scopes.
  fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
