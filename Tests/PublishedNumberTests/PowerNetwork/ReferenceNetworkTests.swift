import Fixtures
import Foundation
import GridFiles
import PowerNetwork
import Testing

/// Solved networks: an independent Newton method, met by pandapower and power-grid-model to 1e-12 pu.
enum ReferenceNetwork {
  static let shipped = ["cigre-lv", "cigre-mv", "cigre-mv-closed", "synthetic-1000"]
  static let beside = [
    "caracas141", "cigre-mv-pvwind", "das85", "ieee118", "ieee14", "ieee33", "ieee33-load3x",
    "ieee33-meshed", "ieee69", "kraftringen533-hi", "synthetic-10000", "zhang118",
  ]

  static func folder(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Data/grid/\(name)")
      .standardized.path
  }

  static func table(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
  }

  /// Largest error of a complex voltage in pu, and of a flow or loss in MW.
  static func errors(_ folder: String, _ grid: PowerGrid, _ solution: FlowSolution) throws -> (
    voltage: Double, power: Double
  ) {
    var voltage = 0.0
    for (row, known) in try table(folder + "/expected-bus.csv").enumerated() {
      let magnitude = try #require(Double(known["vm_pu"] ?? ""))
      let angle = try #require(Double(known["va_deg"] ?? "")) * .pi / 180
      let found = solution.angles[row] * .pi / 180
      #expect(grid.buses[row].name == known["bus"])
      let real = solution.magnitudes[row] * cos(found) - magnitude * cos(angle)
      let imaginary = solution.magnitudes[row] * sin(found) - magnitude * sin(angle)
      voltage = max(voltage, (real * real + imaginary * imaginary).squareRoot())
    }
    var power = 0.0
    for (flow, known) in zip(solution.branchFlows(grid), try table(folder + "/expected-branch.csv")) {
      let pairs = [
        (flow.fromMW, "pf_mw"), (flow.fromMVAr, "qf_mvar"), (flow.toMW, "pt_mw"), (flow.toMVAr, "qt_mvar"),
        (flow.lossMW, "loss_mw"),
      ]
      for (value, column) in pairs {
        power = max(power, abs(value - (try #require(Double(known[column] ?? "")))))
      }
    }
    return (voltage, power)
  }

  static func check(_ folder: String) throws {
    let reading = GridReading(path: folder)
    #expect(reading.diagnostics.isEmpty)
    let grid = try #require(reading.grid)
    let isRadial = PowerFlow.method(for: grid) == .sweep
    let methods: [FlowMethod] =
      isRadial ? FlowMethod.allCases : grid.holdsVoltages ? [.newton] : [.newton, .current]
    for method in methods {
      let solution = try #require(PowerFlow.solve(grid, method: method).solution)
      let errors = try errors(folder, grid, solution)
      #expect(errors.voltage < 1e-8, "\(method)")
      #expect(errors.power < 1e-6, "\(method)")
    }
    // Planted fault: a thousandth more load somewhere shows.
    var buses = grid.buses
    let heaviest = try #require(buses.indices.max { buses[$0].loadMW < buses[$1].loadMW })
    buses[heaviest].loadMW *= 1.001
    let other = try PowerGrid(
      baseMVA: grid.baseMVA, buses: buses, branches: grid.branches, generators: grid.generators)
    let wrong = try errors(folder, grid, #require(PowerFlow.solve(other).solution))
    #expect(wrong.voltage > 1e-8 && wrong.power > 1e-6)
  }
}

@Test(
  "Solved networks are met to 1e-8 pu and 1e-6 MW by every method that knows them",
  arguments: ReferenceNetwork.shipped)
func shippedNetwork(name: String) throws { try ReferenceNetwork.check(ReferenceNetwork.folder(name)) }

@Test(
  "So are the networks that may not be passed on",
  .enabled(if: SharedData.path("grid/ieee33/buses.csv") != nil, Comment(rawValue: SharedData.absence)),
  arguments: ReferenceNetwork.beside)
func networkBeside(name: String) throws {
  let buses = try #require(SharedData.path("grid/\(name)/buses.csv"))
  try ReferenceNetwork.check(String(buses.dropLast("/buses.csv".count)))
}
