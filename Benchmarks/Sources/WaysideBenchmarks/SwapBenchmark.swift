import Assessment
import DistrictModel
import DistrictSimulation
import EventEngine
import NumericKernels
import SwapStations

/// Twenty-five swap stations for a week: once all times exponential, where the exact chain knows the wait, then those of the shipped
/// scenario under a full demand, whose every customer is counted.
let swapBenchmark = Benchmark(name: "swap") {
  let (exact, checked) = try measured { try waitsAsTheChain() }
  let yubei = try Yubei()
  guard let network = yubei.scenario.swap else { throw Wrong("the scenario operates no swap stations") }
  let plan = try yubei.plan()
  let (week, seconds) = try measured { () throws -> SwapWeek in
    var week = try SwapWeek(network, world: yubei.world, plan: plan)
    week.run()
    return week
  }
  if let fault = week.fault { throw Wrong(fault) }
  guard week.stations == 25, week.served + week.lost + week.unfinished == week.asked, week.served > 15_000
  else {
    throw Wrong(
      "\(week.asked) asked, \(week.served) served, \(week.lost) lost, \(week.unfinished) on site at the end")
  }
  var settings = yubei.scenario.run
  settings.replications = 1
  settings.days = 7
  let (outcome, district) = try measured {
    try Simulator(
      world: yubei.world, plan: plan,
      rooms: [
        network.room(
          world: yubei.world, plan: plan, days: settings.days, warmUpDays: settings.warmUpDays, room: 0)
      ], settings: settings
    ).run(threads: 1)
  }
  guard outcome.replications[0].balance.residual == 0 else {
    throw Wrong("the district's books do not close")
  }
  let (card, study) = try measured { try SwapCard(network, plan: plan, outcome: outcome, seed: 1) }
  guard let card, card.perDay(\.nameplate) > card.perDay({ $0.atMeanWait?.mean ?? 0 }) else {
    throw Wrong("a level above the nameplate")
  }
  func text(_ level: ConfidenceInterval?) -> String {
    level.map { "\(fixed($0.mean, 1)) (\(fixed($0.low, 1)) to \(fixed($0.high, 1)))" } ?? "none"
  }
  let levels = card.levels.map { "\(text($0.atMeanWait)) and \(text($0.atLongWaits))" }
  return [
    exact + ", \(fixed(checked, 3)) CPU s",
    "Yubei's 25 stations, a week: \(week.asked) asked = \(week.served) served + \(week.lost) lost + \(week.unfinished) on site, \(fixed(seconds, 3)) CPU s",
    "the district's week with its vehicles and no other room: \(fixed(district, 2)) CPU s",
    "levels of its kinds, swaps a day at the mean wait and at long waits: \(levels.joined(separator: "; ")): \(fixed(study, 2)) CPU s",
  ]
}

/// 8 packs, 7 chargers, one bay, 12 places, 5 vehicles an hour: a week of each station after a week that is not counted.
private func waitsAsTheChain() throws -> String {
  let perHour = 5.0
  var design = SwapStationDesign.heavyTruck
  design.places = 12
  design.successShare = 1
  design.transformerKVA = .infinity
  design.swapLaw = .exponential
  design.chargeLaw = .timed(hours: 1, .exponential)
  let trial = StationTrial(station: design, demand: .poisson(perHour: perHour))
  var waits: [Double] = []
  for station in 0..<25 {
    let answer = try trial.run(arrivals: Int(perHour * 168), batches: 1, seed: 1, replication: station)
    if let fault = answer.fault { throw Wrong(fault) }
    waits.append(answer.waitMinutes.mean)
  }
  let chain = try StationChain(
    StationChain.Equipment(
      packs: design.packCount, chargers: design.chargers, bays: design.bays, swapHours: design.swapHours,
      chargeHours: 1), .open(perHour: perHour, places: design.places))
  let exact = chain.meanWaitHours * 60
  let found = ConfidenceInterval.student(waits, level: 0.9973)
  guard found.low <= exact, exact <= found.high else {
    throw Wrong("a mean wait of \(found.low) to \(found.high) min, exactly \(exact)")
  }
  return
    "25 stations, two weeks each: mean wait \(fixed(found.mean, 2)) min (\(fixed(found.low, 2)) to \(fixed(found.high, 2))), exactly \(fixed(exact, 2))"
}

/// The swap room of a plan under Poisson demand of its own: customers come to every station as fast as it carries well.
private struct SwapWeek {
  private(set) var asked = 0
  private(set) var served = 0
  private(set) var lost = 0
  private(set) var unfinished = 0
  private(set) var fault: String?
  let stations: Int
  private var room: SwapRoom
  private var queue = EventQueue()
  private var needs: [Need] = []

  init(_ network: SwapNetwork, world: World, plan: Plan) throws {
    room = try network.room(world: world, plan: plan, days: 7, warmUpDays: 0, room: 0)
    stations = plan.swapSites.count
    let kinds = network.kindOfStation(stations: stations)
    for (station, site) in plan.swapSites.enumerated() {
      let design = network.kinds[kinds[station]].station(network.packTypes)
      let classes = world.fleets.indices.filter { row in
        world.fleets[row].swapDemandShare > 0
          && design.packs.indices.contains {
            network.packTypes[$0].id == world.fleets[row].swapPack && design.packs[$0] > 0
          }
      }
      guard !classes.isEmpty else { throw Wrong("station \(station + 1) has nobody to serve") }
      var random = RandomStream(
        seed: 1, replication: UInt32(station), purpose: StreamPurpose("benchmark.swap"))
      let gapHours = design.swapHours / 0.5
      var hours = 0.0
      while true {
        hours -= Elementary.log1p(-random.uniform()) * gapHours
        guard hours < 168 else { break }
        let row = classes[random.integer(below: classes.count)]
        let full = EnergyUnit.millijoules(kWh: world.fleets[row].batteryKWh)
        var need = Need(
          time: Duration.hours(hours), vehicle: Int32(needs.count), cell: world.sites[site].cell.row,
          vehicleType: UInt16(row * VehicleTypes.sizes), energy: full / 4, target: full, draw: 0)
        need.preferredStation = Int32(station)
        needs.append(need)
      }
    }
    needs.sort { ($0.time, $0.vehicle) < ($1.time, $1.vehicle) }
  }

  mutating func run() {
    room.begin(replication: 0, seed: 1, queue: &queue)
    var next = 0
    for day in 0..<7 {
      room.startDay(day, isRecorded: true)
      let end = Int64(day + 1) * Duration.day
      while true {
        let need = next < needs.count ? needs[next].time : .max
        let pending = queue.top?.time ?? .max
        if min(need, pending) >= end { break }
        if pending <= need, let event = queue.pop() {
          count(room.handle(event, queue: &queue))
        } else {
          asked += 1
          count(room.open(needs[next], queue: &queue))
          next += 1
        }
      }
      if fault == nil { fault = room.audit() }
    }
    for ended in room.close(at: 7 * Duration.day) { count(ended) }
  }

  private mutating func count(_ ended: EndedVisit?) {
    switch ended?.ending {
    case .served: served += 1
    case .unfinished: unfinished += 1
    case .noStation, .balked, .lostPatience: lost += 1
    case nil: break
    }
  }
}
