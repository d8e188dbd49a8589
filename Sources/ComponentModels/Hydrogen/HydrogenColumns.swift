import DistrictModel
import HydrogenStations

/// Columns that several hydrogen models share; pressures in MPa and temperatures in K, as in the reference tables.
extension InputColumn {
  static func kelvin(
    _ name: String, zh: String, en: String, fallback: Double? = nil
  ) -> InputColumn {
    InputColumn(name, unit: "K", .number(0...5000), zh: zh, en: en, fallback: fallback.map(ModelValue.number))
  }

  static func megapascal(
    _ name: String, zh: String, en: String, fallback: Double? = nil
  ) -> InputColumn {
    InputColumn(
      name, unit: "MPa", .number(0...10_000), zh: zh, en: en, fallback: fallback.map(ModelValue.number))
  }

  static func amount(
    _ name: String, _ unit: String, _ range: ClosedRange<Double>, zh: String, en: String,
    fallback: Double? = nil
  ) -> InputColumn {
    InputColumn(name, unit: unit, .number(range), zh: zh, en: en, fallback: fallback.map(ModelValue.number))
  }
}

extension ModelRow {
  /// A pressure column in Pa.
  func pascal(_ name: String) -> Double { number(name) * 1e6 }
}

/// Runs a formula of the station; what it refuses is told at a column.
func refusing<Answer>(
  at column: String, pressure: String? = nil, temperature: String? = nil, bank: String? = nil,
  _ body: () throws(HydrogenFault) -> Answer
) throws(ModelRefusal) -> Answer {
  do {
    return try body()
  } catch {
    var place = column
    if case .outsideValidity(let quantity, _, _, _) = error {
      place = (quantity == .pressure ? pressure : temperature) ?? column
    }
    if case .pressureBelow = error { place = pressure ?? column }
    if case .bankBelowTank = error { place = bank ?? column }
    throw ModelRefusal(place, zh: error.message.zh, en: error.message.en)
  }
}

/// Refuses pressures and temperatures the equation of state does not hold for, at the column they stand in.
func checkValidity(
  _ row: ModelRow, pressures: [String] = [], temperatures: [String] = []
) throws(ModelRefusal) {
  for name in pressures {
    try refusing(at: name) { () throws(HydrogenFault) in
      try HydrogenValidity.check(kelvin: 300, pascal: row.pascal(name))
    }
  }
  for name in temperatures {
    try refusing(at: name) { () throws(HydrogenFault) in
      try HydrogenValidity.check(kelvin: row.number(name), pascal: 1e6)
    }
  }
}
