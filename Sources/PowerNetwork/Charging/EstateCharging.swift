public import DistrictModel

/// Charges the cars of estates and depots, each behind its transformer, with the policy of its class.
///
/// Every car gets by its departure what it got by the clock: a policy only moves energy. What a transformer cannot carry
/// within the stays is given all the same and told: the transformer is then overloaded.
public struct EstateCharging: Sendable {
  public static let hours = 0.25

  /// Slots of a quarter hour.
  public let slots: Int
  /// What the transformer of each cell carries, kW; infinity where none is known.
  public let capacityKW: [Double]
  /// CNY/kWh at the meter of a home by slot; what is paid for sold energy likewise.
  public let buy: [Double]
  public let sell: [Double]
  public let selling: SellingTerms
  /// Everything but vehicles in a cell and slot, kW.
  private let base: @Sendable (Int, Int) -> Double

  public init(
    slots: Int, capacityKW: [Double], buy: [Double], sell: [Double],
    selling: SellingTerms = SellingTerms(), base: @escaping @Sendable (Int, Int) -> Double
  ) {
    precondition(buy.count == slots && sell.count == slots, "one price per slot")
    self.slots = slots
    self.capacityKW = capacityKW
    self.buy = buy
    self.sell = sell
    self.selling = selling
    self.base = base
  }

  public struct Answer: Sendable {
    /// kW of the estates of each cell by slot, vehicles only; empty where no car ever stands.
    public internal(set) var estateKW: [[Double]]
    public internal(set) var depotKW: [[Double]]
    /// Of all cars, by slot.
    public internal(set) var totalKW: [Double]
    /// Energy the transformers could not carry within the stays, kWh; it is in the load all the same.
    public internal(set) var beyondKWh = 0.0
    /// Paid by the drivers for energy less what they earned, wear included, CNY.
    public internal(set) var cost = 0.0
    /// Given back, kWh at the meter.
    public internal(set) var soldKWh = 0.0
  }

  /// - Parameters:
  ///   - depotKW: what the transformer of each depot carries.
  ///   - policy: for all cars, instead of their own.
  public func charge(
    _ stays: [EstateStay], depotKW: [Double] = [], policy: OwnPlugPolicy? = nil
  ) -> Answer {
    charge(stays, depotKW: depotKW, policies: [policy])[0]
  }

  /// The same stays under several policies, each for all cars; `nil` leaves every car its own.
  public func charge(
    _ stays: [EstateStay], depotKW: [Double] = [], policies: [OwnPlugPolicy?]
  ) -> [Answer] {
    var answers = [Answer](
      repeating: Answer(
        estateKW: [[Double]](repeating: [], count: capacityKW.count),
        depotKW: [[Double]](repeating: [], count: depotKW.count),
        totalKW: [Double](repeating: 0, count: slots)), count: policies.count)
    // Estates first, then depots; within one the cars as they came.
    var groups = [[Int]](repeating: [], count: capacityKW.count + depotKW.count)
    for (row, stay) in stays.enumerated() {
      groups[stay.depot.map { capacityKW.count + $0 } ?? stay.cell].append(row)
    }
    for (place, rows) in groups.enumerated() where !rows.isEmpty {
      let depot = place - capacityKW.count
      let ground = depot >= 0 ? [Double](repeating: 0, count: slots) : (0..<slots).map { base(place, $0) }
      let cars = rows.map { stays[$0] }
      for (row, policy) in policies.enumerated() {
        let load = charge(
          cars, policy, ground: ground, capacityKW: depot >= 0 ? depotKW[depot] : capacityKW[place],
          &answers[row])
        add(load, to: &answers[row].totalKW)
        if depot >= 0 { answers[row].depotKW[depot] = load } else { answers[row].estateKW[place] = load }
      }
    }
    return answers
  }

  /// One transformer. Policies take their turn in the order they are declared in, each on top of those before.
  private func charge(
    _ stays: [EstateStay], _ all: OwnPlugPolicy?, ground: [Double], capacityKW: Double, _ answer: inout Answer
  ) -> [Double] {
    var load = [Double](repeating: 0, count: slots)
    for policy in all.map({ [$0] }) ?? OwnPlugPolicy.allCases {
      let group = all == nil ? stays.filter { $0.policy == policy } : stays
      guard !group.isEmpty else { continue }
      var below = ground
      add(load, to: &below)
      let left = below.map { max(0, capacityKW - $0) }
      add(power(policy, group, below: below, left: left, &answer), to: &load)
    }
    return load
  }

  private func add(_ more: [Double], to load: inout [Double]) {
    load.withUnsafeMutableBufferPointer { load in
      for slot in more.indices { load[slot] += more[slot] }
    }
  }

