public import DistrictModel

/// Packs of one type in a station.
public struct PackStock: Codable, Hashable, Sendable {
  /// Word of the pack type.
  public var pack = ""
  public var packs = 0

  public init() {}
}

/// A kind of swap station of a district.
public struct SwapStationKind: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Share of the plan's swap stations.
  public var share = 1.0
  public var stock: [PackStock] = []
  /// What stands there; its packs are those of `stock`.
  public var design = SwapStationDesign()

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }

  /// The station with its packs in the order of the pack types; words that are not known hold none.
  public func station(_ packTypes: [PackType]) -> SwapStationDesign {
    var station = design
    station.id = id
    station.packs = packTypes.map { type in
      stock.reduce(0) { $0 + ($1.pack == type.id ? $1.packs : 0) }
    }
    return station
  }
}

/// What a scenario says of its swap stations: packs, kinds of station, rules.
public struct SwapNetwork: Codable, Hashable, Sendable {
  public var rules = SwapParameters()
  public var packTypes: [PackType] = []
  public var kinds: [SwapStationKind] = []
  /// Word of the policy of all racks.
  public var policy = ChargeAtOnce.name

  public init() {}

  /// The kind of every station: each next one is of the kind that lags most behind its share.
  public func kindOfStation(stations: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: kinds.count)
    guard !kinds.isEmpty else { return [] }
    return (1...max(1, stations)).prefix(stations).map { built in
      let lag = kinds.indices.map { kinds[$0].share * Double(built) - Double(counts[$0]) }
      let next = kinds.indices.max { (lag[$0], -$0) < (lag[$1], -$1) } ?? 0
      counts[next] += 1
      return next
    }
  }

  /// Transformers of the stations of a plan, kVA.
  public func transformersKVA(stations: Int) -> [Double] {
    kindOfStation(stations: stations).map { kinds[$0].design.transformerKVA }
  }

  /// The room of a plan.
  ///
  /// - Parameters:
  ///   - room: row of the room in the catalogue.
  ///   - headroom: what the grid leaves to each swap station; nothing but its transformer limits it without.
  /// - Throws: all that is wrong with stations and packs, at once.
  public func room(
    world: World, plan: Plan, days: Int, warmUpDays: Int, room: Int, headroom: StationHeadroom? = nil
  ) throws(SwapFaults) -> SwapRoom {
    try SwapRoom(
      world: world, plan: plan,
      stations: kindOfStation(stations: plan.swapSites.count).map { kinds[$0].station(packTypes) },
      packTypes: packTypes,
      packOfClass: world.fleets.map { kind in
        kind.swapDemandShare > 0 ? packTypes.firstIndex { $0.id == kind.swapPack } : nil
      }, parameters: rules, policies: RackPolicyCatalogue.policy(policy).map { [$0] } ?? [], days: days,
      warmUpDays: warmUpDays, room: room, headroom: headroom)
  }
}
