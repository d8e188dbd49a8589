import DistrictModel
import NumericKernels

/// Who gets which share of a cabinet from now to the next event.
struct CabinetShares: Sendable {
  /// Members at the common level.
  private(set) var levelled = 0.0
  /// The common level now; infinity without levelled members.
  private(set) var level = Double.infinity
  /// Whether followers stand before the levelled one instead of below the level.
  private(set) var isPriority = false
  /// Whether followers and levelled members share the cap, rather than each having a share of its own.
  private(set) var isPooled = false
  /// Added to the margin of the cap itself when it starts inside the band.
  private(set) var slack = 0.0

  /// Relative width of the band that a member must leave on the far side before it changes sides.
  ///
  /// Without it a member whose acceptance stands exactly at the level would call for new shares every nanosecond.
  static let band = 1e-12
}

// MARK: - Dealing

extension CabinetShares {
  /// Gives every member its rule and share. Sums run in the order of the members.
  mutating func deal(_ members: inout [CabinetMember], capKW: Double, policy: PowerSharing, moduleKW: Double)
  {
    self = CabinetShares()
    isPriority = policy == .priority
    isPooled = (policy == .priority || policy == .waterFilling) && capKW < .infinity
    var span = members.mutableSpan
    switch policy {
    case .waterFilling: fill(&span, capKW)
    case .priority: serveInOrder(&span, capKW)
    case .equal: Self.split(&span, capKW)
    case .modules: Self.dealModules(&span, capKW, moduleKW)
    }
  }

  /// Raises the level from cap / n: who accepts less follows and leaves the rest to the others.
  ///
  /// Two or three rounds; the level only rises.
  private mutating func fill(_ members: inout MutableSpan<CabinetMember>, _ capKW: Double) {
    for row in members.indices {
      members[row].rule = members[row].isFinished ? .idle : .level
      if !members[row].isFinished { levelled += 1 }
    }
    guard isPooled else { return Self.release(&members, &levelled) }
    var left = capKW
    var isRising = true
    while isRising, levelled > 0 {
      isRising = false
      level = left / levelled
      for row in members.indices where members[row].rule == .level && members[row].acceptance <= level {
        members[row].rule = .follow
        left -= members[row].acceptance
        levelled -= 1
        isRising = true
      }
    }
    if levelled == 0 { level = .infinity }
    let width = Self.band * (levelled > 0 ? level : capKW)
    if levelled == 0 { slack = left <= width ? width : 0 }
    for row in members.indices {
      let distance = abs(members[row].acceptance - level)
      members[row].slack = distance <= width ? width : 0
    }
  }

  private static func release(_ members: inout MutableSpan<CabinetMember>, _ levelled: inout Double) {
    levelled = 0
    for row in members.indices where members[row].rule == .level { members[row].rule = .follow }
  }

  private mutating func serveInOrder(_ members: inout MutableSpan<CabinetMember>, _ capKW: Double) {
    var left = capKW
    let width = Self.band * (isPooled ? capKW : 0)
    for row in members.indices {
      members[row].rule = .idle
      guard !members[row].isFinished, levelled == 0 else { continue }
      if members[row].acceptance <= left {
        members[row].rule = .follow
        left -= members[row].acceptance
      } else {
        members[row].rule = .level
        levelled = 1
        level = left
        members[row].slack = members[row].acceptance - left <= width ? width : 0
      }
    }
    slack = left <= width ? width : 0
  }

  /// Every plugged member counts, full or not.
  private static func split(_ members: inout MutableSpan<CabinetMember>, _ capKW: Double) {
    let share = capKW / Double(max(members.count, 1))
    for row in members.indices where !members[row].isFinished {
      members[row].limit = share
      members[row].floor = -.infinity
      members[row].rule = members[row].acceptance > share ? .fixed : .follow
    }
  }

  /// One module each in order of arrival, round after round, to those who can still use one.
  ///
  /// Rounds that nobody leaves are dealt at once, so the work does not grow with the number of modules.
  private static func dealModules(
    _ members: inout MutableSpan<CabinetMember>, _ capKW: Double, _ moduleKW: Double
  ) {
    var left = (capKW / moduleKW + 1e-9).rounded(.down)
    var wanting = 0.0
    // `limit` counts modules until the end.
    for row in members.indices where !members[row].isFinished {
      members[row].limit = 0
      wanting += 1
    }
    while left > 0, wanting > 0 {
      let rounds = max(1, (left / wanting).rounded(.down))
      wanting = 0
      for row in members.indices where !members[row].isFinished && left > 0 {
        let need = (members[row].acceptance / moduleKW).rounded(.up) - members[row].limit
        let dealt = min(rounds, need, left)
        members[row].limit += dealt
        left -= dealt
        if need > dealt { wanting += 1 }
      }
    }
    var isScarce = false
    for row in members.indices where !members[row].isFinished {
      let modules = members[row].limit
      members[row].limit = modules * moduleKW
      members[row].floor = (modules - 1) * moduleKW
      members[row].rule =
        modules == 0 ? .idle : members[row].acceptance > members[row].limit ? .fixed : .follow
      if members[row].acceptance > members[row].limit { isScarce = true }
    }
    // A module that nobody waits for may stay where it is.
    guard !isScarce else { return }
    for row in members.indices { members[row].floor = -.infinity }
  }
}

// MARK: - Motion

extension CabinetShares {
  /// Writes state and site-side power after `hours` into every member, without moving it there.
  func project(_ members: inout [CabinetMember], hours: Double, capKW: Double) {
    var span = members.mutableSpan
    var power = 0.0
    var given = 0.0
    for row in span.indices {
      switch span[row].rule {
      case .idle:
        span[row].reach = span[row].state
        span[row].siteKW = 0
      case .fixed:
        span[row].siteKW = span[row].limit
        span[row].take(span[row].limit * hours)
      case .follow:
        let (now, energy) = span[row].following(hours)
        power += now
        given += energy
        span[row].siteKW = now
        span[row].take(energy)
      case .level: continue
      }
    }
    guard levelled > 0 else { return }
    let level = max(0, (capKW - power) / levelled)
    let energy = max(0, (capKW * hours - given) / levelled)
    for row in span.indices where span[row].rule == .level {
      span[row].siteKW = level
      span[row].take(energy)
    }
  }
}

extension CabinetMember {
  /// Site-side power after `hours` of following the battery, and the energy until then.
  @inline(__always) func following(_ hours: Double) -> (power: Double, energy: Double) {
    let y = rate * hours
    guard y != 0 else { return (acceptance, acceptance * hours) }
    let growth = Elementary.expm1(y)
    return (acceptance * (1 + growth), acceptance * hours * (growth / y))
  }

  /// Projects the state after site-side kWh.
  @inline(__always) mutating func take(_ siteKWh: Double) {
    reach = min(state + siteKWh * efficiency / capacityKWh, targetState)
  }
}
