/// The planned district with everything in it that does not depend on a plan.
public struct World: Codable, Sendable {
  public let name: BilingualText
  public let projection: TransverseMercator
  public let boundary: Boundary
  public let grid: CellGrid
  public let townships: [Township]
  public let population: Population
  public let categories: [SiteCategory]
  /// Listed sites first, then the synthetic ones by category.
  public let sites: [Site]
  public private(set) var fleets: [VehicleClass]
  public let chargerTypes: [ChargerType]
  public let tariff: Tariff
  public let travel: Travel
  public let climate: Climate
  public let calendar: Calendar
  public let operators: [StationOperator]
  public let attraction: Attraction
  /// Public charging stations outside the outline that drivers may use as well.
  public let neighbours: [NeighbourStation]
  /// Power an estate's transformer leaves per own plug behind it.
  public let transformerKWPerPlug: Double
  /// Distances along roads, where the scenario gives roads; straight lines with a detour without.
  public var roads: RoadReach?

  /// Builds the world; equal inputs give an equal world.
  ///
  /// - Throws: `DistrictError` naming what does not fit.
  public init(_ inputs: DistrictInputs) throws(DistrictError) {
    let grid = try CellGrid(over: inputs.boundary, sizeM: inputs.cellSizeM)
    guard !inputs.townships.isEmpty else { throw .noTownships }
    for township in inputs.townships where !inputs.boundary.contains(township.centre) {
      throw .townshipOutside(name: township.name.zh)
    }
    let isCounted = !inputs.countedResidents.isEmpty
    let population =
      isCounted
      ? Population(counted: inputs.countedResidents, of: inputs.townships, over: grid)
      : Population(
        of: inputs.townships, over: grid, kernelRadiusM: inputs.kernelRadiusM,
        cellWeights: Self.cellWeights(inputs.placeWeights, grid))

    var sites: [Site] = []
    for listed in inputs.listedSites {
      guard inputs.categories.indices.contains(listed.category) else { throw .unknownCategory(listed.id) }
      let point = inputs.projection.project(listed.coordinate)
      guard inputs.boundary.contains(point), let cell = grid.cell(at: point) else {
        throw .siteOutside(name: listed.id)
      }
      sites.append(
        Site(
          id: listed.id, name: listed.name, category: listed.category, point: point, cell: cell,
          township: population.townshipOfCell[cell], capacity: listed.capacity, isSynthetic: false,
          existing: listed.existing))
    }
    let generator = SiteGenerator(seed: inputs.siteSeed)
    for (row, category) in inputs.categories.enumerated() {
      sites += generator.sites(
        of: category, row: row, on: grid, boundary: inputs.boundary, population: population)
    }
    guard !sites.isEmpty else { throw .noSites }
    for station in inputs.neighbours where inputs.boundary.contains(station.point) {
      throw .neighbourInside(name: station.id)
    }

    self.name = inputs.name
    self.projection = inputs.projection
    self.boundary = inputs.boundary
    self.grid = grid
    self.townships = isCounted ? population.counted(inputs.townships) : inputs.townships
    self.population = population
    self.categories = inputs.categories
    self.sites = sites
    self.fleets = inputs.fleets
    self.chargerTypes = inputs.chargerTypes
    self.tariff = inputs.tariff
    self.travel = inputs.travel
    self.climate = inputs.climate
    self.calendar = inputs.calendar
    self.operators = inputs.operators
    self.attraction = inputs.attraction
    self.neighbours = inputs.neighbours
    self.transformerKWPerPlug = inputs.transformerKWPerPlug
  }

  /// The same world with the fleets of another year.
  public func with(fleets: [VehicleClass]) -> World {
    var world = self
    world.fleets = fleets
    return world
  }

  /// The same world with other shares of informed drivers.
  public func informing(_ share: (VehicleClass) -> Double) -> World {
    var world = self
    for row in world.fleets.indices { world.fleets[row].informedShare = share(fleets[row]) }
    return world
  }

  /// Vehicles of all classes.
  public var vehicleCount: Int { fleets.reduce(0) { $0 + $1.stock } }
  /// Those that take electricity; what burns hydrogen, methanol or ammonia needs no charger.
  public var electricVehicleCount: Int { fleets.reduce(0) { $0 + ($1.fuel == .electricity ? $1.stock : 0) } }

  /// Cells without any given weight keep the mean of the others, so a gap in the data is not an empty place.
  private static func cellWeights(_ weights: [PlaceWeight], _ grid: CellGrid) -> [Double]? {
    guard !weights.isEmpty else { return nil }
    var sums = [Double](repeating: 0, count: grid.cells.count)
    var isGiven = [Bool](repeating: false, count: grid.cells.count)
    for place in weights {
      guard let cell = grid.cell(at: place.point) else { continue }
      sums[Int(cell.row)] += place.weight
      isGiven[Int(cell.row)] = true
    }
    let given = isGiven.filter(\.self).count
    guard given > 0 else { return nil }
    let mean = sums.reduce(0, +) / Double(given)
    return sums.indices.map { isGiven[$0] ? sums[$0] : mean }
  }
}
