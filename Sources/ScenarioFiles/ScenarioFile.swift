import ChargingStations
import DistrictModel
import Foundation
import NumericKernels
import Siting
import Yams

/// What came of reading a scenario: the scenario, or complaints.
public struct ReadResult: Sendable {
  public enum Failure: Sendable {
    case none
    /// Exit 65.
    case badData
    /// Exit 66.
    case missingInput
  }

  /// `nil` if there is any error.
  public let scenario: Scenario?
  public let diagnostics: [Diagnostic]
  public let failure: Failure
}

/// Reads a scenario folder: YAML, then the files it names, then the checks that need several of them.
public enum ScenarioFile {
  /// - Parameters:
  ///   - path: a folder with `scenario.yaml`, or the file.
  ///   - allowOutside: whether files outside the scenario's folder may be read.
  ///   - knownMetrics: words a target may measure.
  public static func read(at path: String, allowOutside: Bool = false, knownMetrics: [String]) -> ReadResult {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? (path as NSString).appendingPathComponent("scenario.yaml") : path
    let name = (file as NSString).lastPathComponent
    var loading = ScenarioLoading(
      folder: (file as NSString).deletingLastPathComponent, allowOutside: allowOutside,
      knownMetrics: knownMetrics)
    if exists, loading.isTooLarge(file, name, mebibytes: YAMLText.largestBytes >> 20) {
      return ReadResult(scenario: nil, diagnostics: loading.diagnostics, failure: .badData)
    }
    guard exists, let data = FileManager.default.contents(atPath: file) else {
      let complaint = Diagnostic(
        file: file, line: 0, column: 0, code: "E0001",
        message: BilingualText(zh: "找不到方案文件", en: "there is no scenario file here"),
        help: BilingualText(zh: "用 wayside init 新建一个", en: "wayside init makes one"))
      return ReadResult(scenario: nil, diagnostics: [complaint], failure: .missingInput)
    }
    let scenario = loading.scenario(from: data, name: name)
    let diagnostics = loading.diagnostics.sorted(by: Diagnostic.inOrder)
    let failed = diagnostics.contains { $0.severity == .error }
    return ReadResult(
      scenario: failed ? nil : scenario, diagnostics: diagnostics,
      failure: !failed ? .none : loading.isMissing ? .missingInput : .badData)
  }
}

/// One reading: what has been complained of, and what has been read.
struct ScenarioLoading {
  let folder: String
  let allowOutside: Bool
  let knownMetrics: [String]
  var diagnostics: [Diagnostic] = []
  var isMissing = false
  var files: [InputFile] = []

  init(folder: String, allowOutside: Bool, knownMetrics: [String]) {
    self.folder = folder.isEmpty ? "." : folder
    self.allowOutside = allowOutside
    self.knownMetrics = knownMetrics
  }

  mutating func scenario(from data: Data, name: String) -> Scenario? {
    files.append(InputFile(path: name, sha256: ContentHash.hexadecimal(ContentHash.sha256(Array(data)))))
    guard let text = decoded(data, name) else { return nil }
    let (node, complaints) = YAMLText.compose(text, file: name)
    diagnostics += complaints
    guard let node else { return nil }
    let reader = ScenarioReader(source: SourceText(file: name, text: text))
    var draft = ScenarioDraft()
    reader.mapping(node, "", ScenarioSchema.fields(), into: &draft)
    let isSound = reader.diagnostics.isEmpty
    ScenarioChecks(draft: draft, reader: reader, knownMetrics: knownMetrics).run()
    var scenario = Scenario()
    if isSound { fill(&scenario, from: draft, reader) }
    diagnostics += reader.diagnostics
    scenario.assumptions = reader.assumptions
    scenario.files = files
    return scenario
  }

