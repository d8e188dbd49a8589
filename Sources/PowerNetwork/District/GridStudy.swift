import DistrictModel

/// What a week of charging does to the grid of a district.
public struct GridStudy: Codable, Hashable, Sendable {
  public struct TransformerRow: Codable, Hashable, Sendable {
    public let kVA: Double
    /// Apparent power over rating, at most.
    public let peakLoading: Double
    /// Highest temperature of the winding, °C.
    public let hotSpotC: Double
    /// Days of life lost in a day, normal paper.
    public let ageingRate: Double
  }

  public struct FeederRow: Codable, Hashable, Sendable {
    public let name: String
    public let ratingMVA: Double
    public let circuits: Int
    public let stations: Int
    public let peakLoading: Double
    /// Lowest voltage of the week, pu; `nil` where no flow was found.
    public let lowestPU: Double?
    /// Heat in the cables over the week.
    public let lossMWh: Double
    /// Quarter hours beyond what the feeder can carry at all.
    public let unsolved: Int
    /// The file a given feeder was read from; `nil` where it is synthetic.
    public let file: String?
  }

  public let stations: [TransformerRow]
  /// By cell of the world; `nil` where nobody lives.
  public let cells: [TransformerRow?]
  public let feeders: [FeederRow]
  /// Everything the feeders deliver, MW by quarter hour of the week: base and stations.
  public let baseMW: [Double]
  public let stationMW: [Double]
  public let lowestAllowedPU: Double

  /// - Parameters:
  ///   - stationKW: of each station transformer of the grid by quarter hour of the week.
  ///   - ambientC: air by quarter hour of the week.
  public init(_ grid: DistrictGrid, stationKW: [[Double]], ownPlugs: CellPlugs, ambientC: [Double]) {
    let slots = StationHeadroom.slots
    let factor = grid.parameters.powerFactor
    let thermal = Self.thermal
    func row(_ kVA: Double, _ load: [Double]) -> TransformerRow {
      let perUnit = load.map { kVA > 0 ? abs($0) / factor / kVA : 0 }
      // The week is run twice, so that it begins as hot as it ends.
      let twice = thermal.hotSpots(load: perUnit + perUnit, ambient: ambientC + ambientC, minutes: 15)
      let hotSpots = twice.suffix(slots)
      let ageing = hotSpots.reduce(0.0) { $0 + TransformerThermal.ageingOfNormalPaper(hotSpot: $1) }
      return TransformerRow(
        kVA: kVA, peakLoading: perUnit.max() ?? 0, hotSpotC: hotSpots.max() ?? 0,
        ageingRate: ageing / Double(slots))
    }
    stations = stationKW.indices.map { station in
      row(grid.transformers[station].totalKVA * grid.parameters.transformerFactor, stationKW[station])
    }
    cells = grid.cellKVA.indices.map { cell in
      guard grid.cellKVA[cell] > 0 else { return nil }
      return row(
        grid.cellKVA[cell],
        (0..<slots).map { slot in
          (grid.baseMW(cell: cell, slot: slot) + ownPlugs.transformerMW(cell: cell, slot: slot)) * 1000
        })
    }
    feeders = grid.feeders.map { Self.row($0, grid, stationKW: stationKW, ownPlugs: ownPlugs) }
    baseMW = (0..<slots).map { grid.basePeakMW * grid.parameters.baseProfile[$0 % 96 / 4] }
    stationMW = (0..<slots).map { slot in stationKW.reduce(0) { $0 + $1[slot] } / 1000 }
    lowestAllowedPU = grid.parameters.lowestPU
  }

  /// A kiosk is 10 K warmer inside.
  private static var thermal: TransformerThermal {
    var thermal = TransformerThermal.distribution
    thermal.ambientSurcharge = 10
    return thermal
  }

  private static func row(
    _ feeder: DistrictFeeder, _ grid: DistrictGrid, stationKW: [[Double]], ownPlugs: CellPlugs
  ) -> FeederRow {
    let slots = StationHeadroom.slots
    let columns = grid.loads(of: feeder, stationKW: stationKW, ownPlugs: ownPlugs)
    var loading = 0.0
    for limit in feeder.limits {
      for slot in 0..<slots {
        var active = 0.0
        var reactive = 0.0
        for bus in limit.buses {
          active += columns.activeMW[bus * slots + slot]
          reactive += columns.reactiveMVAr[bus * slots + slot]
        }
        loading = max(loading, (active * active + reactive * reactive).squareRoot() / limit.ratingMVA)
      }
    }
    func row(_ lowest: Double?, _ lossMWh: Double, _ unsolved: Int) -> FeederRow {
      FeederRow(
        name: feeder.name, ratingMVA: feeder.ratingMVA, circuits: feeder.circuits,
        stations: feeder.stations.count,
        peakLoading: loading, lowestPU: lowest, lossMWh: lossMWh, unsolved: unsolved,
        file: feeder.file)
    }
    guard let flow = try? SeriesFlow(feeder.grid) else { return row(nil, 0, slots) }
    let series = flow.solve(columns, currents: false, tolerance: 1e-8)
    let failed = Set(series.failedSteps)
    var lowest = Double.infinity
    var loss = 0.0
    for slot in 0..<slots where !failed.contains(slot) {
      lowest = min(lowest, series.lowest[slot])
      loss += series.lossMW[slot] / 4
    }
    return row(lowest.isFinite ? lowest : nil, loss, failed.count)
  }
}
