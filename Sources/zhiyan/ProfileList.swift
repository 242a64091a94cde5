import ArgumentParser
import ZhiyanRules

/// The value of `--profile`: trades parted by commas.
struct ProfileList: ExpressibleByArgument {
  let profiles: [Profile]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    profiles = names.compactMap { Profile(rawValue: String($0)) }
    guard profiles.count == names.count else { return nil }
  }

  static var allValueStrings: [String] { Profile.allCases.map(\.rawValue) }
}
