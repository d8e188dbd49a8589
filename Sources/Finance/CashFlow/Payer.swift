public import DistrictModel

/// Who bears a cost.
public enum Payer: String, Codable, CaseIterable, Sendable {
  case `operator`
  case district
  case gridCompany = "grid_company"

  public var name: BilingualText {
    switch self {
    case .operator: .init(zh: "运营企业", en: "the operator")
    case .district: .init(zh: "区政府", en: "the district")
    case .gridCompany: .init(zh: "电网企业", en: "the grid company")
    }
  }
}

/// How a cost element is shared. Operators pay all of it unless the scenario says otherwise.
public struct PayerShares: Codable, Hashable, Sendable {
  public var element = CostElement.equipment
  /// The kind of project it is about; `nil` for all that no other row speaks of.
  public var kind: ProjectKind?
  public var operatorShare = 1.0
  public var districtShare = 0.0
  public var gridCompanyShare = 0.0

  public init() {}

  public init(
    _ element: CostElement, operatorShare: Double, districtShare: Double, gridCompanyShare: Double
  ) {
    self.element = element
    self.operatorShare = operatorShare
    self.districtShare = districtShare
    self.gridCompanyShare = gridCompanyShare
  }

  /// In the order of `Payer`.
  public var shares: [Double] { [operatorShare, districtShare, gridCompanyShare] }

  public func share(of payer: Payer) -> Double {
    switch payer {
    case .operator: operatorShare
    case .district: districtShare
    case .gridCompany: gridCompanyShare
    }
  }

  /// Whether they make a whole; a millionth is left for thirds written as decimals.
  public var addUp: Bool { abs(shares.reduce(0, +) - 1) <= 1e-6 }
}
