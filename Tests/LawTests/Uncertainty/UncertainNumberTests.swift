import DistrictModel
import NumericKernels
import Testing
import Uncertainty

@Suite("Uncertain numbers") struct UncertainNumberTests {
  static let all: [UncertainNumber] = [
    .uniform(low: 2, high: 5), .triangular(low: 2, mode: 3, high: 7), .triangular(low: 2, mode: 2, high: 7),
    .normal(mean: 4, standardDeviation: 1, low: -1000, high: 1000),
    .normal(mean: 0.9, standardDeviation: 0.2, low: 0, high: 1),
    .lognormal(median: 4, factor: 1.5, low: 0, high: 1e9), .lognormal(median: 4, factor: 3, low: 2, high: 9),
    .discrete(values: [5, 1, 3], weights: [1, 2, 1]),
  ]

  @Test("quantiles rise with their share and stay inside", arguments: all)
  func rise(_ number: UncertainNumber) throws {
    let values = try (1..<200).map { try number.quantile(Double($0) / 200) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    let ends = [try number.quantile(0x1p-33), try number.quantile(1 - 0x1p-33)]
    #expect(ends.allSatisfy { $0.isFinite })
    switch number {
    case .uniform(let low, let high), .triangular(let low, _, let high), .normal(_, _, let low, let high),
      .lognormal(_, _, let low, let high):
      #expect(
        values.allSatisfy { (low...high).contains($0) } && ends.allSatisfy { (low...high).contains($0) })
    case .discrete(let given, _): #expect(Set(values) == Set(given))
    }
  }

  @Test("quantiles are those of the closed form") func closedForms() throws {
    #expect(try UncertainNumber.uniform(low: 2, high: 6).quantile(0.25) == 3)
    // Below the mode of a triangle lies (mode - low) / (high - low) of it.
    let triangle = UncertainNumber.triangular(low: 0, mode: 1, high: 4)
    #expect(abs(try triangle.quantile(0.25) - 1) < 1e-15)
    #expect(abs(try triangle.quantile(1 - 0.75 / 4) - 2.5) < 1e-15)
    let normal = Distribution.normal(mean: 4, standardDeviation: 1)
    let lognormal = Distribution.lognormal(
      logMean: Elementary.log(4), logStandardDeviation: Elementary.log(1.5))
    for share in [0.01, 0.3, 0.5, 0.97] {
      #expect(abs(try Self.all[3].quantile(share) - normal.quantile(share)) < 1e-12)
      #expect(abs(try Self.all[5].quantile(share) - lognormal.quantile(share)) < 1e-12)
    }
    #expect(try Self.all[7].quantile(0.5) == 1)
    #expect(try Self.all[7].quantile(0.51) == 3)
    #expect(try Self.all[7].quantile(0.76) == 5)
  }

  /// A cut form is what is left of the whole one, scaled up.
  @Test("a cut distribution has the shares of the whole one between its cuts") func cut() throws {
    let whole = Distribution.normal(mean: 0.9, standardDeviation: 0.2)
    let below = try whole.cumulative(0)
    let between = try whole.cumulative(1) - below
    for share in [0.05, 0.4, 0.9] {
      let value = try Self.all[4].quantile(share)
      #expect(abs((try whole.cumulative(value) - below) / between - share) < 1e-12)
    }
    #expect(abs(Self.all[4].shareCutOff - (1 - between)) < 1e-12)
    // Planted fault: laid on the cut instead of left out, a third of the values would be the cut itself.
    let values = try (1..<100).map { try Self.all[4].quantile(Double($0) / 100) }
    #expect(!values.contains(1))
  }

  @Test("best estimates are what planners mean by them")
  func bestEstimates() {
    #expect(Self.all.map(\.bestEstimate) == [3.5, 3, 2, 4, 0.9, 4, 4, 1])
    #expect(UncertainNumber.discrete(values: [5, 1], weights: [1, 1]).bestEstimate == 5)
  }

  @Test(
    "what is no distribution is refused",
    arguments: [
      .uniform(low: 2, high: 2), .uniform(low: 3, high: 2), .triangular(low: 1, mode: 4, high: 3),
      .triangular(low: 1, mode: .nan, high: 3), .normal(mean: 1, standardDeviation: 0, low: 0, high: 2),
      .normal(mean: 1, standardDeviation: 1, low: 2, high: 2),
      .normal(mean: 1, standardDeviation: 1, low: 90, high: 91),
      .lognormal(median: 0, factor: 2, low: 0, high: 9), .lognormal(median: 1, factor: 1, low: 0, high: 9),
      .lognormal(median: 1, factor: .infinity, low: 0, high: 9), .discrete(values: [], weights: []),
      .discrete(values: [1], weights: [0]), .discrete(values: [1, 2], weights: [1]),
      .discrete(values: [1, 2], weights: [2, -1]), .discrete(values: [.infinity], weights: [1]),
    ] as [UncertainNumber])
  func refused(_ number: UncertainNumber) {
    #expect(!number.isPossible)
    #expect(throws: NumericsError.outOfDomain) { try number.quantile(0.5) }
  }
}

