public import NumericKernels

/// Drivers who come to equal stations as a Poisson stream, some of them informed: the same stream for every room.
public struct GuidedTraffic {
  public struct Driver {
    /// Hours since the start.
    public let hours: Double
    /// Exponential with mean 1.
    public let service: Double
    /// `nil` for the informed; the others take any.
    public let station: Int?
    public let draw: UInt64
  }

  private var random: RandomStream
  private var hours = 0.0
  private let stations: Int
  private let perHour: Double
  private let informedShare: Double

  public init(stations: Int, perHour: Double, informedShare: Double, seed: UInt64) {
    random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.boards"))
    (self.stations, self.perHour, self.informedShare) = (stations, perHour, informedShare)
  }

  public mutating func next() -> Driver {
    hours += -Elementary.log1p(-random.uniform()) / perHour
    let service = -Elementary.log1p(-random.uniform())
    let draw = random.next()
    let isInformed = random.uniform() < informedShare
    let station = random.integer(below: stations)
    return Driver(hours: hours, service: service, station: isInformed ? nil : station, draw: draw)
  }

  /// Means of batches of `customers` in all; the first fifth is left out.
  ///
  /// - Parameter waited: lets a driver come, and tells the wait of all so far.
  public static func batches(
    customers: Int, count: Int = 20, admit: (Int) throws -> Void, waited: () -> Double
  ) rethrows -> RunningStatistics {
    let warmUp = count / 4
    let size = customers / (count + warmUp)
    var statistics = RunningStatistics()
    var before = 0.0
    for batch in 0..<count + warmUp {
      for customer in 0..<size { try admit(batch * size + customer) }
      let sum = waited()
      if batch >= warmUp { statistics.add((sum - before) / Double(size)) }
      before = sum
    }
    return statistics
  }
}

extension RunningStatistics {
  /// Whether two means agree within three standard errors of their difference, or within 5 % where that is more.
  public func agrees(with other: RunningStatistics) -> Bool {
    agrees(with: other.mean, error: other.standardError)
  }

  public func agrees(with value: Double, error: Double = 0) -> Bool {
    let noise = (standardError * standardError + error * error).squareRoot()
    return abs(mean - value) <= max(0.05 * value, 3 * noise)
  }

  public var told: String { "\(mean) ± \(standardError)" }
}
