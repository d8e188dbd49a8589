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
  private let chance: BuildingChance
  /// By draw, the months at which works open.
  private let openings: [[Double]]
  private let lettings: [Letting]

  /// - Parameters:
  ///   - years: ascending.
  ///   - works: in the order money is given to them within a year.
  public init(
    years: [ProgrammeYear], works: [Work], assets: [StandingAsset], parameters: ProgrammeParameters,
    seed: UInt64
  ) {
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
  private func counts(
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

/// Whether a promised count stands by its date.
public struct DateChance: Codable, Hashable, Sendable {
  public let standing: CountSpread
  public let probability: Double
  public let draws: Int
}

/// What one year's budget is worth to a promise.
public struct BudgetCut: Codable, Hashable, Sendable {
  public let year: Int
  public let cutShare: Double
  /// Standing by the date without and with the cut, means over draws.
  public let uncut: Double
  public let cut: Double
  public let probability: Double
}

/// What would lift the probability of a promise to what a committee wants.
public struct Reserve: Codable, Hashable, Sendable {
  public let wantedProbability: Double
  /// More works of the kind in the last year before the date, paid on top of the budget; `nil` where none of those tried is enough.
  public let moreWorks: Int?
  /// What they add to the promised count, and cost at the prices of the first year.
  public let moreCount: Int?
  public let moreCNY: Double?
  /// Whole months by which all letting would have to be earlier; `nil` where three years are not enough.
  public let earlierMonths: Int?
}

extension Programme {
  /// - Parameter target: a promise that counts; others have no chance here.
  public func chance(of target: Target) -> DateChance? {
    guard let metric = CountedMetric(rawValue: target.metric), isBuilt(metric),
      let month = ProgrammeMonth.of(target.deadline, firstYear: firstYear)
    else { return nil }
    let counts = counts(metric, at: month)
    return DateChance(standing: CountSpread(counts), probability: share(counts, target), draws: counts.count)
  }

  /// Whether works or assets add to a metric at all.
  public func isBuilt(_ metric: CountedMetric) -> Bool {
    works.contains { $0.adds[metric] > 0 } || assets.contains { $0.counts[metric] > 0 }
  }

  /// What a promise loses where one year's budget is cut, for every year with a budget that begins before the date.
  public func cuts(of target: Target) -> [BudgetCut] {
    guard let metric = CountedMetric(rawValue: target.metric), isBuilt(metric),
      let month = ProgrammeMonth.of(target.deadline, firstYear: firstYear)
    else { return [] }
    let base = counts(metric, at: month)
    return years.indices.compactMap { row in
      guard let budget = years[row].budgetCNY, Double(12 * row) < month else { return nil }
      var cut = years
      cut[row].budgetCNY = budget * (1 - parameters.cutShare)
      let counts = counts(metric, at: month, years: cut, works: works, chance: chance)
      return BudgetCut(
        year: years[row].year, cutShare: parameters.cutShare, uncut: CountSpread(base).mean,
        cut: CountSpread(counts).mean, probability: share(counts, target))
    }
  }

  /// What would make a promise as sure as wanted; `nil` where it is already, or nothing of the kind is built.
  public func reserve(for target: Target) -> Reserve? {
    guard let metric = CountedMetric(rawValue: target.metric), target.sense == .atLeast,
      let month = ProgrammeMonth.of(target.deadline, firstYear: firstYear),
      let chance = self.chance(of: target), chance.probability < parameters.wantedProbability
    else { return nil }
    let more = moreWorks(target, metric, month)
    return Reserve(
      wantedProbability: parameters.wantedProbability, moreWorks: more?.works.count,
      moreCount: more.map { $0.works.reduce(0) { $0 + $1.adds[metric] } },
      moreCNY: more.map { $0.works.reduce(0) { $0 + $1.costCNY } },
      earlierMonths: (1...36).first { months in
        let counts = counts(
          metric, at: month, years: years, works: works, chance: self.chance, earlierMonths: Double(months))
        return share(counts, target) >= parameters.wantedProbability
      })
  }

  /// Copies of the mean work of the kind, let in the last year that begins before the date.
  private func moreWorks(
    _ target: Target, _ metric: CountedMetric, _ month: Double
  ) -> (works: [Work], probability: Double)? {
    // Computing comes in a few large works, of which no more are let for safety.
    let own = works.filter { $0.adds[metric] > 0 && $0.kind != .computing }
    guard let last = years.indices.last(where: { Double(12 * $0) < month }), let kind = own.first?.kind
    else { return nil }
    let mean = Work(
      id: "reserve", kind: kind, township: 0, year: years[last].year,
      costCNY: own.reduce(0) { $0 + $1.costCNY } / Double(own.count),
      adds: StandingCount([
        metric: max(1, Int(Double(own.reduce(0) { $0 + $1.adds[metric] }) / Double(own.count)))
      ]))
    let most = max(16, own.count / 2)
    let chance = BuildingChance(parameters, works: works.count + most, years: years.count, seed: seed)
    func probability(_ number: Int) -> Double {
      let reserve = [Work](repeating: mean, count: number)
      // Streams of the reserve begin after those of the plan, whose draws stay as they are.
      return share(
        counts(
          metric, at: month, years: years, works: works + reserve, chance: chance,
          paidApartFrom: works.count), target)
    }
    guard probability(most) >= parameters.wantedProbability else { return nil }
    var (low, high) = (0, most)
    while high - low > 1 {
      let middle = (low + high) / 2
      if probability(middle) >= parameters.wantedProbability { high = middle } else { low = middle }
    }
    return ([Work](repeating: mean, count: high), probability(high))
  }

  private func share(_ counts: [Int], _ target: Target) -> Double {
    guard !counts.isEmpty else { return 0 }
    return Double(counts.count { target.isMet(by: Double($0)) }) / Double(counts.count)
  }
}
