/// A set of open sites with what each change of it would gain or lose in every future, kept up to date.
///
/// The same books as those of ``OpenSites``, with one column for each future side by side, so that the inner loops run over
/// neighbouring numbers.
struct RobustSites {
  let rows: RobustRows
  /// Covered weight of each future, standing sites included.
  private(set) var values: [Int64]
  var sites: [Int32] { list.sites }
  private(set) var spent: Int64 = 0
  /// At `candidate · futures + future`; 0 for open sites.
  private(set) var gain: [Int64]
  /// At `candidate · futures + future`; 0 for closed sites.
  private(set) var loss: [Int64]
  /// Per row: how many open sites cover it.
  private(set) var covering: [Int32]
  /// Per row: XOR of the open sites over it, which is *the* site where there is one.
  private(set) var single: [Int32]
  private var list: SiteList

  init(_ rows: RobustRows) {
    self.rows = rows
    let count = rows.futures
    values = rows.won
    gain = [Int64](repeating: 0, count: rows.names.count * count)
    loss = gain
    covering = [Int32](repeating: 0, count: rows.rowCount)
    single = covering
    list = SiteList(candidates: rows.names.count)
    for row in 0..<rows.rowCount {
      for pair in rows.starts[row]..<rows.starts[row + 1] {
        Self.add(rows.weights, row * count, to: &gain, Int(rows.candidates[Int(pair)]) * count, count, 1)
      }
    }
  }

  func isOpen(_ site: Int32) -> Bool { list.contains(site) }

  /// What the limit leaves.
  var left: Int64 { rows.budget - spent }

  mutating func open(_ site: Int32) {
    list.insert(site)
    spent += rows.costs[Int(site)]
    let count = rows.futures
    Self.add(gain, Int(site) * count, to: &values, 0, count, 1)
    for pair in rows.columnStarts[Int(site)]..<rows.columnStarts[Int(site) + 1] {
      let row = Int(rows.columnRows[Int(pair)])
      if covering[row] == 0 {
        Self.add(rows.weights, row * count, to: &loss, Int(site) * count, count, 1)
        changeGains(row, by: -1)
      } else if covering[row] == 1 {
        Self.add(rows.weights, row * count, to: &loss, Int(single[row]) * count, count, -1)
      }
      covering[row] += 1
      single[row] ^= site
    }
  }

  mutating func close(_ site: Int32) {
    list.remove(site)
    spent -= rows.costs[Int(site)]
    let count = rows.futures
    Self.add(loss, Int(site) * count, to: &values, 0, count, -1)
    for pair in rows.columnStarts[Int(site)]..<rows.columnStarts[Int(site) + 1] {
      let row = Int(rows.columnRows[Int(pair)])
      covering[row] -= 1
      single[row] ^= site
      if covering[row] == 0 {
        Self.add(rows.weights, row * count, to: &loss, Int(site) * count, count, -1)
        changeGains(row, by: 1)
      } else if covering[row] == 1 {
        Self.add(rows.weights, row * count, to: &loss, Int(single[row]) * count, count, 1)
      }
    }
  }

  /// Opens and closes what is needed to reach exactly `target`.
  mutating func become(_ target: [Int32]) {
    for site in list.strangers(to: target) { close(site) }
    for site in target where !isOpen(site) { open(site) }
  }

  private mutating func changeGains(_ row: Int, by sign: Int64) {
    let count = rows.futures
    for pair in rows.starts[row]..<rows.starts[row + 1] {
      Self.add(rows.weights, row * count, to: &gain, Int(rows.candidates[Int(pair)]) * count, count, sign)
    }
  }

  /// Adds `sign` times `count` numbers from one place on to those from another place on.
  @inline(__always) static func add(
    _ source: [Int64], _ from: Int, to target: inout [Int64], _ place: Int, _ count: Int, _ sign: Int64
  ) {
    let source = source.span.extracting(from..<from + count)
    var target = target.mutableSpan
    for future in source.indices { target[place + future] += sign * source[future] }
  }
}
