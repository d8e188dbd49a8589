import ChargingStations
import DistrictModel
import DistrictSimulation
import Finance
import HydrogenStations
import PowerNetwork
import Programme
import RoadsideUnits
import Siting
import SwapStations
import Uncertainty

/// A file named in a scenario, with the datum of its coordinates.
struct FileReference {
  var file = ""
  var datum = Datum.wgs84
}

/// The scenario as written, before its files are read.
struct ScenarioDraft {
  struct BoundaryDraft {
    var file = ""
    var datum = Datum.wgs84
    var utmZone = 0
  }

  struct TownshipDraft {
    var file = ""
    var datum = Datum.wgs84
    var scaleToResidents = 0
  }

  struct SitesDraft {
    var seed: UInt64 = 1
    var list: FileReference?
    var existing: FileReference?
    var categories: [SiteCategory] = []
  }

  struct DistrictDraft {
    var boundary = BoundaryDraft()
    var cellSizeM = 500.0
    var kernelRadiusM = 3000.0
    var townships = TownshipDraft()
    var placeWeights: FileReference?
    var residents: FileReference?
    var sites = SitesDraft()
  }

  struct NeighbourDraft {
    var id = ""
    var nameZh = ""
    var nameEn = ""
    var longitude = 0.0
    var latitude = 0.0
    var datum = Datum.wgs84
    var connectors = 1
    var powerKW = 60.0
  }

  struct ChargingDraft {
    var rules = ChargingParameters()
    var types: [ChargerType] = []
    var tariff = Tariff()
    var operators: [StationOperator] = []
    var attraction = Attraction()
    var neighbours: [NeighbourDraft] = []
    var transformerKWPerPlug = DistrictInputs().transformerKWPerPlug
  }

  struct ClimateDraft {
    var climate = Climate()
    var hourlyFile = ""
  }

  struct RoadsDraft {
    var nodesFile = ""
    var linksFile = ""
    var datum = Datum.wgs84
    var lengthUnit = LengthUnit.kilometre
    var gridSpacingM = 500.0
    var isForDistances = true
  }

  struct RunDraft {
    var settings = RunSettings()
    var precision: WantedPrecision?
    var calendar = Calendar()
    var yearsAhead = 0
  }

  struct SourceDraft {
    var key = ""
    var grade = Grade.assumed
    var source = ""
  }

  var schema = ""
  var name = BilingualText(zh: "", en: "")
  var district = DistrictDraft()
  var fleet: [VehicleClass] = []
  var charging = ChargingDraft()
  var travel = Travel()
  var roads: RoadsDraft?
  var power: GridParameters?
  var solarStorage: SolarStorage?
  var swap: SwapNetwork?
  var hydrogen: HydrogenParameters?
  var roadside: RoadsideParameters?
  var prices = PriceBook()
  var selling = SellingTerms()
  var incentives: [Incentive] = []
  var firms: [Firm] = []
  var finance: FinanceParameters?
  var emissions = EmissionFactors()
  var supervision = Supervision()
  var climate = ClimateDraft()
  var provision: [Provision] = []
  var siting = SitingParameters()
  var programme: ProgrammeParameters?
  var scoring = TownshipScoring()
  var computing: ComputingSupply?
  var run = RunDraft()
  var uncertainty: FutureDesign?
  var report = ReportSettings()
  var targets: [Target] = []
  var sources: [SourceDraft] = []
}
