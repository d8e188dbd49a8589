public import DistrictModel

/// What money is spent on.
public enum CostElement: String, Codable, CaseIterable, Sendable {
  case equipment
  case gridConnection = "grid_connection"
  case civil
  case land
  case operation

  public var name: BilingualText {
    switch self {
    case .equipment: .init(zh: "设备", en: "equipment")
    case .gridConnection: .init(zh: "接电工程", en: "grid connection")
    case .civil: .init(zh: "土建", en: "civil works")
    case .land: .init(zh: "土地", en: "land")
    case .operation: .init(zh: "运维", en: "operation")
    }
  }

  /// Spent once when a station is built; the others every year.
  public var isInvestment: Bool { self == .equipment || self == .gridConnection || self == .civil }
}

/// An amount, the year whose prices it is in, and how well it is known.
public struct CostItem: Codable, Hashable, Sendable {
  public var element: CostElement
  /// Once for investments, a year for land and operation.
  public var amount: Money
  public var priceYear: Int
  public var grade: Grade

  public init(_ element: CostElement, _ amount: Money, priceYear: Int, grade: Grade = .assumed) {
    self.element = element
    self.amount = amount
    self.priceYear = priceYear
    self.grade = grade
  }
}
