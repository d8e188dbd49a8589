public import DistrictModel

/// One night of a car at its own plug, in slots and hours of a horizon.
public struct EstateStay: Sendable {
  public var cell: Int
  /// Row of a depot with a transformer of its own; `nil` behind the estate's of the cell.
  public var depot: Int?
  public var policy: OwnPlugPolicy
  /// At the meter.
  public var car: FlexibleVehicle
  /// When it charges by the clock alone: hours since the horizon's beginning, and how long.
  public var startHours: Double
  public var lengthHours: Double
  /// In the battery when it plugs in, what fits in, and battery energy per energy at the meter.
  public var heldKWh: Double
  public var capacityKWh: Double
  public var efficiency: Double
  /// Its own luck, 0..<1: whether it sells, and when a spread timer begins.
  public var draw: Double

  public init(
    cell: Int, depot: Int? = nil, policy: OwnPlugPolicy, car: FlexibleVehicle, startHours: Double = 0,
    lengthHours: Double = 0, heldKWh: Double = 0, capacityKWh: Double = .infinity, efficiency: Double = 1,
    draw: Double = 0
  ) {
    self.cell = cell
    self.depot = depot
    self.policy = policy
    self.car = car
    self.startHours = startHours
    self.lengthHours = lengthHours
    self.heldKWh = heldKWh
    self.capacityKWh = capacityKWh
    self.efficiency = efficiency
    self.draw = draw
  }
}

/// What selling from a battery at the own plug is worth, and who takes part.
public struct SellingTerms: Codable, Hashable, Sendable {
  /// Share of the plugs with this policy that can give back.
  public var share = 0.1
  /// Wear, CNY per kWh bought for later sale.
  public var wear = 0.2
  /// Share of the revenue that stays with the aggregator.
  public var serviceShare = 0.2
  /// State of charge a battery is never emptied below.
  public var reserveShare = 0.3
  /// Price of sold energy against the energy price of stations in the same hour.
  public var priceFactor = 1.0

  public init() {}
}
