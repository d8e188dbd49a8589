public import ChargingStations
public import DistrictModel
public import DistrictSimulation
public import Finance
public import HydrogenStations
public import PowerNetwork
public import Programme
public import RoadNetwork
public import RoadsideUnits
public import Siting
public import SwapStations
public import Uncertainty

/// A file a run has read, for the provenance.
public struct InputFile: Codable, Hashable, Sendable {
  /// As written in the scenario.
  public let path: String
  public let sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// What to print of the results.
public struct ReportSettings: Codable, Hashable, Sendable {
  /// A resident is covered if a station lies within this straight distance of the cell's centre.
  public var coverageRadiusM = 900.0
  /// Map approval number (审图号), printed when given.
  public var mapApprovalNumber = ""
  /// Sentences on what the inputs are and are not, printed on the first pages.
  public var notes: [BilingualText] = []

  public init() {}
}

/// The roads of a district: a network read from GMNS tables, or a made-up grid where there is none.
public struct ScenarioRoads: Codable, Sendable {
  public var graph: RoadGraph?
  public var gridSpacingM = 500.0
  /// Distances follow these roads; if not, they serve roadside units only.
  public var isForDistances = true

  public init() {}

  /// The network given, or the made-up grid inside an outline.
  ///
  /// - Throws: `RoadFault.tooLarge` where the spacing is too small for the outline.
  public func network(inside boundary: Boundary) throws(RoadFault) -> RoadGraph {
    if let graph { return graph }
    return try SyntheticRoads(spacingM: gridSpacingM).graph(inside: boundary)
  }
}

/// A scenario folder, read and checked.
public struct Scenario: Codable, Sendable {
  public var district = DistrictInputs()
  public var charging = ChargingParameters()
  public var siting = SitingParameters()
  /// How the plan is carried out; `nil` where all of it counts as built.
  public var programme: ProgrammeParameters?
  public var scoring = TownshipScoring()
  /// Rated computing power of the district; `nil` where nobody speaks of it.
  public var computing: ComputingSupply?
  public var run = RunSettings()
  /// What replications are made for; `nil` where `run` tells their number.
  public var precision: WantedPrecision?
  public var report = ReportSettings()
  /// Roads, where distances are to follow them.
  public var roads: ScenarioRoads?
  /// The grid behind the stations, where it is to be simulated.
  public var power: GridParameters?
  /// Stations with modules and a battery.
  public var solarStorage: SolarStorage?
  /// `nil` where swap stations are sited and not operated.
  public var swap: SwapNetwork?
  /// Stations of hydrogen, methanol and ammonia, where they are to be simulated.
  public var hydrogen: HydrogenParameters?
  /// Roadside units, where they are to be planned; needs `roads`.
  public var roadside: RoadsideParameters?
  /// Hourly flows on the links of `roads`, where the scenario brings a table of them; made from trips otherwise.
  public var linkTraffic: LinkTraffic?
  public var prices = PriceBook()
  public var selling = SellingTerms()
  /// In the order they are listed, which decides ties.
  public var incentives: [Incentive] = []
  public var firms: [Firm] = []
  /// How money is counted over the years; `nil` where nobody asks.
  public var finance: FinanceParameters?
  public var emissions = EmissionFactors()
  public var supervision = Supervision()
  public var targets: [Target] = []
  /// How futures are drawn; `nil` where nobody asks.
  public var uncertainty: FutureDesign?
  /// Numbers given as distributions, in the order they stand.
  public var uncertain: [UncertainInput] = []
  /// Every number that went in, in the order of the schema.
  public var assumptions: [Assumption] = []
  public var files: [InputFile] = []

  public init() {}
}
