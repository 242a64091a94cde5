import ArgumentParser
import CICU
import CMD4C
import FoundationEssentials

/// The yardstick for starting: a program that is linked like zhiyan and does nothing.
@main
struct Start {
  static func main() {
    // Never true; keeps the libraries linked.
    if CommandLine.argc > 1_000 {
      zy_icu_version(nil)
      md_parse(nil, 0, nil, nil)
      print(Date(), CleanExit.helpRequest())
    }
  }
}
