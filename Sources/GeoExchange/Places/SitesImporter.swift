import DistrictModel
import ScenarioFiles

/// Candidate sites from points, or from areas by a point inside them.
struct SitesImporter: Importer {
  let format = "sites"
  let about = BilingualText(
    zh: "候选站址：任何 GDAL 可读的点（面取其内部一点）",
    en: "candidate sites: points of whatever GDAL reads; areas by a point inside them")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    #if GDAL
      let category = try SiteTable.category(request)
      var reading = try FeatureReading(request)
      let features = try reading.features(&log)
      let names = SiteColumns(request.options)
      var sites: [(category: String, site: ImportedSite)] = []
      for feature in features {
        log.count(found: 1)
        guard let place = Self.place(of: feature) else {
          log.add(
            .dropped, "W1015", file: feature.file, place: feature.place, zh: "既不是点也不是面",
            en: "this feature is neither a point nor an area")
          continue
        }
        Self.tellParts(of: feature, &log)
        if let site = names.site(of: feature, number: sites.count + 1, at: place, &log) {
          sites.append((category, site))
        }
      }
      return try SiteTable.imported(sites, request, &log)
    #else
      throw .missingLibrary
    #endif
  }

  /// A site is one place: what else a feature has is told.
  private static func tellParts(of feature: PlacedFeature, _ log: inout ImportLog) {
    let parts = feature.points.count + feature.lines.count + feature.areas.count
    guard parts > 1 else { return }
    let (zh, en) = feature.points.isEmpty ? ("面", "area") : ("点", "point")
    log.add(
      .changed, "W1017", file: feature.file, place: feature.place, zh: "由 \(parts) 部分组成，只取第一个\(zh)",
      en: "it has \(parts) parts; the first \(en) alone becomes a site")
  }

  /// The point of a feature; of an area one inside it.
  static func place(of feature: PlacedFeature) -> Coordinate? {
    if let point = feature.points.first { return point }
    return feature.areas.first.flatMap(inside)
  }

  /// The middle of the longest stretch inside an area half-way between its south and its north: never outside, as a centre of
  /// gravity may be.
  static func inside(_ rings: [[Coordinate]]) -> Coordinate? {
    guard let outer = rings.first, let south = outer.map(\.latitude).min(),
      let north = outer.map(\.latitude).max(), south < north
    else { return nil }
    let height = (south + north) / 2
    var crossings: [Double] = []
    for ring in rings {
      guard var previous = ring.last else { continue }
      for corner in ring {
        if (previous.latitude > height) != (corner.latitude > height) {
          let share = (height - previous.latitude) / (corner.latitude - previous.latitude)
          crossings.append(previous.longitude + share * (corner.longitude - previous.longitude))
        }
        previous = corner
      }
    }
    crossings.sort()
    let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
    guard let longest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return nil }
    return Coordinate(longitude: (longest.0 + longest.1) / 2, latitude: height)
  }
}

/// Which columns of a foreign table say what.
struct SiteColumns {
  private let options: ImportOptions
  private static let ids = ["id", "fid", "code", "osm_id", "编号", "代码"]
  private static let names = ["name_zh", "name", "名称", "站名", "name:zh"]
  private static let capacities = ["capacity_chargers", "capacity", "spaces", "车位数", "容量"]

  init(_ options: ImportOptions) { self.options = options }

  func site(
    of feature: PlacedFeature, number: Int, at place: Coordinate, _ log: inout ImportLog
  ) -> ImportedSite? {
    let id = cleaned(options.idColumn, Self.ids, feature, &log) ?? "\(number)"
    let name = cleaned(options.nameColumn, Self.names, feature, &log) ?? id
    var capacity = options.capacity
    if let given = text(options.capacityColumn, Self.capacities, feature) {
      if let number = Numeral.decimal(given), (1...100_000).contains(number) {
        capacity = Int(number)
      } else {
        log.add(
          .changed, "W1016", file: feature.file, place: feature.place,
          zh: "容量 '\(given.prefix(40))' 不是 1 至 100000 的数，改用 \(capacity)",
          en: "capacity '\(given.prefix(40))' is no number from 1 to 100000; \(capacity) is taken")
      }
    }
    return ImportedSite(
      id: id, nameZh: name,
      nameEn: CleanText.clean(feature.value("name_en") ?? feature.value("name:en") ?? ""), place: place,
      capacity: capacity, file: feature.file, spot: feature.place)
  }

  /// A text as one field of a table holds it, with a word in the log where that is not what stands in the file.
  private func cleaned(
    _ chosen: String?, _ usual: [String], _ feature: PlacedFeature, _ log: inout ImportLog
  ) -> String? {
    guard let given = text(chosen, usual, feature) else { return nil }
    let clean = CleanText.clean(given)
    if clean != PlainNumber.trimmed(given) { CleanText.tell(clean, feature.file, feature.place, &log) }
    return clean.isEmpty ? nil : clean
  }

  private func text(_ chosen: String?, _ usual: [String], _ feature: PlacedFeature) -> String? {
    let columns = chosen.map { [$0] } ?? usual
    for column in columns {
      let named = feature.values.first { $0.name.lowercased() == column.lowercased() }
      if let named, !named.text.isEmpty { return named.text }
    }
    return nil
  }
}
