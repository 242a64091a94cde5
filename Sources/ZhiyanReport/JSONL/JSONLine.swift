/// The lines of the report in lines; names of properties are names in the output.
enum JSONLine {
  /// A finding as in the JSON report, and the file it stands in.
  struct Finding: Encodable {
    var path: String
    var finding: JSONReport.Finding

    private enum CodingKeys: String, CodingKey {
      case path
    }

    func encode(to encoder: any Encoder) throws {
      try finding.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(path, forKey: .path)
    }
  }

  /// An input that could not be read or checked whole.
  struct Error: Encodable {
    var path: String
    /// What is wrong and what to do about it; no finding has this key.
    var error: String
  }
}
