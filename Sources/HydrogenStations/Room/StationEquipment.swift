import DistrictModel
public import EventEngine

/// A kind of station in the units of the simulation: fuel in mJ of lower heating value, time in ns.
public struct StationEquipment: Sendable {
  public let millijoulesPerKg: Double
  /// What a bank gives above the pressure that fills need, worked out by drawing fills from three banks one after another.
  public let bankCapacity: Millijoules
  /// Of a trailer or tanker above its residual, and the residual.
  public let payload: Millijoules
  public let residual: Millijoules
  /// Lost on the way into the station's tank, from each tanker.
  public let transferLossShare: Double
  /// The tank or buffer a compressor draws from; 0 where trailers stand.
  public let feedCapacity: Millijoules
  public let reorder: Millijoules
  /// One compressor, mJ/ns.
  public let rate: Double
  /// kg; the largest mass in the yard.
  public let largestStockKg: Double
  /// Electricity for emptying a trailer from so much above its residual: 33 points, evenly spaced; mJ.
  let emptying: [Double]
  /// Stock at which the next delivery is ordered; for a tank that is nearly full nobody sends a tanker, whatever the level says.
  var reorderLevel: Millijoules {
    let tank = kind.fuel == .hydrogen ? feedCapacity : bankCapacity
    return tank > 0 ? min(reorder, tank / 10 * 9) : reorder
  }
  /// The most one delivery can bring in: a tanker drives on with what does not fit.
  public var largestDelivery: Millijoules {
    kind.fuel == .hydrogen && kind.supply.isTrailer
      ? payload : min(payload, feedCapacity > 0 ? feedCapacity : bankCapacity)
  }
  /// Where the suction never changes: electricity over fuel.
  let constantWork: Double
  let kind: HydrogenStationKind

  /// A bank is split into low, middle and high (HDSAM practice as a public simulator has it; second-hand).
  static let split = [0.5, 0.3, 0.2]

  /// - Parameter tankKg: the largest tank that comes here.
  /// - Throws: what cannot stand: pressures outside validity, a bank below the tank, no dispensers.
  public init(_ kind: HydrogenStationKind, tankKg: Double, yardC: Double) throws(HydrogenFault) {
    guard kind.dispensers > 0 else { throw .noDispensers }
    self.kind = kind
    millijoulesPerKg = kind.fuel.kWhPerKg * EnergyUnit.kilowattHour
    let unit = millijoulesPerKg
    func energy(_ kg: Double) -> Millijoules { EnergyUnit.nearest(kg * unit) }
    reorder = energy(kind.reorderKg)
    guard kind.fuel == .hydrogen else {
      (bankCapacity, payload, residual) = (energy(kind.tankKg), energy(kind.tankerKg), 0)
      (feedCapacity, rate, emptying, constantWork, transferLossShare) = (0, 0, [], 0, 0)
      largestStockKg = kind.tankKg
      return
    }
    let kelvin = yardC + 273.15
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    let discharge = kind.bankMPa * 1e6
    try HydrogenValidity.check(kelvin: kelvin, pascal: discharge)
    bankCapacity = energy(try Self.usable(kind, tankKg: tankKg, kelvin: kelvin))
    rate = kind.compressorKgPerHour * unit / Double(Duration.hour)
    let bankKg = kind.bankM3 * isotherm.density(pascal: discharge)
    let train = CompressionTrain(stages: kind.compressorStages)
    switch kind.supply {
    case .trailer20, .trailer30:
      let (full, left) = (kind.trailerMPa * 1e6, kind.residualMPa * 1e6)
      let load = try TrailerPayload(volume: kind.trailerM3, full: full, residual: left, kelvin: kelvin)
      payload = energy(load.delivered)
      residual = energy(load.full - load.delivered)
      (feedCapacity, constantWork, transferLossShare) = (0, 0, 0)
      largestStockKg = bankKg + load.full * Double(kind.trailers)
      let (thin, dense) = (isotherm.density(pascal: left), isotherm.density(pascal: full))
      var (sums, before) = ([0.0], 0.0)
      for point in 0...32 {
        let suction = try HydrogenGas(
          kelvin: kelvin, density: thin + (dense - thin) * Double(point) / 32)
        let work =
          suction.pressure < discharge ? try train.work(suction: suction, discharge: discharge).electric : 0
        // J/kg over J/kg: electricity over fuel.
        let share = work * 1000 / unit
        if point > 0 { sums.append(sums[point - 1] + (before + share) / 2 * Double(payload) / 32) }
        before = share
      }
      emptying = sums
    case .electrolysis:
      (payload, residual, emptying, transferLossShare) = (0, 0, [], 0)
      feedCapacity = energy(kind.tankKg)
      largestStockKg = bankKg + kind.tankKg
      let suction = HydrogenGas(isotherm, pascal: Electrolyser(ratedKW: kind.electrolyserKW).outletPressure)
      constantWork = try train.work(suction: suction, discharge: discharge).electric * 1000 / unit
    case .liquid:
      (residual, emptying, transferLossShare) = (0, [], LiquidDelivery().transferLoss)
      payload = energy(kind.tankerKg)
      feedCapacity = energy(kind.tankKg)
      largestStockKg = bankKg + kind.tankKg
      constantWork = try LiquidPump().work(suction: 0.3e6, discharge: discharge).electric * 1000 / unit
    }
  }

  /// kg that whole fills, one after another, can draw from full banks.
  static func usable(
    _ kind: HydrogenStationKind, tankKg: Double, kelvin: Double
  ) throws(HydrogenFault) -> Double {
    let nominal = kind.pressureMPa * 1e6
    let volume = tankKg / OnBoardTank.fullDensity(nominalPressure: nominal)
    let start = 0.1 * nominal
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    guard let target = isotherm.pressure(density: OnBoardTank.fullDensity(nominalPressure: nominal)) else {
      throw .noState(given: "a full tank at \(kelvin) K")
    }
    var pressures = split.map { _ in kind.bankMPa * 1e6 }
    var sum = 0.0
    for fill in 0..<10_000 {
      guard pressures.contains(where: { $0 > start }) else { return sum }
      let drawn = try CascadeFill(
        banks: zip(split, pressures).map { ($0 * kind.bankM3, $1) }, tank: (volume, start), target: target,
        kelvin: kelvin)
      let isWhole = drawn.tankPressure >= target * (1 - 1e-9)
      guard isWhole || fill > 0 else {
        throw kind.bankMPa * 1e6 > target
          ? .banksTooSmall(volume: kind.bankM3, tank: tankKg)
          : .bankBelowTank(bank: kind.bankMPa * 1e6, tank: (target / 1e4).rounded() * 1e4)
      }
      guard isWhole else { return sum }
      sum += drawn.mass
      pressures = drawn.draws.map(\.bankPressure)
    }
    return sum
  }

  /// Electricity for what the compressor took while the trailer went from so much above its residual to less, mJ.
  func work(from: Millijoules, to: Millijoules) -> Millijoules {
    guard !emptying.isEmpty, payload > 0 else { return EnergyUnit.nearest(constantWork * Double(from - to)) }
    func sum(_ level: Millijoules) -> Double {
      let place = min(32, max(0, Double(level) / Double(payload) * 32))
      let row = min(31, Int(place))
      return emptying[row] + (emptying[row + 1] - emptying[row]) * (place - Double(row))
    }
    return EnergyUnit.nearest(sum(from) - sum(to))
  }
}
