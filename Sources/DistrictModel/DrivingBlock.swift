/// A stretch of the day in which a share of the day's distance is driven: a trip of a chain, or a shift.
public struct DrivingBlock: Codable, Hashable, Sendable {
  public var startHour: Double
  public var endHour: Double
  /// Share of the day's distance, against the sum over all blocks.
  public var share: Double

  public init(startHour: Double = 7, endHour: Double = 22, share: Double = 1) {
    self.startHour = startHour
    self.endHour = endHour
    self.share = share
  }
}
