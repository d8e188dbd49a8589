import DistrictModel
import ScenarioFiles

/// Stations of a list as the table a scenario reads: standing ones under `district.sites.existing`, or candidates.
struct StationTable {
  private let request: ImportRequest
  private let category: String
  private let types: [ChargerType]
  static let most = 100_000

  /// - Throws: `usage` where the category is unknown, or must be chosen and was not.
  init(_ request: ImportRequest) throws(ImportFault) {
    self.request = request
    category = try SiteTable.category(request)
    types = request.frame.chargerTypes
  }

  func imported(_ stations: [ImportedStation], _ log: inout ImportLog) throws(ImportFault) -> Imported {
    var checks = try PlaceChecks(request)
    var choice = ChargerChoice(types)
    var rows: [[String]] = []
    var strangers: [String: (count: Int, file: String)] = [:]
    let operators = Dictionary(
      request.frame.operators.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    for station in stations {
      guard checks.keeps(station.id, at: station.place, file: station.file, where: station.spot, &log),
        let row = row(station, &choice, &log)
      else {
        for spot in station.otherSpots {
          log.add(
            .dropped, "W1074", file: station.file, place: spot, zh: "与 \(station.spot) 同属一站，该站未采用",
            en: "it is part of the station of \(station.spot), which was dropped")
        }
        continue
      }
      log.count(kept: 1 + station.otherSpots.count)
      let known = operators[station.operatorName.lowercased()]
      if known == nil, !station.operatorName.isEmpty {
        strangers[station.operatorName, default: (0, station.file)].count += 1
      }
      rows.append(
        row + (request.options.asCandidates ? [] : [known ?? "", station.openedYear.map(String.init) ?? ""]))
    }
    choice.tell(&log)
    tell(strangers, &log)
    checks.suspicions(file: request.files[0], &log)
    guard !rows.isEmpty else {
      throw .bad(
        request.files[0], "E1072", zh: "没有可用的充电站：\(log.found) 条记录均被舍去",
        en: "no station is left: all \(log.found) records were dropped",
        help: .init(zh: "原因见上；也请核对 --datum", en: "the reasons stand above; look at --datum as well"))
    }
    return result(rows)
  }

  private func result(_ rows: [[String]]) -> Imported {
    var columns = ["id", "name_zh", "name_en", "category", "lon", "lat", "capacity_chargers"]
    let isCandidate = request.options.asCandidates
    if !isCandidate { columns += types.map { "chargers_\($0.id)" } + ["operator", "opened_year"] }
    let path = isCandidate ? "data/sites.csv" : "data/existing.csv"
    let key = isCandidate ? "district.sites.list" : "district.sites.existing"
    return Imported(
      files: [.init(path: path, text: CSVField.table(columns, rows))],
      settings: [ScenarioSetting(key, [.init("file", path), .init("datum", "WGS-84")])])
  }

  /// A row up to its chargers, or `nil` with a word in the log.
  private func row(_ station: ImportedStation, _ choice: inout ChargerChoice, _ log: inout ImportLog)
    -> [String]?
  {
    var head = [
      station.id, station.nameZh, station.nameEn, category, CSVField.degrees(station.place.longitude),
      CSVField.degrees(station.place.latitude),
    ]
    let bays = station.bays.flatMap { (1...Self.most).contains($0) ? $0 : nil }
    if request.options.asCandidates {
      let listed = station.chargers.reduce(0) { $0 + min($1.count, Self.most) }
      head.append(String(bays ?? ((1...Self.most).contains(listed) ? listed : request.options.capacity)))
      return head
    }
    guard let counts = choice.counts(of: station, &log) else {
      log.add(
        .dropped, "W1030", file: station.file, place: station.spot, zh: "'\(station.id)' 没有可计入的充电桩",
        en: "'\(station.id)' has no charger that can be counted")
      return nil
    }
    let total = counts.reduce(0, +)
    guard total <= Self.most else {
      log.add(
        .dropped, "W1033", file: station.file, place: station.spot,
        zh: "'\(station.id)' 有 \(total) 台，超过 \(Self.most) 台",
        en: "'\(station.id)' has \(total) chargers, more than \(Self.most)")
      return nil
    }
    head.append(String(max(total, bays ?? 0)))
    return head + counts.map(String.init)
  }

  private func tell(_ strangers: [String: (count: Int, file: String)], _ log: inout ImportLog) {
    for (name, entry) in strangers.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      log.add(
        .changed, "W1036", file: entry.file,
        zh: "\(entry.count) 座站的运营商 '\(name)' 不在 charging.operators 中，留空",
        en: "operator '\(name)' is not among charging.operators and left empty; stations: \(entry.count)")
    }
  }
}
