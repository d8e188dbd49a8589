import ArgumentParser
import DistrictModel
import Foundation
import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: PlainLanguage.chosen.pick(
      zh: "重新写出一次运行的报告：换语言或成 PDF。", en: "Write the report of a run again: in another language, or as PDF."),
    discussion: """
      Nothing is simulated: the report is written from report.json of the result folder. PDF needs chromium (tagged, seconds) or \
      weasyprint (slower), whichever is on PATH; without either the page is written instead.

      Examples:
        wayside report runs/my-district --format pdf --lang zh
        wayside report runs/my-district --lang en --out my-district.html
        wayside report runs/my-district --format pdf --pdf-engine weasyprint

      Exit codes: 0 done, 64 usage, 65 not a result or changed after the run, 66 nothing there, 69 no program for PDF, \
      70 it failed, 73 cannot write, 124 it took too long.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case pdf
  }

  @Argument(help: .init(zh: "'wayside run' 的结果文件夹。", en: "Result folder of 'wayside run'.")) var folder:
    String
  @Option(help: .init(zh: "html 或 pdf。", en: "html or pdf.")) var format: Format = .html
  @Option(help: .init(zh: "语言：zh、en 或 both。", en: "Language: zh, en or both.")) var lang: ReportLanguage =
    .both
  @Option(
    help: .init(
      zh: "写入的文件；缺省为结果文件夹中的 report-LANG.html 或 report-LANG.pdf。",
      en: "File to write; report-LANG.html or report-LANG.pdf in the result folder unless given."))
  var out: String?
  @Option(
    help: .init(
      zh: "生成 PDF 的程序：chromium 或 weasyprint；缺省用 PATH 上找到的第一个。",
      en: "Program for PDF: chromium or weasyprint; the first that is on PATH unless given."))
  var pdfEngine: String?
  @Flag(help: .init(zh: "文件已存在时予以取代。", en: "Replace the file if it exists.")) var force = false

  func validate() throws {
    if let pdfEngine, !PDFEngine.all.contains(where: { $0.name == pdfEngine }) {
      throw ValidationError("--pdf-engine is one of \(PDFEngine.all.map(\.name).joined(separator: ", "))")
    }
    if pdfEngine != nil, format != .pdf {
      throw ValidationError(zh: "--pdf-engine 需要 --format pdf", en: "--pdf-engine needs --format pdf")
    }
    if out == "" { throw ValidationError(zh: "--out 为空：请给出文件名", en: "--out is empty: give the file a name") }
  }

  func run() throws {
    let document = try opened()
    let place = try target(format.rawValue)
    let page = HTMLReport.render(document, language: lang)
    guard format == .pdf else {
      try write(Data(page.utf8), to: place)
      return print(place)
    }
    let engines = PDFEngine.all.filter { (pdfEngine ?? $0.name) == $0.name && $0.path != nil }
    guard !engines.isEmpty else {
      let wanted = PDFEngine.all.first { $0.name == pdfEngine }
      let needs =
        wanted.map {
          PlainLanguage.chosen.pick(
            zh: "PATH 中没有 '\($0.name)'：apt-get install \($0.package) fonts-noto-cjk",
            en: "'\($0.name)' is not on PATH: apt-get install \($0.package) fonts-noto-cjk")
        }
        ?? PlainLanguage.chosen.pick(
          zh: "生成 PDF 需要 chromium 或 weasyprint，PATH 中均没有：apt-get install \(PDFEngine.packages)",
          en:
            "a PDF needs chromium or weasyprint, and neither is on PATH: apt-get install \(PDFEngine.packages)"
        )
      throw try pageInstead(page, place, needs, Exit.missingProgram)
    }
    var failures: [PDFEngine.Failure] = []
    for engine in engines {
      Terminal.progress("printing with \(engine.name)")
      switch engine.pdf(of: page) {
      case .success(let data):
        Terminal.progress("")
        for failure in failures {
          Terminal.tell("wayside: \(failure.message); \(engine.name) printed it instead")
        }
        try write(data, to: place)
        return print(place)
      case .failure(let failure): failures.append(failure)
      }
    }
    Terminal.progress("")
    throw try pageInstead(
      page, place, failures.map(\.message).joined(separator: "; "),
      failures.contains(where: \.isOutOfTime) ? Exit.outOfTime : Exit.internalError)
  }

  /// The report of the folder, whole and unchanged.
  private func opened() throws -> ReportDocument {
    do throws(ResultFolder.Fault) {
      let text =
        try ResultFolder(path: folder).texts(of: [ReportFile.name], remedy: .init(zh: "", en: ""))[
          ReportFile.name] ?? ""
      return try ReportFile.read(text, path: "\(folder)/\(ReportFile.name)")
    } catch {
      throw error.told()
    }
  }

  /// Where to write; what the run itself wrote is never replaced, since its folder would no longer be the run's.
  private func target(_ ending: String) throws -> String {
    let path = out ?? "\(folder)/report-\(lang.rawValue).\(ending)"
    let full = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    let own = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath()
    if full.deletingLastPathComponent().path == own.path,
      try ResultFolder(path: folder).names().contains(full.lastPathComponent)
    {
      throw Terminal.fail(
        zh: "'\(path)' 是运行结果自身的文件；请另给 --out",
        en: "'\(path)' is a file of the run itself: give another --out", Exit.cannotWrite)
    }
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Terminal.fail(
          zh: "'\(path)' 不是普通文件，不予取代；请另给 --out",
          en: "'\(path)' is no plain file and is not replaced; give another --out", Exit.cannotWrite)
      }
      guard force else {
        throw Terminal.fail(
          zh: "'\(path)' 已存在；加 --force 覆盖，或另给 --out",
          en: "'\(path)' exists already; give --force to replace it, or another --out", Exit.cannotWrite)
      }
    }
    return path
  }

  /// The page where a PDF was wanted, so that the reader has something; the exit code tells the rest.
  private func pageInstead(_ page: String, _ pdf: String, _ why: String, _ code: ExitCode) throws -> ExitCode
  {
    let place = (pdf.hasSuffix(".pdf") ? String(pdf.dropLast(4)) : pdf) + ".html"
    var status = stat()
    guard stat(place, &status) != 0 || force && status.st_mode & S_IFMT == S_IFREG else {
      return Terminal.fail(
        zh: "\(why)；'\(place)' 已存在，未作改动", en: "\(why); '\(place)' exists already and is left alone", code)
    }
    try write(Data(page.utf8), to: place)
    return Terminal.fail(zh: "\(why)；网页已写入 '\(place)'", en: "\(why); the page is in '\(place)'", code)
  }

  /// Whole or not at all.
  private func write(_ data: Data, to path: String) throws {
    do {
      let folder = (path as NSString).deletingLastPathComponent
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Terminal.fail(
        zh: "无法写入 '\(path)'：\(RunFolder.reason(error))",
        en: "cannot write to '\(path)': \(RunFolder.reason(error))", Exit.cannotWrite)
    }
  }
}
