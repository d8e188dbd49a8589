import DistrictModel
import RoadNetwork

/// What a set of units does for the roads of a district.
public struct RoadsideFigures: Codable, Hashable, Sendable {
  /// A class of road, or all that are to be covered, or all.
  public struct Roads: Codable, Hashable, Sendable {
    public let name: String
    public let summary: RoadCoverage.Summary
    /// Age of what a driver last heard: its mean over driving time, and the share of that time with at most one second.
    public let meanAgeSeconds: Double
    /// The same mean over drivers instead of roads.
    public let meanAgeOfDriversSeconds: Double
    public let freshShare: Double
    /// In the busiest hour: largest busy ratio that is valid, and share of length on saturated channels.
    public let busyRatio: Double
    public let saturatedShare: Double
    /// Delivery from vehicle to vehicle at the distance of awareness, mean over length that is not saturated.
    public let vehicleDeliveredShare: Double?
  }

  /// Coverage of the wanted roads if another model of the street held.
  public struct ModelRow: Codable, Hashable, Sendable {
    public let model: StreetModel
    public let environmentHeightM: Double
    public let coveredByLength: Double
  }

  /// A square of the district's grid.
  public struct Cell: Codable, Hashable, Sendable {
    /// Metres of road, and of these covered.
    public var roadM = 0.0
    public var coveredM = 0.0
    /// Largest busy ratio of a road there; `nil` without roads, above validity where saturated.
    public var busyRatio: Double?
    public var isSaturated = false
  }

  public let units: Int
  /// Wanted roads first, then all, then by class.
  public let roads: [Roads]
  public let models: [ModelRow]
  /// Junctions of the wanted roads, those with a unit, and those where packets arrive.
  public let junctions: Int
  public let equippedJunctions: Int
  public let coveredJunctions: Int
  public let cells: [Cell]
  public let busiestHour: Int
  public let vehicleKmPerDay: Double
  public let packetsPerSecond: Double
  /// Vehicles with a radio per kilometre of road in the busiest hour, mean.
  public let connectedPerKm: Double
  /// In the order of the scenario.
  public let zones: [ZoneFigures]

  public var wanted: Roads { roads[0] }
  public var unitsPerKm: Double {
    wanted.summary.kilometres > 0 ? Double(units) / wanted.summary.kilometres : 0
  }
}

extension RoadsideDistrict {
  /// Judges units by the whole network.
  ///
  /// - Parameter nodes: of each unit the junction it stands at, -1 for none.
  /// - Throws: `Mode4Fault` for messages or a power the channel has no answer for.
  /// - Complexity: O(pieces × units within reach), once for every model of the street.
  public func figures(
    _ units: [RoadsideUnit], nodes: [Int32], threads: Int = 1
  ) throws(Mode4Fault) -> (figures: RoadsideFigures, coverage: RoadCoverage)? {
    guard let coverage = RoadCoverage(steps, units: units, radio: parameters.radio) else { return nil }
    let load = try RoadLoad(
      packetsPerSecond: packetsPerSecond, powerDBm: parameters.channel.vehiclePowerDBm,
      subchannels: parameters.channel.subchannels, awarenessM: parameters.channel.awarenessM, threads: threads
    )
    let wantedM = steps.lengthM.indices.reduce(0.0) {
      $0 + (parameters.units.roads.holds(steps.roadClass[$1]) ? steps.lengthM[$1] : 0)
    }
    let senders = sendersPerMetre(
      hour: busiestHour, unitsPerMetre: wantedM > 0 ? Double(units.count) / wantedM : 0)
    let channel = senders.map { load.at(vehiclesPerMetre: $0) }
    let wanted = parameters.units.roads
    var roads = [
      row("wanted", coverage, channel) { wanted.holds($0) }, row("all", coverage, channel) { _ in true },
    ]
    for roadClass in RoadClass.allCases where steps.roadClass.contains(roadClass) {
      roads.append(row(roadClass.rawValue, coverage, channel) { $0 == roadClass })
    }
    let junctions = Junction.all(of: graph, roads: wanted).filter { grid.cell(at: $0.place) != nil }
    let equipped = Set(nodes)
    let hearing = UnitHearing(units, radio: parameters.radio)
    let judged = junctions.map { junction in
      JudgedJunction(
        place: junction.place, isEquipped: equipped.contains(junction.node),
        isCovered: junction.streets.contains { street in
          (hearing?.at(junction.place, along: street).deliveredShare ?? 0) >= parameters.radio.coveredShare
        })
    }
    let kilometres = steps.lengthM.reduce(0, +) / 1000
    let vehicles = traffic.bothWays(graph) { traffic.perMetre(link: $0, hour: busiestHour) }
    let standing = steps.lengthM.indices.reduce(0.0) {
      $0 + steps.lengthM[$1] * vehicles[Int(steps.link[$1])] * connectedShare
    }
    return (
      RoadsideFigures(
        units: units.count, roads: roads, models: models(units), junctions: junctions.count,
        equippedJunctions: judged.count { $0.isEquipped }, coveredJunctions: judged.count { $0.isCovered },
        cells: cells(coverage, channel), busiestHour: busiestHour,
        vehicleKmPerDay: traffic.vehicleKm(graph).reduce(0, +), packetsPerSecond: packetsPerSecond,
        connectedPerKm: kilometres > 0 ? standing / kilometres : 0,
        zones: zoneFigures(coverage, channel, units, judged)), coverage
    )
  }

