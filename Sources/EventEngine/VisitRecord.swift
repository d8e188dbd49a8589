/// A visit to a room as it ended, with all its times: a line of the session log (充电记录).
///
/// Kept only where a run asks for records; times count as the run's clock does.
public struct VisitRecord: Hashable, Sendable {
  /// Stands for what never happened.
  public static let never: Nanoseconds = -1

  public var vehicle: Int32
  public var vehicleType: UInt16
  /// Where the need arose.
  public var cell: Int32
  public var service: EnergyService
  public var ending: VisitEnding
  /// The station that served it, else the last that it drove to; -1 for none.
  public var station: Int32 = -1
  /// Charger type or pack type; -1 where none gave anything.
  public var equipment: Int32 = -1
  /// Stations driven to.
  public var attempts: Int32 = 0
  public var need: Nanoseconds
  /// At the station; on the last attempt.
  public var arrived = VisitRecord.never
  /// At the connector, in the bay or at the dispenser.
  public var connected = VisitRecord.never
  /// The last of the energy flowed.
  public var full = VisitRecord.never
  public var left = VisitRecord.never
  public var wanted: Millijoules
  /// In the battery or the tank, and of that within the recorded days.
  public var delivered: Millijoules = 0
  public var recorded: Millijoules = 0
  /// The most the session asked of the grid; `nil` where its power was shared with others or it is not known.
  public var peakKW: Double?
  /// Price of energy and service, and the fee for staying after the charge.
  public var paidCNY = 0.0
  public var idleFeeCNY = 0.0

  public init(_ need: Need, ending: VisitEnding) {
    vehicle = need.vehicle
    vehicleType = need.vehicleType
    cell = need.cell
    service = need.service
    self.need = need.time
    self.ending = ending
    wanted = need.target - need.energy
  }
}
