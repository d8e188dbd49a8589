public import Calibration

/// Twenty zones whose measurements were made by the fluid model itself, so that the right answer is known.
public enum SyntheticCity {
  public static let truth = CalibrationParameters(
    heldShare: 0.2, overnightPlugIns: 0.12, fastSessions: 11, timePriceResponse: 4, priceLevelResponse: 1.2)

  /// Numbers 101 to 120: four in every fold, a third without fast piles.
  public static let zones: [ZoneSupply] = (1...20).map { number in
    let slow = 20 + (number * 37) % 90
    let fast = number % 3 == 0 ? 0 : 2 + (number * 11) % 17
    return ZoneSupply(
      zone: 100 + number, slowPiles: slow, fastPiles: fast,
      stations: [(slow / 2, 0), (slow - slow / 2, 0), (0, fast)].filter { $0.0 + $0.1 > 0 }.map {
        ZoneSupply.Station(slowPiles: $0.0, fastPiles: $0.1)
      },
      listedPriceLevel: 0.7 + Double((number * 13) % 20) / 30, isCentralBusinessDistrict: number % 5 == 0,
      hasDynamicPricing: number % 4 == 0, longitude: 114 + Double(number % 5) / 50,
      latitude: 22.5 + Double(number / 5) / 50)
  }

  public static let deviations = [
    -0.186, -0.186, -0.186, -0.186, -0.186, -0.186, -0.186, -0.120, 0.022, 0.071, 0.185, 0.160, 0.022, 0.022,
    0.185, 0.185, 0.160, 0.136, 0.136, 0.071, 0.071, 0.022, 0.022, -0.044,
  ]

  public static func model() throws -> FluidModel {
    try FluidModel(zones: zones, tariff: TariffShape(deviations: deviations))
  }

  /// A fortnight from Sunday 19 June 2022.
  public static func observation(of week: ZoneWeek) throws -> Observation {
    let days = (0..<14).map { day in
      let weekday = (6 + day) % 7
      return Observation.Day(
        date: "day \(day)", weekday: weekday,
        busyShare: Array(week.cityBusyShare[24 * weekday..<24 * weekday + 24]), energy: week.energyShare)
    }
    return try Observation(days: days, zones: week.zones)
  }
}

/// The same city as files: the scenario's and the measured ones, by path.
public struct SyntheticFiles: Sendable {
  public private(set) var texts: [(path: String, text: String)] = []

  public init() throws {
    let week = try SyntheticCity.model().week(SyntheticCity.truth)
    let zones = SyntheticCity.zones
    put("city/data/zones.csv", "zone,slow,fast,lon,lat,cbd,dynamic_pricing,price_level_cny_kwh") {
      zones.map { zone in
        let price = zone.listedPriceLevel.map { "\($0)" } ?? ""
        let centre = zone.isCentralBusinessDistrict ? 1 : 0
        return
          "\(zone.zone),\(zone.slowPiles),\(zone.fastPiles),\(zone.longitude),\(zone.latitude),\(centre),\(zone.hasDynamicPricing ? 1 : 0),\(price)"
      }
    }
    put("city/data/stations.csv", "id,fast,slow,zone") {
      zones.flatMap { zone in
        zone.stations.enumerated().map { "\(zone.zone)-\($0),\($1.fastPiles),\($1.slowPiles),\(zone.zone)" }
      }
    }
    put("city/data/prices.csv", "hour,deviation_cny_kwh") {
      SyntheticCity.deviations.enumerated().map { "\($0),\($1)" }
    }
    let piles = zones.reduce(0) { $0 + $1.piles }
    put("measured/city.csv", "time_local,busy_piles,occupancy_share,volume_kwh_5min") {
      (0..<12 * 288).map { row in
        let hour = row / 12
        let share = week.cityBusyShare[(6 * 24 + hour) % 168]
        let busy = (share * Double(piles)).rounded()
        return "\(Self.time(row)),\(Int(busy)),\(busy / Double(piles)),\(1000 * week.energyShare[hour % 24])"
      }
    }
    put("measured/zone_occupancy.csv", "time_local," + zones.map { "\($0.zone)" }.joined(separator: ",")) {
      (0..<288).map { row in
        let busy = zip(zones, week.zones).map { zone, week in
          let isCrowded = Double(row) < (week.crowdedShare * 288).rounded()
          return "\(isCrowded ? zone.piles : Int(week.meanBusyShare * Double(zone.piles) * 0.9))"
        }
        return Self.time(row) + "," + busy.joined(separator: ",")
      }
    }
    put("measured/zone_means.csv", "grid,mean_utilisation_30d,piles") {
      zip(zones, week.zones).map { "\($0.zone),\($1.meanBusyShare),\($0.piles)" }
    }
  }

  private mutating func put(_ path: String, _ header: String, _ rows: () -> [String]) {
    texts.append((path, ([header] + rows()).joined(separator: "\n") + "\n"))
  }

  /// Twelve days from 19 June 2022.
  private static func time(_ row: Int) -> String {
    let day = 19 + row / 288
    let date = day <= 30 ? "2022-06-\(day)" : "2022-07-0\(day - 30)"
    let minute = row % 288 * 5
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(date) \(two(minute / 60)):\(two(minute % 60))"
  }
}
