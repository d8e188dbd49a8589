public import Calibration
import DistrictModel
import Foundation
import NumericKernels

/// All a calibration reads.
public struct CalibrationInput: Sendable {
  public let zones: [ZoneSupply]
  public let tariff: TariffShape
  public let observation: Observation
  /// What is only scored; `nil` where no folder was given for it.
  public let keptBack: KeptBack?
  public let files: [InputFile]
}

/// What came of reading: the input, or complaints.
public struct CalibrationReadResult: Sendable {
  public enum Failure: Sendable {
    case none
    /// Exit 65.
    case badData
    /// Exit 66.
    case missingInput
    /// Exit 69: the Debian package that has the program.
    case missingProgram(package: String)
  }

  /// `nil` if there is any complaint.
  public let input: CalibrationInput?
  public let diagnostics: [Diagnostic]
  public let failure: Failure
}

/// Reads what stands from a scenario folder, and what was measured from another.
public enum CalibrationFiles {
  /// The measurements by their name in a scenario, and as published.
  static let measured = [
    (plain: "city.csv", packed: "stevcdp_city_5min_train.csv.gz"),
    (plain: "zone_occupancy.csv", packed: "stevcdp_zone_occupancy_20220619_train.csv.gz"),
    (plain: "zone_means.csv", packed: "stevcdp_zone_mean_utilisation_train.csv"),
  ]

  /// - Parameters:
  ///   - scenario: a folder with `data/zones.csv`, `data/stations.csv` and `data/prices.csv`, or its `scenario.yaml`.
  ///   - measurements: a folder with the measured files under either name.
  ///   - keptBack: another such folder, whose files the result lists below `against/`.
  public static func read(
    scenario: String, measurements: String, keptBack: String? = nil
  ) -> CalibrationReadResult {
    var loading = CalibrationLoading()
    let folder = scenario.hasSuffix(".yaml") ? (scenario as NSString).deletingLastPathComponent : scenario
    let data = ((folder.isEmpty ? "." : folder) as NSString).appendingPathComponent("data")
    let supply = ["zones.csv", "stations.csv", "prices.csv"].map {
      loading.text([$0], in: data, listedAs: "data/")
    }
    let texts = measured.map { loading.text([$0.plain, $0.packed], in: measurements, listedAs: "") }
    let unseenTexts = keptBack.map { folder in
      measured.map { loading.text([$0.plain, $0.packed], in: folder, listedAs: "against/") }
    }
    var zones: [ZoneSupply] = []
    var tariff: TariffShape?
    if let file = supply[0] {
      zones = loading.zones(file, stations: supply[1])
    }
    if let file = supply[2] { tariff = loading.tariff(file) }
    var observation: Observation?
    var unseen: KeptBack?
    if !zones.isEmpty, loading.isComplete {
      var reader = MeasurementReader(zones: zones)
      observation = reader.observation(city: texts[0], occupancy: texts[1], means: texts[2])
      loading.diagnostics += reader.diagnostics
      if let texts = unseenTexts {
        var reader = MeasurementReader(zones: zones)
        unseen = reader.keptBack(city: texts[0], occupancy: texts[1], means: texts[2])
        loading.diagnostics += reader.diagnostics
      }
    }
    let diagnostics = loading.diagnostics.sorted(by: Diagnostic.inOrder)
    guard diagnostics.isEmpty, let tariff, let observation else {
      return CalibrationReadResult(input: nil, diagnostics: diagnostics, failure: loading.failure)
    }
    let input = CalibrationInput(
      zones: zones, tariff: tariff, observation: observation, keptBack: unseen, files: loading.files)
    return CalibrationReadResult(input: input, diagnostics: [], failure: .none)
  }
}

/// A file's name as complaints show it, and its text.
struct NamedText {
  let name: String
  let text: String

  /// The name without its folders.
  var last: String { name.split(separator: "/").last.map(String.init) ?? name }
}

/// One reading of a calibration's files.
struct CalibrationLoading {
  var diagnostics: [Diagnostic] = []
  private(set) var files: [InputFile] = []
  private var isMissing = false
  private var missingPackage: String?

  init() {}

  var isComplete: Bool { !isMissing && missingPackage == nil }

