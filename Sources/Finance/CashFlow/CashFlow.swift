/// A year's money. Costs are positive where they stand as costs; `net` subtracts them.
public struct YearFlow: Codable, Hashable, Sendable {
  public let year: Int
  public var investment = Money.zero
  /// Equipment anew at the end of its life.
  public var replacement = Money.zero
  public var revenue = Money.zero
  public var energy = Money.zero
  public var operation = Money.zero
  public var incentive = Money.zero
  public var land = Money.zero
  public var tax = Money.zero
  /// What equipment is still worth after the last year.
  public var salvage = Money.zero

  public init(year: Int) { self.year = year }

  /// Paid when the year begins.
  public var atStart: Money { -(investment + replacement) }

  /// In the course of the year.
  public var running: Money { revenue + incentive - energy - operation - land - tax }

  public var net: Money { atStart + running + salvage }

  /// All that is paid, for the cost of a unit.
  public var costs: Money { investment + replacement + energy + operation + land + tax }

  mutating func add(_ other: YearFlow) {
    investment += other.investment
    replacement += other.replacement
    revenue += other.revenue
    energy += other.energy
    operation += other.operation
    incentive += other.incentive
    land += other.land
    tax += other.tax
    salvage += other.salvage
  }
}

/// Yearly columns of money in whole fen: sums over stations are the same however they are grouped.
public struct CashFlow: Codable, Hashable, Sendable {
  /// Ascending, one row a year.
  public private(set) var years: [YearFlow]

  public static let none = CashFlow([])

  /// Rows of the same year are added.
  public init(_ rows: [YearFlow]) {
    var years: [YearFlow] = []
    for row in rows.sorted(by: { $0.year < $1.year }) {
      if years.last?.year == row.year {
        years[years.count - 1].add(row)
      } else {
        years.append(row)
      }
    }
    self.years = years
  }

  public static func + (left: CashFlow, right: CashFlow) -> CashFlow { CashFlow(left.years + right.years) }

  public static func += (left: inout CashFlow, right: CashFlow) { left = left + right }

  public var net: Money { years.map(\.net).total() }

  /// A column's sum over the years.
  public func total(_ column: (YearFlow) -> Money) -> Money { years.map(column).total() }
}

extension Sequence<CashFlow> {
  public func total() -> CashFlow { CashFlow(flatMap(\.years)) }
}
