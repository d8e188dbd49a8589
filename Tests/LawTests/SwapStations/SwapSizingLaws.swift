import NumericKernels
import SwapStations
import Testing

@Suite("How large a swap station must be") struct SwapSizingLaws {
  /// A truck station with fixed times: five minutes in the bay, an hour in the charger.
  private static func station(packs: Int, swapSeconds: Double = 300) -> StationTrial {
    var design = SwapStationDesign.heavyTruck
    design.packs = [packs]
    design.chargers = 7
    design.swapSeconds = swapSeconds
    design.successShare = 1
    design.places = 40
    design.transformerKVA = .infinity
    design.chargeLaw = .timed(hours: 1, .fixed)
    return StationTrial(station: design, demand: .poisson(perHour: 1))
  }

  private static func level(_ minutes: Double, longWaits: Double = 1) -> ServiceLevel {
    var level = ServiceLevel.mean(minutes: minutes)
    level.longWaitShare = longWaits
    return level
  }

  private static let simulated = SwapSizing.Method.simulation(arrivals: 2000, seed: 1)

  // MARK: - How much a station carries

  @Test("A laxer level never carries less, by the chain as by simulation", arguments: [7, 12])
  func laxer(packs: Int) throws {
    for method in [SwapSizing.Method.chain, .simulation(arrivals: 500, seed: 3)] {
      let carried = try [1, 5, 20].map {
        try SwapSizing.largestDemand(of: Self.station(packs: packs), level: Self.level($0), by: method)
      }
      #expect(zip(carried, carried.dropFirst()).allSatisfy { $0 < $1 }, "\(method) \(carried)")
      let nameplate = Nameplate.swapsPerDay(
        StationChain.Equipment(packs: packs, chargers: 7, bays: 1, swapHours: 1.0 / 12, chargeHours: 1))
      #expect(carried[2] * 24 < nameplate)
    }
    let carried = try [0.002, 0.01, 0.1].map {
      try SwapSizing.largestDemand(
        of: Self.station(packs: packs), level: .longWaits(share: $0), by: .simulation(arrivals: 500, seed: 3)
      )
    }
    #expect(zip(carried, carried.dropFirst()).allSatisfy { $0 < $1 }, "\(carried)")
  }

  @Test("One more pack never carries less")
  func packs() throws {
    let carried = try [6, 7, 8].map {
      try SwapSizing.largestDemand(of: Self.station(packs: $0), level: Self.level(5), by: Self.simulated)
    }
    #expect(zip(carried, carried.dropFirst()).allSatisfy { $0 < $1 }, "\(carried)")
  }

  /// Seven and eight packs with seven chargers: an independent simulation good to 3 %.
  @Test(
    "What is carried is what an independent simulation says",
    arguments: [
      (7, ServiceLevel.mean(minutes: 5), 104.0), (8, .mean(minutes: 5), 118),
      (7, .longWaits(share: 0.01), 84), (8, .longWaits(share: 0.01), 100),
    ])
  func anchors(packs: Int, level: ServiceLevel, perDay: Double) throws {
    let found = try SwapSizing.largestDemand(
      of: Self.station(packs: packs), level: level, by: .simulation(arrivals: 4000, seed: 1))
    #expect(abs(found * 24 - perDay) <= 0.07 * perDay, "\(found * 24)")
  }

  /// Planted fault: whoever forgets the swap's own time finds 118 a day instead of 104.
  @Test("Without the swap's own time a station looks larger than it is")
  func instantSwaps() throws {
    let found = try SwapSizing.largestDemand(
      of: Self.station(packs: 7, swapSeconds: 1e-3), level: .mean(minutes: 5), by: Self.simulated)
    #expect(abs(found * 24 - 118) <= 0.07 * 118, "\(found * 24)")
  }

  // MARK: - How large a station must be

  /// Packs, chargers and bays found in one stream of customers hold in others, within three standard errors; one fewer of any does
  /// not.
  @Test("The size found keeps the level, and nothing of it can be spared", arguments: [3.0, 14])
  func least(perHour: Double) throws {
    let level = Self.level(5, longWaits: 0.02)
    let demand = StationTrial.Demand.poisson(perHour: perHour)
    let found = try #require(
      try SwapSizing.least(
        for: demand, like: Self.station(packs: 8), level: level, by: Self.simulated, mostPacks: 40))
    #expect(found.chargers <= found.packCount && found.bays >= 1)

