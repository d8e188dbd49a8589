import Calibration
import CityAgents
import ScenarioFiles

/// Shenzhen 2022 by flows and by agents, both from the parameters published with the model: they have to agree, and the
/// agents have to reach the goals of the city.
let calibrationBenchmark = Benchmark(name: "calibration") {
  let folder = "Scenarios/shenzhen-2022"
  let read = CalibrationFiles.read(scenario: folder, measurements: folder + "/data/measured")
  guard let input = read.input else { throw Wrong("\(folder) cannot be read") }
  let parameters = CalibrationParameters(
    heldShare: 0.2224, overnightPlugIns: 0.0887, fastSessions: 15.083, timePriceResponse: 5.571,
    priceLevelResponse: 1.472)
  let model = try FluidModel(zones: input.zones, tariff: input.tariff)
  let (fluid, flowSeconds) = measured { model.week(parameters) }
  var settings = AgentSettings()
  settings.replications = 12
  let city = AgentCity(zones: input.zones, tariff: input.tariff, settings: settings)
  let (agents, agentSeconds) = try measured { try city.week(parameters, threads: 1) }
  let flows = try CalibrationScores(of: fluid, against: input.observation, seed: 1)
  let scores = try CalibrationScores(of: agents.mean, against: input.observation, seed: 1)
  guard let flowCurve = flows.training, let curve = scores.training,
    let flowRank = flows.rankFitted, let rank = scores.rankFitted, let energy = scores.energyCorrelation
  else { throw Wrong("a score is missing") }
  guard abs(curve.meanAbsoluteError - flowCurve.meanAbsoluteError) < 0.001,
    abs((curve.correlation ?? 0) - (flowCurve.correlation ?? 0)) < 0.003, abs(rank - flowRank) < 0.03,
    abs(scores.crowdedShare.modelled - flows.crowdedShare.modelled) < 0.003
  else { throw Wrong("agents and flows differ: \(curve), \(flowCurve)") }
  guard curve.meanAbsoluteError <= 0.015, (curve.correlation ?? 0) >= 0.95, energy >= 0.95 else {
    throw Wrong("MAE \(curve.meanAbsoluteError), r of energy \(energy)")
  }
  return [
    "flows: MAE \(fixed(flowCurve.meanAbsoluteError, 4)), rank \(fixed(flowRank, 3)), CPU s \(fixed(flowSeconds, 4))",
    "agents: MAE \(fixed(curve.meanAbsoluteError, 4)), r of energy \(fixed(energy, 3)), rank \(fixed(rank, 3)), "
      + "\(agents.vehicleDays) vehicle-days, CPU s \(fixed(agentSeconds, 1))",
  ]
}
