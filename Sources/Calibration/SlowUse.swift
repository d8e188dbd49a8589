import NumericKernels

/// Busy slow piles of every zone: wanted piles times the zone's attraction, up to its cap.
///
/// Only zones beyond their cap need a closer look, so sums over zones and over the week come from sorted prefix sums.
struct SlowUse {
  /// Over all zones, at each step of the week.
  let city: [Double]
  private let attraction: [Double]
  private let piles: [Double]
  private let cap: Double
  private let sortedWanted: [Double]
  private let wantedSums: [Double]

  /// - Complexity: O((zones + steps) log(zones + steps)).
  init(wanted: [Double], attraction: [Double], piles: [Double], cap: Double) {
    self.attraction = attraction
    self.piles = piles
    self.cap = cap
    let order = attraction.indices.sorted { (attraction[$0], $0) < (attraction[$1], $1) }
    let drawn = Self.sums(order.map { attraction[$0] * piles[$0] })
    let standing = Self.sums(order.map { piles[$0] })
    city = wanted.map { level in
      let free = Self.count(in: order.count) { attraction[order[$0]] * level <= cap }
      return level * drawn[free] + cap * (standing[order.count] - standing[free])
    }
    sortedWanted = wanted.sorted()
    wantedSums = Self.sums(sortedWanted)
  }

  func busy(_ zone: Int, wanting level: Double) -> Double { piles[zone] * min(cap, attraction[zone] * level) }

  /// Mean of the week.
  func mean(_ zone: Int) -> Double {
    let steps = sortedWanted.count
    let free = Self.count(in: steps) { attraction[zone] * sortedWanted[$0] <= cap }
    let sum = attraction[zone] * wantedSums[free] + cap * Double(steps - free)
    return piles[zone] * sum / Double(steps)
  }

  /// How many leading rows satisfy what no row does after one that does not.
  private static func count(in rows: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = rows
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Sums of the first 0, 1, 2, … values.
  private static func sums(_ values: [Double]) -> [Double] {
    var sums = [0.0]
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return sums
  }
}
