public import DistrictModel

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
      guard let budget = years[row].budgetCNY, budget > 0, Double(12 * row) < month else { return nil }
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
