public import DistrictModel

/// Money of two years cannot be added without an index of both.
public enum CashFlowFault: Error, Hashable, Sendable {
  case noIndex(year: Int, needed: Int)

  public var message: BilingualText {
    switch self {
    case .noIndex(let year, let needed):
      .init(
        zh: "\(year) 年价格与 \(needed) 年价格混用，缺少价格指数",
        en: "prices of \(year) are mixed with those of \(needed), and no index joins the two")
    }
  }
}

/// Price levels by year, against any common base.
public struct PriceIndex: Codable, Hashable, Sendable {
  public struct Row: Codable, Hashable, Sendable {
    public var year = 0
    public var index = 100.0

    public init() {}

    public init(_ year: Int, _ index: Double) {
      self.year = year
      self.index = index
    }
  }

  public var rows: [Row]

  public init(_ rows: [Row] = []) { self.rows = rows }

  /// What an amount in prices of one year is in those of another, rounded once.
  ///
  /// - Throws: `CashFlowFault.noIndex` where one of two different years has no row.
  public func convert(_ amount: Money, from year: Int, to target: Int) throws(CashFlowFault) -> Money {
    guard year != target else { return amount }
    guard let from = index(of: year), let to = index(of: target) else {
      throw .noIndex(year: year, needed: target)
    }
    return amount.scaled(by: to / from)
  }

  /// Whether prices of two years can be joined.
  public func joins(_ year: Int, _ target: Int) -> Bool {
    year == target || (index(of: year) != nil && index(of: target) != nil)
  }

  private func index(of year: Int) -> Double? {
    rows.first { $0.year == year && $0.index > 0 && $0.index.isFinite }?.index
  }
}
