/// How money is counted over the years, and prices beside those of the price book.
public struct FinanceParameters: Codable, Hashable, Sendable {
  /// A cost that replaces the price book's, for one type of charger or one category of site.
  public struct CostOverride: Codable, Hashable, Sendable {
    /// What `cny` is of.
    public enum Unit: String, Codable, CaseIterable, Sendable {
      case kilowatt = "kw"
      case charger
      case station
      case kilovoltAmpere = "kva"
    }

    public var element = CostElement.equipment
    /// Id of a charger type; empty for all.
    public var chargerType = ""
    /// Id of a category of sites; empty for all.
    public var category = ""
    public var cny = 0.0
    public var per = Unit.kilowatt
    public var priceYear = 0

    public init() {}
  }

  /// Rent of a place in a year.
  public struct LandLease: Codable, Hashable, Sendable {
    /// Id of a category of sites; empty for all.
    public var category = ""
    public var cnyPerPlaceYear = 0.0
    public var priceYear = 0

    public init() {}
  }

  /// All money is in prices of this year.
  public var priceYear = 2025
  /// The price book's costs are in prices of this year.
  public var bookPriceYear = 2025
  public var discountShare = 0.06
  public var horizonYears = 10
  public var timing = FlowTiming.endOfYear
  public var index = PriceIndex()
  public var payers: [PayerShares] = []
  public var costs: [CostOverride] = []
  public var landLeases: [LandLease] = []
  /// Of station equipment, after which it is bought anew.
  public var equipmentLifeYears = 10
  /// Part of its first year in which a new station runs: works open through the year.
  public var openingYearShare = 1.0
  /// A year, on what energy costs.
  public var energyGrowthShare = 0.0
  /// A year, on what drivers pay and how much they buy.
  public var revenueGrowthShare = 0.0
  /// Of the equipment's price, at the end of its life.
  public var salvageShare = 0.0
  /// Of a year's profit before interest; losses earn nothing.
  public var taxShare = 0.0
  /// Civil works as a share of equipment.
  public var civilShare = 0.0
  /// Price of computing, CNY for a petaflop/s (FP16) over a year; 0 for no simulated bill.
  public var computeCNYPerPetaflopYear = 0.0
  /// Of that computing, on domestic chips.
  public var computeDomesticShare = 0.0

  public init() {}

  /// Shares of an element of a kind of project: the row of the kind, else the row for all, else operators pay.
  public func shares(of element: CostElement, kind: ProjectKind? = nil) -> PayerShares {
    payers.first { $0.element == element && $0.kind == kind && kind != nil }
      ?? payers.first { $0.element == element && $0.kind == nil }
      ?? PayerShares(element, operatorShare: 1, districtShare: 0, gridCompanyShare: 0)
  }
}
