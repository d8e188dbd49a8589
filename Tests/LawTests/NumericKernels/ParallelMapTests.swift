import NumericKernels
import Testing

@Test("A parallel map returns what a plain loop returns", arguments: [-1, 0, 1, 2, 8, 1000])
func parallelEqualsSerial(threads: Int) {
  let purpose = StreamPurpose("test.parallel")
  @Sendable func draw(_ index: Int) -> [Double] {
    var random = RandomStream(seed: 1, replication: UInt32(index), purpose: purpose)
    return (0..<10).map { _ in random.standardNormal() }
  }
  #expect(parallelMap(count: 200, threads: threads) { draw($0) } == (0..<200).map(draw))
}

@Test("A parallel map over nothing returns nothing", arguments: [0, -1, Int.min])
func parallelOverNothing(count: Int) {
  #expect(parallelMap(count: count, threads: 4) { $0 }.isEmpty)
}
