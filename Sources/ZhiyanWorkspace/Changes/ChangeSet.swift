/// What has changed in the repository around the folder of the run.
struct ChangeSet: Sendable {
  let isStaged: Bool
  /// The top folder of the repository, with a slash at its end.
  let top: String
  /// By path from the top. Files that have not changed are not in it.
  private let files: [String: ChangedLines]
  /// Files whose staged content is not what lies in the folder.
  private let editedSince: Set<String>

  /// - Throws: `ChangeError`, with the way out.
  init(_ changes: Changes) throws(ChangeError) {
    let top = try Self.lines(["rev-parse", "--show-toplevel"]).first ?? ""
    guard !top.isEmpty else {
      throw ChangeError(text: "this is no work tree of git: run zhiyan in a checkout")
    }
    self.top = top.hasSuffix("/") ? top : top + "/"
    var arguments = [
      "diff", "--no-color", "--no-ext-diff", "--no-textconv", "-U0", "--inter-hunk-context=0", "-M",
      "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/",
    ]
    switch changes {
    case .since(let revision):
      isStaged = false
      arguments.append(try Self.forkPoint(of: revision))
    case .staged(let revision):
      isStaged = true
      arguments.append("--cached")
      if let revision { arguments.append(try Self.forkPoint(of: revision)) }
    }
    // Relative to the top, whatever the folder of the run.
    arguments.insert(contentsOf: ["-C", top], at: 0)
    var files = DiffReader(try GitCommand.run(arguments + ["--"])).files
    // git shows no lines of what it takes for binary, such as UTF-16.
    let numbers = arguments.filter { $0 != "-U0" } + ["--numstat", "-z", "--"]
    for path in Self.binaries(try GitCommand.run(numbers)) { files[path] = .whole }
    editedSince = isStaged ? Set(try Self.names(["-C", top, "diff", "--name-only", "-z", "--no-ext-diff", "--"])) : []
    if !isStaged {
      let untracked = try Self.names(["-C", top, "ls-files", "--others", "--exclude-standard", "-z"])
      for path in untracked { files[path] = .whole }
    }
    self.files = files
  }

  /// What has changed in a file; nil where nothing has.
  /// - Parameter name: the path from the top.
  func changes(in name: String) -> ChangedLines? { files[name] }

  /// The content that is staged, where it is not what lies in the folder.
  /// - Throws: `ChangeError`.
  func stagedContent(of name: String) throws(ChangeError) -> [UInt8]? {
    guard editedSince.contains(name) else { return nil }
    return try GitCommand.run(["-C", top, "cat-file", "blob", ":\(name)"])
  }

  // MARK: Questions to git

  private static func lines(_ arguments: [String]) throws(ChangeError) -> [String] {
    try GitCommand.run(arguments).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func names(_ arguments: [String]) throws(ChangeError) -> [String] {
    try GitCommand.run(arguments).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The commit from which on the work here is new against a revision.
  private static func forkPoint(of revision: String) throws(ChangeError) -> String {
    let known = try GitCommand.start(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"])
    let isShallow = try lines(["rev-parse", "--is-shallow-repository"]).first == "true"
    let deepen = "this clone is shallow: fetch more of the history (git fetch --unshallow; in CI, fetch-depth: 0)"
    guard known.status == 0 else {
      throw ChangeError(text: "there is no revision \(revision) here" + (isShallow ? "; \(deepen)" : ""))
    }
    let commit = String(decoding: known.output, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? revision
    let fork = try GitCommand.start(["merge-base", commit, "HEAD"])
    if fork.status == 0, let first = fork.output.split(separator: 0x0A).first {
      return String(decoding: first, as: UTF8.self)
    }
    if isShallow { throw ChangeError(text: "no common history of \(revision) and this commit: \(deepen)") }
    throw ChangeError(text: "\(revision) and this commit have no common history")
  }

  /// The new names of files of which `--numstat -z` shows no numbers.
  static func binaries(_ output: [UInt8]) -> [String] {
    var result: [String] = []
    var fields = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    while let field = fields.popFirst(), !field.isEmpty {
      let parts = field.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      // A renamed file has no name here; the old and the new one follow.
      var name = parts[2]
      if name.isEmpty {
        _ = fields.popFirst()
        name = fields.popFirst() ?? []
      }
      if parts[0].elementsEqual("-".utf8) { result.append(String(decoding: name, as: UTF8.self)) }
    }
    return result
  }
}
