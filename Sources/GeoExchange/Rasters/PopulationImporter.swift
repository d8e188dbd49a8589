import DistrictModel
import ScenarioFiles

/// Residents by cell from a raster of people per pixel, such as WorldPop's.
struct PopulationImporter: Importer {
  let format = "population"
  let about = BilingualText(
    zh: "人口栅格（每像元人数，GeoTIFF）分配到网格，边界内总数不变",
    en: "a raster of people per pixel (GeoTIFF) to cells; all people inside the outline are kept"
  )

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    #if GDAL
      let shares = try RasterReading(request).shares(addsUp: true, &log)
      let exact = shares.sums.reduce(0, +)
      guard exact >= 0.5, exact < 1e9 else {
        throw .bad(
          request.files[0], "E1046", zh: "边界内合计 \(CSVField.short(exact)) 人",
          en: "\(CSVField.short(exact)) people lie inside the outline",
          help: .init(
            zh: "检查坐标系与像元单位（应为人数）", en: "check the datum and the unit of the pixels, which is people"))
      }
      let total = Int(exact.rounded())
      let counts = wholeShares(of: total, by: shares.sums)
      var rows: [[String]] = []
      for (cell, count) in zip(shares.grid.cells, counts) where count > 0 {
        let place = request.frame.projection.unproject(cell.centre)
        rows.append([CSVField.degrees(place.longitude), CSVField.degrees(place.latitude), String(count)])
      }
      log.add(
        .noted, "W1042", file: request.files[0],
        zh: "边界内 \(CSVField.short(exact)) 人，取整为 \(total) 人，分配到 \(rows.count) 格",
        en:
          "\(CSVField.short(exact)) people inside the outline, \(total) as whole people in \(rows.count) cells"
      )
      if let all = shares.total {
        let (whole, outside) = (CSVField.short(all), CSVField.short(max(0, all - exact)))
        log.add(
          .noted, "W1040", file: request.files[0], zh: "栅格共 \(whole) 人，其中 \(outside) 人在边界之外",
          en: "the raster holds \(whole) people, \(outside) of them outside the outline")
      }
      let path = "data/residents.csv"
      return Imported(
        files: [.init(path: path, text: CSVField.table(["lon", "lat", "residents"], rows))],
        settings: [ScenarioSetting("district.residents", [.init("file", path), .init("datum", "WGS-84")])])
    #else
      throw .missingLibrary
    #endif
  }
}
