import DistrictModel
import ScenarioFiles

/// Roads, and candidate sites by tag, from an extract of OpenStreetMap.
struct OpenStreetMapImporter: Importer {
  let format = "osm"
  let about = BilingualText(
    zh: "OpenStreetMap 提取（.osm.pbf、.osm）：路网；按 --tag 取候选站址，按 --existing 取现状充电站",
    en:
      "an extract of OpenStreetMap (.osm.pbf, .osm): roads, candidate sites by --tag, standing stations by --existing"
  )
  /// The format fixes it: WGS-84.
  let needsSystem = false

  /// How far outside the district roads are kept, for ways along its edge.
  private static let marginM = 2000.0

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    #if GDAL
      if let declared = request.system, declared != .datum(.wgs84) {
        throw .usage(
          .init(
            zh: "OpenStreetMap 的坐标总是 WGS-84，不是 \(declared.name)",
            en: "OpenStreetMap is always in WGS-84, not in \(declared.name)"))
      }
      guard let boundary = request.frame.boundary else { throw PlaceChecks.noOutline(request) }
      let wanted = try OpenStreetMapTag.list(request)
      var extract = OpenStreetMapExtract(
        window: OpenStreetMapWindow(boundary, request.frame.projection, marginM: Self.marginM))
      for path in request.files { try extract.read(path, wanted, request.options, &log) }
      extract.tell(request.files[0], &log)
      var imported = try roads(extract, request, &log)
      if !wanted.isEmpty {
        try add(isEmpty: extract.sites.isEmpty, to: &imported, file: request.files[0], &log) {
          log throws(ImportFault) in try SiteTable.imported(extract.sites, request, &log)
        }
      }
      if request.options.existing != nil {
        try add(isEmpty: extract.stations.isEmpty, to: &imported, file: request.files[0], &log) {
          log throws(ImportFault) in
          var asking = request
          asking.system = .datum(.wgs84)
          asking.options.category = request.options.existing
          return try StationTable(asking).imported(extract.stations, &log)
        }
      }
      return imported
    #else
      throw .missingLibrary
    #endif
  }

  #if GDAL
    /// Places beside the roads: where none is left, that is told and the roads stay.
    private func add(
      isEmpty: Bool, to imported: inout Imported, file: String, _ log: inout ImportLog,
      _ places: (inout ImportLog) throws(ImportFault) -> Imported
    ) throws(ImportFault) {
      var message = BilingualText(zh: "没有符合的地点", en: "no place has the wanted tag")
      if !isEmpty {
        do throws(ImportFault) {
          let more = try places(&log)
          imported.files += more.files
          imported.settings += more.settings
          return
        } catch {
          guard case .badData = error else { throw error }
          message = BilingualText(zh: "符合的地点均被舍去", en: "every place with the wanted tag was dropped")
        }
      }
      log.add(
        .noted, "W1059", file: file, zh: message.zh + "；只导入道路", en: message.en + "; only roads are imported")
    }

    private func roads(
      _ extract: OpenStreetMapExtract, _ request: ImportRequest, _ log: inout ImportLog
    ) throws(ImportFault) -> Imported {
      let file = request.files[0]
      var builder = RoadBuilder(extract.lines, projection: request.frame.projection)
      let leftM = builder.keepLargestPart()
      guard builder.links.count > 0 || extract.lines.isEmpty else {
        throw .bad(
          file, "E1053", zh: "有 \(extract.lines.count) 条道路，但没有一处可以去而复返",
          en: "there are \(extract.lines.count) roads, but from no place is there a way there and back",
          help: .init(zh: "提取范围是否过小，单行道是否断开？", en: "is the extract too small, or are one-ways cut off?"))
      }
      guard builder.links.count > 0 else {
        throw .bad(
          file, "E1051", zh: "区内及周边没有可行车的道路", en: "there is no road for cars in the district or near it",
          help: .init(zh: "该提取是否覆盖本区？", en: "does the extract cover the district?"))
      }
      let kept = Set(builder.links.map(\.line))
      for line in extract.lines where !kept.contains(line.id) {
        log.add(
          .dropped, "W1051", file: file, place: "way-\(line.id)", zh: "与主路网不互通",
          en: "it cannot be reached from the other roads and back")
      }
      log.count(kept: kept.count)
      if leftM >= 1 {
        log.add(
          .noted, "W1060", file: file, zh: "不互通的道路与路段共 \(CSVField.short(leftM / 1000)) km，未采用",
          en:
            "roads and parts of roads that lead nowhere and back: \(CSVField.short(leftM / 1000)) km, left out"
        )
      }
      let nodes = builder.places.enumerated().map { number, place in
        ["\(number + 1)", CSVField.degrees(place.longitude), CSVField.degrees(place.latitude)]
      }
      let links = builder.links.map { link -> [String] in
        let isBack = link.road.direction == .backward
        return [
          link.id, "\((isBack ? link.to : link.from) + 1)", "\((isBack ? link.from : link.to) + 1)",
          link.road.direction == .both ? "0" : "1", CSVField.short(link.lengthM), link.road.facility,
          CSVField.short(link.road.speedKmPerHour),
        ]
      }
      log.add(
        .noted, "W1052", file: file,
        zh:
          "\(nodes.count) 个路口，\(links.count) 条路段，共 \(CSVField.short(builder.links.reduce(0) { $0 + $1.lengthM } / 1000)) km",
        en:
          "\(nodes.count) nodes, \(links.count) links, \(CSVField.short(builder.links.reduce(0) { $0 + $1.lengthM } / 1000)) km in all"
      )
      let (nodesPath, linksPath) = ("data/roads-nodes.csv", "data/roads-links.csv")
      return Imported(
        files: [
          .init(path: nodesPath, text: CSVField.table(["node_id", "x_coord", "y_coord"], nodes)),
          .init(
            path: linksPath,
            text: CSVField.table(
              ["link_id", "from_node_id", "to_node_id", "directed", "length", "facility_type", "free_speed"],
              links)),
        ],
        settings: [
          ScenarioSetting(
            "roads",
            [
              .init("nodes", nodesPath), .init("links", linksPath), .init("datum", "WGS-84"),
              .init("length_unit", "m"),
            ])
        ])
    }
  #endif
}

/// A tag that marks candidate sites, and their category.
struct OpenStreetMapTag: Hashable {
  var key: String
  /// `*` for any.
  var value: String
  var category: String

  /// - Throws: `usage` where a tag is not `key=value:category` or names no category of the scenario.
  static func list(_ request: ImportRequest) throws(ImportFault) -> [OpenStreetMapTag] {
    var tags: [OpenStreetMapTag] = []
    for text in request.options.tags {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .usage(
          .init(
            zh: "--tag 应为 键=值:类别，如 amenity=parking:public-parking；实为 '\(text)'",
            en: "--tag is key=value:category, such as amenity=parking:public-parking; found '\(text)'"))
      }
      let colon = parts[1].lastIndex(of: ":")
      var options = request.options
      options.category = colon.map { String(parts[1][parts[1].index(after: $0)...]) } ?? options.category
      var asking = request
      asking.options = options
      let category = try SiteTable.category(asking)
      tags.append(
        OpenStreetMapTag(
          key: parts[0], value: colon.map { String(parts[1][..<$0]) } ?? parts[1], category: category))
    }
    return tags
  }
}
