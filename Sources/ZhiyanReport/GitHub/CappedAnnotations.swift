/// The commands of a run that GitHub will show: errors first, inputs that could not be checked before those, then warnings
/// and notices, of each level the first few in the order of the files.
struct CappedAnnotations: ReportAssembly {
  private let formatter: GitHubFormatter
  private var kept: [WorkflowCommand.Level: [ArraySlice<UInt8>]] = [:]

  init(_ formatter: GitHubFormatter) { self.formatter = formatter }

  mutating func add(_ chunk: [UInt8]) -> [UInt8] {
    for line in chunk.split(separator: 0x0A) {
      guard let level = WorkflowCommand.Level(ofLine: line) else { continue }
      if kept[level, default: []].count < GitHubFormatter.limit { kept[level, default: []].append(line) }
    }
    return []
  }

  mutating func finish(summary: Summary, errors: [InputError]) -> [UInt8] {
    var output: [UInt8] = []
    let unchecked = errors.prefix(GitHubFormatter.limit)
    for error in unchecked { output += formatter.command(error).line.utf8 }
    for level in WorkflowCommand.Level.allCases {
      let room = GitHubFormatter.limit - (level == .error ? unchecked.count : 0)
      for line in kept[level, default: []].prefix(room) { output += line + [0x0A] }
    }
    return output + formatter.closing(summary: summary, errors: errors)
  }
}
