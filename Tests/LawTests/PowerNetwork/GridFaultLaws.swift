import DistrictModel
import PowerNetwork
import Testing

@Suite("Impossible grids") struct GridFaultLaws {
  private func faults(
    base: Double = 10, _ buses: [GridBus], _ branches: [GridBranch], _ generators: [GridGenerator] = []
  ) -> [String] {
    do throws(GridFaults) {
      _ = try PowerGrid(baseMVA: base, buses: buses, branches: branches, generators: generators)
      return []
    } catch {
      return error.faults.map { "\($0.code) \($0.message.en)" }
    }
  }

  private let source = GridBus(name: "1", kind: .reference, voltageSetpoint: 1)
  private let load = GridBus(name: "2", loadMW: 1)
  private let line = GridBranch(from: "1", to: "2", resistance: 0.01, reactance: 0.01)

  @Test("A sound grid has no fault, and every fault of one that is not is told at once")
  func allAtOnce() {
    #expect(faults([source, load], [line]) == [])
    var bad = line
    bad.to = "9"
    bad.resistance = .nan
    var closed = line
    closed.resistance = 0
    closed.reactance = 0
    #expect(
      faults(base: 0, [source, load, load], [bad, closed], [GridGenerator(bus: "8", outputMW: .infinity)])
        == [
          "E0802 bus '2' stands twice", "E0804 base_mva must be a positive number, found 0.0",
          "E0805 r_pu: expected a finite number, found nan",
          "E0805 pg_mw: expected a finite number, found inf", "E0803 there is no bus '9'",
          "E0803 there is no bus '8'", "E0809 the impedance of 1–2 is zero",
        ])
  }

  @Test("Islands, a missing slack and set points that are missing or wrong are named")
  func connections() {
    var open = line
    open.isInService = false
    #expect(
      faults([source, load], [open]) == ["E0813 an island: 1 bus cannot reach the slack (2)"])
    var plain = source
    plain.kind = .load
    #expect(faults([plain, load], [line]) == ["E0812 no bus is the slack (type REF)"])
    var unset = source
    unset.voltageSetpoint = nil
    #expect(
      faults([unset, load], [line]) == ["E0810 bus '1' holds a voltage, and no set point is given"])
    unset.voltageSetpoint = -1
    #expect(
      faults([unset, load], [line]) == ["E0811 a voltage set point must be positive, found -1.0"])
    #expect(
      faults([], []) == ["E0801 the grid has no bus", "E0812 no bus is the slack (type REF)"].dropLast())
  }

  @Test("A branch from a bus to itself, a ratio of zero and a rating that is none are refused")
  func branches() {
    var loop = line
    loop.to = "1"
    var ratio = line
    ratio.tap = 0
    var rated = line
    rated.ratingMVA = 0
    #expect(
      faults([source, load], [line, loop, ratio, rated]) == [
        "E0806 a turns ratio cannot be zero", "E0807 a rating must be positive, found 0.0",
        "E0808 both ends of this branch are bus '1'",
      ])
  }

  @Test("A voltage bus without a generator in service is a load bus; with one it holds its voltage")
  func voltageBus() throws {
    var holding = load
    holding.kind = .voltage
    holding.voltageSetpoint = 1.03
    var generator = GridGenerator(bus: "2", outputMW: 1.5)
    let held = try PowerGrid(
      baseMVA: 10, buses: [source, holding], branches: [line], generators: [generator])
    guard case .solved(let solution) = try PowerFlow.solve(held) else {
      Issue.record("the grid has a solution")
      return
    }
    #expect(solution.method == .newton && abs(solution.magnitudes[1] - 1.03) < 1e-12)
    generator.isInService = false
    let free = try PowerGrid(
      baseMVA: 10, buses: [source, holding], branches: [line], generators: [generator])
    #expect(!free.holdsVoltages && PowerFlow.method(for: free) == .sweep)
  }
}
