import NumericKernels
import Testing

private func draws(_ stream: RandomStream, _ count: Int = 64) -> [UInt32] {
  var stream = stream
  return (0..<count).map { _ in stream.nextWord() }
}

private func stream(
  seed: UInt64 = 7, replication: UInt32 = 0, purpose: String = "demand.plan", entity: UInt32 = 0,
  block: UInt32 = 0
) -> RandomStream {
  RandomStream(
    seed: seed, replication: replication, purpose: StreamPurpose(purpose), entity: entity, block: block)
}

@Test("Streams of the same name draw the same numbers")
func sameStreamSameDraws() {
  #expect(draws(stream(replication: 3, entity: 12)) == draws(stream(replication: 3, entity: 12)))
}

@Test("A stream that differs in seed, replication, purpose or entity draws other numbers")
func otherStreamOtherDraws() {
  let streams = [
    stream(), stream(seed: 8), stream(seed: 7 << 32), stream(replication: 1), stream(purpose: "demand.trip"),
    stream(entity: 1), stream(replication: 1, entity: 2), stream(replication: 2, entity: 1),
  ]
  #expect(Set(streams.map { draws($0) }).count == streams.count)
}

@Test("A stream that mixes up its counter words is noticed")
func swappedCounterWords() {
  let purpose = StreamPurpose("demand.plan")
  let right = Philox4x32.block(counter: .init(0, 1, purpose.word, 2), key: (7, 0))
  let swapped = Philox4x32.block(counter: .init(0, 2, purpose.word, 1), key: (7, 0))
  let words = draws(stream(replication: 1, entity: 2), 4)
  #expect(words == [right.a, right.b, right.c, right.d])
  #expect(words != [swapped.a, swapped.b, swapped.c, swapped.d])
}

@Test("A stream can start at any block of its draws")
func startAtBlock() {
  #expect(draws(stream(block: 5), 8) == Array(draws(stream(), 28).suffix(8)))
}

/// Chi-squared of a histogram against equal bins; 63 degrees of freedom, 99.99 % point 114.
private func chiSquared(_ random: (Int) -> Int) -> Double {
  var counts = [Int](repeating: 0, count: 64)
  for draw in 0..<12_800 {
    counts[random(draw)] += 1
  }
  return counts.reduce(0) { $0 + Double(($1 - 200) * ($1 - 200)) / 200 }
}

@Test("Uniform draws fill a histogram evenly", arguments: [1, 2, 3] as [UInt64])
func uniformHistogram(seed: UInt64) {
  var random = stream(seed: seed)
  #expect(chiSquared { _ in Int(random.uniform() * 64) } < 114)
  #expect(chiSquared { _ in random.integer(below: 64) } < 114)
  #expect(chiSquared { _ in Int(unitInterval(random.nextWord()) * 64) } < 114)
  // Also across entities: the first draw of each of many streams.
  #expect(chiSquared { Int(unitInterval(draws(stream(seed: seed, entity: UInt32($0)), 1)[0]) * 64) } < 114)
  // Planted fault: a square of a uniform number is not uniform.
  #expect(
    chiSquared { _ in
      let uniform = random.uniform()
      return Int(uniform * uniform * 64)
    } > 114)
}

@Test("Integers below a bound stay below it and reach every value", arguments: [1, 2, 3, 7, Int.max])
func integersBelow(bound: Int) {
  var random = stream()
  let values = (0..<200).map { _ in random.integer(below: bound) }
  #expect(values.allSatisfy { (0..<bound).contains($0) })
  #expect(Set(values).count == min(bound, 200))
}

@Test("Unit interval draws reach neither 0 nor 1")
func unitIntervalEnds() {
  #expect(unitInterval(0) > 0)
  #expect(unitInterval(.max) < 1)
}

@Test("Standard normal draws have mean 0 and variance 1", arguments: [1, 2, 3] as [UInt64])
func standardNormalMoments(seed: UInt64) {
  var random = stream(seed: seed)
  let count = 10_000.0
  var sum = 0.0
  var squares = 0.0
  for _ in 0..<10_000 {
    let value = random.standardNormal()
    sum += value
    squares += value * value
  }
  // Four standard errors.
  #expect(abs(sum / count) < 4 / count.squareRoot())
  #expect(abs(squares / count - 1) < 4 * (2 / count).squareRoot())
}
