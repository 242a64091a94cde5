import ZhiyanRules
import ZhiyanText

extension RuleSet {
  /// The rule set as bytes, for the same version of the program on the same kind of machine.
  ///
  /// Checks, exemptions and examples of rules are left out: what running needs of them is compiled. Whoever shows rules reads
  /// their files.
  public func encoded() -> [UInt8] {
    var out = BinaryWriter()
    out.write(compiled.rules.count)
    for rule in compiled.rules { out.write(rule) }
    out.array(compiled.program.nodes)
    out.array(compiled.program.nodeFirsts)
    out.array(compiled.program.sequences)
    out.array(compiled.program.branches)
    out.array(compiled.program.branchScalars)
    out.array(compiled.program.branchSeconds)
    out.array(compiled.program.branchFirsts)
    out.array(compiled.program.scalars)
    out.array(compiled.patterns)
    for silencers in compiled.silencers { out.write(silencers) }
    for exemption in compiled.exemptions { out.write(exemption) }
    for demand in compiled.demands {
      switch demand {
      case .none: out.write(-1)
      case .inside(let field):
        out.write(-2)
        out.write(field.rawValue)
      case .suppression(let fault):
        out.write(-3)
        out.write(fault.rawValue)
      case .absence(let sequences, let scope):
        out.write(Scope.allCases.firstIndex(of: scope) ?? 0)
        out.write(sequences)
      }
    }
    out.write(compiled.checks.count)
    for check in compiled.checks { out.write(check) }
    out.write(compiled.parts.count)
    for part in compiled.parts { out.write(part) }
    out.write(compiled.fields)
    out.write(compiled.expressions.count)
    for expression in compiled.expressions {
      out.write(Int(expression.rule))
      out.write(expression.pattern)
      out.write(Int(expression.rewrite))
      out.write(expression.search.rawValue)
      out.write(expression.startsWord ? 1 : 0)
    }
    out.write(compiled.rewrites.count)
    for rewrite in compiled.rewrites {
      out.write(rewrite.text)
      out.write(rewrite.isSafe ? 1 : 0)
    }
    out.array(compiled.allowed)
    out.array(scanner.codes)
    out.array(scanner.filter)
    out.array(scanner.pairs)
    out.array(scanner.slots)
    out.array(scanner.buckets)
    out.array(scanner.entries)
    out.array(scanner.tails)
    out.array(scanner.openings.numbers)
    out.array(scanner.openings.bits)
    out.array(scanner.companions.records)
    out.array(scanner.companions.bits)
    out.array(scanner.starts.masks)
    out.write(Int(Int64(bitPattern: scanner.starts.amidWords)))
    return out.bytes
  }

  /// How many bytes the larger tables take, by name, the largest first: what makes the program large.
  public var tableSizes: [(name: String, bytes: Int)] {
    func size<T>(_ name: String, _ table: some Collection<T>) -> (name: String, bytes: Int) {
      (name, table.count * MemoryLayout<T>.stride)
    }
    let program = compiled.program
    let all = [
      size("nodes", program.nodes), size("first bits of nodes", program.nodeFirsts),
      size("sequences", program.sequences), size("branches", program.branches),
      size("first characters of branches", program.branchScalars), size("first bits of branches", program.branchFirsts),
      size("second characters of branches", program.branchSeconds),
      size("scalars", program.scalars), size("patterns", compiled.patterns), size("codes", scanner.codes),
      size("filter", scanner.filter), size("filter of pairs", scanner.pairs), size("slots", scanner.slots),
      size("keys", scanner.buckets),
      size("anchors", scanner.entries), size("tails", scanner.tails),
      size("openings", scanner.openings.bits), size("companions", scanner.companions.bits),
    ]
    return all.sorted { $0.bytes > $1.bytes }
  }

