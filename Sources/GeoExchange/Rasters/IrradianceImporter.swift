import DistrictModel
import PowerNetwork
import ScenarioFiles

/// Global horizontal irradiance by cell from a raster, and the share of clear sky's light that its mean stands for.
struct IrradianceImporter: Importer {
  /// What the pixels hold, as kilowatt-hours on a square metre and mean day.
  enum Unit: String, CaseIterable {
    case day = "kwh-m2-day"
    case year = "kwh-m2-year"
    case watts = "w-m2"

    var kWhPerDay: Double {
      switch self {
      case .day: 1
      case .year: 1 / 365.0
      case .watts: 0.024
      }
    }
  }

  let format = "irradiance"
  let about = BilingualText(
    zh: "水平面总辐照栅格（GeoTIFF，--unit 声明单位）", en: "a raster of global horizontal irradiance (GeoTIFF, --unit)")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    #if GDAL
      let words = Unit.allCases.map(\.rawValue).joined(separator: ", ")
      guard let unit = request.options.unit.flatMap({ Unit(rawValue: $0) }) else {
        throw .usage(
          .init(zh: "用 --unit 声明像元单位：\(words)", en: "--unit has to say what the pixels are in: \(words)"))
      }
      let shares = try RasterReading(request).shares(&log)
      let projection = request.frame.projection
      var rows: [[String]] = []
      var middle: Coordinate?
      for (row, cell) in shares.grid.cells.enumerated() where shares.weights[row] > 0 {
        let place = projection.unproject(cell.centre)
        middle = middle ?? place
        let value = shares.sums[row] / shares.weights[row] * unit.kWhPerDay
        rows.append([
          CSVField.degrees(place.longitude), CSVField.degrees(place.latitude), CSVField.short(value),
        ])
      }
      let mean = shares.sums.reduce(0, +) / shares.weights.reduce(0, +) * unit.kWhPerDay
      let solar = request.frame.solar ?? SolarStorage()
      let clear = middle.map { solar.clearSkyKWhPerDay(at: $0) } ?? 0
      let share = clear > 0 ? mean / clear : 0
      guard (0.25...0.95).contains(share) else {
        throw .bad(
          request.files[0], "E1048",
          zh: "平均 \(CSVField.short(mean)) kWh/m²·日，是晴天的 \(CSVField.short(share)) 倍，应为 0.25 至 0.95",
          en:
            "its mean is \(CSVField.short(mean)) kWh/m² a day, \(CSVField.short(share)) of a clear sky's; 0.25 to 0.95 can be",
          help: .init(zh: "检查 --unit 与坐标系", en: "check --unit and the datum"))
      }
      log.add(
        .noted, "W1046", file: request.files[0],
        zh: "平均 \(CSVField.short(mean)) kWh/m²·日，晴天模型为 \(CSVField.short(clear))，比值 \(CSVField.short(share))",
        en:
          "mean \(CSVField.short(mean)) kWh/m² a day, \(CSVField.short(clear)) under a clear sky: a share of \(CSVField.short(share))"
      )
      if request.frame.solar == nil {
        log.add(
          .noted, "W1047", file: request.files[0], zh: "方案没有 solar_storage 一节，比值未写入",
          en: "the scenario has no section solar_storage: the share is written nowhere")
      }
      return Imported(
        files: [
          .init(
            path: "data/irradiance.csv", text: CSVField.table(["lon", "lat", "ghi_kwh_m2_day"], rows))
        ],
        settings: request.frame.solar == nil
          ? [] : [ScenarioSetting("solar_storage", [.init("clear_share", CSVField.short(share))])])
    #else
      throw .missingLibrary
    #endif
  }
}
