import ArgumentParser
import ZhiyanText
import ZhiyanWorkspace

/// `zhiyan segment`.
struct Segment: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the words of a text, as the word edges of rules see them.",
    discussion: "Words are ICU's; its version is in the last line, because newer dictionaries may cut otherwise.")

  @Argument(help: ArgumentHelp("The text; standard input where there is none.", valueName: "text"))
  var text: [String] = []

  func run() throws {
    var bytes = ContiguousArray(text.joined(separator: " ").utf8)
    if text.isEmpty {
      do throws(FileError) {
        bytes = try FileReading.readStandardInput()
      } catch {
        throw ValidationError("<stdin>: \(error.en)")
      }
    }
    let words = try Self.words(of: bytes)
    System.print(words.joined(separator: "|"))
    System.print("ICU \(WordSegmenter.icuVersion), \(words.count) tokens")
  }

  private static func words(of bytes: ContiguousArray<UInt8>) throws -> [String] {
    let text = try decoded(bytes)
    guard !text.isEmpty else { return [] }
    var segmenter = WordSegmenter()
    var offsets = ContiguousArray<UInt32>()
    text.withUnsafeBufferPointer { segmenter.appendBoundaries(of: $0, offset: 0, to: &offsets) }
    return zip(offsets, offsets.dropFirst()).map { String(decoding: text[Int($0)..<Int($1)], as: UTF8.self) }
      .map { $0 == "\n" ? "⏎" : $0 }
  }

  private static func decoded(_ bytes: ContiguousArray<UInt8>) throws -> ContiguousArray<UInt8> {
    do throws(FileError) {
      return try CheckInput.decode(bytes)
    } catch {
      throw ValidationError("<stdin>: \(error.en)")
    }
  }
}
