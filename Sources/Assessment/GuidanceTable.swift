import DistrictModel
public import DistrictSimulation
import EventEngine
public import NumericKernels

/// What informed drivers do to the waits at one kind of station: the district simulated anew for every informed share and age
/// of the board, with the same random numbers.
public struct GuidanceTable: Codable, Hashable, Sendable {
  /// A room's waits in one case.
  public struct Entry: Codable, Hashable, Sendable {
    public let informedShare: Double
    /// Mean age of the board at the choice, in service times and in minutes; 0 is live.
    public let age: Double
    public let ageMin: Double
    /// Mean wait of the served, and share of needs not served, means over replications.
    public let waitMin: ConfidenceInterval
    public let lostShare: Double
    /// The difference from nobody informed, from equal random numbers.
    public let change: ConfidenceInterval

    /// Whether the wait is surely shorter or longer than with nobody informed.
    public var isShorter: Bool { change.replications > 1 && change.high < 0 }
    public var isLonger: Bool { change.replications > 1 && change.low > 0 }
  }

  /// The room's word: `charging`, `swap` or `hydrogen`.
  public let service: String
  /// Mean time at the bottleneck, by which ages are told, and what the bottleneck is.
  public let serviceMin: Double
  public let bottleneck: String
  public let uninformed: Entry
  public let shares: [Double]
  public let ages: [Double]
  /// By age, then by share.
  public let entries: [[Entry]]
  /// Equal stations with exponential service; `nil` where the load of the busiest hour leaves no closed form.
  public let theory: GuidanceTheory?

  /// - Parameters:
  ///   - uninformed: the run in which nobody is informed.
  ///   - outcomes: by age, then by share, both rising.
  ///
  /// `nil` where the room served nobody.
  public init?(
    service: GuidedService, shares: [Double], ages: [Double], uninformed: Outcome, outcomes: [[Outcome]],
    theory: GuidanceTheory?
  ) {
    guard let base = Self.waits(service.room, uninformed) else { return nil }
    func entry(_ share: Double, _ age: Double, _ waits: Waits) -> Entry {
      Entry(
        informedShare: share, age: age, ageMin: age * service.minutes,
        waitMin: ConfidenceInterval.student(waits.minutes), lostShare: waits.lostShare,
        change: ConfidenceInterval.student(zip(waits.minutes, base.minutes).map { $0 - $1 }))
    }
    self.service = service.room
    serviceMin = service.minutes
    bottleneck = service.bottleneck
    self.shares = shares
    self.ages = ages
    self.theory = theory
    self.uninformed = entry(0, 0, base)
    var rows: [[Entry]] = []
    for (age, runs) in zip(ages, outcomes) {
      var row: [Entry] = []
      for (share, run) in zip(shares, runs) {
        guard let waits = Self.waits(service.room, run) else { return nil }
        row.append(entry(share, age, waits))
      }
      rows.append(row)
    }
    entries = rows
  }

  /// The informed share with the least wait at each age; 0 where nobody informed waits least.
  public var best: [Entry] {
    entries.map { row in
      ([uninformed] + row).min { ($0.waitMin.mean, $0.informedShare) < ($1.waitMin.mean, $1.informedShare) }
        ?? uninformed
    }
  }

  /// Minutes of age from which on guidance of this share makes drivers wait longer than none, straight between the ages; `nil`
  /// where the 95 % interval tells of no such age.
  public func criticalAgeMin(share column: Int) -> Double? {
    guard let surely = entries.firstIndex(where: { $0[column].isLonger }) else { return nil }
    func over(_ row: Int) -> Double { entries[row][column].change.mean }
    // From the surely longer wait back to where it was not longer.
    guard let before = (0..<surely).last(where: { over($0) <= 0 }) else { return entries[0][column].ageMin }
    let (here, next) = (entries[before][column].ageMin, entries[before + 1][column].ageMin)
    return here + (next - here) * (-over(before) / (over(before + 1) - over(before)))
  }

  private struct Waits {
    let minutes: [Double]
    let lostShare: Double
  }

  private static func waits(_ room: String, _ outcome: Outcome) -> Waits? {
    var minutes: [Double] = []
    var (lost, needs) = (0.0, 0.0)
    for run in outcome.replications {
      guard let found = run.rooms.first(where: { $0.room == room }) else { return nil }
      let served = Double(found.waits.reduce(0, +))
      guard served > 0 else { return nil }
      minutes.append(Duration.inMinutes(found.waitSum) / served)
      lost += Double(found.count(.noStation) + found.count(.balked) + found.count(.lostPatience))
      needs += Double(found.needs)
    }
    guard !minutes.isEmpty else { return nil }
    return Waits(minutes: minutes, lostShare: needs > 0 ? lost / needs : 0)
  }
}

/// One kind of station as guidance sees it: how many places each has, how long one is taken, how full they are.
public struct GuidedService: Codable, Hashable, Sendable {
  public var room: String
  public var bottleneck: String
  public var minutes: Double
  /// Places of a station, mean, and load of each.
  public var servers: Double
  public var load: Double
  /// The load is that of the busiest hour of the day, and not of the whole day.
  public var isOfBusiestHour: Bool
  /// Stations a driver compares.
  public var choices: Int

  public init(
    room: String, bottleneck: String, minutes: Double, servers: Double, load: Double, isOfBusiestHour: Bool,
    choices: Int
  ) {
    self.room = room
    self.bottleneck = bottleneck
    self.minutes = minutes
    self.servers = servers
    self.load = load
    self.isOfBusiestHour = isOfBusiestHour
    self.choices = choices
  }
}
