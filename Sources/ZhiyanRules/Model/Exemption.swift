/// What makes a hit a lesser matter without hiding it: its level falls to suggestion, and a note follows its message.
public struct Exemption: Sendable {
  /// What must stand around the hit; any of it is enough.
  public var contexts: Unless
  /// What the message then says too; nil for the note that all rules share.
  public var note: LocalizedText?

  public init(contexts: Unless = Unless(), note: LocalizedText? = nil) {
    self.contexts = contexts
    self.note = note
  }

  /// The note of exemptions that have none of their own.
  public static let sharedNote = LocalizedText(zh: "有依据时请保留证明材料", en: "Keep the evidence.")
}
