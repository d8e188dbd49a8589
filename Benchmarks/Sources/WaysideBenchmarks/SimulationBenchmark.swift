import ChargingStations
import DistrictSimulation
import EventEngine

/// One replication of Yubei 2025 on one core: at least 500,000 vehicle-days per core-second.
let simulationBenchmark = Benchmark(name: "simulation") {
  let yubei = try Yubei()
  let plan = try yubei.plan()
  let settings = yubei.scenario.run
  let room = ChargingRoom(
    world: yubei.world, plan: plan, parameters: yubei.scenario.charging, days: settings.days,
    warmUpDays: settings.warmUpDays)
  let simulator = Simulator(world: yubei.world, rooms: [room], settings: settings)
  let (run, seconds) = try measured { try simulator.replicate(0) }
  guard run.balance.residual == 0, run.rooms[0].needs > 100_000 else {
    throw Wrong("energy or needs are off")
  }
  let rate = Double(run.vehicleDays) / seconds
  guard rate >= 500_000 else { throw Wrong("\(Int(rate)) vehicle-days per core-second") }
  return [
    "vehicle-days \(run.vehicleDays), events \(run.events), needs \(run.rooms[0].needs)",
    "CPU s \(fixed(seconds, 3)), vehicle-days per core-second \(Int(rate))",
  ]
}
