import Fixtures
import PowerNetwork
import Testing

@Suite("Hosting capacity is the most power that every step holds") struct HostingLaws {
  /// A source and one load behind an impedance, 10 MVA base.
  private func two(
    resistance: Double = 0.02, reactance: Double = 0.03, rating: Double? = nil, loadMW: Double = 0
  ) throws -> PowerGrid {
    try PowerGrid(
      baseMVA: 10,
      buses: [
        GridBus(name: "source", kind: .reference, voltageSetpoint: 1), GridBus(name: "far", loadMW: loadMW),
      ],
      branches: [
        GridBranch(
          from: "source", to: "far", resistance: resistance, reactance: reactance, ratingMVA: rating)
      ])
  }

  private func limits(_ change: (inout HostingLimits) -> Void) -> HostingLimits {
    var limits = HostingLimits()
    change(&limits)
    return limits
  }

  private func host(
    _ grid: PowerGrid, factors: [Double] = [1], transformers: [HostingTransformer] = [],
    _ change: (inout HostingLimits) -> Void = { _ in }
  ) throws -> HostingGrid {
    try HostingGrid(
      grid, base: LoadColumns(grid, factors: factors), limits: limits(change), transformers: transformers)
  }

  /// A day that repeats with other heights, so that no two hours are alike.
  private func factors(_ count: Int) -> [Double] {
    (0..<count).map { step in
      let height = Double((step * 37) % 101) / 100
      return 0.3 + 0.5 * height + 0.1 * Double(step) / Double(count)
    }
  }

  /// v² + (r² + x²) p² / v² + 2 r p = 1 at unity power factor.
  @Test(
    "Behind one impedance it is the root of the voltage equation",
    arguments: [(0.93, 1.0), (0.98, 1), (1.02, -1), (1.07, -1)])
  func closedForm(voltage: Double, sign: Double) throws {
    let (r, x) = (0.02, 0.03)
    let square = voltage * voltage
    // (r² + x²) p² + 2 r v² p + v⁴ − v² = 0, the branch that begins at no load.
    let z = r * r + x * x
    let constant: Double = square * square - square
    let inside: Double = r * r * square * square - z * constant
    let root: Double = (inside.squareRoot() - r * square) / z
    let host = try host(two()) { ($0.lowestPU, $0.highestPU) = sign > 0 ? (voltage, 2) : (0.1, voltage) }
    let firm = AddedLoad.firm(steps: 1)
    let found = host.capacity([HostingSpot(bus: 1)], sign > 0 ? firm : firm.fedIn)
    let kW = try #require(found.kW)
    #expect(abs(kW / (sign * root * 10_000) - 1) < 2e-6, "\(kW) against \(root * 10_000)")
    #expect(found.binding?.kind == (sign > 0 ? .lowVoltage : .highVoltage) && found.binding?.bus == 1)
    #expect(found.fromKW == 0)
  }

  @Test("Without a voltage band it ends where the voltage collapses, and a rating ends it before")
  func collapseAndRating() throws {
    let open = try host(two()) { ($0.lowestPU, $0.highestPU) = (0.01, 2) }
    let firm = AddedLoad.firm(steps: 1)
    let found = open.capacity([HostingSpot(bus: 1)], firm)
    // p = V² / (2 (r + |z|)), the nose of the curve at unity power factor.
    let nose = 10_000 / (2 * (0.02 + (0.02 * 0.02 + 0.03 * 0.03).squareRoot()))
    #expect(found.binding?.kind == .noSolution)
    #expect(try #require(found.kW) < nose && #require(found.kW) > 0.98 * nose)
    let rated = try host(two(rating: 5)) { ($0.lowestPU, $0.highestPU) = (0.01, 2) }
    let bound = rated.capacity([HostingSpot(bus: 1)], firm)
    #expect(bound.binding?.kind == .rating && bound.binding?.branch == 0)
    #expect(try #require(bound.kW) < 5000, "the current grows as the voltage falls")
    #expect(open.capacity([HostingSpot(bus: 0)], firm).binding == nil, "nothing binds at the source")
    #expect(open.capacity([HostingSpot(bus: 0)], firm).kW == HostingLimits().mostKW)
  }

