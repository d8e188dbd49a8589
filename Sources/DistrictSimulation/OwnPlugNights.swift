public import Demand
public import DistrictModel
import EventEngine
import NumericKernels
public import PowerNetwork

/// Own plugs behind the transformers of a district: the nights of a replication under a policy.
public struct OwnPlugNights: Sendable {
  private let charging: EstateCharging
  private let plugs: [Plug]
  private let from: Nanoseconds
  private let days: Int
  private let seed: UInt64
  /// What a night asks of its class.
  private struct Plug: Sendable {
    let kW: Double
    let efficiency: Double
    let policy: OwnPlugPolicy
    let depotKW: Double
  }

  /// Whether any class moves energy within its stay.
  public let moves: Bool

  /// - Parameter homePrices: CNY/kWh by hour of the day.
  public init(
    world: World, grid: DistrictGrid, settings: RunSettings, homePrices: [Double], selling: SellingTerms
  ) {
    plugs = world.fleets.map {
      Plug(
        kW: $0.ownPlugKW, efficiency: $0.ownPlugEfficiencyShare, policy: $0.ownPlugPolicy,
        depotKW: $0.depotKWPerPlug)
    }
    days = settings.days
    seed = settings.seed
    from = Int64(settings.warmUpDays - 1) * Duration.day
    moves = world.fleets.contains(where: \.ownPlugPolicy.needsGrid)
    // The horizon begins a day before the recorded ones: their first night does.
    let slots = (settings.days + 1) * 96
    let first = (settings.warmUpDays + world.calendar.firstWeekday - 2 + 7) % 7 * 96
    charging = EstateCharging(
      slots: slots,
      capacityKW: grid.cellKVA.map { $0 > 0 ? $0 * grid.parameters.powerFactor : .infinity },
      buy: (0..<slots).map { homePrices[$0 % 96 / 4] },
      sell: (0..<slots).map { world.tariff.energyCNYPerKWh[$0 % 96 / 4] * selling.priceFactor },
      selling: selling
    ) { cell, slot in 1000 * grid.baseMW(cell: cell, slot: (first + slot) % StationHeadroom.slots) }
  }

  /// All nights of a replication, those of the recorded days told.
  ///
  /// - Parameter policy: for all classes, instead of their own.
  public func week(_ nights: [PlugStay], policy: OwnPlugPolicy? = nil) -> OwnPlugWeek {
    weeks(nights, policies: [policy])[0]
  }

  /// The same under several policies.
  public func weeks(_ nights: [PlugStay], policies: [OwnPlugPolicy?]) -> [OwnPlugWeek] {
    let depots = depots(nights)
    let energyKWh = nights.reduce(0) { $0 + EnergyUnit.kWh($1.energy) }
    // By cell, as transformers are gone through: neighbours in the list are neighbours in memory.
    var rowsOfCell = [[Int32]](repeating: [], count: charging.capacityKW.count)
    for row in nights.indices { rowsOfCell[Int(nights[row].cell)].append(Int32(row)) }
    let stays = rowsOfCell.joined().map { stay(nights[Int($0)], depots) }
    return charging.charge(stays, depotKW: depots.map(\.kW), policies: policies).map { answer in
      var depotKW = [[Double]](repeating: [], count: charging.capacityKW.count)
      for (depot, load) in zip(depots, answer.depotKW) where !load.isEmpty {
        let cell = Int(depot.cell)
        depotKW[cell] = depotKW[cell].isEmpty ? load : zip(depotKW[cell], load).map { $0 + $1 }
      }
      return OwnPlugWeek(
        totalKW: recorded(answer.totalKW), estateKW: answer.estateKW.map(recorded),
        depotKW: depotKW.map(recorded), energyKWh: energyKWh, beyondKWh: answer.beyondKWh, cost: answer.cost,
        soldKWh: answer.soldKWh)
    }
  }

  /// The evening before the first recorded day stands for the last day's, whose night is never planned.
  private func recorded(_ load: [Double]) -> [Double] {
    guard load.count > 96 else { return [] }
    var recorded = Array(load.dropFirst(96))
    for slot in 0..<96 { recorded[recorded.count - 96 + slot] += load[slot] }
    return recorded
  }

  private struct Depot {
    let cell: Int32
    let kind: UInt16
    let kW: Double
  }

  /// Classes with transformers of their own, by cell; a plug is a car that was there on any night.
  private func depots(_ nights: [PlugStay]) -> [Depot] {
    let cars = nights.filter { plugs[Int($0.kind)].depotKW > 0 }
      .sorted { ($0.kind, $0.cell, $0.vehicle) < ($1.kind, $1.cell, $1.vehicle) }
    var depots: [Depot] = []
    var last: PlugStay?
    for car in cars {
      let each = plugs[Int(car.kind)].depotKW
      if let last, last.kind == car.kind, last.cell == car.cell {
        if last.vehicle != car.vehicle {
          let depot = depots.removeLast()
          depots.append(Depot(cell: depot.cell, kind: depot.kind, kW: depot.kW + each))
        }
      } else {
        depots.append(Depot(cell: car.cell, kind: car.kind, kW: each))
      }
      last = car
    }
    return depots
  }

  private func stay(_ night: PlugStay, _ depots: [Depot]) -> EstateStay {
    let kind = plugs[Int(night.kind)]
    let hours = EnergyUnit.kWh(night.energy)
    let slot = Double(Duration.quarterHour)
    let power = kind.kW
    // Whole slots of the stay, and at least as many as the charge needs.
    let until = Int((Double(night.until - from) / slot).rounded(.down))
    let needed = Int((hours / power / EstateCharging.hours - 1e-9).rounded(.up))
    let begin = min(Int((Double(night.from - from) / slot).rounded(.up)), until - needed)
    let words = Philox4x32.block(
      counter: Philox4x32.Words(
        UInt32(truncatingIfNeeded: night.until / Duration.day), 0, Self.purpose.word,
        UInt32(bitPattern: night.vehicle)),
      key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    return EstateStay(
      cell: Int(night.cell),
      depot: kind.depotKW > 0
        ? depots.firstIndex { $0.cell == night.cell && $0.kind == night.kind } : nil,
      policy: kind.policy,
      car: FlexibleVehicle(arrival: begin, departure: until, powerKW: power, energyKWh: hours),
      startHours: Duration.inHours(night.start - from), lengthHours: Duration.inHours(night.length),
      heldKWh: EnergyUnit.kWh(night.held), capacityKWh: EnergyUnit.kWh(night.capacity),
      efficiency: kind.efficiency, draw: unitInterval(words.a))
  }

  private static let purpose = StreamPurpose("power.nights")
}

/// Own plugs over the recorded days, power in kW by quarter hour.
public struct OwnPlugWeek: Sendable {
  public let totalKW: [Double]
  /// By cell; empty where no car ever stands.
  public let estateKW: [[Double]]
  public let depotKW: [[Double]]
  /// Of all nights that end in the recorded days, at the meter.
  public let energyKWh: Double
  /// What the transformers could not carry within the stays; it is in the load all the same.
  public let beyondKWh: Double
  /// Paid by the drivers less what they earned, CNY.
  public let cost: Double
  public let soldKWh: Double
}
