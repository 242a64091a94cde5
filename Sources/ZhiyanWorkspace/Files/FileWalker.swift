/// Finds the files to check in a folder.
///
/// Hidden names (a dot at the start) are passed over, and so is what the ignore files say (`IgnoreRules`). Links are followed,
/// but no file is given twice because of them: what is in the tree itself goes before what a link leads to, and
/// of several links the first by its path.
public struct FileWalker: Sendable {
  /// A path that could not be looked at; what it holds is missing from the files.
  public struct Problem: Hashable, Sendable {
    public var path: String
    /// The reason, as a sentence whose subject is the path.
    public var error: FileError

    public init(path: String, error: FileError) {
      self.path = path
      self.error = error
    }
  }

  public struct Result: Hashable, Sendable {
    /// The paths, each the root's and what follows from there, in the order of their bytes.
    public var files: [String] = []
    /// In the order of the paths' bytes.
    public var errors: [Problem] = []
    /// How many files may hold prose but have no reader, by extension (lower case, no dot) or under `noExtension`.
    public var unread: [String: Int] = [:]

    public init() {}
  }

  /// The key in `Result.unread` for names without a dot, such as `README`.
  public static let noExtension = "no extension"

  private let respectsIgnoreFiles: Bool

  public init(respectsIgnoreFiles: Bool = true) { self.respectsIgnoreFiles = respectsIgnoreFiles }

  /// The files in and below a folder. The folder itself is walked even if it is hidden or ignored: someone asked for it.
  public func walk(_ root: String) -> Result {
    var none = ConfigurationStore(isUsed: false)
    return walk(root, &none)
  }

  /// The files in and below a folder that no configuration leaves out.
  func walk(_ root: String, _ configurations: inout ConfigurationStore) -> Result {
    var walk = FolderWalk(respectsIgnoreFiles: respectsIgnoreFiles)
    return walk.run(root, &configurations)
  }
}
