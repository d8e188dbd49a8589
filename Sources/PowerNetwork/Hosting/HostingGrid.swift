/// A grid with the loads it has already and the limits it must hold: what hosting capacity is asked of.
///
/// Branch ratings are taken as currents at nominal voltage. Added power at a bus with a load mix follows that mix.
public struct HostingGrid: Sendable {
  public let grid: PowerGrid
  public let base: LoadColumns
  public let limits: HostingLimits
  public let transformers: [HostingTransformer]
  /// Air by step, °C.
  public let ambientC: [Double]
  public let minutesPerStep: Double
  /// Apparent power that loads of some buses may draw together, heat in the branches aside: the breaker of a feeder.
  public let sums: [DistrictFeeder.Limit]

  let flow: SeriesFlow
  /// Branches with a rating that carry, without those followed as transformers.
  let rated: [(branch: Int, rating: Double)]
  /// Transformers that are branches of the grid.
  let inner: [(branch: Int, rating: Double, transformer: HostingTransformer)]
  /// Buses that have a voltage.
  let live: [Int]

  /// - Parameters:
  ///   - ambientC: air by step; 20 °C unless given. The period is taken as one that repeats.
  /// - Throws: `GridFaults` where a bus other than a reference holds its voltage.
  public init(
    _ grid: PowerGrid, base: LoadColumns, limits: HostingLimits = HostingLimits(),
    transformers: [HostingTransformer] = [], ambientC: [Double] = [], minutesPerStep: Double = 60,
    sums: [DistrictFeeder.Limit] = []
  ) throws(GridFaults) {
    precondition(base.activeMW.count == grid.buses.count * base.steps, "one column of loads per bus")
    precondition(ambientC.isEmpty || ambientC.count == base.steps, "one ambient per step")
    self.grid = grid
    self.base = base
    self.limits = limits
    self.transformers = transformers
    self.ambientC = ambientC.isEmpty ? [Double](repeating: 20, count: base.steps) : ambientC
    self.minutesPerStep = minutesPerStep
    self.sums = sums
    flow = try SeriesFlow(grid)
    inner = transformers.compactMap { transformer in
      guard case .branch(let row) = transformer.place else { return nil }
      return (row, transformer.ratingMVA / grid.baseMVA, transformer)
    }
    let followed = Set(inner.map(\.branch))
    rated = grid.branches.indices.compactMap { row in
      guard grid.carries[row], !followed.contains(row), let rating = grid.branches[row].ratingMVA else {
        return nil
      }
      return (row, rating / grid.baseMVA)
    }
    live = grid.buses.indices.filter { grid.kinds[$0] != .isolated }
  }

  public var steps: Int { base.steps }
}

/// The solver of time series that suits a grid: a sweep where it is radial, iterative current where it is meshed.
enum SeriesFlow: Sendable {
  case sweep(RadialFeeder)
  case current(CurrentFlow)

  init(_ grid: PowerGrid) throws(GridFaults) {
    self = grid.isRadial ? .sweep(try RadialFeeder(grid)) : .current(try CurrentFlow(grid))
  }

  /// Magnitudes of all buses, and currents where they are asked for.
  func solve(_ loads: LoadColumns, currents: Bool, tolerance: Double = 1e-9) -> FlowSeries {
    switch self {
    case .sweep(let feeder):
      return feeder.solve(
        loads, tolerance: tolerance, limit: 300, figures: currents ? [.magnitudes, .currents] : .magnitudes)
    case .current(let flow):
      var series = flow.solve(
        loads, tolerance: tolerance, limit: 300, figures: currents ? [.magnitudes, .voltages] : .magnitudes)
      if currents { series.fillCurrents(flow.grid) }
      return series
    }
  }
}

extension FlowSeries {
  /// Currents in the series impedances from the voltages at both ends.
  fileprivate mutating func fillCurrents(_ grid: PowerGrid) {
    currents = [Double](repeating: 0, count: grid.branches.count * steps)
    for row in grid.branches.indices where grid.carries[row] {
      let branch = grid.branches[row]
      let (ratio, impedance) = (branch.turnsRatio, branch.impedance)
      let (near, far) = (grid.fromRows[row] * steps, grid.toRows[row] * steps)
      for step in 0..<steps {
        let drop =
          Phasor(real: realParts[near + step], imaginary: imaginaryParts[near + step]) / ratio
          - Phasor(real: realParts[far + step], imaginary: imaginaryParts[far + step])
        currents[row * steps + step] = (drop / impedance).magnitude
      }
    }
  }
}
