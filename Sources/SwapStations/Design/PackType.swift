public import DistrictModel

/// A kind of battery pack that stations hold and vehicles of one kind swap.
public struct PackType: Codable, Hashable, Sendable {
  public var id = "truck"
  public var nameZh = "重卡电池"
  public var nameEn = "heavy truck pack"
  /// Usable energy.
  public var capacityKWh = 282.0
  /// What the pack takes below the knee, the knee, and the power at full as a share of it.
  public var powerKW = 350.0
  public var kneeShare = 0.8
  public var powerAtFullShare = 0.1
  /// Price of a pack, full cycles until 80 % of its capacity, and the depth those cycles have.
  public var costCNYPerKWh = 600.0
  public var cycleLife = 4000.0
  public var cycleDepthShare = 0.8
  /// Further wear per 1/h of charging rate above one half: judgement, no source.
  public var wearPerRate = 0.2

  public init() {}

  public init(
    id: String, nameZh: String, nameEn: String, capacityKWh: Double, powerKW: Double,
    costCNYPerKWh: Double = 600
  ) {
    self.id = id
    self.nameZh = nameZh
    self.nameEn = nameEn
    self.capacityKWh = capacityKWh
    self.powerKW = powerKW
    self.costCNYPerKWh = costCNYPerKWh
  }

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }

  /// How it charges behind a charger of some power; `nil` where that is no taper.
  public func charge(chargerKW: Double) -> RackCharge? {
    RackCharge(
      capacityKWh: capacityKWh, powerKW: powerKW, powerAtFullKW: powerKW * powerAtFullShare, knee: kneeShare)?
      .limited(toKW: chargerKW)
  }

  /// What a kilowatt-hour through the pack costs in wear: cost / (cycle life x depth), 600/(4000 x 0.8) = 0.19 CNY/kWh.
  public var wearCNYPerKWh: Double { costCNYPerKWh / (cycleLife * cycleDepthShare) }

  /// The same at a charging rate, 1/h.
  public func wearCNYPerKWh(rate: Double) -> Double { wearCNYPerKWh * (1 + wearPerRate * max(0, rate - 0.5)) }
}

extension PackType {
  /// Passenger car with the long-range pack, in NIO's slots.
  public static let car = PackType(
    id: "car", nameZh: "乘用车电池", nameEn: "car pack", capacityKWh: 75, powerKW: 62.5)
  /// Taxi of the Shanghai station.
  public static let taxi = PackType(
    id: "taxi", nameZh: "出租车电池", nameEn: "taxi pack", capacityKWh: 52.5, powerKW: 60)
  /// Light truck: one block of 171 kWh is the heavy truck's; a light one has about half.
  public static let lightTruck = PackType(
    id: "light_truck", nameZh: "轻卡电池", nameEn: "light truck pack", capacityKWh: 100, powerKW: 100)
  public static let heavyTruck = PackType()
}
