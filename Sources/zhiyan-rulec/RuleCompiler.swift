import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compiles the built-in rule files into `Sources/CBuiltinRules`. `Scripts/compile-rules` runs it; a test tells when it must.
///
/// usage: zhiyan-rulec TARGET ROOT FILE…
///        zhiyan-rulec --costs ROOT FILE…
///
/// `--costs` writes nothing but lists the regular expressions for which the whole text is searched, and the phrases that cost
/// most to look for.
/// Writes `builtin_rules.bin`, the compiled rules, and `builtin_rules.c`, which embeds them and the rule files, into the
/// folder TARGET.
@main
struct RuleCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else { fail("usage: zhiyan-rulec TARGET ROOT FILE…") }
    let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
    let paths = arguments[3...].sorted { rank($0, root) < rank($1, root) }
    var decoder = RuleDecoder(includesExamples: true)
    for path in paths { decoder.add(path: path, bytes: read(path)) }
    let (rules, issues) = RuleSetCompiler.compile(decoder.library)
    let mistakes = decoder.issues + issues
    for issue in mistakes {
      let file = decoder.library.files[issue.file]
      let place = LineIndex(file.bytes).position(of: Int(issue.range.start))
      complain(
        "\(file.path):\(place.line):\(place.column): error: \(issue.message)\(issue.fix.map { " (\($0))" } ?? "")")
    }
    guard mistakes.isEmpty else { exit(1) }
    if arguments[1] == "--costs" { return listCosts(decoder.library) }
    let bytes = rules.encoded()
    write(bytes, to: arguments[1] + "/builtin_rules.bin")
    let sizes = rules.tableSizes.prefix(4).map { "\($0.name) \($0.bytes / 1000) kB" }.joined(separator: ", ")
    print("\(decoder.library.rules.count) rules in \(bytes.count / 1000) kB: \(sizes), …")
    write(Array(source(paths.map { String($0.dropFirst(root.count)) }).utf8), to: arguments[1] + "/builtin_rules.c")
  }

  /// Prints what the dearest phrases are expected to cost, in matches tried for a million characters.
  private static func listCosts(_ library: RuleLibrary) {
    for (rule, pattern) in RuleSetCompiler.searchedEverywhere(library) { print("all text\t\(rule)\t\(pattern)") }
    for (place, cost) in RuleSetCompiler.costs(library).prefix(3000) {
      let file = library.files[place.file]
      let line = LineIndex(file.bytes).position(of: Int(place.range.start)).line
      let text = String(decoding: file.bytes[place.range.indices].prefix(240), as: UTF8.self)
      print("\(Int(cost * 1_000_000))\t\(file.path):\(line)\t\(text)")
    }
  }

  /// Word classes for all packs come first, then files by path.
  private static func rank(_ path: String, _ root: String) -> (Int, String) {
    (path == root + "common.yaml" ? 0 : 1, path)
  }

  /// - Parameter paths: inside `Rules/`.
  private static func source(_ paths: [String]) -> String {
    var text =
      "// Written by Scripts/compile-rules: run it after any change in Rules/.\n\n#include \"builtin_rules.h\"\n\n"
    text += "_Alignas(16) static const unsigned char compiled[] = {\n#embed \"builtin_rules.bin\"\n};\n\n"
    for (index, path) in paths.enumerated() {
      text += "static const unsigned char file_\(index)[] = {\n#embed \"../../Rules/\(path)\"\n};\n"
    }
    text += "\nstatic const zy_builtin_rule_file files[] = {\n"
    for (index, path) in paths.enumerated() {
      text += "    {\"\(path)\", file_\(index), sizeof(file_\(index))},\n"
    }
    text += """
      };

      size_t zy_builtin_rule_file_count(void) { return sizeof(files) / sizeof(files[0]); }
      const zy_builtin_rule_file *zy_builtin_rule_file_at(size_t index) { return &files[index]; }
      const unsigned char *zy_builtin_rules_compiled(void) { return compiled; }
      size_t zy_builtin_rules_compiled_length(void) { return sizeof(compiled); }

      """
    return text
  }

  private static func read(_ path: String) -> ContiguousArray<UInt8> {
    guard let file = fopen(path, "rb") else { fail("\(path): cannot be read") }
    defer { fclose(file) }
    var bytes = ContiguousArray<UInt8>()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else {
      fail("\(path): cannot be written")
    }
  }

  private static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { systemWrite(2, $0.baseAddress, $0.count) }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }

  private static func fail(_ text: String) -> Never {
    complain(text)
    exit(2)
  }
}