  var failure: CalibrationReadResult.Failure {
    if let missingPackage { return .missingProgram(package: missingPackage) }
    return isMissing ? .missingInput : .badData
  }

  /// The first file of these names that is there. Complaints name it with its folder as it was given; the list of
  /// files, which is the same wherever the folder stands, with a prefix.
  mutating func text(_ names: [String], in folder: String, listedAs prefix: String) -> NamedText? {
    for name in names {
      let path = (folder as NSString).appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      return text(at: path, listed: prefix + name)
    }
    isMissing = true
    let listed = names.map { "'\($0)'" }
    complain(
      (folder as NSString).appendingPathComponent(names[0]), "E0504",
      zh: "\(folder) 中没有文件 \(listed.joined(separator: " 或 "))",
      en: "there is no \(listed.joined(separator: " or ")) in \(folder)")
    return nil
  }

  private mutating func text(at path: String, listed: String) -> NamedText? {
    let shown = path
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
    var data: Data?
    do throws(PackedFile.Failure) {
      if let size, size.int64Value > Int64(PackedFile.largestBytes) { throw .tooLarge }
      data =
        path.hasSuffix(".gz") ? try PackedFile.data(at: path) : FileManager.default.contents(atPath: path)
    } catch {
      switch error {
      case .noProgram:
        missingPackage = "gzip"
        complain(
          shown, "E0712", zh: "需要程序 gzip 才能读取此文件", en: "the program gzip is needed to read this file")
      case .damaged: complain(shown, "E0713", zh: "不是完好的 gzip 文件", en: "this is not a sound gzip file")
      case .tooLarge:
        complain(shown, "E0106", zh: "文件超过 64 MiB", en: "the file is larger than 64 MiB")
      }
      return nil
    }
    guard let data else {
      isMissing = true
      complain(shown, "E0504", zh: "无法读取文件 '\(shown)'", en: "file '\(shown)' cannot be read")
      return nil
    }
    let bytes = Array(data)
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      complain(shown, "E0107", zh: "不是 UTF-8 文本", en: "this is not text in UTF-8")
      return nil
    }
    files.append(InputFile(path: listed, sha256: ContentHash.hexadecimal(ContentHash.sha256(bytes))))
    return NamedText(name: shown, text: text)
  }

  private mutating func complain(_ file: String, _ code: String, zh: String, en: String) {
    diagnostics.append(
      Diagnostic(file: file, line: 0, column: 0, code: code, message: BilingualText(zh: zh, en: en)))
  }
}

extension CalibrationLoading {
  /// Zones with the sizes of their stations; empty where a complaint was made.
  mutating func zones(_ file: NamedText, stations: NamedText?) -> [ZoneSupply] {
    var table = CSVTable(
      text: file.text, file: file.name,
      columns: ["zone", "slow", "fast", "lon", "lat", "cbd", "dynamic_pricing", "price_level_cny_kwh"])
    var zones: [ZoneSupply] = []
    if table.isUsable {
      table.requireUnique("zone")
      for row in table.rows {
        let price = table.value("price_level_cny_kwh", row)
        let isPriced = price?.text.isEmpty == false
        let level = isPriced ? table.number("price_level_cny_kwh", row, 0...100) : nil
        guard let zone = table.integer("zone", row, 0...999_999_999),
          let slow = table.integer("slow", row, 0...1_000_000),
          let fast = table.integer("fast", row, 0...1_000_000),
          let longitude = table.number("lon", row, -180...180),
          let latitude = table.number("lat", row, -80...80),
          let centre = table.integer("cbd", row, 0...1),
          let dynamic = table.integer("dynamic_pricing", row, 0...1)
        else { continue }
        zones.append(
          ZoneSupply(
            zone: zone, slowPiles: slow, fastPiles: fast, listedPriceLevel: level,
            isCentralBusinessDistrict: centre == 1, hasDynamicPricing: dynamic == 1, longitude: longitude,
            latitude: latitude))
      }
      if table.diagnostics.isEmpty, zones.reduce(0, { $0 + $1.piles }) == 0 {
        diagnostics.append(
          table.source.diagnostic(1, 1, "E0714", zh: "各小区没有任何充电桩", en: "no zone has a charging pile"))
      }
    }
    diagnostics += table.diagnostics
    // With a zone unread, everything measured would be complained of as well.
    guard table.diagnostics.isEmpty, zones.contains(where: { $0.piles > 0 }) else { return [] }
    if let stations { place(stations, into: &zones) }
    return zones
  }

