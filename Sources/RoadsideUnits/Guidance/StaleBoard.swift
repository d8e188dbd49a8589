import EventEngine
import NumericKernels

/// Drivers who choose by a board that was published a while ago: a simulation of equal stations.
///
/// Poisson arrivals, exponential service of mean 1, first come first served. An informed driver draws d stations with
/// replacement and takes the one with the smallest number on the board, ties by chance; the others take any. The board
/// is copied every T, or live where T is 0. A driver arrives after D (0.5 + U). With reservations the board counts cars
/// on their way. The first fifth of those served is not counted. Times are in mean service times.
public struct StaleBoard: Codable, Hashable, Sendable {
  public var stations: Int
  public var servers: Int
  public var utilisation: Double
  public var informedShare: Double
  public var choices: Int
  public var boardPeriod: Double
  public var travelTime: Double
  public var countsReservations: Bool
  /// Vehicles that begin service before the run ends.
  public var served: Int

  public init(
    stations: Int = 100, servers: Int, utilisation: Double, informedShare: Double, choices: Int,
    boardPeriod: Double, travelTime: Double = 0, countsReservations: Bool = false, served: Int = 600_000
  ) {
    self.stations = stations
    self.servers = servers
    self.utilisation = utilisation
    self.informedShare = informedShare
    self.choices = choices
    self.boardPeriod = boardPeriod
    self.travelTime = travelTime
    self.countsReservations = countsReservations
    self.served = served
  }

  /// Vehicles at stations and on their way that a run may hold.
  static let mostVehicles = 5e6

  public struct Answer: Codable, Hashable, Sendable {
    /// Of all vehicles counted, in service times.
    public let meanWait: Double
    /// Share that waits more than half a service time.
    public let longWaitShare: Double
    /// Standard error of the mean wait from 20 batches in order of service.
    public let standardError: Double
    /// Most vehicles at one station at once.
    public let largestStation: Int
  }

  /// - Throws: `GuidanceFault` naming what was given and what would do.
  public func check() throws(GuidanceFault) {
    guard (1...2000).contains(stations) else { throw .stations(stations) }
    guard (1...500).contains(servers) else { throw .servers(servers) }
    guard utilisation > 0, utilisation < 1 else { throw .utilisation(utilisation) }
    guard (0...1).contains(informedShare) else { throw .share(informedShare) }
    guard (1...1000).contains(choices) else { throw .choices(choices) }
    guard (0...1000).contains(boardPeriod) else { throw .time("board_period_T", boardPeriod) }
    guard (0...1000).contains(travelTime) else { throw .time("travel_D", travelTime) }
    guard (100...5_000_000).contains(served) else { throw .served(served) }
    // An idle road would take for ever to serve so many, a busy one would hold more vehicles than memory.
    guard utilisation >= 0.01 else { throw .idle(utilisation) }
    let vehicles = Double(stations) * Double(servers) * (1 + travelTime)
    guard vehicles <= Self.mostVehicles else { throw .crowd(vehicles) }
  }

  /// The mean of several independent runs, which is what noise of one run asks for: about 2 % at 600,000 served.
  public func run(seed: UInt64, replications: UInt32) throws(GuidanceFault) -> Answer {
    let number = max(1, replications)
    var answers: [Answer] = []
    for replication in 0..<number { answers.append(try run(seed: seed, replication: replication)) }
    func mean(_ figure: (Answer) -> Double) -> Double {
      answers.reduce(0) { $0 + figure($1) } / Double(answers.count)
    }
    let squares = answers.reduce(0) { $0 + $1.standardError * $1.standardError }
    return Answer(
      meanWait: mean(\.meanWait), longWaitShare: mean(\.longWaitShare),
      standardError: squares.squareRoot() / Double(answers.count),
      largestStation: answers.map(\.largestStation).max() ?? 0)
  }

  /// Runs to the end; equal seeds give equal answers.
  ///
  /// - Complexity: about 0.4 µs for each vehicle served and choice compared.
  public func run(seed: UInt64, replication: UInt32 = 0) throws(GuidanceFault) -> Answer {
    try check()
    var run = BoardRun(self, seed: seed, replication: replication)
    return run.answer()
  }
}