  private func power(
    _ policy: OwnPlugPolicy, _ stays: [EstateStay], below: [Double], left: [Double], _ answer: inout Answer
  ) -> [Double] {
    let cars = stays.map(\.car)
    let hours = Self.hours
    switch policy {
    case .startHour, .orderly:
      let load = byTheClock(stays)
      answer.cost += zip(load, buy).reduce(0) { $0 + $1.0 * $1.1 * hours }
      return load
    case .onArrival:
      return book(OrderlyCharging.unmanaged(cars, slots: slots, hours: hours), cars, &answer)
    case .timed:
      return book(OrderlyCharging.timedByTariff(cars, prices: buy, hours: hours), cars, &answer)
    case .timedSpread:
      return book(
        OrderlyCharging.timedByTariff(cars, prices: buy, hours: hours, spread: stays.map(\.draw)), cars,
        &answer)
    case .leastLaxity:
      return book(OrderlyCharging.leastLaxity(cars, limitKW: left, hours: hours), cars, &answer)
    case .priceGreedy:
      return book(
        OrderlyCharging.priceGreedy(cars, prices: buy, limitKW: left, hours: hours), cars, &answer)
    case .valleyFilling:
      // A hundredth of a kilowatt is less than a meter shows; after three passes the sum of squares stands to seven digits.
      let filled = ValleyFilling(base: below, vehicles: cars, hours: hours, tolerance: 0.01, limit: 4)
      return book(.init(schedule: filled.schedule, undeliveredKWh: filled.undeliveredKWh), cars, &answer)
    case .vehicleToGrid:
      let sellers = stays.filter { $0.draw < selling.share }
      let others = stays.filter { $0.draw >= selling.share }
      var load = power(.timed, others, below: below, left: left, &answer)
      for stay in sellers { sell(stay, &load, &answer) }
      return load
    }
  }

  /// Adds up a schedule; what it could not deliver follows as early as the stay allows.
  private func book(
    _ given: OrderlyCharging.Answer, _ cars: [FlexibleVehicle], _ answer: inout Answer
  ) -> [Double] {
    var load = given.schedule.load()
    for (row, missing) in given.undeliveredKWh.enumerated() where missing > 0 {
      var rest = missing / Self.hours
      answer.beyondKWh += missing
      for slot in cars[row].stay(slots: slots) where rest > 0 {
        let more = min(rest, cars[row].powerKW - given.schedule.power(row, slot))
        load[slot] += max(0, more)
        rest -= max(0, more)
      }
    }
    answer.cost += zip(load, buy).reduce(0) { $0 + $1.0 * $1.1 * Self.hours }
    return load
  }

  /// Constant power from an instant on; partial slots count in part.
  private func byTheClock(_ stays: [EstateStay]) -> [Double] {
    var load = [Double](repeating: 0, count: slots)
    for stay in stays where stay.lengthHours > 0 {
      let first = stay.startHours / Self.hours
      let last = (stay.startHours + stay.lengthHours) / Self.hours
      let power = stay.car.energyKWh / stay.lengthHours
      for slot in max(0, Int(first))..<max(0, Int(first), min(slots, Int(last.rounded(.up)))) {
        load[slot] += power * (min(last, Double(slot + 1)) - max(first, Double(slot)))
      }
    }
    return load
  }

  /// Pairs cheap and dear hours of one stay; the car leaves with what the clock alone would have given it.
  private func sell(_ stay: EstateStay, _ load: inout [Double], _ answer: inout Answer) {
    // Neighbours of equal prices are one step: a battery has no reason to change its mind within them.
    var steps: [Range<Int>] = []
    for slot in stay.car.stay(slots: slots) {
      if let last = steps.last, buy[last.lowerBound] == buy[slot], sell[last.lowerBound] == sell[slot] {
        steps[steps.count - 1] = last.lowerBound..<slot + 1
      } else {
        steps.append(slot..<slot + 1)
      }
    }
    let battery = VehicleToGrid(
      capacityKWh: stay.capacityKWh, startKWh: stay.heldKWh,
      targetKWh: stay.heldKWh + stay.car.energyKWh * stay.efficiency,
      reserveKWh: min(stay.heldKWh, selling.reserveShare * stay.capacityKWh), chargeKW: stay.car.powerKW,
      dischargeKW: stay.car.powerKW, chargeEfficiency: stay.efficiency, dischargeEfficiency: stay.efficiency,
      wear: selling.wear, serviceShare: selling.serviceShare)
    let plan = battery.plan(
      buy: steps.map { buy[$0.lowerBound] }, sell: steps.map { sell[$0.lowerBound] },
      lengths: steps.map { Double($0.count) * Self.hours })
    for (step, range) in steps.enumerated() {
      for slot in range { load[slot] += plan.chargeKW[step] - plan.dischargeKW[step] }
      answer.soldKWh += plan.dischargeKW[step] * Double(range.count) * Self.hours
    }
    answer.cost += plan.cost
    answer.beyondKWh += plan.missingKWh / stay.efficiency
  }
}
