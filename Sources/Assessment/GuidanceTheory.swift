import NumericKernels
import RoadsideUnits

/// What closed forms and the stale-board simulation say of many equal stations with exponential service at the load of the
/// busiest hour, or of the day: beside the district's own simulation, which is neither equal nor exponential.
public struct GuidanceTheory: Codable, Hashable, Sendable {
  public let servers: Int
  public let load: Double
  public let choices: Int
  public let isOfBusiestHour: Bool
  /// Minutes: nobody informed (Erlang C), and everybody by a fresh board (mean field).
  public let uninformedMin: Double
  public let freshMin: [Double]
  /// By age, then by share: boards of that age.
  public let staleMin: [[Double]]

  /// Stations are wide enough to be many.
  static let stations = 60
  static let served = 40_000

  /// `nil` where the load is no load of a queue that ends.
  public init?(_ service: GuidedService, shares: [Double], ages: [Double], seed: UInt64, threads: Int) {
    let servers = max(1, min(500, Int(service.servers.rounded())))
    guard service.load >= 0.01, service.load < 0.99, service.minutes > 0 else { return nil }
    let choices = max(1, min(1000, service.choices))
    let load = service.load
    self.servers = servers
    self.load = load
    self.choices = choices
    isOfBusiestHour = service.isOfBusiestHour
    uninformedMin =
      ErlangQueue.meanWait(servers: servers, offeredLoad: load * Double(servers)) * service.minutes
    var fresh: [Double] = []
    for share in shares {
      guard
        let field = try? InformedChoice(
          servers: servers, utilisation: load, informedShare: share, choices: choices)
      else { return nil }
      fresh.append(field.meanWait * service.minutes)
    }
    freshMin = fresh
    let cases = ages.flatMap { age in
      shares.map { share in
        // The board is on average half its period old.
        StaleBoard(
          stations: Self.stations, servers: servers, utilisation: load, informedShare: share,
          choices: choices, boardPeriod: 2 * age, served: Self.served)
      }
    }
    guard cases.allSatisfy({ (try? $0.check()) != nil }) else { return nil }
    let waits = parallelMap(count: cases.count, threads: threads) { index -> Double in
      // Checked above: no run can fail.
      ((try? cases[index].run(seed: seed))?.meanWait ?? .nan) * service.minutes
    }
    staleMin = ages.indices.map { Array(waits[$0 * shares.count..<($0 + 1) * shares.count]) }
  }
}
