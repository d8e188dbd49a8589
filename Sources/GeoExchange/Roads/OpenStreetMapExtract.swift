#if GDAL
  import DistrictModel

  /// The part of the plane an extract is read for.
  struct OpenStreetMapWindow {
    private let low: Coordinate
    private let high: Coordinate

    init(_ boundary: Boundary, _ projection: TransverseMercator, marginM: Double) {
      let extent = boundary.extent ?? (MetricPoint(x: 0, y: 0), MetricPoint(x: 0, y: 0))
      let corners = [
        MetricPoint(x: extent.low.x - marginM, y: extent.low.y - marginM),
        MetricPoint(x: extent.low.x - marginM, y: extent.high.y + marginM),
        MetricPoint(x: extent.high.x + marginM, y: extent.low.y - marginM),
        MetricPoint(x: extent.high.x + marginM, y: extent.high.y + marginM),
      ].map(projection.unproject)
      low = Coordinate(
        longitude: corners.map(\.longitude).min() ?? 0, latitude: corners.map(\.latitude).min() ?? 0)
      high = Coordinate(
        longitude: corners.map(\.longitude).max() ?? 0, latitude: corners.map(\.latitude).max() ?? 0)
    }

    func contains(_ place: Coordinate) -> Bool {
      place.longitude >= low.longitude && place.longitude <= high.longitude
        && place.latitude >= low.latitude && place.latitude <= high.latitude
    }
  }

  /// What is taken from an extract, and the counts of what is not.
  struct OpenStreetMapExtract {
    private(set) var lines: [RoadLine] = []
    private(set) var sites: [(category: String, site: ImportedSite)] = []
    private(set) var stations: [ImportedStation] = []
    private let window: OpenStreetMapWindow
    private var outside = 0
    /// Ways and places of the files before: extracts overlap.
    private var seen: Set<String> = []
    private var repeated = 0
    private var oddSpeeds = 0
    private var notForCars: [String: Int] = [:]
    /// Places of the kinds a planner asks for that no tag took.
    private var others: [String: Int] = [:]
    private static let charging = "amenity=charging_station"
    private static let known = [
      charging, "amenity=fuel", "amenity=parking", "amenity=bus_station",
    ]

    init(window: OpenStreetMapWindow) { self.window = window }

    mutating func read(
      _ path: String, _ wanted: [OpenStreetMapTag], _ options: ImportOptions, _ log: inout ImportLog
    ) throws(ImportFault) {
      _ = try FileText.status(of: path)
      let file = try VectorFile(path, drivers: ["OSM"])
      file.forgetComplaints()
      var keys: [String: [String]] = [:]
      file.forEachFeature { feature, layer in
        if keys[layer] == nil { keys[layer] = feature.fields }
        take(OpenStreetMapFeature(feature, layer, keys[layer] ?? []), path, wanted, options, &log)
      }
      let complaint = file.complaint
      guard complaint.isEmpty else {
        throw .bad(
          path, "E1052", zh: "文件不完整或有误：\(complaint)", en: "the file is cut short or damaged: \(complaint)",
          help: complaint.contains("compressed ratio")
            ? .init(
              zh: "压缩比过高被拒绝：用 osmium cat -f pbf,pbf_compression=none 重新打包",
              en: "it is packed too well to be trusted: repack it with osmium cat -f pbf,pbf_compression=none"
            )
            : nil)
      }
    }

    private mutating func take(
      _ feature: OpenStreetMapFeature, _ path: String, _ wanted: [OpenStreetMapTag],
      _ options: ImportOptions, _ log: inout ImportLog
    ) {
      if feature.layer == "lines", feature.tag("highway") != nil { return road(feature, &log) }
      guard ["points", "multipolygons"].contains(feature.layer) else { return }
      guard
        let tag = wanted.first(where: { tag in
          feature.tag(tag.key).map { tag.value == "*" || tag.value == $0 } ?? false
        })
      else {
        let amenity = "amenity=\(feature.tag("amenity") ?? "")"
        if amenity == Self.charging, options.existing != nil {
          log.count(found: 1)
          if isNew(feature.spot), let station = OpenStreetMapStation.read(feature, path, &log) {
            stations.append(station)
          }
        } else if Self.known.contains(amenity) {
          others[amenity, default: 0] += 1
        }
        return
      }
      log.count(found: 1)
      guard isNew(feature.spot) else { return }
      guard let place = feature.place else {
        log.add(.dropped, "W1005", file: path, place: feature.spot, zh: "没有几何", en: "it has no geometry")
        return
      }
      let told = feature.tag("capacity").flatMap { Int($0) }
      let spaces = told.flatMap { (1...1_000_000).contains($0) ? $0 : nil }
      if let told, spaces == nil {
        log.add(
          .changed, "W1058", file: path, place: feature.spot,
          zh: "车位数 \(told) 不可用，按 \(options.capacity) 台计",
          en: "\(told) parking spaces cannot be; \(options.capacity) chargers are taken")
      }
      let chargers = spaces.map { max(1, Int((Double($0) * options.chargersPerSpace).rounded())) }
      sites.append(
        (
          tag.category,
          ImportedSite(
            id: feature.spot, nameZh: feature.tag("name:zh") ?? feature.tag("name") ?? feature.spot,
            nameEn: feature.tag("name:en") ?? "", place: place,
            capacity: min(100_000, chargers ?? options.capacity),
            file: path, spot: feature.spot)
        ))
    }

    private mutating func road(_ feature: OpenStreetMapFeature, _ log: inout ImportLog) {
      log.count(found: 1)
      guard isNew("way-\(feature.id)") else { return }
      guard let road = OpenStreetMapRoad(feature.tag) else {
        notForCars[feature.tag("highway") ?? "", default: 0] += 1
        return
      }
      let places = feature.line
      guard places.count >= 2, places.contains(where: window.contains) else {
        outside += 1
        return
      }
      if let speed = feature.tag("maxspeed"), speed.first?.isNumber == true || speed.hasPrefix("-"),
        OpenStreetMapRoad.speed(speed) == nil
      {
        oddSpeeds += 1
      }
      lines.append(RoadLine(id: feature.id, road: road, places: places))
    }

    private mutating func isNew(_ spot: String) -> Bool {
      let isNew = seen.insert(spot).inserted
      if !isNew { repeated += 1 }
      return isNew
    }

    /// What was left aside, by kind.
    func tell(_ file: String, _ log: inout ImportLog) {
      for (kind, count) in notForCars.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        log.add(
          .dropped, "W1053", file: file, place: "highway=\(kind)", records: count,
          zh: "\(count) 条不供机动车通行或为内部道路",
          en: "\(count) ways are not for cars, closed or service roads")
      }
      if outside > 0 {
        log.add(
          .dropped, "W1054", file: file, records: outside, zh: "\(outside) 条道路在区外",
          en: "\(outside) roads lie outside the district")
      }
      if repeated > 0 {
        log.add(
          .dropped, "W1056", file: file, records: repeated, zh: "\(repeated) 个对象在前面已有（提取范围重叠），只取一次",
          en: "\(repeated) objects stood before, as in extracts that overlap; each is taken once")
      }
      if oddSpeeds > 0 {
        log.add(
          .changed, "W1057", file: file, zh: "\(oddSpeeds) 条道路的 maxspeed 不可用，按道路等级取值",
          en: "maxspeed of \(oddSpeeds) roads cannot be read; the usual speed of their class is taken")
      }
      for (tag, count) in others.sorted(by: { $0.key < $1.key }) {
        log.add(
          .noted, "W1055", file: file, place: tag,
          zh: "另有 \(count) 处；用 --tag \(tag):类别 取为候选站址"
            + (tag == Self.charging ? "，用 --existing 类别 取为现状站" : ""),
          en: "\(count) places more; --tag \(tag):CATEGORY takes them as candidate sites"
            + (tag == Self.charging ? ", --existing CATEGORY as standing stations" : ""))
      }
    }
  }

  /// A feature of an extract with all its tags.
  struct OpenStreetMapFeature {
    let layer: String
    private let feature: VectorFeature
    private let keys: [String]
    private let pairs: [(key: String, value: String)]

    init(_ feature: VectorFeature, _ layer: String, _ keys: [String]) {
      self.feature = feature
      self.layer = layer
      self.keys = keys
      let rest = keys.firstIndex(of: "other_tags").flatMap { feature.text($0) }
      pairs = rest.map(OpenStreetMapRoad.pairs) ?? []
    }

    func tag(_ key: String) -> String? {
      if let column = keys.firstIndex(of: key) { return feature.text(column) }
      return pairs.first { $0.key == key }?.value
    }

    /// All tags, in the order of the file.
    var tags: [(key: String, value: String)] {
      keys.indices.compactMap { column in feature.text(column).map { (keys[column], $0) } } + pairs
    }

    /// Number of the node, way or relation.
    var id: String { tag("osm_id") ?? tag("osm_way_id") ?? "\(feature.id)" }

    /// The same with its kind, so that a node and a way of one number are two.
    var spot: String {
      let kind = layer == "points" ? "node" : tag("osm_id") == nil ? "way" : "relation"
      return "\(kind)-\(id)"
    }

    var line: [Coordinate] {
      (feature.shape?.lines.first ?? []).map { Coordinate(longitude: $0.x, latitude: $0.y) }.filter(\.isValid)
    }

    var place: Coordinate? {
      guard let shape = feature.shape else { return nil }
      if let point = shape.points.first {
        let place = Coordinate(longitude: point.x, latitude: point.y)
        return place.isValid ? place : nil
      }
      guard let area = shape.areas.first else { return nil }
      let rings = area.map { $0.map { Coordinate(longitude: $0.x, latitude: $0.y) }.filter(\.isValid) }
      return SitesImporter.inside(rings)
    }
  }
#endif
