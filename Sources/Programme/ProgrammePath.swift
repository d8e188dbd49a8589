public import DistrictModel

/// A count over draws.
public struct CountSpread: Codable, Hashable, Sendable {
  public let mean: Double
  public let median: Int
  /// 2.5 and 97.5 % quantiles, nearest rank.
  public let low: Int
  public let high: Int

  init(_ counts: [Int]) {
    let sorted = counts.sorted()
    mean = sorted.isEmpty ? 0 : Double(sorted.reduce(0, +)) / Double(sorted.count)
    func rank(_ share: Double) -> Int {
      sorted.isEmpty
        ? 0 : sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
    }
    (median, low, high) = (rank(0.5), rank(0.025), rank(0.975))
  }
}

/// What stands at the end of a year of the programme, and what the year took.
public struct ProgrammeRow: Codable, Hashable, Sendable {
  public let year: Int
  public let budgetCNY: Double?
  /// Mean over draws, CNY of the year.
  public let spentCNY: Double
  /// Works that were due and wait for money at the year's end, mean over draws.
  public let waiting: Double
  public let planned: StandingCount
  /// In the order of the metrics.
  public let standing: [CountSpread]

  public func standing(_ metric: CountedMetric) -> CountSpread { standing[metric.row] }
}

extension Programme {
  /// The path year by year.
  public var path: [ProgrammeRow] {
    years.indices.map { row in
      let year = years[row].year
      let month = Double(12 * (year - firstYear + 1))
      let draws = Double(max(1, lettings.count))
      return ProgrammeRow(
        year: year, budgetCNY: years[row].budgetCNY,
        spentCNY: lettings.reduce(0) { $0 + $1.spent[row] } / draws,
        waiting: lettings.reduce(0) { $0 + Double($1.waiting[row]) } / draws, planned: planned(by: year),
        standing: CountedMetric.allCases.map { CountSpread(counts($0, at: month)) })
    }
  }

  /// Mean over draws of what stands in each township at the end of a year.
  public func standing(townships: Int, by year: Int) -> [[Double]] {
    let month = Double(12 * (year - firstYear + 1))
    let none = [Double](repeating: 0, count: CountedMetric.allCases.count)
    var sums = [[Double]](repeating: none, count: townships)
    for asset in assets where asset.retiresMonth ?? .infinity > month {
      for metric in none.indices { sums[asset.township][metric] += Double(asset.counts.counts[metric]) }
    }
    for (row, work) in works.enumerated() {
      let open = openings.count { $0[row] <= month }
      let share = Double(open) / Double(max(1, openings.count))
      for metric in none.indices {
        sums[work.township][metric] += share * Double(work.adds.counts[metric])
      }
    }
    return sums
  }
}
