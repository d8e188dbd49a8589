/// A computer beside the road that works through camera frames one by one: the queue M/D/1.
///
///     mu = TOPS · efficiency/(GOP per frame)    rho = streams · fps/mu    T = 1/mu + rho/(2 mu (1 - rho))
///
/// Source: Pollaczek and Khinchine for fixed service.
public struct EdgeNode: Codable, Hashable, Sendable {
  public let framesPerSecond: Double
  public let serviceRatePerSecond: Double

  /// Above this a node is said to be full: the reserve of the model page.
  public static let utilisationCap = 0.7

  /// `nil` unless computing, efficiency and work per frame are positive and frames not negative.
  public init?(
    streams: Double, framesPerSecondEach: Double, gigaOperationsPerFrame: Double, compute: EdgeCompute,
    sustainedEfficiency: Double
  ) {
    let rate = compute.teraOperationsPerSecond * sustainedEfficiency * 1000 / gigaOperationsPerFrame
    let frames = streams * framesPerSecondEach
    guard gigaOperationsPerFrame > 0, sustainedEfficiency > 0, rate > 0, rate.isFinite, streams >= 0,
      framesPerSecondEach >= 0, frames.isFinite
    else { return nil }
    serviceRatePerSecond = rate
    framesPerSecond = frames
  }

  public var utilisation: Double { framesPerSecond / serviceRatePerSecond }
  public var isWithinCap: Bool { utilisation <= Self.utilisationCap }

  /// What the queue does: a node that gets more than it can do has no mean delay.
  public enum Delay: Codable, Hashable, Sendable {
    case milliseconds(Double)
    case overloaded(utilisation: Double)

    public var milliseconds: Double? {
      if case .milliseconds(let value) = self { value } else { nil }
    }
  }

  /// Mean time of a frame in the node.
  public var delay: Delay {
    let load = utilisation
    guard load < 1 else { return .overloaded(utilisation: load) }
    return .milliseconds(1000 / serviceRatePerSecond * (1 + load / (2 * (1 - load))))
  }

  /// The computing that keeps the utilisation at the cap.
  public static func needed(
    streams: Double, framesPerSecondEach: Double, gigaOperationsPerFrame: Double, sustainedEfficiency: Double
  ) -> EdgeCompute? {
    guard sustainedEfficiency > 0 else { return nil }
    return EdgeCompute(
      teraOperationsPerSecond: streams * framesPerSecondEach * gigaOperationsPerFrame
        / (1000 * sustainedEfficiency * utilisationCap))
  }
}
