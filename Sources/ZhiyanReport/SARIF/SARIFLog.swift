/// The parts of a SARIF log that are encoded as pieces; names of properties are names in the output.
///
/// Only what zhiyan fills. `byteOffset` and `charOffset` are left out on purpose: viewers that find one of them stop
/// looking at lines and columns.
enum SARIFLog {
  struct Message: Encodable {
    var text: String
    var markdown: String?
  }

  struct ArtifactLocation: Encodable {
    var uri: String
    var uriBaseId: String?
  }

  struct Content: Encodable {
    var text: String
  }

  struct Region: Encodable {
    /// 1-based; columns in UTF-16 units, the end exclusive.
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
    /// Exactly the text of the region.
    var snippet: Content?
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
    var contextRegion: Region?
  }

  struct Location: Encodable {
    var physicalLocation: PhysicalLocation
  }

  struct Result: Encodable {
    struct PartialFingerprints: Encodable {
      enum CodingKeys: String, CodingKey {
        case primaryLocationLineHash
        case zhiyan = "zhiyan/v1"
      }

      var primaryLocationLineHash: String
      var zhiyan: String
    }

    struct Properties: Encodable {
      var category: String
      /// The words that the rule knows, where copy wrote them otherwise.
      var written: String?
    }

    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]
    var partialFingerprints: PartialFingerprints
    var fixes: [Fix]?
    /// Either every result of a run has it, empty where nothing suppresses it, or none.
    var suppressions: [Suppression]?
    var properties: Properties
  }

  struct Suppression: Encodable {
    /// `inSource` or `external`.
    var kind: String
    var status = "accepted"
    var justification: String?
  }

  struct Fix: Encodable {
    struct ArtifactChange: Encodable {
      var artifactLocation: ArtifactLocation
      var replacements: [Replacement]
    }

    struct Replacement: Encodable {
      var deletedRegion: Region
      var insertedContent: Content
    }

    var description: Message
    var artifactChanges: [ArtifactChange]
  }

  struct Invocation: Encodable {
    var executionSuccessful: Bool
    var toolExecutionNotifications: [Notification]?
  }

  struct Notification: Encodable {
    var level = "error"
    var message: Message
    var locations: [Location]?
  }
}
