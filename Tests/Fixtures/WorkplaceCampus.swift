import ChargingStations
public import DistrictModel
import DistrictSimulation
import EventEngine

/// The car park of a campus, as the simulator sees one: four classes from two habits and two kinds of car.
///
/// Some drivers stay for the day and fetch the car when they go home, the others come for the charge and fetch the car
/// soon after it; some cars are plug-in hybrids, whose small battery ends most charges, the others are electric.
///
/// Fixed beforehand: connectors of 208 V and 32 A (Lee, Li, Low 2019), on-board chargers of 3.3 and 6.6 kW, two trips a
/// day, 0.15 kWh/km, log-sd 0.8 of the distance.
///
/// Everything else was chosen by hand on the sessions of Caltech in 2018, all of them, in about fifteen tries: the two
/// shares, daily kilometres, the habit of plugging in, the hour of leaving with its spread and probability, the minutes
/// until a full car is fetched, and the electric battery (60 kWh was tried first and gave an upper tail of energy 44 % too
/// long; 40 kWh is that of a Nissan Leaf of 2018). Read off the sessions: the hours of arrival, the weekend factors, and
/// the hybrid battery from the peak at 13 kWh (a Chevrolet Volt has 14 kWh usable). So agreement with these sessions shows
/// that the mechanisms can make such quantiles; it predicts nothing. Sessions not used here must judge that.
public struct WorkplaceCampus {
  public var stayersShare = 0.6
  public var hybridShare = 0.55
  public var dailyKm = 40.0
  public var habit = 0.7
  public var leaves = ParkedStay()
  public var fetchedAfterMin = 10.0
  public var days = 14

  public init() {
    leaves.leaveHour = 17.4
    leaves.spreadHours = 1.6
    leaves.weekendLeaveHour = 17.4
    leaves.weekendSpreadHours = 1.6
    leaves.leaveProbability = 0.97
  }

  /// Sessions that were not cut by the end of the run, warm-up left out.
  public func sessions(seed: UInt64 = 1) throws -> [VisitLog.Visit] {
    let world = try SmallWorld.world { inputs in
      inputs.fleets = fleets
      var type = ChargerType()
      type.id = "level2"
      type.current = .ac
      type.powerKW = 6.656
      type.efficiencyShare = 1
      type.graceMin = fetchedAfterMin
      inputs.chargerTypes = [type]
      inputs.travel.speedKmPerHour = 1e15
    }
    let plan = Plan(stations: [PlannedStation(site: SiteID(0), chargers: [600], isExisting: false)])
    let settings = SmallWorld.settings(days: days, warmUp: 14, replications: 1, seed: seed)
    let log = VisitLog()
    let room = ChargingRoom(
      world: world, plan: plan, parameters: ChargingParameters(), days: settings.days,
      warmUpDays: settings.warmUpDays)
    _ = try Simulator(world: world, plan: plan, rooms: [WatchedRoom(room, log: log)], settings: settings)
      .replicate(0)
    return log.visits.filter { $0.end.ending == .served && $0.need.time >= .hour(24 * 14) }
  }

  private var fleets: [VehicleClass] {
    [true, false].flatMap { stays in
      [true, false].map { isHybrid in
        var kind = VehicleClass()
        kind.id = "\(stays ? "stays" : "comes")-\(isHybrid ? "hybrid" : "electric")"
        let share = (stays ? stayersShare : 1 - stayersShare) * (isHybrid ? hybridShare : 1 - hybridShare)
        kind.stock = Int((600 * share).rounded())
        kind.batteryKWh = isHybrid ? 13.6 : 40
        kind.acLimitKW = isHybrid ? 3.3 : 6.6
        kind.dcLimitKW = 0
        kind.curve = [0.0, 1.0].map { CurvePoint(stateOfCharge: $0, powerPerCapacity: 1) }
        kind.consumptionKWhPerKm = 0.15
        kind.consumptionSpreadShare = 0.5
        kind.dailyKm = dailyKm
        kind.dailyKmLogSd = 0.8
        kind.drivingBlocks = [
          DrivingBlock(startHour: 7, endHour: 9, share: 0.5),
          DrivingBlock(startHour: 17, endHour: 19, share: 0.5),
        ]
        kind.ownPlugShare = 0
        kind.surelyChargesBelowKm = 0
        kind.neverChargesAboveKm = 0
        kind.reserveShare = 0
        kind.targetShare = 1
        kind.earlyLeaveProbability = 0
        kind.atHomeShare = 0
        kind.atWorkShare = 1
        kind.habitShare = habit
        kind.habitWeekendFactor = stays ? 0.2 : 0.7
        kind.workStay = stays ? leaves : nil
        kind.profile =
          stays
          ? [
            DailyBump(hour: 8.6, spreadHours: 1, share: 0.62),
            DailyBump(hour: 12.5, spreadHours: 2, share: 0.33),
          ]
          : [
            DailyBump(hour: 18, spreadHours: 2, share: 0.45),
            DailyBump(hour: 9.5, spreadHours: 1.5, share: 0.2),
          ]
        return kind
      }
    }
  }
}
