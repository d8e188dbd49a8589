public import NumericKernels
public import Programme

/// How the plan is carried out: its path in years, and what earlier years do for drivers.
public struct ProgrammeCard: Codable, Sendable {
  public let parameters: ProgrammeParameters
  public let path: [ProgrammeRow]
  /// Earlier years of the plan simulated with their own fleet; empty where none is.
  public var services: [StageService] = []

  public init(_ programme: Programme, services: [StageService] = []) {
    parameters = programme.parameters
    path = programme.path
    self.services = services
  }
}

/// What the stations of one year of the plan do for the vehicles of that year.
public struct StageService: Codable, Hashable, Sendable {
  public let year: Int
  public let vehicles: Int
  public let meanWaitMin: ConfidenceInterval
  public let unservedShare: ConfidenceInterval
  public let energyKWhPerChargerDay: ConfidenceInterval
  /// What charging stations and coverage give in that year; undefined for what only the whole plan is simulated with.
  public let indicators: [Indicator]

  public init(
    year: Int, vehicles: Int, meanWaitMin: ConfidenceInterval, unservedShare: ConfidenceInterval,
    energyKWhPerChargerDay: ConfidenceInterval, indicators: [Indicator] = []
  ) {
    self.indicators = indicators

    self.year = year
    self.vehicles = vehicles
    self.meanWaitMin = meanWaitMin
    self.unservedShare = unservedShare
    self.energyKWhPerChargerDay = energyKWhPerChargerDay
  }
}
