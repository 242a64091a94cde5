import ZhiyanReport

/// The inputs that a change leaves to check; all of them where no change was asked for.
struct ChangedInputs {
  private(set) var inputs: [Input] = []
  private(set) var scope: ChangeScope?
  private(set) var errors: [InputError] = []
  private(set) var mistakes: [String] = []

  init(_ request: CheckRequest, _ all: [Input]) {
    guard let changes = request.changes else {
      inputs = all
      return
    }
    var scope: ChangeScope
    do throws(ChangeError) {
      scope = try ChangeScope(changes)
    } catch {
      mistakes.append("\(Self.option(of: changes)): \(error.text)\n")
      return
    }
    for input in all {
      guard case .file(let path) = input.origin else {
        inputs.append(input)
        continue
      }
      do throws(FileError) {
        if try scope.add(path, shown: input.path) { inputs.append(input) }
      } catch {
        errors.append(InputError(path: input.path, message: error.message(in: request.language)))
      }
    }
    self.scope = scope
  }

  private static func option(of changes: Changes) -> String {
    switch changes {
    case .since: "--changed-since"
    case .staged: "--staged"
    }
  }
}
