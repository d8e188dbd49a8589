import ComponentModels
import DistrictModel
import Fixtures
import Foundation
import ScenarioFiles
import Testing

/// Every row of every table of swap stations that has inputs and outputs, where they lie beside the checkout.
@Suite(
  "Swap reference tables",
  .enabled(if: SharedData.path("swap/station_ctmc.csv") != nil, Comment(rawValue: SharedData.absence)))
struct LocalSwapDataTests {
  /// A table, its rows, its columns of answers, and a column of inputs that is no whole number.
  struct Stem: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rows: Int
    let columns: Int
    let input: String

    init(_ name: String, rows: Int, columns: Int, input: String) {
      testDescription = name
      self.rows = rows
      self.columns = columns
      self.input = input
    }
  }

  static let stems = [
    Stem("charge_time_taper", rows: 12, columns: 3, input: "P_max_kW"),
    Stem("lost_demand_erlang_b", rows: 24, columns: 4, input: "lambda_per_h"),
    Stem("waiting_exponential_charge", rows: 18, columns: 5, input: "lambda_per_h"),
    Stem("waiting_deterministic_charge", rows: 13, columns: 5, input: "lambda_per_h"),
    Stem("station_ctmc", rows: 14, columns: 9, input: "t_swap_mean_h"),
    Stem("closed_network_capacity", rows: 12, columns: 3, input: "t_charge_h"),
    Stem("fleet_closed_ctmc", rows: 8, columns: 9, input: "t_swap_mean_h"),
    Stem("window_fill_rate", rows: 9, columns: 5, input: "lambda_per_h"),
    Stem("time_varying_mt_g_inf", rows: 24, columns: 2, input: "lambda_mean_per_h"),
  ]

  /// The tables state nine digits.
  private static let tolerance = 1e-6

  private func verification(_ stem: Stem, _ text: String) throws -> Verification {
    let model = try #require(ComponentModelCatalogue.model(stem.testDescription))
    let read = CaseTable.read(text, file: "\(stem).csv", model: model, needsAnswers: true)
    let table = try #require(read.table, "\(read.diagnostics.map(\.message))")
    #expect(table.expected.count == stem.rows)
    #expect(table.form.outputs.indices.count { column in table.expected[0][column] != nil } == stem.columns)
    return Verification.compare(
      table.form, zip(table.inputs, table.expected).map { Verification.Case(inputs: $0.0, expected: $0.1) },
      table: stem.testDescription, model: model.id, source: BilingualText(zh: "", en: ""),
      tolerance: Self.tolerance)
  }

  private func text(_ stem: Stem) throws -> String {
    let path = try #require(SharedData.path("swap/\(stem.testDescription).csv"))
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test("Every row is met within a millionth", arguments: stems)
  func rows(_ stem: Stem) throws {
    let found = try verification(stem, text(stem))
    #expect(found.isMet, "\(found.worstError) at \(found.worstPlace)")
    #expect(found.values == stem.rows * stem.columns)
  }

  @Test("A row whose input is a ten-thousandth off is told apart", arguments: stems)
  func planted(_ stem: Stem) throws {
    var lines = try text(stem).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(lines.first?.firstIndex(of: stem.input))
    let value = try #require(Double(lines[1][column]))
    lines[1][column] = "\(value * (1 + 1e-4))"
    let found = try verification(stem, lines.map { $0.joined(separator: ",") }.joined(separator: "\n"))
    #expect(!found.isMet)
    #expect(found.worstPlace.hasSuffix("row 1"), "\(found.worstPlace)")
  }
}
