public import DistrictModel

/// How the fuel comes to a station.
public enum HydrogenSupply: String, Codable, CaseIterable, Sendable {
  /// Tube trailers of 20 or 30 MPa, dropped in the yard and taken back with their residual.
  case trailer20 = "trailer_20"
  case trailer30 = "trailer_30"
  /// Made at the station.
  case electrolysis
  /// Tankers that fill the station's tank: liquid hydrogen, and the only way for methanol and ammonia.
  case liquid

  public var isTrailer: Bool { self == .trailer20 || self == .trailer30 }
}

/// A kind of station: what stands there and how it is supplied. Defaults are estimates but where the schema names a source.
public struct HydrogenStationKind: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Of the planned stations.
  public var share = 1.0
  public var fuel = Fuel.hydrogen
  /// Nominal pressure of the vehicles it fills, MPa.
  public var pressureMPa = 35.0
  public var dispensers = 2
  public var fillKgPerMin = 2.0
  /// Methanol and ammonia, L/min.
  public var pumpLPerMin = 60.0
  /// Driving up, coupling and paying.
  public var overheadS = 120.0
  public var bankM3 = 20.0
  public var bankMPa = 45.0
  /// Each compressor at the residual pressure of the trailer; a machine runs at this rate or not at all.
  public var compressorKgPerHour = 50.0
  public var compressors = 1
  public var compressorStages = 2
  /// Alternating renewal of each compressor.
  public var availabilityShare = 0.93
  public var repairHours = 24.0
  public var supply = HydrogenSupply.trailer20
  public var trailerM3 = 22.5
  public var residualMPa = 5.0
  /// Places for trailers in the yard.
  public var trailers = 2
  /// Ordered when what is there and on its way is down to this, kg.
  public var reorderKg = 300.0
  public var leadHours = 24.0
  public var lateShare = 0.0
  public var lateHours = 12.0
  /// Most hydrogen the yard's grade allows, trailers included.
  public var yardKg = 3000.0
  /// Tank or low-pressure buffer of the station where no trailers stand.
  public var tankKg = 1000.0
  public var tankerKg = 2800.0
  public var electrolyserKW = 1000.0
  public var electrolyserKWhPerKg = 53.0
  /// Of fuel at the nozzle.
  public var fuelC = -20.0
  public var coolingCOP = 1.0
  /// A dispenser, day and night.
  public var coolingBaseKW = 2.0
  public var auxiliaryKW = 15.0
  public var investmentCNY = 12_000_000.0
  public var purchaseCNYPerKg = 20.0
  public var saleCNYPerKg = 35.0
  public var labourCNYPerYear = 600_000.0
  public var distanceKm = 100.0
  public var cnyPerKm = 6.0

  public init() {}

  public var name: BilingualText {
    BilingualText(zh: nameZh.isEmpty ? id : nameZh, en: nameEn.isEmpty ? id : nameEn)
  }
  /// Of a full trailer.
  public var trailerMPa: Double { supply == .trailer30 ? 30 : 20 }
}

extension VehicleClass {
  /// kg; tanks of a class spread as batteries do.
  public var largestTankKg: Double { tankKg * (1 + 0.75 * batterySpreadShare) }
}

/// The pressure of a class's tanks; classes that are not named have 35 MPa.
public struct HydrogenTank: Codable, Hashable, Sendable {
  public var vehicleClass = ""
  public var pressureMPa = 35.0

  public init() {}
}

/// A station that is closed for some days, known to everybody.
public struct DeclaredOutage: Codable, Hashable, Sendable {
  /// Number of the station in the plan, from 1.
  public var station = 1
  /// Recorded day, from 1.
  public var fromDay = 1
  public var days = 1.0

  public init() {}
}

/// Rules of the room for hydrogen, methanol and ammonia.
public struct HydrogenParameters: Codable, Hashable, Sendable {
  public var kinds: [HydrogenStationKind] = []
  public var tanks: [HydrogenTank] = []
  public var outages: [DeclaredOutage] = []
  public var patienceMin = 45.0
  public var attempts = 3
  public var alternatives = 4
  /// Farthest drive to a station, minutes.
  public var farthestMin = 90.0
  /// Of everything that stands outdoors; fills follow the climate.
  public var yardC = 25.0
  /// Minutes between two publications of what stations show; 0 where informed drivers see them live.
  public var boardPeriodMin = 0.0
  /// Alternatives an informed driver is told of, drawn anew for each choice; 0 for all.
  public var advisedStations = 0
  public var interestShare = 0.10
  public var years = 15
  public var fixedShare = 0.05

  public init() {}

  public func pressureMPa(of vehicleClass: String) -> Double {
    tanks.first { $0.vehicleClass == vehicleClass }?.pressureMPa ?? 35
  }

  /// The kind of each of so many stations, in the order of the plan: the one that is furthest behind its share is next.
  public func kinds(of stations: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: kinds.count)
    return (0..<(kinds.isEmpty ? 0 : stations)).map { row in
      var next = 0
      for kind in kinds.indices {
        let behind = kinds[kind].share * Double(row + 1) - Double(counts[kind])
        if behind > kinds[next].share * Double(row + 1) - Double(counts[next]) { next = kind }
      }
      counts[next] += 1
      return next
    }
  }

  /// The same stations with nothing declared closed.
  public var withoutOutages: HydrogenParameters {
    var copy = self
    copy.outages = []
    return copy
  }
}
