import DistrictModel

extension DistrictGrid {
  /// Peak of everything but vehicles, MW by bus of a feeder: its cells' where it is synthetic, its own loads where it is
  /// given.
  public func basePeakMW(of feeder: DistrictFeeder) -> [Double] {
    if feeder.isGiven {
      return feeder.grid.buses.indices.map {
        feeder.grid.kinds[$0] == .isolated ? 0 : feeder.grid.buses[$0].loadMW
      }
    }
    var peaks = [Double](repeating: 0, count: feeder.grid.buses.count)
    for (bus, cell) in zip(feeder.cellBuses, feeder.cells) { peaks[bus] += baseMW[cell] }
    return peaks
  }

  /// What a feeder carries in a week, by bus and quarter hour: base load, own plugs and stations.
  ///
  /// - Parameters:
  ///   - stationKW: of each station transformer of the grid by quarter hour of the week.
  public func loads(
    of feeder: DistrictFeeder, stationKW: [[Double]], ownPlugs: CellPlugs
  ) -> LoadColumns {
    let slots = StationHeadroom.slots
    let grid = feeder.grid
    var vehicles = [Double](repeating: 0, count: grid.buses.count * slots)
    for (bus, cell) in zip(feeder.cellBuses, feeder.cells) {
      for slot in 0..<slots { vehicles[bus * slots + slot] += ownPlugs.allMW(cell: cell, slot: slot) }
    }
    for (bus, station) in zip(feeder.stationBuses, feeder.stations) {
      for slot in 0..<slots { vehicles[bus * slots + slot] += stationKW[station][slot] / 1000 }
    }
    let peaks = basePeakMW(of: feeder)
    let perActive = parameters.reactivePerActive
    var active = vehicles
    var reactive = vehicles
    for bus in grid.buses.indices {
      for slot in 0..<slots {
        let place = bus * slots + slot
        let share = parameters.baseProfile[slot % 96 / 4]
        active[place] = peaks[bus] * share + vehicles[place]
        if feeder.isGiven {
          reactive[place] = grid.buses[bus].loadMVAr * share + vehicles[place] * perActive
          active[place] -= grid.generatedMW[bus]
          reactive[place] -= grid.generatedMVAr[bus]
        } else {
          reactive[place] = active[place] * perActive
        }
      }
    }
    return LoadColumns(steps: slots, activeMW: active, reactiveMVAr: reactive)
  }

  /// The transformers of cells and stations that stand alone at a bus of a synthetic feeder; a given one does not tell
  /// what stands between a bus and its loads.
  public func hostingTransformers(_ feeder: DistrictFeeder) -> [HostingTransformer] {
    guard !feeder.isGiven else { return [] }
    var thermal = TransformerThermal.distribution
    thermal.ambientSurcharge = 10
    let cells = zip(feeder.cellBuses, feeder.cells).map { ($0, cellKVA[$1]) }
    let stations = zip(feeder.stationBuses, feeder.stations).map {
      ($0, transformers[$1].totalKVA * parameters.transformerFactor)
    }
    return (cells + stations).filter { $0.1 > 0 }.map {
      HostingTransformer(.bus($0.0), ratingMVA: $0.1 / 1000, thermal: thermal)
    }
  }
}
