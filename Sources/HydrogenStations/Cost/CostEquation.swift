internal import NumericKernels

/// What equipment costs by its size: a xᵇ, in the money of its own year.
///
/// HDSAM V3.1 (Argonne), as transcribed in LLNL/systems2atoms (MIT) and NatLabRockies/H2Integrate: second-hand.
public struct CostEquation: Codable, Hashable, Sendable {
  public var item: String
  /// What x is.
  public var driver: String
  public var factor: Double
  public var exponent: Double
  /// The money of the result; `nil` for hours, energy and shares.
  public var dollarYear: Int?
  public var installFactor: Double
  /// Operation and maintenance as a share of the installed cost a year.
  public var operationShare: Double
  /// Years; `nil` where the source says nothing.
  public var life: Double?

  init(
    _ item: String, _ driver: String, _ factor: Double, _ exponent: Double, year: Int? = nil,
    install: Double = 1,
    operation: Double = 0, life: Double? = nil
  ) {
    self.item = item
    self.driver = driver
    self.factor = factor
    self.exponent = exponent
    dollarYear = year
    installFactor = install
    operationShare = operation
    self.life = life
  }

  /// a xᵇ, before installation.
  public func amount(_ x: Double) -> Double {
    x > 0 ? factor * Elementary.exp(exponent * Elementary.log(x)) : 0
  }

  /// Of so many alike, installed, in the equation's dollars.
  public func installed(_ x: Double, count: Double = 1) -> Double { count * amount(x) * installFactor }
}

extension CostEquation {
  public static let stationCompressorStage = CostEquation(
    "station compressor, 70 MPa class, one stage", "kW a stage", 40_035, 0.6038, year: 2007, install: 1.3,
    operation: 0.04, life: 10)
  public static let terminalCompressor = CostEquation(
    "pipeline or terminal compressor, two stages", "kW of the motor", 1962.2 * 0.55, 0.8225, year: 2007,
    install: 2)
  public static let cascadeStorage = CostEquation(
    "cascade storage", "kg", 1800, 1, year: 2013, install: 1.3, operation: 0.01, life: 30)
  public static let liquidTank = CostEquation(
    "liquid tank at the station", "kg", 991.89, 0.6929, year: 2013, install: 1.3, operation: 0.01)
  public static let liquidPumps = CostEquation(
    "liquid high-pressure pumps", "number", 700_000, 0.8, year: 2010, install: 1.3, operation: 0.04, life: 10)
  /// x = 100 × number × refrigeration tons / fuel temperature in K.
  public static let preCooler = CostEquation(
    "pre-coolers", "100 × number × tons / K", 1.25 * 11_092, 0.8579, year: 2013)
  public static let gasTrailer = CostEquation(
    "tube trailer of 54 MPa", "number", 1_100_000, 1, year: 2012, life: 15)
  public static let liquidTrailer = CostEquation("liquid trailer", "number", 950_000, 1, year: 2014, life: 15)
  public static let tractor = CostEquation("tractor", "number", 115_000, 1, year: 2012, life: 15)
  public static let truckOperation = CostEquation(
    "truck operation", "miles", 0.102 + 0.112 + 0.075, 1, year: 2016)
  public static let driver = CostEquation("driver", "hours", 20.43 * 1.2, 1, year: 2014)
  /// Hours a year by kg a day over 1050.
  public static let stationLabour = CostEquation(
    "station labour, hours a year", "kg a day / 1050", 18 * 365 * 1.5 * 0.33, 0.25)
  public static let stationWage = CostEquation("station wage", "hours", 10.44 * 1.2, 1, year: 2014)
  /// kWh/kg by t/day.
  public static let liquefierEnergy = CostEquation("liquefier energy, kWh/kg", "t/day", 13.382, -0.1)

  public static let all = [
    stationCompressorStage, terminalCompressor, cascadeStorage, liquidTank, liquidPumps, preCooler,
    gasTrailer,
    liquidTrailer, tractor, truckOperation, driver, stationLabour, stationWage, liquefierEnergy,
  ]

  /// Site, design, contingency and permits as a share of the installed cost.
  public static let indirectShare = 0.05 + 0.10 + 0.05 + 0 + 0.03
  /// Insurance, property tax and licence as a share of the whole investment a year.
  public static let otherAnnualShare = 0.021
  /// Efficiency of a compressor's motor by shaft power in kW.
  public static func motorEfficiency(shaftKW: Double) -> Double {
    let size = Elementary.log(max(1, shaftKW))
    return 0.7617 + size * (0.0311 + size * (0.0061 + size * (-0.0015 + size * 0.00008)))
  }
}
