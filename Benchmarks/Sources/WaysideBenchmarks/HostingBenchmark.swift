import Fixtures
import Foundation
import GridFiles
import PowerNetwork

/// Hosting capacity of every bus over an hourly year.
let hostingBenchmark = Benchmark(name: "hosting") {
  try HostingBenchmark.grids().map { name, grid, lowest in
    try HostingBenchmark.year(name, grid, lowestPU: lowest)
  }
}

enum HostingBenchmark {
  static let hours = 8760

  /// Grids with a lower voltage that they hold without anything added.
  static func grids() throws -> [(String, PowerGrid, Double)] {
    var grids = [("33 buses, drawn at random", try RandomGrid.radial(buses: 33, seed: 1), 0.93)]
    let data = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Tests/Data/grid").standardized.path
    for name in ["cigre-mv", "cigre-mv-closed"] {
      guard let grid = GridReading(path: "\(data)/\(name)").grid else {
        throw Wrong("\(name) cannot be read")
      }
      grids.append((name, grid, 0.90))
    }
    for name in ["ieee33", "ieee33-meshed"] {
      guard let path = SharedData.path("grid/\(name)/buses.csv"),
        let grid = GridReading(path: String(path.dropLast("/buses.csv".count))).grid
      else { continue }
      grids.append((name, grid, 0.90))
    }
    return grids
  }

  static func year(_ name: String, _ grid: PowerGrid, lowestPU: Double) throws -> String {
    var limits = HostingLimits()
    limits.lowestPU = lowestPU
    limits.highestPU = 1.1
    let host = try HostingGrid(
      grid, base: LoadColumns(grid, factors: (0..<hours).map(FlowBenchmark.factor)), limits: limits)
    // Power that is heavy in the evening, so that the worst hours of load and of shape differ.
    let load = AddedLoad(
      name: "evenings", shares: (0..<hours).map { (18...22).contains($0 % 24) ? 1 : 0.25 })
    let (found, seconds) = measured { host.capacities(load) }
    var checked = 0
    for bus in stride(from: grid.buses.count - 1, to: 0, by: -max(1, grid.buses.count / 4)) {
      guard let kW = found[bus]?.kW, found[bus]?.binding != nil else {
        throw Wrong("\(name), bus \(grid.buses[bus].name): no answer")
      }
      // Halving over the whole year, nothing screened.
      let spots = [HostingSpot(bus: bus)]
      var (low, high) = (kW * 0.5, kW * 1.5)
      guard host.verdict(spots, load, kW: low).holds, !host.verdict(spots, load, kW: high).holds else {
        throw Wrong("\(name), bus \(grid.buses[bus].name): \(kW) kW is not within a half of the answer")
      }
      while high - low > 1e-7 * high {
        let middle = (low + high) / 2
        if host.verdict(spots, load, kW: middle).holds { low = middle } else { high = middle }
      }
      guard abs(kW / low - 1) < 5e-6 else {
        throw Wrong("\(name), bus \(grid.buses[bus].name): \(kW) kW against \(low) by halving")
      }
      checked += 1
    }
    let confirmations = found.compactMap { $0?.confirmations }.reduce(0, +)
    return
      "\(name): \(grid.buses.count) buses × \(hours) h in \(fixed(seconds, 3)) CPU s, \(confirmations) whole years, \(checked) buses checked by halving"
  }
}
