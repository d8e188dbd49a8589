public import DistrictModel
public import RoadsideUnits

extension RoadsideCard.Informed {
  /// Who hears what on the way to one kind of station, and how old it is; `nil` where no such station stands.
  ///
  /// - Parameters:
  ///   - service: `charging`, `swap` or `hydrogen`.
  ///   - boardPeriodMin: minutes between two publications; 0 for live state.
  public init?(
    _ service: String, at stations: [MetricPoint], boardPeriodMin: Double, world: World,
    district: RoadsideDistrict, approach: ApproachCover
  ) {
    guard !stations.isEmpty else { return nil }
    let parameters = district.parameters
    let hints = parameters.messages.filter { $0.sender == .unit && $0.perSecond > 0 }
    // The board travels with the slowest of the units' messages; without one nobody hears it.
    let every = hints.map { 1 / $0.perSecond }.max()
    let heard = stations.reduce(0) { sum, place in
      sum + (every.map { approach.heardShare(at: place, everySeconds: $0) } ?? 0)
    }
    let heardShare = heard / Double(stations.count)
    let gapSeconds = stations.reduce(0) { $0 + approach.meanAgeSeconds(at: $1) } / Double(stations.count)
    let publishedShare = service == "charging" ? world.publishedShare : 1
    let classes = world.fleets.filter { ($0.fuel == .electricity) == (service != "hydrogen") }
    let vehicles = classes.reduce(0.0) { $0 + Double($1.stock) }
    func mean(_ figure: (VehicleClass) -> Double) -> Double {
      vehicles > 0 ? classes.reduce(0) { $0 + Double($1.stock) * figure($1) } / vehicles : 0
    }
    let others = mean(\.informedShare)
    let share = mean {
      InformedShare(
        connectedShare: parameters.connectedShare(of: $0.id), heardShare: heardShare,
        publishedShare: publishedShare, byOtherMeansShare: $0.informedShare
      ).share
    }
    // Who knows by other means, too, has the fresher board of these.
    let byUnitsAlone = share > 0 ? (share - others) / share : 0
    self.init(
      service: service, connectedShare: mean { parameters.connectedShare(of: $0.id) }, heardShare: heardShare,
      publishedShare: publishedShare,
      ageSeconds: boardPeriodMin * 30 + byUnitsAlone * (parameters.edge.boardDelayS + gapSeconds),
      gapSeconds: gapSeconds, byOtherMeansShare: others, share: share)
  }
}

extension World {
  /// Share of the charging stations whose operator publishes their state.
  fileprivate var publishedShare: Double {
    let all = operators.reduce(0) { $0 + $1.share }
    return all > 0 ? operators.reduce(0) { $0 + ($1.publishesLiveState ? $1.share : 0) } / all : 1
  }
}
