/// Plain numbers in a row: an array, or constant data of the program that is looked at where it lies.
///
/// The compiled built-in rules are more than a megabyte; copying them took longer than anything else in checking a small file.
struct Table<Element: BitwiseCopyable & Sendable>: Sendable, RandomAccessCollection {
  private var array: ContiguousArray<Element>
  /// The address of the constant data, or 0. A number, because a pointer cannot be shared by tasks; sharing this one is
  /// safe, as the data it leads to is never written and stays as long as the program runs.
  private var address: UInt
  private var length: Int

  init(_ elements: ContiguousArray<Element> = []) {
    array = elements
    address = 0
    length = elements.count
  }

  /// - Parameter constant: elements that are never written and stay as long as the program runs.
  init(constant: UnsafeBufferPointer<Element>) {
    array = []
    address = UInt(bitPattern: constant.baseAddress)
    length = constant.count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { length }

  @inline(__always) subscript(index: Int) -> Element {
    guard let base = UnsafePointer<Element>(bitPattern: address) else { return array[index] }
    precondition(index >= 0 && index < length, "a table was read past its end")
    return base[index]
  }

  /// Calls a body with the elements in memory.
  func withElements<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
    guard let base = UnsafePointer<Element>(bitPattern: address) else { return array.withUnsafeBufferPointer(body) }
    return body(UnsafeBufferPointer(start: base, count: length))
  }

  mutating func append(_ element: Element) { append(contentsOf: CollectionOfOne(element)) }

  /// Constant data is copied on the first change.
  mutating func append(contentsOf elements: some Sequence<Element>) {
    if address != 0 {
      array = ContiguousArray(self)
      address = 0
    }
    array.append(contentsOf: elements)
    length = array.count
  }
}

extension Table where Element == UInt32 {
  /// The first index of a sorted range whose element is a value or comes after it; the end of the range where none is.
  func firstIndex(in range: Range<Int>, notBelow value: Element) -> Int {
    withElements { elements in
      // The same steps whatever is found: which half it is cannot be foreseen, so nothing may branch on it.
      var low = range.lowerBound
      var count = range.count
      while count > 1 {
        let half = count &>> 1
        // All ones where the element is below the value.
        low &+= half & (Int(elements[low &+ half &- 1]) &- Int(value)) &>> 63
        count &-= half
      }
      guard count == 1 else { return low }
      return low &- (Int(elements[low]) &- Int(value)) &>> 63
    }
  }
}
