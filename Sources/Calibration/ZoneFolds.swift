/// Zones predicted by parameters that were fitted without them: five folds, by the zone's number modulo 5.
public struct ZoneFolds: Codable, Hashable, Sendable {
  public static let count = 5

  public struct Fold: Codable, Hashable, Sendable {
    public let remainder: Int
    public let parameters: CalibrationParameters
    public let cost: Double
  }

  public struct Prediction: Codable, Hashable, Sendable {
    public let zone: Int
    public let meanBusyShare: Double

    public init(zone: Int, meanBusyShare: Double) {
      self.zone = zone
      self.meanBusyShare = meanBusyShare
    }
  }

  public let folds: [Fold]
  /// All measured zones, each from the fold that left it out; in ascending order of the zone.
  public let pooled: [Prediction]

  /// - Throws: What the objective and the search throw.
  public init(
    _ model: FluidModel, _ observation: Observation, search: CalibrationSearch
  ) throws(CalibrationError) {
    var folds: [Fold] = []
    var pooled: [Prediction] = []
    for remainder in 0..<Self.count {
      let isHeldBack = { (zone: Int) in Self.remainder(of: zone) == remainder }
      let held = observation.zones.map(\.zone).filter(isHeldBack)
      let objective = try CalibrationObjective(
        observation, supply: model.zones, using: { !isHeldBack($0) })
      let fit = try search.fit(model, objective)
      folds.append(Fold(remainder: remainder, parameters: fit.parameters, cost: fit.cost))
      guard let zones = model.week(fit.parameters).zones(held) else { throw .unknownZone(held.first ?? 0) }
      pooled += zones.map { Prediction(zone: $0.zone, meanBusyShare: $0.meanBusyShare) }
    }
    self.folds = folds
    self.pooled = pooled.sorted { $0.zone < $1.zone }
  }

  /// Predictions of another model for the zones each fold left out, with the fold's parameters.
  ///
  /// - Throws: What the model throws; zones it has no value for are left out.
  public func pooled<Failure: Error>(
    _ week: (CalibrationParameters) throws(Failure) -> ZoneWeek
  ) throws(Failure) -> [Prediction] {
    let zones = Set(pooled.map(\.zone))
    var predictions: [Prediction] = []
    for fold in folds {
      predictions += try week(fold.parameters).zones
        .filter { zones.contains($0.zone) && Self.remainder(of: $0.zone) == fold.remainder }
        .map { Prediction(zone: $0.zone, meanBusyShare: $0.meanBusyShare) }
    }
    return predictions.sorted { $0.zone < $1.zone }
  }

  static func remainder(of zone: Int) -> Int { (zone % count + count) % count }
}
