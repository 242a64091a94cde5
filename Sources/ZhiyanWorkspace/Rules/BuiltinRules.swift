internal import CBuiltinRules
public import ZhiyanEngine
public import ZhiyanRules

/// The rules that are part of the program.
public enum BuiltinRules {
  /// The built-in rules, ready to run. Their checks and examples are in `library`.
  public static var compiled: RuleSet {
    RuleSet(
      encoded: UnsafeRawBufferPointer(start: zy_builtin_rules_compiled(), count: zy_builtin_rules_compiled_length()))
  }

  /// The file of word classes that all packs can use, those of users too.
  static var common: RuleFile? { paths.firstIndex(of: "Rules/common.yaml").map(file) }

  /// The rule files, as they were when the program was built.
  static var files: [RuleFile] { paths.indices.map(file) }

  /// Their paths, from the root of the repository.
  static let paths = (0..<zy_builtin_rule_file_count()).map { index in
    "Rules/" + String(cString: zy_builtin_rule_file_at(index).pointee.path)
  }

  private static func file(_ index: Int) -> RuleFile {
    let file = zy_builtin_rule_file_at(index).pointee
    return RuleFile(
      path: paths[index], bytes: ContiguousArray(UnsafeBufferPointer(start: file.bytes, count: file.length)))
  }

  /// The built-in rules as their files state them, with examples, for showing and testing them. Slow beside `compiled`.
  public static var library: RuleLibrary {
    var decoder = RuleDecoder()
    for file in files { decoder.add(path: file.path, bytes: file.bytes) }
    return decoder.library
  }

  /// Whether the pages of rules have one about this id: rules of users have none.
  public static func hasPage(_ id: String) -> Bool { ids.contains(id) }

  private static let ids = Set(compiled.rules.map(\.id))
}
