internal import NumericKernels

/// A state of normal hydrogen gas, real at station pressures.
///
/// From the density equation of nine terms (``HydrogenEquation``), whose enthalpy, entropy and heat capacities follow in
/// closed form. All in SI units: K, Pa, kg/m³, J/kg, J/(kg K). Absolute enthalpies and entropies mean nothing;
/// differences do. Nothing is checked here: ``HydrogenValidity`` tells where the equation holds.
///
/// - Complexity: 16 exponentials and 7 logarithms, about 0.4 µs.
public struct HydrogenGas: Sendable {
  /// K.
  public let temperature: Double
  /// Pa.
  public let pressure: Double
  /// Z = p / (ρ r T).
  public let compressibility: Double
  /// kg/m³.
  public let density: Double
  /// J/kg.
  public let enthalpy: Double
  /// J/(kg K).
  public let entropy: Double
  /// J/(kg K).
  public let isobaricHeatCapacity: Double
  /// Z + T (∂Z/∂T)ₚ.
  let warmth: Double
  /// Z - p (∂Z/∂p)ₜ.
  let stiffness: Double

  public init(kelvin: Double, pascal: Double) {
    self.init(HydrogenIsotherm(kelvin: kelvin), pascal: pascal)
  }

  public init(_ isotherm: HydrogenIsotherm, pascal: Double) {
    let r = HydrogenEquation.gasConstant
    let megapascal = pascal * 1e-6
    let exponents = HydrogenEquation.pressurePowers
    let powers = HydrogenEquation.powers(megapascal: megapascal)
    let shared = powers / exponents
    let first = isotherm.first.dot(shared)
    compressibility = 1 + isotherm.plain.dot(powers)
    density = pascal / (compressibility * r * isotherm.kelvin)
    enthalpy = isotherm.ideal.enthalpy + r * isotherm.kelvin * first
    entropy =
      isotherm.ideal.entropy - r * Elementary.log(10 * megapascal) + r * (first - isotherm.plain.dot(shared))
    isobaricHeatCapacity = isotherm.ideal.heatCapacity + r * isotherm.second.dot(shared)
    warmth = compressibility - isotherm.first.dot(powers)
    stiffness = compressibility - (isotherm.plain * exponents).dot(powers)
    temperature = isotherm.kelvin
    pressure = pascal
  }
}

extension HydrogenGas {
  /// u = h - Z r T, J/kg.
  public var internalEnergy: Double {
    enthalpy - compressibility * HydrogenEquation.gasConstant * temperature
  }

  /// g = h - T s, J/kg.
  public var gibbsEnergy: Double { enthalpy - temperature * entropy }

  /// c_v = c_p - r (Z + T Z_T)² / (Z - p Z_p), J/(kg K).
  public var isochoricHeatCapacity: Double {
    isobaricHeatCapacity - HydrogenEquation.gasConstant * warmth * warmth / stiffness
  }

  /// (∂T/∂p) at constant enthalpy, K/Pa; negative at station temperatures, where hydrogen warms as it expands.
  public var jouleThomson: Double {
    HydrogenEquation.gasConstant * temperature * (warmth - compressibility)
      / (pressure * isobaricHeatCapacity)
  }

  /// m/s.
  public var speedOfSound: Double {
    (isobaricHeatCapacity / isochoricHeatCapacity * pressureOverDensity).squareRoot()
  }

  /// Thermal expansion -(∂ρ/∂T)ₚ / ρ, 1/K.
  public var expansion: Double { warmth / (compressibility * temperature) }

  /// (∂p/∂T) at constant density, Pa/K.
  public var pressureOverTemperature: Double {
    density * HydrogenEquation.gasConstant * warmth * compressibility / stiffness
  }

  /// (∂p/∂ρ) at constant temperature, Pa m³/kg.
  public var pressureOverDensity: Double {
    HydrogenEquation.gasConstant * temperature * compressibility * compressibility / stiffness
  }

  /// (∂u/∂ρ) at constant temperature, J m³/kg².
  public var energyOverDensity: Double {
    (pressure - temperature * pressureOverTemperature) / (density * density)
  }

  /// (∂p/∂u) at constant density, Pa kg/J.
  public var pressureOverEnergy: Double { pressureOverTemperature / isochoricHeatCapacity }

  /// (∂p/∂ρ) at constant internal energy, Pa m³/kg.
  public var pressureOverDensityAtConstantEnergy: Double {
    pressureOverDensity - pressureOverEnergy * energyOverDensity
  }
}
