import DistrictModel

extension ZoneSupply {
  /// The stations of the zone as agents find them: their piles add up to the zone's.
  ///
  /// Listed stations keep their proportions where the zone counts other piles than they do. A zone in which none could
  /// be placed has stations of the usual size, fast and slow ones apart.
  public func standingStations(usualSize: Int) -> [Station] {
    let listed = stations.filter { $0.piles > 0 }
    guard !listed.isEmpty else {
      return Self.evenly(fastPiles, usualSize).map { Station(slowPiles: 0, fastPiles: $0) }
        + Self.evenly(slowPiles, usualSize).map { Station(slowPiles: $0, fastPiles: 0) }
    }
    let slow = Self.deal(slowPiles, listed, \.slowPiles)
    let fast = Self.deal(fastPiles, listed, \.fastPiles)
    return zip(slow, fast).map { Station(slowPiles: $0, fastPiles: $1) }.filter { $0.piles > 0 }
  }

  /// By what each station lists of the kind; by its size where none lists any.
  private static func deal(_ piles: Int, _ listed: [Station], _ kind: (Station) -> Int) -> [Int] {
    let known = listed.map { Double(kind($0)) }
    return wholeShares(of: piles, by: known.contains { $0 > 0 } ? known : listed.map { Double($0.piles) })
  }

  private static func evenly(_ piles: Int, _ size: Int) -> [Int] {
    guard piles > 0 else { return [] }
    let stations = max(1, (piles + size / 2) / max(1, size))
    return wholeShares(of: piles, by: [Double](repeating: 1, count: stations))
  }
}
