internal import NumericKernels

/// A vessel of gas that is drawn from and filled.
///
/// Isothermal, as a bank that has hours between fills; or lumped, where the gas left behind expands without heat and what
/// comes in brings its enthalpy, and both warm towards the air with one time constant.
public struct StorageBank: Codable, Hashable, Sendable {
  public enum Warmth: Codable, Hashable, Sendable {
    case isothermal
    /// Seconds until a difference to the air has fallen to 1/e; infinite for a vessel that is well wrapped.
    case lumped(timeConstant: Double)
  }

  /// m³.
  public let volume: Double
  /// kg.
  public private(set) var mass: Double
  /// K.
  public private(set) var kelvin: Double
  public let ambientKelvin: Double
  public let warmth: Warmth

  /// - Throws: `impossible`, `outsideValidity`.
  public init(
    volume: Double, pressure: Double, kelvin: Double, warmth: Warmth = .isothermal
  ) throws(HydrogenFault) {
    guard volume > 0, volume.isFinite else { throw .impossible("volume of a bank in m³", value: volume) }
    self.volume = volume
    mass = volume * (try HydrogenGas(checkedKelvin: kelvin, pascal: pressure).density)
    self.kelvin = kelvin
    ambientKelvin = kelvin
    self.warmth = warmth
  }

  /// Pa.
  public var pressure: Double { gas?.pressure ?? 0 }

  /// What is inside; `nil` for an empty vessel.
  public var gas: HydrogenGas? { try? HydrogenGas(kelvin: kelvin, density: mass / volume) }

  /// kg that can leave before the pressure is down to `pascal`, at the present temperature.
  public func mass(above pascal: Double) -> Double {
    max(0, mass - volume * HydrogenIsotherm(kelvin: kelvin).density(pascal: pascal))
  }

  /// Takes out so many kg, at most what is there; returns the enthalpy they carried, J.
  public mutating func draw(_ wanted: Double) -> Double {
    let drawn = min(max(0, wanted), mass)
    guard drawn > 0, let before = gas else { return 0 }
    let left = mass - drawn
    if case .lumped = warmth, left > 0 {
      // What stays has done the work of pushing the rest out: its entropy is what it was.
      let found = Roots.newton(between: 150, and: 1200, from: kelvin * 0.98, tolerance: 1e-8) { kelvin in
        guard let gas = try? HydrogenGas(kelvin: kelvin, density: left / volume) else {
          return (.greatestFiniteMagnitude, 1)
        }
        return (gas.entropy - before.entropy, gas.isochoricHeatCapacity / kelvin)
      }
      let after = found.flatMap { try? HydrogenGas(kelvin: $0, density: left / volume) }
      mass = left
      guard let after else { return drawn * before.enthalpy }
      kelvin = after.temperature
      // The first law: what left is what is missing.
      return (left + drawn) * before.internalEnergy - left * after.internalEnergy
    }
    mass = left
    return drawn * before.enthalpy
  }

  /// Puts in so many kg of gas with an enthalpy in J/kg.
  ///
  /// - Throws: `noState` where the vessel cannot hold it.
  public mutating func add(_ added: Double, enthalpy: Double) throws(HydrogenFault) {
    guard added > 0 else { return }
    switch warmth {
    case .isothermal: _ = try HydrogenGas(kelvin: kelvin, density: (mass + added) / volume)
    case .lumped:
      let energy = mass * (gas?.internalEnergy ?? 0) + added * enthalpy
      let after = try HydrogenGas(
        density: (mass + added) / volume, internalEnergy: energy / (mass + added),
        near: (kelvin, max(1e5, pressure)))
      kelvin = after.temperature
    }
    mass += added
  }

  /// Lets the gas warm or cool towards the air.
  public mutating func rest(seconds: Double) {
    guard case .lumped(let timeConstant) = warmth, timeConstant > 0 else { return }
    kelvin = ambientKelvin + (kelvin - ambientKelvin) * Elementary.exp(-seconds / timeConstant)
  }
}
