import DistrictModel
import EventEngine
import HydrogenStations
import NumericKernels

/// One station over all replications, beside what the formulae say of it.
struct HydrogenStudy {
  let runs: [HydrogenStationOutcome]
  let parameters: HydrogenParameters
  let equipment: [StationEquipment]
  let days: Int
  let energyCNYPerKWh: [Double]
  /// A usual visit to stations of this kind, time at the dispenser included.
  let fill: (kg: Double, seconds: Double)

  private var kind: HydrogenStationKind { parameters.kinds[runs[0].kind] }
  private var perDay: Double { 1 / Double(max(1, days) * max(1, runs.count)) }

  private func sum(_ figure: (HydrogenStationOutcome) -> Double) -> Double {
    runs.reduce(0) { $0 + figure($1) }
  }

  private func mean(_ figure: (HydrogenStationOutcome) -> Double) -> Double {
    sum(figure) / Double(runs.count)
  }

  func station(_ site: Site, _ world: World) -> HydrogenCard.Station {
    let vehicles = sum { Double($0.vehicles) }
    let kg = sum { $0.kilograms($0.sold) }
    let possible = capacity
    return HydrogenCard.Station(
      id: site.id, name: site.name, coordinate: world.projection.unproject(site.point), kind: kind.name,
      fuel: kind.fuel, isSynthetic: site.isSynthetic, vehiclesPerDay: vehicles * perDay,
      kgPerDay: kg * perDay,
      unservedKg: mean { $0.kilograms($0.unserved) },
      turnedAway: mean { Double($0.turnedAway + $0.lostPatience) },
      meanWaitMin: ratio(sum { Duration.inMinutes($0.waited) }, vehicles) ?? 0,
      analyticWaitMin: analyticWaitMin,
      shareOver30Min: ratio(sum { Double($0.waits.dropFirst(31).reduce(0, +)) }, vehicles) ?? 0,
      kWhPerKg: ratio(sum { EnergyUnit.kWh($0.electricity) }, kg) ?? 0,
      compressionKWhPerKg: ratio(
        sum { EnergyUnit.kWh($0.compression) }, sum { $0.kilograms($0.compressed) }) ?? 0,
      peakKW: runs.map(\.peakKW).max() ?? 0, trips: mean { Double($0.trips) },
      lateTrips: mean { Double($0.lateTrips) }, returnedKg: mean { $0.kilograms($0.returned) },
      ventedKg: mean { $0.kilograms($0.vented) }, closedHours: mean { Duration.inHours($0.closed) },
      compressorOutHours: mean { Duration.inHours($0.compressorOut) },
      longestStockOutHours: Duration.inHours(runs.map(\.longestStockOut).max() ?? 0),
      possibleKgPerDay: possible?.kilogramsPerDay ?? 0, limit: possible?.limit.rawValue ?? "-",
      cnyPerKg: cnyPerKg(kg: kg * perDay * 365),
      money: money(kgPerYear: kg * perDay * 365))
  }

  /// M/G/c by Lee and Longton's factor on Erlang C, each hour of the day with its own arrivals.
  private var analyticWaitMin: Double? {
    let vehicles = sum { Double($0.vehicles) }
    guard vehicles > 0 else { return nil }
    let service = sum { Duration.inMinutes($0.service) } / vehicles
    // Tenths of a second.
    let square = sum { Double($0.serviceSquares) } / 360_000 / vehicles
    let factor = (1 + max(0, square / (service * service) - 1)) / 2
    var waited = 0.0
    for hour in 0..<24 {
      let arrivals = sum { Double($0.arrivalsOfHour[hour]) }
      let load = arrivals * perDay / 60 * service
      guard load < Double(kind.dispensers) else { return nil }
      waited +=
        arrivals * factor
        * ErlangQueue.meanWait(servers: kind.dispensers, offeredLoad: load, serviceTime: service)
    }
    return waited / vehicles
  }

  private var capacity: StationCapacity? {
    guard equipment.indices.contains(runs[0].kind) else { return nil }
    let equipment = equipment[runs[0].kind]
    let isPump = kind.fuel != .hydrogen
    let flow =
      isPump ? .infinity : kind.compressorKgPerHour * Double(kind.compressors) * kind.availabilityShare / 3600
    // As many deliveries as places turn around in the time an order takes.
    let trips = 24 / max(1, kind.leadHours) * Double(kind.supply.isTrailer && !isPump ? kind.trailers : 1)
    let made = 24 * kind.electrolyserKW / kind.electrolyserKWhPerKg
    return try? StationCapacity(
      dispensers: kind.dispensers, openHours: 24, fillMass: fill.kg,
      fillSeconds: fill.seconds - kind.overheadS,
      overheadSeconds: kind.overheadS, availability: 1, compressorFlow: flow, usableStorage: 0,
      trailersPerDay: kind.supply == .electrolysis && !isPump ? 1 : trips,
      payload: kind.supply == .electrolysis && !isPump
        ? made : Double(equipment.largestDelivery) / equipment.millijoulesPerKg)
  }

  /// What the station buys in a year of simulated mean days, CNY: energy, fuel, its transport and labour.
  private var inputs: (energy: Double, purchase: Double, transport: Double) {
    let year = perDay * 365
    let bill = sum { run in
      run.load.indices.reduce(0) {
        $0 + EnergyUnit.kWh(run.load[$1]) * energyCNYPerKWh[$1 % 96 / 4]
      }
    }
    let isMade = kind.supply == .electrolysis && kind.fuel == .hydrogen
    let bought = isMade ? 0 : sum { $0.kilograms($0.received) }
    return (
      bill * year, bought * year * kind.purchaseCNYPerKg,
      sum { Double($0.trips) } * year * 2 * kind.distanceKm * kind.cnyPerKm
    )
  }

  private func cnyPerKg(kg: Double) -> Double? {
    try? LevelisedCost(
      investment: kind.investmentCNY, interest: parameters.interestShare, years: parameters.years,
      fixedShare: parameters.fixedShare, energy: inputs.energy, labour: kind.labourCNYPerYear,
      purchase: inputs.purchase, transport: inputs.transport, kilogramsSold: kg
    ).cnyPerKilogram()
  }

  /// What drivers pay in a year and what the station spends to sell it, without its fixed share of the investment.
  func money(kgPerYear: Double) -> HydrogenCard.Money {
    HydrogenCard.Money(
      soldCNYPerYear: kgPerYear * kind.saleCNYPerKg,
      boughtCNYPerYear: inputs.energy + inputs.purchase + inputs.transport,
      runningCNYPerYear: kind.labourCNYPerYear + parameters.fixedShare * kind.investmentCNY,
      investmentCNY: kind.investmentCNY)
  }
}
