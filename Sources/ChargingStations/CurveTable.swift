import DistrictModel
import EventEngine

/// The charge curves of every vehicle type at every charger type at each whole degree that occurs, with what sessions ask
/// of them: what the hot path reads instead of a `ChargeCurve`.
struct CurveTable: Sendable {
  private static let coldest = -60
  private static let hottest = 60

  /// One curve: the highest state it reaches (0 where the charger gives nothing), and its clock readings at the two
  /// states of charge at which sessions of the class end.
  private struct Row {
    var ceiling: Double
    var targetClock: Double
    var earlyClock: Double
  }

  /// The pieces, under the same row numbers.
  private(set) var table = AcceptanceTable()
  private var rows: [Row] = []
  private let capacityKWh: [Double]
  let types: Int
  /// First vehicle type of each degree from the coldest on; -1 where the degree does not occur.
  private var firstOfDegree = [Int32](repeating: -1, count: CurveTable.hottest - CurveTable.coldest + 1)

  init(fleets: [VehicleClass], types: [ChargerType], climate: Climate) {
    self.types = types.count
    capacityKWh = fleets.flatMap { VehicleTypes.batteriesKWh($0) }
    var degrees = Set((climate.hourlyC.count >= 24 ? climate.hourlyC : climate.dailyMeanC).map(Self.degree))
    degrees.insert(Self.degree(climate.meanC(day: 0)))
    for degree in degrees.sorted() {
      firstOfDegree[degree - Self.coldest] = Int32(rows.count / max(1, types.count))
      let factor = Climate.acceptanceFactor(Double(degree))
      for fleet in fleets {
        for battery in VehicleTypes.batteriesKWh(fleet) {
          for type in types {
            add(
              ChargeCurve(
                points: fleet.curve, capacityKWh: battery, limitKW: fleet.limitKW(at: type),
                acceptanceFactor: factor), fleet)
          }
        }
      }
    }
  }

  private mutating func add(_ curve: ChargeCurve, _ fleet: VehicleClass) {
    let clocks = [fleet.targetShare, fleet.earlyTargetShare].map {
      curve.isDead ? 0 : curve.clock(at: min($0, curve.ceiling))
    }
    table.append(curve.pieces)
    rows.append(
      Row(
        ceiling: curve.isDead ? 0 : curve.ceiling, targetClock: clocks[0], earlyClock: clocks[1]))
  }

  /// Acceptance is taken at whole degrees.
  static func degree(_ celsius: Double) -> Int { Int(min(60, max(-60, celsius)).rounded()) }

  /// First vehicle type of a temperature that occurs in the climate, where each has its rows of its own.
  func base(celsius: Double) -> Int32 { max(0, firstOfDegree[Self.degree(celsius) - Self.coldest]) }

  @inline(__always) func curve(base: Int32, vehicleType: UInt16, type: UInt16) -> Int {
    (Int(base) + Int(vehicleType)) * types + Int(type)
  }

  @inline(__always) func ceiling(_ curve: Int) -> Double { rows[curve].ceiling }

  var count: Int { rows.count }

  /// Hours since empty at which a session of the class ends.
  @inline(__always) func targetClock(_ curve: Int, isEarly: Bool) -> Double {
    isEarly ? rows[curve].earlyClock : rows[curve].targetClock
  }

  /// Hours since empty at a state of charge.
  func clock(_ curve: Int, vehicleType: UInt16, at state: Double) -> Double {
    let (first, end) = (table.first[curve], table.first[curve + 1])
    if first == end { return 0 }
    let pieces = table.pieces.span
    var row = Int(first)
    while row + 1 < end, pieces[row].to <= state { row += 1 }
    return pieces[row].clock + pieces[row].hours(to: state, capacityKWh: capacityKWh[Int(vehicleType)])
  }

  /// State of charge at a clock reading.
  func state(_ curve: Int, vehicleType: UInt16, at clock: Double) -> Double {
    let range = table.first[curve]..<table.first[curve + 1]
    if range.isEmpty { return 0 }
    let pieces = table.pieces.span
    var row = Int(range.lowerBound)
    while row + 1 < range.upperBound, pieces[row + 1].clock <= clock { row += 1 }
    return pieces[row].state(
      after: max(0, clock - pieces[row].clock), capacityKWh: capacityKWh[Int(vehicleType)])
  }

  /// Most power the battery takes from a state on, kW.
  func peakKW(_ curve: Int, from state: Double) -> Double {
    let pieces = table.pieces.span
    var peak = 0.0
    for row in Int(table.first[curve])..<Int(table.first[curve + 1]) where pieces[row].to > state {
      peak = max(
        peak, max(pieces[row].power(at: max(state, pieces[row].from)), pieces[row].power(at: pieces[row].to)))
    }
    return peak
  }

  /// Where a curve's pieces lie, and the capacity they are for.
  func place(_ curve: Int, vehicleType: UInt16) -> (first: Int, end: Int, capacityKWh: Double) {
    (Int(table.first[curve]), Int(table.first[curve + 1]), capacityKWh[Int(vehicleType)])
  }
}
