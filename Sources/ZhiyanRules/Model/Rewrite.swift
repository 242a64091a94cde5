/// What a rule would have written instead of a hit.
public struct Rewrite: Hashable, Sendable {
  /// The words, empty to leave the hit out; of a regular expression a template of them (`RewriteTemplate`).
  public var text: String
  /// True where the rule says that nobody needs to look before it is put in place: `--fix` does that.
  public var isSafe: Bool

  public init(_ text: String, isSafe: Bool = false) {
    self.text = text
    self.isSafe = isSafe
  }
}
