package import DistrictModel
package import EventEngine

/// One power cabinet, or one capped site: connectors that share a power limit, followed exactly between events.
///
/// Between two events a member either follows its battery (exponential in time on a linear piece) or gets a share.
/// Under water-filling and priority the share moves while others taper:
/// L(t) = (P - sum of what the followers take) / k, and each of the k others gets its integral in closed form.
/// Nothing is stepped. Times are whole nanoseconds: an event falls on the first nanosecond at or after its exact time.
///
/// The order of calls at one instant does not matter to the last digit: members are kept by (joined, id).
package struct Cabinet: Sendable {
  package private(set) var capKW: Double
  package let policy: PowerSharing
  package let moduleKW: Double
  /// Time of the state.
  package private(set) var time: Nanoseconds
  package private(set) var members: [CabinetMember] = []

  private var table: AcceptanceTable
  private var shares = CabinetShares()
  private var next = Nanoseconds.max
  private var isSettled = true

  /// - Parameters:
  ///   - capKW: site-side limit; 0 holds everybody, infinity limits nobody.
  ///   - moduleKW: size of a module, for the policy `modules` only.
  package init(
    capKW: Double, policy: PowerSharing, moduleKW: Double = 20, table: AcceptanceTable,
    at time: Nanoseconds = 0
  ) {
    precondition(capKW >= 0, "a cap is not negative")
    precondition(policy != .modules || moduleKW > 0, "a module has power")
    self.capKW = capKW
    self.policy = policy
    self.moduleKW = moduleKW
    self.table = table
    self.time = time
  }
}

// MARK: - What changes a cabinet

extension Cabinet {
  /// Plugs a vehicle in. A full one is finished at once and still counts as plugged.
  ///
  /// - Complexity: O(members)
  package mutating func join(_ newcomer: CabinetMember, at time: Nanoseconds) {
    advance(to: time)
    var member = newcomer
    member.joined = time
    place(&member)
    var index = members.count
    while index > 0, (members[index - 1].joined, members[index - 1].id) > (time, member.id) { index -= 1 }
    members.insert(member, at: index)
    isSettled = false
  }

  /// Unplugs a vehicle; returns what its battery holds. Measure before to book what it got since the last time.
  ///
  /// - Complexity: O(members)
  @discardableResult
  package mutating func leave(_ id: Int32, at time: Nanoseconds) -> Millijoules {
    advance(to: time)
    guard let index = members.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("a vehicle that leaves is plugged in")
    }
    var member = members.remove(at: index)
    member.meter(at: member.state)
    isSettled = false
    return member.energy
  }

  package mutating func setCap(_ capKW: Double, at time: Nanoseconds) {
    precondition(capKW >= 0, "a cap is not negative")
    advance(to: time)
    self.capKW = capKW
    isSettled = false
  }

  /// Takes the curves of a new day; rows keep their meaning. Who stood still on the old curve may go on.
  package mutating func setCurves(_ table: AcceptanceTable, at time: Nanoseconds) {
    advance(to: time)
    self.table = table
    for index in members.indices {
      members[index].piece = 0
      if members[index].state < members[index].targetState - CabinetMember.nearness {
        members[index].finishedAt = .max
      }
      place(&members[index])
    }
    isSettled = false
  }
}

// MARK: - Time

extension Cabinet {
  /// The first nanosecond at which somebody finishes or the shares follow another law; `Int64.max` if none.
  package mutating func nextEvent() -> Nanoseconds {
    settle()
    return next
  }

  /// Moves the state to `time`, through every event on the way.
  package mutating func advance(to time: Nanoseconds) {
    precondition(time >= self.time, "time does not run backwards")
    while self.time < time {
      settle()
      let reached = min(time, next)
      shares.project(&members, hours: Duration.inHours(reached - self.time), capKW: capKW)
      self.time = reached
      for index in members.indices where members[index].rule != .idle {
        members[index].state = members[index].reach
        place(&members[index])
      }
      isSettled = false
    }
  }

  /// Reads every member at `time`: ``CabinetMember/energy``, ``CabinetMember/increment``, ``CabinetMember/siteKW``.
  ///
  /// Increments are differences of the rounded energy, so those of a session sum to it in integers. A reading before
  /// the next event leaves the state where it is.
  package mutating func measure(at time: Nanoseconds) {
    settle()
    if time > next {
      advance(to: time)
      settle()
    }
    shares.project(&members, hours: Duration.inHours(time - self.time), capKW: capKW)
    for index in members.indices { members[index].meter(at: members[index].reach) }
  }

  /// Moves the state to `time` and reads the energies there; cheaper than ``measure(at:)`` where the shares are about
  /// to change. ``CabinetMember/siteKW`` stays as it was.
  package mutating func read(at time: Nanoseconds) {
    advance(to: time)
    for index in members.indices { members[index].meter(at: members[index].state) }
  }

  /// The common level at the cabinet's time, site-side kW; infinity when nobody is held at it.
  package mutating func levelKW() -> Double {
    settle()
    return shares.level
  }

  /// What all batteries accept now, site-side kW, whatever the cap.
  package func acceptedKW() -> Double {
    members.reduce(0) { $0 + ($1.isFinished ? 0 : $1.acceptance) }
  }

  private mutating func settle() {
    guard !isSettled else { return }
    isSettled = true
    shares.deal(&members, capKW: capKW, policy: policy, moduleKW: moduleKW)
    let hours = shares.hoursToNextEvent(&members, capKW: capKW)
    // Beyond two centuries there is no event.
    next =
      hours < 2_000_000
      ? time + max(1, Nanoseconds((hours * Double(Duration.hour)).rounded(.up))) : Nanoseconds.max
  }

  private func place(_ member: inout CabinetMember) {
    let curve = Int(member.curve)
    member.place(table.pieces.span, from: table.first[curve], to: table.first[curve + 1], at: time)
  }
}
