import Fixtures
import Foundation
import GridFiles
import PowerNetwork

/// Power flows of many hours on one grid.
///
/// `WaysideBenchmarks flows FOLDER STEPS [LANES]` prints one line of JSON for `Benchmarks/peers/powerflow.sh`: CPU seconds, the sum of
/// all magnitudes' lowest values and of the losses, so that the peer's answer can be compared.
enum FlowBenchmark {
  /// The factor on all loads in a step: the same in every program compared.
  static func factor(_ step: Int) -> Double { 0.4 + 0.6 * Double((step * 37) % 101) / 100 }

  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 2, let steps = Int(arguments[1]), steps > 0,
      let grid = GridReading(path: arguments[0]).grid
    else {
      print("usage: WaysideBenchmarks flows FOLDER STEPS [LANES]")
      return 66
    }
    do {
      let found = try flows(grid, steps: steps, lanes: arguments.dropFirst(2).first.flatMap { Int($0) })
      print(
        "{\"cpu_s\": \(found.seconds), \"method\": \"\(found.method)\", \"lowest_sum\": \(found.series.lowest.reduce(0, +)), \"lowest_first\": \(found.series.lowest[0]), \"loss_sum_mw\": \(found.series.lossMW.reduce(0, +))}"
      )
      return 0
    } catch {
      print("WRONG: \(error)")
      return 1
    }
  }

  static func flows(_ grid: PowerGrid, steps: Int, lanes: Int? = nil) throws -> (
    series: FlowSeries, seconds: Double, method: String
  ) {
    let loads = LoadColumns(grid, factors: (0..<steps).map(factor))
    let series: FlowSeries
    let seconds: Double
    let method: String
    if PowerFlow.method(for: grid) == .sweep {
      let feeder = try RadialFeeder(grid)
      (series, seconds) = measured { feeder.solve(loads, lanes: lanes) }
      method = "sweep"
    } else {
      let flow = try CurrentFlow(grid)
      (series, seconds) = measured { flow.solve(loads, lanes: lanes) }
      method = "current"
    }
    guard series.failedSteps.isEmpty else { throw Wrong("\(series.failedSteps.count) steps failed") }
    // The answer against Newton's method at three moments.
    for step in [0, steps / 2, steps - 1] {
      let single = try grid.withLoads(
        activeMW: grid.buses.map { $0.loadMW * factor(step) },
        reactiveMVAr: grid.buses.map { $0.loadMVAr * factor(step) })
      guard let exact = NewtonFlow(single).solve().solution else {
        throw Wrong("step \(step) has no solution")
      }
      for row in grid.buses.indices {
        let error = abs(series.magnitudes[row * steps + step] - exact.magnitudes[row])
        guard error < 2e-8 else { throw Wrong("bus \(grid.buses[row].name), step \(step): \(error) pu") }
      }
    }
    return (series, seconds, method)
  }

  static func shipped() throws -> [String] {
    let data = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Tests/Data/grid").standardized.path
    var grids = [("33 buses, drawn at random", try RandomGrid.radial(buses: 33, seed: 1), 8760)]
    for (name, steps) in [("cigre-mv-closed", 8760), ("synthetic-1000", 8760)] {
      guard let grid = GridReading(path: "\(data)/\(name)").grid else {
        throw Wrong("\(name) cannot be read")
      }
      grids.append((name, grid, steps))
    }
    for (name, steps) in [
      ("ieee33", 8760), ("ieee33-meshed", 8760), ("zhang118", 8760), ("synthetic-10000", 200),
    ] {
      guard let path = SharedData.path("grid/\(name)/buses.csv"),
        let grid = GridReading(path: String(path.dropLast("/buses.csv".count))).grid
      else { continue }
      grids.append((name, grid, steps))
    }
    return try grids.map { name, grid, steps in
      let found = try flows(grid, steps: steps)
      return
        "\(name), \(found.method): \(steps) flows in \(fixed(found.seconds, 4)) CPU s, \(Int(Double(steps) / found.seconds)) per core-second"
    }
  }
}
