import DistrictModel
import EventEngine

/// The charge curves of every vehicle type at every charger type at each whole degree that occurs, in one column of
/// pieces: what the hot path reads instead of a `ChargeCurve`.
struct CurveTable: Sendable {
  private static let coldest = -60
  private static let hottest = 60

  private var pieces: [ChargeCurve.Piece] = []
  private var first: [Int32] = [0]
  /// Highest state each curve reaches, 0 where the charger gives nothing.
  private var ceilings: [Double] = []
  /// Clock readings at the two states of charge at which sessions of the class end.
  private var targetClocks: [Double] = []
  private let capacityKWh: [Double]
  let types: Int
  /// First curve of each degree from the coldest on; -1 where the degree does not occur.
  private var firstOfDegree = [Int32](repeating: -1, count: CurveTable.hottest - CurveTable.coldest + 1)

  init(fleets: [VehicleClass], types: [ChargerType], climate: Climate) {
    self.types = types.count
    capacityKWh = fleets.flatMap { VehicleTypes.batteriesKWh($0) }
    var degrees = Set((climate.hourlyC.count >= 24 ? climate.hourlyC : climate.dailyMeanC).map(Self.degree))
    degrees.insert(Self.degree(climate.meanC(day: 0)))
    for degree in degrees.sorted() {
      firstOfDegree[degree - Self.coldest] = Int32(ceilings.count)
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
    pieces += curve.pieces
    for target in [fleet.targetShare, fleet.earlyTargetShare] {
      targetClocks.append(curve.isDead ? 0 : curve.clock(at: min(target, curve.ceiling)))
    }
    first.append(Int32(pieces.count))
    ceilings.append(curve.isDead ? 0 : curve.ceiling)
  }

  /// Acceptance is taken at whole degrees.
  static func degree(_ celsius: Double) -> Int { Int(min(60, max(-60, celsius)).rounded()) }

  /// First curve of a temperature that occurs in the climate.
  func base(celsius: Double) -> Int32 { max(0, firstOfDegree[Self.degree(celsius) - Self.coldest]) }

  @inline(__always) func curve(base: Int32, vehicleType: UInt16, type: UInt16) -> Int {
    Int(base) + Int(vehicleType) * types + Int(type)
  }

  @inline(__always) func ceiling(_ curve: Int) -> Double { ceilings[curve] }

  func pieces(_ curve: Int) -> ArraySlice<ChargeCurve.Piece> {
    pieces[Int(first[curve])..<Int(first[curve + 1])]
  }

  /// Hours since empty at which a session of the class ends.
  @inline(__always) func targetClock(_ curve: Int, isEarly: Bool) -> Double {
    targetClocks[2 * curve + (isEarly ? 1 : 0)]
  }

  /// Hours since empty at a state of charge.
  func clock(_ curve: Int, vehicleType: UInt16, at state: Double) -> Double {
    let end = Int(first[curve + 1])
    var row = Int(first[curve])
    if row == end { return 0 }
    while row + 1 < end, pieces[row].to <= state { row += 1 }
    return pieces[row].clock + pieces[row].hours(to: state, capacityKWh: capacityKWh[Int(vehicleType)])
  }

  /// State of charge at a clock reading.
  func state(_ curve: Int, vehicleType: UInt16, at clock: Double) -> Double {
    let end = Int(first[curve + 1])
    var row = Int(first[curve])
    if row == end { return 0 }
    while row + 1 < end, pieces[row + 1].clock <= clock { row += 1 }
    return pieces[row].state(
      after: max(0, clock - pieces[row].clock), capacityKWh: capacityKWh[Int(vehicleType)])
  }
}
