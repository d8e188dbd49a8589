public import EventEngine

/// Books closed: what the stations did, as outcome of the room.
extension SwapRoom {
  public var outcome: RoomOutcome {
    var outcome = results
    outcome.swaps = []
    for (row, station) in stations.enumerated() {
      let books = station.rack.books
      let design = station.design
      var swap = station.outcome
      swap.charged = books.charged.reduce(0, +)
      swap.discharged = books.discharged.reduce(0, +)
      let grid = gridQuarters(station)
      for (slot, energy) in energyQuarters(station).enumerated() {
        let price = prices.isEmpty ? 0 : prices[slot / 4 % prices.count]
        let sold = Double(books.discharged[slot]) * design.dischargeEfficiency
        swap.saleCNY += sold / EnergyUnit.kilowattHour * price
        swap.purchaseCNY += (energy + sold) / EnergyUnit.kilowattHour * price
        outcome.load[slot] += grid[slot]
      }
      swap.gridEnergy = grid.reduce(0, +)
      swap.peakKW = station.rack.peakKW
      swap.peakQuarterKW = EnergyUnit.kWh(grid.max() ?? 0) * 4
      for (type, pack) in packTypes.enumerated() {
        swap.equivalentCycles += EnergyUnit.kWh(books.chargedOfType[type]) / pack.capacityKWh
        swap.wearCNY += books.stressedKWh[type] * pack.wearCNYPerKWh
      }
      outcome.stations[row] = station.results
      outcome.stations[row].gridEnergy = swap.gridEnergy
      if headroom != nil { outcome.loadOfStation += grid }
      outcome.swaps.append(swap)
    }
    return outcome
  }

  /// Grid energy of a station by recorded quarter hour.
  func gridQuarters(_ station: SwapStation) -> [Millijoules] {
    energyQuarters(station).map(EnergyUnit.nearest)
  }

  private func energyQuarters(_ station: SwapStation) -> [Double] {
    let books = station.rack.books
    let design = station.design
    let auxiliary = EnergyUnit.kilowattHour * design.auxiliaryKWhPerSwap * Double(station.results.sessions)
    let quarters = max(1, books.charged.count)
    // What the machines need is spread over the day: a bay's motor is no peak beside the chargers.
    return books.charged.indices.map { slot in
      Double(books.charged[slot]) / design.chargerEfficiency
        - Double(books.discharged[slot]) * design.dischargeEfficiency
        + design.baseKW * EnergyUnit.kilowattHour / 4 + auxiliary / Double(quarters)
    }
  }
}
