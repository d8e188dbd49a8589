import ComponentModels
import Fixtures
import Foundation
import HydrogenStations
import ScenarioFiles
import Testing

/// Every row of every hydrogen table, where they lie beside the checkout.
@Suite(
  "Hydrogen reference tables",
  .enabled(
    if: SharedData.path("hydrogen/h2_properties.csv") != nil, Comment(rawValue: SharedData.absence)))
struct HydrogenTableTests {
  private func table(_ stem: String) throws -> CaseTable {
    let path = try #require(SharedData.path("hydrogen/\(stem).csv"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let model = try #require(ComponentModelCatalogue.model(stem))
    // A bank that nothing was drawn from has no answers in its columns.
    let read = CaseTable.read(text, file: "\(stem).csv", model: model, needsAnswers: false)
    return try #require(read.table, "\(read.diagnostics.map(\.message))")
  }

  /// The largest absolute and relative error of a column.
  private func errors(_ stem: String) throws -> [String: (absolute: Double, relative: Double)] {
    let table = try table(stem)
    var worst: [String: (absolute: Double, relative: Double)] = [:]
    for (index, output) in table.form.outputs.enumerated() {
      for (row, answers) in table.outputs.enumerated() {
        guard let known = table.expected[row][index]?.number else { continue }
        let error = abs(answers[index].numberOrInfinity - known)
        let before = worst[output.name] ?? (0, 0)
        worst[output.name] = (
          max(before.absolute, error), max(before.relative, error / max(abs(known), 1e-9))
        )
      }
    }
    return worst
  }

  @Test(
    "Every row is met within the relative tolerance of its table",
    arguments: [
      ("h2_caloric_closed_form", 1e-9, 7), ("compression_isentropic", 1e-3, 8), ("precooling_heat", 2e-3, 2),
      ("cascade_isothermal", 5e-4, 11), ("vessel_equalisation_isothermal", 5e-4, 2),
      ("tube_trailer_payload", 5e-4, 3), ("liquid_parahydrogen_saturation", 5e-3, 4),
      ("liquid_pump_isentropic", 5e-3, 3), ("h2_transport", 2e-2, 4), ("lemmon2008_verification", 3e-8, 2),
    ])
  func relative(stem: String, tolerance: Double, columns: Int) throws {
    let errors = try errors(stem)
    #expect(errors.count == columns)
    for (column, error) in errors { #expect(error.relative <= tolerance, "\(column) \(error)") }
  }

  @Test("The gas meets the reference equation of state")
  func gas() throws {
    let errors = try errors("h2_properties")
    #expect(errors.count == 12)
    #expect(try #require(errors["rho_kg_m3"]).relative <= 2e-4)
    #expect(try #require(errors["cp_kJ_kgK"]).relative <= 2e-3)
    #expect(try #require(errors["h_kJ_kg"]).absolute <= 1)
    #expect(try #require(errors["u_kJ_kg"]).absolute <= 1)
    #expect(try #require(errors["rho_lemmon2008_kg_m3"]).relative <= 1e-7)
    // Eight digits of two densities are left in the difference.
    #expect(try #require(errors["rho_lemmon_minus_eos_percent"]).absolute <= 1e-5)
  }

  @Test("Throttling within 0.2 K, fills within 0.3 K and 0.1 of charge, over time within 0.5 K and 0.1 %")
  func temperatures() throws {
    #expect(try #require(errors("throttling_isenthalpic")["T2_K"]).absolute <= 0.2)
    let ends = try errors("tank_fill_algebraic")
    #expect(try #require(ends["T_end_K"]).absolute <= 0.3)
    #expect(try #require(ends["SOC_percent"]).absolute <= 0.1)
    let fills = try errors("tank_fill_ode")
    #expect(try #require(fills["T_gas_end_K"]).absolute <= 0.5)
    #expect(try #require(fills["T_wall_end_K"]).absolute <= 0.5)
    #expect(try #require(fills["m_end_kg"]).relative <= 1e-3)
    #expect(try #require(fills["t_end_s"]).relative <= 1e-3)
  }

  @Test("Fills over time follow their traces")
  func traces() throws {
    let path = try #require(SharedData.path("hydrogen/tank_fill_ode_trace.csv"))
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
    for (name, tank, start, control, fuel, stop) in Self.cases {
      let known = rows.filter { $0[0] == name }.map { $0.dropFirst().compactMap(Double.init) }
      #expect(known.count == 11)
      let samples = try TankFill(
        tank: tank, startPressure: start.pascal, startKelvin: start.kelvin, ambientKelvin: start.kelvin,
        control: control, fuel: fuel, limits: TankFill.Limits(pressure: stop)
      ).run(samples: known.map { $0[0] }).samples
      for (sample, row) in zip(samples, known) {
        #expect(abs(sample.pressure / 1e6 - row[1]) <= 1e-3 * row[1], "\(name) \(row[0])")
        #expect(abs(sample.gasKelvin - row[2]) <= 0.5, "\(name) \(row[0])")
        #expect(abs(sample.wallKelvin - row[3]) <= 0.5, "\(name) \(row[0])")
        #expect(abs(sample.mass - row[4]) <= 1e-3 * row[4], "\(name) \(row[0])")
      }
    }
  }

  private static let cases:
    [(
      String, OnBoardTank, (kelvin: Double, pascal: Double), TankFill.Control, TankFill.Fuel, Double
    )] = [
      ("bus35_mdot_wall", .bus35, (298.15, 5e6), .massFlow(0.033333333), .nozzle(kelvin: 288.15), 35e6),
      (
        "truck35_aprr_wall", .truck35, (293.15, 3e6), .ramp(5e4, mostFlow: 0.12), .nozzle(kelvin: 273.15),
        38e6
      ),
      (
        "car70_aprr_wall", .car70, (293.15, 5e6), .ramp(1e6 / 3, mostFlow: 0.06), .nozzle(kelvin: 240.15),
        75e6
      ),
    ]
}