  /// - Parameter bytes: what `encoded` gave, aligned to 16 bytes; constant data of the program, which is not copied.
  public convenience init(encoded bytes: UnsafeRawBufferPointer) {
    var reader = BinaryReader(bytes)
    var compiled = Compiled()
    compiled.rules = (0..<reader.int()).map { _ in reader.rule() }
    compiled.program.nodes = reader.table(of: PhraseProgram.StoredNode.self)
    compiled.program.nodeFirsts = reader.table(of: UInt64.self)
    compiled.program.sequences = reader.table(of: PhraseProgram.Sequence.self)
    compiled.program.branches = reader.table(of: Int32.self)
    compiled.program.branchScalars = reader.table(of: UInt32.self)
    compiled.program.branchSeconds = reader.table(of: UInt32.self)
    compiled.program.branchFirsts = reader.table(of: UInt64.self)
    compiled.program.scalars = reader.table(of: UInt32.self)
    compiled.patterns = reader.table(of: Pattern.self)
    for _ in compiled.rules { compiled.silencers.append(reader.silencers()) }
    for _ in compiled.rules { compiled.exemptions.append(reader.exemption()) }
    for _ in compiled.rules {
      switch reader.int() {
      case -1: compiled.demands.append(.none)
      case -2: compiled.demands.append(.inside(FieldCheck.Field(rawValue: reader.string()) ?? .body))
      case -3: compiled.demands.append(.suppression(SuppressionFault(rawValue: reader.string()) ?? .malformed))
      case let scope: compiled.demands.append(.absence(of: reader.index(), within: Scope.allCases[scope]))
      }
    }
    compiled.checks = (0..<reader.int()).map { _ in reader.messageProgram() }
    compiled.parts = (0..<reader.int()).map { _ in reader.messagePart() }
    compiled.fields = reader.fields()
    for _ in 0..<reader.int() {
      compiled.expressions.append(
        reader.expression())
    }
    compiled.rewrites = (0..<reader.int()).map { _ in Rewrite(reader.string(), isSafe: reader.int() == 1) }
    compiled.allowed = reader.sequences()
    let scanner = LiteralScanner(
      codes: reader.table(of: UInt16.self), filter: reader.table(of: UInt64.self), pairs: reader.table(of: UInt64.self),
      slots: reader.table(of: UInt32.self), buckets: reader.table(of: LiteralScanner.Bucket.self),
      entries: reader.table(of: LiteralScanner.Entry.self), tails: reader.table(of: UInt16.self),
      openings: OpeningTable(numbers: reader.table(of: Int32.self), bits: reader.table(of: UInt64.self)),
      companions: CompanionTable(
        records: reader.table(of: CompanionTable.Record.self), bits: reader.table(of: UInt64.self)),
      starts: RegexStarts(
        masks: reader.table(of: UInt64.self), amidWords: UInt64(bitPattern: Int64(reader.int()))))
    self.init(compiled, scanner: scanner)
  }
}

extension BinaryWriter {
  mutating func write(_ index: SequenceIndex) {
    array(index.firsts)
    array(index.sequences)
    array(index.open)
    write(Int(index.longest))
    array(index.beginnings.bits)
  }

  mutating func write(_ text: LocalizedText) {
    write(text.zh ?? "")
    write(text.en ?? "")
  }

  fileprivate mutating func write(_ rule: Rule) {
    for text in [rule.id, rule.pack, rule.level.rawValue, rule.source] { write(text) }
    for text in [rule.title, rule.message, rule.advice] { write(text) }
    write(rule.channels.map(\.rawValue).joined(separator: " "))
    write(rule.scopes.map(\.rawValue).joined(separator: " "))
    writeVariants(of: rule)
    write(rule.place.file)
    write(Int(rule.place.range.start))
    write(Int(rule.place.range.end))
    write(Int(Int64(bitPattern: rule.digest)))
  }
}

extension BinaryReader {
  fileprivate mutating func expression() -> RuleSet.Expression {
    let rule = Int32(int())
    let pattern = string()
    let rewrite = Int32(int())
    let search = RuleSet.Expression.Search(rawValue: int()) ?? .everywhere
    return .init(rule: rule, pattern: pattern, rewrite: rewrite, search: search, startsWord: int() == 1)
  }

  fileprivate mutating func sequences() -> [Int32] { Array(array(of: Int32.self)) }

  mutating func index() -> SequenceIndex {
    SequenceIndex(
      firsts: table(of: UInt32.self), sequences: table(of: Int32.self), open: table(of: Int32.self),
      longest: Int32(int()), beginnings: Beginnings(bits: table(of: UInt64.self)))
  }

  fileprivate mutating func rule() -> Rule {
    let id = string()
    let pack = string()
    let level = Level(rawValue: string()) ?? .warning
    let source = string()
    let title = localized()
    let message = localized()
    let advice = localized()
    let channels = string().split(separator: " ").compactMap { Channel(rawValue: String($0)) }
    let scopes = string().split(separator: " ").compactMap { BlockKind(rawValue: String($0)) }
    let (profiles, exempt, variants) = variants()
    let place = RulePlace(file: int(), range: SourceRange(int(), int()))
    var rule = Rule(
      id: id, pack: pack, level: level, title: title, message: message, advice: advice, source: source,
      check: .phrase([]), unless: Unless(), channels: channels, scopes: scopes, examples: Examples(), place: place,
      profiles: profiles, exempt: exempt, variants: variants)
    rule.digest = UInt64(bitPattern: Int64(int()))
    return rule
  }

  mutating func localized() -> LocalizedText {
    let zh = string()
    let en = string()
    return LocalizedText(zh: zh.isEmpty ? nil : zh, en: en.isEmpty ? nil : en)
  }
}