  @Test("The answer holds in every step, a thousandth more does not", arguments: 1...6 as ClosedRange<UInt64>)
  func confirmed(seed: UInt64) throws {
    let isMeshed = seed.isMultiple(of: 3)
    let grid =
      isMeshed
      ? try RandomGrid.meshed(buses: 8, ties: 2, seed: seed)
      : try RandomGrid.radial(buses: 10, seed: seed)
    let host = try host(grid, factors: factors(120)) {
      ($0.lowestPU, $0.highestPU, $0.mostKW) = (0.9, 1.12, 1e8)
    }
    let shape = AddedLoad(name: "nights", shares: (0..<120).map { $0 % 24 < 8 ? 1 : 0.1 })
    for load in [AddedLoad.firm(steps: 120), shape, shape.fedIn] {
      let answers = host.capacities(load)
      if load.name == "firm" { #expect(answers == host.capacities(load, threads: 3)) }
      for (bus, answer) in answers.enumerated() where bus > 0 {
        guard let kW = answer?.kW, answer?.binding != nil else {
          Issue.record("bus \(bus): \(String(describing: answer))")
          continue
        }
        let spots = [HostingSpot(bus: bus)]
        #expect(host.verdict(spots, load, kW: kW).holds)
        let more = host.verdict(spots, load, kW: kW * 1.001)
        #expect(!more.holds && more.nearest?.kind == answer?.binding?.kind)
      }
    }
  }

  @Test("It is what halving over the whole period finds", arguments: [1, 2, 3] as [UInt64])
  func bruteForce(seed: UInt64) throws {
    let grid = try RandomGrid.radial(buses: 10, seed: seed)
    let host = try host(grid, factors: factors(150)) { ($0.lowestPU, $0.highestPU) = (0.88, 1.12) }
    let load = AddedLoad(name: "evenings", shares: (0..<150).map { $0 % 24 > 17 ? 1 : 0.2 })
    for bus in [3, 9] {
      let spots = [HostingSpot(bus: bus)]
      var (low, high) = (0.0, 1e6)
      while high - low > 1e-7 * high {
        let middle = (low + high) / 2
        if host.verdict(spots, load, kW: middle).holds { low = middle } else { high = middle }
      }
      let found = try #require(host.capacity(spots, load).kW)
      #expect(abs(found / low - 1) < 3e-6, "bus \(bus): \(found) against \(low)")
    }
  }

  @Test("A wider band, a larger rating and a load that draws less never take less")
  func monotone() throws {
    let grid = try RandomGrid.radial(buses: 8, seed: 5)
    let steps = 72
    let unmanaged = AddedLoad(name: "unmanaged", shares: (0..<steps).map { $0 % 24 == 19 ? 1 : 0.3 })
    let managed = AddedLoad(name: "managed", shares: unmanaged.shares.map { min($0, 0.5) })
    func all(_ low: Double, _ load: AddedLoad, rating: Double? = nil) throws -> [Double] {
      var branches = grid.branches
      for row in branches.indices { branches[row].ratingMVA = rating }
      let rated = try PowerGrid(
        baseMVA: grid.baseMVA, buses: grid.buses, branches: branches, generators: grid.generators)
      return try host(rated, factors: factors(steps)) { ($0.lowestPU, $0.highestPU) = (low, 1.2) }
        .capacities(load).dropFirst().map { $0?.kW ?? 0 }
    }
    let narrow = try all(0.93, unmanaged)
    for (wide, other) in [
      (try all(0.90, unmanaged), narrow), (try all(0.93, managed), narrow),
      (narrow, try all(0.93, unmanaged, rating: 6)),
      (try all(0.93, unmanaged, rating: 12), try all(0.93, unmanaged, rating: 6)),
    ] {
      #expect(zip(wide, other).allSatisfy { $0 >= $1 * (1 - 3e-6) })
      #expect(zip(wide, other).contains { $0 > $1 * 1.01 }, "the limit does something")
    }
  }

  @Test("A base load beyond the band takes nothing; feed-in that heals it is found with both its ends")
  func healing() throws {
    let grid = try two(loadMW: 30)
    let host = try host(grid) { $0.lowestPU = 0.97 }
    let firm = AddedLoad.firm(steps: 1)
    let draw = host.capacity([HostingSpot(bus: 1)], firm)
    #expect(draw.kW == nil && draw.binding?.kind == .lowVoltage)
    let feed = host.capacity([HostingSpot(bus: 1)], firm.fedIn)
    let kW = try #require(feed.kW)
    #expect(feed.fromKW > 1000 && kW > feed.fromKW && feed.binding?.kind == .highVoltage)
    let spots = [HostingSpot(bus: 1)]
    for (power, holds) in [
      (feed.fromKW, true), (feed.fromKW * 0.999, false), (kW, true), (kW * 1.001, false),
    ] {
      #expect(host.verdict(spots, firm.fedIn, kW: power).holds == holds)
    }
  }

  @Test("A transformer binds by its temperature or its ageing, at a bus and inside the grid")
  func transformers() throws {
    let steps = 96
    let factors = [Double](repeating: 1, count: steps)
    let grid = try two(resistance: 0.001, reactance: 0.001, loadMW: 0.2)
    let firm = AddedLoad.firm(steps: steps)
    let day = AddedLoad(name: "evening", shares: (0..<steps).map { $0 % 24 == 20 ? 1 : 0 })
    let spots = [HostingSpot(bus: 1)]
    for place in [HostingTransformer.Place.bus(1), .branch(0)] {
      let host = try host(grid, factors: factors, transformers: [.init(place, ratingMVA: 0.4)])
      let steady = host.capacity(spots, firm)
      let kW = try #require(steady.kW)
      #expect(steady.binding?.kind == .ageing && host.verdict(spots, firm, kW: kW).holds)
      #expect(host.verdict(spots, firm, kW: kW * 1.001).nearest?.kind == .ageing)
      // The steady state that ages a day a day is 98 °C: K solves 20 + 55 ((1 + 6.5 K²) / 7.5)^0.8 + 23 K^1.6 = 98.
      #expect(abs((kW + 200) / 400 - 1) < 0.02, "\(kW)")
      let short = host.capacity(spots, day)
      #expect(short.binding?.kind == .transformerLoading || short.binding?.kind == .hotSpot)
      #expect(try #require(short.kW) > kW, "an hour a day may be heavier")
    }
    let cool = try host(grid, factors: factors, transformers: [.init(.bus(1), ratingMVA: 0.4)]) {
      ($0.hotSpotC, $0.ageingRate) = (60, 1e9)
    }
    #expect(cool.capacity(spots, firm).binding?.kind == .hotSpot)
  }

  @Test(
    "More blocks put down at random pass limits more often, managed ones less often, and the seed repeats")
  func curve() throws {
    let grid = try RandomGrid.radial(buses: 10, seed: 8)
    let steps = 72
    let host = try host(grid, factors: factors(steps)) { ($0.lowestPU, $0.highestPU) = (0.93, 1.12) }
    let weights = grid.buses.map { max(0, $0.loadMW) }
    func curve(_ load: AddedLoad, seed: UInt64, threads: Int = 1) -> HostingCurve {
      host.curve(
        load, weights: weights, blockKW: 4000, levels: [1, 4, 8, 16, 32, 64, 128], placements: 10, seed: seed,
        threads: threads)
    }
    let unmanaged = AddedLoad(name: "unmanaged", shares: (0..<steps).map { $0 % 24 == 19 ? 1 : 0.2 })
    let managed = AddedLoad(name: "managed", shares: unmanaged.shares.map { min($0, 0.4) })
    let found = curve(unmanaged, seed: 1)
    #expect(found == curve(unmanaged, seed: 1, threads: 3) && found != curve(unmanaged, seed: 2))
    #expect(zip(found.violating, found.violating.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(found.violating.first == 0 && found.violating.last == 10)
    #expect(zip(curve(managed, seed: 1).violating, found.violating).allSatisfy { $0 <= $1 })
    #expect(curve(managed, seed: 1).violating != found.violating)
  }

  @Test("A grid that holds a voltage elsewhere is told, not calculated")
  func held() throws {
    let grid = try PowerGrid(
      baseMVA: 1,
      buses: [
        GridBus(name: "a", kind: .reference, voltageSetpoint: 1),
        GridBus(name: "b", kind: .voltage, voltageSetpoint: 1),
      ], branches: [GridBranch(from: "a", to: "b", resistance: 0.1, reactance: 0.1)],
      generators: [GridGenerator(bus: "b", outputMW: 0.1)])
    let error = #expect(throws: GridFaults.self) { try host(grid) }
    #expect(error?.faults.map(\.code) == ["E0822"])
  }
}
