import DistrictModel
import HydrogenStations
import Testing

@Suite("Banks, cascades and trailers") struct VesselLaws {
  @Test("Mass is neither made nor lost when vessels even out or a cascade fills")
  func balance() throws {
    let isotherm = HydrogenIsotherm(kelvin: 293.15)
    let even = try VesselEqualisation(source: (4.5, 20e6), target: (1.4, 5e6), kelvin: 293.15)
    let before = 4.5 * isotherm.density(pascal: 20e6) + 1.4 * isotherm.density(pascal: 5e6)
    #expect(abs(before - 5.9 * isotherm.density(pascal: even.pressure)) < 1e-9 * before)
    let banks = [(1.5, 20e6), (1.0, 35e6), (0.5, 45e6)]
    let fill = try CascadeFill(banks: banks, tank: (1.4, 5e6), target: 35e6, kelvin: 293.15)
    let given = zip(banks, fill.draws).reduce(0) { sum, pair in
      sum + pair.0.0 * (isotherm.density(pascal: pair.0.1) - isotherm.density(pascal: pair.1.bankPressure))
    }
    #expect(abs(given - fill.mass) < 1e-9 * fill.mass)
    #expect(abs(fill.draws.reduce(0) { $0 + $1.mass } - fill.mass) < 1e-9 * fill.mass)
    #expect(fill.tankPressure <= 35e6)
    #expect(zip(fill.draws, fill.draws.dropFirst()).allSatisfy { $0.tankPressure <= $1.tankPressure })
  }

  @Test("A bank below the tank gives nothing, and none above it is an error")
  func below() throws {
    let fill = try CascadeFill(banks: [(1, 4e6), (1, 45e6)], tank: (1.4, 5e6), target: 6e6, kelvin: 293.15)
    #expect(fill.draws[0].mass == 0 && fill.draws[0].bankPressure == 4e6)
    #expect(fill.tankPressure == 6e6)
    #expect(throws: HydrogenFault.bankBelowTank(bank: 4e6, tank: 5e6)) {
      try CascadeFill(banks: [(1, 4e6)], tank: (1.4, 5e6), target: 35e6, kelvin: 293.15)
    }
    #expect(throws: HydrogenFault.bankBelowTank(bank: 4e6, tank: 5e6)) {
      try VesselEqualisation(source: (1, 4e6), target: (1, 5e6), kelvin: 293.15)
    }
    #expect(throws: HydrogenFault.self) {
      try CascadeFill(banks: [(1, 250e6)], tank: (1, 5e6), target: 35e6, kelvin: 293.15)
    }
  }

  @Test("What a bank loses in energy is what the gas carried away, and drawn gas leaves the rest cold")
  func lumpedBank() throws {
    var bank = try StorageBank(
      volume: 2, pressure: 45e6, kelvin: 298.15, warmth: .lumped(timeConstant: 600))
    let before = bank.mass * (try #require(bank.gas).internalEnergy)
    let carried = bank.draw(20)
    #expect(bank.kelvin < 290)
    let after = bank.mass * (try #require(bank.gas).internalEnergy)
    #expect(abs(before - carried - after) < 1e-8 * before)
    // The carried enthalpy lies between those of the first and the last gas that left.
    let cold = try #require(bank.gas).enthalpy
    #expect((20 * cold...20 * HydrogenGas(kelvin: 298.15, pascal: 45e6).enthalpy).contains(carried))
    try bank.add(20, enthalpy: carried / 20)
    #expect(abs(bank.mass * (try #require(bank.gas).internalEnergy) - before) < 1e-8 * before)
    let warm = bank.kelvin
    bank.rest(seconds: 1e9)
    #expect(abs(bank.kelvin - 298.15) < 1e-9, "\(warm)")
  }

  @Test("A cascade gives from its lowest bank first and is refilled from its highest")
  func order() throws {
    var cascade = try BankCascade(
      banks: [
        StorageBank(volume: 4, pressure: 45e6, kelvin: 293.15),
        StorageBank(volume: 2, pressure: 45e6, kelvin: 293.15),
      ])
    let full = cascade.mass
    #expect(try cascade.draw(10, tankPressure: 5e6) == 10)
    #expect(cascade.banks[0].pressure < cascade.banks[1].pressure)
    #expect(abs(cascade.banks[1].pressure - 45e6) < 1)
    // Only what is above the tank leaves.
    let more = try cascade.draw(1000, tankPressure: 30e6)
    #expect(more < 1000 && cascade.bank(for: 30.1e6) == nil)
    let taken = try cascade.refill(5, enthalpy: 0, upTo: 45e6)
    #expect(taken == 5 && cascade.banks[1].pressure > cascade.banks[0].pressure)
    #expect(abs(full - 10 - more + 5 - cascade.mass) < 1e-9)
    #expect(throws: HydrogenFault.self) { try cascade.draw(1, tankPressure: 60e6) }
    #expect(throws: HydrogenFault.self) { try BankCascade(banks: []) }
  }

  @Test("A trailer larger than its yard's grade allows is refused, in both languages")
  func grade() throws {
    let load = try TrailerPayload(volume: 22.5, full: 20e6, residual: 5e6, kelvin: 288.15)
    #expect(abs(load.full - 336.15) < 0.1 && abs(load.delivered - 244.27) < 0.1)
    let smallest = try #require(StationGrade.grade(stored: load.full))
    #expect(smallest.name == "III")
    try smallest.check(trailer: load.full)
    let error = #expect(throws: HydrogenFault.self) { try smallest.check(trailer: 1200, others: 2000) }
    #expect(error == .trailerAboveGrade(mass: 3200, grade: "III", limit: 3000))
    #expect(error?.message.en == "a trailer of 3200.0 kg is larger than a grade III yard allows, 3000.0 kg")
    #expect(error?.message.zh == "长管拖车载氢 3200.0 kg，超过 III 级站储氢上限 3000.0 kg")
    #expect(StationGrade.grade(stored: 9000) == nil)
    #expect(StationGrade.grade(stored: 4000)?.name == "II")
    #expect(SeparationDistance.recalled.count(where: \.isVerified) == 1)
  }
}
