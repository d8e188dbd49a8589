import Fixtures
import Foundation
import PowerNetwork
import Testing

/// Largest distance of two voltages in the complex plane, pu.
func distance(_ left: FlowSolution, _ right: FlowSolution) -> Double {
  left.magnitudes.indices.map { row in
    let a = left.angles[row] * .pi / 180
    let b = right.angles[row] * .pi / 180
    let real = left.magnitudes[row] * cos(a) - right.magnitudes[row] * cos(b)
    let imaginary = left.magnitudes[row] * sin(a) - right.magnitudes[row] * sin(b)
    return (real * real + imaginary * imaginary).squareRoot()
  }.max() ?? 0
}

@Suite("Power flow") struct FlowLaws {
  @Test("Sweep, Newton and iterative current find the same voltages", arguments: 1...20)
  func methodsAgree(seed: UInt64) throws {
    let grid = try RandomGrid.radial(buses: 2 + Int(seed) * 7, seed: seed)
    #expect(grid.isRadial)
    let sweep = try #require(PowerFlow.solve(grid, method: .sweep).solution)
    let newton = try #require(PowerFlow.solve(grid, method: .newton).solution)
    let current = try #require(PowerFlow.solve(grid, method: .current).solution)
    #expect(distance(sweep, newton) < 1e-9)
    #expect(distance(sweep, current) < 1e-9)
    // Planted fault: a grid with one tap moved has other voltages.
    var branches = grid.branches
    branches[0].tap *= 1.001
    let other = try PowerGrid(
      baseMVA: grid.baseMVA, buses: grid.buses, branches: branches, generators: grid.generators)
    #expect(distance(sweep, try #require(PowerFlow.solve(other).solution)) > 1e-5)
  }

  @Test(
    "Meshes: Newton and iterative current agree, and a sweep names every branch that closes a loop",
    arguments: 1...10)
  func meshes(seed: UInt64) throws {
    let grid = try RandomGrid.meshed(buses: 40, ties: Int(seed), seed: seed)
    #expect(!grid.isRadial && PowerFlow.method(for: grid) == .newton)
    let newton = try #require(PowerFlow.solve(grid).solution)
    let current = try #require(PowerFlow.solve(grid, method: .current).solution)
    #expect(distance(newton, current) < 1e-9)
    let faults = #expect(throws: GridFaults.self) { try PowerFlow.solve(grid, method: .sweep) }
    #expect(faults?.faults.count == Int(seed) + 1)
    #expect(faults?.faults.allSatisfy { $0.code == "E0821" } == true)
  }

