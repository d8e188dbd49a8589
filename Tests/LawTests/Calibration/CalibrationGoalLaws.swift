import Calibration
import Fixtures
import NumericKernels
import Testing

@testable import CityAgents

/// A perfect week with one fault planted.
struct PlantedWeek: Sendable, CustomTestStringConvertible {
  let fault: String
  let misses: Set<CalibrationGoals.Goal>
  let change: @Sendable (ZoneWeek) -> ZoneWeek

  var testDescription: String { fault }

  static let cases = [
    PlantedWeek(fault: "none", misses: []) { $0 },
    PlantedWeek(fault: "a level two points too high", misses: [.cityTraining, .cityCheck]) { week in
      rebuilt(week, busy: week.cityBusyShare.map { $0 + 0.02 })
    },
    PlantedWeek(fault: "the week turned by six hours", misses: [.cityTraining, .cityCheck, .bumpVanishes]) {
      week in
      rebuilt(week, busy: (0..<168).map { week.cityBusyShare[($0 + 6) % 168] })
    },
    PlantedWeek(fault: "energy of an even day", misses: [.energy]) { week in
      rebuilt(week, energy: [Double](repeating: 1.0 / 24, count: 24))
    },
    PlantedWeek(
      fault: "zones in the opposite order",
      misses: [.zoneRank, .zoneRankAboveFastShare]
    ) { week in
      let values = week.zones.map(\.meanBusyShare)
      let low = values.min() ?? 0
      let high = values.max() ?? 1
      return rebuilt(week, zones: zip(week.zones, values).map { ($0.zone, low + high - $1, $0.crowdedShare) })
    },
    PlantedWeek(fault: "zones always full", misses: [.crowdedShare]) { week in
      rebuilt(week, zones: week.zones.map { ($0.zone, $0.meanBusyShare, 1) })
    },
    PlantedWeek(fault: "zones half as far apart", misses: [.zoneSpread]) { week in
      rebuilt(week, zones: week.zones.map { ($0.zone, 0.25 + $0.meanBusyShare / 2, $0.crowdedShare) })
    },
  ]

  private static func rebuilt(
    _ week: ZoneWeek, busy: [Double]? = nil, energy: [Double]? = nil, zones: [(Int, Double, Double)]? = nil
  ) -> ZoneWeek {
    ZoneWeek(
      cityBusyShare: busy ?? week.cityBusyShare, energyShare: energy ?? week.energyShare,
      fastStartShare: week.fastStartShare,
      zones: zones.map { rows in
        rows.map { ZoneWeek.Zone(zone: $0.0, meanBusyShare: $0.1, crowdedShare: $0.2) }
      } ?? week.zones)
  }
}

@Suite("Goals of a calibration")
struct CalibrationGoalLaws {
  private func goals(
    of week: ZoneWeek, blindEnergy: Double? = 0.7, others: CalibrationScores.OtherTariffs? = nil
  ) throws -> CalibrationGoals {
    let model = try SyntheticCity.model()
    let truth = model.week(SyntheticCity.truth)
    let observation = try SyntheticCity.observation(of: truth)
    let tariff = try TariffShape(deviations: SyntheticCity.deviations)
    let pooled = week.zones.map {
      ZoneFolds.Prediction(zone: $0.zone, meanBusyShare: $0.meanBusyShare)
    }
    let scores = try CalibrationScores(
      of: week, against: observation, pooled: pooled,
      otherTariffs: others
        ?? CalibrationScores.OtherTariffs(
          withoutValley: model.under(tariff.withoutMiddayValley).week(SyntheticCity.truth),
          movedValley: model.under(tariff.withValleyInTheAfternoon).week(SyntheticCity.truth)), seed: 1)
    let fastShare = try Correlation.spearman(model.zones.map(\.fastShare), truth.zones.map(\.meanBusyShare))
    return CalibrationGoals(
      scores: scores, blindEnergyCorrelation: blindEnergy, fastShareRank: fastShare)
  }

  @Test("Each goal is missed by its own fault", arguments: PlantedWeek.cases)
  func planted(plant: PlantedWeek) throws {
    let week = plant.change(try SyntheticCity.model().week(SyntheticCity.truth))
    let goals = try goals(of: week)
    for goal in plant.misses { #expect(goals[goal] == false, "\(goal)") }
    if plant.misses.isEmpty {
      for goal in CalibrationGoals.Goal.allCases { #expect(goals[goal] == true, "\(goal)") }
    }
  }

  @Test("Energy that a blind city explains as well tests nothing")
  func blind() throws {
    let week = try SyntheticCity.model().week(SyntheticCity.truth)
    #expect(try goals(of: week, blindEnergy: 0.96)[.energyNeedsPrice] == false)
    #expect(try goals(of: week, blindEnergy: nil)[.energyNeedsPrice] == true)
  }

  @Test("A bump that stays where it was under any tariff misses both goals of the valley")
  func fixedProfile() throws {
    let week = try SyntheticCity.model().week(SyntheticCity.truth)
    let fixed = CalibrationScores.OtherTariffs(withoutValley: week, movedValley: week)
    let goals = try goals(of: week, others: fixed)
    #expect(goals[.bumpVanishes] == false)
    #expect(goals[.bumpMoves] == false)
  }
}
