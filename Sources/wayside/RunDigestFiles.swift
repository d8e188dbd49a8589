import Assessment
import DistrictModel

/// What says which version of a format it is.
protocol SchemaBearing {
  var schema: String? { get }
}

/// `run.json`, as far as it is compared.
struct RunFile: Decodable, SchemaBearing {
  let schema: String?
  let version: String
  let seed: UInt64
  let days: Int?
  let warmUpDays: Int?
  let replications: Int?
  let inputs: [RunDigest.File]
}

/// `district.json`.
struct DistrictJSON: Decodable, SchemaBearing {
  let schema: String?
  let name: BilingualText
  let utmZone: Int
  let cellSizeM: Double
  let origin: [Double]
  let columns: Int
  let rows: Int
  let outline: [[[Double]]]

  // The decoder has turned snake case into camel case before these are looked up.
  enum CodingKeys: String, CodingKey {
    case schema, name, utmZone, cellSizeM, columns, rows
    case origin = "originM"
    case outline = "outlineM"
  }
}

/// `indicators.json`.
struct IndicatorsJSON: Decodable, SchemaBearing {
  struct Row: Decodable {
    let id: String
    let number: Int
    let name: BilingualText
    let formula: BilingualText
    let unit: String
    let unitZh: String
    let value: Double?
    let low: Double?
    let high: Double?
    let replications: Int
    let decimals: Int
    let scope: BilingualText
    let basis: Indicator.Basis
    let remark: BilingualText?

    func indicator(_ values: [Double?]) -> Indicator {
      Indicator(
        id: id, number: number, name: name, formula: formula, unit: BilingualText(zh: unitZh, en: unit),
        value: value, low: low, high: high, replications: replications, decimals: decimals, scope: scope,
        basis: basis, byReplication: values, remark: remark)
    }
  }

  let schema: String?
  let indicators: [Row]
}

/// `targets.json`, as far as it is compared.
struct TargetsJSON: Decodable, SchemaBearing {
  struct Row: Decodable {
    let id: String
    let name: BilingualText
    let metric: String
    let unit: String
    let unitZh: String
    /// `nil` for a promise in words.
    let target: Double?
    let attained: Double?
    let low: Double?
    let high: Double?
    /// Both `nil` where nothing in the run can judge it.
    let met: Bool?
    let probabilityMet: Double?

    func promise(_ values: [Double?]) -> RunDigest.Promise {
      .init(
        id: id, name: name, unit: BilingualText(zh: unitZh, en: unit), metric: metric, target: target,
        attained: attained, low: low, high: high, isMet: met, probabilityMet: probabilityMet,
        byReplication: values)
    }
  }

  let schema: String?
  let targets: [Row]
}

/// `plan.geojson`, as far as it is compared.
struct PlanJSON: Decodable, SchemaBearing {
  struct Feature: Decodable {
    struct Geometry: Decodable {
      let coordinates: [Double]
    }

    struct Properties: Decodable {
      let kind: String
      let id: String
      let name: BilingualText?
      let chargers: Int?
      let synthetic: Bool?
    }

    let geometry: Geometry
    let properties: Properties

    var station: RunDigest.Station? {
      guard geometry.coordinates.count == 2 else { return nil }
      return .init(
        kind: properties.kind, id: properties.id,
        name: properties.name ?? BilingualText(zh: properties.id, en: properties.id),
        coordinate: Coordinate(longitude: geometry.coordinates[0], latitude: geometry.coordinates[1]),
        chargers: properties.chargers ?? 0, isSynthetic: properties.synthetic ?? false)
    }
  }

  let schema: String?
  let features: [Feature]
}
