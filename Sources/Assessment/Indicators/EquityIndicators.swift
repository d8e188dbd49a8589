import DistrictModel

extension IndicatorCatalogue {
  /// 22: how evenly stations serve the people.
  static var equity: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "distance_gini", 22, zh: "可达性基尼系数", en: "Gini coefficient of the distance",
        formulaZh: "最近距离按人口的基尼系数，0 为完全均等",
        formulaEn: "Gini of the nearest distance over residents, 0 is equal", unit: IndicatorUnit("—", "–"),
        scope: .people, decimals: 3
      ) { Estimate(exact: $0.coverage.gini($0.residents)) },
      IndicatorDefinition(
        "best_township_coverage_share", 22, zh: "最优街道（镇）人口覆盖率",
        en: "population coverage of the best township",
        formulaZh: "max_街道（Σ 人口[直线距离≤R] / Σ 人口）",
        formulaEn: "max over townships of Σ residents [straight distance ≤ R] / Σ residents", unit: .share,
        scope: townships, decimals: 3,
        remark: best
      ) { Estimate(exact: $0.townshipAccess.map(\.coveredShare).max()) },
      IndicatorDefinition(
        "worst_township_coverage_share", 22, zh: "最差街道（镇）人口覆盖率",
        en: "population coverage of the worst township",
        formulaZh: "min_街道（Σ 人口[直线距离≤R] / Σ 人口）",
        formulaEn: "min over townships of Σ residents [straight distance ≤ R] / Σ residents", unit: .share,
        scope: townships, decimals: 3,
        remark: worst
      ) { Estimate(exact: $0.townshipAccess.map(\.coveredShare).min()) },
      IndicatorDefinition(
        "worst_township_distance_m", 22, zh: "最远街道（镇）平均最近距离", en: "mean distance of the farthest township",
        formulaZh: "max_街道（Σ 人口 × 最近直线距离 / Σ 人口）",
        formulaEn: "max over townships of Σ residents × nearest straight distance / Σ residents",
        unit: .metres, scope: townships, decimals: 0,
        remark: farthest
      ) { evidence in
        Estimate(exact: evidence.townshipAccess.map(\.meanDistanceM).max().flatMap { $0.isFinite ? $0 : nil })
      },
    ]
  }

  private static func best(_ evidence: Evidence) -> BilingualText? {
    evidence.name(of: evidence.townshipAccess.max { $0.coveredShare < $1.coveredShare })
  }

  private static func worst(_ evidence: Evidence) -> BilingualText? {
    evidence.name(of: evidence.townshipAccess.min { $0.coveredShare < $1.coveredShare })
  }

  private static func farthest(_ evidence: Evidence) -> BilingualText? {
    evidence.name(of: evidence.townshipAccess.max { $0.meanDistanceM < $1.meanDistanceM })
  }

  private static let townships = IndicatorScope(
    "有常住人口的街道（镇）；公共充电站", "townships that have residents; charging stations")
}

/// How near the people of one township are to a charging station.
struct TownshipAccess {
  let township: TownshipID
  let coveredShare: Double
  /// Straight, weighted by residents; infinite without any station.
  let meanDistanceM: Double
}

extension Evidence {
  /// Townships with residents, in their order.
  var townshipAccess: [TownshipAccess] {
    var sums = [(people: Double, covered: Double, metres: Double)](
      repeating: (0, 0, 0), count: world.townships.count)
    for resident in world.population.residents {
      let (row, cell, count) = (Int(resident.township.row), Int(resident.cell.row), Double(resident.count))
      guard count > 0, sums.indices.contains(row) else { continue }
      sums[row].people += count
      if coverage.covers(cell) { sums[row].covered += count }
      sums[row].metres += count * coverage.distanceM[cell]
    }
    return sums.indices.filter { sums[$0].people > 0 }.map {
      TownshipAccess(
        township: TownshipID($0), coveredShare: sums[$0].covered / sums[$0].people,
        meanDistanceM: sums[$0].metres / sums[$0].people)
    }
  }

  func name(of access: TownshipAccess?) -> BilingualText? { access.map { world.townships[$0.township].name } }
}
