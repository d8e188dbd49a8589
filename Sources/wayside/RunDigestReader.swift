import Assessment
import DistrictModel
import Foundation
import ScenarioFiles

/// The files of a run as the comparison sees them, whether they lie on the disk or were made a moment ago.
struct RunDigestReader {
  /// What the user called the run.
  let name: String
  let texts: [String: String]

  /// - Throws: `ResultFolder.Fault` naming the file that is not what this program writes.
  func digest() throws -> RunDigest {
    let run: RunFile = try json("run.json", schema: "wayside-run/1")
    let indicators: IndicatorsJSON = try json("indicators.json", schema: "wayside-indicators/1")
    let targets: TargetsJSON = try json("targets.json", schema: "wayside-targets/1")
    let district: DistrictJSON = try json("district.json", schema: "wayside-district/1")
    let plan: PlanJSON = try json("plan.geojson", schema: nil)
    guard let days = run.days, let warmUpDays = run.warmUpDays, let replications = run.replications else {
      throw fault(
        "run.json", "缺少 days、warm_up_days 和 replications：请重新运行情景",
        "has no days, warm_up_days and replications: run the scenario again")
    }
    let each = try byReplication()
    let squares = 1...CellGrid.largestCount
    guard district.cellSizeM > 0, (1...60).contains(district.utmZone), district.origin.count == 2,
      squares.contains(district.columns), squares.contains(district.rows)
    else { throw fault("district.json", "缺少网格", "has no grid") }
    return RunDigest(
      name: name, district: district.name, toolVersion: run.version,
      settings: .init(seed: run.seed, days: days, warmUpDays: warmUpDays, replications: replications),
      indicators: indicators.indicators.map { $0.indicator(each["indicator \($0.id)"] ?? []) },
      promises: targets.targets.map { $0.promise(each["target \($0.id)"] ?? []) },
      stations: try plan.features.map { feature in
        guard let station = feature.station else {
          throw fault("plan.geojson", "有要素缺少位置", "has a feature without a place")
        }
        return station
      }, cells: try cells(district),
      frame: DistrictFrame(
        zone: district.utmZone, sizeM: district.cellSizeM,
        origin: MetricPoint(x: district.origin[0], y: district.origin[1]), columns: district.columns,
        rows: district.rows,
        outline: try district.outline.map { ring in
          try ring.map { point in
            guard point.count == 2 else {
              throw fault("district.json", "有点不是一对数", "has a point that is no pair of numbers")
            }
            return MetricPoint(x: point[0], y: point[1])
          }
        }), inputs: try inputs(), files: run.inputs)
  }

  private func fault(_ file: String, _ zh: String, _ en: String) -> ResultFolder.Fault {
    .init(.badData, zh: "'\(name)/\(file)' \(zh)", en: "'\(name)/\(file)' \(en)")
  }

  private func json<Value: Decodable & SchemaBearing>(_ file: String, schema: String?) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let value: Value
    do {
      value = try decoder.decode(Value.self, from: Data((texts[file] ?? "").utf8))
    } catch {
      throw fault(file, "不是本程序写出的内容", "is not what this program writes")
    }
    if let schema, value.schema != schema {
      throw fault(
        file, "的 schema 为 '\(value.schema ?? "")'，本程序读取 '\(schema)'",
        "says schema '\(value.schema ?? "")'; this program reads '\(schema)'")
    }
    return value
  }

  private func table(_ file: String, _ columns: [String]) throws -> CSVTable {
    let table = CSVTable(text: texts[file] ?? "", file: "\(name)/\(file)", columns: columns)
    guard table.isUsable else {
      throw ResultFolder.Fault(
        kind: .badData, messages: table.diagnostics.map { .init(zh: $0.text(inChinese: true), en: $0.text()) }
      )
    }
    return table
  }

  private func cells(_ district: DistrictJSON) throws -> [RunDigest.Cell] {
    let columns = ["column", "row", "residents", "distance_m", "unserved_per_day"]
    let table = try table("cells.csv", columns)
    return try table.rows.map { row in
      let texts = columns.map { table.value($0, row)?.text ?? "" }
      guard let column = Int(texts[0]), let line = Int(texts[1]), let residents = Int(texts[2]),
        (0..<district.columns).contains(column), (0..<district.rows).contains(line),
        (0...1_000_000_000).contains(residents), let unserved = Self.number(texts[4]),
        texts[3].isEmpty || Self.number(texts[3]) != nil
      else {
        throw fault("cells.csv", "第 \(row[0].line) 行不是网格", "has a row that is no cell: line \(row[0].line)")
      }
      return .init(
        column: column, row: line, residents: residents, distanceM: Self.number(texts[3]),
        unservedPerDay: unserved)
    }
  }

  /// Values in the order of replications, by kind and id.
  private func byReplication() throws -> [String: [Double?]] {
    let columns = ["kind", "id", "replication", "value"]
    let table = try table("replications.csv", columns)
    var values: [String: [Double?]] = [:]
    for row in table.rows {
      let texts = columns.map { table.value($0, row)?.text ?? "" }
      let key = "\(texts[0]) \(texts[1])"
      guard Int(texts[2]) == values[key, default: []].count, texts[3].isEmpty || Self.number(texts[3]) != nil
      else {
        throw fault(
          "replications.csv", "第 \(row[0].line) 行的重复编号不是从 0 数起",
          "does not count replications from 0: line \(row[0].line)")
      }
      values[key, default: []].append(Self.number(texts[3]))
    }
    return values
  }

  private func inputs() throws -> [RunDigest.Input] {
    let columns = ["path", "value", "unit", "origin", "grade", "source"]
    let table = try table("inputs.csv", columns)
    return table.rows.map { row in
      let texts = columns.map { Self.plain(table.value($0, row)?.text ?? "") }
      return .init(
        path: texts[0], value: texts[1], unit: texts[2], origin: texts[3], grade: texts[4], source: texts[5])
    }
  }

  /// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func plain(_ text: String) -> String {
    guard text.hasPrefix("'"), let first = text.dropFirst().first(where: { $0 != " " }),
      "=+-@".contains(first)
    else { return text }
    return String(text.dropFirst())
  }

  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
