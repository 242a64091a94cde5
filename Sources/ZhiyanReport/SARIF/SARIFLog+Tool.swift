extension SARIFLog {
  struct Driver: Encodable {
    var name = "zhiyan"
    var fullName: String
    var version: String
    /// Given only when the version is one.
    var semanticVersion: String?
    var informationUri = "https://github.com/zhiyan-lint/zhiyan"
    var language: String
    var rules: [ReportingDescriptor]
  }

  struct Tool: Encodable {
    var driver: Driver
  }

  struct ReportingDescriptor: Encodable {
    struct Configuration: Encodable {
      var level: String
    }

    struct Properties: Encodable {
      enum CodingKeys: String, CodingKey {
        case tags, precision
        case severity = "problem.severity"
      }

      var tags: [String]
      var precision: String
      /// How GitHub names levels. There is no `security-severity`: it would turn copy into security alerts.
      var severity: String
    }

    var id: String
    var name: String
    var shortDescription: Message
    var fullDescription: Message
    var help: Message
    var helpUri: String
    var defaultConfiguration: Configuration
    var properties: Properties
  }

  struct AutomationDetails: Encodable {
    /// Ends with a slash: what stands before the last one is the category of GitHub's uploads.
    var id = "zhiyan/"
  }

  struct URIBases: Encodable {
    struct Base: Encodable {
      var description: Message
    }

    var root: Base

    enum CodingKeys: String, CodingKey {
      case root = "SRCROOT"
    }
  }

  /// What stands before the results of a run, closed by hand: the results follow in the same object.
  struct RunHead: Encodable {
    var automationDetails = AutomationDetails()
    var columnKind = "utf16CodeUnits"
    var language: String
    var newlineSequences = ["\r\n", "\n", "\r"]
    var originalUriBaseIds: URIBases
    var tool: Tool
  }
}
