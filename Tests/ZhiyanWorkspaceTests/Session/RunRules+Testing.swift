@testable import ZhiyanWorkspace

extension RunRules {
  /// - Parameter configurations: paths of configuration files, as they apply without overrides.
  init(_ request: CheckRequest, configurations: [String]) {
    var store = ConfigurationStore(request)
    self.init(request, configurations.map { AppliedConfiguration(path: $0) }, &store)
  }
}
