/// One node of a grid: what it draws, what stands shunted at it and what holds its voltage.
public struct GridBus: Codable, Hashable, Sendable {
  /// What is held fixed at a bus. The raw values are those of the folder format.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// Voltage and angle are given; the rest of the grid is balanced here (slack).
    case reference = "REF"
    /// Voltage and active power are given. Limits of reactive power are not enforced.
    case voltage = "PV"
    /// Active and reactive power are given.
    case load = "PQ"
    /// Out of service, with every branch that ends here; it has no voltage.
    case isolated = "NONE"
  }

  /// The identifier in the files.
  public var name: String
  public var kind: Kind
  /// Active power drawn at 1 pu, MW.
  public var loadMW: Double
  /// Reactive power drawn at 1 pu, MVAr.
  public var loadMVAr: Double
  public var mix: LoadMix
  /// Active power the shunt draws at 1 pu, MW.
  public var shuntMW: Double
  /// Reactive power the shunt *delivers* at 1 pu, MVAr (a capacitor is positive, as in MATPOWER).
  public var shuntMVAr: Double
  /// Line-to-line base, kV. The calculation is in per unit and does not need it.
  public var baseKV: Double
  /// Voltage magnitude that a reference or voltage bus holds, pu.
  public var voltageSetpoint: Double?
  /// Angle that a reference bus holds, degrees.
  public var angleSetpoint: Double

  public init(
    name: String, kind: Kind = .load, loadMW: Double = 0, loadMVAr: Double = 0,
    mix: LoadMix = .constantPower, shuntMW: Double = 0, shuntMVAr: Double = 0, baseKV: Double = 0,
    voltageSetpoint: Double? = nil, angleSetpoint: Double = 0
  ) {
    self.name = name
    self.kind = kind
    self.loadMW = loadMW
    self.loadMVAr = loadMVAr
    self.mix = mix
    self.shuntMW = shuntMW
    self.shuntMVAr = shuntMVAr
    self.baseKV = baseKV
    self.voltageSetpoint = voltageSetpoint
    self.angleSetpoint = angleSetpoint
  }
}

/// How a load answers to voltage: s = s₀ (power + current |V| + impedance |V|²), the ZIP model.
///
/// Source: IEEE Task Force on Load Representation, "Load representation for dynamic performance analysis", 1993,
/// doi:10.1109/59.221270.
public struct LoadMix: Codable, Hashable, Sendable {
  /// Share drawn whatever the voltage is.
  public var power: Double
  /// Share that goes with the voltage.
  public var current: Double
  /// Share that goes with its square.
  public var impedance: Double

  public init(power: Double, current: Double, impedance: Double) {
    self.power = power
    self.current = current
    self.impedance = impedance
  }

  public static let constantPower = LoadMix(power: 1, current: 0, impedance: 0)

  /// The factor on the load at a voltage, pu.
  public func factor(at voltage: Double) -> Double { power + voltage * (current + voltage * impedance) }
}