  @Test("What flows into a grid is drawn or lost in it", arguments: 1...10)
  func balance(seed: UInt64) throws {
    let grid = try RandomGrid.radial(buses: 60, seed: seed)
    let solution = try #require(PowerFlow.solve(grid).solution)
    let flows = solution.branchFlows(grid)
    for flow in flows { #expect(abs(flow.fromMW + flow.toMW - flow.lossMW) < 1e-9) }
    var injected = [Double](repeating: 0, count: grid.buses.count)
    for (row, flow) in flows.enumerated() {
      injected[grid.fromRows[row]] += flow.fromMW
      injected[grid.toRows[row]] += flow.toMW
    }
    for row in grid.buses.indices.dropFirst() {
      let bus = grid.buses[row]
      let magnitude = solution.magnitudes[row]
      let drawn =
        bus.loadMW * bus.mix.factor(at: magnitude) - grid.generatedMW[row]
        + bus.shuntMW * magnitude * magnitude
      #expect(abs(injected[row] + drawn) < 1e-8, "bus \(row)")
    }
    #expect(flows.allSatisfy { $0.lossMW >= 0 })
  }

  @Test("A series has the answers of single moments, whatever the number of lanes", arguments: [1, 4, 8, 32])
  func lanes(lanes: Int) throws {
    let grid = try RandomGrid.radial(buses: 50, seed: 3)
    let feeder = try RadialFeeder(grid)
    let factors = (0..<37).map { 0.4 + 0.03 * Double($0) }
    let loads = LoadColumns(grid, factors: factors)
    let series = feeder.solve(
      loads, tolerance: 1e-11, lanes: lanes, figures: [.magnitudes, .currents])
    let meshed = try CurrentFlow(grid).solve(loads, tolerance: 1e-11, lanes: lanes)
    #expect(series.failedSteps.isEmpty && meshed.failedSteps.isEmpty)
    for step in [0, 7, 36] {
      let single = try grid.withLoads(
        activeMW: grid.buses.map { $0.loadMW * factors[step] },
        reactiveMVAr: grid.buses.map { $0.loadMVAr * factors[step] })
      let solution = try #require(PowerFlow.solve(single, method: .newton).solution)
      for row in grid.buses.indices {
        #expect(abs(series.magnitudes[row * 37 + step] - solution.magnitudes[row]) < 1e-9)
        #expect(abs(meshed.magnitudes[row * 37 + step] - solution.magnitudes[row]) < 1e-9)
      }
      let flows = solution.branchFlows(single)
      let loss = flows.reduce(0) { $0 + $1.lossMW }
      #expect(abs(series.lossMW[step] - loss) < 1e-8 && abs(meshed.lossMW[step] - loss) < 1e-8)
      #expect(abs(series.lowest[step] - (solution.magnitudes.min() ?? 0)) < 1e-9)
      // The heat of the series impedances from the currents kept, and that of the shunts from the voltages.
      let heat = grid.branches.indices.filter { grid.carries[$0] }.reduce(0.0) { sum, row in
        let branch = grid.branches[row]
        let current = series.currents[row * 37 + step]
        let near = solution.magnitudes[grid.fromRows[row]] / branch.tap
        let far = solution.magnitudes[grid.toRows[row]]
        let shunts = branch.conductance / 2 * (near * near + far * far)
        return sum + (branch.resistance * current * current + shunts) * grid.baseMVA
      }
      #expect(abs(heat - loss) < 1e-8)
    }
    // Planted fault: another step has another loss.
    #expect(abs(series.lossMW[0] - series.lossMW[36]) > 1e-6)
  }

  @Test("A step's place among its neighbours does not matter, nor how many there are", arguments: 1...8)
  func places(seed: UInt64) throws {
    let grid = try RandomGrid.radial(buses: 30 + Int(seed), seed: seed)
    let feeder = try RadialFeeder(grid)
    let factors = (0..<150).map { 0.2 + 1.1 * Double(($0 * 37) % 101) / 100 }
    let all = feeder.solve(LoadColumns(grid, factors: factors))
    for cut in [1, 7, 129] {
      let rest = feeder.solve(LoadColumns(grid, factors: Array(factors.dropFirst(cut))))
      #expect(rest.steps == 150 - cut && rest.failedSteps.isEmpty)
      var worst = 0.0
      for row in grid.buses.indices {
        for step in 0..<rest.steps {
          let pair = (all.magnitudes[row * 150 + cut + step], rest.magnitudes[row * rest.steps + step])
          worst = max(worst, abs(pair.0 - pair.1))
        }
      }
      #expect(worst < 2e-8)
      for step in 0..<rest.steps {
        #expect(abs(all.lossMW[cut + step] - rest.lossMW[step]) < 1e-7)
        #expect(rest.lowestBus[step] == all.lowestBus[cut + step])
      }
    }
    // Planted fault: the series moved by one step is another one.
    #expect(abs(all.lossMW[0] - all.lossMW[1]) > 1e-7)
  }

  @Test("What a sweep foretells of its error is kept, near collapse too")
  func foretold() throws {
    // One line at unity power factor: V⁴ − (1 − 2 r P) V² + |z|² P² = 0; it carries a little more than 1.9 pu.
    let buses = [
      GridBus(name: "source", kind: .reference, voltageSetpoint: 1), GridBus(name: "far", loadMW: 1),
    ]
    let grid = try PowerGrid(
      baseMVA: 1, buses: buses,
      branches: [GridBranch(from: "source", to: "far", resistance: 0.05, reactance: 0.2)])
    let factors = (0..<96).map { Double($0) * 0.02 }
    let series = try RadialFeeder(grid).solve(LoadColumns(grid, factors: factors), limit: 1000)
    #expect(series.failedSteps.isEmpty)
    for (step, load) in factors.enumerated() {
      let half = (1 - 2 * 0.05 * load) / 2
      let exact = half + (half * half - 0.0425 * load * load).squareRoot()
      let found = series.magnitudes[96 + step]
      #expect(abs(found * found - exact) < 1e-8, "\(load)")
    }
    // Planted fault: a sweep that stops at a hundred thousand times the error is seen.
    let loose = try RadialFeeder(grid).solve(LoadColumns(grid, factors: factors), tolerance: 1e-3)
    #expect(abs(loose.magnitudes[96 + 95] - series.magnitudes[96 + 95]) > 1e-8)
  }

  @Test("Two equal branches side by side are one of half the impedance")
  func parallelBranches() throws {
    let buses = [
      GridBus(name: "a", kind: .reference, voltageSetpoint: 1), GridBus(name: "b", loadMW: 2, loadMVAr: 1),
    ]
    let one = GridBranch(from: "a", to: "b", resistance: 0.02, reactance: 0.04, susceptance: 0.02)
    let half = GridBranch(from: "a", to: "b", resistance: 0.01, reactance: 0.02, susceptance: 0.04)
    let two = try PowerGrid(baseMVA: 10, buses: buses, branches: [one, one])
    let single = try PowerGrid(baseMVA: 10, buses: buses, branches: [half])
    let left = try #require(PowerFlow.solve(two).solution)
    let right = try #require(PowerFlow.solve(single).solution)
    #expect(distance(left, right) < 1e-12)
  }

  @Test("Beyond the loadability limit every method says where the voltage went, and gives no solution")
  func collapse() throws {
    // One line of x: the most it carries at unity power factor is V²/(2x) = 5 pu.
    let buses = [
      GridBus(name: "source", kind: .reference, voltageSetpoint: 1), GridBus(name: "far", loadMW: 1),
    ]
    let line = [GridBranch(from: "source", to: "far", resistance: 0, reactance: 0.1)]
    for (load, isSolved) in [(4.9, true), (5.1, false), (50, false)] {
      var loaded = buses
      loaded[1].loadMW = load
      let grid = try PowerGrid(baseMVA: 1, buses: loaded, branches: line)
      for method in FlowMethod.allCases {
        let outcome = try PowerFlow.solve(grid, method: method)
        #expect((outcome.solution != nil) == isSolved, "\(method) \(load)")
        guard !isSolved, let found = outcome.collapse else { continue }
        #expect(grid.buses[found.lowestBus].name == "far")
        // The nose of the lossless line lies at 5 pu, where V² = 1/2.
        #expect(abs(found.carriedShare * load - 5) < 2e-3 * load)
        #expect(found.lowestMagnitude > 0.7 && found.lowestMagnitude < 0.85 && found.mismatchMVA > 0.01)
      }
    }
    // The exact voltage of the lossless line: V² = (1 + √(1 − 4 x² P²)) / 2.
    var loaded = buses
    loaded[1].loadMW = 4
    let solution = try #require(
      PowerFlow.solve(PowerGrid(baseMVA: 1, buses: loaded, branches: line)).solution)
    let exact = ((1 + (1 - 4 * 0.01 * 16.0).squareRoot()) / 2).squareRoot()
    #expect(abs(solution.magnitudes[1] - exact) < 1e-10)
  }

