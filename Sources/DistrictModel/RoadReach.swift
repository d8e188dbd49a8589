/// How far each site is from each cell along the roads, up to a limit: worked out once and handed to whoever asks.
public struct RoadReach: Codable, Hashable, Sendable {
  /// Entries of a cell: `start[cell] ..< start[cell + 1]`.
  public let start: [Int]
  /// Rows of the site table, ascending within a cell.
  public let sites: [Int32]
  /// Metres driven.
  public let metres: [Float]
  /// Ways longer than this are not listed.
  public let limitM: Double
  /// The roads are a generated grid and no survey.
  public let isSynthetic: Bool

  public init(start: [Int], sites: [Int32], metres: [Float], limitM: Double, isSynthetic: Bool) {
    self.start = start
    self.sites = sites
    self.metres = metres
    self.limitM = limitM
    self.isSynthetic = isSynthetic
  }

  /// Metres driven from a cell to a site; `nil` beyond the limit.
  public func metres(cell: Int, site: Int) -> Double? {
    guard cell + 1 < start.count else { return nil }
    var low = start[cell]
    var high = start[cell + 1]
    while low < high {
      let middle = (low + high) / 2
      if Int(sites[middle]) < site { low = middle + 1 } else { high = middle }
    }
    return low < start[cell + 1] && Int(sites[low]) == site ? Double(metres[low]) : nil
  }
}

extension World {
  /// Metres in a straight line from a cell's centre to a site; with roads, the straight line whose usual detour is as
  /// long as the way along them. All choices and coverage of siting ask here, so they follow the same rule.
  public func metresApart(cell: Int, site: Int) -> Double {
    let straight = grid.cells[cell].centre.distance(to: sites[site].point)
    guard let roads else { return straight }
    if let driven = roads.metres(cell: cell, site: site) { return driven / travel.detourFactor }
    return max(straight, roads.limitM / travel.detourFactor)
  }

  /// What distances are, for reports and records.
  public var distanceRule: BilingualText {
    guard let roads else {
      return BilingualText(
        zh: "距离：直线距离 × 绕行系数 \(travel.detourFactor)",
        en: "distances: straight line × detour factor \(travel.detourFactor)")
    }
    return roads.isSynthetic
      ? BilingualText(
        zh: "距离：沿合成方格路网（非实测路网）", en: "distances: along a synthetic grid of streets, no surveyed network")
      : BilingualText(zh: "距离：沿所给路网", en: "distances: along the road network given")
  }
}
