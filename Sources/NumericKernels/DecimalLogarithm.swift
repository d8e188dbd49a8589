extension Elementary {
  /// The logarithm to base 10; NaN below 0.
  @inlinable public static func log10(_ x: Double) -> Double { log(x) * 0x1.bcb7b1526e50ep-2 }

  /// 10 to the power of `x`.
  @inlinable public static func exp10(_ x: Double) -> Double { exp(x * 0x1.26bb1bbb55516p+1) }
}
