import DistrictModel
import Foundation
import GRDB
public import Reports

/// Reads the layers of a GeoPackage that this program wrote, feature by feature. The file is never changed and nothing that stands
/// in its schema is run.
public struct GeoPackageReader {
  private let queue: DatabaseQueue

  /// - Throws: `GeoPackageFault` where it is no database.
  public init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = 0") }
    queue = try explained {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let id = try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") }
      guard id == GeoPackageSchema.applicationID else { throw GeoPackageFault("it is no GeoPackage") }
      return queue
    }
  }

  /// What the file says of how it came about; empty where it says nothing.
  public func provenance() throws -> String {
    try explained {
      try queue.read { database in
        let value = try DatabaseValue.fetchOne(
          database, sql: "SELECT metadata FROM gpkg_metadata WHERE id = 1")
        return value.flatMap(String.fromDatabaseValue) ?? ""
      }
    }
  }

  /// All layers in the order they were written.
  public func layers() throws -> [LayerTable] {
    try explained {
      try queue.read { database in
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT c.table_name AS name, c.description AS description, g.geometry_type_name AS type
            FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
            WHERE c.data_type = 'features' AND g.column_name = 'geom' AND g.srs_id = 4326 ORDER BY c.rowid
            """)
        return try rows.map { row in
          let name = try Self.text(row, "name")
          let word = try Self.text(row, "type")
          guard let geometry = LayerGeometry.Kind.allCases.first(where: { $0.word.uppercased() == word }),
            name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
          else { throw GeoPackageFault("the layer '\(name)' is none of this program's") }
          return try layer(
            name, GeoPackageSchema.title(try Self.text(row, "description")), geometry, database)
        }
      }
    }
  }

  /// A value that ought to be text; never a trap, whatever was stored.
  private static func text(_ row: Row, _ column: String) throws(GeoPackageFault) -> String {
    guard let value = String.fromDatabaseValue(row[column] as DatabaseValue) else {
      throw GeoPackageFault("'\(column)' is no text")
    }
    return value
  }

  private func layer(
    _ name: String, _ title: BilingualText, _ geometry: LayerGeometry.Kind, _ database: Database
  ) throws -> LayerTable {
    let columns = try columns(of: name, database)
    let styles = try Row.fetchAll(
      database,
      sql:
        "SELECT styleName, description, styleQML, useAsDefault FROM layer_styles WHERE f_table_name = ? ORDER BY id",
      arguments: [name]
    ).map { row in
      LayerStyleSheet(
        name: try Self.text(row, "styleName"), description: try Self.text(row, "description"),
        qml: try Self.text(row, "styleQML"),
        isDefault: Int.fromDatabaseValue(row["useAsDefault"] as DatabaseValue) == 1)
    }
    let quoted = GeoPackageSchema.quoted
    let selected = ["geom"] + columns.map { quoted($0.name) }
    let sql = "SELECT \(selected.joined(separator: ", ")) FROM \(quoted(name)) ORDER BY fid"
    return LayerTable(name: name, title: title, geometry: geometry, columns: columns, styles: styles) {
      [queue] body in
      try explained {
        try queue.read { database in
          let cursor = try Row.fetchCursor(database, sql: sql)
          while let row = try cursor.next() { try body(Self.feature(row, geometry, columns)) }
        }
      }
    }
  }

  private func columns(of name: String, _ database: Database) throws -> [DataColumn] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT i.name AS name, i.type AS type, d.title AS title, d.description AS description
        FROM pragma_table_info(?) i LEFT JOIN gpkg_data_columns d ON d.table_name = ? AND d.column_name = i.name
        WHERE i.name NOT IN ('fid', 'geom') ORDER BY i.cid
        """, arguments: [name, name])
    return try rows.map { row in
      let column = try Self.text(row, "name")
      guard let kind = GeoPackageSchema.kind(try Self.text(row, "type")) else {
        throw GeoPackageFault(
          "the column '\(column)' of '\(name)' is of another type than this program writes")
      }
      let zh = GeoPackageSchema.parts(String.fromDatabaseValue(row["title"] as DatabaseValue) ?? column)
      let en = GeoPackageSchema.parts(String.fromDatabaseValue(row["description"] as DatabaseValue) ?? column)
      return DataColumn(
        name: column, kind: kind, unit: en.unit, meaning: BilingualText(zh: zh.text, en: en.text))
    }
  }

  private static func feature(
    _ row: Row, _ geometry: LayerGeometry.Kind, _ columns: [DataColumn]
  ) throws -> LayerFeature {
    let values = Array(row.databaseValues)
    guard let blob = Data.fromDatabaseValue(values[0]) else {
      throw GeoPackageFault("a feature has no geometry")
    }
    return LayerFeature(
      geometry: try GeometryBlobReader.geometry(Array(blob), geometry),
      values: zip(values.dropFirst(), columns).map { value($0, $1.kind) })
  }

  private static func value(_ value: DatabaseValue, _ kind: DataColumn.Kind) -> LayerValue {
    switch value.storage {
    case .null, .blob: .nothing
    case .int64(let number):
      switch kind {
      case .boolean: .flag(number != 0)
      case .number: .number(Double(number))
      case .integer, .string: .integer(Int(number))
      }
    case .double(let number): .number(number)
    case .string(let text): .text(text)
    }
  }
}
