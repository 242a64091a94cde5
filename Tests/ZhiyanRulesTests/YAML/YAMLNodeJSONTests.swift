import Testing
import ZhiyanRules

@Suite struct YAMLNodeJSONTests {
  @Test func isPrettyAndKeepsTheOrderOfTheFile() throws {
    let text = "乙: [1, +2.5, true, ~]\n甲: {x: \"a\\n\\\"\\x01\\\\\", y: [], z: {}}\n"
    let node = try #require(YAMLParser.parse(ContiguousArray(text.utf8)).node)
    let expected = #"""
      {
        "乙": [
          1,
          2.5,
          true,
          null
        ],
        "甲": {
          "x": "a\n\"\u0001\\",
          "y": [],
          "z": {}
        }
      }

      """#
    #expect(String(decoding: node.json(), as: UTF8.self) == expected)
  }
}
