public import EventEngine
import NumericKernels

/// Every vehicle of the district, one row each: 24 bytes of state.
public struct Fleet: Sendable {
  enum Flag {
    static let ownPlug: UInt8 = 1
    /// On its way to a station, waiting or charging there.
    static let inRoom: UInt8 = 2
  }

  /// Energy in the battery when it was last settled.
  public internal(set) var energy: [Millijoules]
  /// Driving of the day that has not been taken from the battery yet.
  public internal(set) var owed: [Millijoules]
  var homeCell: [Int32]
  var vehicleClass: [UInt16]
  var flags: [UInt8]
  var needsToday: [UInt8]

  public var count: Int { energy.count }

  /// Energy in all batteries.
  public var stock: Millijoules { energy.reduce(0, +) }

  public func classRow(_ vehicle: Int32) -> Int { Int(vehicleClass[Int(vehicle)]) }
}

/// A need as the plan of the day knows it.
public struct PlannedNeed: Sendable {
  public var time: Nanoseconds
  public var vehicle: Int32
  /// First, second ... need of the vehicle on this day.
  var number: UInt8
  /// What the vehicle has driven by then, out of what it owes.
  var drivenBefore: Millijoules
}

/// What driving and own plugs did to the books.
public struct FleetLedger: Sendable {
  public internal(set) var driven: [Millijoules]
  public internal(set) var foregone: [Millijoules]
  public internal(set) var ownPlug: [Millijoules]

  public init(classes: Int) {
    driven = [Millijoules](repeating: 0, count: classes)
    foregone = driven
    ownPlug = driven
  }
}
