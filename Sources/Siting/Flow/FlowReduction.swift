/// The same question with fewer sites and rows: rows that others imply and sites that another one replaces are gone.
///
/// Site i is dominated when every row it is in also has k: any answer with i and without k is no worse with k instead,
/// and one with both loses nothing by any other site in the place of i. An answer of full number is made by filling up.
struct FlowReduction {
  let routes: RouteCover
  /// The given problem's site of each site left.
  let siteOf: [Int32]
  let isFixed: [Bool]
  /// Common divisor of the weights: values of the problem are multiples of it.
  let unit: Int64

  /// - Parameter kept: sites that may be open; `nil` for all.
  init(_ given: RouteCover, fixed: [Int32], kept: [Bool]? = nil) {
    var isKept = kept ?? [Bool](repeating: true, count: given.candidates)
    var isFixed = [Bool](repeating: false, count: given.candidates)
    for site in fixed {
      isFixed[Int(site)] = true
      isKept[Int(site)] = true
    }
    var flows = (0..<given.flows).map { flow in given.flowRows[flow].map { Array(given.rowSites[Int($0)]) } }
    var weights = given.weights
    while true {
      var next: [[[Int32]]] = []
      var nextWeights: [Int64] = []
      for (flow, rows) in flows.enumerated() {
        let left = RouteCover.minimal(rows.map { row in row.filter { isKept[Int($0)] } })
        if left.contains([]) { continue }
        next.append(left)
        nextWeights.append(weights[flow])
      }
      flows = next
      weights = nextWeights
      if !Self.drop(flows, &isKept, isFixed) { break }
    }
    let sites = isKept.indices.filter { isKept[$0] }.map { Int32($0) }
    var number = [Int32](repeating: -1, count: given.candidates)
    for (place, site) in sites.enumerated() { number[Int(site)] = Int32(place) }
    let renamed = flows.map { rows in rows.map { row in row.map { number[Int($0)] } } }
    // Nothing here is new: the weights and sites were checked when the given problem was made.
    guard let routes = try? RouteCover(weights: weights, needs: renamed, candidates: sites.count) else {
      preconditionFailure("a part of a flow problem is a flow problem")
    }
    self.routes = routes
    siteOf = sites
    self.isFixed = sites.map { isFixed[Int($0)] }
    unit = max(1, routes.weights.reduce(0, Self.commonDivisor))
  }

  /// Takes out sites that stand in no row or are dominated; true if any went.
  private static func drop(_ flows: [[[Int32]]], _ isKept: inout [Bool], _ isFixed: [Bool]) -> Bool {
    let rows = RouteCover.unique(flows)
    var rowsOf = [[Int32]](repeating: [], count: isKept.count)
    for (row, sites) in rows.enumerated() {
      for site in sites { rowsOf[Int(site)].append(Int32(row)) }
    }
    var went = false
    for site in isKept.indices where isKept[site] && !isFixed[site] {
      guard let first = rowsOf[site].min(by: { rows[Int($0)].count < rows[Int($1)].count }) else {
        isKept[site] = false
        went = true
        continue
      }
      // Whoever dominates is in the site's smallest row as well.
      let stronger = rows[Int(first)].first { other in
        guard Int(other) != site, isKept[Int(other)] else { return false }
        let (mine, its) = (rowsOf[site], rowsOf[Int(other)])
        guard mine.count <= its.count, RouteCover.isSubset(mine, of: its) else { return false }
        return mine.count < its.count || isFixed[Int(other)] || Int(other) < site
      }
      if stronger != nil {
        isKept[site] = false
        went = true
      }
    }
    return went
  }

  private static func commonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  /// The given problem's answer with as many sites as asked for: those left out of the reduction fill it up.
  func choice(_ sites: [Int32], open: Int, candidates: Int) -> SiteChoice {
    var isOpen = [Bool](repeating: false, count: candidates)
    for site in sites { isOpen[Int(siteOf[Int(site)])] = true }
    var missing = open - sites.count
    for site in isOpen.indices where missing > 0 && !isOpen[site] {
      isOpen[site] = true
      missing -= 1
    }
    return SiteChoice(sites: isOpen.indices.filter { isOpen[$0] }.map { Int32($0) })
  }
}

extension RouteCover {
  /// The different rows of many flows, in the order first seen.
  static func unique(_ flows: [[[Int32]]]) -> [[Int32]] {
    var seen: Set<[Int32]> = []
    var rows: [[Int32]] = []
    for row in flows.joined() where seen.insert(row).inserted { rows.append(row) }
    return rows
  }
}
