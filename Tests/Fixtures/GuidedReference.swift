import EventEngine
public import NumericKernels

/// Drivers who choose among equal stations by a board, simulated without a room: what a room's own waits are held against.
///
/// Beside `StaleBoard` it knows what the rooms do differently: the board shows minutes of wait instead of the number on site, the
/// stations a driver is told of are distinct, a choice may be soft, a service may have a fixed length.
public struct GuidedReference {
  /// What a board says of a station.
  public enum Figure: Sendable {
    /// Vehicles on site.
    case number
    /// Nothing where a server is free, else those ahead of a newcomer.
    case ahead
    /// Nothing where a server is free, else the wait worked out from what is left of the services under way; as `ChargerPool` does.
    case minutes
  }

  public var stations = 100
  public var servers = 4
  public var load = 0.85
  public var informedShare = 1.0
  /// Stations an informed driver compares, the whole board where there are no more.
  public var told = 3
  /// A station may be told twice, as in `StaleBoard`.
  public var repeats = false
  public var period = 0.0
  public var figure = Figure.number
  /// Who counts with waits takes a station with the weight exp(-scale × wait), cut off at e^-40; the least wait where it is infinite.
  public var scale = Double.infinity
  public var isFixed = false
  /// A driver arrives after `drive` (0.5 + U).
  public var drive = 0.0
  public var countsComing = false

  public init(_ change: (inout Self) -> Void = { _ in }) { change(&self) }

  private struct Station {
    var leaves: [Nanoseconds] = []
    var waiting: [Nanoseconds] = []
    var coming = 0
  }

  private static let unit = 1e9

  /// Mean waits in service times over 20 batches; the first fifth is left out.
  public func run(customers: Int, seed: UInt64) -> RunningStatistics {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.guided"))
    var queue = EventQueue()
    var all = [Station](repeating: Station(), count: stations)
    var board = [Double](repeating: 0, count: stations)
    var rows = Array(0..<stations)
    var statistics = RunningStatistics()
    let warmUp = customers / 5
    let size = max(1, (customers - warmUp) / 20)
    var (sum, inBatch, served) = (0.0, 0, 0)
    var (arrival, published, pushed) = (0.0, 0.0, UInt32(0))
    func note(_ wait: Nanoseconds) {
      served += 1
      guard served > warmUp else { return }
      sum += Double(wait) / Self.unit
      inBatch += 1
      if inBatch == size {
        statistics.add(sum / Double(size))
        (sum, inBatch) = (0, 0)
      }
    }
    func push(_ kind: UInt8, _ station: Int, _ time: Nanoseconds) {
      pushed &+= 1
      queue.push(Event(time: time, kind: kind, entity: Int32(station), generation: pushed))
    }
    func serve(_ station: Int, _ now: Nanoseconds) {
      let length = isFixed ? 1 : -Elementary.log1p(-random.uniform())
      let leaves = now + Nanoseconds(length * Self.unit)
      all[station].leaves.append(leaves)
      push(0, station, leaves)
    }
    func join(_ station: Int, _ now: Nanoseconds) {
      if all[station].leaves.count < servers {
        note(0)
        serve(station, now)
      } else {
        all[station].waiting.append(now)
      }
    }
    func publish(_ now: Nanoseconds) {
      for station in all.indices { board[station] = said(of: all[station], now) }
    }
    while served < customers {
      arrival += -Elementary.log1p(-random.uniform()) / (load * Double(servers * stations))
      let now = Nanoseconds(arrival * Self.unit)
      while true {
        let event = queue.top.flatMap { $0.time <= now ? $0 : nil }
        let until = event?.time ?? now
        if period > 0, Double(until) / Self.unit >= published + period {
          published += period
          publish(Nanoseconds(published * Self.unit))
          continue
        }
        guard let event else { break }
        _ = queue.pop()
        let station = Int(event.entity)
        if event.kind == 1 {
          all[station].coming -= 1
          join(station, event.time)
        } else {
          if let place = all[station].leaves.firstIndex(of: event.time) {
            all[station].leaves.remove(at: place)
          }
          if !all[station].waiting.isEmpty {
            note(event.time - all[station].waiting.removeFirst())
            serve(station, event.time)
          }
        }
      }
      let isInformed = random.uniform() < informedShare
      let station: Int
      if isInformed {
        station = chosen(&random, &rows) { period > 0 ? board[$0] : said(of: all[$0], now) }
      } else {
        station = random.integer(below: stations)
      }
      if drive > 0 {
        all[station].coming += 1
        push(1, station, now + Nanoseconds(drive * (0.5 + random.uniform()) * Self.unit))
      } else {
        join(station, now)
      }
    }
    return statistics
  }

  private func said(of station: Station, _ now: Nanoseconds) -> Double {
    let ahead = station.waiting.count + (countsComing ? station.coming : 0)
    let busy = station.leaves.count
    switch figure {
    case .number: return Double(busy + ahead)
    case .ahead: return Double(max(0, busy + ahead - servers + 1)) / Double(servers)
    case .minutes:
      guard busy == servers else { return 0 }
      let first = min(ahead + 1, servers)
      let left = station.leaves.reduce(0) { $0 + Double($1 - now) } / Self.unit / Double(servers)
      return 2 * Double(first) / Double(servers + 1) * left + Double(ahead + 1 - first) / Double(servers)
    }
  }

  private func chosen(
    _ random: inout RandomStream, _ rows: inout [Int], _ figure: (Int) -> Double
  ) -> Int {
    var names: [Int] = []
    if repeats {
      for _ in 0..<told { names.append(random.integer(below: stations)) }
    } else {
      random.lead(told, of: stations, in: &rows)
      names = Array(rows[0..<min(told, stations)])
    }
    let figures = names.map(figure)
    let least = figures.min() ?? 0
    let weights = figures.map { value -> Double in
      guard scale.isFinite else { return value == least ? 1 : 0 }
      return Elementary.exp(-min(40, scale * value))
    }
    var left = random.uniform() * weights.reduce(0, +)
    for (name, weight) in zip(names, weights) {
      left -= weight
      if left < 0 { return name }
    }
    return names[names.count - 1]
  }
}
