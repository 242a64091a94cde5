import ZhiyanReaders
import ZhiyanText
import ZhiyanWorkspace

/// A document that the client has open: its text as the client has it, saved or not.
struct OpenDocument {
  var uri: DocumentURI
  var languageID: String
  /// The client's number for the text; nil where it gives none.
  var version: Int?
  var buffer: TextBuffer
  /// What was found in the text as it is; nil where it was not looked at yet.
  var checked: Checked?
  /// What its examples find, where it is a rule file; kept while it changes, so that little has to be tried again.
  var trials = RuleTrials()
  /// Whether its diagnostics have to go out.
  var isUnpublished = true
  /// Before the first one, an empty list says nothing that the client does not know.
  var wasPublished = false
  /// Whether anything that its examples find was among what went out last.
  var publishedTrials = false

  /// What a document is to the server.
  enum Checked {
    case copy(CheckedText)
    /// A rule file or a configuration.
    case authored(AuthoredFile)
    /// There is no reader for it; the extension.
    case unknown(String)
    /// A file that is no copy, such as other YAML.
    case nothing
  }

  mutating func change(_ changes: [JSON], _ encoding: PositionEncoding) {
    for change in changes {
      guard let text = change["text"].string else { continue }
      if let start = LinePosition(change["range"]["start"]), let end = LinePosition(change["range"]["end"]) {
        buffer.replace(buffer.range(start, end, encoding), with: text)
      } else if change["range"].isNull {
        buffer.replaceAll(with: text)
      }
    }
    checked = nil
    isUnpublished = true
  }

  /// How the document is read: as `check` reads its file, or by its language where the name says nothing.
  var format: InputFormat.Detection {
    if let path = uri.path, let detected = InputFormat.detect(fileName: path) { return detected }
    return .readable(languageID == "markdown" ? .markdown : .text)
  }
}
