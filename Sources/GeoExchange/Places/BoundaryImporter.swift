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
        let before = polygons.count
        for area in feature.areas {
          if let rings = rings(area, feature, &log) { polygons.append(rings) }
        }
        if polygons.count > before { log.count(kept: 1) }
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

  /// Rings without their closing point, or `nil` with a word in the log.
  private func rings(_ area: [[Coordinate]], _ feature: PlacedFeature, _ log: inout ImportLog)
    -> [[Coordinate]]?
  {
    var rings: [[Coordinate]] = []
    for (number, given) in area.enumerated() {
      var ring: [Coordinate] = []
      for place in given where ring.last != place { ring.append(place) }
      if ring.count > 1, ring.first == ring.last { ring.removeLast() }
      guard ring.count >= 3 else {
        log.add(
          number == 0 ? .dropped : .changed, "W1012", file: feature.file, place: feature.place,
          zh: "一个环少于三个不同的点，\(number == 0 ? "该面未采用" : "该孔未采用")",
          en: "a ring has fewer than three different points; the \(number == 0 ? "area" : "hole") is left out"
        )
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
      log.add(
        .dropped, "W1013", file: feature.file, place: feature.place, zh: "面在 \(place) 处自相交",
        en: "the area crosses itself at \(place)")
      return nil
    }
    guard polygon.area > 0 else {
      log.add(
        .dropped, "W1014", file: feature.file, place: feature.place, zh: "面不围成面积",
        en: "the area encloses nothing")
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
