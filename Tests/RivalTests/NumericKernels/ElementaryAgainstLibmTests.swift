import Glibc
import NumericKernels
import Testing

/// The distance of two numbers in units in the last place.
private func steps(_ left: Double, _ right: Double) -> UInt64 {
  if left == right || (left.isNaN && right.isNaN) { return 0 }
  if left.isNaN || right.isNaN { return .max }
  func place(_ x: Double) -> Int64 {
    let bits = Int64(bitPattern: x.bitPattern)
    return bits < 0 ? Int64.min &- bits : bits
  }
  return UInt64((place(left) &- place(right)).magnitude)
}

struct Rivalry: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ours: @Sendable (Double) -> Double
  let libm: @Sendable (Double) -> Double

  static let all = [
    Rivalry(testDescription: "exp", ours: Elementary.exp, libm: { Glibc.exp($0) }),
    Rivalry(testDescription: "expm1", ours: Elementary.expm1, libm: { Glibc.expm1($0) }),
    Rivalry(testDescription: "log", ours: Elementary.log, libm: { Glibc.log($0) }),
    Rivalry(testDescription: "log1p", ours: Elementary.log1p, libm: { Glibc.log1p($0) }),
  ]

  /// The largest distance from libm over `draws` arguments from each of four ranges.
  func worst(
    seed: UInt64, draws: Int, of function: (@Sendable (Double) -> Double)? = nil
  ) -> (distance: UInt64, at: Double) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.elementary"))
    var worst: (distance: UInt64, at: Double) = (0, 0)
    for draw in 0..<draws {
      let uniform = random.uniform()
      let arguments = [
        (uniform - 0.5) * 4, (uniform - 0.5) * 1500,
        (uniform - 0.5) * Double(sign: .plus, exponent: draw % 60 - 50, significand: 1),
        Double(bitPattern: random.next()),
      ]
      for x in arguments {
        let distance = steps((function ?? ours)(x), libm(x))
        if distance > worst.distance { worst = (distance, x) }
      }
    }
    return worst
  }
}

@Test(
  "Our exponentials and logarithms stay within two units of the last place of libm",
  arguments: Rivalry.all, [1, 2, 3, 4] as [UInt64])
func elementaryAgainstLibm(rivalry: Rivalry, seed: UInt64) {
  let worst = rivalry.worst(seed: seed, draws: 5000)
  #expect(worst.distance <= 2, "at \(worst.at)")
}

@Test("The comparison with libm sees an error in the fourteenth digit", arguments: Rivalry.all)
func elementaryPlantedFault(rivalry: Rivalry) {
  let ours = rivalry.ours
  #expect(rivalry.worst(seed: 1, draws: 10) { ours($0) * (1 + 1e-14) }.distance > 2)
}

@Test("Our exponentials and logarithms treat special values as libm does", arguments: Rivalry.all)
func elementarySpecialValues(rivalry: Rivalry) {
  let values: [Double] = [
    0, -0.0, 1, -1, 2, -2, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 709.782712893384,
    709.7827128933841, 710, -708.5, -745.13, -745.2, -750, 0x1p-53, -0x1p-53, 0x1p-54,
    0.999_999_999_999_999_9,
    1.000_000_000_000_000_2, -0.999_999_999_999_999_9, 1e300, 0.34, -0.34, 0.41, -0.29, 39, -38, 56,
  ]
  for value in values {
    #expect(steps(rivalry.ours(value), rivalry.libm(value)) <= 2, "\(value)")
  }
}
