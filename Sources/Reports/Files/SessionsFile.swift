import Assessment
import DistrictModel
package import EventEngine

/// `sessions.csv`: the log of one replication (充电记录), made row by row so that it is never whole in memory.
public struct SessionsFile: Sendable {
  private let world: World
  private let clock: RecordClock
  private let charging: [String]
  private let operators: [String]
  private let swaps: [String]
  private let hydrogen: [String]
  private let packTypes: [String]

  /// - Parameter packTypes: ids of the pack types, in the order of the scenario; none where no station swaps.
  public init(of input: ReportInput, packTypes: [String]) {
    world = input.world
    clock = RecordClock(warmUpDays: input.provenance.warmUpDays, calendar: input.world.calendar)
    charging = input.scorecard.stations.map(\.id)
    operators = input.scorecard.stations.map(\.operatorID)
    swaps = input.plan.swapSites.map { [world] in world.sites[$0].id }
    hydrogen = input.plan.hydrogenSites.map { [world] in world.sites[$0].id }
    self.packTypes = packTypes
  }

  package func row(_ number: Int, _ visit: VisitRecord) -> [CSVField] {
    let isCharging = visit.service == .charging
    let station = Int(visit.station)
    let kind = Int(visit.vehicleType) / VehicleTypes.sizes
    let type =
      isCharging && world.chargerTypes.indices.contains(Int(visit.equipment))
      ? world.chargerTypes[Int(visit.equipment)] : nil
    let wait =
      visit.connected == VisitRecord.never ? nil : Duration.inMinutes(visit.connected - visit.arrived)
    let isUsed = visit.connected != VisitRecord.never
    func grid(_ energy: Millijoules) -> CSVField {
      .fixed(type.map { EnergyUnit.kWh(energy) / $0.effectiveEfficiency }, 6)
    }
    return [
      .integer(number), .text(Self.word(visit.service)), .integer(Int(visit.vehicle)),
      .text(world.fleets.indices.contains(kind) ? world.fleets[kind].id : ""), .integer(Int(visit.cell)),
      .text(stationID(visit.service, station)), .text(type?.id ?? pack(visit)),
      .text(isCharging && operators.indices.contains(station) ? operators[station] : ""),
      .integer(Int(visit.attempts)),
    ] + clock.fields(visit.need) + [
      clock.seconds(visit.need), clock.seconds(visit.arrived), clock.seconds(visit.connected),
      clock.seconds(visit.full), clock.seconds(visit.left), .fixed(wait, 3),
      .fixed(EnergyUnit.kWh(visit.wanted), 6), .fixed(isUsed ? EnergyUnit.kWh(visit.delivered) : nil, 6),
      grid(visit.delivered), grid(visit.recorded), .fixed(kilograms(visit), 6), .fixed(visit.peakKW, 3),
      .fixed(isUsed ? visit.paidCNY + visit.idleFeeCNY : nil, 4),
      .fixed(isUsed ? visit.idleFeeCNY : nil, 4),
      .text(Self.word(visit.ending)),
    ]
  }

  private func stationID(_ service: EnergyService, _ station: Int) -> String {
    let ids =
      switch service {
      case .charging: charging
      case .swap: swaps
      case .hydrogen, .methanol, .ammonia: hydrogen
      }
    return ids.indices.contains(station) ? ids[station] : ""
  }

  private func pack(_ visit: VisitRecord) -> String {
    let row = Int(visit.equipment)
    return visit.service == .swap && packTypes.indices.contains(row) ? packTypes[row] : ""
  }

  private func kilograms(_ visit: VisitRecord) -> Double? {
    guard visit.connected != VisitRecord.never, let fuel = Fuel(rawValue: Self.word(visit.service)) else {
      return nil
    }
    return EnergyUnit.kWh(visit.delivered) / fuel.kWhPerKg
  }

  static func word(_ service: EnergyService) -> String {
    switch service {
    case .charging: "charging"
    case .swap: "swap"
    case .hydrogen: "hydrogen"
    case .methanol: "methanol"
    case .ammonia: "ammonia"
    }
  }

  static func word(_ ending: VisitEnding) -> String {
    switch ending {
    case .served: "served"
    case .noStation: "no_station"
    case .balked: "balked"
    case .lostPatience: "lost_patience"
    case .unfinished: "unfinished"
    }
  }
}
