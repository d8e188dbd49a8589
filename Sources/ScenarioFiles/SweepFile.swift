import DistrictModel
import Foundation
import NumericKernels
import Yams

/// Many runs of one scenario: what is drawn, what is crossed and how often.
public struct Sweep: Codable, Hashable, Sendable {
  /// Values of one number, crossed with all the others.
  public struct Axis: Codable, Hashable, Sendable {
    /// Path of the number in the scenario.
    public var key = ""
    public var values: [Double] = []

    public init() {}
  }

  /// A design that asks which inputs matter.
  public enum Study: String, CaseIterable, Codable, Sendable {
    case none
    /// Each input alone at its low and at its high case.
    case tornado
    /// `studySize` paths of elementary effects.
    case morris
    /// Two designs of `studySize` rows, and one more an input.
    case sobol
  }

  /// Folder with `scenario.yaml`, from the folder of the sweep's file.
  public var scenario = ""
  /// Draws of the uncertain numbers.
  public var futures = 0
  public var cases: [String] = []
  public var study = Study.none
  public var studySize = 16
  public var grid: [Axis] = []
  /// Seeds counted from the scenario's upward.
  public var seeds = 1
  /// Replications within a run; 0 for the scenario's.
  public var replications = 0
  /// Whether the plan of each run is made by who knows its future; best estimates otherwise.
  public var foresight = false
  /// Columns of the results; empty for all.
  public var indicators: [String] = []

  public init() {}
}

/// What came of reading a sweep: the sweep, or complaints.
public struct SweepReadResult: Sendable {
  public let sweep: Sweep?
  public let diagnostics: [Diagnostic]
  public let isMissing: Bool
}

/// Reads a sweep's YAML by a schema table, as scenarios are read.
public enum SweepFile {
  public static let schema = "wayside-sweep/1"

  struct Draft {
    var schema = ""
    var sweep = Sweep()
  }

  static var fields: [Field<Draft>] {
    let root = Draft()
    let ours = "the program's choice"
    let axis: [Field<Sweep.Axis>] = [
      .text("key", \.key, About("方案中数值的路径", "path of a number in the scenario").required),
      .numbers(
        "values", \.values, count: 1...100_000,
        -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, About("取值", "its values").required,
        in: .init()),
    ]
    return [
      .word("schema", \.schema, among: [schema], About("格式版本", "version of this format").required, in: root),
      .text("scenario", \.sweep.scenario, About("方案文件夹", "folder with scenario.yaml").required),
      .integer(
        "futures", \.sweep.futures, 0...1_000_000_000,
        About("情景数", "draws of the uncertain numbers", from: ours), in: root),
      .words(
        "cases", \.sweep.cases, each: .choice(["low", "mid", "high"]),
        About("低、中、高情景", "all uncertain numbers low, at their best estimate, or high", from: ours), in: root),
      .choice(
        "study", \.sweep.study,
        About("敏感性设计：tornado、morris 或 sobol", "which inputs matter: tornado, morris or sobol", from: ours),
        in: root),
      .integer(
        "study_size", \.sweep.studySize, 2...1_000_000_000,
        About("morris 的路径数或 sobol 的基本样本量", "paths of morris, rows of sobol", from: ours), in: root),
      .list("grid", \.sweep.grid, axis, empty: .init(), About("交叉取值", "values that are crossed")),
      .integer(
        "seeds", \.sweep.seeds, 1...1_000_000_000,
        About("种子个数，自方案种子起递增", "seeds, counted up from the scenario's", from: ours), in: root),
      .integer(
        "replications", \.sweep.replications, 0...100_000,
        About("每次运行的重复次数，0 为方案值", "replications in a run; 0 for the scenario's", from: ours), in: root),
      .flag(
        "foresight", \.sweep.foresight,
        About(
          "规划是否预知情景；否则按最可能值规划", "whether plans know the future; else they are made for best estimates",
          from: ours),
        in: root),
      .words(
        "indicators", \.sweep.indicators, each: .text,
        About("所需指标，空为全部", "columns of the results; all where none is named", from: ours), in: root),
    ]
  }

