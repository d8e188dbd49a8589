import DistrictModel
import ScenarioFiles

/// The outline of the district from any file of areas.
struct BoundaryImporter: Importer {
  let format = "boundary"
  let about = BilingualText(
    zh: "规划边界：Shapefile、GeoPackage、GeoJSON、FlatGeobuf 等面图层",
    en: "the outline: areas of a Shapefile, GeoPackage, GeoJSON, FlatGeobuf and whatever GDAL reads")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    #if GDAL
      // A new outline may lie elsewhere than the one that stands.
      var free = request
      free.frame.boundary = nil
      var reading = try FeatureReading(free)
      let features = try reading.features(&log)
      var polygons: [[[Coordinate]]] = []
      for feature in features {
        log.count(found: 1)
        guard !feature.areas.isEmpty else {
          log.add(
            .dropped, "W1011", file: feature.file, place: feature.place, zh: "不是面要素",
            en: "this feature is no area")
          continue
        }
        let others = feature.points.count + feature.lines.count
        if others > 0 {
          log.add(
            .changed, "W1018", file: feature.file, place: feature.place, zh: "其中 \(others) 个点、线未采用",
            en: "\(others) points and lines in it are left out")
        }
        let before = polygons.count
        var slips: [Slip] = []
        for area in feature.areas {
          if let rings = rings(area, &slips) { polygons.append(rings) }
        }
        let isKept = polygons.count > before
        if isKept { log.count(kept: 1) }
        // A feature is dropped at most once, and only as a whole.
        var isCounted = false
        for slip in slips {
          let isDropped = slip.endsArea && !isKept
          let kind: ImportLog.Kind = !isDropped ? .changed : isCounted ? .noted : .dropped
          log.add(kind, slip.code, file: feature.file, place: feature.place, zh: slip.zh, en: slip.en)
          isCounted = isCounted || isDropped
        }
      }
      guard !polygons.isEmpty else {
        throw .bad(
          request.files[0], "E1011", zh: "没有可用作边界的面", en: "there is no area in it that can be an outline")
      }
      return Imported(
        files: [.init(path: "data/boundary.geojson", text: Self.geoJSON(polygons))],
        settings: [
          ScenarioSetting(
            "district.boundary", [.init("file", "data/boundary.geojson"), .init("datum", "WGS-84")])
        ])
    #else
      throw .missingLibrary
    #endif
  }

  /// Why an area, or a hole of one, is left out.
  private struct Slip {
    let code: String
    let zh: String
    let en: String
    var endsArea = true
  }

  /// Rings without their closing point, or `nil` with a slip.
  private func rings(_ area: [[Coordinate]], _ slips: inout [Slip]) -> [[Coordinate]]? {
    var rings: [[Coordinate]] = []
    for (number, given) in area.enumerated() {
      var ring: [Coordinate] = []
      for place in given where ring.last != place { ring.append(place) }
      if ring.count > 1, ring.first == ring.last { ring.removeLast() }
      guard ring.count >= 3 else {
        slips.append(
          Slip(
            code: "W1012", zh: "一个环少于三个不同的点，\(number == 0 ? "该面未采用" : "该孔未采用")",
            en:
              "a ring has fewer than three different points; the \(number == 0 ? "area" : "hole") is left out",
            endsArea: number == 0))
        if number == 0 { return nil }
        continue
      }
      rings.append(ring)
    }
    guard let outer = rings.first else { return nil }
    let projection = TransverseMercator(zone: TransverseMercator.zone(of: outer[0]))
    let polygon = Polygon(
      outer: outer.map(projection.project), holes: rings.dropFirst().map { $0.map(projection.project) })
    if let crossing = polygon.firstCrossing() {
      let at = projection.unproject(crossing)
      let place = "\((at.longitude * 1e5).rounded() / 1e5), \((at.latitude * 1e5).rounded() / 1e5)"
      slips.append(Slip(code: "W1013", zh: "面在 \(place) 处自相交", en: "the area crosses itself at \(place)"))
      return nil
    }
    guard polygon.area > 0 else {
      slips.append(Slip(code: "W1014", zh: "面不围成面积", en: "the area encloses nothing"))
      return nil
    }
    return rings
  }

  static func geoJSON(_ polygons: [[[Coordinate]]]) -> String {
    let parts = polygons.map { rings in
      let texts = rings.map { ring in
        let points = (ring + [ring[0]]).map {
          "[\(CSVField.degrees($0.longitude)), \(CSVField.degrees($0.latitude))]"
        }
        return "[" + points.joined(separator: ", ") + "]"
      }
      return "[" + texts.joined(separator: ",\n      ") + "]"
    }
    return """
      {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [
        \(parts.joined(separator: ",\n    "))
      ]}}

      """
  }
}