  private mutating func fill(_ scenario: inout Scenario, from draft: ScenarioDraft, _ reader: ScenarioReader)
  {
    scenario.district.name = draft.name
    scenario.district.cellSizeM = draft.district.cellSizeM
    scenario.district.kernelRadiusM = draft.district.kernelRadiusM
    scenario.district.categories = draft.district.sites.categories
    scenario.district.siteSeed = draft.district.sites.seed
    scenario.district.fleets = draft.fleet.map {
      $0.after(years: draft.run.yearsAhead, provisions: draft.provision)
    }
    scenario.district.operators = draft.charging.operators
    scenario.district.attraction = draft.charging.attraction
    scenario.district.transformerKWPerPlug = draft.charging.transformerKWPerPlug
    scenario.district.calendar = draft.run.calendar
    scenario.district.chargerTypes = draft.charging.types
    scenario.district.tariff = draft.charging.tariff
    scenario.district.travel = draft.travel
    scenario.district.climate = climate(draft.climate, reader)
    scenario.charging = draft.charging.rules
    scenario.siting = draft.siting
    scenario.run = draft.run.settings
    scenario.report = draft.report
    scenario.targets = draft.targets
    guard let boundary = boundary(draft.district.boundary, reader, &scenario) else { return }
    townships(draft.district.townships, reader, boundary, &scenario)
    placeWeights(draft.district.placeWeights, reader, &scenario)
    let complaints = diagnostics.count
    sites(draft, reader, boundary, &scenario)
    if diagnostics.count == complaints, reader.diagnostics.isEmpty {
      SitePlanChecks(
        sites: scenario.district.listedSites, categories: scenario.district.categories, plan: draft.siting,
        reader: reader
      ).run()
    }
    do throws(DistrictError) {
      _ = try CellGrid(over: boundary, sizeM: draft.district.cellSizeM)
    } catch {
      var chinese = "边界不围成面积"
      if case .tooManyCells(let count) = error {
        chinese = "网格需要 \(count) 格，上限 \(CellGrid.largestCount)：请增大 cell_size_m"
      }
      reader.complain("E0501", path: "district.cell_size_m", zh: chinese, en: error.message)
    }
  }

  private mutating func boundary(
    _ draft: ScenarioDraft.BoundaryDraft, _ reader: ScenarioReader, _ scenario: inout Scenario
  ) -> Boundary? {
    guard let data = load(draft.file, path: "district.boundary.file", reader) else { return nil }
    var file = BoundaryFile(data: data, file: draft.file, datum: draft.datum)
    guard let first = file.rings.first?.first?.first else {
      diagnostics += file.diagnostics
      return nil
    }
    let zone = draft.utmZone > 0 ? draft.utmZone : TransverseMercator.zone(of: first)
    scenario.district.projection = TransverseMercator(zone: zone)
    let farthest = file.rings.joined().joined().contains { abs($0.longitude - Double(6 * zone - 183)) > 20 }
    if farthest {
      reader.complain(
        "E0502", path: "district.boundary.utm_zone", zh: "UTM \(zone) 带离边界太远",
        en: "UTM zone \(zone) is far from the outline",
        help: BilingualText(
          zh: "边界所在为 \(TransverseMercator.zone(of: first)) 带",
          en: "the outline lies in zone \(TransverseMercator.zone(of: first))"))
      return nil
    }
    let boundary = file.boundary(in: scenario.district.projection)
    diagnostics += file.diagnostics
    if let boundary { scenario.district.boundary = boundary }
    return boundary
  }

  private mutating func townships(
    _ draft: ScenarioDraft.TownshipDraft, _ reader: ScenarioReader, _ boundary: Boundary,
    _ scenario: inout Scenario
  ) {
    guard let text = loadText(draft.file, path: "district.townships.file", reader) else { return }
    var table = CSVTable(
      text: text, file: draft.file, columns: ["code", "name_zh", "residents", "grade", "lon", "lat"],
      optional: ["name_en"])
    var read: [Township] = []
    if table.isUsable {
      table.requireText("code")
      table.requireText("name_zh")
      table.requireUnique("code")
      for row in table.rows {
        let residents = table.integer("residents", row, 0...100_000_000)
        let place = table.coordinate(row, draft.datum)
        var grade = Grade.assumed
        if let word = table.value("grade", row) {
          if let known = Grade(rawValue: word.text) {
            grade = known
          } else {
            table.complain(
              word, "E0309", zh: "grade：'\(word.text)' 不是可用的取值",
              en: "grade: '\(word.text)' is not one of the known words",
              help: NearestName.help(word.text, among: Grade.allCases.map(\.rawValue)))
          }
        }
        guard let residents, let place, let name = table.value("name_zh", row) else { continue }
        let centre = scenario.district.projection.project(place)
        if !boundary.contains(centre) {
          table.complain(
            name, "E0310", zh: "街镇 '\(name.text)' 在边界之外",
            en: "township '\(name.text)' lies outside the boundary",
            help: BilingualText(zh: "检查坐标与坐标系", en: "check its coordinates and the datum"))
        }
        read.append(
          Township(
            code: table.value("code", row)?.text ?? "",
            name: BilingualText(zh: name.text, en: table.value("name_en", row)?.text ?? ""),
            residents: residents,
            grade: grade, centre: centre))
      }
      if table.rows.isEmpty {
        diagnostics.append(
          table.source.diagnostic(1, 1, "E0311", zh: "没有任何街镇", en: "there is no township in it"))
      }
    }
    diagnostics += table.diagnostics
    guard table.isUsable, !read.isEmpty else { return }
    if draft.scaleToResidents > 0 {
      let counts = wholeShares(of: draft.scaleToResidents, by: read.map { Double($0.residents) })
      read = zip(read, counts).map {
        Township(code: $0.code, name: $0.name, residents: $1, grade: $0.grade, centre: $0.centre)
      }
    }
    scenario.district.townships = read
    let best = Dictionary(grouping: read, by: \.grade)
    for grade in Grade.allCases {
      guard let some = best[grade] else { continue }
      reader.note(
        "district.townships.residents (\(grade.rawValue))", String(some.reduce(0) { $0 + $1.residents }),
        "residents",
        BilingualText(zh: "\(some.count) 个街镇的常住人口", en: "residents of \(some.count) townships"), .scenario,
        grade, draft.file)
    }
  }