  /// Gives every zone the sizes of its stations; stations outside all zones have no zone.
  private mutating func place(_ file: NamedText, into zones: inout [ZoneSupply]) {
    var table = CSVTable(text: file.text, file: file.name, columns: ["id", "fast", "slow", "zone"])
    if table.isUsable {
      table.requireUnique("id")
      let rows = Dictionary(zones.indices.map { (zones[$0].zone, $0) }) { first, _ in first }
      for row in table.rows {
        guard let place = table.value("zone", row),
          let fast = table.integer("fast", row, 0...100_000),
          let slow = table.integer("slow", row, 0...100_000), !place.text.isEmpty
        else { continue }
        guard let zone = Int(place.text), let index = rows[zone] else {
          table.complainOfZone(place)
          continue
        }
        if fast + slow > 0 { zones[index].stations.append(.init(slowPiles: slow, fastPiles: fast)) }
      }
    }
    diagnostics += table.diagnostics
  }

  mutating func tariff(_ file: NamedText) -> TariffShape? {
    var table = CSVTable(text: file.text, file: file.name, columns: ["hour", "deviation_cny_kwh"])
    var deviations = [Double?](repeating: nil, count: 24)
    if table.isUsable {
      table.requireUnique("hour")
      for row in table.rows {
        guard let hour = table.integer("hour", row, 0...23),
          let deviation = table.number("deviation_cny_kwh", row, -100...100)
        else { continue }
        deviations[hour] = deviation
      }
      if table.diagnostics.isEmpty, let hour = deviations.firstIndex(of: nil) {
        diagnostics.append(
          table.source.diagnostic(
            1, 1, "E0710", zh: "缺少 \(hour) 时的价格", en: "there is no price for hour \(hour)"))
      }
    }
    if table.diagnostics.isEmpty { table.requireShape(deviations.compactMap(\.self)) }
    diagnostics += table.diagnostics
    return try? TariffShape(deviations: deviations.compactMap(\.self))
  }
}

extension CSVTable {
  /// A response to prices shows only where prices differ between hours, and around their mean.
  fileprivate mutating func requireShape(_ deviations: [Double]) {
    let column = "deviation_cny_kwh"
    guard let lowest = deviations.min(), let highest = deviations.max(),
      let place = header.first(where: { $0.text == column })
    else { return }
    guard highest - lowest >= 0.001 else {
      complain(
        place, "E0717", zh: "\(column)：各小时价格相同；需要随小时变化的价格",
        en: "\(column): every hour has the same price; what is needed is a price that varies by hour")
      return
    }
    for row in rows {
      guard let value = value(column, row), let deviation = Numeral.decimal(value.text),
        deviation < -TariffShape.assumedMeanCNYPerKWh
      else {
        continue
      }
      complain(
        value, "E0718", zh: "\(column)：\(value.text) 使价格为负：均价按 1 元/kWh 计，至多低 1 元",
        en:
          "\(column): \(value.text) makes the price negative: the day's mean counts as 1 CNY/kWh, so at most 1 below"
      )
    }
    let mean = deviations.reduce(0, +) / 24
    if diagnostics.isEmpty, abs(mean) > 0.05 {
      let shown = Numeral.text((mean * 1000).rounded() / 1000)
      complain(
        place, "E0719", zh: "\(column)：24 小时的均值为 \(shown)，应为 0",
        en: "\(column): the mean over the 24 hours is \(shown), not 0",
        help: BilingualText(zh: "写出各小时价格减去全日均价", en: "write the price of the hour less the mean of the day"))
    }
  }

  /// A zone that does not stand in the scenario. Zones are numbers, of which none is nearer in meaning than another.
  mutating func complainOfZone(_ value: Value) {
    complain(
      value, "E0706", zh: "小区 '\(value.text)' 不在 zones.csv 中", en: "zone '\(value.text)' is not in zones.csv")
  }
}
