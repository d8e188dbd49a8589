import NumericKernels

/// How many chargers each station gets: exactly the total, by marginal benefit at the peak hour.
///
/// Each charger goes where it saves most expected waiting, arrivals × (wait with c - wait with c + 1) by Erlang C.
/// Stations whose load exceeds their chargers come first, the most overloaded before the others. Where the saving has
/// become too small to mean anything (below a millionth of a connector-hour per hour), the charger goes to the
/// station with the highest load per charger: slack is spread in proportion to demand instead of following underflow.
public struct StationSizing: Sendable {
  public struct Station: Codable, Hashable, Sendable {
    /// Connectors busy at the peak hour if nobody waited.
    public let erlangs: Double
    public let smallest: Int
    public let largest: Int

    public init(erlangs: Double, smallest: Int, largest: Int) {
      self.erlangs = erlangs
      self.smallest = smallest
      self.largest = largest
    }
  }

  static let meaningfulSaving = 1e-6

  public init() {}

  /// - Throws: `SitingError.chargersAboveCapacity` or `.chargersBelowMinimum` with the numbers.
  public func sizes(_ stations: [Station], total: Int) throws(SitingError) -> [Int] {
    let smallest = stations.reduce(0) { $0 + $1.smallest }
    let largest = stations.reduce(0) { $0 + max($1.smallest, $1.largest) }
    guard smallest <= total else {
      throw .chargersBelowMinimum(
        chargers: total, stations: stations.count, smallest: stations.map(\.smallest).max() ?? 0)
    }
    guard largest >= total else { throw .chargersAboveCapacity(chargers: total, capacity: largest) }
    var sizes = stations.map(\.smallest)
    var order = Priorities(
      stations.indices.filter { sizes[$0] < stations[$0].largest }.map {
        ($0, Self.benefit(stations[$0].erlangs, sizes[$0]))
      })
    for _ in smallest..<total {
      guard let station = order.takeFirst() else { break }
      sizes[station] += 1
      if sizes[station] < stations[station].largest {
        order.insert(station, Self.benefit(stations[station].erlangs, sizes[station]))
      }
    }
    return sizes
  }

  /// Three tiers, compared in turn: overload, saving of waiting, load per charger.
  struct Benefit: Comparable {
    let overload: Double
    let saving: Double
    let loadPerCharger: Double

    static func < (left: Self, right: Self) -> Bool {
      (left.overload, left.saving, left.loadPerCharger) < (right.overload, right.saving, right.loadPerCharger)
    }
  }

  static func benefit(_ erlangs: Double, _ chargers: Int) -> Benefit {
    let perCharger = erlangs / Double(max(1, chargers))
    let now = chargers > 0 ? ErlangQueue.meanWait(servers: chargers, offeredLoad: erlangs) : .infinity
    guard now.isFinite else { return Benefit(overload: perCharger, saving: 0, loadPerCharger: perCharger) }
    let saving = erlangs * (now - ErlangQueue.meanWait(servers: chargers + 1, offeredLoad: erlangs))
    return Benefit(overload: 0, saving: saving > meaningfulSaving ? saving : 0, loadPerCharger: perCharger)
  }

  /// A heap with the largest benefit on top; ties go to the smaller index.
  private struct Priorities {
    private var heap: [(station: Int, benefit: Benefit)] = []

    init(_ entries: [(Int, Benefit)]) {
      for entry in entries { insert(entry.0, entry.1) }
    }

    mutating func insert(_ station: Int, _ benefit: Benefit) {
      heap.append((station, benefit))
      var hole = heap.count - 1
      while hole > 0, precedes(heap[hole], heap[(hole - 1) / 2]) {
        heap.swapAt(hole, (hole - 1) / 2)
        hole = (hole - 1) / 2
      }
    }

    mutating func takeFirst() -> Int? {
      guard let first = heap.first else { return nil }
      let last = heap.removeLast()
      guard !heap.isEmpty else { return first.station }
      heap[0] = last
      var hole = 0
      while 2 * hole + 1 < heap.count {
        var child = 2 * hole + 1
        if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
        guard precedes(heap[child], heap[hole]) else { break }
        heap.swapAt(child, hole)
        hole = child
      }
      return first.station
    }

    private func precedes(_ left: (station: Int, benefit: Benefit), _ right: (station: Int, benefit: Benefit))
      -> Bool
    {
      left.benefit > right.benefit || (left.benefit == right.benefit && left.station < right.station)
    }
  }
}
