import NumericKernels

extension CabinetShares {
  /// Hours until the present shares end; infinity if nothing moves.
  ///
  /// Ends of pieces and charges of those who follow or hold a fixed share are closed forms and bracket the rest;
  /// inside the bracket one search finds the first zero of any margin.
  func hoursToNextEvent(_ members: inout [CabinetMember], capKW: Double) -> Double {
    var span = members.mutableSpan
    var bracket = Double.infinity
    /// Least site-side kWh until a levelled member stops.
    var nearest = Double.infinity
    for row in span.indices {
      switch span[row].rule {
      case .idle: continue
      case .level:
        nearest = min(
          nearest, (span[row].stop - span[row].state) * span[row].capacityKWh / span[row].efficiency)
      case .follow: bracket = span[row].hoursFollowing(isPooled, within: bracket)
      case .fixed: bracket = min(bracket, span[row].hoursFixed())
      }
    }
    guard isPooled else { return bracket }
    return firstCrossing(&span, capKW, bracket: bracket, nearest: nearest)
  }

  /// The first zero of a margin before `bracket`, found from the left without ever stepping over one.
  ///
  /// Margins: how far the level stands above a follower, a levelled member's acceptance above the level, the followers'
  /// sum below the cap, and a levelled member's stop ahead. Each is a sum of exponentials whose second derivative has
  /// a bound over the bracket, so the zero of the parabola below it is a safe step; near a zero the steps are Newton's.
  /// When they run out the event is early, which only costs one more look.
  private func firstCrossing(
    _ members: inout MutableSpan<CabinetMember>, _ capKW: Double, bracket: Double, nearest: Double
  ) -> Double {
    var time = 0.0
    for _ in 0..<64 {
      let sums = Followers(&members, after: time)
      let step = safeStep(members, sums, after: time, capKW, nearest: nearest)
      guard time + step < bracket else { return bracket }
      time += step
      if step < 1e-13 { break }
    }
    return time
  }

  private func safeStep(
    _ members: borrowing MutableSpan<CabinetMember>, _ sums: Followers, after time: Double, _ capKW: Double,
    nearest: Double
  ) -> Double {
    let capStep = Self.safeStep(capKW - sums.power + slack, slope: -sums.slope, bend: sums.bend)
    guard levelled > 0 else { return capStep }
    let level = (capKW - sums.power) / levelled
    let levelSlope = -sums.slope / levelled
    let energy = (capKW * time - sums.energy) / levelled
    var step = Self.safeStep(nearest - energy, slope: -level, bend: sums.falling / levelled)
    if isPriority { step = min(step, capStep) }
    for row in members.indices {
      let rate = members[row].rate
      switch members[row].rule {
      case .follow where !isPriority:
        let most = rate > 0 ? members[row].acceptanceAtStop : members[row].reachKW
        step = min(
          step,
          Self.safeStep(
            level - members[row].reachKW + members[row].slack,
            slope: levelSlope - rate * members[row].reachKW,
            bend: sums.bend / levelled + rate * rate * most))
      case .level:
        let bend = rate < 0 ? -rate * sums.falling : rate * sums.rising
        step = min(
          step,
          Self.safeStep(
            members[row].acceptance + rate * energy - level + members[row].slack,
            slope: rate * level - levelSlope, bend: bend / levelled))
      default: continue
      }
    }
    return step
  }

  /// Smallest h with value + slope h - bend h² / 2 = 0; infinity where nothing moves.
  @inline(__always) private static func safeStep(_ value: Double, slope: Double, bend: Double) -> Double {
    guard slope != 0 || bend != 0 else { return .infinity }
    guard value > 0 else { return 0 }
    let root = (slope * slope + 2 * bend * value).squareRoot()
    if slope > 0 { return (slope + root) / bend }
    return root - slope > 0 ? 2 * value / (root - slope) : .infinity
  }
}

/// Sums over the followers at one time, and bounds on them until the bracket's end.
private struct Followers {
  var power = 0.0
  var slope = 0.0
  var energy = 0.0
  /// Bounds: of the second derivative of `power`, and of the falling and the rising part of `slope`.
  var bend = 0.0
  var falling = 0.0
  var rising = 0.0

  /// Leaves each follower's power in `reachKW`.
  init(_ members: inout MutableSpan<CabinetMember>, after hours: Double) {
    for row in members.indices where members[row].rule == .follow {
      let (now, given) = members[row].following(hours)
      members[row].reachKW = now
      let rate = members[row].rate
      power += now
      slope += rate * now
      energy += given
      if rate > 0 {
        rising += rate * members[row].acceptanceAtStop
        bend += rate * rate * members[row].acceptanceAtStop
      } else {
        falling -= rate * now
        bend += rate * rate * now
      }
    }
  }
}

extension CabinetMember {
  /// Hours until a follower stops or, with a share of its own, leaves the stretch between floor and limit; at most
  /// `bracket`.
  func hoursFollowing(_ isPooled: Bool, within bracket: Double) -> Double {
    var distance = stop - state
    var end = acceptanceAtStop
    if !isPooled, rate > 0, limit < end { (distance, end) = (way(to: limit), limit) }
    if !isPooled, rate < 0, floor > end { (distance, end) = (way(to: floor), floor) }
    // A lower bound spares most logarithms.
    let site = capacityKWh * distance / efficiency
    guard site < bracket * max(acceptance, end) else { return bracket }
    let x = rate * capacityKWh * distance / (acceptance * efficiency)
    let stretch = x == 0 ? 1 : Elementary.log1p(x) / x
    return min(bracket, site / acceptance * stretch)
  }

  /// Hours until a member with a fixed share stops or accepts less than the share.
  func hoursFixed() -> Double {
    guard limit > 0 else { return .infinity }
    let distance = rate < 0 && acceptanceAtStop < limit ? way(to: limit) : stop - state
    return distance * capacityKWh / (efficiency * limit)
  }

  /// State of charge from here to where the battery accepts `siteKW`.
  private func way(to siteKW: Double) -> Double {
    max(0, (siteKW - acceptance) * efficiency / (rate * capacityKWh))
  }
}
