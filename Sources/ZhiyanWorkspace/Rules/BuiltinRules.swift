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

  /// The built-in rules as their files state them, with examples, for showing and testing them. Slow beside `compiled`.
  public static var library: RuleLibrary {
    var decoder = RuleDecoder()
    for index in 0..<zy_builtin_rule_file_count() {
      let file = zy_builtin_rule_file_at(index).pointee
      decoder.add(
        path: "Rules/" + String(cString: file.path),
        bytes: ContiguousArray(UnsafeBufferPointer(start: file.bytes, count: file.length)))
    }
    return decoder.library
  }
}
