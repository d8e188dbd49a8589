import DistrictModel
import DistrictSimulation

extension Scenario {
  /// The most recorded days this scenario can be run for: what the energy books of its fleet hold beside the warm-up, and with `power`
  /// what every station's load by quarter hour may take.
  public var mostDays: Int {
    let held = max(0, EnergyBalance.mostDays(district.fleets) - run.warmUpDays)
    return power == nil ? held : min(held, ScenarioChecks.mostDaysWithPower)
  }
}
