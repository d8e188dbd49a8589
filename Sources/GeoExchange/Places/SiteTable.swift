import DistrictModel
import ScenarioFiles

/// A place that could hold a station, as a file gives it.
struct ImportedSite {
  var id: String
  var nameZh: String
  var nameEn = ""
  var place: Coordinate
  var capacity: Int
  var file: String
  /// Line, feature or record, for messages.
  var spot: String
}

/// Candidate sites as the table a scenario reads.
enum SiteTable {
  /// The category chosen on the command line, or the scenario's only one.
  ///
  /// - Throws: `usage` where it is unknown, or must be chosen and was not.
  static func category(_ request: ImportRequest) throws(ImportFault) -> String {
    let known = request.frame.categories
    let list = known.joined(separator: ", ")
    if let given = request.options.category {
      guard known.contains(given) else {
        let near = NearestName.to(given, among: known)
        throw .usage(
          .init(
            zh: "方案没有站址类别 '\(given)'\(near.map { "；是否为 '\($0)'？" } ?? "")（现有：\(list)）",
            en:
              "the scenario has no site category '\(given)'\(near.map { "; did you mean '\($0)'?" } ?? "") (there are: \(list))"
          ))
      }
      return given
    }
    guard known.count == 1 else {
      throw .usage(
        .init(
          zh: "用 --category 指定站址类别（现有：\(list)）",
          en: "choose the site category with --category (there are: \(list))"))
    }
    return known[0]
  }

  /// The table under `district.sites.list`, of what lies inside the district.
  static func imported(
    _ sites: [(category: String, site: ImportedSite)], _ request: ImportRequest, _ log: inout ImportLog
  ) throws(ImportFault) -> Imported {
    var checks = try PlaceChecks(request)
    var rows: [[String]] = []
    for (category, site) in sites {
      guard checks.keeps(site.id, at: site.place, file: site.file, where: site.spot, &log) else { continue }
      log.count(kept: 1)
      rows.append([
        site.id, site.nameZh, site.nameEn, category, CSVField.degrees(site.place.longitude),
        CSVField.degrees(site.place.latitude), String(site.capacity),
      ])
    }
    checks.suspicions(file: request.files[0], &log)
    guard !rows.isEmpty else {
      throw .bad(
        request.files[0], "E1007", zh: "没有可用的站址：\(log.count(of: .dropped)) 条记录均被舍去",
        en: "no site is left: all \(log.count(of: .dropped)) records were dropped")
    }
    let path = "data/sites.csv"
    let columns = ["id", "name_zh", "name_en", "category", "lon", "lat", "capacity_chargers"]
    return Imported(
      files: [.init(path: path, text: CSVField.table(columns, rows))],
      settings: [ScenarioSetting("district.sites.list", [.init("file", path), .init("datum", "WGS-84")])])
  }
}
