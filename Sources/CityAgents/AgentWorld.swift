import Calibration
import DistrictModel
import NumericKernels

extension AgentCity {
  /// Charger types of the world, by row.
  enum Pile {
    static let slow = 0
    static let fast = 1
  }

  func world(_ parameters: CalibrationParameters) throws(CityFault) -> World {
    guard !zones.isEmpty else { throw .noPiles }
    var inputs = DistrictInputs()
    inputs.name = BilingualText(zh: "实测城市", en: "measured city")
    let attraction = ZoneAttraction(
      zones: zones, settings: fluid, priceLevelResponse: parameters.priceLevelResponse)
    // A zone's pull as the fluid model has it, told to the world as a price level with a response of 1.
    inputs.attraction.priceLevelPerCNYKWh = 1
    inputs.tariff = Tariff(energyCNYPerKWh: tariff.deviations.map { settings.meanPriceCNYPerKWh + $0 })
    place(in: &inputs, levels: attraction.weights.map { -Elementary.log($0) })
    inputs.fleets = [overnightCars(parameters), fastCars(parameters)].filter { $0.stock > 0 }
    inputs.chargerTypes = [slowType(parameters, attraction), fastType]
    do {
      return try World(inputs)
    } catch {
      throw .world(error.message)
    }
  }

  /// A rectangle round all zones; the stations of a zone stand at its centre.
  private func place(in inputs: inout DistrictInputs, levels: [Double]) {
    let longitude = zones.reduce(0) { $0 + $1.longitude } / Double(zones.count)
    inputs.projection = TransverseMercator(zone: min(60, max(1, Int((longitude + 180) / 6) + 1)))
    let points = zones.map {
      inputs.projection.project(Coordinate(longitude: $0.longitude, latitude: $0.latitude))
    }
    let margin = 1000.0
    let low = MetricPoint(x: (points.map(\.x).min() ?? 0) - margin, y: (points.map(\.y).min() ?? 0) - margin)
    let high = MetricPoint(x: (points.map(\.x).max() ?? 0) + margin, y: (points.map(\.y).max() ?? 0) + margin)
    inputs.boundary = Boundary(polygons: [
      Polygon(outer: [
        low, MetricPoint(x: high.x, y: low.y), high, MetricPoint(x: low.x, y: high.y),
      ])
    ])
    inputs.cellSizeM = max(1000, max(high.x - low.x, high.y - low.y) / 80)
    inputs.townships = [
      Township(
        code: "0", name: inputs.name, residents: 1, grade: .assumed,
        centre: MetricPoint(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2))
    ]
    var category = SiteCategory()
    category.id = "public"
    category.nameEn = "public station"
    category.nameZh = "公共充电站"
    inputs.categories = [category]
    inputs.listedSites = zones.indices.flatMap { row in
      let zone = zones[row]
      return stations[row].enumerated().map { number, station in
        ListedSite(
          id: "\(zone.zone)-\(number)", name: inputs.name, category: 0,
          coordinate: Coordinate(longitude: zone.longitude, latitude: zone.latitude), capacity: station.piles,
          existing: ExistingChargers(
            chargers: [station.slowPiles, station.fastPiles], priceLevelCNYPerKWh: levels[row]))
      }
    }
  }
}

extension AgentCity {
  private func slowType(_ parameters: CalibrationParameters, _ attraction: ZoneAttraction) -> ChargerType {
    var type = ChargerType()
    type.id = "slow"
    type.current = .ac
    type.powerKW = 7
    // The room holds places by a pull that is 1 on average over all piles; the parameter is a share of slow ones.
    let (slow, all) = zip(zones, attraction.weights).reduce((0.0, 0.0)) { sums, zone in
      (sums.0 + zone.1 * Double(zone.0.slowPiles), sums.1 + zone.1 * Double(zone.0.piles))
    }
    let slowShare = Double(slowPiles) / Double(slowPiles + fastPiles)
    type.heldShare = slow > 0 ? min(1, parameters.heldShare * slowShare * all / slow) : 0
    return type
  }

  private var fastType: ChargerType {
    var type = ChargerType()
    type.id = "fast"
    type.powerKW = fluid.fastKW
    return type
  }

  var slowPiles: Int { zones.reduce(0) { $0 + $1.slowPiles } }
  var fastPiles: Int { zones.reduce(0) { $0 + $1.fastPiles } }

