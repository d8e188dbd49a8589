import EventEngine
import NumericKernels

/// The moving parts of ``StaleBoard``: columns by station, one event queue.
struct BoardRun {
  /// At one instant the board is copied first, then vehicles leave, then they arrive and are drawn.
  private enum Kind {
    static let leave: UInt8 = 1
    static let reach: UInt8 = 2
    static let appear: UInt8 = 3
  }

  /// A mean service time; a simulated second would do as well as any other.
  private static let unit = 1e9

  private let board: StaleBoard
  private var queue = EventQueue()
  private var arrivals: RandomStream
  private var choices: RandomStream
  private var services: RandomStream
  /// Vehicles at each station, on their way there, and as the drivers see them.
  private var present: [Int]
  private var coming: [Int]
  private var shown: [Int]
  private var lines: [WaitingLine]
  private var began = 0
  private let warmUp: Int
  private var waits: BatchMeans
  private var long = 0
  private var largest = 0

  init(_ board: StaleBoard, seed: UInt64, replication: UInt32) {
    self.board = board
    func stream(_ name: String) -> RandomStream {
      RandomStream(seed: seed, replication: replication, purpose: StreamPurpose("roadside.board." + name))
    }
    arrivals = stream("arrival")
    choices = stream("choice")
    services = stream("service")
    present = [Int](repeating: 0, count: board.stations)
    coming = present
    shown = present
    lines = [WaitingLine](repeating: WaitingLine(), count: board.stations)
    warmUp = board.served / 5
    waits = BatchMeans(count: board.served - warmUp)
  }

  mutating func answer() -> StaleBoard.Answer {
    schedule(Kind.appear, after: gap(), at: 0, entity: 0)
    let period = board.boardPeriod * Self.unit
    var published = 0.0
    while began < board.served, let event = queue.pop() {
      // Nothing changed since the event before, so the latest publication shows what is there now.
      let publication = period > 0 ? (Double(event.time) / period).rounded(.down) : 0
      if publication > published {
        published = publication
        copyBoard()
      }
      switch event.kind {
      case Kind.leave: leave(Int(event.entity), at: event.time)
      case Kind.reach:
        coming[Int(event.entity)] -= 1
        join(Int(event.entity), at: event.time)
      default: appear(at: event.time)
      }
    }
    return StaleBoard.Answer(
      meanWait: waits.mean, longWaitShare: Double(long) / Double(max(1, board.served - warmUp)),
      standardError: waits.standardError, largestStation: largest)
  }

  private mutating func appear(at time: Nanoseconds) {
    schedule(Kind.appear, after: gap(), at: time, entity: 0)
    let station = chosen()
    guard board.travelTime > 0 else { return join(station, at: time) }
    coming[station] += 1
    schedule(
      Kind.reach, after: board.travelTime * (0.5 + choices.uniform()), at: time, entity: station)
  }

  private mutating func chosen() -> Int {
    guard board.informedShare > 0, choices.uniform() < board.informedShare else {
      return choices.integer(below: board.stations)
    }
    var best = choices.integer(below: board.stations)
    var least = number(best)
    var ties = 1
    for _ in 1..<max(1, board.choices) {
      let other = choices.integer(below: board.stations)
      let value = number(other)
      if value < least {
        (best, least, ties) = (other, value, 1)
      } else if value == least {
        ties += 1
        if choices.integer(below: ties) == 0 { best = other }
      }
    }
    return best
  }

  /// What the board says of a station.
  private func number(_ station: Int) -> Int {
    guard board.boardPeriod == 0 else { return shown[station] }
    return present[station] + (board.countsReservations ? coming[station] : 0)
  }

  private mutating func copyBoard() {
    for station in shown.indices {
      shown[station] = present[station] + (board.countsReservations ? coming[station] : 0)
    }
  }

  private mutating func join(_ station: Int, at time: Nanoseconds) {
    present[station] += 1
    largest = max(largest, present[station])
    if present[station] <= board.servers {
      serve(station, since: time, at: time)
    } else {
      lines[station].append(time)
    }
  }

  private mutating func leave(_ station: Int, at time: Nanoseconds) {
    present[station] -= 1
    if let since = lines[station].removeFirst() { serve(station, since: since, at: time) }
  }

  private mutating func serve(_ station: Int, since: Nanoseconds, at time: Nanoseconds) {
    if began >= warmUp && began < board.served {
      let wait = Double(time - since) / Self.unit
      waits.add(wait)
      if wait > 0.5 { long += 1 }
    }
    began += 1
    schedule(Kind.leave, after: -Elementary.log(1 - services.uniform()), at: time, entity: station)
  }

  private mutating func gap() -> Double {
    -Elementary.log(1 - arrivals.uniform())
      / (Double(board.stations) * Double(board.servers) * board.utilisation)
  }

  private var pushed: UInt32 = 0

  /// Delays are finite and below 10⁶ service times, so nanoseconds hold them.
  private mutating func schedule(_ kind: UInt8, after delay: Double, at time: Nanoseconds, entity: Int) {
    pushed &+= 1
    queue.push(
      Event(
        time: time + Nanoseconds((min(delay, 1e6) * Self.unit).rounded()), kind: kind, entity: Int32(entity),
        generation: pushed))
  }
}

/// Vehicles that wait at one station, first come first served, by the time they came.
private struct WaitingLine {
  private var since: [Nanoseconds] = []
  private var head = 0

  mutating func append(_ time: Nanoseconds) { since.append(time) }

  mutating func removeFirst() -> Nanoseconds? {
    guard head < since.count else { return nil }
    let first = since[head]
    head += 1
    if head > 64 && 2 * head > since.count {
      since.removeFirst(head)
      head = 0
    }
    return first
  }
}

/// A mean and its error from 20 batches, for values that depend on those before them.
struct BatchMeans {
  private let size: Int
  private var sums = [Double](repeating: 0, count: 20)
  private var count = 0

  init(count: Int) { size = max(1, (count + 19) / 20) }

  mutating func add(_ value: Double) {
    sums[min(19, count / size)] += value
    count += 1
  }

  var mean: Double { count > 0 ? sums.reduce(0, +) / Double(count) : 0 }

  var standardError: Double {
    let full = count / size
    guard full > 1 else { return 0 }
    return RunningStatistics(sums[0..<full].map { $0 / Double(size) }).standardError
  }
}
