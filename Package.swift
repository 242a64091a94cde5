// swift-tools-version: 6.2

import PackageDescription

/// Settings of every Swift target: strict by default, and in CI a warning stops the build.
var settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
if Context.environment["CI"] != nil {
  settings.append(.treatAllWarnings(as: .error))
}

let package = Package(
  name: "zhiyan",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "zhiyan", targets: ["zhiyan"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: C

    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
    .target(name: "CFolding", exclude: ["folding.bin", "frequencies.bin", "scripts.bin"]),
    .target(name: "CBuiltinRules", exclude: ["builtin_rules.bin"]),

    // MARK: Libraries

    .target(name: "ZhiyanText", dependencies: ["CFolding", "CICU"], swiftSettings: settings),
    .target(name: "ZhiyanRules", dependencies: ["ZhiyanText"], swiftSettings: settings),
    .target(name: "ZhiyanEngine", dependencies: ["ZhiyanRules", "ZhiyanText", "CICU"], swiftSettings: settings),
    .target(name: "ZhiyanReaders", dependencies: ["CICU", "CMD4C", "ZhiyanText"], swiftSettings: settings),
    .target(
      name: "ZhiyanReport", dependencies: ["ZhiyanEngine", "ZhiyanRules", "ZhiyanText"], swiftSettings: settings),
    .target(
      name: "ZhiyanWorkspace",
      dependencies: ["CBuiltinRules", "ZhiyanEngine", "ZhiyanReaders", "ZhiyanReport", "ZhiyanRules", "ZhiyanText"],
      swiftSettings: settings),

    .target(
      name: "ZhiyanLanguageServer",
      dependencies: ["ZhiyanEngine", "ZhiyanReaders", "ZhiyanReport", "ZhiyanRules", "ZhiyanText", "ZhiyanWorkspace"],
      swiftSettings: settings),

    // MARK: Build

    .executableTarget(
      name: "zhiyan-rulec", dependencies: ["ZhiyanEngine", "ZhiyanRules", "ZhiyanText"], swiftSettings: settings),

    // MARK: Executable

    .executableTarget(
      name: "zhiyan",
      dependencies: [
        "ZhiyanEngine", "ZhiyanLanguageServer", "ZhiyanReaders", "ZhiyanReport", "ZhiyanRules", "ZhiyanText",
        "ZhiyanWorkspace", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // MARK: Benchmarks

    .executableTarget(
      name: "zhiyan-bench",
      dependencies: ["ZhiyanEngine", "ZhiyanReaders", "ZhiyanRules", "ZhiyanText", "ZhiyanWorkspace"],
      path: "Benchmarks/Engine", swiftSettings: settings),
    .executableTarget(
      name: "zhiyan-start",
      dependencies: ["CICU", "CMD4C", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/Start", swiftSettings: settings),

    // MARK: Tests

    .target(name: "ZhiyanTestSupport", path: "Tests/ZhiyanTestSupport", swiftSettings: settings),
    .testTarget(
      name: "ZhiyanTextTests", dependencies: ["CICU", "ZhiyanTestSupport", "ZhiyanText"], swiftSettings: settings),
    .testTarget(
      name: "ZhiyanRulesTests",
      dependencies: ["ZhiyanRules", "ZhiyanTestSupport", "ZhiyanText", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .testTarget(
      name: "ZhiyanEngineTests", dependencies: ["ZhiyanEngine", "ZhiyanRules", "ZhiyanTestSupport", "ZhiyanText"],
      swiftSettings: settings),
    .testTarget(
      name: "ZhiyanReportTests",
      dependencies: ["ZhiyanEngine", "ZhiyanReport", "ZhiyanRules", "ZhiyanTestSupport", "ZhiyanText"],
      exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(
      name: "ZhiyanReadersTests", dependencies: ["ZhiyanReaders", "ZhiyanTestSupport", "ZhiyanText"],
      swiftSettings: settings),
    .testTarget(
      name: "ZhiyanCommandTests",
      dependencies: ["zhiyan", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),
    .testTarget(
      name: "ZhiyanWorkspaceTests",
      dependencies: [
        "CBuiltinRules", "ZhiyanEngine", "ZhiyanReaders", "ZhiyanReport", "ZhiyanRules", "ZhiyanTestSupport",
        "ZhiyanText", "ZhiyanWorkspace",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ZhiyanLanguageServerTests",
      dependencies: ["ZhiyanLanguageServer", "ZhiyanRules", "ZhiyanTestSupport", "ZhiyanText", "ZhiyanWorkspace"],
      swiftSettings: settings),
  ],
  cLanguageStandard: .c2x
)
