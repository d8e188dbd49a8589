/// Powers of positive numbers for whole columns at once.
///
/// Without branches, so that the compiler computes neighbours side by side; additions, multiplications and divisions, each
/// rounded on its own, so that the last digit is the same on every machine. Good to 5e-14 of the value for results between
/// 1e-9 and 1e9.
enum ColumnPower {
  /// `base` to the power of `exponent`: 0 for 0, no number for what is none; `base` is never negative.
  @inline(__always)
  static func raise(_ base: Double, _ exponent: Double) -> Double {
    // base = 2^power (1 + fraction), with 1 + fraction between the roots of 1/2 and 2.
    let biased = (base.bitPattern &- 0x3FE6_A09E_667F_3BCD &+ 0x3FF0_0000_0000_0000) &>> 52
    let mantissa = Double(bitPattern: base.bitPattern &- ((biased &- 1023) &<< 52))
    let power = Double(bitPattern: biased | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
    let fraction = mantissa - 1
    // log(1 + f) = 2 artanh(s) with s = f / (2 + f); |s| is below 0.172.
    let s = fraction / (2 + fraction)
    let z = s * s
    let w = z * z
    let odd = (2.0 / 3) + w * ((2.0 / 7) + w * ((2.0 / 11) + w * (2.0 / 15)))
    let even = (2.0 / 5) + w * ((2.0 / 9) + w * (2.0 / 13))
    let logarithm = power * 0x1.62e42fefa39efp-1 + (2 * s + s * (z * (odd + z * even)))
    // e^t = 2^k e^r: adding 1.5 * 2^52 rounds to a whole number and leaves it in the low bits.
    var t = exponent * logarithm
    t = t < -700 ? -700 : t
    t = t > 700 ? 700 : t
    let shifted = t * 0x1.71547652b82fep+0 + 0x1.8p+52
    let turns = shifted - 0x1.8p+52
    let r = (t - turns * 0x1.62e42fefp-1) - turns * 0x1.473de6af278edp-34
    let square = r * r
    let fourth = square * square
    let first = (0.5 + r * (1.0 / 6)) + square * ((1.0 / 24) + r * (1.0 / 120))
    let second = ((1.0 / 720) + r * (1.0 / 5040)) + square * ((1.0 / 40_320) + r * (1.0 / 362_880))
    let third = (1.0 / 3_628_800) + r * (1.0 / 39_916_800)
    let grown = 1 + (r + square * (first + fourth * (second + fourth * third)))
    let scale = Double(bitPattern: (shifted.bitPattern &+ 1023) &<< 52)
    return base > 0 ? grown * scale : base * 0
  }
}
