/// Which sites are in a choice, one flag per candidate.
package struct SiteSet: Sendable {
  package private(set) var flags: [Bool]

  /// Sites that do not exist are passed over.
  package init(_ sites: [Int32], candidates: Int) {
    flags = [Bool](repeating: false, count: candidates)
    for site in sites where site >= 0 && Int(site) < candidates { flags[Int(site)] = true }
  }

  package subscript(site: Int32) -> Bool { flags[Int(site)] }
}

/// What every problem with prices asks of them.
enum SiteCosts {
  /// - Throws: `SitingError.badProblem` unless there is one cost per candidate, none negative, and the sum fits.
  static func check(_ costs: [Int64], candidates: Int) throws(SitingError) {
    guard costs.count == candidates else {
      throw .badProblem("\(costs.count) costs are given for \(candidates) candidate sites")
    }
    var total: Int64 = 0
    for (site, cost) in costs.enumerated() {
      let (sum, overflow) = total.addingReportingOverflow(cost)
      guard cost >= 0, !overflow else {
        throw .badProblem(
          "site \(site) costs \(cost): costs must not be negative nor sum to more than 2^63 - 1")
      }
      total = sum
    }
  }
}
