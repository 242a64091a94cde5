import ZhiyanText

extension MappingReader {
  /// `instead:` with `safe:`, of a phrase or a regular expression.
  mutating func rewrite(isTemplate: Bool) -> Rewrite? {
    let node = value("instead")
    let text = node.flatMap { string($0) }
    let isSafe = boolean("safe")
    if node == nil, let place = self.node["safe"]?.range, isSafe != nil {
      report(place, "safe: is said of instead:, and there is none", fix: "instead: the words to put in their place")
    }
    guard let text else { return nil }
    if isSafe == true, let node, text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      report(node.range, "a safe rewrite stands on one line: files differ in how lines end", fix: "safe: false")
    }
    if isTemplate, let scalar = node?.scalar {
      do throws(RewriteTemplate.Mistake) {
        _ = try RewriteTemplate(text)
      } catch {
        report(scalar.source(of: error.range), error.message, fix: error.fix)
        return nil
      }
    }
    return Rewrite(text, isSafe: isSafe ?? false)
  }
}
