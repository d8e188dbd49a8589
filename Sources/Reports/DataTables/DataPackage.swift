public import DistrictModel

/// `datapackage.json`: every table of a result folder described for programs (Frictionless Data, Data Package and Table Schema 1.0).
public enum DataPackage {
  /// - Parameter files: names of the folder's files; those the catalogue does not know are left out.
  public static func text(of world: World, files: [String]) -> String {
    let resources = DataCatalogue.all.flatMap { table -> [JSONText] in
      var resources: [JSONText] = []
      if files.contains("\(table.name).csv") { resources.append(resource(table, world.chargerTypes)) }
      if files.contains("\(table.name).ndjson") { resources.append(lines(table)) }
      return resources
    }
    return JSONText.object([
      "profile": .string("data-package"),
      "name": .string("wayside-run"),
      "title": .string("\(world.name.zh) · \(world.name.en)"),
      "resources": .array(resources),
    ]).document
  }

  private static func resource(_ table: DataTable, _ types: [ChargerType]) -> JSONText {
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
      "mediatype": .string("text/csv"), "encoding": .string("utf-8"),
      "title": .string(table.title.zh), "description": .string(table.title.en),
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
