import Assessment
import ChargingStations
import DistrictSimulation
import Reports

/// The report of Yubei 2025 in both languages: at most 2 MB.
let reportBenchmark = Benchmark(name: "report") {
  let yubei = try Yubei()
  let plan = try yubei.plan()
  var settings = yubei.scenario.run
  settings.replications = 2
  let room = ChargingRoom(
    world: yubei.world, plan: plan, parameters: yubei.scenario.charging, days: settings.days,
    warmUpDays: settings.warmUpDays)
  let outcome = try Simulator(world: yubei.world, rooms: [room], settings: settings).run(threads: 2)
  let scorecard = Assessor(
    world: yubei.world, plan: plan, demand: yubei.demand, outcome: outcome, targets: yubei.scenario.targets,
    coverageRadiusM: 900
  ).assess()
  let input = ReportInput(
    world: yubei.world, plan: plan, scorecard: scorecard, assumptions: yubei.scenario.assumptions)
  let (page, seconds) = measured { HTMLReport.render(ReportCatalogue.document(of: input), language: .both) }
  guard page.utf8.count <= 2_000_000, page.hasSuffix("</html>\n") || page.hasSuffix("</html>") else {
    throw Wrong("\(page.utf8.count) bytes")
  }
  return ["bytes \(page.utf8.count), CPU s \(fixed(seconds, 3))"]
}
