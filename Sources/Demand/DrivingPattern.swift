import DistrictModel
import EventEngine

/// The share of a day's distance driven by each moment of the day, straight between quarter hours.
struct DrivingPattern: Sendable {
  private static let steps = 96
  private let driven: [Double]

  init(_ kind: VehicleClass) {
    let given = kind.drivingBlocks.filter { $0.share > 0 && $0.endHour > $0.startHour }
    let blocks =
      given.isEmpty
      ? [DrivingBlock(startHour: kind.drivingStartHour, endHour: kind.drivingEndHour, share: 1)] : given
    let sum = blocks.reduce(0) { $0 + $1.share }
    driven = (0...Self.steps).map { step in
      let hour = Double(step) / 4
      return blocks.reduce(0) {
        $0 + $1.share / sum * min(1, max(0, (hour - $1.startHour) / ($1.endHour - $1.startHour)))
      }
    }
  }

  /// Share of the day's distance behind at a time since midnight.
  func share(at time: Nanoseconds) -> Double {
    let quarters = Double(time) / Double(Duration.quarterHour)
    let step = min(Self.steps - 1, max(0, Int(quarters)))
    return driven[step] + (driven[step + 1] - driven[step]) * min(1, max(0, quarters - Double(step)))
  }

  /// The time since midnight at which a share of the distance is behind.
  func time(of share: Double) -> Nanoseconds {
    var low = 0
    var high = Self.steps
    while high - low > 1 {
      let middle = (low + high) / 2
      if driven[middle] >= share { high = middle } else { low = middle }
    }
    let width = driven[high] - driven[low]
    let within = width > 0 ? min(1, max(0, (share - driven[low]) / width)) : 0
    return Nanoseconds((Double(low) + within) * Double(Duration.quarterHour))
  }
}
