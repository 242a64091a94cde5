/// A line on standard error while a long run lasts; nothing where standard error is no terminal.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isOnScreen = false

  init(total: Int) {
    self.total = total
    isShown = System.isTerminal(2) && total > 1
  }

  /// Shows how many files are done, at most ten times a second and not in the first second.
  mutating func report(_ done: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(100) else { return }
    last = now
    isOnScreen = true
    System.show("\r\(done)/\(total)")
  }

  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    System.show("\r\u{1B}[K")
  }
}
