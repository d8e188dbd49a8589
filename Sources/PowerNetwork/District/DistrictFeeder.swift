/// A medium-voltage feeder of a district and what hangs on it.
public struct DistrictFeeder: Sendable {
  public enum Origin: Codable, Hashable, Sendable {
    /// Made from a rule, not from a drawing.
    case synthetic
    /// Read from a file.
    case given(file: String)
  }

  /// Part of a feeder that one rating holds for: all of it, or what hangs below a branch.
  public struct Limit: Hashable, Sendable {
    public let ratingMVA: Double
    /// Bus rows that draw through it.
    public let buses: [Int]

    public init(ratingMVA: Double, buses: [Int]) {
      self.ratingMVA = ratingMVA
      self.buses = buses
    }
  }

  public let name: String
  public let origin: Origin
  /// Rows of the world's cells and of the grid's station transformers, and the bus row of each.
  public let cells: [Int]
  public let cellBuses: [Int]
  public let stations: [Int]
  public let stationBuses: [Int]
  /// Parallel circuits, where one cell alone wants more than one feeder carries.
  public let circuits: Int
  /// Of the whole feeder.
  public let ratingMVA: Double
  /// The whole feeder first.
  public let limits: [Limit]
  /// A given grid has the peaks of its base loads, a synthetic one has none.
  public let grid: PowerGrid

  public var isGiven: Bool { origin != .synthetic }

  /// What it was read from; `nil` where it is synthetic.
  public var file: String? {
    if case .given(let file) = origin { return file }
    return nil
  }
}
