extension HostingGrid {
  /// Steps that one flow series may hold at most, so that a year of a large grid is calculated in pieces.
  var stepsAtOnce: Int { max(256, 2_000_000 / max(1, grid.buses.count)) }

  /// Whether the whole period holds with a power added, transformers included.
  func confirm(_ spots: [HostingSpot], _ load: AddedLoad, kW: Double) -> HostingVerdict {
    var verdict = HostingVerdict()
    var currents = inner.map { _ in [Double]() }
    var first = 0
    while first < steps {
      let piece = Array(first..<min(steps, first + stepsAtOnce))
      network(pick(piece), spots, load, kW: kW, into: &verdict, currents: &currents)
      first += piece.count
    }
    verdict.violating.sort { ($0.excess, $1.step) > ($1.excess, $0.step) }
    for (place, current) in zip(inner, currents) {
      judge(place.transformer, current.map { $0 / place.rating }, into: &verdict)
    }
    judgeOuter(spots, load, kW: kW, into: &verdict)
    return verdict
  }

  /// Whether some steps hold in the network; transformers need the whole period.
  func check(_ piece: HostingPiece, _ spots: [HostingSpot], _ load: AddedLoad, kW: Double) -> HostingVerdict {
    var verdict = HostingVerdict()
    var currents = inner.map { _ in [Double]() }
    network(piece, spots, load, kW: kW, into: &verdict, currents: &currents)
    return verdict
  }

  /// The transformers outside the grid that the placement loads; no flow is needed for them.
  func judgeOuter(
    _ spots: [HostingSpot], _ load: AddedLoad, kW: Double, into verdict: inout HostingVerdict
  ) {
    for transformer in transformers {
      guard case .bus(let bus) = transformer.place else { continue }
      let share = spots.reduce(0) { $0 + ($1.bus == bus ? $1.share : 0) }
      guard share != 0 else { continue }
      let loading = (0..<steps).map { step in
        let added = kW / 1000 * share * load.shares[step]
        let p = base.activeMW[bus * steps + step] + added
        let q = base.reactiveMVAr[bus * steps + step] + added * load.reactivePerActive
        return (p * p + q * q).squareRoot() / transformer.ratingMVA
      }
      judge(transformer, loading, into: &verdict)
    }
  }

  private func judge(
    _ transformer: HostingTransformer, _ loading: [Double], into verdict: inout HostingVerdict
  ) {
    var bus: Int?
    var branch: Int?
    switch transformer.place {
    case .bus(let row): bus = row
    case .branch(let row): branch = row
    }
    // A failed flow leaves no current; the network has said so already.
    guard loading.allSatisfy(\.isFinite) else { return }
    var heaviest = 0
    for step in loading.indices where loading[step] > loading[heaviest] { heaviest = step }
    verdict.take(
      loading[heaviest] / limits.transformerLoading - 1, .transformerLoading, bus: bus, branch: branch,
      step: heaviest, value: loading[heaviest], limit: limits.transformerLoading)
    // The period is run twice, so that it begins as hot as it ends.
    let hotSpots = transformer.thermal.hotSpots(
      load: loading + loading, ambient: ambientC + ambientC, minutes: minutesPerStep
    ).suffix(steps)
    var hottest = (step: 0, celsius: -Double.infinity)
    var ageing = 0.0
    for (step, celsius) in hotSpots.enumerated() {
      if celsius > hottest.celsius { hottest = (step, celsius) }
      ageing += TransformerThermal.ageingOfNormalPaper(hotSpot: celsius)
    }
    verdict.take(
      hottest.celsius / limits.hotSpotC - 1, .hotSpot, bus: bus, branch: branch, step: hottest.step,
      value: hottest.celsius, limit: limits.hotSpotC)
    let rate = ageing / Double(steps)
    verdict.take(
      rate / limits.ageingRate - 1, .ageing, bus: bus, branch: branch, step: nil, value: rate,
      limit: limits.ageingRate)
  }

