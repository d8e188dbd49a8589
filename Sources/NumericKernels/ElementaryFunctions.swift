/// Exponentials and logarithms whose last digit is the same on every machine.
///
/// They consist of additions, multiplications and divisions, each rounded on its own. The system's
/// libm picks fused instructions by processor at run time, so there the last digit may differ.
/// Within 2 units in the last place of the true value; special values as in IEEE 754.
public enum Elementary {
  /// e to the power of `x`.
  @inlinable public static func exp(_ x: Double) -> Double {
    guard x <= 0x1.62e42fefa39efp+9 else { return x.isNaN ? x : .infinity }
    guard x > -745.1332191019412 else { return 0 }
    let (power, high, low) = reduce(x)
    let rest = high - low
    let tail = rest * rest * exponentialSeries(rest) - low
    return scale(1 + (high + tail), power)
  }

  /// e to the power of `x` to eight digits, for weights that only decide a draw; 0 below -700, `x` at most 700.
  @inlinable @inline(__always) public static func shortExp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    let shifted = min(x, 700) * 0x1.71547652b82fep+0 + 0x1.8p+52
    let power = Int(Int32(truncatingIfNeeded: shifted.bitPattern))
    let r = min(x, 700) - (shifted - 0x1.8p+52) * 0x1.62e42fefa39efp-1
    let square = r * r
    let low = (1 + r) + square * (0.5 + r * (1.0 / 6))
    let high = ((1.0 / 24) + r * (1.0 / 120)) + square * ((1.0 / 720) + r * (1.0 / 5040))
    return (low + square * square * high)
      * Double(bitPattern: UInt64(truncatingIfNeeded: power &+ 1023) << 52)
  }

  /// e to the power of -`x` to four digits, for weights that only decide a draw; `x` at least 0.
  ///
  /// Beyond 40 it stays at e^-40, so what is worth little is never worth nothing.
  @inlinable @inline(__always) public static func decay(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let part: SIMD8<Float> = x.replacing(with: 40, where: x .> 40) * Float(-1.0 / 256)
    var power: SIMD8<Float> = part * Float(1.0 / 24) + Float(1.0 / 6)
    power = power * part + Float(0.5)
    power = power * part + Float(1)
    power = power * part + Float(1)
    power *= power
    power *= power
    power *= power
    power *= power
    power *= power
    power *= power
    power *= power
    power *= power
    return power
  }

  /// e to the power of `x`, minus 1, without loss of digits near 0.
  @inlinable public static func expm1(_ x: Double) -> Double {
    guard x < 39 else { return exp(x) }
    guard x > -38 else { return x.isNaN ? x : -1 }
    if x < 0.34 && x > -0.34 {
      if x < 0x1p-54 && x > -0x1p-54 { return x }
      return x + x * x * exponentialSeries(x)
    }
    let (power, high, low) = reduce(x)
    let rest = high - low
    let tail = rest * rest * exponentialSeries(rest) - low
    // e^x - 1 = 2^k ((1 - 2^-k) + (e^r - 1))
    return scale(((1 - scale(1, -power)) + high) + tail, power)
  }

  /// The natural logarithm; NaN below 0.
  @inlinable public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    let (power, fraction) = split(x)
    return logarithm(power: power, fraction: fraction, correction: 0)
  }

  /// The natural logarithm of `1 + x`, without loss of digits near 0; NaN below -1.
  @inlinable public static func log1p(_ x: Double) -> Double {
    guard x > -1 else { return x == -1 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    if x > -0.29 && x < 0.41 {
      if x < 0x1p-54 && x > -0x1p-54 { return x }
      return logarithm(power: 0, fraction: x, correction: 0)
    }
    let sum = 1 + x
    let lost = x < 1 ? x - (sum - 1) : 1 - (sum - x)
    let (power, fraction) = split(sum)
    return logarithm(power: power, fraction: fraction, correction: lost / sum)
  }
}

