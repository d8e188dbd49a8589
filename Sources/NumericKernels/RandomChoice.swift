extension RandomStream {
  /// Moves `wanted` of the first `count` elements to the front, in random order: every ordered choice is equally likely.
  ///
  /// Fisher and Yates's shuffle stopped after `wanted` steps (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P).
  /// Less than one is wanted for nothing, more than there are for all of them.
  ///
  /// - Complexity: O(`wanted`), two words each.
  @inlinable public mutating func lead<Element>(_ wanted: Int, of count: Int, in elements: inout [Element]) {
    let count = min(count, elements.count)
    for place in 0..<max(0, min(wanted, count)) {
      elements.swapAt(place, place + integer(below: count - place))
    }
  }
}
