import DistrictModel
import Foundation
import GRDB
public import Reports

/// Writes layers as one GeoPackage 1.3 with QGIS styles: in one transaction, each feature as it is told.
///
/// Equal layers and an equal stamp give equal bytes: no clock is asked, and nothing is ever deleted or written twice.
public struct GeoPackageWriter {
  /// Seconds from 1970-01-01 UTC that stand as the time of every change.
  public let stamp: Int
  /// How the file came about, as JSON; empty for none.
  public let provenance: String

  public init(stamp: Int = 0, provenance: String = "") {
    self.stamp = stamp
    self.provenance = provenance
  }

  /// - Parameter path: of a file that is not there yet.
  /// - Throws: `GeoPackageFault` where it cannot be written.
  public func write(_ layers: [LayerTable], to path: String) throws {
    try explained {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        // A half-written file is thrown away as a whole, and forced to disk by who publishes it.
        try database.execute(
          sql:
            "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY"
        )
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = OFF")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        try database.execute(
          sql:
            "PRAGMA application_id = \(GeoPackageSchema.applicationID); PRAGMA user_version = \(GeoPackageSchema.userVersion)"
        )
        try database.execute(sql: GeoPackageSchema.tables)
        let time =
          try String.fetchOne(
            database, sql: "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', ?, 'unixepoch')", arguments: [stamp]) ?? ""
        try ground(database, time)
        for layer in layers { try write(layer, database, time) }
        try styles(of: layers, database, time)
      }
      try queue.close()
    }
  }

  private func ground(_ database: Database, _ time: String) throws {
    for system in GeoPackageSchema.systems {
      try database.execute(
        sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          system.name, system.id, system.organization, system.id, system.definition, system.description,
        ])
    }
    for one in GeoPackageSchema.extensions {
      try database.execute(
        sql: "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')",
        arguments: [one.table, one.name, one.definition])
    }
    guard !provenance.isEmpty else { return }
    try database.execute(
      sql:
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'https://www.rfc-editor.org/info/rfc8259', 'application/json', ?)",
      arguments: [provenance])
    try database.execute(
      sql: "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
      arguments: [time])
  }

  private func write(_ layer: LayerTable, _ database: Database, _ time: String) throws {
    let quoted = GeoPackageSchema.quoted
    let columns = layer.columns.map { "\(quoted($0.name)) \(GeoPackageSchema.type($0.kind))" }
    let word = layer.geometry.word.uppercased()
    try database.execute(
      sql: "CREATE TABLE \(quoted(layer.name)) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom \(word)"
        + columns.map { ", \($0)" }.joined() + ")")
    try database.execute(
      sql:
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (?, 'features', ?, ?, ?, ?)",
      arguments: [
        layer.name, layer.name, GeoPackageSchema.caption(layer.title), time, GeoPackageSchema.srs,
      ])
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
      arguments: [layer.name, word, GeoPackageSchema.srs])
    var captions: Set<String> = []
    for column in layer.columns {
      let caption = GeoPackageSchema.caption(column.meaning.zh, unit: column.unit)
      try database.execute(
        sql: "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)",
        arguments: [
          // The name is what QGIS shows over a column; the standard wants no two alike.
          layer.name, column.name, captions.insert(caption).inserted ? caption : column.name,
          caption,
          GeoPackageSchema.caption(column.meaning.en, unit: column.unit),
        ])
    }
    let extent = try fill(layer, database)
    guard !extent.isEmpty else { return }
    try database.execute(
      sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
      arguments: [extent.west, extent.south, extent.east, extent.north, layer.name])
  }

  private func fill(_ layer: LayerTable, _ database: Database) throws -> LayerExtent {
    let quoted = GeoPackageSchema.quoted
    let names = ["geom"] + layer.columns.map { quoted($0.name) }
    let marks = [String](repeating: "?", count: names.count)
    let statement = try database.makeStatement(
      sql:
        "INSERT INTO \(quoted(layer.name)) (\(names.joined(separator: ", "))) VALUES (\(marks.joined(separator: ", ")))"
    )
    var extent = LayerExtent()
    try layer.tell { feature in
      extent.add(feature.geometry)
      let blob = Data(GeometryBlob(feature.geometry, srs: GeoPackageSchema.srs).bytes)
      try statement.execute(
        arguments: StatementArguments([blob.databaseValue] + feature.values.map(Self.stored)))
    }
    return extent
  }

  private static func stored(_ value: LayerValue) -> DatabaseValue {
    switch value {
    case .nothing: .null
    case .text(let text): text.databaseValue
    case .integer(let value): value.databaseValue
    case .number(let value): value.databaseValue
    case .flag(let value): value.databaseValue
    }
  }

  /// QGIS asks for the default style of a layer here.
  private func styles(of layers: [LayerTable], _ database: Database, _ time: String) throws {
    try database.execute(
      sql:
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)",
      arguments: [time])
    for layer in layers {
      for style in layer.styles {
        try database.execute(
          sql: """
            INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
              styleSLD, useAsDefault, description, update_time) VALUES ('', '', ?, 'geom', ?, ?, '', ?, ?, ?)
            """,
          arguments: [layer.name, style.name, style.qml, style.isDefault, style.description, time])
      }
    }
  }
}
