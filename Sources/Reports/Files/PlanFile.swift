import Assessment
import DistrictModel

/// `plan.geojson`: the stations of the plan as points (RFC 7946: WGS-84, longitude first).
public enum PlanFile {
  public static func text(of input: ReportInput) -> String {
    let types = input.world.chargerTypes
    let stations = input.scorecard.stations.map { row -> JSONText in
      let counts = types.indices.map {
        (types[$0].id, JSONText.integer(row.chargers.indices.contains($0) ? row.chargers[$0] : 0))
      }
      return feature(
        id: row.id, row.coordinate,
        [
          "kind": .string("charging_station"),
          "id": .string(row.id),
          "name": .text(row.name),
          "category": .text(row.category),
          "township": .text(row.township),
          "existing": .bool(row.isExisting),
          "synthetic": .bool(row.isSynthetic),
          "capacity": .integer(row.capacity),
          "chargers": .integer(row.chargerCount),
          "chargers_by_type": .object(Dictionary(counts) { first, _ in first }),
          "connectors": .integer(row.connectors),
          "power_kw": .number(row.powerKW),
          "opens_year": row.opensYear.map(JSONText.integer) ?? .number(nil),
        ])
    }
    let swaps = input.scorecard.swapStations.map { row in
      feature(
        id: row.id, row.coordinate,
        [
          "kind": .string("swap_station"),
          "id": .string(row.id),
          "name": .text(row.name),
          "category": .text(row.category),
          "township": .text(row.township),
          "existing": .bool(false),
          "synthetic": .bool(row.isSynthetic),
          "opens_year": row.opensYear.map(JSONText.integer) ?? .number(nil),
        ])
    }
    let fuels = input.scorecard.hydrogen?.stations ?? []
    let hydrogen = input.plan.hydrogenSites.enumerated().map { row, id in
      let site = input.world.sites[id]
      let years = input.plan.hydrogenYears
      var properties: [String: JSONText] = [
        "kind": .string("hydrogen_station"),
        "id": .string(site.id),
        "name": .text(site.name),
        "category": .text(input.world.categories[site.category].name),
        "township": .text(input.world.townships[site.township].name),
        "existing": .bool(false),
        "synthetic": .bool(site.isSynthetic),
        "opens_year": years.indices.contains(row) ? .integer(years[row]) : .number(nil),
      ]
      if fuels.indices.contains(row) {
        properties["fuel"] = .string(fuels[row].fuel.rawValue)
        properties["kg_per_day"] = .number(fuels[row].kgPerDay)
        properties["unserved_kg"] = .number(fuels[row].unservedKg)
      }
      return feature(id: site.id, input.world.projection.unproject(site.point), properties)
    }
    return JSONText.object([
      "type": .string("FeatureCollection"),
      "features": .array(stations + swaps + hydrogen + units(of: input)),
    ]).document
  }

  private static func units(of input: ReportInput) -> [JSONText] {
    (input.scorecard.roadside?.units ?? []).enumerated().map { number, unit in
      feature(
        id: "RSU\(number + 1)", unit.coordinate,
        [
          "kind": .string("roadside_unit"),
          "id": .string("RSU\(number + 1)"),
          "at_junction": .bool(unit.isAtJunction),
          "shared": .bool(unit.isShared),
          "synthetic": .bool(input.scorecard.roadside?.isSyntheticRoads ?? true),
        ])
    }
  }

  private static func feature(id: String, _ place: Coordinate, _ properties: [String: JSONText]) -> JSONText {
    .object([
      "type": .string("Feature"),
      "id": .string(id),
      "geometry": .object([
        "type": .string("Point"),
        "coordinates": .array([.number(degrees(place.longitude)), .number(degrees(place.latitude))]),
      ]),
      "properties": .object(properties),
    ])
  }
}
