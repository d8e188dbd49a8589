import Foundation
import OutsideSolvers

/// A program on PATH that prints a page as PDF.
struct PDFEngine: Sendable {
  /// The word of `--pdf-engine`.
  let name: String
  /// What it may be called, in this order.
  let programs: [String]
  /// The Debian package that has it.
  let package: String
  /// Seconds after which it is ended, with everything it started.
  let seconds: Double
  /// - Parameters: page and paper by their full paths, and a folder of its own.
  let arguments: @Sendable (_ page: String, _ paper: String, _ folder: String) -> [String]

  /// All of them, the preferred one first.
  static let all: [PDFEngine] = [.chromium, .weasyprint]

  /// Tagged PDF, in seconds. Its sandbox is left out only where it cannot be had: for root.
  static let chromium = PDFEngine(
    name: "chromium", programs: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium", seconds: 180
  ) { page, paper, folder in
    [
      "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions",
      "--disable-background-networking",
      "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir=\(folder)/profile",
      "--no-pdf-header-footer",
      "--export-tagged-pdf", "--print-to-pdf=\(paper)",
    ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [URL(fileURLWithPath: page).absoluteString]
  }

  /// Slower and untagged, with smaller files.
  static let weasyprint = PDFEngine(
    name: "weasyprint", programs: ["weasyprint"], package: "weasyprint", seconds: 600
  ) { page, paper, _ in [page, paper] }

  /// The packages that give every engine and the characters: what to install where none is there.
  static let packages = "chromium fonts-noto-cjk"

  /// Its full path, where it is on PATH.
  var path: String? { programs.lazy.compactMap(ProcessRun.find).first }

  /// The PDF of a page, or a sentence about what went wrong.
  func pdf(of page: String) -> Result<Data, Failure> {
    guard let path else { return .failure(Failure(message: "\(name) is not on PATH")) }
    let made = ProcessRun.withFolder { folder -> Result<Data, Failure> in
      let (from, to) = ("\(folder)/report.html", "\(folder)/report.pdf")
      guard (try? Data(page.utf8).write(to: URL(fileURLWithPath: from))) != nil else {
        return .failure(Failure(message: "there is no room for the page in \(NSTemporaryDirectory())"))
      }
      let run = ProcessRun.run(
        path, arguments(from, to, folder), in: folder, input: "", seconds: seconds, goOn: { true })
      if let complaint = run.complaint(name, seconds: seconds) {
        return .failure(Failure(message: complaint, isOutOfTime: run.end == .outOfTime))
      }
      guard let data = FileManager.default.contents(atPath: to), Self.isPDF(data) else {
        return .failure(Failure(message: "\(name) ended well and wrote no PDF"))
      }
      return .success(data)
    }
    return made ?? .failure(Failure(message: "no folder can be made in \(NSTemporaryDirectory())"))
  }

  struct Failure: Error {
    let message: String
    var isOutOfTime = false
  }

  /// Begins and ends as a PDF does: a file cut short is none.
  private static func isPDF(_ data: Data) -> Bool {
    data.starts(with: Data("%PDF-".utf8)) && data.suffix(64).range(of: Data("%%EOF".utf8)) != nil
  }
}
