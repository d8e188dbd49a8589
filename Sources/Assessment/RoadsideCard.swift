public import DistrictModel
public import RoadsideUnits

/// What the roadside units of a plan do and cost, how good their places are, and what they do to the queues at stations.
public struct RoadsideCard: Codable, Sendable {
  public struct Unit: Codable, Hashable, Sendable {
    public let coordinate: Coordinate
    public let point: MetricPoint
    public let isAtJunction: Bool
    /// Shares pole, power and fibre with a station.
    public let isShared: Bool

    public init(coordinate: Coordinate, point: MetricPoint, isAtJunction: Bool, isShared: Bool) {
      self.coordinate = coordinate
      self.point = point
      self.isAtJunction = isAtJunction
      self.isShared = isShared
    }
  }

  /// A fleet that drives by itself, and the cover of the roads it drives.
  public struct Fleet: Codable, Hashable, Sendable {
    public let fleet: AutomatedFleet
    public let coveredShare: Double

    public init(fleet: AutomatedFleet, coveredShare: Double) {
      self.fleet = fleet
      self.coveredShare = coveredShare
    }

    public var isEnough: Bool { coveredShare >= fleet.neededCoverShare }
  }

  /// How the places were chosen.
  public struct Choice: Codable, Hashable, Sendable {
    public let algorithm: String
    public let candidates: Int
    /// Worth of the roads that one unit (or so many as asked) covers alone, the proven bound on it, and all there is.
    public let value: Double
    public let bound: Double
    public let total: Double
    public let gap: Double?
    public let coverTimes: Int
    /// Places that zones kept for units of their own; the bound is that of plans with these.
    public let kept: Int

    public init(
      algorithm: String, candidates: Int, value: Double, bound: Double, total: Double, gap: Double?,
      coverTimes: Int, kept: Int = 0
    ) {
      self.algorithm = algorithm
      self.candidates = candidates
      self.value = value
      self.bound = bound
      self.total = total
      self.gap = gap
      self.coverTimes = coverTimes
      self.kept = kept
    }
  }

  /// A zone of the scenario and what the plan does for it.
  public struct Zone: Hashable, Sendable {
    public let zone: RoadsideZone
    public let figures: ZoneFigures

    /// Fewer units stand in it than must.
    public var isShort: Bool { figures.units < zone.units }
  }

  /// Who knows the state of one kind of station when choosing.
  public struct Informed: Codable, Hashable, Sendable {
    public let service: String
    public let connectedShare: Double
    /// Heard a board on the approach, mean over stations.
    public let heardShare: Double
    public let publishedShare: Double
    /// Mean age of the board at the choice over all who know one, s; the way to the unit and gaps count for those whom units alone
    /// tell.
    public let ageSeconds: Double
    /// Mean time since something was last heard within the approach, s.
    public let gapSeconds: Double
    /// Informed by other means, and in all.
    public let byOtherMeansShare: Double
    public let share: Double

    public init(
      service: String, connectedShare: Double, heardShare: Double, publishedShare: Double,
      ageSeconds: Double, gapSeconds: Double, byOtherMeansShare: Double, share: Double
    ) {
      self.service = service
      self.connectedShare = connectedShare
      self.heardShare = heardShare
      self.publishedShare = publishedShare
      self.ageSeconds = ageSeconds
      self.gapSeconds = gapSeconds
      self.byOtherMeansShare = byOtherMeansShare
      self.share = share
    }

    /// Connected, heard and published.
    public var byRoadsideShare: Double {
      InformedShare(connectedShare: connectedShare, heardShare: heardShare, publishedShare: publishedShare)
        .byUnitsShare
    }
  }

  public let parameters: RoadsideParameters
  public let isSyntheticRoads: Bool
  public let isGravityTraffic: Bool
  public let connectedShare: Double
  public let units: [Unit]
  public let choice: Choice
  public let figures: RoadsideFigures
  public let edge: EdgeFigures
  public let bill: RoadsideBill
  public let squareKm: Double
  public let fleets: [Fleet]
  public var zones: [Zone] {
    zip(parameters.zones, figures.zones).map { Zone(zone: $0, figures: $1) }
  }
  public var informed: [Informed]
  /// Empty where no study of guidance was wanted.
  public var guidance: [GuidanceTable] = []

  public init(
    parameters: RoadsideParameters, isSyntheticRoads: Bool, isGravityTraffic: Bool, connectedShare: Double,
    units: [Unit], choice: Choice, figures: RoadsideFigures, edge: EdgeFigures, bill: RoadsideBill,
    squareKm: Double, fleets: [Fleet], informed: [Informed]
  ) {
    self.parameters = parameters
    self.isSyntheticRoads = isSyntheticRoads
    self.isGravityTraffic = isGravityTraffic
    self.connectedShare = connectedShare
    self.units = units
    self.choice = choice
    self.figures = figures
    self.edge = edge
    self.bill = bill
    self.squareKm = squareKm
    self.fleets = fleets
    self.informed = informed
  }
}
