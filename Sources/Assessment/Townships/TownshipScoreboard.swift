import DistrictModel
import Programme

/// Works out the scores of the townships from the plan, the programme and what the simulation saw.
struct TownshipScoreboard {
  let evidence: Evidence
  let scoring: TownshipScoring
  let programme: Programme?
  let works: PlanWorks
  let seed: UInt64

  /// Promises that things in townships answer, and so can be shared out.
  private static let sharedMetrics: [CountedMetric] = [
    .chargingStations, .publicChargers, .publicConnectors, .swapStations, .hydrogenStations, .roadsideUnits,
    .roadsideJunctions,
  ]

  func scores(_ townships: [TownshipRow]) -> TownshipScores {
    let allocation = TownshipAllocation(scoring, world: evidence.world, need: evidence.demand)
    let years = programme?.years.map(\.year) ?? [0]
    var shares = [[TownshipShareRow]](repeating: [], count: townships.count)
    for year in years {
      let standing = programme?.standing(townships: townships.count, by: year)
      for target in evidence.targets {
        guard let metric = CountedMetric(rawValue: target.metric), Self.sharedMetrics.contains(metric),
          target.sense == .atLeast, target.value >= 1
        else { continue }
        let planned = planned(metric, year: year, townships: townships.count)
        let goal = goal(target, metric, year: year, isLast: year == years.last)
        for (row, part) in allocation.split(goal).enumerated() {
          shares[row].append(
            TownshipShareRow(
              target: target.id, year: year, allocated: part, planned: planned[row],
              attained: standing?[row][metric.row] ?? Double(planned[row])))
        }
      }
    }
    return ranked(townships, shares, lastYear: years.last ?? 0)
  }

  /// The whole promise in the last year; before, what the plan has standing in the year as far as it is promised.
  private func goal(_ target: Target, _ metric: CountedMetric, year: Int, isLast: Bool) -> Int {
    let whole = Int(min(1e9, target.value.rounded(.up)))
    guard !isLast, let programme else { return whole }
    return min(whole, programme.planned(by: year)[metric])
  }

  private func planned(_ metric: CountedMetric, year: Int, townships: Int) -> [Int] {
    var sums = [Int](repeating: 0, count: townships)
    let month = programme.map { Double(12 * (year - $0.firstYear + 1)) } ?? 0
    for asset in works.assets where asset.retiresMonth ?? .infinity > month {
      sums[asset.township] += asset.counts[metric]
    }
    for work in works.works where year == 0 || work.year <= year {
      sums[work.township] += work.adds[metric]
    }
    return sums
  }

  private func ranked(
    _ townships: [TownshipRow], _ shares: [[TownshipShareRow]], lastYear: Int
  ) -> TownshipScores {
    let marks = townships.indices.map { row -> [Double?] in
      let last = shares[row].filter { $0.year == lastYear && $0.allocated > 0 }
      let attained = last.map { min(1, $0.attained / Double($0.allocated)) }
      // Nothing was asked of it: it is judged by the rest.
      let attainment = ratio(attained.reduce(0, +), Double(attained.count))
      let people = townships[row].residents
      let covered = people > 0 ? Double(townships[row].coveredResidents) / Double(people) : 0
      return [attainment, covered, 1 - townships[row].unservedShare]
    }
    let ranking = TownshipRanking(marks: marks, scoring: scoring)
    let scores = ranking.scores
    let ranks = TownshipRanking.ranks(scores)
    let drawn = ranking.drawn(seed: seed)
    func rank(_ row: Int, _ share: Double) -> Int {
      let places = drawn.map { $0[row] }.sorted()
      guard !places.isEmpty else { return ranks[row] }
      return places[min(places.count - 1, max(0, Int((share * Double(places.count)).rounded(.up)) - 1))]
    }
    func sure(_ place: (([Int]) -> Int?)) -> Double {
      guard let own = place(ranks), !drawn.isEmpty else { return 1 }
      return Double(drawn.count { place($0) == own }) / Double(drawn.count)
    }
    let people = townships.map { Double($0.residents) }
    let perThousand = townships.map { row in
      row.residents > 0 ? 1000 * Double(row.chargers) / Double(row.residents) : nil
    }
    return TownshipScores(
      scoring: scoring,
      rows: townships.indices.map { row in
        TownshipScore(
          township: townships[row].township, shares: shares[row], attainment: marks[row][0],
          coverage: marks[row][1] ?? 0, service: marks[row][2] ?? 0, score: scores[row], rank: ranks[row],
          rankLow: rank(row, 0.025), rankHigh: rank(row, 0.975), chargersPerThousand: perThousand[row])
      },
      chargerGini: Inequality.gini(perThousand.map { $0 ?? 0 }, over: people),
      scoreGini: Inequality.gini(scores, over: people),
      bestIsSureShare: sure { $0.firstIndex(of: 1) },
      worstIsSureShare: sure { ranks in ranks.max().flatMap { ranks.firstIndex(of: $0) } })
  }
}
