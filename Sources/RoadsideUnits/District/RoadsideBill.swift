/// What units, poles, connections, fibre, sensors and edge nodes cost.
public struct RoadsideBill: Codable, Hashable, Sendable {
  public let unitsCNY: Double
  /// Of these, units at junctions.
  public let atJunctionsCNY: Double
  public let junctionsCNY: Double
  /// Not spent because units share with stations, each shared site counted once.
  public let savedCNY: Double
  public let sharedSites: Int
  public let equippedJunctions: Int

  /// Published cost of a junction in Chinese deployments, CNY: the civil lot and the whole of Beijing's project of 2024 (tender
  /// notice and broker's note in the press); neither is broken down.
  public static let publishedPerJunctionCNY = 670_000.0...1_640_000.0

  public var totalCNY: Double { unitsCNY + junctionsCNY }

  /// Units at junctions with all that stands there; `nil` where no junction is equipped.
  public var perJunctionCNY: Double? {
    equippedJunctions > 0 ? (atJunctionsCNY + junctionsCNY) / Double(equippedJunctions) : nil
  }

  /// - Parameters:
  ///   - shared: whether each unit shares with a station.
  ///   - nodes: of each unit the junction it stands at, -1 for none.
  public init(_ costs: RoadsideCosts, shared: [Bool], nodes: [Int32]) {
    let equippedJunctions = Set(nodes.filter { $0 >= 0 }).count
    let sites = costs.ofUnits
    let alone = Double(sites.site(isShared: false))
    let beside = Double(sites.site(isShared: true))
    sharedSites = shared.count { $0 }
    atJunctionsCNY = zip(shared, nodes).reduce(0) { $0 + ($1.1 >= 0 ? ($1.0 ? beside : alone) : 0) }
    unitsCNY = Double(shared.count - sharedSites) * alone + Double(sharedSites) * beside
    savedCNY = RoadsidePower.coLocationSaving(
      sharedSites: Double(sharedSites), poleCNY: Double(costs.poleCNY),
      connectionCNY: Double(costs.connectionCNY), fibreCNY: Double(costs.fibreCNY))
    junctionsCNY = Double(equippedJunctions) * Double(costs.junctionCNY)
    self.equippedJunctions = equippedJunctions
  }
}
