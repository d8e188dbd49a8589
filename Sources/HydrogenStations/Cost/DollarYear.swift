/// Dollars of one year in those of another: equations carry several.
public struct DollarYear: Codable, Hashable, Sendable {
  /// Consumer prices in the United States (CPI-U, yearly mean, 1982-84 = 100; Bureau of Labor Statistics), recalled:
  /// grade U.
  public var index: [Row]
  public var cnyPerDollar: Double

  public struct Row: Codable, Hashable, Sendable {
    public var year: Int
    public var prices: Double
  }

  public static let recalled = DollarYear(
    index: [
      Row(year: 2007, prices: 207.342), Row(year: 2010, prices: 218.056), Row(year: 2012, prices: 229.594),
      Row(year: 2013, prices: 232.957), Row(year: 2014, prices: 236.736), Row(year: 2016, prices: 240.007),
      Row(year: 2020, prices: 258.811), Row(year: 2023, prices: 304.702), Row(year: 2024, prices: 313.689),
    ], cnyPerDollar: 7.1)

  /// - Throws: `impossible` for a year without a row.
  public func factor(from year: Int, to other: Int) throws(HydrogenFault) -> Double {
    try prices(other) / prices(year)
  }

  /// - Throws: `impossible` for a year without a row.
  public func cny(_ dollars: Double, of year: Int, in other: Int) throws(HydrogenFault) -> Double {
    dollars * (try factor(from: year, to: other)) * cnyPerDollar
  }

  private func prices(_ year: Int) throws(HydrogenFault) -> Double {
    guard let row = index.first(where: { $0.year == year }) else {
      throw .impossible("year of the dollar", value: Double(year))
    }
    return row.prices
  }
}
