/// Banks in the order they are drawn from, and the rules for drawing and refilling.
public struct BankCascade: Codable, Hashable, Sendable {
  public private(set) var banks: [StorageBank]
  /// A bank gives only while it is above the tank by so many Pa.
  public var leastDifference: Double

  /// - Throws: `impossible` without banks.
  public init(banks: [StorageBank], leastDifference: Double = 0.5e6) throws(HydrogenFault) {
    guard !banks.isEmpty else { throw .impossible("number of banks", value: 0) }
    self.banks = banks
    self.leastDifference = leastDifference
  }

  /// kg in all banks.
  public var mass: Double { banks.reduce(0) { $0 + $1.mass } }

  /// kg above a pressure, which vehicles can still be given.
  public func mass(above pascal: Double) -> Double { banks.reduce(0) { $0 + $1.mass(above: pascal) } }

  /// The lowest bank that can still give to a tank; `nil` where none can.
  public func bank(for tankPressure: Double) -> Int? {
    banks.firstIndex { $0.pressure > tankPressure + leastDifference }
  }

  /// Takes so many kg for a tank that stands at a pressure, from the lowest bank up; returns what the banks gave.
  ///
  /// - Throws: `bankBelowTank` where none can give anything.
  public mutating func draw(_ wanted: Double, tankPressure: Double) throws(HydrogenFault) -> Double {
    guard bank(for: tankPressure) != nil else {
      throw .bankBelowTank(bank: banks.map(\.pressure).max() ?? 0, tank: tankPressure)
    }
    var given = 0.0
    for index in banks.indices where given < wanted {
      let spare = min(wanted - given, banks[index].mass(above: tankPressure + leastDifference))
      let before = banks[index].mass
      _ = banks[index].draw(spare)
      given += before - banks[index].mass
    }
    return given
  }

  /// Refills up to a pressure, the last bank first: a cascade that fills its first bank first has nothing for the end of
  /// a fill at the busiest hour. Returns the kg taken in.
  public mutating func refill(
    _ offered: Double, enthalpy: Double, upTo pascal: Double
  ) throws(HydrogenFault) -> Double {
    var taken = 0.0
    for index in banks.indices.reversed() where taken < offered {
      let bank = banks[index]
      let room = bank.volume * HydrogenIsotherm(kelvin: bank.kelvin).density(pascal: pascal) - bank.mass
      let added = min(offered - taken, max(0, room))
      try banks[index].add(added, enthalpy: enthalpy)
      taken += added
    }
    return taken
  }
}
