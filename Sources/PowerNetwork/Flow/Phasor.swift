import Glibc

/// A complex number in per unit: a voltage, current, impedance or power.
struct Phasor: Hashable, Sendable {
  var real: Double
  var imaginary: Double

  static let zero = Phasor(real: 0, imaginary: 0)
  static let one = Phasor(real: 1, imaginary: 0)

  init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  init(magnitude: Double, angle: Double) {
    real = magnitude * cos(angle)
    imaginary = magnitude * sin(angle)
  }

  var conjugate: Phasor { Phasor(real: real, imaginary: -imaginary) }
  var squaredMagnitude: Double { real * real + imaginary * imaginary }
  var magnitude: Double { squaredMagnitude.squareRoot() }
  /// Radians in -π ... π.
  var angle: Double { atan2(imaginary, real) }

  static prefix func - (value: Phasor) -> Phasor { Phasor(real: -value.real, imaginary: -value.imaginary) }

  static func + (left: Phasor, right: Phasor) -> Phasor {
    Phasor(real: left.real + right.real, imaginary: left.imaginary + right.imaginary)
  }

  static func - (left: Phasor, right: Phasor) -> Phasor {
    Phasor(real: left.real - right.real, imaginary: left.imaginary - right.imaginary)
  }

  static func * (left: Phasor, right: Phasor) -> Phasor {
    Phasor(
      real: left.real * right.real - left.imaginary * right.imaginary,
      imaginary: left.real * right.imaginary + left.imaginary * right.real)
  }

  static func * (scale: Double, value: Phasor) -> Phasor {
    Phasor(real: scale * value.real, imaginary: scale * value.imaginary)
  }

  static func / (left: Phasor, right: Phasor) -> Phasor {
    let square = right.squaredMagnitude
    return Phasor(
      real: (left.real * right.real + left.imaginary * right.imaginary) / square,
      imaginary: (left.imaginary * right.real - left.real * right.imaginary) / square)
  }

  static func += (left: inout Phasor, right: Phasor) { left = left + right }
  static func -= (left: inout Phasor, right: Phasor) { left = left - right }
}

let radiansPerDegree = Double.pi / 180

extension GridBranch {
  /// The ideal transformer on the from side.
  var turnsRatio: Phasor {
    // Without a shift the ratio is real to the last digit.
    shift == 0
      ? Phasor(real: tap, imaginary: 0) : Phasor(magnitude: tap, angle: shift * radiansPerDegree)
  }

  var impedance: Phasor { Phasor(real: resistance, imaginary: reactance) }

  /// What stands at each end of the pi.
  var halfShunt: Phasor { Phasor(real: conductance / 2, imaginary: susceptance / 2) }
}
