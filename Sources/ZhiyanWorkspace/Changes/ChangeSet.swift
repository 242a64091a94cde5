/// What has changed in the repository around the folder of the run.
struct ChangeSet: Sendable {
  let isStaged: Bool
  /// The top folder of the repository, with a slash at its end.
  let top: String
  /// The commit that everything is compared with.
  let base: String
  /// By path from the top. Files that have not changed are not in it.
  private let files: [String: ChangedLines]
  /// Files whose staged content is not what lies in the folder.
  private let editedSince: Set<String>
  /// The submodule that this is; nil for the repository of the run.
  private let folder: String?

  /// The tree without files, which every repository knows.
  private static let emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

  /// What has changed in the repository around the folder of the run.
  /// - Throws: `ChangeError`, with the way out.
  init(_ changes: Changes) throws(ChangeError) {
    let top = try GitCommand.lines(["rev-parse", "--show-toplevel"]).first ?? ""
    guard !top.isEmpty else {
      throw ChangeError(text: "this is no work tree of git: run zhiyan in a checkout")
    }
    switch changes {
    case .since(let revision):
      try self.init(top: top, base: try Self.forkPoint(of: revision), isStaged: false, folder: nil)
    case .staged(.some(let revision)):
      try self.init(top: top, base: try Self.forkPoint(of: revision), isStaged: true, folder: nil)
    case .staged(nil):
      let head = try GitCommand.start(["rev-parse", "--verify", "--quiet", "HEAD"])
      let base = String(decoding: head.output, as: UTF8.self).split(separator: "\n").first.map(String.init)
      try self.init(top: top, base: base ?? Self.emptyTree, isStaged: true, folder: nil)
    }
  }

  /// What has changed in a submodule since one of its commits.
  /// - Parameters:
  ///   - top: its top folder.
  ///   - base: the commit; nil where the submodule is new.
  /// - Throws: `ChangeError`, with the way out.
  init(submodule top: String, base: String?) throws(ChangeError) {
    try self.init(top: top, base: base ?? Self.emptyTree, isStaged: false, folder: top)
  }

  private init(top: String, base: String, isStaged: Bool, folder: String?) throws(ChangeError) {
    self.top = top.hasSuffix("/") ? top : top + "/"
    self.base = base
    self.isStaged = isStaged
    self.folder = folder
    // Relative to the top, whatever the folder of the run.
    let place = ["-C", top]
    let diff =
      place + [
        "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--inter-hunk-context=0", "-M", "--ignore-submodules",
        "--src-prefix=a/", "--dst-prefix=b/",
      ] + (isStaged ? ["--cached"] : []) + [base]
    var files = DiffReader(try GitCommand.run(diff + ["-U0", "--"], in: folder)).files
    // git shows no lines of what it takes for binary, such as UTF-16.
    for path in Self.binaries(try GitCommand.run(diff + ["--numstat", "-z", "--"], in: folder)) { files[path] = .whole }
    if isStaged {
      editedSince = Set(try GitCommand.names(place + ["diff", "--name-only", "-z", "--no-ext-diff", "--"], in: folder))
    } else {
      editedSince = []
      let untracked = try GitCommand.names(place + ["ls-files", "--others", "--exclude-standard", "-z"], in: folder)
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

  /// The commits of a submodule: the one at the base, and the one that is checked in now; nil for each that is none.
  /// - Parameter path: from the top.
  func submodule(at path: String) throws(ChangeError) -> (old: String?, new: String?) {
    func commit(_ output: [UInt8], at field: Int) -> String? {
      // Both commands write `160000 … commit`, in different orders.
      let fields = String(decoding: output, as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\0" }
      return fields.first == "160000" && fields.count > field ? String(fields[field]) : nil
    }
    let old = try GitCommand.run(["-C", top, "ls-tree", "-z", base, "--", path])
    let new = try GitCommand.run(["-C", top, "ls-files", "-s", "-z", "--", path])
    return (commit(old, at: 2), commit(new, at: 1))
  }

  /// The commit from which on the work here is new against a revision.
  private static func forkPoint(of revision: String) throws(ChangeError) -> String {
    let known = try GitCommand.start(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"])
    let isShallow = try GitCommand.lines(["rev-parse", "--is-shallow-repository"]).first == "true"
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
