extension Elementary {
  /// Cosine and sine of an angle in radians; the same digits on every machine.
  ///
  /// Taylor's series at an eighth of the angle, doubled three times back. The error is below 1e-15 up to a few turns and
  /// grows with the number of turns, as 2 pi itself is rounded: callers take whole periods off first. No number for an
  /// angle that is none.
  public static func cosineAndSine(_ angle: Double) -> (cosine: Double, sine: Double) {
    let turn = 2 * Double.pi
    let small = (abs(angle) <= turn ? angle : angle.remainder(dividingBy: turn)) / 8
    let square = small * small
    /// 1 - cosine, which keeps the digits of small angles.
    var versine = 0.0
    var sine = 0.0
    for power in stride(from: 20.0, through: 2, by: -2) {
      sine = (1 - sine) * square / (power * (power + 1))
      versine = (1 - versine) * square / (power * (power - 1))
    }
    sine = small * (1 - sine)
    for _ in 0..<3 {
      sine = 2 * sine * (1 - versine)
      versine = 2 * versine * (2 - versine)
    }
    return (1 - versine, sine)
  }
}
