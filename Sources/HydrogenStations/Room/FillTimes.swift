import DistrictModel
import EventEngine
import NumericKernels

/// What a fill takes, from tables worked out once per kind of station and class of vehicle.
struct FillTimes: Sendable {
  struct Entry: Sendable {
    let table: FillTable
    let fuelKelvin: Double
    let flow: Double
    /// Electricity for cooling over fuel, by air temperature in steps of 5 K from -30 °C.
    let cooling: [Double]
  }

  /// kind × class; `nil` where the vehicle cannot fill there, or where a pump sets the time.
  private let entries: [Entry?]
  private let classes: Int
  /// A pump's: ns per mJ, by kind.
  private let pump: [Double]

  /// - Throws: `HydrogenFault` of a fill that cannot be.
  init(_ parameters: HydrogenParameters, fleets: [VehicleClass]) throws(HydrogenFault) {
    classes = fleets.count
    var entries: [Entry?] = []
    for kind in parameters.kinds {
      for fleet in fleets {
        guard kind.fuel == .hydrogen, fleet.fuel == .hydrogen,
          parameters.pressureMPa(of: fleet.id) == kind.pressureMPa, fleet.tankKg > 0
        else {
          entries.append(nil)
          continue
        }
        entries.append(try Self.entry(kind, tankKg: fleet.tankKg))
      }
    }
    self.entries = entries
    pump = parameters.kinds.map { kind in
      let kgPerMin = kind.pumpLPerMin * (kind.fuel == .ammonia ? 0.61 : 0.792)
      return Double(Duration.minute) / (kgPerMin * kind.fuel.kWhPerKg * EnergyUnit.kilowattHour)
    }
  }

  private static func entry(_ kind: HydrogenStationKind, tankKg: Double) throws(HydrogenFault) -> Entry {
    let nominal = kind.pressureMPa * 1e6
    let full = OnBoardTank.fullDensity(nominalPressure: nominal)
    var tank: OnBoardTank = kind.pressureMPa > 50 ? .truck70 : .truck35
    // The wall of a bigger vessel of the same make grows with it.
    let size = tankKg / full / tank.volume
    tank.volume *= size
    if case .lumped(let inner, let outer, let heat) = tank.wall {
      tank.wall = .lumped(inner: inner * size, outer: outer * size, heatCapacity: heat * size)
    }
    let isotherm = HydrogenIsotherm(kelvin: 288.15)
    let fuel = kind.fuelC + 273.15
    let flow = kind.fillKgPerMin / 60
    let starts = [0.04, 0.3, 0.6, 0.9].map { isotherm.pressure(density: $0 * full) ?? $0 * nominal }
    let table = try FillTable(
      tank: tank,
      axes: .init(
        startPressures: starts, ambientKelvins: [258.15, 288.15, 313.15], fuelKelvins: [fuel], flows: [flow]))
    let cooler = PreCooling(fuelKelvin: fuel, coefficientOfPerformance: kind.coolingCOP, baseLoad: 0)
    var cooling: [Double] = []
    for step in 0...16 {
      let air = 243.15 + 5 * Double(step)
      let heat = try cooler.heat(bankKelvin: air, bankPascal: kind.bankMPa * 1e6, dispensedAt: nominal)
      cooling.append(heat / kind.coolingCOP * 1000 / (kind.fuel.kWhPerKg * EnergyUnit.kilowattHour))
    }
    return Entry(table: table, fuelKelvin: fuel, flow: flow, cooling: cooling)
  }

  /// Whether a class fills at a kind with a hose that fits; pumps fit all of their fuel.
  func fits(kind: Int, class row: Int) -> Bool { entries[kind * classes + row] != nil }

  /// Time, what can be given and what the cooling draws, for a vehicle that wants so much on top of what it has.
  func fill(
    kind: Int, class row: Int, energy: Millijoules, target: Millijoules, capacity: Millijoules,
    celsius: Double
  ) -> (time: Nanoseconds, gives: Millijoules, cooling: Millijoules) {
    guard let entry = entries[kind * classes + row] else {
      let gives = max(0, target - energy)
      return (Nanoseconds(Double(gives) * pump[kind]), gives, 0)
    }
    // The tank stands at the pressure its charge has at 15 °C.
    let charge = Double(energy) / Double(max(1, capacity))
    let starts = entry.table.axes.startPressures
    let places = [0.04, 0.3, 0.6, 0.9]
    let upper = min(3, max(1, places.firstIndex { $0 > charge } ?? 3))
    let share = (charge - places[upper - 1]) / (places[upper] - places[upper - 1])
    let pressure = max(starts[0], starts[upper - 1] + share * (starts[upper] - starts[upper - 1]))
    let fill = entry.table.fill(
      startPressure: pressure, ambientKelvin: celsius + 273.15, fuelKelvin: entry.fuelKelvin,
      flow: entry.flow)
    let most = Millijoules(min(1, fill.stateOfCharge) * Double(capacity))
    let gives = max(0, min(target, most) - energy)
    let whole = max(1, most - energy)
    let seconds = fill.seconds * min(1, Double(gives) / Double(whole))
    let step = min(16, max(0, (celsius + 30) / 5))
    let low = min(15, Int(step))
    let cooling = entry.cooling[low] + (entry.cooling[low + 1] - entry.cooling[low]) * (step - Double(low))
    return (
      Nanoseconds(seconds * Double(Duration.second)), gives, EnergyUnit.nearest(cooling * Double(gives))
    )
  }
}
