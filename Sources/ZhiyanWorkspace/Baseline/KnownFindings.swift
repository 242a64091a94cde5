/// The baseline of a run, if it has one.
struct KnownFindings {
  private var file: BaselineFile?
  private let isGiven: Bool
  private let walked: [String]
  /// Why the baseline that was asked for cannot be used, as lines for people.
  private(set) var mistakes: [String] = []

  /// - Parameter given: a baseline that is to be written, which need not be there yet.
  init(_ request: CheckRequest, _ given: BaselineFile?) {
    file = given
    isGiven = given != nil
    // What has not changed was not looked at.
    let folders = request.changes == nil ? request.paths : []
    walked = folders.compactMap { path in
      guard case .folder = FileReading.kind(path), let real = FileReading.realPath(path) else { return nil }
      return real.hasSuffix("/") ? real : real + "/"
    }
    guard let path = request.baseline else { return }
    do throws(BaselineError) {
      file = try BaselineFile(reading: path)
    } catch {
      mistakes.append(error.text)
    }
  }

  /// - Parameter digests: those of the rules that run.
  func plan(_ digests: @autoclosure () -> [String: String], _ inputs: [Input]) -> BaselinePlan? {
    guard let file else { return nil }
    var plan = BaselinePlan(file, digests: digests(), inputs: inputs)
    plan.listsNew = isGiven
    plan.walked = walked
    return plan
  }
}
