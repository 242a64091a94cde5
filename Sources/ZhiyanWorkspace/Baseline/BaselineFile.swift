import ZhiyanRules
import ZhiyanText

/// A baseline on disk.
public struct BaselineFile: Sendable {
  /// As it was given or found.
  var path: String
  var baseline: Baseline
  /// The folder that its paths count from, with a slash at its end.
  var folder: String

  /// - Throws: `BaselineError`, with lines for people.
  init(reading path: String) throws(BaselineError) {
    self.path = path
    guard let real = FileReading.realPath(path) else {
      throw BaselineError(
        text: "\(path): there is no such baseline; zhiyan baseline PATH… writes one\n")
    }
    folder = Self.folder(of: real)
    let bytes: ContiguousArray<UInt8>
    do throws(FileError) {
      bytes = try FileReading.read(path)
    } catch {
      throw BaselineError(text: "\(path): \(error.en)\n")
    }
    let reader = BaselineReader(bytes)
    guard reader.issues.isEmpty else {
      throw BaselineError(
        text: RuleLoading.render(reader.issues, [RuleFile(path: path, bytes: bytes)]).joined())
    }
    baseline = reader.baseline
  }

  /// A baseline that is to be written.
  init(new path: String) {
    self.path = path
    baseline = Baseline()
    let folder = ConfigurationFinder.folder(of: path)
    self.folder = FileReading.realPath(folder).map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "/"
  }

  /// The nearest baseline in the folder of the run or above.
  public static func find() -> String? {
    var folder = "."
    while true {
      let candidate = folder == "." ? Baseline.fileName : folder + "/" + Baseline.fileName
      if case .file = FileReading.kind(candidate) { return candidate }
      let up = folder == "." ? ".." : folder + "/.."
      if FileReading.isSameFolder(folder, up) { return nil }
      folder = up
    }
  }

  /// What a file is called in the baseline: its path from the baseline's folder.
  /// - Parameter path: from the folder of the run, or absolute; the file itself need not exist.
  func name(of path: String) -> String {
    let parent = ConfigurationFinder.folder(of: path)
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
    guard let real = FileReading.realPath(parent) else { return path }
    let whole = real.hasSuffix("/") ? real + file : real + "/" + file
    return Self.relative(whole, to: folder)
  }

  /// Where a file of the baseline is.
  func place(of name: String) -> String { name.hasPrefix("/") ? name : folder + name }

  private static func folder(of path: String) -> String {
    let folder = ConfigurationFinder.folder(of: path)
    return folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// - Parameter folder: ends with a slash.
  static func relative(_ path: String, to folder: String) -> String {
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    let shared = zip(from, to).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    return (from.dropFirst(shared).map { _ in ".." } + to.dropFirst(shared)).joined(separator: "/")
  }
}

/// Why a baseline cannot be used, as lines for people.
struct BaselineError: Error {
  var text: String
}
