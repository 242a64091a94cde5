/// The configurations of a run: which one is about a path, and what it says. Each file is read once.
struct ConfigurationStore {
  /// Why a file could not be read.
  typealias Loaded = Result<ConfigurationFile, FileError>

  /// Given on the command line: it counts for all paths.
  private let given: String?
  private let isUsed: Bool
  private var finder = ConfigurationFinder()
  private var files: [String: Loaded] = [:]

  init(given: String? = nil, isUsed: Bool = true) {
    self.given = given
    self.isUsed = isUsed
  }

  init(_ request: CheckRequest) { self.init(given: request.configuration, isUsed: request.usesConfiguration) }

  /// The configuration file for a path; nil where there is none.
  mutating func path(for path: String) -> String? {
    guard isUsed else { return nil }
    return given ?? finder.find(for: path)
  }

  /// A file by its own path.
  mutating func load(_ path: String) -> Loaded {
    if let known = files[path] { return known }
    let loaded: Loaded
    do throws(FileError) {
      loaded = .success(ConfigurationDecoder.decode(path: path, bytes: try FileReading.read(path)))
    } catch {
      loaded = .failure(error)
    }
    files[path] = loaded
    return loaded
  }

  /// Goes on with a file as it was before, whatever it holds now.
  mutating func keep(_ file: ConfigurationFile) { files[file.path] = .success(file) }

  /// What applies to a path.
  mutating func applied(to path: String) -> AppliedConfiguration {
    guard let own = self.path(for: path) else { return AppliedConfiguration() }
    guard case .success(let file) = load(own) else { return AppliedConfiguration(path: own) }
    return file.applied(to: path)
  }

  /// The line by which `ignore:` leaves a path out, and its file; nil if it does not.
  mutating func ignoringLine(for path: String, isFolder: Bool = false) -> (file: String, line: Int)? {
    guard let own = self.path(for: path), case .success(let file) = load(own), !file.ignored.isEmpty else { return nil }
    return file.ignored.line(matching: RelativePath.of(path, from: file.folder), isFolder: isFolder)
      .map { (own, $0) }
  }

  /// What `ignore:` says for the inside of a folder; nil where it says nothing.
  mutating func scope(in folder: String) -> PatternScope? {
    let inside = folder.hasSuffix("/") ? folder + "x" : folder + "/x"
    guard let own = path(for: inside), case .success(let file) = load(own), !file.ignored.isEmpty else { return nil }
    return PatternScope(file.ignored, path: RelativePath.of(folder, from: file.folder))
  }
}
