import ZhiyanRules
import ZhiyanText

extension Phrase {
  /// True where the phrase itself holds an ideograph that elsewhere stands for another one: 废 in 作废, which is no 费.
  func holdsLookAlike(in classes: [WordClass]) -> Bool {
    elements.contains { $0.holdsLookAlike(in: classes, depth: 0) }
  }
}

extension Phrase.Element {
  fileprivate func holdsLookAlike(in classes: [WordClass], depth: Int) -> Bool {
    switch self {
    case .literal(let text):
      let folding = Folding()
      return text.unicodeScalars.contains { folding($0.value).isLookAlike && folding($0.value).kind == .han }
    case .space, .gap, .recogniser: return false
    case .optional(let elements): return elements.contains { $0.holdsLookAlike(in: classes, depth: depth) }
    case .alternatives(let branches): return branches.joined().contains { $0.holdsLookAlike(in: classes, depth: depth) }
    case .wordClass(let index):
      return depth < 32
        && classes[index].phrases.contains { $0.elements.contains { $0.holdsLookAlike(in: classes, depth: depth + 1) } }
    }
  }
}