@Suite("Tied numbers") struct NormalCopulaTests {
  private static func scores(_ copula: NormalCopula, _ count: Int) throws -> [[Double]] {
    let rows = try UnitDesign.sobol.points(4096, dimensions: count, seed: 2).map { copula.tied($0) }
    return (0..<count).map { column in rows.map { Elementary.normalQuantile($0[column]) } }
  }

  @Test("tied shares have the correlations asked for, and stay uniform") func correlated() throws {
    let wanted = [[1, 0.8, -0.3], [0.8, 1, 0.1], [-0.3, 0.1, 1]]
    let columns = try Self.scores(try NormalCopula(correlations: wanted), 3)
    for one in 0..<3 {
      #expect(abs(RunningStatistics(columns[one]).variance - 1) < 0.02)
      for other in 0..<one {
        #expect(abs(try Correlation.pearson(columns[one], columns[other]) - wanted[one][other]) < 0.01)
      }
    }
  }

  @Test("numbers may be tied wholly, or against each other") func whole() throws {
    let same = try NormalCopula.equal(1, count: 3)
    #expect(same.tied([0.3, 0.9, 0.5]).allSatisfy { abs($0 - 0.3) < 1e-12 })
    let against = try NormalCopula(correlations: [[1, -1], [-1, 1]])
    #expect(abs(against.tied([0.3, 0.9])[1] - 0.7) < 1e-12)
    // Three cannot all be against each other.
    #expect(throws: NormalCopula.Fault.contradiction(row: 2)) { try NormalCopula.equal(-1, count: 3) }
    #expect(throws: Never.self) { try NormalCopula.equal(-0.5, count: 3) }
  }

  @Test("what is no correlation matrix is refused with its place") func refused() {
    #expect(throws: NormalCopula.Fault.notSquare) { try NormalCopula(correlations: [[1, 0], [0]]) }
    #expect(throws: NormalCopula.Fault.notACorrelation(row: 1, column: 0)) {
      try NormalCopula(correlations: [[1, 1.5], [1.5, 1]])
    }
    #expect(throws: NormalCopula.Fault.notACorrelation(row: 0, column: 0)) {
      try NormalCopula(correlations: [[0.9]])
    }
    #expect(throws: NormalCopula.Fault.notACorrelation(row: 1, column: 0)) {
      try NormalCopula(correlations: [[1, .nan], [.nan, 1]])
    }
    #expect(throws: NormalCopula.Fault.notSymmetric(row: 1, column: 0)) {
      try NormalCopula(correlations: [[1, 0.5], [0.4, 1]])
    }
    #expect(throws: NormalCopula.Fault.contradiction(row: 2)) {
      try NormalCopula(correlations: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    }
  }
}

@Suite("Futures") struct FutureDesignTests {
  private static func input(_ path: String, group: String = "", whole: Bool = false) -> UncertainInput {
    UncertainInput(
      path: path, meaning: .init(zh: "", en: ""), unit: "", number: .uniform(low: 0, high: 10),
      isWhole: whole, group: group)
  }

  @Test("members of a group rise together, others do not") func groups() throws {
    var design = FutureDesign()
    design.futures = 512
    var group = FutureDesign.Group()
    group.id = "g"
    group.correlation = 0.9
    design.groups = [group]
    let rows = try design.values(of: [
      Self.input("a", group: "g"), Self.input("b"), Self.input("c", group: "g", whole: true),
    ])
    let columns = (0..<3).map { column in rows.map { $0[column] } }
    #expect(try Correlation.spearman(columns[0], columns[2]) > 0.85)
    #expect(abs(try Correlation.spearman(columns[0], columns[1])) < 0.1)
    #expect(columns[2].allSatisfy { $0 == $0.rounded() } && Set(columns[2]) == Set((0...10).map(Double.init)))
    #expect(columns[0].allSatisfy { (0...10).contains($0) })
  }

  @Test("cases are the twentieth from below, the best estimate and the twentieth from above") func cases()
    throws
  {
    let values = try UncertainCase.allCases.map { try $0.value(of: Self.input("a")) }
    #expect(values == [0.5, 5, 9.5])
  }

  @Test("whole numbers of a range are equally likely, its ends included") func whole() throws {
    let input = UncertainInput(
      path: "a", meaning: BilingualText(zh: "", en: ""), unit: "", number: .uniform(low: 1, high: 3),
      isWhole: true, group: "")
    let drawn = try (0..<300).map { try input.value(at: (Double($0) + 0.5) / 300) }
    for value in [1.0, 2, 3] { #expect(drawn.count { $0 == value } == 100) }
  }

  @Test("no futures of nothing") func none() throws {
    #expect(try FutureDesign().values(of: []) == [])
    var design = FutureDesign()
    design.futures = 0
    #expect(try design.values(of: [Self.input("a")]) == [])
  }
}
