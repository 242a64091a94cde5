/// A test of a JUnit report. Its time is always 0: equal runs give equal reports.
struct JUnitCase {
  enum Outcome {
    case pass
    case failure(type: String, message: String, text: String)
    case error(type: String, message: String)
  }

  var path: String
  /// Unique within the file.
  var name: String
  var line = 1
  var outcome = Outcome.pass

  var isFailure: Bool { if case .failure = outcome { true } else { false } }
  var isError: Bool { if case .error = outcome { true } else { false } }

  /// The element, with its line feed.
  var xml: String {
    let tag = xmlTag(
      "testcase", ["name": name, "classname": path, "file": path, "line": "\(line)", "time": "0"])
    switch outcome {
    case .pass: return "<\(tag)/>\n"
    case .failure(let type, let message, let text):
      let failure = xmlTag("failure", ["type": type, "message": message])
      return "<\(tag)><\(failure)>\(text.xmlText)</failure></testcase>\n"
    case .error(let type, let message):
      return "<\(tag)><\(xmlTag("error", ["type": type, "message": message]))/></testcase>\n"
    }
  }
}
