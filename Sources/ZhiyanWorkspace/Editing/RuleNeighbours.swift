public import ZhiyanRules

/// The rule files that a run reads together with one, as they are on disk: their sets and their rules' names can be used in it.
public struct RuleNeighbours: Sendable {
  /// Those of a file that no run reads: the built-in sets.
  public static let none = RuleNeighbours()

  /// What comes before the file: the built-in sets, and the files in front of it.
  let decoder: RuleDecoder
  let following: [RuleFile]

  /// - Parameters:
  ///   - preceding: the files in front of it, in the order of the run.
  ///   - following: those behind it.
  public init(preceding: [RuleFile] = [], following: [RuleFile] = []) {
    var decoder = RuleDecoder()
    decoder.addCommonWordClasses(from: BuiltinRules.common)
    for file in preceding { decoder.add(path: file.path, bytes: file.bytes) }
    self.decoder = decoder
    self.following = following
  }
}
