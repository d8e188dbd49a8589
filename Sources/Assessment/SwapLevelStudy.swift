import NumericKernels
package import SwapStations

/// What one station of each kind carries at a level of service: found by simulating it alone, stations that work alike once.
package struct SwapLevelStudy {
  let network: SwapNetwork
  /// Swaps of the run by pack type: the mix in which customers of stations with several types ask for them.
  let swapped: [Int]
  let seed: UInt64

  let streams: Int
  let arrivals: Int

  package init(network: SwapNetwork, swapped: [Int], seed: UInt64, streams: Int = 8, arrivals: Int = 1250) {
    self.network = network
    self.swapped = swapped
    self.seed = seed
    self.streams = streams
    self.arrivals = arrivals
  }

  /// Swaps an hour below which a station's power makes a study of waits idle: it would simulate years.
  private static let fewestPerHour = 1.0
  /// Hours a stream of customers is simulated for at most, at the pace that power allows.
  private static let mostHours = 300.0

  /// What decides a station's level, and nothing of its name and price.
  private struct Work: Hashable {
    let design: SwapStationDesign
    let mix: [Double]
  }

  /// - Parameters:
  ///   - stations: of each kind.
  ///   - busiestPerHour: arrivals at the busiest station of each kind; nobody where it is empty.
  /// - Throws: what is wrong with a station.
  package func levels(
    stations: [Int], busiestPerHour: [Double] = []
  ) throws(SwapFaults) -> [SwapCard.Level] {
    var studied: [(work: Work, atMeanWait: ConfidenceInterval?, atLongWaits: ConfidenceInterval?)] = []
    var levels: [SwapCard.Level] = []
    for (kind, count) in zip(network.kinds.indices, stations) {
      let station = network.kinds[kind].station(network.packTypes)
      let work = work(station)
      var trial = StationTrial(
        station: work.design, packTypes: network.packTypes, demand: .poisson(perHour: 1))
      trial.mix = work.mix
      let powerPerHour = trial.powerPerHour
      if !studied.contains(where: { $0.work == work }) {
        studied.append(
          (
            work, try largest(trial, .mean(minutes: 5), powerPerHour),
            try largest(trial, .longWaits(share: 0.01), powerPerHour)
          ))
      }
      guard let found = studied.first(where: { $0.work == work }) else { continue }
      levels.append(
        SwapCard.Level(
          kind: kind, stations: count, packs: station.packCount, chargers: station.chargers,
          bays: station.bays, investmentCNY: station.investmentCNY(packTypes: network.packTypes),
          nameplate: Nameplate.swapsPerDay(
            StationChain.Equipment(
              packs: station.packCount, chargers: station.chargers, bays: station.bays,
              swapHours: station.swapHours, chargeHours: SwapSizing.chargeHours(trial))),
          powerPerDay: powerPerHour * 24, atMeanWait: found.atMeanWait, atLongWaits: found.atLongWaits,
          least: try least(trial, busiestPerHour.indices.contains(kind) ? busiestPerHour[kind] : 0)))
    }
    return levels
  }

  private func least(_ trial: StationTrial, _ perHour: Double) throws(SwapFaults) -> SwapCard.LeastSize? {
    var level = ServiceLevel()
    level.longWaitShare = 1
    let found = try SwapSizing.least(
      for: .poisson(perHour: perHour), like: trial, level: level, by: .chain, mostPacks: 60)
    return found.map {
      SwapCard.LeastSize(
        arrivalsPerHour: perHour, bays: $0.bays, packs: $0.packCount, chargers: $0.chargers)
    }
  }

  private func work(_ station: SwapStationDesign) -> Work {
    var design = station
    design.id = ""
    design.capexCNY = 0
    let asked = station.packs.indices.map { station.packs[$0] > 0 ? Double(swapped[$0]) : 0 }
    let sum = asked.reduce(0, +)
    // Where nobody swapped anything, customers ask for what there is.
    return Work(
      design: design,
      mix: sum > 0
        ? asked.map { $0 / sum } : station.packs.map { Double($0) / Double(max(1, station.packCount)) })
  }

  /// Swaps a day over streams of customers; `nil` where power feeds hardly any.
  private func largest(
    _ trial: StationTrial, _ level: ServiceLevel, _ powerPerHour: Double
  ) throws(SwapFaults) -> ConfidenceInterval? {
    guard powerPerHour >= Self.fewestPerHour else { return nil }
    let arrivals = min(Double(arrivals), max(200, powerPerHour * Self.mostHours))
    var found: [Double] = []
    for stream in 0..<streams {
      found.append(
        24
          * (try SwapSizing.largestDemand(
            of: trial, level: level, by: .simulation(arrivals: Int(arrivals), seed: seed &+ UInt64(stream)))))
    }
    return ConfidenceInterval.student(found)
  }
}
