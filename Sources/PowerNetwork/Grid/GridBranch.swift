/// A line, cable or transformer as MATPOWER's pi model: an ideal transformer tap·e^{j·shift} on the from side, then half
/// of the shunts, the series impedance, and the other half. Per unit on the grid's base.
///
/// Source: Zimmerman, Murillo-Sánchez, "MATPOWER User's Manual", section 3.2, doi:10.5281/zenodo.3236519.
public struct GridBranch: Codable, Hashable, Sendable {
  /// Name of the bus on the transformer's side.
  public var from: String
  public var to: String
  /// Series resistance, pu.
  public var resistance: Double
  /// Series reactance, pu.
  public var reactance: Double
  /// Total charging susceptance, pu.
  public var susceptance: Double
  /// Total shunt conductance, pu.
  public var conductance: Double
  /// Off-nominal turns ratio, from side over to side; a negative one turns by half a circle.
  public var tap: Double
  /// Phase shift of the from side against the to side, degrees.
  public var shift: Double
  public var isInService: Bool
  /// Apparent power it may carry for long, MVA; `nil` where nothing is known.
  public var ratingMVA: Double?

  public init(
    from: String, to: String, resistance: Double, reactance: Double, susceptance: Double = 0,
    conductance: Double = 0, tap: Double = 1, shift: Double = 0, isInService: Bool = true,
    ratingMVA: Double? = nil
  ) {
    self.from = from
    self.to = to
    self.resistance = resistance
    self.reactance = reactance
    self.susceptance = susceptance
    self.conductance = conductance
    self.tap = tap
    self.shift = shift
    self.isInService = isInService
    self.ratingMVA = ratingMVA
  }
}

/// A generator. At a load bus it is a fixed injection; at a voltage bus its active power is given and its reactive power
/// follows; at a reference bus both follow.
public struct GridGenerator: Codable, Hashable, Sendable {
  /// Name of its bus.
  public var bus: String
  /// Active power delivered, MW.
  public var outputMW: Double
  /// Reactive power delivered, MVAr.
  public var outputMVAr: Double
  /// Voltage it holds where its bus names none, pu.
  public var voltageSetpoint: Double?
  public var isInService: Bool

  public init(
    bus: String, outputMW: Double, outputMVAr: Double = 0, voltageSetpoint: Double? = nil,
    isInService: Bool = true
  ) {
    self.bus = bus
    self.outputMW = outputMW
    self.outputMVAr = outputMVAr
    self.voltageSetpoint = voltageSetpoint
    self.isInService = isInService
  }
}