  @Test("A failed step of a series is named, and its neighbours keep their answers")
  func failedStep() throws {
    let buses = [
      GridBus(name: "source", kind: .reference, voltageSetpoint: 1), GridBus(name: "far", loadMW: 1),
    ]
    let grid = try PowerGrid(
      baseMVA: 1, buses: buses,
      branches: [GridBranch(from: "source", to: "far", resistance: 0, reactance: 0.1)])
    let series = try RadialFeeder(grid).solve(LoadColumns(grid, factors: [1, 9, 2]), limit: 300)
    #expect(series.failedSteps == [1])
    let alone = try RadialFeeder(grid).solve(LoadColumns(grid, factors: [1, 2]))
    #expect(abs(series.magnitudes[3] - alone.magnitudes[2]) < 1e-8)
    #expect(abs(series.magnitudes[5] - alone.magnitudes[3]) < 1e-8)
  }

  @Test("Photovoltaics lift the voltage, and an isolated bus has none")
  func lifting() throws {
    let buses = [
      GridBus(name: "1", kind: .reference, voltageSetpoint: 1), GridBus(name: "2", loadMW: -3),
      GridBus(name: "3", kind: .isolated, loadMW: 5),
    ]
    let branches = [
      GridBranch(from: "1", to: "2", resistance: 0.05, reactance: 0.02),
      GridBranch(from: "2", to: "3", resistance: 0.05, reactance: 0.02),
    ]
    let grid = try PowerGrid(baseMVA: 10, buses: buses, branches: branches)
    for method in FlowMethod.allCases {
      let solution = try #require(PowerFlow.solve(grid, method: method).solution)
      #expect(solution.magnitudes[1] > 1.01 && solution.magnitudes[2] == 0)
      #expect(solution.branchFlows(grid)[1].fromMW == 0)
    }
  }
}