  /// - Parameter knownIndicators: words that `indicators` may name.
  public static func read(at path: String, knownIndicators: [String]) -> SweepReadResult {
    let name = (path as NSString).lastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let data = FileManager.default.contents(atPath: path)
    else {
      let complaint = Diagnostic(
        file: path, line: 0, column: 0, code: "E0001",
        message: BilingualText(zh: "找不到批量文件", en: "there is no sweep file here"),
        help: BilingualText(
          zh: "首行写 schema: \(schema)，再写 scenario: 与 futures: 等键",
          en: "a YAML file with schema: \(schema), scenario: and keys such as futures:"))
      return SweepReadResult(sweep: nil, diagnostics: [complaint], isMissing: true)
    }
    var loading = ScenarioLoading(folder: ".", allowOutside: true, knownMetrics: [])
    guard data.count <= YAMLText.largestBytes else {
      let complaint = Diagnostic(
        file: name, line: 0, column: 0, code: "E0107",
        message: BilingualText(zh: "文件过大", en: "the file is too large"))
      return SweepReadResult(sweep: nil, diagnostics: [complaint], isMissing: false)
    }
    guard let text = loading.decoded(data, name) else {
      return SweepReadResult(sweep: nil, diagnostics: loading.diagnostics, isMissing: false)
    }
    let (node, complaints) = YAMLText.compose(text, file: name)
    guard let node else { return SweepReadResult(sweep: nil, diagnostics: complaints, isMissing: false) }
    let reader = ScenarioReader(source: SourceText(file: name, text: text))
    var draft = Draft()
    reader.mapping(node, "", fields, into: &draft)
    refuseDistributions(reader)
    check(draft.sweep, reader, knownIndicators)
    let all = (complaints + reader.diagnostics).sorted(by: Diagnostic.inOrder)
    return SweepReadResult(
      sweep: all.contains { $0.severity == .error } ? nil : draft.sweep, diagnostics: all, isMissing: false)
  }

  /// Distributions belong into the scenario.
  private static func refuseDistributions(_ reader: ScenarioReader) {
    for entry in reader.uncertain {
      reader.complain(
        "E0210", path: entry.path, zh: "\(entry.path)：应为数字", en: "\(entry.path): expected a number",
        help: BilingualText(zh: "分布写在方案中", en: "distributions are written in the scenario"))
    }
  }

  private static func check(_ sweep: Sweep, _ reader: ScenarioReader, _ knownIndicators: [String]) {
    var seen: [String: Int] = [:]
    for (row, axis) in sweep.grid.enumerated() {
      if let first = seen.updateValue(row, forKey: axis.key), !axis.key.isEmpty {
        reader.complain(
          "E0208", path: "grid[\(row)].key", zh: "'\(axis.key)' 重复", en: "'\(axis.key)' is crossed twice",
          help: BilingualText(zh: "首次出现在 grid[\(first)]", en: "the first one is grid[\(first)]"))
      }
      if Set(axis.values).count < axis.values.count {
        reader.complain(
          "E0208", path: "grid[\(row)].values", zh: "grid[\(row)].values：取值重复",
          en: "grid[\(row)].values: a value stands twice, and its runs would be the same")
      }
    }
    if Set(sweep.cases).count < sweep.cases.count {
      reader.complain(
        "E0208", path: "cases", zh: "cases：同一情景列了两次",
        en: "cases: one stands twice, and its runs would be the same")
    }
    for (row, word) in sweep.indicators.enumerated() where !knownIndicators.contains(word) {
      reader.complain(
        "E0214", path: "indicators", zh: "indicators[\(row)]：没有指标 '\(word)'",
        en: "indicators[\(row)]: there is no indicator '\(word)'",
        help: NearestName.to(word, among: knownIndicators).map {
          BilingualText(zh: "是否想写 '\($0)'？", en: "did you mean '\($0)'?")
        })
    }
  }
}
