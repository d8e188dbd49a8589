import DistrictModel

/// The tables of a run as a page for people.
public enum DataReference {
  public static func markdown() -> String {
    var lines = [
      "# Tables of a run · 运行数据表", "",
      "Made from the catalogue by `wayside schema --format data`. Every run writes `datapackage.json` (Frictionless Data) with the",
      "tables it has; `COMPLETE` has their SHA-256. CSV by RFC 4180, UTF-8, a point for decimals, nothing where there is no figure;",
      "a text that a spreadsheet would take for a formula has an apostrophe before it. 由 `wayside schema --format data` 生成；",
      "每次运行写出 `datapackage.json`，`COMPLETE` 载有各文件的 SHA-256；空栏表示无此数值。", "",
      "`wayside run --records csv` (or `ndjson`, or `both`) adds the session log and the 15-minute loads of the **first replication**,",
      "which is run once more while they are written and has to come out the same. A scenario knows days of the week and no",
      "dates, so times are seconds from the first recorded midnight, with day, day of the week and local time of day. 加 `--records`",
      "时写出首次重复的补能记录与 15 分钟负荷；情景只有星期、没有日期，故时刻以首个记录日零时起的秒数表示。", "",
      "OCPI Locations and T/CEC 102.2 are not written: OCPI requires the postal address, the voltage and current of every connector",
      "and the time of the last change, which no plan has, and none is made up. 不生成 OCPI 与 T/CEC 102.2 报文：其必填的通信地址、",
      "电压、电流与更新时间等不在规划数据之内，也不虚构。", "",
    ]
    for table in DataCatalogue.all {
      let files = table.isLog ? "`\(table.name).csv`, `\(table.name).ndjson`" : "`\(table.name).csv`"
      lines += [
        "## \(table.name)", "", "\(table.title.zh)<br>\(table.title.en)", "",
        "\(files); \(table.written.zh) · \(table.written.en)"
          + (table.key.isEmpty ? "" : "; 主键 · key: \(table.key.map { "`\($0)`" }.joined(separator: ", "))"),
        "", "| 列 / column | 类型 / type | 单位 / unit | 含义 / meaning |", "|---|---|---|---|",
      ]
      lines += table.columns.map(row)
      lines.append("")
    }
    lines += layers
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// Layers of `wayside.gpkg`; columns that a layer shares with a table are told there.
  private static var layers: [String] {
    var lines = [
      "# Layers · 图层", "",
      "Every run writes `wayside.gpkg` (OGC GeoPackage 1.3) with the layers it has something for, in WGS-84 (EPSG:4326) to a tenth of a",
      "millimetre. QGIS opens each by its default style from `layer_styles`; the others are there to choose. `gpkg_data_columns` has the words",
      "below, `gpkg_metadata` how the file came about. `wayside export DIR --format geojson|csv|gpkg` writes them again, CSV with longitude and",
      "latitude or a column `WKT`. 每次运行写出 `wayside.gpkg`（WGS-84），QGIS 打开即带样式；`wayside export` 可另存为 GeoJSON、CSV 等。",
      "",
    ]
    for layer in LayerCatalogue.all {
      let table = DataCatalogue.all.first { shared($0, by: layer) }
      let own = layer.columns.dropFirst(table?.columns.count ?? 0)
      lines += [
        "## layer \(layer.name)", "", "\(layer.title.zh)<br>\(layer.title.en)", "",
        "\(layer.geometry.name.zh) · \(layer.geometry.name.en); \(layer.written.zh) · \(layer.written.en)"
          + (table.map {
            "; 各列同表 \($0.name)\(own.isEmpty ? "" : "，另有") · columns of the table `\($0.name)`\(own.isEmpty ? "" : ", and")"
          }
            ?? ""),
        "",
        "样式 · styles: "
          + layer.looks.map { "`\($0.name)` \($0.title.zh)（\($0.title.en)）" }.joined(separator: "; "), "",
      ]
      guard !own.isEmpty else { continue }
      lines += ["| 列 / column | 类型 / type | 单位 / unit | 含义 / meaning |", "|---|---|---|---|"]
      lines += own.map(row)
      lines.append("")
    }
    return lines
  }

  /// Whether a layer begins with all columns of a table.
  private static func shared(_ table: DataTable, by layer: MapLayer) -> Bool {
    layer.columns.prefix(table.columns.count).map(\.name) == table.columns.map(\.name)
  }

  private static func row(_ column: DataColumn) -> String {
    "| `\(column.shownName)` | \(column.kind.rawValue) | \(column.unit) | \(column.meaning.zh)<br>\(column.meaning.en) |"
  }
}