  private func network(
    _ piece: HostingPiece, _ spots: [HostingSpot], _ load: AddedLoad, kW: Double,
    into verdict: inout HostingVerdict, currents: inout [[Double]]
  ) {
    let count = piece.steps.count
    var loads = piece.base
    for spot in spots {
      let added = kW / 1000 * spot.share
      for (place, step) in piece.steps.enumerated() {
        let active = added * load.shares[step]
        loads.activeMW[spot.bus * count + place] += active
        loads.reactiveMVAr[spot.bus * count + place] += active * load.reactivePerActive
      }
    }
    let series = flow.solve(loads, currents: !rated.isEmpty || !inner.isEmpty)
    // How far each step is beyond a limit, at most.
    var excess = [Double](repeating: -.infinity, count: count)
    for place in series.failedSteps { excess[place] = .infinity }
    var worst = HostingVerdict()
    for bus in live {
      for place in 0..<count where excess[place] < .infinity {
        let voltage = series.magnitudes[bus * count + place]
        let low = (limits.lowestPU - voltage) / limits.lowestPU
        let high = (voltage - limits.highestPU) / limits.highestPU
        let over = max(low, high)
        if over > excess[place] { excess[place] = over }
        guard over > worst.margin else { continue }
        worst.take(
          over, low > high ? .lowVoltage : .highVoltage, bus: bus, step: piece.steps[place], value: voltage,
          limit: low > high ? limits.lowestPU : limits.highestPU)
      }
    }
    for (branch, rating) in rated {
      for place in 0..<count where excess[place] < .infinity {
        let loading = series.currents[branch * count + place] / rating
        if loading - 1 > excess[place] { excess[place] = loading - 1 }
        guard loading - 1 > worst.margin else { continue }
        worst.take(loading - 1, .rating, branch: branch, step: piece.steps[place], value: loading, limit: 1)
      }
    }
    for sum in sums {
      for place in 0..<count where excess[place] < .infinity {
        var (active, reactive) = (0.0, 0.0)
        for bus in sum.buses {
          active += loads.activeMW[bus * count + place]
          reactive += loads.reactiveMVAr[bus * count + place]
        }
        let loading = (active * active + reactive * reactive).squareRoot() / sum.ratingMVA
        if loading - 1 > excess[place] { excess[place] = loading - 1 }
        guard loading - 1 > worst.margin else { continue }
        worst.take(loading - 1, .rating, step: piece.steps[place], value: loading, limit: 1)
      }
    }
    for (index, place) in inner.enumerated() {
      for step in 0..<count {
        currents[index].append(
          excess[step] < .infinity ? series.currents[place.branch * count + step] : .nan)
      }
    }
    if let place = series.failedSteps.first {
      let lowest = Int(series.lowestBus[place])
      worst.take(.infinity, .noSolution, bus: lowest, step: piece.steps[place])
    }
    for place in 0..<count where excess[place] > 0 {
      worst.violating.append((piece.steps[place], excess[place]))
    }
    verdict.take(worst)
  }
}

/// Some steps of the period with their base loads side by side.
struct HostingPiece {
  let steps: [Int]
  let base: LoadColumns
}

extension HostingGrid {
  func pick(_ chosen: [Int]) -> HostingPiece {
    guard chosen.count < steps else { return HostingPiece(steps: chosen, base: base) }
    var active: [Double] = []
    var reactive: [Double] = []
    active.reserveCapacity(grid.buses.count * chosen.count)
    reactive.reserveCapacity(grid.buses.count * chosen.count)
    for bus in grid.buses.indices {
      for step in chosen {
        active.append(base.activeMW[bus * steps + step])
        reactive.append(base.reactiveMVAr[bus * steps + step])
      }
    }
    return HostingPiece(
      steps: chosen, base: LoadColumns(steps: chosen.count, activeMW: active, reactiveMVAr: reactive))
  }
}
