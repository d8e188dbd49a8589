/// Philox4x32-10: the counter-based generator behind every random draw of a run.
///
/// A block is a pure function of a counter and a key, so any draw can be computed without the draws
/// before it, and serial and parallel runs give the same numbers.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// doi:10.1145/2063384.2063405.
public enum Philox4x32 {
  /// Four 32-bit words: a counter, or the block made from it.
  @frozen public struct Words: Hashable, Sendable {
    public var a: UInt32
    public var b: UInt32
    public var c: UInt32
    public var d: UInt32

    @inlinable public init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) {
      self.a = a
      self.b = b
      self.c = c
      self.d = d
    }
  }

  /// Returns the block of four random words that belongs to `counter` under `key`.
  @inlinable public static func block(counter: Words, key: (UInt32, UInt32)) -> Words {
    block(counter: counter, key: key, rounds: 10)
  }

  /// The same with a free number of rounds; fewer than ten are for tests of the tests only.
  ///
  /// The state stays in scalar locals: the same rounds on `SIMD4<UInt32>` take three times as long.
  @inlinable @inline(__always)
  package static func block(counter: Words, key: (UInt32, UInt32), rounds: Int) -> Words {
    var a = counter.a
    var b = counter.b
    var c = counter.c
    var d = counter.d
    var (left, right) = key
    var round = 0
    while round < rounds {
      let first = UInt64(a) &* 0xD251_1F53
      let second = UInt64(c) &* 0xCD9E_8D57
      a = UInt32(truncatingIfNeeded: second >> 32) ^ b ^ left
      b = UInt32(truncatingIfNeeded: second)
      c = UInt32(truncatingIfNeeded: first >> 32) ^ d ^ right
      d = UInt32(truncatingIfNeeded: first)
      left = left &+ 0x9E37_79B9
      right = right &+ 0xBB67_AE85
      round &+= 1
    }
    return Words(a, b, c, d)
  }
}
