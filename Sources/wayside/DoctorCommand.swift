import ArgumentParser
import DistrictModel
import Foundation
import GeoExchange
import NumericKernels
import Reports

/// One part the program can do without, and what is lost without it.
private struct OptionalPart {
  let name: String
  /// Programs any of which will do; empty where it is not a program.
  let programs: [String]
  let package: String
  let adds: BilingualText
}

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: PlainLanguage.chosen.pick(
      zh: "查看已装的部件，以及缺少的部件能增加什么。", en: "Tell what is installed, and what each missing part would add."),
    discussion: "Example: wayside doctor")

  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @OptionGroup var language: LanguageOption

  private static let parts = [
    OptionalPart(
      name: "chromium", programs: ["chromium", "chromium-browser", "google-chrome"], package: "chromium",
      adds: .init(zh: "由报告生成带标签的 PDF", en: "tagged PDF of a report")),
    OptionalPart(
      name: "weasyprint", programs: ["weasyprint"], package: "weasyprint",
      adds: .init(zh: "生成 PDF 的备用引擎", en: "a second engine for PDF")),
    OptionalPart(
      name: "cbc", programs: ["cbc"], package: "coinor-cbc",
      adds: .init(zh: "混合整数规划作为选址算法之一", en: "integer programming among the siting algorithms")),
    OptionalPart(
      name: "highs", programs: ["highs"], package: "highs",
      adds: .init(zh: "以更快的混合整数规划求解选址", en: "integer programming for siting, faster than cbc")),
    OptionalPart(
      name: "scip", programs: ["scip"], package: "scip",
      adds: .init(zh: "混合整数规划的另一求解器", en: "another solver of integer programs for siting")),
    OptionalPart(
      name: "gzip", programs: ["gzip"], package: "gzip",
      adds: .init(zh: "读取 .gz 测量数据", en: "reading packed measurements (.gz)")),
    OptionalPart(
      name: "slurm", programs: ["sbatch"], package: "slurm-wlm munge",
      adds: .init(zh: "把批量运行交给集群", en: "sweeps on a cluster")),
    OptionalPart(
      name: "osmium", programs: ["osmium"], package: "osmium-tool",
      adds: .init(zh: "裁剪与重新打包 OpenStreetMap 提取", en: "cutting and repacking extracts of OpenStreetMap")),
  ]

  func run() {
    var rows: [Row] = [
      Row(
        name: "GSL", found: GSLVersion.text, package: "libgsl-dev",
        adds: .init(zh: "数值计算（必需）", en: "numerics; the program needs it")),
      Row(
        name: "GDAL", found: GDALVersion.text, package: "libgdal-dev",
        adds: .init(
          zh: "导入 Shapefile、GeoPackage、栅格、OpenStreetMap 和 EPSG 坐标系",
          en: "importing shapefiles, GeoPackages, rasters, OpenStreetMap and codes of EPSG")),
    ]
    for part in Self.parts {
      rows.append(
        Row(
          name: part.name, found: part.programs.lazy.compactMap(Self.path).first, package: part.package,
          adds: part.adds))
    }
    rows.append(
      Row(
        name: PlainLanguage.chosen.pick(zh: "中文字体", en: "Chinese fonts"), found: Self.chineseFont,
        package: "fonts-noto-cjk", adds: .init(zh: "PDF 与浏览器中的中文", en: "Chinese in PDF and in the browser")))
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let text = (try? encoder.encode(rows)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
      return print(text)
    }
    print("wayside \(Catalogue.version)")
    for row in rows { print(row.text) }
  }

  private struct Row: Encodable {
    let name: String
    /// Version or place; `nil` where it is missing.
    let found: String?
    let package: String
    let adds: BilingualText

    var text: String {
      let language = PlainLanguage.chosen
      guard let found else {
        return "✗ \(name): " + language.pick(adds)
          + language.pick(zh: "——缺少，apt-get install \(package)", en: ": missing, apt-get install \(package)")
      }
      return "✓ \(name): \(found)"
    }
  }

  static func path(_ program: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Where Debian and its kin keep fonts: a folder or a file with CJK in its name.
  private static var chineseFont: String? {
    for folder in ["/usr/share/fonts", "/usr/local/share/fonts"] {
      guard let names = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let name as String in names
      where name.contains("CJK") || name.contains("wqy") || name.contains("SourceHan") {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }
}
