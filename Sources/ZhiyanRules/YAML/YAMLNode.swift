public import ZhiyanText

/// A value of a YAML file, with the bytes it was written in.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  /// A key of a mapping and its value.
  public struct Entry: Sendable {
    /// Always a scalar that reads as text.
    public var key: YAMLNode
    public var value: YAMLNode

    public init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  public var content: Content
  /// From the first byte of the value to its last one, quotes and brackets included. A value that is left out has the
  /// empty range after the `:` or `-` that asks for it.
  public var range: SourceRange

  public init(content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }

  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  public var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The entries of a mapping in the order of the file; no two have the same key.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The text of a scalar that reads as text, so not of `12`, `true` or nothing.
  public var string: String? {
    guard let scalar, scalar.kind == .string else { return nil }
    return scalar.text
  }

  public var isNull: Bool { scalar?.kind == .null }

  /// The value of a key; nil where there is no such key or this is no mapping.
  public subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.scalar?.text == key }?.value
  }
}