extension Elementary {
  /// x = power * ln 2 + (high - low), with high - low at most ln 2 / 2 in size.
  ///
  /// ln 2 is cut into a part of 33 bits, whose product with `power` is exact, and the rest. Adding
  /// 1.5 * 2^52 rounds to a whole number and leaves it in the low bits.
  @inlinable @inline(__always)
  static func reduce(_ x: Double) -> (power: Int, high: Double, low: Double) {
    let shifted = x * 0x1.71547652b82fep+0 + 0x1.8p+52
    let turns = shifted - 0x1.8p+52
    let power = Int(Int32(truncatingIfNeeded: shifted.bitPattern))
    return (power, x - turns * 0x1.62e42fefp-1, turns * 0x1.473de6af278edp-34)
  }

  /// (e^r - 1 - r) / r^2 as the power series with 1/2!, 1/3!, …, 1/13!.
  ///
  /// For |r| up to ln 2 / 2 the first term left out is below 5e-18.
  @inlinable @inline(__always)
  static func exponentialSeries(_ r: Double) -> Double {
    let square = r * r
    let fourth = square * square
    let first = (0.5 + r * (1.0 / 6)) + square * ((1.0 / 24) + r * (1.0 / 120))
    let second = ((1.0 / 720) + r * (1.0 / 5040)) + square * ((1.0 / 40_320) + r * (1.0 / 362_880))
    let third =
      ((1.0 / 3_628_800) + r * (1.0 / 39_916_800))
      + square * ((1.0 / 479_001_600) + r * (1.0 / 6_227_020_800))
    return first + fourth * (second + fourth * third)
  }

  /// `x` times 2 to the `power`, for powers from -1100 to 1024.
  @inlinable @inline(__always)
  static func scale(_ x: Double, _ power: Int) -> Double {
    if power > 1023 { return x * 2 * Double(bitPattern: UInt64(truncatingIfNeeded: power &+ 1022) << 52) }
    if power < -1021 {
      return x * Double(bitPattern: UInt64(truncatingIfNeeded: power &+ 1223) << 52) * 0x1p-200
    }
    return x * Double(bitPattern: UInt64(truncatingIfNeeded: power &+ 1023) << 52)
  }

  /// x = 2^power * (1 + fraction), with 1 + fraction between the roots of 1/2 and 2; for finite x > 0.
  @inlinable @inline(__always)
  static func split(_ x: Double) -> (power: Double, fraction: Double) {
    var bits = x.bitPattern
    var power: Int64 = 0
    if bits < 0x0010_0000_0000_0000 {
      bits = (x * 0x1p54).bitPattern
      power = -54
    }
    // Bits of the root of 1/2: what lies below it in its binade goes to the power before.
    let offset = bits &- 0x3FE6_A09E_667F_3BCD
    let exponent = Int64(bitPattern: offset) >> 52
    power = power &+ exponent
    let mantissa = Double(bitPattern: bits &- UInt64(bitPattern: exponent << 52))
    return (Double(power), mantissa - 1)
  }

  /// power * ln 2 + log(1 + fraction) + correction.
  ///
  /// log(1+f) = 2 artanh(s) with s = f / (2 + f), which is f - (f²/2 - s (f²/2 + R)) with
  /// R = 2 (s²/3 + s⁴/5 + … + s²²/23); |s| is below 0.172, so what is left out is below 2e-18.
  @inlinable @inline(__always)
  static func logarithm(power: Double, fraction: Double, correction: Double) -> Double {
    let s = fraction / (2 + fraction)
    let z = s * s
    let w = z * z
    let odd =
      (2.0 / 3) + w * ((2.0 / 7) + w * ((2.0 / 11) + w * ((2.0 / 15) + w * ((2.0 / 19) + w * (2.0 / 23)))))
    let even = (2.0 / 5) + w * ((2.0 / 9) + w * ((2.0 / 13) + w * ((2.0 / 17) + w * (2.0 / 21))))
    let series = z * (odd + z * even)
    let half = 0.5 * fraction * fraction
    let small = s * (half + series) + (power * 0x1.473de6af278edp-34 + correction)
    return power * 0x1.62e42fefp-1 - ((half - small) - fraction)
  }
}
