public import DistrictModel
import NumericKernels

/// A plan carried out year by year, many times over: what stands when, what it costs, and how surely a promise is kept by its date.
///
/// Draws share their random numbers with every variation (other budgets, earlier letting, more works), so differences are not
/// chance. Equal inputs give equal bytes.
public struct Programme: Sendable {
  public let years: [ProgrammeYear]
  public let works: [Work]
  public let assets: [StandingAsset]
  public let parameters: ProgrammeParameters
  public let seed: UInt64
  let chance: BuildingChance
  /// By draw, the months at which works open.
  let openings: [[Double]]
  let lettings: [Letting]

  /// - Parameters:
  ///   - years: ascending. Those in between are filled in: nothing is planned for them, and they have no money where the year before
  ///     has a budget.
  ///   - works: in the order money is given to them within a year.
  public init(
    years: [ProgrammeYear], works: [Work], assets: [StandingAsset], parameters: ProgrammeParameters,
    seed: UInt64
  ) {
    let years = Self.filled(years)
    self.years = years
    self.works = works
    self.assets = assets
    self.parameters = parameters
    self.seed = seed
    chance = BuildingChance(parameters, works: works.count, years: years.count, seed: seed)
    var lettings: [Letting] = []
    for draw in 0..<chance.draws {
      lettings.append(Letting(works, years: years, parameters, chance, draw: draw))
    }
    self.lettings = lettings
    openings = lettings.map(\.opens)
  }

  private static func filled(_ years: [ProgrammeYear]) -> [ProgrammeYear] {
    years.reduce(into: []) { all, year in
      while let last = all.last, last.year + 1 < year.year {
        all.append(ProgrammeYear(year: last.year + 1, budgetCNY: last.budgetCNY.map { _ in 0 }))
      }
      all.append(year)
    }
  }

  public var firstYear: Int { years.first?.year ?? 0 }

  /// What the plan as written has standing at the end of a year, ageing included, chance and money not.
  public func planned(by year: Int) -> StandingCount {
    let month = Double(12 * (year - firstYear + 1))
    var sum = StandingCount()
    for asset in assets where asset.retiresMonth ?? .infinity > month { sum += asset.counts }
    for work in works where work.year <= year { sum += work.adds }
    return sum
  }

  /// The same at the end of the last whole year before a month; what stands today before the first.
  public func planned(atMonth month: Double) -> StandingCount {
    planned(by: firstYear + min(years.count, max(0, Int(min(1e6, month) / 12))) - 1)
  }

  /// Of each draw, how many stand at a month.
  func counts(_ metric: CountedMetric, at month: Double) -> [Int] {
    counts(metric, at: month, openings, adds: works.map { $0.adds[metric] })
  }

  private func counts(
    _ metric: CountedMetric, at month: Double, _ openings: [[Double]], adds: [Int]
  ) -> [Int] {
    let base = assets.reduce(0) { $0 + ($1.retiresMonth ?? .infinity > month ? $1.counts[metric] : 0) }
    return openings.map { opens in
      var sum = base
      for (row, opened) in opens.enumerated() where opened <= month { sum += adds[row] }
      return sum
    }
  }

  /// The same of a programme that differs in budgets, dates or works from this one.
  func counts(
    _ metric: CountedMetric, at month: Double, years: [ProgrammeYear], works: [Work],
    chance: BuildingChance, earlierMonths: Double = 0, paidApartFrom: Int = .max
  ) -> [Int] {
    let openings = (0..<chance.draws).map {
      Letting(
        works, years: years, parameters, chance, draw: $0, earlierMonths: earlierMonths,
        paidApartFrom: paidApartFrom
      ).opens
    }
    return counts(metric, at: month, openings, adds: works.map { $0.adds[metric] })
  }
}
