public import ZhiyanText

/// Where copy is sent.
public enum Channel: String, Sendable, CaseIterable {
  case sms, email, wechat, web, chat, slide, poster
}

/// One rule as its file states it, its phrases still in their written form.
public struct Rule: Sendable {
  /// Full id, `pack.name`; unique among the rules of a run.
  public var id: String
  /// The pack; also the category of its findings.
  public var pack: String
  public var level: Level
  /// What the rule is about, in a few words.
  public var title: LocalizedText
  /// What is wrong with a hit. `{match}` stands for the words found.
  public var message: LocalizedText
  /// The way out.
  public var advice: LocalizedText
  /// Who says so: a book's chapter, an article of law with its year.
  public var source: String
  public var check: Check
  /// What silences a hit.
  public var unless: Unless
  /// Channels to which the rule is limited; empty for all.
  public var channels: [Channel]
  /// Kinds of block to which the rule is limited; empty for all.
  public var scopes: [BlockKind]
  /// Trades to which the rule is limited; empty for all.
  public var profiles: [Profile]
  /// What lowers a hit without hiding it.
  public var exempt: Exemption?
  /// What the rule says otherwise on some channels.
  public var variants: [Variant]
  public var examples: Examples
  /// Where the rule's id stands.
  public var place: RulePlace
  /// The same for two versions of a rule that look for the same (`RuleDigest`).
  public var digest: UInt64 = 0

  /// Packs that have to be asked for by name.
  public static let optInPacks: Set<String> = ["typography"]

  /// True for a rule that most runs leave out: its pack, a channel or a trade has to be asked for.
  public var isOptIn: Bool { Self.optInPacks.contains(pack) || !channels.isEmpty || !profiles.isEmpty }

  public init(
    id: String, pack: String, level: Level, title: LocalizedText, message: LocalizedText, advice: LocalizedText,
    source: String, check: Check, unless: Unless, channels: [Channel], scopes: [BlockKind], examples: Examples,
    place: RulePlace, profiles: [Profile] = [], exempt: Exemption? = nil, variants: [Variant] = []
  ) {
    self.id = id
    self.pack = pack
    self.level = level
    self.title = title
    self.message = message
    self.advice = advice
    self.source = source
    self.check = check
    self.unless = unless
    self.channels = channels
    self.scopes = scopes
    self.profiles = profiles
    self.exempt = exempt
    self.variants = variants
    self.examples = examples
    self.place = place
  }
}

/// A place in a rule file.
public struct RulePlace: Hashable, Sendable {
  /// Index of the file in the order in which rule files were read.
  public var file: Int
  /// Bytes of that file.
  public var range: SourceRange

  public init(file: Int, range: SourceRange) {
    self.file = file
    self.range = range
  }
}

/// Copy that a rule must and must not flag; it is shown to people and run as tests.
public struct Examples: Sendable {
  /// A text with a place in its rule file. In `flag` texts, ⟦ and ⟧ stand around each hit.
  public struct Example: Sendable {
    public var text: String
    public var place: RulePlace

    public init(text: String, place: RulePlace) {
      self.text = text
      self.place = place
    }
  }

  public var flag: [Example] = []
  public var pass: [Example] = []
  /// Texts whose hits, marked as in `flag`, are all exempt.
  public var exempt: [Example] = []
  /// The day on which the texts are sent, for rules that ask how old a date is.
  public var date: CalendarDate?

  public init(
    flag: [Example] = [], pass: [Example] = [], exempt: [Example] = [], date: CalendarDate? = nil
  ) {
    self.flag = flag
    self.pass = pass
    self.exempt = exempt
    self.date = date
  }
}
