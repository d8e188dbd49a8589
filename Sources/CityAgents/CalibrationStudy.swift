public import Calibration
import NumericKernels

/// A calibration from the first search to the last comparison: fitted by the fluid model, told by the agents.
public struct CalibrationStudy: Sendable {
  public let supply: [ZoneSupply]
  public let observation: Observation
  public let agentSettings: AgentSettings
  public let fit: CalibrationFit
  public let costs: [(block: CalibrationObjective.Block, cost: Double)]
  public let folds: ZoneFolds?
  /// By the agents, with the fitted parameters.
  public let week: AgentWeek
  /// Zones by the agents with the parameters of the fold that left them out; `nil` without folds.
  public let pooled: [ZoneFolds.Prediction]?
  /// By the agents: these are the scores of the calibration.
  public let scores: CalibrationScores
  /// The same scores of single replications.
  public let replicationScores: [CalibrationScores]
  /// Of the fluid model, to see that both agree.
  public let fluidScores: CalibrationScores
  /// The best parameters without response to the price of the hour, and what the agents make of them.
  public let blindParameters: CalibrationParameters
  public let blindWeek: AgentWeek
  public let blindScores: CalibrationScores
  public let baselines: CalibrationBaselines
  /// The same agents beside measurements that were kept back; `nil` where none were given.
  public let keptBack: KeptBackScores?
}

/// Why a calibration ended without a result.
public enum StudyFault: Error, Hashable, Sendable {
  case calibration(CalibrationError)
  case agents(CityFault)
}

extension CalibrationStudy {
  /// - Parameters:
  ///   - keptBack: measurements to score the fitted week by as well; they do not move the fit.
  ///   - withFolds: also fits five times without a fifth of the zones, and predicts those.
  ///   - progress: is told in words what is being done.
  public static func run(
    zones: [ZoneSupply], tariff: TariffShape, observation: Observation, keptBack: KeptBack? = nil,
    search: CalibrationSearch, agents settings: AgentSettings, withFolds: Bool,
    progress: (String) -> Void = { _ in }
  ) throws(StudyFault) -> CalibrationStudy {
    do {
      return try CalibrationStudy(
        zones, tariff, observation, keptBack, search, settings, withFolds: withFolds,
        progress: progress)
    } catch let error as CalibrationError {
      throw .calibration(error)
    } catch let error as CityFault {
      throw .agents(error)
    } catch {
      throw .calibration(.noFit)
    }
  }

  private init(
    _ zones: [ZoneSupply], _ tariff: TariffShape, _ observation: Observation, _ unseen: KeptBack?,
    _ search: CalibrationSearch, _ settings: AgentSettings, withFolds: Bool, progress: (String) -> Void
  ) throws {
    let model = try FluidModel(zones: zones, tariff: tariff)
    let city = AgentCity(zones: zones, tariff: tariff, settings: settings)
    let trial = AgentCity(zones: zones, tariff: tariff, settings: settings.forTheCity)
    let seed = settings.seed
    let known = Set(model.zones.map(\.zone))
    if let strange = unseen?.zones.first(where: { !known.contains($0.zone) }) {
      throw CalibrationError.unknownZone(strange.zone)
    }
    progress("fitting")
    let objective = try CalibrationObjective(observation, supply: model.zones)
    fit = try search.fit(model, objective)
    let found = fit.parameters
    let fluid = model.week(found)
    blindParameters = try search.fitWithoutTimePrice(model, objective)
    if withFolds { progress("fitting five folds") }
    folds = withFolds ? try ZoneFolds(model, observation, search: search) : nil

    func told(
      _ what: String, _ city: AgentCity, _ parameters: CalibrationParameters
    ) throws(CityFault) -> AgentWeek {
      progress("agents: \(what)")
      return try city.week(parameters, threads: search.threads)
    }
    week = try told("the fitted week", city, found)
    let others = CalibrationScores.OtherTariffs(
      withoutValley: try told("without the midday valley", trial.under(tariff.withoutMiddayValley), found)
        .mean,
      movedValley: try told("with the valley moved", trial.under(tariff.withValleyInTheAfternoon), found).mean
    )
    blindWeek = try told("without price response", trial, blindParameters)
    pooled = try folds?.pooled { (parameters) throws(CityFault) in
      try told("a fold", city, parameters).mean
    }

    scores = try CalibrationScores(
      of: week.mean, against: observation, pooled: pooled, otherTariffs: others, seed: seed)
    replicationScores = try week.replications.map {
      try CalibrationScores(of: $0, against: observation, seed: seed)
    }
    blindScores = try CalibrationScores(of: blindWeek.mean, against: observation, seed: seed)
    fluidScores = try CalibrationScores(
      of: fluid, against: observation, pooled: folds?.pooled,
      otherTariffs: CalibrationScores.OtherTariffs(
        withoutValley: model.under(tariff.withoutMiddayValley).week(found),
        movedValley: model.under(tariff.withValleyInTheAfternoon).week(found)), seed: seed)
    baselines = try CalibrationBaselines(observation, supply: model.zones, pooled: pooled, seed: seed)
    if let unseen {
      keptBack = try KeptBackScores(
        of: week.mean, against: unseen, fittedTo: observation, supply: model.zones, seed: seed)
    } else {
      keptBack = nil
    }
    costs = objective.costs(of: try objective.residuals(of: fluid))
    supply = model.zones
    self.observation = observation
    agentSettings = settings
  }

  /// Standard deviation of a score over the replications: how far one week's luck moves it.
  public func spread(_ score: (CalibrationScores) -> Double?) -> Double? {
    let values = replicationScores.compactMap(score)
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
