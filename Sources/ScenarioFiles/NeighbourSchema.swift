import DistrictModel

extension ScenarioSchema {
  /// A public charging station of a neighbouring district.
  static var neighbour: [Field<ScenarioDraft.NeighbourDraft>] {
    let root = ScenarioDraft.NeighbourDraft()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .number(
        "longitude", \.longitude, -180...180, About("经度", "longitude", unit: "°").required, in: root),
      .number("latitude", \.latitude, -84...84, About("纬度", "latitude", unit: "°").required, in: root),
      .choice("datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: root),
      .integer(
        "connectors", \.connectors, 1...10_000, About("直流枪数", "connectors, direct current").required, in: root
      ),
      .number(
        "power_kw", \.powerKW, 0.5...3000, About("单枪额定功率", "rated power of a connector", unit: "kW").required,
        in: root),
    ]
  }
}

extension ScenarioLoading {
  /// The stations outside, in the plane of the outline that was read.
  func neighbours(
    _ drafts: [ScenarioDraft.NeighbourDraft], _ reader: ScenarioReader, _ boundary: Boundary,
    _ scenario: inout Scenario
  ) {
    for draft in drafts {
      let path = "charging.neighbours.\(draft.id)"
      let coordinate = draft.datum.toWGS84(Coordinate(longitude: draft.longitude, latitude: draft.latitude))
      let point = scenario.district.projection.project(coordinate)
      if boundary.contains(point) {
        reader.complain(
          "E0760", path: "\(path).longitude", zh: "\(path)：区外站点在边界之内",
          en: "\(path): a station of a neighbour lies inside the outline",
          help: BilingualText(
            zh: "检查坐标与坐标系；区内站点写入 district.sites",
            en: "check its coordinates and the datum; stations of the district belong in district.sites"))
        continue
      }
      let apartM = boundary.distance(to: point)
      if !(apartM <= NeighbourStation.farthestM) {
        let apart = apartM < 1e7 ? Numeral.text((apartM / 1000).rounded()) : "> 10000"
        let most = Numeral.text(NeighbourStation.farthestM / 1000)
        reader.complain(
          "W0667", path: "\(path).longitude", zh: "\(path)：距边界 \(apart) km，超过 \(most) km，几乎不会有人前往",
          en: "\(path): \(apart) km from the outline, more than \(most): hardly anybody will go there",
          help: BilingualText(zh: "检查坐标与坐标系", en: "check its coordinates and the datum"), severity: .warning)
      }
      scenario.district.neighbours.append(
        NeighbourStation(
          id: draft.id, name: BilingualText(zh: draft.nameZh, en: draft.nameEn), coordinate: coordinate,
          point: point, connectors: draft.connectors, powerKW: draft.powerKW))
    }
  }
}
