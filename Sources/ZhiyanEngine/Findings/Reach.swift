import ZhiyanRules

/// How far around its place a finding depends on the text.
public enum Reach: Sendable {
  /// On its own words.
  case words
  /// On the paragraph that they stand in.
  case paragraph
  /// On the whole message.
  case message

  init(_ scope: Scope) {
    switch scope {
    case .sentence, .paragraph: self = .paragraph
    case .message: self = .message
    }
  }
}

extension RuleSet {
  public func reach(of rule: Int) -> Reach {
    if compiled.fields.contains(where: { Int($0.rule) == rule }) { return .message }
    if let check = compiled.checks.first(where: { Int($0.rule) == rule }) {
      switch check.kind {
      case .require(_, _, let scope, _), .ratio(_, _, _, let scope), .count(_, _, _, .scope(let scope), _):
        return Reach(scope)
      case .pair: return .paragraph
      case .count(_, _, _, .characters, _), .length(.message, _), .length(.segments, _), .consistency: return .message
      case .length(.sentence, _), .length(.clause, _), .age: return .words
      }
    }
    switch compiled.demands[rule] {
    case .none, .inside, .suppression: return .words
    case .absence(_, let scope): return Reach(scope)
    }
  }

  /// Whether a rule runs and its findings are shown.
  public func shows(_ rule: Int) -> Bool { levels[rule].map { $0 >= shown } ?? false }
}
