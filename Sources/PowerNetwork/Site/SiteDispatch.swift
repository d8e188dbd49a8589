/// A station with photovoltaics, a battery and chargers behind one connection: what flows where in every slot.
public struct SiteDispatch: Hashable, Sendable {
  /// Power of the modules, kW per slot.
  public var photovoltaicKW: [Double]
  /// What the chargers want, kW per slot.
  public var chargersKW: [Double]
  /// CNY/kWh per slot.
  public var buy: [Double]
  public var sell: [Double]
  /// Most that flows in and out, kW.
  public var importLimitKW: Double
  public var exportLimitKW: Double
  public var storage: SiteStorage
  /// Stored at the beginning, and at least at the end, kWh.
  public var storedKWh: Double
  /// Length of a slot.
  public var hours: Double

  public init(
    photovoltaicKW: [Double], chargersKW: [Double], buy: [Double], sell: [Double], importLimitKW: Double,
    exportLimitKW: Double, storage: SiteStorage, storedKWh: Double, hours: Double
  ) {
    precondition(
      photovoltaicKW.count == chargersKW.count && buy.count == chargersKW.count && sell.count == buy.count,
      "one number of each kind per slot")
    self.photovoltaicKW = photovoltaicKW
    self.chargersKW = chargersKW
    self.buy = buy
    self.sell = sell
    self.importLimitKW = importLimitKW
    self.exportLimitKW = exportLimitKW
    self.storage = storage
    self.storedKWh = min(max(0, storedKWh), storage.capacityKWh)
    self.hours = hours
  }

  /// The books of a dispatch, kW per slot; they close in every slot:
  /// photovoltaic − curtailed + imported + discharged = chargers − unserved + charged + exported.
  public struct Answer: Hashable, Sendable {
    public internal(set) var imported: [Double] = []
    public internal(set) var exported: [Double] = []
    public internal(set) var charged: [Double] = []
    public internal(set) var discharged: [Double] = []
    public internal(set) var curtailed: [Double] = []
    /// What the chargers want and neither grid nor battery can give: drivers wait for it.
    public internal(set) var unserved: [Double] = []
    /// Stored at the beginning of every slot and at the end, kWh.
    public internal(set) var storedKWh: [Double] = []
    /// Energy bought less sold, CNY, and the ageing of the battery.
    public internal(set) var energyCost = 0.0
    public internal(set) var ageingCost = 0.0
    /// Energy that stays in the battery beyond the beginning is worth nothing here.
    public var cost: Double { energyCost + ageingCost }
    public var unservedKW: Double { unserved.max() ?? 0 }
  }

  /// By rule: the sun goes to the chargers first and then into the battery; the battery fills in the cheapest third of the
  /// prices and gives in the dearest third, and always where the connection is too small; never above the limits.
  public func byRule() -> Answer {
    let levels = PriceLevel.levels(buy)
    let rule = SiteRule(storage: storage, keptKWh: storedKWh, hours: hours)
    var answer = Answer()
    var stored = storedKWh
    answer.storedKWh = [stored]
    for slot in buy.indices {
      let power = rule.power(
        levels[slot], net: chargersKW[slot] - photovoltaicKW[slot], stored: stored,
        importLimitKW: importLimitKW)
      stored = book(&answer, slot: slot, power: power, stored: stored)
    }
    price(&answer)
    return answer
  }

  /// The cheapest dispatch at known prices: exact, by the value function of the stored energy, which is convex and piecewise
  /// linear. What is not served counts a thousand CNY/kWh, so that it is avoided first.
  ///
  /// Where selling pays more than buying, selling is planned at the buying price (a slot never does both), and the cost told
  /// is the true one.
  /// - Complexity: O(slots²).
  /// - Parameter leftWorth: of a kWh stored at the end, CNY; without it the battery ends no emptier than it began.
  public func byOptimum(leftWorth: Double? = nil) -> Answer {
    let steps = buy.indices.map(step)
    var values = [
      leftWorth.map { .init(from: 0, pieces: [.init(slope: -$0, length: storage.capacityKWh)]) }
        ?? ConvexPieces(from: storedKWh, to: storage.capacityKWh)
    ]
    for slot in buy.indices.reversed() {
      values.append(values[values.count - 1].before(steps[slot]).clipped(from: 0, to: storage.capacityKWh))
    }
    values.reverse()
    var answer = Answer()
    var stored = storedKWh
    answer.storedKWh = [stored]
    for slot in buy.indices {
      let next = values[slot + 1].best(from: stored, steps[slot])
      let change = next - stored
      let power =
        change > 0
        ? change / (storage.chargeEfficiency * hours) : change * storage.dischargeEfficiency / hours
      stored = book(&answer, slot: slot, power: power, stored: stored)
    }
    price(&answer)
    return answer
  }

  /// The cost of a slot as a function of the change of the stored energy, kWh.
  private func step(_ slot: Int) -> ConvexPieces {
    let net = chargersKW[slot] - photovoltaicKW[slot]
    let value = min(sell[slot], buy[slot])
    // Corners in power at the meter of the battery: nothing, the connection balanced, and at its limits.
    let low = -storage.dischargeKW
    let high = storage.chargeKW
    let corners =
      ([low, high, 0, -net, importLimitKW - net, -exportLimitKW - net].filter { $0 >= low && $0 <= high })
      .sorted()
    var pieces: [ConvexPieces.Piece] = []
    for (left, right) in zip(corners, corners.dropFirst()) where right > left {
      let middle = (left + right) / 2
      let flow = net + middle
      var price =
        flow > importLimitKW ? 1000 : flow > 0 ? buy[slot] : flow > -exportLimitKW ? value : min(0, value)
      // Per stored kWh: losses on the way in or out, ageing on the way out.
      price =
        middle > 0
        ? price / storage.chargeEfficiency : price * storage.dischargeEfficiency - storage.ageingCost
      let scale = middle > 0 ? storage.chargeEfficiency : 1 / storage.dischargeEfficiency
      pieces.append(.init(slope: price, length: (right - left) * scale * hours))
    }
    // Prices below nothing would reward losses: slopes are kept ascending.
    for index in pieces.indices.dropFirst() {
      pieces[index].slope = max(pieces[index].slope, pieces[index - 1].slope)
    }
    return ConvexPieces(from: low * hours / storage.dischargeEfficiency, pieces: pieces)
  }

  /// Writes one slot; returns what is stored after it.
  private func book(_ answer: inout Answer, slot: Int, power: Double, stored: Double) -> Double {
    let flow = chargersKW[slot] - photovoltaicKW[slot] + power
    answer.charged.append(max(0, power))
    answer.discharged.append(max(0, -power))
    answer.imported.append(min(max(0, flow), importLimitKW))
    answer.unserved.append(max(0, flow - importLimitKW))
    answer.exported.append(min(max(0, -flow), exportLimitKW))
    answer.curtailed.append(max(0, -flow - exportLimitKW))
    let change =
      power > 0 ? power * hours * storage.chargeEfficiency : power * hours / storage.dischargeEfficiency
    let next = min(max(0, stored + change), storage.capacityKWh)
    answer.storedKWh.append(next)
    return next
  }

  private func price(_ answer: inout Answer) {
    for slot in buy.indices {
      answer.energyCost += (answer.imported[slot] * buy[slot] - answer.exported[slot] * sell[slot]) * hours
      answer.ageingCost +=
        answer.discharged[slot] * hours / storage.dischargeEfficiency * storage.ageingCost
    }
  }
}
