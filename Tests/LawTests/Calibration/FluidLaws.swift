import Calibration
import Fixtures
import Testing

@Suite("Flows of a measured city")
struct FluidLaws {
  @Test("Shares of energy and of fast starts add up to one", arguments: [0.05, 2, 5.6, 20])
  func shares(response: Double) throws {
    var parameters = SyntheticCity.truth
    parameters.timePriceResponse = response
    let week = try SyntheticCity.model().week(parameters)
    #expect(abs(week.energyShare.reduce(0, +) - 1) < 1e-12)
    #expect(abs(week.fastStartShare.reduce(0, +) - 1) < 1e-12)
  }

  @Test("More of each level never frees a pile at any hour", arguments: 0..<3)
  func monotone(level: Int) throws {
    let model = try SyntheticCity.model()
    var values = SyntheticCity.truth.values
    let before = model.week(CalibrationParameters(values: values)).cityBusyShare
    values[level] *= 1.1
    let after = model.week(CalibrationParameters(values: values)).cityBusyShare
    #expect(zip(before, after).allSatisfy { $0 <= $1 + 1e-12 })
  }

  @Test("The price of a place moves demand between zones and makes none")
  func priceLevel() throws {
    let model = try SyntheticCity.model()
    let zones = SyntheticCity.zones
    func held(_ response: Double) -> (dear: Double, all: Double) {
      let week = model.week(
        CalibrationParameters(
          heldShare: 0.1, overnightPlugIns: 0.01, fastSessions: 2, timePriceResponse: 1,
          priceLevelResponse: response))
      let dear = zones.indices.max { zones[$0].priceLevel < zones[$1].priceLevel } ?? 0
      return (week.zones[dear].meanBusyShare, week.cityBusyShare.reduce(0, +) / 168)
    }
    #expect(held(2).dear < held(0).dear)
    #expect(abs(held(2).all - held(0).all) < 1e-9)
  }

  @Test("Values at and beyond the ends of their ranges come back inside")
  func bounded() {
    let far = CalibrationParameters(unbounded: [-1e3, 1e3, 0, 40, -40])
    for (value, outline) in zip(far.values, CalibrationParameters.outlines) {
      #expect(outline.range.contains(value))
    }
    let back = CalibrationParameters(unbounded: SyntheticCity.truth.unbounded)
    for (one, other) in zip(back.values, SyntheticCity.truth.values) { #expect(abs(one - other) < 1e-9) }
  }

  @Test("The right answer is the best: every change of a parameter costs something", arguments: 0..<5)
  func truthIsBest(row: Int) throws {
    let model = try SyntheticCity.model()
    let observation = try SyntheticCity.observation(of: model.week(SyntheticCity.truth))
    let objective = try CalibrationObjective(observation, supply: model.zones)
    #expect(objective.termCount > 190)
    func cost(_ parameters: CalibrationParameters) throws -> Double {
      try objective.residuals(of: model.week(parameters)).reduce(0) { $0 + $1 * $1 }
    }
    #expect(try cost(SyntheticCity.truth) < 1e-18)
    for factor in [0.8, 1.2] {
      var values = SyntheticCity.truth.values
      values[row] *= factor
      #expect(try cost(CalibrationParameters(values: values)) > 0.01)
    }
  }
}
