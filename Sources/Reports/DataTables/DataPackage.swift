public import DistrictModel

/// `datapackage.json`: what a result folder holds, its tables column by column (Frictionless Data, Data Package and Table Schema 1.0).
/// Sizes and sums stand in `COMPLETE`, which is written after it.
public enum DataPackage {
  /// - Parameters:
  ///   - files: names of the folder's files.
  ///   - isMarked: whether CSV files begin with a byte order mark.
  public static func text(of world: World, files: [String], isMarked: Bool = false) -> String {
    var rest = Set(files)
    var resources = DataCatalogue.all.flatMap { table -> [JSONText] in
      var resources: [JSONText] = []
      if rest.remove("\(table.name).csv") != nil {
        resources.append(resource(table, world.chargerTypes, isMarked: isMarked))
      }
      if rest.remove("\(table.name).ndjson") != nil { resources.append(lines(table)) }
      return resources
    }
    resources += rest.sorted().map(other)
    return JSONText.object([
      "profile": .string("data-package"),
      "name": .string("wayside-run"),
      "title": .string("\(world.name.zh) · \(world.name.en)"),
      "resources": .array(resources),
    ]).document
  }

  /// A file that is no table.
  private static func other(_ file: String) -> JSONText {
    let media = mediaTypes.first { file.hasSuffix($0.ending) }
    var entries: [String: JSONText] = [
      "profile": .string("data-resource"), "path": .string(file),
      "name": .string(file.lowercased().replacing(".", with: "-")),
    ]
    if let media {
      entries["format"] = .string(String(media.ending.dropFirst()))
      entries["mediatype"] = .string(media.type)
    }
    return .object(entries)
  }

  /// By the ending, longer ones first.
  private static let mediaTypes: [(ending: String, type: String)] = [
    (".vl.json", "application/vnd.vegalite.v5+json"), (".geojson", "application/geo+json"),
    (".gpkg", "application/geopackage+sqlite3"), (".html", "text/html"), (".json", "application/json"),
    (".csv", "text/csv"),
  ]

  private static func resource(_ table: DataTable, _ types: [ChargerType], isMarked: Bool) -> JSONText {
    var schema: [String: JSONText] = [
      "fields": .array(
        table.columns(types).map { column in
          var field: [String: JSONText] = [
            "name": .string(column.name), "type": .string(column.kind.rawValue),
            "title": .string(column.meaning.zh), "description": .string(column.meaning.en),
          ]
          if !column.unit.isEmpty { field["unit"] = .string(column.unit) }
          return .object(field)
        })
    ]
    if !table.key.isEmpty { schema["primaryKey"] = .array(table.key.map { .string($0) }) }
    return .object([
      "profile": .string("tabular-data-resource"),
      "name": .string(table.name), "path": .string("\(table.name).csv"), "format": .string("csv"),
      "mediatype": .string("text/csv"),
      // The name under which readers of this format know UTF-8 with a mark.
      "encoding": .string(isMarked ? "utf-8-sig" : "utf-8"), "title": .string(table.title.zh),
      "description": .string(table.title.en),
      "schema": .object(schema),
    ])
  }

  /// The same rows as lines of JSON, which Table Schema does not speak of.
  private static func lines(_ table: DataTable) -> JSONText {
    .object([
      "profile": .string("data-resource"),
      "name": .string("\(table.name)-ndjson"), "path": .string("\(table.name).ndjson"),
      "format": .string("ndjson"), "mediatype": .string("application/x-ndjson"),
      "encoding": .string("utf-8"), "title": .string(table.title.zh), "description": .string(table.title.en),
    ])
  }
}
