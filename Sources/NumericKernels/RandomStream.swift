/// One stream of random draws; a value, so a copy repeats the same draws.
///
/// The seed is the Philox key; the counter is (block, replication, purpose, entity). Streams that differ
/// in any of these never share a block. A stream holds 2^34 words and then starts over.
@frozen public struct RandomStream: Sendable, RandomNumberGenerator {
  @usableFromInline var low: UInt32
  @usableFromInline var high: UInt32
  /// The counter of the *next* block.
  @usableFromInline var counter: Philox4x32.Words
  @usableFromInline var words: Philox4x32.Words
  /// How many of `words` are used up.
  @usableFromInline var used: UInt32

  @inlinable public init(
    seed: UInt64, replication: UInt32, purpose: StreamPurpose, entity: UInt32 = 0, block: UInt32 = 0
  ) {
    low = UInt32(truncatingIfNeeded: seed)
    high = UInt32(truncatingIfNeeded: seed >> 32)
    counter = Philox4x32.Words(block, replication, purpose.word, entity)
    words = Philox4x32.Words(0, 0, 0, 0)
    used = 4
  }

  /// The next 32 random bits.
  @inlinable public mutating func nextWord() -> UInt32 {
    if used > 3 {
      words = Philox4x32.block(counter: counter, key: (low, high))
      counter.a = counter.a &+ 1
      used = 0
    }
    used = used &+ 1
    switch used {
    case 1: return words.a
    case 2: return words.b
    case 3: return words.c
    default: return words.d
    }
  }

  /// The next 64 random bits; the first word is the low half.
  @inlinable public mutating func next() -> UInt64 {
    let low = nextWord()
    let high = nextWord()
    return UInt64(high) << 32 | UInt64(low)
  }
}

extension RandomStream {
  /// A multiple of 2^-53 in [0, 1); never 1. Two words.
  @inlinable public mutating func uniform() -> Double {
    Double(Int64(truncatingIfNeeded: next() >> 11)) * 0x1p-53
  }

  /// A number in 0 ..< `bound`, each as likely as the other.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval", 2019, doi:10.1145/3230636.
  ///
  /// - Precondition: `bound` is positive.
  @inlinable public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "a random integer needs at least one choice")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let unfair = (0 &- range) % range
      while product.low < unfair {
        product = next().multipliedFullWidth(by: range)
      }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  /// A draw from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// By inversion, so each draw takes exactly two words and grows with the uniform number behind it.
  @inlinable public mutating func standardNormal() -> Double {
    let middle = Double(Int64(truncatingIfNeeded: next() >> 12)) + 0.5
    return Elementary.normalQuantile(middle * 0x1p-52)
  }
}

/// The middle of the `word`-th of 2^32 equal parts of the unit interval: in (0, 1), neither end reached.
@inlinable public func unitInterval(_ word: UInt32) -> Double {
  (Double(word) + 0.5) * 0x1p-32
}