  /// One car per slow pile that plugs in on some evenings and is fetched on a morning. How much it charges is not
  /// modelled: the stay, not the energy, makes a pile busy.
  private func overnightCars(_ parameters: CalibrationParameters) -> VehicleClass {
    var kind = VehicleClass()
    kind.id = "overnight"
    kind.stock = slowPiles
    kind.dcLimitKW = 0
    kind.acLimitKW = 7
    kind.dailyKm = 0.001
    kind.dailyKmLogSd = 0
    kind.drivingStartHour = 0
    kind.drivingEndHour = 24
    kind.reserveShare = 0
    kind.targetShare = 1
    Self.bindToStations(&kind)
    // A car that is still plugged in at midnight has no habit that day.
    kind.habitShare = Self.habit(parameters.overnightPlugIns, away: 1)
    kind.habitWeekendFactor = fluid.weekendFactor
    kind.profile = [
      DailyBump(hour: fluid.weekdayArrival.hour, spreadHours: fluid.weekdayArrival.spread, share: 1)
    ]
    kind.weekendProfile = [
      DailyBump(hour: fluid.weekendArrival.hour, spreadHours: fluid.weekendArrival.spread, share: 1)
    ]
    var stay = ParkedStay()
    stay.leaveHour = fluid.weekdayLeaving.hour
    stay.spreadHours = fluid.weekdayLeaving.spread
    stay.weekendLeaveHour = fluid.weekendLeaving.hour
    stay.weekendSpreadHours = fluid.weekendLeaving.spread
    stay.leaveProbability = fluid.leavingProbability
    kind.homeStay = stay
    return kind
  }

  /// Cars that charge fast by habit at any hour and shift it to a cheap one. The days since the last charge, and with
  /// them energy and stay, are spread as geometric draws are: nearly exponentially.
  private func fastCars(_ parameters: CalibrationParameters) -> VehicleClass {
    var kind = VehicleClass()
    kind.id = "fast"
    let charges = parameters.fastSessions * Double(fastPiles)
    kind.stock = Int((charges / settings.fastChargesPerCarDay).rounded())
    kind.acLimitKW = 0
    kind.batteryKWh = settings.fastBatteryKWh
    kind.dailyKm = settings.fastSessionKWh * settings.fastChargesPerCarDay / kind.consumptionKWhPerKm
    kind.dailyKmLogSd = settings.fastDailyLogSd
    // A day's distance counts at its last quarter hour: what a charge has to make up for must not depend on the hour
    // at which it is done, or charges at night would be short.
    kind.drivingStartHour = 23.75
    kind.drivingEndHour = 24
    kind.reserveShare = 0.05
    kind.targetShare = 0.95
    Self.bindToStations(&kind)
    // What is not plugging in and driving off is charging, at a power that makes the mean stay right.
    let type = fastType
    let idle = (type.graceMin + 1) / 60
    kind.dcLimitKW = settings.fastSessionKWh / max(0.05, fluid.fastStayHours - idle)
    let shares = FastStarts(fluid, tariff).shares(timePriceResponse: parameters.timePriceResponse)
    let away = zip(0..., shares.reversed()).reduce(0) { sum, last in
      sum + last.1 * Elementary.exp(-(Double(last.0) + 0.5) * 0.25 / fluid.fastStayHours)
    }
    kind.habitShare = Self.habit(settings.fastChargesPerCarDay, away: away)
    kind.profile = []
    kind.priceResponsePerCNYKWh = parameters.timePriceResponse
    kind.timeShiftHours = fluid.shiftWindowHours
    return kind
  }

  private static func bindToStations(_ kind: inout VehicleClass) {
    kind.homeBase = .stations
    kind.ownPlugShare = 0
    kind.surelyChargesBelowKm = 0
    kind.neverChargesAboveKm = 0
    kind.earlyLeaveProbability = 0
    kind.curve = [
      CurvePoint(stateOfCharge: 0, powerPerCapacity: 4), CurvePoint(stateOfCharge: 1, powerPerCapacity: 4),
    ]
  }

  /// Probability of a habit that makes so many charges a day, where cars plugged in at midnight have none that day.
  ///
  /// - Parameter away: share of a day's charges that last over the midnight after it.
  private static func habit(_ perDay: Double, away: Double) -> Double {
    min(1, perDay / max(0.05, 1 - perDay * away))
  }
}
