import DistrictModel
public import EventEngine

/// One vehicle: what an event reads together, in 32 bytes.
@frozen public struct Vehicle: Sendable {
  /// Energy in the battery when it was last settled.
  public var energy: Millijoules
  /// Driving of the day that has not been taken from the battery yet.
  public var owed: Millijoules
  var homeCell: Int32
  var workCell: Int32
  /// Station used last; -1 before the first.
  var usualStation: Int32 = -1
  /// Vehicle type: class × `VehicleTypes.sizes` + battery size.
  var type: UInt16
  /// Step of the vehicle's own consumption.
  var consumption: UInt8
  var flags: UInt8
}

extension Vehicle {
  enum Flag {
    static let ownPlug: UInt8 = 1
    /// On its way to a station, waiting or charging there.
    static let inRoom: UInt8 = 2
    /// Sees live state, reserves.
    static let informed: UInt8 = 4
    static let reserving: UInt8 = 8
    /// Looks for a swap station, not for a charger.
    static let swapping: UInt8 = 16
    /// Needs of the day so far, in the two highest bits.
    static let needShift: UInt8 = 6
  }

  var needsToday: UInt8 {
    get { flags >> Flag.needShift }
    set { flags = flags & 0x3F | newValue << Flag.needShift }
  }

  func has(_ flag: UInt8) -> Bool { flags & flag != 0 }
}

/// Every vehicle of the district, one row each, class after class.
public struct Fleet: Sendable {
  public internal(set) var vehicles: [Vehicle]
  /// Rows of each class: `firstOfClass[row] ..< firstOfClass[row + 1]`.
  var firstOfClass: [Int]
  /// Own plugs behind the transformers of each cell.
  var plugsOfCell: [Int32]
  /// What each cell's transformer has promised for the night, in grid millijoules.
  var promised: [Millijoules]

  public var count: Int { vehicles.count }

  /// Energy in all batteries.
  public var stock: Millijoules { vehicles.reduce(0) { $0 + $1.energy } }

  /// Rows of the vehicles that are with a room now, in rising order.
  public var away: [Int32] {
    vehicles.indices.filter { vehicles[$0].has(Vehicle.Flag.inRoom) }.map { Int32($0) }
  }

  /// What the fleet knows of a vehicle: the beginning of a fault's story.
  public func story(of vehicle: Int32, kind: String) -> String {
    let row = vehicles[Int(vehicle)]
    return
      "vehicle \(vehicle), \(kind): \(row.energy) mJ in the battery, \(row.owed) mJ of driving owed, needs today \(row.needsToday), "
      + (row.has(Vehicle.Flag.inRoom) ? "away from the road" : "on the road")
  }

  public func classRow(_ vehicle: Int32) -> Int { Int(vehicles[Int(vehicle)].type) / VehicleTypes.sizes }

  /// Bytes of state per vehicle.
  public static var bytesPerVehicle: Int { MemoryLayout<Vehicle>.stride }
}

/// What driving, own plugs and days elsewhere did to the books, by class.
public struct FleetLedger: Sendable {
  public internal(set) var driven: [Millijoules]
  public internal(set) var foregone: [Millijoules]
  public internal(set) var ownPlug: [Millijoules]
  /// Change of charge on days outside the district.
  public internal(set) var elsewhere: [Millijoules]

  public init(classes: Int) {
    driven = [Millijoules](repeating: 0, count: classes)
    foregone = driven
    ownPlug = driven
    elsewhere = driven
  }
}
