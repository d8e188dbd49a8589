import Foundation
import NumericKernels
import Testing
import Uncertainty

/// Functions whose indices are known in closed form.
@Suite("Sensitivity indices") struct SensitivityNumberTests {
  struct Known: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let first: [Double]
    let total: [Double]
    let answer: @Sendable ([Double]) -> Double
  }

  /// Ishigami and Homma 1990 with a = 7, b = 0.1; indices as in Saltelli et al., "Global sensitivity analysis: the primer",
  /// 2008, and by the closed form.
  static let ishigami = Known(
    testDescription: "Ishigami", first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437],
    answer: { unit in
      let x = unit.map { (2 * $0 - 1) * Double.pi }
      return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    })

  /// Sobol's g-function with a = 0, 1, 4.5, 9, 99, 99, 99, 99 (Saltelli and Sobol 1995).
  static let g = Known(
    testDescription: "g-function",
    first: [0.7165, 0.1791, 0.0237, 0.0072, 0.0001, 0.0001, 0.0001, 0.0001],
    total: [0.7871, 0.2422, 0.0343, 0.0105, 0.0001, 0.0001, 0.0001, 0.0001],
    answer: { unit in
      zip(unit, [0, 1, 4.5, 9, 99, 99, 99, 99]).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
    })

  @Test("Sobol indices of known functions", arguments: [ishigami, g])
  func sobol(_ known: Known) throws {
    let inputs = known.first.count
    let rows = try SobolIndices.design(4096, inputs: inputs, seed: 7)
    #expect(rows.count == 4096 * (inputs + 2))
    let indices = try SobolIndices(answers: rows.map(known.answer), inputs: inputs, seed: 7, resamples: 200)
    for (input, found) in indices.inputs.enumerated() {
      #expect(
        abs(found.first.mean - known.first[input]) < 0.01, "first-order of \(input): \(found.first.mean)")
      #expect(abs(found.total.mean - known.total[input]) < 0.01, "total of \(input): \(found.total.mean)")
      #expect(found.first.low - 0.002 <= known.first[input] && known.first[input] <= found.first.high + 0.002)
      #expect(found.total.low - 0.002 <= known.total[input] && known.total[input] <= found.total.high + 0.002)
    }
  }

  /// Columns handed to the wrong input are found out.
  @Test("indices of exchanged inputs are exchanged") func exchanged() throws {
    let rows = try SobolIndices.design(1024, inputs: 3, seed: 7)
    let answers = rows.map { Self.ishigami.answer([$0[1], $0[0], $0[2]]) }
    let indices = try SobolIndices(answers: answers, inputs: 3, seed: 7, resamples: 50)
    #expect(abs(indices.inputs[0].first.mean - 0.4424) < 0.03)
    #expect(abs(indices.inputs[1].first.mean - 0.3139) < 0.03)
  }

  @Test("first-order indices from any sample, by groups of like inputs", arguments: [ishigami, g])
  func ranks(_ known: Known) throws {
    let rows = try UnitDesign.random.points(20_000, dimensions: known.first.count, seed: 3)
    let first = try CorrelationRatio.first(rows: rows, answers: rows.map(known.answer))
    for (found, wanted) in zip(first, known.first) { #expect(abs(found - wanted) < 0.03) }
  }

  /// Morris's test function of 1991 has twenty inputs: 1-3 and 8-10 of large effects, 4-7 that hang on others, ten of none.
  @Test("Morris screening tells inputs that matter from those that do not") func morris() throws {
    var stream = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.morris"))
    let single = (0..<20).map { $0 < 10 ? 20 : stream.standardNormal() }
    var pairs = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 20)
    for row in 0..<20 {
      for column in row + 1..<20 { pairs[row][column] = column < 6 ? -15 : stream.standardNormal() }
    }
    func answer(_ unit: [Double]) -> Double {
      let w = unit.indices.map { index in
        [2, 4, 6].contains(index)
          ? 2 * (1.1 * unit[index] / (unit[index] + 0.1) - 0.5) : 2 * (unit[index] - 0.5)
      }
      var sum = zip(single, w).reduce(0) { $0 + $1.0 * $1.1 }
      for row in 0..<20 { for column in row + 1..<20 { sum += pairs[row][column] * w[row] * w[column] } }
      for i in 0..<5 {
        for j in i + 1..<5 {
          for k in j + 1..<5 {
            sum += -10 * w[i] * w[j] * w[k]
            if k < 4 { for l in k + 1..<4 { sum += 5 * w[i] * w[j] * w[k] * w[l] } }
          }
        }
      }
      return sum
    }
    let rows = try MorrisScreening.design(paths: 20, inputs: 20, seed: 5)
    #expect(rows.count == 20 * 21)
    let screening = try MorrisScreening(rows: rows, answers: rows.map(answer))
    let sizes = screening.inputs.map(\.size.mean)
    let least = try #require(sizes.prefix(10).min())
    let most = try #require(sizes.suffix(10).max())
    #expect(least > 1.5 * most, "\(sizes)")
    // The straight ones have little spread beside their mean, the bent ones much.
    #expect([7, 8, 9].allSatisfy { screening.inputs[$0].standardDeviation < screening.inputs[$0].mean / 3 })
    #expect([0, 1, 3].allSatisfy { screening.inputs[$0].standardDeviation > screening.inputs[$0].mean / 3 })
  }
}
