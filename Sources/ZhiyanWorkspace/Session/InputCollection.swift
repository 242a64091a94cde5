import ZhiyanReaders
import ZhiyanReport
import ZhiyanRules

/// Something to check.
struct Input: Sendable {
  enum Origin: Sendable {
    case file(String)
    case standardInput
  }

  var origin: Origin
  /// As it is shown.
  var path: String
  var format: InputFormat

  /// Where its configuration and its baseline look for it: where it lies, or would lie by its name.
  var place: String {
    switch origin {
    case .file(let path): path
    case .standardInput: path
    }
  }
}

/// The inputs that paths stand for.
struct InputCollection {
  private(set) var inputs: [Input] = []
  private(set) var errors: [InputError] = []
  /// Files in folders that hold prose perhaps, but that no reader covers, by extension.
  private(set) var unread: [String: Int] = [:]
  private let language: Language
  private let folder = FileReading.realPath(".").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  /// Named files, folders and standard input that ignore files and configurations leave out.
  private(set) var excluded: [String] = []
  /// Whether standard input is among them.
  private(set) var excludesStandardInput = false
  private let forcesExclusion: Bool
  private var exclusions = ExclusionFinder()
  private var seen: Set<String> = []

  init(_ request: CheckRequest) {
    var configurations = ConfigurationStore(request)
    self.init(request, &configurations)
  }

  init(_ request: CheckRequest, _ configurations: inout ConfigurationStore) {
    language = request.language
    forcesExclusion = request.forcesExclusion
    for path in request.paths {
      if path == "-" {
        addStandardInput(request.standardInputName, &configurations)
      } else {
        add(path, &configurations)
      }
    }
    for problem in exclusions.problems { fail(problem.path, problem.error) }
  }

  /// Whether a path that was named is left out all the same.
  private mutating func excludes(_ path: String, isFolder: Bool, _ configurations: inout ConfigurationStore) -> Bool {
    guard forcesExclusion else { return false }
    guard exclusions.exclusion(of: path, isFolder: isFolder, &configurations) != nil else { return false }
    excluded.append(path)
    return true
  }

  private mutating func addStandardInput(_ name: String?, _ configurations: inout ConfigurationStore) {
    if let name, excludes(name, isFolder: false, &configurations) {
      excludesStandardInput = true
      return
    }
    switch name.flatMap({ InputFormat.detect(fileName: $0) }) {
    case .readable(let format): inputs.append(Input(origin: .standardInput, path: name ?? "<stdin>", format: format))
    case .notReadYet(let suffix): fail(name ?? "<stdin>", Self.notReadYet(suffix))
    case nil: inputs.append(Input(origin: .standardInput, path: name ?? "<stdin>", format: .text))
    }
  }

  private mutating func add(_ path: String, _ configurations: inout ConfigurationStore) {
    switch FileReading.kind(path) {
    case .file:
      if excludes(path, isFolder: false, &configurations) { return }
      switch InputFormat.detect(fileName: path) {
      case .readable(let format): add(file: path, format)
      case .notReadYet(let suffix): fail(path, Self.notReadYet(suffix))
      // A file that was named is text until its bytes say otherwise.
      case nil: add(file: path, .text)
      }
    case .folder:
      if excludes(path, isFolder: true, &configurations) { return }
      let walked = FileWalker().walk(path, &configurations)
      for file in walked.files {
        if case .readable(let format) = InputFormat.detect(fileName: file) { add(file: file, format) }
      }
      for problem in walked.errors { fail(problem.path, problem.error) }
      for (suffix, count) in walked.unread where suffix != FileWalker.noExtension {
        unread[suffix, default: 0] += count
      }
    case .missing: fail(path, FileReading.missing)
    case .special:
      fail(
        path,
        FileError(
          zh: "不是文件或文件夹:管道和设备请用 - 从标准输入读", en: "is no file or folder: a pipe or a device is read as - on standard input"
        ))
    case .refused(let reason): fail(path, FileError(zh: "看不到:\(reason)", en: "cannot be looked at: \(reason)"))
    }
  }

  /// Each file is checked once, however often it is named.
  private mutating func add(file path: String, _ format: InputFormat) {
    let shown = shown(path)
    guard seen.insert(shown).inserted else { return }
    inputs.append(Input(origin: .file(path), path: shown, format: format))
  }

  private mutating func fail(_ path: String, _ error: FileError) {
    errors.append(InputError(path: shown(path), message: error.message(in: language)))
  }

  /// What was left out, for people.
  var notes: [String] {
    var notes: [String] = []
    if !unread.isEmpty {
      let kinds = unread.sorted { $0.key < $1.key }.map { "\($0.value) .\($0.key)" }.joined(separator: ", ")
      notes.append("not read yet and left out: \(kinds)")
    }
    if !excluded.isEmpty { notes.append("ignored and left out: \(excluded.joined(separator: " "))") }
    return notes
  }

  /// The path from the folder of the run, as services know it; a path that leads elsewhere stays as it is.
  private func shown(_ path: String) -> String {
    // Bytes, because a combining mark behind a `/` is one character with it.
    var rest = path.utf8[...]
    if let folder, rest.starts(with: folder.utf8) { rest = rest.dropFirst(folder.utf8.count) }
    while rest.starts(with: "./".utf8) { rest = rest.dropFirst(2).drop { $0 == UInt8(ascii: "/") } }
    return rest.isEmpty ? path : String(Substring(rest))
  }

  private static func notReadYet(_ suffix: String) -> FileError {
    FileError(
      zh: "还不能读 .\(suffix) 文件:请把文案存成 .txt 或 .md,或用 - 和 --stdin-filename copy.txt 从标准输入读",
      en:
        ".\(suffix) files are not read yet: save the copy as .txt or .md, or pipe it in with - and --stdin-filename copy.txt"
    )
  }
}
