import Testing
import ZhiyanWorkspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct OutputSinkTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  @Test func writesEveryByteToASlowReader() throws {
    let folder = TemporaryFolder()
    let text = String(repeating: "慢慢读。", count: 100_000)
    let reader = try #require(popen("sleep 0.2; cat > '\(folder("out.txt"))'", "w"))
    #expect(fcntl(fileno(reader), F_SETFL, O_NONBLOCK) == 0)
    var sink = OutputSink(descriptor: fileno(reader))
    try sink.write(Array(text.utf8))
    try sink.write([])
    pclose(reader)
    #expect(folder.text("out.txt") == text)
  }

  @Test func tellsAClosedPipe() throws {
    let reader = try #require(popen("exec true", "w"))
    // The reader ends without reading; only then is the pipe closed.
    var request = pollfd(fd: fileno(reader), events: 0, revents: 0)
    #expect(poll(&request, 1, 10_000) == 1)
    var sink = OutputSink(descriptor: fileno(reader))
    #expect(throws: OutputError.closedPipe) { try sink.write([1]) }
    #expect(throws: OutputError.closedPipe) { try sink.write([]) }
    pclose(reader)
  }

  #if os(Linux)
    @Test func tellsAFullDisk() {
      let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
      var sink = OutputSink(descriptor: full)
      #expect(throws: OutputError.failed("cannot be written: No space left on device")) { try sink.write([1]) }
      close(full)
    }
  #endif

  @Test func tellsADescriptorThatIsNotOpen() {
    var sink = OutputSink(descriptor: -1)
    #expect(throws: OutputError.failed("cannot be written: Bad file descriptor")) { try sink.write([1]) }
  }
}
