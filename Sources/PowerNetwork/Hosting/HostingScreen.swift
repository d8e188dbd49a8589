/// Which steps bind first, by a linear flow: the base load's own flow, and how voltages and currents answer to a small
/// power. Linear answers err on the side that looks safe, so they only rank; the exact flow decides.
struct HostingScreen: Sendable {
  private struct Entry: Sendable {
    let step: Int32
    /// What is left of a limit per unit of the step's share.
    let room: Double
  }

  /// Steps kept for each limit, and for each placement.
  static let perLimit = 16
  static let perPlacement = 64

  /// By live bus: what is left to the lower voltage in steps that draw, to the upper in steps that feed in.
  private let voltages: [[Entry]]
  /// By limited branch: where the current is raised by draw and by feed-in, or turned round by them.
  private let draws: [[Entry]]
  private let drawsTurned: [[Entry]]
  private let feeds: [[Entry]]
  private let feedsTurned: [[Entry]]
  /// Steps whose base load alone passes a limit of the network, worst first.
  let strained: [Int]
  /// The step with the lowest voltage, where sensitivities are taken.
  private let probed: Int
  private let limited: [(branch: Int, rating: Double)]

  init(_ host: HostingGrid, _ load: AddedLoad) {
    let limited =
      host.rated + host.inner.map { ($0.branch, $0.rating * host.limits.transformerLoading) }
    self.limited = limited
    var voltages = [[Entry]](repeating: [], count: host.live.count)
    var branches = [[[Entry]]](repeating: [[Entry]](repeating: [], count: limited.count), count: 4)
    var strained: [(step: Int, excess: Double)] = []
    var lowest = (step: 0, voltage: Double.infinity)
    var first = 0
    while first < host.steps {
      let piece = host.pick(Array(first..<min(host.steps, first + host.stepsAtOnce)))
      let count = piece.steps.count
      let series = host.flow.solve(piece.base, currents: !limited.isEmpty)
      var excess = [Double](repeating: 0, count: count)
      for place in series.failedSteps { excess[place] = .infinity }
      for place in 0..<count where excess[place] < .infinity && series.lowest[place] < lowest.voltage {
        lowest = (first + place, series.lowest[place])
      }
      for (row, bus) in host.live.enumerated() {
        for place in 0..<count where excess[place] < .infinity {
          let voltage = series.magnitudes[bus * count + place]
          let (low, high) = (voltage - host.limits.lowestPU, host.limits.highestPU - voltage)
          excess[place] = max(excess[place], -low, -high)
          let share = load.shares[first + place]
          guard share != 0 else { continue }
          Self.keep((share > 0 ? low : high) / abs(share), first + place, in: &voltages[row])
        }
      }
      for (row, limit) in limited.enumerated() {
        for place in 0..<count where excess[place] < .infinity {
          let current = series.currents[limit.branch * count + place]
          if row < host.rated.count { excess[place] = max(excess[place], current / limit.rating - 1) }
          let share = load.shares[first + place]
          guard share != 0 else { continue }
          let side = share > 0 ? 0 : 2
          Self.keep((limit.rating - current) / abs(share), first + place, in: &branches[side][row])
          Self.keep((limit.rating + current) / abs(share), first + place, in: &branches[side + 1][row])
        }
      }
      for place in 0..<count where excess[place] > 0 { strained.append((first + place, excess[place])) }
      first += count
    }
    self.voltages = voltages
    (draws, drawsTurned) = (branches[0], branches[1])
    (feeds, feedsTurned) = (branches[2], branches[3])
    strained.sort { ($0.excess, $1.step) > ($1.excess, $0.step) }
    self.strained = strained.prefix(Self.perPlacement).map(\.step)
    probed = lowest.step
  }

  /// Keeps the smallest rooms, in order.
  private static func keep(_ room: Double, _ step: Int, in list: inout [Entry]) {
    if list.count == perLimit {
      guard room < list[perLimit - 1].room else { return }
      list.removeLast()
    }
    var place = list.count
    while place > 0, list[place - 1].room > room { place -= 1 }
    list.insert(Entry(step: Int32(truncatingIfNeeded: step), room: room), at: place)
  }
}

extension HostingScreen {
  /// The steps that bind first for a placement, ascending, and the power at which the first one does by the linear
  /// flow, kW.
  func worst(_ host: HostingGrid, _ spots: [HostingSpot], _ load: AddedLoad) -> (
    steps: [Int], estimateKW: Double?
  ) {
    var rooms: [(kW: Double, step: Int)] = []
    if let answer = sensitivities(host, spots, load) {
      for (row, bus) in host.live.enumerated() {
        let slope = abs(answer.voltage(bus))
        guard slope > 1e-12 else { continue }
        for entry in voltages[row] { rooms.append((entry.room / slope, Int(entry.step))) }
      }
      for (row, limit) in limited.enumerated() {
        let slope = answer.current(limit.branch)
        guard abs(slope) > 1e-12 else { continue }
        let lists = slope > 0 ? [draws[row], feedsTurned[row]] : [drawsTurned[row], feeds[row]]
        for entry in lists.joined() { rooms.append((entry.room / abs(slope), Int(entry.step))) }
      }
    }
    rooms.sort { ($0.kW, $0.step) < ($1.kW, $1.step) }
    var chosen = strained
    var known = Set(strained)
    for room in rooms where chosen.count < Self.perPlacement && known.insert(room.step).inserted {
      chosen.append(room.step)
    }
    // Limits nobody comes near leave the steps with the largest shares.
    if chosen.isEmpty { chosen = [probed] }
    return (chosen.sorted(), rooms.first { $0.kW > 0 }?.kW)
  }

  private struct Sensitivities {
    let before: FlowSeries
    let after: FlowSeries
    let kW: Double

    func voltage(_ bus: Int) -> Double { (after.magnitudes[bus] - before.magnitudes[bus]) / kW }
    func current(_ branch: Int) -> Double { (after.currents[branch] - before.currents[branch]) / kW }
  }

  /// Change per kW drawn, at the step with the lowest voltage.
  private func sensitivities(
    _ host: HostingGrid, _ spots: [HostingSpot], _ load: AddedLoad
  ) -> Sensitivities? {
    var probe = host.pick([probed]).base
    let before = host.flow.solve(probe, currents: !limited.isEmpty, tolerance: 1e-11)
    let drawn = probe.activeMW.reduce(0) { $0 + abs($1) }
    let kW = max(1e-3 * host.grid.baseMVA, 0.01 * drawn) * 1000
    for spot in spots {
      probe.activeMW[spot.bus] += kW / 1000 * spot.share
      probe.reactiveMVAr[spot.bus] += kW / 1000 * spot.share * load.reactivePerActive
    }
    let after = host.flow.solve(probe, currents: !limited.isEmpty, tolerance: 1e-11)
    guard before.failedSteps.isEmpty, after.failedSteps.isEmpty else { return nil }
    return Sensitivities(before: before, after: after, kW: kW)
  }
}
