/// Fills of one vehicle class worked out once, for simulations that see thousands of them.
///
/// Between the grid's points fill time and state of charge are multilinear; beyond its ends they stay.
public struct FillTable: Codable, Hashable, Sendable {
  /// The grid, each ascending: Pa, K, K, kg/s.
  public struct Axes: Codable, Hashable, Sendable {
    public var startPressures: [Double]
    public var ambientKelvins: [Double]
    public var fuelKelvins: [Double]
    public var flows: [Double]

    public init(
      startPressures: [Double], ambientKelvins: [Double], fuelKelvins: [Double], flows: [Double]
    ) {
      self.startPressures = startPressures
      self.ambientKelvins = ambientKelvins
      self.fuelKelvins = fuelKelvins
      self.flows = flows
    }
  }

  public struct Fill: Codable, Hashable, Sendable {
    public var seconds: Double
    /// Density over that of a full tank.
    public var stateOfCharge: Double
    /// kg into the tank.
    public var mass: Double
  }

  public let axes: Axes
  /// The last axis runs fastest.
  public let fills: [Fill]

  /// Every fill ends as vehicles end it: full, at the pressure limit, or out of time; the flow is taken back before 85 °C.
  ///
  /// - Throws: `impossible` for an axis that is empty or does not ascend; else as a fill does.
  public init(tank: OnBoardTank, axes: Axes) throws(HydrogenFault) {
    for (name, axis) in [
      ("start pressures", axes.startPressures), ("ambient temperatures", axes.ambientKelvins),
      ("fuel temperatures", axes.fuelKelvins), ("flows", axes.flows),
    ] where axis.isEmpty || !zip(axis, axis.dropFirst()).allSatisfy(<) {
      throw .impossible("number of \(name), ascending", value: Double(axis.count))
    }
    var fills: [Fill] = []
    for pressure in axes.startPressures {
      for ambient in axes.ambientKelvins {
        for fuel in axes.fuelKelvins {
          for flow in axes.flows {
            let outcome = try TankFill(
              tank: tank, startPressure: pressure, startKelvin: ambient, ambientKelvin: ambient,
              control: .massFlow(flow), fuel: .nozzle(kelvin: fuel), limits: .vehicle(tank)
            ).run()
            fills.append(
              Fill(
                seconds: outcome.end.seconds, stateOfCharge: outcome.end.stateOfCharge,
                mass: outcome.end.mass - outcome.start.mass))
          }
        }
      }
    }
    self.axes = axes
    self.fills = fills
  }

  public func fill(
    startPressure: Double, ambientKelvin: Double, fuelKelvin: Double, flow: Double
  ) -> Fill {
    let places = [
      Self.place(startPressure, axes.startPressures), Self.place(ambientKelvin, axes.ambientKelvins),
      Self.place(fuelKelvin, axes.fuelKelvins), Self.place(flow, axes.flows),
    ]
    let sizes = [
      axes.startPressures.count, axes.ambientKelvins.count, axes.fuelKelvins.count, axes.flows.count,
    ]
    var sum = Fill(seconds: 0, stateOfCharge: 0, mass: 0)
    for corner in 0..<16 {
      var weight = 1.0
      var row = 0
      for axis in 0..<4 {
        let isUpper = corner >> axis & 1 == 1
        weight *= isUpper ? places[axis].share : 1 - places[axis].share
        row = row * sizes[axis] + min(places[axis].row + (isUpper ? 1 : 0), sizes[axis] - 1)
      }
      guard weight > 0 else { continue }
      sum.seconds += weight * fills[row].seconds
      sum.stateOfCharge += weight * fills[row].stateOfCharge
      sum.mass += weight * fills[row].mass
    }
    return sum
  }

  /// The row below a value and how far it is on the way to the next.
  private static func place(_ value: Double, _ axis: [Double]) -> (row: Int, share: Double) {
    guard let above = axis.firstIndex(where: { $0 > value }) else { return (axis.count - 1, 0) }
    guard above > 0 else { return (0, 0) }
    return (above - 1, (value - axis[above - 1]) / (axis[above] - axis[above - 1]))
  }
}