    func answer(_ change: (inout SwapStationDesign) -> Void, seed: UInt64) throws -> StationTrial.Answer {
      var trial = Self.station(packs: 8)
      trial.station = found
      change(&trial.station)
      trial.demand = demand
      return try trial.run(arrivals: 2000, batches: 20, seed: seed)
    }
    for seed in [1, 11, 12] as [UInt64] {
      let kept = try answer({ _ in }, seed: seed)
      #expect(kept.fault == nil)
      #expect(kept.waitMinutes.mean - 3 * kept.waitMinutes.standardError <= level.meanWaitMin)
      #expect(kept.longWaitShare.mean - 3 * kept.longWaitShare.standardError <= level.longWaitShare)
    }
    let fewer: [(String, (inout SwapStationDesign) -> Void)] = [
      ("packs", { $0.packs = [$0.packs[0] - 1] }), ("chargers", { $0.chargers -= 1 }),
      ("bays", { $0.bays = max(1, $0.bays - 1) }),
    ]
    for (name, change) in fewer {
      if name == "bays", found.bays == 1 { continue }
      // The same customers: the search itself saw that it does not do.
      let missed = try answer(change, seed: 1)
      #expect(
        missed.waitMinutes.mean > level.meanWaitMin || missed.longWaitShare.mean > level.longWaitShare
          || missed.lostShare.mean > level.lostShare, "one fewer of \(name)")
      for seed in [11, 12] as [UInt64] {
        let other = try answer(change, seed: seed)
        #expect(
          other.waitMinutes.mean + 3 * other.waitMinutes.standardError > level.meanWaitMin
            || other.longWaitShare.mean + 3 * other.longWaitShare.standardError > level.longWaitShare
            || other.lostShare.mean + 3 * other.lostShare.standardError > level.lostShare, "\(name) \(seed)")
      }
    }
  }

  @Test(
    "A stricter level never takes fewer bays nor, with as many, fewer packs; fixed times never more than the chain"
  )
  func stricter() throws {
    let demand = StationTrial.Demand.poisson(perHour: 6)
    func size(_ minutes: Double, _ method: SwapSizing.Method) throws -> SwapStationDesign {
      try #require(
        try SwapSizing.least(
          for: demand, like: Self.station(packs: 8), level: Self.level(minutes), by: method, mostPacks: 40))
    }
    let byChain = try [1, 2, 5, 20].map { try size($0, .chain) }
    let sizes = byChain.map { "\($0.bays) bays, \($0.packCount) packs" }
    for (strict, lax) in zip(byChain, byChain.dropFirst()) {
      #expect(strict.bays >= lax.bays, "\(sizes)")
      if strict.bays == lax.bays { #expect(strict.packCount >= lax.packCount, "\(sizes)") }
    }
    // One bay half taken by swaps of exponential length makes five minutes of wait by itself, and packs without end barely do.
    #expect(byChain[2].packCount > 2 * byChain[3].packCount, "\(sizes)")
    for (minutes, chain) in [(1.0, byChain[0]), (20, byChain[3])] {
      let fixed = try size(minutes, Self.simulated)
      #expect(fixed.bays <= chain.bays)
      if fixed.bays == chain.bays { #expect(fixed.packCount <= chain.packCount) }
    }
  }

  @Test("The busiest hour of a week sizes the bays")
  func weekly() throws {
    var week = [Double](repeating: 2, count: 168)
    for day in 0..<7 { week[24 * day + 18] = 15 }
    let found = try #require(
      try SwapSizing.least(
        for: .weekly(perHour: week), like: Self.station(packs: 8), level: Self.level(5, longWaits: 0.05),
        by: Self.simulated, mostPacks: 40))
    #expect(found.bays >= 2)
    let calm = try #require(
      try SwapSizing.least(
        for: .poisson(perHour: 2), like: Self.station(packs: 8), level: Self.level(5, longWaits: 0.05),
        by: Self.simulated, mostPacks: 40))
    #expect(calm.bays == 1 && calm.packCount < found.packCount)
  }

  // MARK: - Several types of pack

  /// Eight packs of which half the customers want four and the others four.
  private static func mixed(_ mix: [Double]) -> StationTrial {
    var trial = station(packs: 8)
    trial.packTypes = [.heavyTruck, .lightTruck]
    trial.station.packs = [4, 4]
    trial.mix = mix
    return trial
  }

  @Test("Packs that are not exchanged for one another carry less than as many alike")
  func mixed() throws {
    func carried(_ trial: StationTrial) throws -> Double {
      try SwapSizing.largestDemand(of: trial, level: Self.level(5), by: Self.simulated)
    }
    let alike = try carried(Self.station(packs: 8))
    let halves = try carried(Self.mixed([0.5, 0.5]))
    #expect(halves < 0.9 * alike, "the planted fault: all packs counted alike, \(halves) \(alike)")
    #expect(try carried(Self.mixed([0.8, 0.2])) < halves, "customers who want what there is less of")
    // Who wants only one type has its four packs.
    let one = try carried(Self.mixed([3, 0]))
    // Other customers: either answer is good to some percent.
    let four = try carried(Self.station(packs: 4))
    #expect(abs(one / four - 1) < 0.15, "\(one) \(four)")
    // No mix is all the first type.
    #expect(abs(try carried(Self.mixed([])) - one) < 1e-9)
  }

  @Test("A station with several types grows in their proportion")
  func proportion() throws {
    let found = try #require(
      try SwapSizing.least(
        for: .poisson(perHour: 8), like: Self.mixed([0.5, 0.5]), level: Self.level(5), by: Self.simulated,
        mostPacks: 40))
    #expect(abs(found.packs[0] - found.packs[1]) <= 1)
    let alike = try #require(
      try SwapSizing.least(
        for: .poisson(perHour: 8), like: Self.station(packs: 8), level: Self.level(5), by: Self.simulated,
        mostPacks: 40))
    #expect(found.packCount > alike.packCount)
  }

  @Test(
    "The verdict of a run that is ended early is that of the whole run", arguments: [2.0, 4, 5, 6, 7, 20])
  func verdict(perHour: Double) throws {
    var trial = Self.station(packs: 8)
    trial.station.places = 12
    trial.demand = .poisson(perHour: perHour)
    let answer = try trial.run(arrivals: 800, batches: 20, seed: 5)
    for minutes in [0, 1, 5, 30] as [Double] {
      for long in [0.001, 0.02, 1] {
        let level = Self.level(minutes, longWaits: long)
        let holds =
          answer.waitMinutes.mean <= minutes && answer.longWaitShare.mean <= long
          && answer.lostShare.mean <= level.lostShare
        #expect(try trial.keeps(level, arrivals: 800, seed: 5) == holds)
      }
    }
  }

  // MARK: - No answer

  @Test("A level that cannot be reached is an answer, and so is a demand that nobody can carry")
  func unreachable() throws {
    for method in [SwapSizing.Method.chain, .simulation(arrivals: 400, seed: 1)] {
      // Somebody always waits, so nobody can promise less than no wait.
      let none = Self.level(-1)
      #expect(try SwapSizing.largestDemand(of: Self.station(packs: 8), level: none, by: method) == 0)
      #expect(
        try SwapSizing.least(
          for: .poisson(perHour: 2), like: Self.station(packs: 8), level: none, by: method, mostPacks: 12)
          == nil)
      for perHour in [0, -1, .nan, .infinity, 1e300, 300.0] {
        #expect(
          try SwapSizing.least(
            for: .poisson(perHour: perHour), like: Self.station(packs: 8), level: Self.level(5), by: method,
            mostPacks: 40)
            == nil)
      }
    }
    var endless = Self.station(packs: 8)
    endless.station.chargeLaw = .curve
    endless.packTypes[0].powerAtFullShare = 0
    endless.station.targetShare = 1
    #expect(
      try SwapSizing.least(
        for: .poisson(perHour: 1), like: endless, level: Self.level(5), by: Self.simulated, mostPacks: 40)
        == nil)
    #expect(throws: SwapFaults.self) {
      try SwapSizing.largestDemand(of: endless, level: Self.level(5), by: Self.simulated)
    }
  }
}
