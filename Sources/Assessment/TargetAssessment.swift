import DistrictModel
import DistrictSimulation
import RoadsideUnits

/// Holds each promise against the plan (what is counted) or the simulation (what is measured).
struct TargetAssessment {
  /// Metrics that count what stands; all others are indicators.
  static let countedMetrics = [
    "charging_stations", "public_chargers", "public_connectors", "swap_stations", "hydrogen_stations",
    "roadside_units", "roadside_junctions",
  ]

  let evidence: Evidence
  let indicators: [Indicator]

  func results(for targets: [Target]) -> [TargetResult] { targets.map(result) }

  private func result(_ target: Target) -> TargetResult {
    if let counts = counts(target.metric) {
      return TargetResult(
        target: target, existing: counts.existing, planned: counts.planned, attained: counts.planned,
        low: counts.planned, high: counts.planned, gap: counts.planned - target.value,
        isMet: target.isMet(by: counts.planned), probabilityMet: target.isMet(by: counts.planned) ? 1 : 0,
        note: note(target.metric))
    }
    let indicator = indicators.first { $0.id == target.metric }
    let values = perReplication(target.metric)
    let met = values.filter(target.isMet(by:)).count
    let attained = indicator?.value ?? .nan
    return TargetResult(
      target: target, existing: nil, planned: nil, attained: attained, low: indicator?.low ?? attained,
      high: indicator?.high ?? attained, gap: attained - target.value, isMet: target.isMet(by: attained),
      probabilityMet: values.isEmpty ? 0 : Double(met) / Double(values.count),
      note: BilingualText(
        zh: "由模拟得出；概率为达标的重复模拟占比",
        en: "measured in the simulation; the probability is the share of replications"))
  }

  private func counts(_ metric: String) -> (existing: Double, planned: Double)? {
    let stations = evidence.plan.stations
    let existing = stations.filter(\.isExisting)
    switch metric {
    case "charging_stations": return (Double(existing.count), Double(stations.count))
    case "public_chargers":
      return (Double(existing.reduce(0) { $0 + $1.chargerCount }), Double(evidence.plan.chargerCount))
    case "public_connectors":
      return (Double(existing.reduce(0) { $0 + evidence.connectors(of: $1) }), evidence.connectors)
    case "swap_stations": return (0, Double(evidence.plan.swapSites.count))
    case "hydrogen_stations": return (0, Double(evidence.plan.hydrogenSites.count))
    case "roadside_units": return (0, Double(evidence.roadside?.figures.units ?? 0))
    case "roadside_junctions": return (0, Double(evidence.roadside?.figures.equippedJunctions ?? 0))
    default: return nil
    }
  }

  private func note(_ metric: String) -> BilingualText {
    metric == "swap_stations" && evidence.swap == nil
      || metric == "hydrogen_stations" && evidence.hydrogen == nil
      ? BilingualText(zh: "已选址并计数，运行未模拟", en: "sited and counted; operation is not simulated")
      : BilingualText(
        zh: "按规划全部建成计；工期与预算风险未计入，故概率仅为 0 或 1",
        en:
          "counted as if the whole plan is built; delay and budget risks are not modelled, so the probability is 0 or 1"
      )
  }

  /// The indicator in each replication alone, so that a probability can be told.
  private func perReplication(_ metric: String) -> [Double] {
    guard let definition = IndicatorCatalogue.all.first(where: { $0.id == metric }) else { return [] }
    return evidence.outcome.replications.compactMap { run in
      definition.estimate(
        Evidence(
          world: evidence.world, plan: evidence.plan, demand: evidence.demand,
          outcome: Outcome(settings: evidence.outcome.settings, replications: [run]),
          coverage: evidence.coverage,
          targets: evidence.targets)
      ).value
    }
  }
}
