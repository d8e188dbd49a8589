extension Elementary {
  /// The probability that a standard normal variable stays below `x`.
  ///
  /// Relative error below 1e-13, in the lower tail too. Source: up to 5.66 Cody, "Rational Chebyshev approximations
  /// for the error function", Math. Comp. 23, 1969, doi:10.1090/S0025-5718-1969-0247736-4; beyond Laplace.
  @inlinable public static func normalCumulative(_ x: Double) -> Double {
    let size = abs(x)
    if size <= 0.67448975 { return 0.5 + x * normalMiddle(x * x) }
    guard size < 38.6 else { return x.isNaN ? x : x < 0 ? 0 : 1 }
    let tail = size <= 0x1.6a09e667f3bcdp+2 ? normalNearTail(size) : normalFarTail(size)
    // e^(-x²/2) from x² cut at sixteenths, so that no digit of the square is lost.
    let cut = (size * 16).rounded(.towardZero) / 16
    let rest = (size - cut) * (size + cut)
    let lower = exp(-cut * cut * 0.5) * exp(-rest * 0.5) * tail
    return x < 0 ? lower : 1 - lower
  }

  /// (P(x) - 1/2)/x from the square, for the middle half.
  @usableFromInline static func normalMiddle(_ square: Double) -> Double {
    let above =
      ((((0.065_682_337_918_207_449_113 * square + 2.235_252_035_460_683_928_7) * square
        + 161.028_231_068_555_878_81) * square + 1_067.689_485_460_370_958_2) * square
        + 18_154.981_253_343_561_249)
    let below =
      ((((square + 47.202_581_904_688_241_87) * square + 976.098_551_737_776_693_22) * square
        + 10_260.932_208_618_978_205) * square + 45_507.789_335_026_729_956)
    return above / below
  }

  /// The tail without its exponential, up to the root of 32.
  @usableFromInline static func normalNearTail(_ x: Double) -> Double {
    let above =
      ((((((((1.076_557_677_372_019_231_7e-8 * x + 0.398_941_512_088_134_667_64) * x
        + 8.883_149_794_388_375_941_2) * x + 93.506_656_132_177_855_979) * x
        + 597.270_276_394_800_262_26) * x + 2_494.537_585_290_372_671_1) * x
        + 6_848.190_450_536_282_332_6) * x + 11_602.651_437_647_350_124) * x
        + 9_842.714_838_383_978_021_8)
    let below =
      ((((((((x + 22.266_688_044_328_115_691) * x + 235.387_901_782_624_998_61) * x
        + 1_519.377_599_407_554_805) * x + 6_485.558_298_266_760_755) * x
        + 18_615.571_640_885_098_091) * x + 34_900.952_721_145_977_266) * x
        + 38_912.003_286_093_271_411) * x + 19_685.429_676_859_990_727)
    return above / below
  }

  /// The tail without its exponential, beyond: 1/(x + 1/(x + 2/(x + 3/(x + …)))), Laplace's continued fraction.
  @usableFromInline static func normalFarTail(_ x: Double) -> Double {
    var below = x
    for term in stride(from: 24.0, to: 0, by: -1) { below = x + term / below }
    return 0x1.9884533d43651p-2 / below
  }
}
