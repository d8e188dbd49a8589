import ArgumentParser
import Foundation
import GeoPackageFiles
import Reports
import ScenarioFiles

struct ExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case geojson
    case gpkg
    case csv
    case vegaLite = "vega-lite"
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: PlainLanguage.chosen.pick(
      zh: "把结果文件夹的图层或图写成其他格式。", en: "Write the layers or charts of a result folder in another format."),
    discussion: """
      The folder is one of 'wayside run' and is checked against its COMPLETE first; nothing is simulated again.

      Examples:
        wayside export runs/yubei-2025 --format geojson
        wayside export runs/yubei-2025 --format geojson --layer stations --out layers
        wayside export runs/yubei-2025 --format csv --bom
        wayside export runs/yubei-2025 --format gpkg --layer cells --layer stations
        wayside export runs/yubei-2025 --format vega-lite --lang en

      Layers: \(LayerCatalogue.all.map(\.name).joined(separator: ", ")); a run has those that it has something for.

      Exit codes: 0 done, 64 usage, 65 changed result or unknown layer, 66 missing input, 73 cannot write.
      """)

  @Argument(help: .init(zh: "'wayside run' 的结果文件夹。", en: "Result folder of 'wayside run'.")) var results:
    String
  @Option(help: .init(zh: "geojson、gpkg、csv 或 vega-lite。", en: "geojson, gpkg, csv or vega-lite."))
  var format: Format
  @Option(help: .init(zh: "只写此图层；可重复给出。", en: "Only this layer; may be given several times.")) var layer:
    [String] = []
  @Flag(
    help: .init(
      zh: "CSV 文件以字节序标记开头，便于 Excel 识别 UTF-8。",
      en: "Begin CSV files with a byte order mark, by which Excel knows UTF-8.")) var bom = false
  @Option(
    help: .init(
      zh: "输出文件夹；缺省由结果文件夹名与格式组成。",
      en: "Folder of the files; the result folder's name and the format unless given.")) var out: String?
  @Option(help: .init(zh: "图的语言：zh、en 或 both。", en: "Language of charts: zh, en or both.")) var lang:
    ReportLanguage = .both
  @Flag(help: .init(zh: "文件夹已存在时予以取代。", en: "Replace the folder if it exists.")) var force = false

  func validate() throws {
    if format == .vegaLite, !layer.isEmpty {
      throw ValidationError(zh: "--layer 用于图层，不用于图表", en: "--layer is for layers, not for charts")
    }
    if bom, format != .csv {
      throw ValidationError(zh: "--bom 用于 --format csv", en: "--bom is for --format csv")
    }
  }

  func run() throws {
    let signals = RunFolder.cleanUpWhenInterrupted()
    defer { for source in signals { source.cancel() } }
    do {
      let source = ResultFolder(path: results)
      try source.check(has: format == .vegaLite ? ReportFile.name : LayerFile.name)
      if format == .vegaLite { return try charts(of: source) }
      let reader = try GeoPackageReader(path: "\(results)/\(LayerFile.name)")
      let chosen = try chosen(of: try reader.layers())
      let folder = try RunFolder(path: place, force: force, sparesRuns: true)
      do {
        try write(chosen, provenance: try reader.provenance(), in: folder)
      } catch {
        folder.discard()
        throw error
      }
    } catch let fault as ResultFolder.Fault {
      throw fault.told()
    } catch let fault as GeoPackageFault {
      throw Terminal.fail(
        zh: "无法读取 '\(results)/\(LayerFile.name)'：\(fault.message)",
        en: "'\(results)/\(LayerFile.name)' cannot be read: \(fault.message)", Exit.badData)
    }
  }

  private var place: String {
    var folder = results
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return out ?? "\(folder)-\(format.rawValue)"
  }

  private func chosen(of layers: [LayerTable]) throws -> [LayerTable] {
    let unknown = layer.filter { name in !layers.contains { $0.name == name } }
    guard unknown.isEmpty else {
      for name in unknown {
        let language = PlainLanguage.chosen
        Terminal.tell(
          language.pick(
            zh: "wayside: '\(results)' 没有图层 '\(name)'", en: "wayside: '\(results)' has no layer '\(name)'"))
        if let near = NearestName.to(name, among: layers.map(\.name)) {
          Terminal.tell(language.pick(zh: "  是否为 '\(near)'？", en: "  did you mean '\(near)'?"))
        }
      }
      let names = layers.map(\.name).joined(separator: ", ")
      Terminal.tell(PlainLanguage.chosen.pick(zh: "  图层：\(names)", en: "  layers: \(names)"))
      throw Exit.badData
    }
    return layer.isEmpty ? layers : layers.filter { layer.contains($0.name) }
  }

  private func write(_ layers: [LayerTable], provenance: String, in folder: RunFolder) throws {
    if format == .gpkg {
      let file = try LayerFile(layers: layers, provenance: provenance).write(in: folder)
      try folder.write([], written: [file])
    } else {
      var streams: [FileStream] = []
      for layer in layers {
        let stream = folder.stream("\(layer.name).\(format.rawValue)")
        streams.append(stream)
        if bom { stream.add(CSVMark.text) }
        switch format {
        case .csv: try CSVLayer.tell(layer, to: stream.add)
        case .geojson, .gpkg, .vegaLite: try GeoJSONLayer.tell(layer, to: stream.add)
        }
      }
      try folder.write([], streams: streams)
    }
    print(
      PlainLanguage.chosen.pick(
        zh: "\(layers.count) 个图层：\(folder.path)",
        en: "\(layers.count) \(layers.count == 1 ? "layer" : "layers"): \(folder.path)"))
  }

  private func charts(of source: ResultFolder) throws {
    let document = try ReportFile.read(
      try source.text(ReportFile.name), path: "\(results)/\(ReportFile.name)")
    let folder = try RunFolder(path: place, force: force, sparesRuns: true)
    try folder.write(ChartFiles.specifications(of: document, lang))
    print(
      PlainLanguage.chosen.pick(
        zh: "\(document.charts.count) 张图表：\(folder.path)",
        en: "\(document.charts.count) charts: \(folder.path)"))
  }
}

/// The byte order mark, by which Excel knows that a CSV is UTF-8.
enum CSVMark {
  static let text = "\u{FEFF}"
}