  private mutating func climate(_ draft: ScenarioDraft.ClimateDraft, _ reader: ScenarioReader) -> Climate {
    var climate = draft.climate
    guard !draft.hourlyFile.isEmpty,
      let text = loadText(draft.hourlyFile, path: "climate.hourly_file", reader)
    else { return climate }
    var table = CSVTable(text: text, file: draft.hourlyFile, columns: ["celsius"])
    if table.isUsable {
      climate.hourlyC = table.rows.compactMap { table.number("celsius", $0, -60...60) }
      if table.rows.isEmpty || table.rows.count % 24 != 0 {
        diagnostics.append(
          table.source.diagnostic(
            1, 1, "E0315", zh: "有 \(table.rows.count) 个小时，应为整日（24 的倍数）",
            en: "it has \(table.rows.count) hours; whole days, a multiple of 24, are needed"))
      }
    }
    diagnostics += table.diagnostics
    return climate
  }

  private mutating func placeWeights(
    _ reference: FileReference?, _ reader: ScenarioReader, _ scenario: inout Scenario
  ) {
    guard let reference, let text = loadText(reference.file, path: "district.place_weights.file", reader)
    else { return }
    var table = CSVTable(text: text, file: reference.file, columns: ["lon", "lat", "weight"])
    if table.isUsable {
      for row in table.rows {
        guard let weight = table.number("weight", row, 0...1e12),
          let place = table.coordinate(row, reference.datum)
        else { continue }
        scenario.district.placeWeights.append(
          PlaceWeight(point: scenario.district.projection.project(place), weight: weight))
      }
    }
    diagnostics += table.diagnostics
  }

  private mutating func sites(
    _ draft: ScenarioDraft, _ reader: ScenarioReader, _ boundary: Boundary, _ scenario: inout Scenario
  ) {
    for (reference, isExisting) in [
      (draft.district.sites.list, false), (draft.district.sites.existing, true),
    ] {
      guard let reference else { continue }
      let path = "district.sites.\(isExisting ? "existing" : "list").file"
      guard let text = loadText(reference.file, path: path, reader) else { continue }
      let types = draft.charging.types.map(\.id)
      let chargers = isExisting ? types.map { "chargers_\($0)" } : []
      var table = CSVTable(
        text: text, file: reference.file,
        columns: ["id", "name_zh", "category", "lon", "lat", "capacity_chargers"] + chargers,
        optional: isExisting ? ["name_en", "price_level_cny_per_kwh", "operator"] : ["name_en"])
      if table.isUsable {
        table.requireText("id")
        table.requireUnique("id")
        for row in table.rows {
          if let site = site(row, &table, draft, reference.datum, chargers, isExisting, boundary, scenario) {
            scenario.district.listedSites.append(site)
          }
        }
      }
      diagnostics += table.diagnostics
    }
  }

