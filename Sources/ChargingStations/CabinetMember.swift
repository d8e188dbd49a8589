package import EventEngine

/// A vehicle on a connector of a cabinet.
package struct CabinetMember: Sendable {
  /// What sets the power of a member between two events.
  enum Rule: UInt8 {
    /// Full, or without a share: nothing flows.
    case idle
    /// It takes all its battery accepts.
    case follow
    /// The common level of the cabinet.
    case level
    /// A share of its own that does not move.
    case fixed
  }

  /// Row of the visit; unique within a cabinet.
  package let id: Int32
  package let capacity: Millijoules
  package let target: Millijoules
  /// Battery energy per energy drawn on the site side.
  package let efficiency: Double
  /// Row of the ``AcceptanceTable``.
  package let curve: Int32
  package internal(set) var joined: Nanoseconds = 0
  /// When it reached the target, or a state where its curve gives nothing; `Int64.max` before.
  package internal(set) var finishedAt = Nanoseconds.max
  /// In the battery at the last measurement; never falls.
  package internal(set) var energy: Millijoules
  /// What the last measurement found more than the one before.
  package internal(set) var increment: Millijoules = 0
  /// Site-side power at the last measurement.
  package internal(set) var siteKW = 0.0

  package var isFinished: Bool { finishedAt != .max }

  // State at the cabinet's time.
  var state: Double
  let targetState: Double
  let capacityKWh: Double
  var piece: Int32 = 0
  var rule = Rule.idle
  /// State where the piece or the charge ends.
  var stop = 0.0
  /// Site-side kW the battery accepts now and at `stop`, and its rate of growth per hour when followed.
  var acceptance = 0.0
  var acceptanceAtStop = 0.0
  var rate = 0.0
  /// A followed member that rises above `limit` or falls below `floor` calls for new shares; site-side kW.
  var limit = Double.infinity
  var floor = -Double.infinity
  /// Added to the margin of a member that starts inside the band around the level.
  var slack = 0.0
  /// Projected state and acceptance: scratch of the kernels.
  var reach = 0.0
  var reachKW = 0.0

  package init(
    id: Int32, capacity: Millijoules, energy: Millijoules, target: Millijoules, curve: Int32,
    efficiency: Double
  ) {
    self.id = id
    self.capacity = capacity
    self.target = min(target, capacity)
    self.curve = curve
    self.efficiency = efficiency
    self.energy = energy
    state = Double(energy) / Double(capacity)
    targetState = Double(self.target) / Double(capacity)
    capacityKWh = EnergyUnit.kWh(capacity)
    reach = state
  }
}

extension CabinetMember {
  /// States nearer than this to the end of a piece count as the end: 2 mJ of 60 kWh.
  static let nearness = 1e-14

  /// Finds the piece of the present state; finishes a member that is full or gets nothing more.
  mutating func place(
    _ pieces: Span<ChargeCurve.Piece>, from first: Int32, to end: Int32, at time: Nanoseconds
  ) {
    guard !isFinished else { return }
    if state >= targetState - Self.nearness {
      state = max(state, targetState)
      return finish(at: time)
    }
    var row = max(piece, first)
    while row < end, state >= pieces[Int(row)].to - Self.nearness { row += 1 }
    piece = row
    guard row < end, state >= pieces[Int(row)].from - Self.nearness else { return finish(at: time) }
    let found = pieces[Int(row)]
    let power = found.power(at: state)
    guard power > 0 else { return finish(at: time) }
    stop = min(found.to, targetState)
    acceptance = power / efficiency
    acceptanceAtStop = found.power(at: stop) / efficiency
    rate = found.slope / capacityKWh
  }

  private mutating func finish(at time: Nanoseconds) {
    finishedAt = time
    rule = .idle
    acceptance = 0
    siteKW = 0
  }

  /// Whole millijoules of a state; exactly the target once it is reached, and never less than before.
  mutating func meter(at state: Double) {
    let exact = min(Millijoules((state * Double(capacity)).rounded()), max(target, energy))
    let now = isFinished && state >= targetState ? max(target, energy) : max(exact, energy)
    increment = now - energy
    energy = now
  }
}
