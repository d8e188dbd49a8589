/// Looks for the most power a placement takes: a coarse scan and an enclosing search on the steps that bind first, then
/// the whole period; steps that still pass a limit there join in, until none does.
struct HostingSearch {
  let host: HostingGrid
  let screen: HostingScreen
  let load: AddedLoad
  let spots: [HostingSpot]

  /// How close the power that holds and the power that does not come together.
  static let tolerance = 1e-6

  /// The powers that hold, seen from nothing upwards.
  private enum Scan {
    case none(HostingVerdict)
    /// From a power up to the next one tried that does not hold; `nil` where all hold.
    case some(before: (kW: Double, verdict: HostingVerdict)?, from: Double, good: Probe, bad: Probe?)
  }

  private struct Probe {
    let kW: Double
    let verdict: HostingVerdict
  }

  func capacity() -> HostingCapacity {
    let worst = screen.worst(host, spots, load)
    var steps = worst.steps
    var confirmations = 0
    while true {
      let piece = host.pick(steps)
      let check = { (kW: Double) in host.check(piece, spots, load, kW: kW) }
      switch scan(points(worst.estimateKW), check) {
      case .none(let verdict):
        return HostingCapacity(
          kW: nil, fromKW: 0, binding: verdict.nearest, confirmations: confirmations)
      case .some(let before, let start, let good, let bad):
        var from = start
        if let before {
          // The lower end, found with both sides exchanged.
          from =
            enclose(
              good: Probe(kW: start, verdict: check(start)),
              bad: Probe(kW: before.kW, verdict: before.verdict), check
            ).good.kW
        }
        let ends = bad.map { enclose(good: good, bad: $0, check) }
        let top = ends?.good.kW ?? good.kW
        var missed: [Int] = []
        var last = HostingVerdict()
        for kW in from > 0 ? [from, top] : [top] {
          last = host.confirm(spots, load, kW: kW)
          confirmations += 1
          missed += last.violating.prefix(HostingScreen.perPlacement / 2).map(\.step)
        }
        let added = Set(missed).subtracting(steps)
        if !added.isEmpty {
          steps = (steps + added).sorted()
          continue
        }
        if !missed.isEmpty {
          // Neighbours in a block move a flow by less than its tolerance: step back by more than that.
          return settle(from: from, below: top, ends?.bad.verdict, &confirmations)
        }
        if last.holds {
          return HostingCapacity(
            kW: top, fromKW: from, binding: ends?.bad.verdict.nearest, confirmations: confirmations)
        }
        return thermal(from: from, below: top, last, &confirmations)
      }
    }
  }

  /// Powers to try, ascending from nothing: within the estimate in eighths, beyond it in growing steps.
  private func points(_ estimate: Double?) -> [Double] {
    let most = host.limits.mostKW
    let drawn = host.base.activeMW.reduce(0) { $0 + abs($1) } * 1000 / Double(host.steps)
    let scale = max(1e-3, min(estimate ?? max(1, drawn), most / 2))
    var points = [0.0] + (1...8).map { scale * Double($0) / 8 }
    if !screen.strained.isEmpty {
      // The base load passes a limit: look closely for a power that heals it.
      var fine = max(1, drawn) / 1024
      for _ in 0..<12 {
        points += [fine, 1.5 * fine]
        fine *= 2
      }
    }
    points += [1.25, 1.5, 2, 3].map { $0 * scale }
    var next = scale * 4
    while next < most {
      points.append(next)
      next *= 2
    }
    points.append(most)
    return points.filter { $0 <= most }.sorted()
  }

  private func scan(_ points: [Double], _ check: (Double) -> HostingVerdict) -> Scan {
    var before: (kW: Double, verdict: HostingVerdict)?
    var base: HostingVerdict?
    var from: Double?
    var good: Probe?
    for kW in points {
      let verdict = check(kW)
      if base == nil { base = verdict }
      if verdict.holds {
        if from == nil { from = kW }
        good = Probe(kW: kW, verdict: verdict)
      } else if let from, let good {
        return .some(before: before, from: from, good: good, bad: Probe(kW: kW, verdict: verdict))
      } else {
        before = (kW, verdict)
      }
    }
    guard let from, let good else { return .none(base ?? HostingVerdict()) }
    return .some(before: before, from: from, good: good, bad: nil)
  }

  /// Regula falsi with halving of a kept end (Illinois: Dowell, Jarratt 1971, doi:10.1007/BF01934364), every third step
  /// a plain halving; both ends stay what they are.
  private func enclose(
    good first: Probe, bad second: Probe, _ check: (Double) -> HostingVerdict
  ) -> (good: Probe, bad: Probe) {
    var (good, bad) = (first, second)
    var (low, high) = (good.verdict.margin, bad.verdict.margin)
    var turn = 0
    while abs(bad.kW - good.kW) > Self.tolerance * max(bad.kW, good.kW, 1e-3), turn < 100 {
      turn += 1
      var kW = (good.kW + bad.kW) / 2
      if turn % 3 != 0, low.isFinite, high.isFinite, high > low {
        let share = min(1, max(0, -low / (high - low)))
        let near = Self.tolerance * max(bad.kW, good.kW) / 2 / abs(bad.kW - good.kW)
        kW = good.kW + (bad.kW - good.kW) * min(1 - near, max(near, share))
      }
      let verdict = check(kW)
      if verdict.holds {
        good = Probe(kW: kW, verdict: verdict)
        low = verdict.margin
        high /= 2
      } else {
        bad = Probe(kW: kW, verdict: verdict)
        high = verdict.margin
        low /= 2
      }
    }
    return (good, bad)
  }

  /// Where a transformer binds before the network does: a search over whole periods.
  private func thermal(
    from: Double, below top: Double, _ verdict: HostingVerdict, _ confirmations: inout Int
  ) -> HostingCapacity {
    let needsFlow = !host.inner.isEmpty
    var count = 0
    func check(_ kW: Double) -> HostingVerdict {
      if needsFlow {
        count += 1
        return host.confirm(spots, load, kW: kW)
      }
      var verdict = HostingVerdict()
      host.judgeOuter(spots, load, kW: kW, into: &verdict)
      return verdict
    }
    let start = check(from)
    guard start.holds else {
      confirmations += count
      return HostingCapacity(kW: nil, fromKW: 0, binding: start.nearest, confirmations: confirmations)
    }
    let ends = enclose(
      good: Probe(kW: from, verdict: start), bad: Probe(kW: top, verdict: verdict), check)
    // The network held at the top; in between it is asked once more.
    let last = host.confirm(spots, load, kW: ends.good.kW)
    confirmations += count + 1
    guard last.holds else {
      return settle(from: from, below: ends.good.kW, last, &confirmations)
    }
    return HostingCapacity(
      kW: ends.good.kW, fromKW: from, binding: ends.bad.verdict.nearest, confirmations: confirmations)
  }

  /// Steps back until the whole period holds.
  private func settle(
    from: Double, below top: Double, _ verdict: HostingVerdict?, _ confirmations: inout Int
  ) -> HostingCapacity {
    var back = Self.tolerance
    var kW = top
    var nearest = verdict?.nearest
    while back < 1 {
      kW = max(from, top * (1 - back))
      let verdict = host.confirm(spots, load, kW: kW)
      confirmations += 1
      if verdict.holds {
        return HostingCapacity(kW: kW, fromKW: from, binding: nearest, confirmations: confirmations)
      }
      nearest = verdict.nearest
      back *= 4
    }
    return HostingCapacity(kW: nil, fromKW: 0, binding: nearest, confirmations: confirmations)
  }
}