  private func site(
    _ row: [CSVTable.Value], _ table: inout CSVTable, _ draft: ScenarioDraft, _ datum: Datum,
    _ chargers: [String],
    _ isExisting: Bool, _ boundary: Boundary, _ scenario: Scenario
  ) -> ListedSite? {
    let capacity = table.integer("capacity_chargers", row, 1...100_000)
    let counts = chargers.map { table.integer($0, row, 0...100_000) }
    let place = table.coordinate(row, datum)
    guard let id = table.value("id", row), let name = table.value("name_zh", row),
      let category = table.value("category", row)
    else { return nil }
    let known = draft.district.sites.categories.map(\.id)
    guard let number = known.firstIndex(of: category.text) else {
      table.complain(
        category, "E0312", zh: "未知的类别 '\(category.text)'", en: "unknown category '\(category.text)'",
        help: NearestName.help(category.text, among: known))
      return nil
    }
    guard let capacity, let place, !counts.contains(nil) else { return nil }
    if !boundary.contains(scenario.district.projection.project(place)) {
      table.complain(
        id, "E0313", zh: "站址 '\(id.text)' 在边界之外", en: "site '\(id.text)' lies outside the boundary",
        help: BilingualText(zh: "检查坐标与坐标系", en: "check its coordinates and the datum"))
      return nil
    }
    let standing = counts.compactMap(\.self)
    if standing.reduce(0, +) > capacity {
      table.complain(
        id, "E0314", zh: "站址 '\(id.text)' 现有 \(standing.reduce(0, +)) 台，超过容量 \(capacity)",
        en: "site '\(id.text)' has \(standing.reduce(0, +)) chargers but room for \(capacity)")
      return nil
    }
    var standingThere: ExistingChargers?
    if isExisting {
      let price = table.value("price_level_cny_per_kwh", row).flatMap {
        $0.text.isEmpty ? nil : table.number("price_level_cny_per_kwh", row, 0...100)
      }
      let name = table.value("operator", row)
      let operators = draft.charging.operators.map(\.id)
      if let name, !name.text.isEmpty, !operators.contains(name.text) {
        table.complain(
          name, "E0316", zh: "未知的运营商 '\(name.text)'", en: "unknown operator '\(name.text)'",
          help: NearestName.help(name.text, among: operators))
      }
      standingThere = ExistingChargers(
        chargers: standing, priceLevelCNYPerKWh: price, operatorID: name?.text ?? "")
    }
    return ListedSite(
      id: id.text, name: BilingualText(zh: name.text, en: table.value("name_en", row)?.text ?? ""),
      category: number,
      coordinate: place, capacity: capacity, existing: standingThere
    )
  }
}

extension ScenarioLoading {
  /// A file named in the scenario; it must lie in the scenario's folder unless the outside is allowed.
  private mutating func load(_ file: String, path: String, _ reader: ScenarioReader) -> Data? {
    let full = file.hasPrefix("/") ? file : (folder as NSString).appendingPathComponent(file)
    let root = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath().path
    let target = URL(fileURLWithPath: full).standardizedFileURL.resolvingSymlinksInPath().path
    guard allowOutside || target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      reader.complain(
        "E0503", path: path, zh: "'\(file)' 在方案文件夹之外", en: "'\(file)' lies outside the scenario's folder",
        help: BilingualText(zh: "移入文件夹，或使用 --allow-outside", en: "move it inside, or give --allow-outside"))
      return nil
    }
    guard !isTooLarge(full, file, mebibytes: 64) else { return nil }
    guard let data = FileManager.default.contents(atPath: full) else {
      isMissing = true
      reader.complain("E0504", path: path, zh: "无法读取文件 '\(file)'", en: "file '\(file)' cannot be read")
      return nil
    }
    files.append(InputFile(path: file, sha256: ContentHash.hexadecimal(ContentHash.sha256(Array(data)))))
    return data
  }

  /// Whether a file is larger than may be read; asked before its bytes are in memory.
  fileprivate mutating func isTooLarge(_ full: String, _ file: String, mebibytes: Int) -> Bool {
    let size = (try? FileManager.default.attributesOfItem(atPath: full))?[.size] as? NSNumber
    guard let size, size.int64Value > Int64(mebibytes) << 20 else { return false }
    complainOfFile(file, "E0106", zh: "文件超过 \(mebibytes) MiB", en: "the file is larger than \(mebibytes) MiB")
    return true
  }

  private mutating func loadText(_ file: String, path: String, _ reader: ScenarioReader) -> String? {
    load(file, path: path, reader).flatMap { decoded($0, file) }
  }

  private mutating func decoded(_ data: Data, _ file: String) -> String? {
    let bytes = Array(data)
    if let text = String(validating: bytes, as: UTF8.self) {
      guard let zero = bytes.firstIndex(of: 0) else { return text }
      complainOfFile(
        file, "E0107", zh: "字节 \(zero) 为零：不是文本文件", en: "byte \(zero) is zero: this is not a text file")
      return nil
    }
    var good = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    loop: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): good += UTF8.width(scalar)
      case .emptyInput, .error: break loop
      }
    }
    complainOfFile(
      file, "E0108", zh: "字节 \(good) 处不是 UTF-8（可能为 GBK 编码，请转换）",
      en: "byte \(good) is not UTF-8 (it may be GBK: convert it)")
    return nil
  }

  private mutating func complainOfFile(_ file: String, _ code: String, zh: String, en: String) {
    diagnostics.append(
      Diagnostic(file: file, line: 0, column: 0, code: code, message: BilingualText(zh: zh, en: en)))
  }
}
