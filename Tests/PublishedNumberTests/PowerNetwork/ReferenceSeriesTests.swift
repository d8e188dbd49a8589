import ComponentModels
import Fixtures
import Foundation
import ScenarioFiles
import Testing

/// The whole tables behind the ones that `wayside verify` ships, where they lie beside the checkout.
@Suite(
  "Reference series",
  .enabled(if: SharedData.path("grid/solar-reference.csv") != nil, Comment(rawValue: SharedData.absence)))
struct ReferenceSeriesTests {
  private func errors(_ model: String, _ file: String) throws -> [String: Double] {
    let path = try #require(SharedData.path("grid/\(file)"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let known = try #require(ComponentModelCatalogue.model(model))
    let table = try #require(CaseTable.read(text, file: file, model: known).table)
    var worst: [String: Double] = [:]
    for (index, output) in table.form.outputs.enumerated() {
      for (row, answers) in table.outputs.enumerated() {
        guard let expected = table.expected[row][index]?.number else { continue }
        worst[output.name] = max(worst[output.name] ?? 0, abs(answers[index].numberOrInfinity - expected))
      }
    }
    return worst
  }

  @Test("A transformer's week is met to a billionth of a kelvin")
  func transformer() throws {
    let errors = try errors("transformer_thermal", "transformer-iec60076-7-reference.csv")
    #expect(errors.count == 4)
    #expect(try #require(errors["top_oil_c"]) < 1e-9)
    #expect(try #require(errors["hot_spot_c"]) < 1e-9)
    #expect(try #require(errors["ageing_normal"]) < 1e-9)
  }

  @Test("The sun's place is met to a thousandth of a degree, light to a thousandth of a watt")
  func sun() throws {
    let position = try errors("solar_position", "solar-reference.csv")
    for column in ["zenith_deg", "apparent_zenith_deg", "sun_azimuth_deg"] {
      #expect(try #require(position[column]) < 0.001, "\(column)")
    }
    #expect(try #require(position["eot_min"]) < 0.002)
    for model in ["clear_sky", "poa"] {
      let light = try errors(model, "solar-reference.csv")
      #expect(light.count >= 5)
      for (column, error) in light { #expect(error < 1e-3, "\(column)") }
    }
  }
}
