/// The 0-1 knapsack in whole numbers: a short depth-first search with Dantzig's bound, then, where that did not end, a table
/// over the items whose part is still open.
///
/// Sources: Horowitz, Sahni, 1974; the core of Balas, Zemel, 1980.
struct Knapsack {
  struct Item {
    var profit: Int64
    var weight: Int64
    var name: Int32
  }

  /// Items that pay and fit, those with the most profit per weight first.
  private(set) var items: [Item] = []
  private var isTaken: [Bool] = []
  private var isBest: [Bool] = []
  /// Nodes after which the search leaves the rest to the table.
  static let nodeLimit = 150
  /// Cells above which there is no table: the value is then Dantzig's bound.
  static let tableLimit = 1 << 20

  mutating func clear() { items.removeAll(keepingCapacity: true) }

  mutating func add(_ item: Item, capacity: Int64) {
    if item.profit > 0, item.weight <= capacity { items.append(item) }
  }

  mutating func sort() {
    items.sort { left, right in
      let leftWorth = left.profit.multipliedFullWidth(by: right.weight)
      let rightWorth = right.profit.multipliedFullWidth(by: left.weight)
      if leftWorth.high != rightWorth.high { return leftWorth.high > rightWorth.high }
      if leftWorth.low != rightWorth.low { return leftWorth.low > rightWorth.low }
      return left.name < right.name
    }
  }

  /// What no choice can exceed; exact when everything fits.
  func bound(capacity: Int64) -> Int64 { Self.bound(items, from: 0, capacity: capacity) }

  /// What is filled before the first item that no longer fits, the room left then, and that item; where all fit, a pivot
  /// that earns nothing.
  func split(capacity: Int64) -> (filled: Int64, left: Int64, pivot: Item) {
    var room = capacity
    var sum: Int64 = 0
    for item in items {
      if item.weight > room { return (sum, room, item) }
      room -= item.weight
      sum += item.profit
    }
    return (sum, room, Item(profit: 0, weight: 1, name: -1))
  }

  private static func bound(_ items: [Item], from start: Int, capacity: Int64) -> Int64 {
    var room = capacity
    var sum: Int64 = 0
    for place in start..<items.count {
      let item = items[place]
      if item.weight > room {
        let (product, isTooLarge) = item.profit.multipliedReportingOverflow(by: room)
        let part =
          isTooLarge
          ? Int64(Int128(item.profit) * Int128(room) / Int128(item.weight)) : product / item.weight
        return sum + part
      }
      room -= item.weight
      sum += item.profit
    }
    return sum
  }

  /// The best choice and a value no choice exceeds; the two agree unless the node limit was met.
  mutating func solve(capacity given: Int64, taken: inout [Int32]) -> Int64 {
    taken.removeAll(keepingCapacity: true)
    let capacity = Self.usable(given, items)
    let count = items.count
    var total: Int64 = 0
    for item in items { total += item.weight }
    if total <= capacity {
      for item in items { taken.append(item.name) }
      return items.reduce(0) { $0 + $1.profit }
    }
    isTaken.removeAll(keepingCapacity: true)
    isTaken.append(contentsOf: repeatElement(false, count: count))
    isBest = isTaken
    var best: Int64 = -1
    var current: Int64 = 0
    var room = capacity
    var place = 0
    var nodes = 0
    var isProven = true
    search: while true {
      if current + Self.bound(items, from: place, capacity: room) > best {
        while place < count {
          if items[place].weight <= room {
            isTaken[place] = true
            room -= items[place].weight
            current += items[place].profit
            place += 1
          } else {
            place += 1
            if place < count, current + Self.bound(items, from: place, capacity: room) <= best { break }
          }
        }
        if place == count, current > best {
          best = current
          isBest = isTaken
        }
      }
      nodes += 1
      if nodes > Self.nodeLimit {
        isProven = false
        break search
      }
      repeat {
        place -= 1
        if place < 0 { break search }
      } while !isTaken[place]
      isTaken[place] = false
      room += items[place].weight
      current -= items[place].profit
      place += 1
    }
    if !isProven, let better = Self.table(items, capacity: capacity, atLeast: best, isTaken: &isBest) {
      best = better
      isProven = true
    }
    for place in 0..<count where isBest[place] { taken.append(items[place].name) }
    return isProven ? best : bound(capacity: capacity)
  }

  /// Loads are multiples of what all weights have in common.
  private static func usable(_ capacity: Int64, _ items: [Item]) -> Int64 {
    var common: Int64 = 0
    for item in items {
      var other = item.weight
      while other != 0 { (common, other) = (other, common % other) }
      if common == 1 { return capacity }
    }
    return common > 0 ? capacity - capacity % common : capacity
  }

  /// The best choice by a table over loads, for the items that do not follow from the bound; nil where the table is too
  /// large. `isTaken` changes only when something better than `known` is found.
  private static func table(
    _ items: [Item], capacity: Int64, atLeast known: Int64, isTaken: inout [Bool]
  ) -> Int64? {
    var room = capacity
    var split = 0
    var sum: Int64 = 0
    while split < items.count, items[split].weight <= room {
      room -= items[split].weight
      sum += items[split].profit
      split += 1
    }
    guard split < items.count else { return nil }
    let pivot = items[split]
    var core: [Int] = []
    var load: Int64 = 0
    var fixed: Int64 = 0
    for (place, item) in items.enumerated() {
      let isIn = place < split
      let profit = isIn ? sum - item.profit : sum + item.profit
      let rest = isIn ? room + item.weight : room - item.weight
      // The bound with this item the other way, less than known + 1: it stays as it is.
      let reach =
        Int128(profit - known - 1) * Int128(pivot.weight) + Int128(rest) * Int128(pivot.profit)
      if reach >= 0 {
        core.append(place)
      } else if isIn {
        load += item.weight
        fixed += item.profit
      }
    }
    guard capacity >= load, capacity - load < Int64(tableLimit) else { return nil }
    let width = Int(capacity - load) + 1
    guard core.count * width <= tableLimit else { return nil }
    guard let (value, mask) = fill(core.map { items[$0] }, width: width) else { return nil }
    guard fixed + value > known else { return known }
    for place in items.indices { isTaken[place] = place < split }
    for (rank, place) in core.enumerated() { isTaken[place] = mask >> UInt64(rank) & 1 == 1 }
    return fixed + value
  }

  /// The best profit of at most 64 items within a load under `width`, and which they are.
  private static func fill(_ core: [Item], width: Int) -> (value: Int64, mask: UInt64)? {
    guard core.count <= 64 else { return nil }
    var best = [Int64](repeating: 0, count: width)
    var mask = [UInt64](repeating: 0, count: width)
    var later = core.reduce(Int64(0)) { $0 + $1.weight }
    for (rank, item) in core.enumerated() {
      later -= item.weight
      guard item.weight < Int64(width) else { continue }
      let weight = Int(item.weight)
      // Loads that the items to come cannot fill up do not matter.
      let least = max(weight, width - 1 - Int(min(later, Int64(width))))
      var level = width - 1
      while level >= least {
        let other = best[level - weight] + item.profit
        if other > best[level] {
          best[level] = other
          mask[level] = mask[level - weight] | 1 << UInt64(rank)
        }
        level -= 1
      }
    }
    return (best[width - 1], mask[width - 1])
  }
}
