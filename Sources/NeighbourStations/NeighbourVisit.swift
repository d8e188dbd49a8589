import EventEngine

/// A vehicle on its way to a station outside, or charging there.
struct NeighbourVisit: Sendable {
  var need: Need
  var station: Int32
  /// At the station, with power, without power again, and away.
  var arrives: Nanoseconds = 0
  var begins: Nanoseconds = 0
  var ends: Nanoseconds = 0
  var leaves: Nanoseconds = 0
  /// At the battery, by the end.
  var delivers: Millijoules = 0
  var isOpen = true
  var generation: UInt32 = 0

  /// Energy given between its begin and an instant: power is constant.
  func delivered(until time: Nanoseconds) -> Millijoules {
    if time >= ends { return delivers }
    guard time > begins else { return 0 }
    return min(
      delivers, EnergyUnit.nearest(Double(delivers) * (Double(time - begins) / Double(ends - begins))))
  }
}
