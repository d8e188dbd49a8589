import DistrictModel
import ScenarioFiles

/// A feature with its places in WGS-84.
struct PlacedFeature {
  let file: String
  /// Layer and number, for messages.
  let place: String
  let points: [Coordinate]
  let lines: [[Coordinate]]
  let areas: [[[Coordinate]]]
  /// Names and texts of its fields, in the order of the file; empty ones are left out.
  let values: [(name: String, text: String)]

  func value(_ name: String) -> String? { values.first { $0.name == name }?.text }
}

#if GDAL
  /// Reads files of features under the declared reference system.
  struct FeatureReading {
    private let request: ImportRequest
    private let reader: PlaceReader
    private let system: ReferenceSystem
    private var turned: TurnedAxes

    init(_ request: ImportRequest) throws(ImportFault) {
      self.request = request
      let system = try request.declaredSystem()
      self.system = system
      reader = try PlaceReader(system)
      turned = TurnedAxes(reader, request.frame, system)
    }

    mutating func features(_ log: inout ImportLog) throws(ImportFault) -> [PlacedFeature] {
      var features: [PlacedFeature] = []
      for path in request.files {
        _ = try FileText.status(of: path)
        let options = Self.options(of: path) + ForeignText.options(of: path)
        let file = try VectorFile(path, options: options, copy: ForeignText.copy(of: path, &log))
        var layer = try chosen(file)
        if file.driver == "ESRI Shapefile" {
          layer.findEncoding()
          if layer.isGB18030 { FileText.tell("GB 18030", path, &log) }
        }
        try system.hold(against: layer.ownSystem, of: path, &log)
        file.forgetComplaints()
        layer.forEachFeature { feature in
          if let placed = placed(feature, layer, path, &log) { features.append(placed) }
        }
        let complaint = file.complaint
        if !complaint.isEmpty {
          log.add(
            .suspected, "W1003", file: path, zh: "读到末尾前 GDAL 报告：\(complaint)",
            en: "GDAL complained before the end: \(complaint)")
        }
      }
      turned.tell(&log)
      return features
    }

    /// How tables name their coordinates.
    private static func options(of path: String) -> [String] {
      path.lowercased().hasSuffix(".csv")
        ? [
          "X_POSSIBLE_NAMES=lon,lng,longitude,x,经度", "Y_POSSIBLE_NAMES=lat,latitude,y,纬度",
          "KEEP_GEOM_COLUMNS=YES",
        ] : []
    }

    private func chosen(_ file: VectorFile) throws(ImportFault) -> VectorLayer {
      let layers = file.layers
      let names = layers.map(\.name)
      if let wanted = request.options.layer {
        if let layer = layers.first(where: { $0.name == wanted }) { return layer }
        throw .bad(
          file.path, "E1003", zh: "没有图层 '\(wanted)'", en: "there is no layer '\(wanted)'",
          help: NearestName.help(wanted, among: names) ?? Self.list(names))
      }
      guard let first = layers.first else {
        throw .bad(file.path, "E1004", zh: "没有任何图层", en: "there is no layer in it")
      }
      guard layers.count == 1 else {
        throw .bad(
          file.path, "E1005", zh: "有 \(layers.count) 个图层，请用 --layer 指定",
          en: "it has \(layers.count) layers: choose one with --layer", help: Self.list(names))
      }
      return first
    }

    private static func list(_ names: [String]) -> BilingualText {
      let text = names.joined(separator: ", ")
      return BilingualText(zh: text, en: text)
    }

    private mutating func placed(
      _ feature: VectorFeature, _ layer: VectorLayer, _ path: String, _ log: inout ImportLog
    ) -> PlacedFeature? {
      let place = "\(layer.name) #\(feature.id)"
      guard let shape = feature.shape else {
        log.count(found: 1)
        log.add(.dropped, "W1005", file: path, place: place, zh: "没有几何", en: "it has no geometry")
        return nil
      }
      var isWhole = true
      func read(_ line: VectorShape.Line) -> [Coordinate] {
        let places = reader.places(line)
        if places.contains(where: { $0 == nil }) { isWhole = false }
        return places.compactMap(\.self)
      }
      let points = read(shape.points)
      let lines = shape.lines.map(read)
      let areas = shape.areas.map { $0.map(read) }
      let first = (shape.points + shape.lines.joined() + shape.areas.joined().joined()).first
      if let first {
        let place = isWhole ? points.first ?? lines.joined().first ?? areas.joined().joined().first : nil
        turned.look(first.x, first.y, read: place, file: path)
      }
      guard isWhole else {
        let text = first.map { "\($0.x), \($0.y)" } ?? ""
        log.count(found: 1)
        log.add(
          .dropped, "W1006", file: path, place: place, zh: "坐标 \(text) 不在 \(system.name) 的范围内",
          en: "its coordinates (\(text)) are none of \(system.name)")
        return nil
      }
      let values = layer.fields.enumerated().compactMap { row, name in
        feature.text(row).map { (name: name, text: $0) }
      }
      return PlacedFeature(
        file: path, place: place, points: points, lines: lines, areas: areas, values: values)
    }
  }
#endif
