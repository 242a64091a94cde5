import Testing
import ZhiyanText

@Suite struct ScriptTests {
  @Test(arguments: [("们国产买东", "們國產買東"), ("说话时间", "說話時間"), ("张刘陈杨", "張劉陳楊")])
  func oneScriptHasWhatTheOtherHasNot(simplified: String, traditional: String) {
    for (script, own, others) in [
      (Script.simplified, simplified, traditional), (.traditional, traditional, simplified),
    ] {
      let characters = ScriptCharacters(script)
      #expect(own.unicodeScalars.allSatisfy { characters.contains($0.value) }, "\(script)")
      #expect(!others.unicodeScalars.contains { characters.contains($0.value) }, "\(script)")
    }
  }

  @Test func whatBothWriteBelongsToNeither() {
    for scalar in "后里面台干只云系向回表的一是我你您乾於著aＡ1。カ😀\u{3400}\u{20000}".unicodeScalars {
      for script in Script.allCases { #expect(!ScriptCharacters(script).contains(scalar.value), "\(scalar) \(script)") }
    }
  }

  @Test func noCharacterBelongsToBoth() {
    for code in UInt32(0)..<0x10000 {
      #expect(!(ScriptCharacters(.simplified).contains(code) && ScriptCharacters(.traditional).contains(code)))
    }
  }

  @Test(arguments: [("", nil), ("們", 0), ("ab é😀后們", 12), ("后", nil), ("a", nil), ("ab", nil)] as [(String, Int?)])
  func findsTheNext(text: String, place: Int?) {
    let bytes = ContiguousArray(text.utf8)
    let found = bytes.withUnsafeBufferPointer { ScriptCharacters(.traditional).next(in: $0, 0..<bytes.count) }
    #expect(found == place)
  }

  @Test func whatIsSeenIsWhatItContains() {
    for script in Script.allCases {
      let characters = ScriptCharacters(script)
      for code in 0..<0x10000 {
        var seen = SeenScript(script)
        seen.take(code)
        if seen.isFound != characters.contains(UInt32(code)) { Issue.record("\(script) \(code)") }
      }
    }
  }
}
