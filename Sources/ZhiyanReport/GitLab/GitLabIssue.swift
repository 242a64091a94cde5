/// An entry of GitLab's code quality report; names of properties are names in the output.
struct GitLabIssue: Encodable {
  struct Location: Encodable {
    struct Lines: Encodable {
      /// 1-based.
      var begin: Int
    }

    /// Relative to the root of the repository.
    var path: String
    var lines: Lines
  }

  /// The rule in front: GitLab does not show the name of the check.
  var description: String
  var checkName: String
  /// Differs from those of all other entries: GitLab takes equal ones for one.
  var fingerprint: String
  var severity: String
  var location: Location

  enum CodingKeys: String, CodingKey {
    case description, fingerprint, severity, location
    case checkName = "check_name"
  }
}
