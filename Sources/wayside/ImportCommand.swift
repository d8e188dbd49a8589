public import ArgumentParser
import DistrictModel
import Foundation
import GeoExchange
public import ScenarioFiles

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: PlainLanguage.chosen.pick(
      zh: "把地理数据、站点清单和时间序列导入方案。", en: "Bring geodata, station lists and series into a scenario."),
    discussion: """
      Examples:
        wayside import boundary outline.shp --datum CGCS2000 --into my-district
        wayside import sites carparks.gpkg --datum EPSG:4526 --category public-parking --into my-district
        wayside import ocpi locations.json --datum WGS-84 --into my-district --dry-run

      Formats:
      \(ImportCatalogue.all.map { "  \($0.format.padding(toLength: 16, withPad: " ", startingAt: 0))\(PlainLanguage.chosen.pick($0.about))" }.joined(separator: "\n"))

      \(PlainLanguage.chosen.pick(promise))
      """)

  private static let promise = BilingualText(
    zh: """
      文件写入方案的 data 文件夹，引用它们的键写入 scenario.yaml，未导入、已改动或可疑之处逐条写入 data/import-FORMAT.log.csv。\
      坐标系须声明：\(ReferenceSystem.words)。

      退出码：0 完成，64 用法，65 数据有误，66 缺少输入，69 缺少 GDAL，73 无法写入。
      """,
    en: """
      Files are written to the scenario's data folder, the keys that name them into scenario.yaml, and what was left out, changed \
      or looks wrong into data/import-FORMAT.log.csv, record by record. The datum is always declared: \(ReferenceSystem.words).

      Exit codes: 0 done, 64 usage, 65 bad data, 66 missing input, 69 GDAL missing, 73 cannot write.
      """)

  @Argument(help: .init(zh: "文件种类。", en: "Kind of file.")) var format: String
  @Argument(help: .init(zh: "要读的文件。", en: "Files to read.")) var files: [String]
  @Option(help: .init(zh: "方案文件夹，或其 scenario.yaml。", en: "Scenario folder, or its scenario.yaml.")) var into:
    String
  @Option(
    help: .init(
      zh: "坐标所在的坐标系：\(ReferenceSystem.words)。", en: "What the coordinates are in: \(ReferenceSystem.words).",
      valueName: "system"))
  var datum: String?
  @Option(help: .init(zh: "导入地点的站址类别。", en: "Site category of the imported places.")) var category: String?
  @Option(help: .init(zh: "多图层文件中的图层。", en: "Layer of a file with several.")) var layer: String?
  @Option(help: .init(zh: "编号所在列。", en: "Column with the identifier.")) var idColumn: String?
  @Option(help: .init(zh: "名称所在列。", en: "Column with the name.")) var nameColumn: String?
  @Option(help: .init(zh: "可容纳桩数所在列。", en: "Column with the chargers a place can hold.")) var capacityColumn:
    String?
  @Option(help: .init(zh: "未说明时每处可容纳的桩数。", en: "Chargers a place can hold where nothing says it."))
  var capacity = 20
  @Option(
    help: .init(
      zh: "标记候选站址的 OpenStreetMap 标签。", en: "Tag of OpenStreetMap that marks candidate sites.",
      valueName: "key=value:category"))
  var tag: [String] = []
  @Option(
    help: .init(
      zh: "把 OpenStreetMap 的充电站作为现状站。", en: "Take charging stations of OpenStreetMap as standing.",
      valueName: "category"))
  var existing: String?
  @Option(help: .init(zh: "每个车位折算的桩数。", en: "Chargers for each parking space of such a place."))
  var chargersPerSpace = 0.1
  @Option(
    help: .init(
      zh: "辐照单位：kwh-m2-day、kwh-m2-year 或 w-m2。", en: "Unit of irradiance: kwh-m2-day, kwh-m2-year or w-m2."))
  var unit: String?
  @Option(help: .init(zh: "会话日志时刻应加的小时数。", en: "Hours to add to the clock of a session log.")) var addHours =
    0.0
  @Option(
    help: .init(
      zh: "路网长度的单位：\(LengthUnit.allCases.map(\.rawValue).joined(separator: ", "))。",
      en:
        "Unit of the lengths of a road network: \(LengthUnit.allCases.map(\.rawValue).joined(separator: ", "))."
    )
  )
  var lengthUnit = LengthUnit.kilometre
  @Flag(help: .init(zh: "把站点作为候选，不作为现状站。", en: "Take stations as candidates, not as standing."))
  var asCandidates = false
  @Flag(help: .init(zh: "只说明将导入什么，不写文件。", en: "Only tell what would be imported.")) var dryRun = false
  @Flag(help: .init(zh: "取代此前导入的文件。", en: "Replace files of an earlier import.")) var force = false
  @Flag(
    help: .init(
      zh: "把地点加到此前导入的表中；已有编号保持不变。",
      en: "Add places to the table of an earlier import; identifiers that stand there stay as they are."))
  var append = false
  @Option(
    help: .init(
      zh: "逐条记录日志的文件，未导入时也写。", en: "File for the log of every record, also where nothing is imported.",
      valueName: "file")
  )
  var log: String?
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard (1...100_000).contains(capacity) else {
      throw ValidationError(zh: "--capacity 应为 1 至 100000 的数", en: "--capacity is a number from 1 to 100000")
    }
    guard (0.001...10).contains(chargersPerSpace) else {
      throw ValidationError(
        zh: "--chargers-per-space 应为 0.001 至 10 的数", en: "--chargers-per-space is a number from 0.001 to 10")
    }
    guard !append || !force else {
      throw ValidationError(zh: "--append 与 --force 只能用一个", en: "--append and --force exclude each other")
    }
    guard (-24...24).contains(addHours) else {
      throw ValidationError(zh: "--add-hours 应为 -24 至 24 的数", en: "--add-hours is a number from -24 to 24")
    }
  }

  func run() throws {
    let words = ImportCatalogue.all.map(\.format)
    guard let importer = ImportCatalogue.all.first(where: { $0.format == format }) else {
      let nearest = NearestName.to(format, among: words)
      let near = nearest.map { "; did you mean '\($0)'?" } ?? ""
      throw Terminal.fail(
        zh: "没有格式 '\(format)'\(nearest.map { "；是否为 '\($0)'？" } ?? "")（可用的有：\(words.joined(separator: ", "))）",
        en: "there is no format '\(format)'\(near) (there are: \(words.joined(separator: ", ")))",
        ExitCode(EX_USAGE))
    }
    let scenario = ScenarioFrame.read(at: into)
    Terminal.tell(scenario.result.diagnostics, inChinese: Terminal.isChinese)
    guard let frame = scenario.frame else {
      throw scenario.result.failure == .missingInput ? Exit.missingInput : Exit.badData
    }
    var request = ImportRequest(files: files, frame: frame)
    request.system = try system(for: importer)
    request.options = options
    var entries = ImportLog()
    let imported: Imported
    do throws(ImportFault) {
      imported = try importer.read(request, &entries)
    } catch {
      try tell(entries)
      throw Self.explained(error)
    }
    try tell(entries)
    let folder = ImportFolder(
      scenario: scenario.file, standing: append ? .appended : force ? .replaced : .refused)
    if dryRun {
      for file in imported.files {
        print((Terminal.isChinese ? "将写入 " : "would write ") + folder.path(of: file.path))
      }
      for setting in imported.settings { print(setting.yaml) }
      return
    }
    try folder.write(imported, log: entries, format: importer.format)
  }

  private var options: ImportOptions {
    var options = ImportOptions()
    options.category = category
    options.layer = layer
    options.idColumn = idColumn
    options.nameColumn = nameColumn
    options.capacityColumn = capacityColumn
    options.capacity = capacity
    options.tags = tag
    options.existing = existing
    options.chargersPerSpace = chargersPerSpace
    options.unit = unit
    options.addHours = addHours
    options.asCandidates = asCandidates
    options.lengthUnit = lengthUnit
    return options
  }

  /// The declared system; nothing is guessed, so an importer that needs one refuses to go on without.
  private func system(for importer: any Importer) throws -> ReferenceSystem? {
    guard let datum else {
      guard importer.needsSystem else { return nil }
      throw Terminal.fail(
        zh: "需用 --datum 声明坐标系（\(ReferenceSystem.words)），从不猜测",
        en: "--datum has to say what the coordinates are in (\(ReferenceSystem.words)); it is never guessed",
        ExitCode(EX_USAGE))
    }
    guard let system = ReferenceSystem(datum) else {
      throw Terminal.fail(
        zh: "'\(datum)' 不是坐标系（\(ReferenceSystem.words)）",
        en: "'\(datum)' is no reference system (\(ReferenceSystem.words))", ExitCode(EX_USAGE))
    }
    return system
  }

  private func tell(_ entries: ImportLog) throws {
    let dropped = entries.count(of: .dropped)
    Terminal.tell(
      Terminal.isChinese
        ? "找到 \(entries.found) 条记录，采用 \(entries.kept) 条，舍去 \(dropped) 条"
        : "\(entries.found) records found, \(entries.kept) taken over, \(dropped) dropped")
    for (kind, count, first) in entries.summary {
      let place = first.place.isEmpty ? first.file : "\(first.file), \(first.place)"
      Terminal.tell(
        Terminal.isChinese
          ? "  \(kind.word.zh)[\(first.code)] \(count) 条，首条 \(place)：\(first.message.zh)"
          : "  \(kind.word.en)[\(first.code)] \(count) x, first \(place): \(first.message.en)")
    }
    if let log { try ImportFolder.put(entries.text, at: log) }
  }

  static func explained(_ fault: ImportFault) -> ExitCode {
    switch fault {
    case .missingFile(let path, let reason):
      return Terminal.fail(
        zh: "无法读取 '\(path)'：\(reason)", en: "'\(path)' cannot be read: \(reason)", Exit.missingInput)
    case .badData(let diagnostics):
      Terminal.tell(diagnostics, inChinese: Terminal.isChinese)
      return Exit.badData
    case .usage(let message):
      return Terminal.fail(Terminal.isChinese ? message.zh : message.en, ExitCode(EX_USAGE))
    case .missingLibrary:
      return Terminal.fail(
        zh: "需要 GDAL：安装 libgdal-dev，并且构建时不加 --disable-default-traits",
        en: "this needs GDAL: install libgdal-dev, and build without --disable-default-traits",
        Exit.missingProgram)
    }
  }
}

extension LengthUnit: ExpressibleByArgument {}
