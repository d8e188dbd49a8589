public import DistrictModel

/// Cases whose answers are known, for one model: a CSV text with inputs and expected outputs under the model's names.
public struct ReferenceTable: Sendable {
  public let id: String
  public let model: String
  public let source: BilingualText
  /// Largest relative error allowed.
  public let tolerance: Double
  /// Known answers smaller than this are compared relative to it: degrees and W/m² that pass through zero.
  public let floor: Double
  public let csv: String

  public init(
    id: String, model: String, source: BilingualText, tolerance: Double, floor: Double = 0, csv: String
  ) {
    self.id = id
    self.model = model
    self.source = source
    self.tolerance = tolerance
    self.floor = floor
    self.csv = csv
  }
}

extension ReferenceTable {
  /// Whether its model simulates rather than calculates: these tables take longer than all the others together, and a run leaves them
  /// to `wayside verify`.
  public var isLong: Bool { ["stale_information_des", "noise_limited_range"].contains(model) }

  /// Every table that is shipped, at a glance.
  public static let all: [ReferenceTable] = [
    .chargeTimeTaper,
    .chargeTimeClosedForm,
    .chargeCurveVectors,
    .chargeTwoStage,
    .chargeStates,
    .erlangBVectors,
    .erlangBSizing,
    .packsLost,
    .erlangCVectors,
    .erlangCUtilisation,
    .erlangCSizing,
    .packsWaitExponential,
    .erlangAVectors,
    .packsWaitDeterministic,
    .fixedServiceVectors,
    .pollaczekKhinchine,
    .solarPositions,
    .clearSkies,
    .planesOfArray,
    .transformerDay,
    .valleysOfEqualCars,
    .pairsOfHours,
    .hydrogenCheckPoints,
    .hydrogenClosedForm,
    .hydrogenTransport,
    .hydrogenDensity,
    .hydrogenEnergy,
    .hydrogenEntropy,
    .hydrogenIsobaricHeat,
    .hydrogenIsochoricHeat,
    .hydrogenJouleThomson,
    .compressionWork,
    .throttledTemperatures,
    .preCoolingHeat,
    .liquidBoiling,
    .liquidPumpWork,
    .cascades,
    .equalisedVessels,
    .trailerPayloads,
    .algebraicFills,
    .integratedFills,
    .measuredFills,
    .stationChains,
    .fleetChains,
    .closedNetworks,
    .packWindows,
    .packsOnCharge,
    .publishedPathLosses,
    .pathLossClosedForms,
    .noiseLimitedRanges,
    .mode4Loads,
    .mode4Deliveries,
    .networkLatencies,
    .edgeQueues,
    .coverageAges,
    .informedChoices,
    .mitzenmacherChoices,
    .staleBoards,
  ]
}