  /// Some classes of the roads of a coverage.
  func row(
    _ name: String, _ coverage: RoadCoverage, _ channel: [RoadLoad.Answer], _ isWanted: (RoadClass) -> Bool
  ) -> RoadsideFigures.Roads {
    let steps = coverage.steps
    let ages = coverage.gapAges { isWanted(steps.roadClass[$0]) }
    var busy = 0.0
    var (length, saturated, delivered) = (0.0, 0.0, 0.0)
    for piece in 0..<steps.count where isWanted(steps.roadClass[piece]) {
      length += steps.lengthM[piece]
      switch channel[Int(steps.link[piece])] {
      case .saturated: saturated += steps.lengthM[piece]
      case .usable(let ratio, let share):
        busy = max(busy, ratio)
        delivered += share * steps.lengthM[piece]
      }
    }
    return RoadsideFigures.Roads(
      name: name, summary: coverage.summary(of: isWanted, traffic: vehiclesPerDay),
      meanAgeSeconds: ages.meanSeconds,
      meanAgeOfDriversSeconds: coverage.meanAgeSeconds(
        vehiclesPerDay: vehiclesPerDay, rows: (0..<steps.count).filter { isWanted(steps.roadClass[$0]) }),
      freshShare: ages.share(upToSeconds: 1), busyRatio: busy,
      saturatedShare: length > 0 ? saturated / length : 0,
      vehicleDeliveredShare: length > saturated ? delivered / (length - saturated) : nil)
  }

  /// The same units under every model and environment height in use: they outweigh all else.
  private func models(_ units: [RoadsideUnit]) -> [RoadsideFigures.ModelRow] {
    let wanted = wantedSteps
    let own = parameters.radio.environmentHeightM
    let inUse = Set([0, 0.5, 1, own]).sorted()
    return StreetModel.allCases.flatMap { model in
      (model == .winner ? inUse : [own]).compactMap { height in
        var radio = parameters.radio
        radio.streetModel = model
        radio.environmentHeightM = height
        return RoadCoverage(wanted, units: units, radio: radio).map {
          RoadsideFigures.ModelRow(
            model: model, environmentHeightM: height, coveredByLength: $0.summary().coveredByLength)
        }
      }
    }
  }

  private func cells(_ coverage: RoadCoverage, _ channel: [RoadLoad.Answer]) -> [RoadsideFigures.Cell] {
    var cells = [RoadsideFigures.Cell](repeating: .init(), count: grid.cells.count)
    for piece in 0..<steps.count where parameters.units.roads.holds(steps.roadClass[piece]) {
      guard let cell = grid.cell(at: .init(x: steps.x[piece], y: steps.y[piece])) else { continue }
      let row = Int(cell.row)
      cells[row].roadM += steps.lengthM[piece]
      if coverage.deliveredShare[piece] >= parameters.radio.coveredShare {
        cells[row].coveredM += steps.lengthM[piece]
      }
      switch channel[Int(steps.link[piece])] {
      case .saturated: cells[row].isSaturated = true
      case .usable(let ratio, _): cells[row].busyRatio = max(cells[row].busyRatio ?? 0, ratio)
      }
    }
    return cells
  }
}
