/// What a client can do, as far as it matters here.
struct ClientCapabilities {
  var encoding = PositionEncoding.utf16
  /// Whether it asks for diagnostics, so that none are sent unasked.
  var pullsDiagnostics = false
  var refreshesDiagnostics = false
  var answersConfiguration = false
  var registersWatchers = false
  var appliesEdits = false
  var takesDocumentChanges = false
  var createsFiles = false
  /// Without literals a code action can only be a command, which would need every edit to go round.
  var takesCodeActions = false
  var readsMarkdown = false
  var showsCodeDescription = false

  init() {}

  init(_ json: JSON) {
    let text = json["textDocument"]
    let workspace = json["workspace"]
    encoding = PositionEncoding(
      offered: (json["general"]["positionEncodings"].array ?? []).compactMap(\.string))
    pullsDiagnostics = text["diagnostic"].object != nil
    refreshesDiagnostics =
      workspace["diagnostics"]["refreshSupport"].bool ?? workspace["diagnostic"]["refreshSupport"].bool ?? false
    answersConfiguration = workspace["configuration"].bool ?? false
    registersWatchers = workspace["didChangeWatchedFiles"]["dynamicRegistration"].bool ?? false
    appliesEdits = workspace["applyEdit"].bool ?? false
    takesDocumentChanges = workspace["workspaceEdit"]["documentChanges"].bool ?? false
    createsFiles = workspace["workspaceEdit"]["resourceOperations"].array?.contains("create") ?? false
    takesCodeActions = text["codeAction"]["codeActionLiteralSupport"].object != nil
    readsMarkdown = text["hover"]["contentFormat"].array?.first == "markdown"
    showsCodeDescription = text["publishDiagnostics"]["codeDescriptionSupport"].bool ?? pullsDiagnostics
  }
}
