public import DistrictModel
import EventEngine

extension SwapRoom {
  /// The room of a district: a station at every swap site of the plan.
  ///
  /// - Parameters:
  ///   - stations: in the order of the plan's swap sites.
  ///   - packOfClass: row among the pack types by class of the world; `nil` for classes that swap nothing.
  ///   - days: recorded days, after `warmUpDays` without records.
  ///   - room: row of the room in the catalogue, which its kinds of event go by.
  ///   - headroom: what the grid leaves to each station, in the same order.
  /// - Throws: all that is wrong, at once.
  public init(
    world: World, plan: Plan, stations: [SwapStationDesign], packTypes: [PackType], packOfClass: [Int?],
    parameters: SwapParameters = SwapParameters(), policies: [any RackPolicy] = [], days: Int,
    warmUpDays: Int, room: Int = 1, headroom: StationHeadroom? = nil
  ) throws(SwapFaults) {
    var faults: [SwapFault] = []
    if stations.count != plan.swapSites.count {
      faults.append(.wrongSites(sites: plan.swapSites.count, stations: stations.count))
    }
    if packOfClass.count != world.fleets.count {
      faults.append(.wrongClasses(given: packOfClass.count, classes: world.fleets.count))
    }
    for (row, (kind, pack)) in zip(world.fleets, packOfClass).enumerated() {
      guard let pack else { continue }
      guard packTypes.indices.contains(pack) else {
        faults.append(.unknownPack(fleet: row, pack: pack, types: packTypes.count))
        continue
      }
      if kind.batterySpreadShare != 0 || kind.batteryKWh != packTypes[pack].capacityKWh {
        faults.append(
          .wrongBattery(fleet: row, batteryKWh: kind.batteryKWh, packKWh: packTypes[pack].capacityKWh))
      }
    }
    guard faults.isEmpty else { throw SwapFaults(all: faults) }
    let from = Int64(warmUpDays) * Duration.day
    try self.init(
      stations: stations,
      setting: Setting(
        packTypes: packTypes,
        packOfVehicleType: packOfClass.flatMap { [Int](repeating: $0 ?? -1, count: VehicleTypes.sizes) },
        isBound: world.fleets.flatMap {
          [Bool](repeating: $0.isBoundToSwapStation, count: VehicleTypes.sizes)
        },
        access: SwapAccess(world: world, sites: plan.swapSites), prices: world.tariff.energyCNYPerKWh,
        firstWeekday: world.calendar.weekday(0), classes: world.fleets.count,
        cells: world.grid.cells.count, room: room, headroom: headroom),
      parameters: parameters, policies: policies, from: from, to: from + Int64(days) * Duration.day)
  }
}
