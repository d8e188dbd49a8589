public import EventEngine

/// What a station does with the packs of one type until something changes. Policies change it one after another.
public struct RackOrder: Hashable, Sendable {
  /// State of charge at which a pack leaves its charger.
  public var releaseShare: Double
  /// Most power a pack gets, kW.
  public var powerKW: Double
  /// Packs that may charge at once, those that are full soonest first.
  public var mostCharging = Int.max
  /// Packs that may be away from the stock to feed the grid, down to which state of charge and with which power each.
  public var feeding = 0
  /// Those that have fed it wait for a cheaper hour; else they charge before all others.
  public var holdsWithdrawn = false
  public var leastShare = 0.35
  public var dischargeKW = Double.infinity
  /// A booked pack is not offered to walk-ins.
  public var keepsBooked = false

  public init(releaseShare: Double, powerKW: Double) {
    self.releaseShare = releaseShare
    self.powerKW = powerKW
  }
}

/// What a policy sees of a station: the packs of one type, the demand ahead and the prices.
public struct RackView: Sendable {
  public let design: SwapStationDesign
  public let pack: PackType
  public let now: Nanoseconds
  public let demand: StationForecast
  /// CNY/kWh by hour of the day, and where the day stands.
  public let pricesCNYPerKWh: [Double]
  public let full: Int
  public let charging: Int
  public let waiting: Int
  /// Packs that fed the grid and are not full again, and how long the emptiest of them needs.
  public let withdrawn: Int
  public let withdrawnHours: Double
  /// Time a pack charges at full power, from the mean state of charge it arrives with.
  public let chargeHours: Double
  /// Accepted chance that the stock does not last.
  public let risk: Double

  public var hourOfDay: Int { Int(now % Duration.day / Duration.hour) }

  public var price: Double { price(inHours: 0) }

  /// Price some whole hours from now.
  public func price(inHours hours: Int) -> Double {
    pricesCNYPerKWh.isEmpty ? 0 : pricesCNYPerKWh[(hourOfDay + hours) % pricesCNYPerKWh.count]
  }

  /// Full packs that last for some hours with the accepted risk.
  public func floor(forHours hours: Double) -> Int {
    floor(at: now, forHours: hours)
  }

  /// The same from a later instant on; a number beyond any stock where nothing is known of the demand.
  public func floor(at time: Nanoseconds, forHours hours: Double) -> Int {
    min(
      StockFloor.packs(meanArrivals: demand.arrivals(from: time, hours: hours), risk: risk), 1_000_000_000)
  }

  /// Full packs that last until one that is empty now is full.
  public var floor: Int { floor(forHours: chargeHours) }
}

/// A rule for charging and using the packs of a station. Policies are values; the same view gives the same order.
public protocol RackPolicy: Sendable {
  /// The word of scenario files.
  static var name: String { get }

  func shape(_ order: inout RackOrder, _ view: RackView)
}

/// Every policy, at a glance. A new one is one file and one line here.
public enum RackPolicyCatalogue {
  public static let all: [any RackPolicy] = [
    ChargeAtOnce(), CheapestHours(), SoftLanding(), SlowForLife(), Reservation(), RackToGrid(),
  ]

  public static func policy(_ name: String) -> (any RackPolicy)? {
    all.first { type(of: $0).name == name }
  }
}
