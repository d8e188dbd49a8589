import NumericKernels
import Testing

/// FNV-1a over the bits of 20,000 answers to uniform numbers between 0 and 20.
private func fingerprint(_ function: (Double) -> Double) -> UInt64 {
  var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.fingerprint"))
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for _ in 0..<20_000 {
    hash = (hash ^ function(random.uniform() * 20).bitPattern) &* 0x100_0000_01b3
  }
  return hash
}

@Test("Exponentials, logarithms and normal draws have the same last digit on every machine")
func lastDigits() {
  #expect(fingerprint { Elementary.exp($0 - 10) } == 1_865_206_277_532_618_893)
  #expect(fingerprint { Elementary.expm1($0 - 10) } == 6_421_456_614_782_335_321)
  #expect(fingerprint { Elementary.log($0) } == 18_122_365_892_510_044_289)
  #expect(fingerprint { Elementary.log1p($0 / 2 - 1) } == 13_698_066_292_225_733_229)
  #expect(fingerprint { Elementary.normalQuantile($0 / 20) } == 16_322_041_800_248_405_719)
  // Planted fault: one unit in the last place, in one answer out of twenty.
  let wrong = fingerprint { $0 < 1 ? Elementary.exp($0 - 10).nextUp : Elementary.exp($0 - 10) }
  #expect(wrong != 1_865_206_277_532_618_893)
}
