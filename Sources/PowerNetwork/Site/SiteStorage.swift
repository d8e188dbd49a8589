public import DistrictModel

/// A battery at a site, at the meter of the grid side.
///
/// Whoever holds one knows that its numbers are possible: no efficiency above 1, no negative power or capacity.
public struct SiteStorage: Hashable, Sendable {
  public let capacityKWh: Double
  /// Most power taken and given, kW.
  public let chargeKW: Double
  public let dischargeKW: Double
  public let chargeEfficiency: Double
  public let dischargeEfficiency: Double
  /// Cost of ageing, CNY per kWh taken out of the cells: price of the cells over the energy they give in their life.
  public let ageingCost: Double

  /// - Throws: `StorageFault` with the first number that is impossible.
  public init(
    capacityKWh: Double, chargeKW: Double, dischargeKW: Double, chargeEfficiency: Double = 0.94,
    dischargeEfficiency: Double = 0.94, ageingCost: Double = 0
  ) throws(StorageFault) {
    func check(_ name: String, _ value: Double, _ range: ClosedRange<Double>) throws(StorageFault) {
      guard range.contains(value) else { throw StorageFault(field: name, value: value, allowed: range) }
    }
    try check("capacity_kwh", capacityKWh, 0...1e9)
    try check("charge_kw", chargeKW, 0...1e9)
    try check("discharge_kw", dischargeKW, 0...1e9)
    try check("eta_charge", chargeEfficiency, 0.01...1)
    try check("eta_discharge", dischargeEfficiency, 0.01...1)
    try check("ageing_cny_kwh", ageingCost, 0...1e6)
    self.capacityKWh = capacityKWh
    self.chargeKW = chargeKW
    self.dischargeKW = dischargeKW
    self.chargeEfficiency = chargeEfficiency
    self.dischargeEfficiency = dischargeEfficiency
    self.ageingCost = ageingCost
  }

  /// The cost of ageing from what the cells cost and how long they last, CNY per kWh out.
  ///
  /// - Parameters:
  ///   - pricePerKWh: Price of the cells, CNY per kWh of capacity.
  ///   - cycles: Full cycles to the end of life.
  ///   - depth: Share of the capacity a cycle uses.
  ///   - endOfLife: Capacity left at the end of life, of the first; its mean over the life counts.
  public static func ageingCost(
    pricePerKWh: Double, cycles: Double, depth: Double = 1, endOfLife: Double = 0.8
  ) -> Double {
    pricePerKWh / (cycles * depth * (1 + endOfLife) / 2)
  }

  /// No battery.
  public static let none = SiteStorage()

  private init() {
    capacityKWh = 0
    chargeKW = 0
    dischargeKW = 0
    ageingCost = 0
    chargeEfficiency = 1
    dischargeEfficiency = 1
  }
}

/// A number no battery can have.
public struct StorageFault: Error, Hashable, Sendable {
  public let field: String
  public let value: Double
  public let allowed: ClosedRange<Double>

  public var message: BilingualText {
    BilingualText(
      zh: "\(field)：\(value) 超出范围 \(allowed.lowerBound) 至 \(allowed.upperBound)",
      en: "\(field): \(value) is outside \(allowed.lowerBound) to \(allowed.upperBound)")
  }
}
