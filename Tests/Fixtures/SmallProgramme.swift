public import DistrictModel
public import Programme

/// A programme of equal charging stations, for tests.
public enum SmallProgramme {
  public static func works(
    _ count: Int, year: Int = 2025, chargers: Int = 10, costCNY: Double = 1_000_000, township: Int = 0
  ) -> [Work] {
    (0..<count).map { row in
      Work(
        id: "\(year)-\(row)", kind: .charging, township: township, year: year, costCNY: costCNY,
        adds: StandingCount([.chargingStations: 1, .publicChargers: chargers]))
    }
  }

  /// All works of a year are let on its first day, and nothing is uncertain but each work's own lead time.
  public static func plain() -> ProgrammeParameters {
    var parameters = ProgrammeParameters()
    parameters.lettingMonths = 0
    parameters.yearLeadLogSd = 0
    parameters.costLogSd = 0
    parameters.yearCostLogSd = 0
    parameters.priceChangeShare = 0
    return parameters
  }

  /// The same without any chance: four months from letting to opening.
  public static func certain() -> ProgrammeParameters {
    var parameters = plain()
    parameters.leadLogSd = 0
    return parameters
  }

  public static func make(
    _ works: [Work], years: [ProgrammeYear] = [ProgrammeYear(year: 2025)], assets: [StandingAsset] = [],
    parameters: ProgrammeParameters = plain(), seed: UInt64 = 1
  ) -> Programme {
    Programme(years: years, works: works, assets: assets, parameters: parameters, seed: seed)
  }

  public static func target(
    _ value: Double, metric: CountedMetric = .chargingStations, by deadline: String = "2025-12-31"
  ) -> Target {
    var target = Target()
    target.id = metric.rawValue
    target.nameEn = metric.rawValue
    target.nameZh = metric.rawValue
    target.metric = metric.rawValue
    target.counting = metric.counting
    target.value = value
    target.deadline = deadline
    return target
  }
}
