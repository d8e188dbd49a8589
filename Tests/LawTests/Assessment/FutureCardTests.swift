import Assessment
import DistrictModel
import NumericKernels
import Testing
import Uncertainty

@Suite("A plan in many futures") struct FutureCardTests {
  private static let inputs = ["big", "small", "idle"].map { path in
    UncertainInput(
      path: path, meaning: BilingualText(zh: path, en: path), unit: "", number: .uniform(low: 0, high: 1),
      isWhole: false,
      group: "")
  }

  /// A promise whose probability is the first input, one that hangs a little on the second, one in words.
  private static func figures(_ row: [Double]) -> FutureFigures {
    FutureFigures(
      probabilities: [row[0], 0.5 + 0.1 * row[1], nil], attained: [100 * row[0], row[1], nil],
      indicators: ["left_unserved_share": 0.2 * row[1]])
  }

  private static func card() throws -> FutureCard {
    let rows = try UnitDesign.sobol.points(128, dimensions: 3, seed: 1)
    let targets = ["a", "b", "c"].map { id in
      var target = Target()
      target.id = id
      return target
    }
    let ends = inputs.indices.map { column in
      [0.05, 0.95].map { share in figures([0.5, 0.5, 0.5].enumerated().map { $0 == column ? share : $1 }) }
    }
    return FutureCard(
      inputs: inputs, design: .sobol, rows: rows, draws: rows.indices.map { $0 + 1 },
      figures: rows.map(figures),
      middle: figures([0.5, 0.5, 0.5]),
      ends: ends.map { (low: $0[0], high: $0[1]) },
      cases: [(.low, figures([0.05, 0.05, 0.05])), (.high, figures([0.95, 0.95, 0.95]))], targets: targets,
      failed: 2, failure: "x", replications: 1
    )
  }

  @Test("a promise is kept with the mean probability of the futures") func promises() throws {
    let card = try Self.card()
    #expect(card.promises.map(\.target) == ["a", "b"])
    let first = card.promises[0]
    #expect(abs(first.probability.mean - 0.5) < 0.005)
    #expect(first.kept == 64)
    let attained = try #require(first.attained)
    #expect(abs(attained[0] - 10) < 1 && abs(attained[1] - 50) < 1 && abs(attained[2] - 90) < 1)
    #expect(card.promises[1].kept == 128)
    #expect(first.probability.low < 0.5 && first.probability.high > 0.5 && first.probability.high <= 1)
  }

  @Test("cases tell what is attained with every input low, or high") func cases() throws {
    let card = try Self.card()
    #expect(card.cases.map(\.word) == [.low, .high])
    #expect(card.cases.map(\.attained) == [[5, 0.05], [95, 0.95]])
    #expect(card.cases[0].probabilities == [0.05, 0.505])
  }

  @Test("what decides comes first, and what moves nothing is not named") func deciding() throws {
    let card = try Self.card()
    #expect(card.answers.map(\.id) == ["promises_kept", "left_unserved_share"])
    #expect(card.deciding.map(\.path) == ["big", "small"])
    let kept = card.answers[0]
    #expect(abs(kept.tornado.middle - 1.05) < 1e-12)
    #expect(kept.tornado.bars.map(\.input) == ["big", "small", "idle"])
    #expect(abs(kept.tornado.bars[0].width - 0.9) < 1e-12 && kept.tornado.bars[2].width == 0)
    // The first input brings 100 of 101 parts of the variance.
    #expect(kept.varianceShares[0] > 0.9 && kept.varianceShares[1] < 0.1)
    // Of the other answer the second input decides: rows handed to the wrong column would be found out.
    #expect(card.answers[1].tornado.bars[0].input == "small" && card.answers[1].varianceShares[1] > 0.9)
  }
}

@Suite("What knowing an input is worth") struct InformationValueTests {
  /// Two plans, of which the first is better where the first input is low; the second input moves both alike.
  @Test("only what changes the choice of a plan is worth knowing") func worth() throws {
    let rows = try UnitDesign.sobol.points(256, dimensions: 2, seed: 3)
    let values = [rows.map { 1 - $0[0] + $0[1] }, rows.map { $0[0] + $0[1] - 0.1 }]
    let worth = try InformationValue(rows: rows, values: values)
    #expect(worth.plan == 0 && abs(worth.best - 1) < 0.01)
    // By the closed form: E max(1 - x, x - 0.1) - 1/2 = 0.2025.
    #expect(abs(worth.perfect - 0.2025) < 0.003)
    #expect(abs(worth.partial[0] - 0.2025) < 0.01)
    #expect(worth.partial[1] < 0.01)
    #expect(throws: NumericsError.outOfDomain) { try InformationValue(rows: rows, values: []) }
    #expect(throws: NumericsError.outOfDomain) { try InformationValue(rows: rows, values: [[1]]) }
  }
}
