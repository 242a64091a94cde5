/// The open documents, in the order in which they were opened.
struct DocumentTable {
  private var byKey: [String: OpenDocument] = [:]
  private var order: [String] = []

  var all: [OpenDocument] { order.compactMap { byKey[$0] } }
  var keys: [String] { order }

  subscript(key: String) -> OpenDocument? {
    get { byKey[key] }
    set {
      if newValue == nil { order.removeAll { $0 == key } } else if byKey[key] == nil { order.append(key) }
      byKey[key] = newValue
    }
  }

  mutating func change(_ key: String, _ body: (inout OpenDocument) -> Void) {
    guard byKey[key] != nil else { return }
    body(&byKey[key, default: OpenDocument(uri: DocumentURI(key), languageID: "", buffer: TextBuffer(""))])
  }

  mutating func forgetChecks() {
    for key in order {
      change(key) {
        $0.checked = nil
        $0.isUnpublished = true
      }
    }
  }
}
