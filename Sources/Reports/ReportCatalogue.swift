import Assessment
import Calibration
import CityAgents
import DistrictModel

/// What reports are made of. A new section is a file in `Sections` and a line here.
public enum ReportCatalogue {
  /// A chapter and the sections it is made of.
  struct Chapter: Sendable {
    typealias Section = @Sendable (ReportInput) -> ReportSection

    let id: String
    let mark: String
    let title: BilingualText
    let sections: [Section]

    init(_ id: String, _ mark: String, zh: String, en: String, _ sections: [Section]) {
      self.id = id
      self.mark = mark
      title = BilingualText(zh: zh, en: en)
      self.sections = sections
    }

    func written(_ input: ReportInput) -> ReportChapter {
      ReportChapter(id: id, mark: mark, title: title, sections: sections.map { $0(input) })
    }
  }

  /// The order of a Chinese infrastructure plan (专项规划): conclusion first, then what stands, what is wanted, what is promised, where it
  /// goes, what it does to the grid, swapping, hydrogen and roads, when, for how much, on what grounds; tables and maps last.
  static let chapters: [Chapter] = [
    Chapter("chapter-conclusion", "1", zh: "结论", en: "Conclusion", [conclusionSection]),
    Chapter("chapter-status", "2", zh: "现状", en: "What stands today", [statusSection]),
    Chapter("chapter-demand", "3", zh: "需求预测", en: "Demand", [demandSection, demandMapSection, loadSection]),
    Chapter(
      "chapter-targets", "4", zh: "目标与指标", en: "Targets and indicators",
      [indicatorSection, futureSection, waitingSection]),
    Chapter(
      "chapter-layout", "5", zh: "布局规划", en: "Where stations go",
      [layoutSection, coverageSection, sizeSection, townshipSection]),
    Chapter("chapter-grid", "6", zh: "电网衔接", en: "The grid", [gridSection]),
    Chapter(
      "chapter-kinds", "7", zh: "换电、加氢与车路协同", en: "Swapping, hydrogen and roadside units",
      [swapSection, hydrogenSection, roadsideSection]),
    Chapter("chapter-stages", "8", zh: "分期与近期建设", en: "Stages and near-term works", [stageSection]),
    Chapter(
      "chapter-money", "9", zh: "投资与资金", en: "Investment and who pays",
      [moneySection, financeSection, incentiveSection]),
    Chapter(
      "chapter-grounds", "10", zh: "依据", en: "Grounds",
      [assumptionSection, solutionSection, verificationSection, provenanceSection, unwrittenSection]),
    Chapter(
      "chapter-tables", "A", zh: "附表", en: "Tables",
      [
        standingSection, stationSection, swapPlaceSection, hydrogenPlaceSection, projectSection,
        townshipDemandSection,
      ]),
  ]

  typealias CalibrationChapter = @Sendable (CalibrationReportInput) -> ReportSection

  /// Every chapter of the report of a calibration.
  static let calibrationChapters: [CalibrationChapter] = [calibrationSection, calibrationSourceSection]

  /// The whole report of a calibration.
  public static func document(of input: CalibrationReportInput) -> ReportDocument {
    let days = input.study.observation.days
    let (first, last) = (days.first?.date ?? "", days.last?.date ?? "")
    let zones = input.study.observation.zones.count
    return ReportDocument(
      title: .init(zh: "公共充电需求校准报告", en: "Calibration of the demand of public charging"),
      subtitle: .init(
        zh: "实测 \(first) 至 \(last)，\(zones) 个小区；随机种子 \(input.provenance.seed)",
        en: "Measured from \(first) to \(last), \(zones) zones; seed \(input.provenance.seed)"),
      sections: calibrationChapters.map { $0(input) })
  }

  /// Plans of several algorithms side by side.
  public static func document(of input: ComparisonReportInput) -> ReportDocument {
    let name = input.plans.first?.world.name ?? .same("")
    let count = input.comparison.rows.count
    return ReportDocument(
      title: .init(zh: "\(name.zh)选址方案比较", en: "\(name.en): plans compared"),
      subtitle: .init(
        zh: "\(count) 个方案；随机种子 \(input.plans.first?.provenance.seed ?? 0)",
        en: "\(count) plans; seed \(input.plans.first?.provenance.seed ?? 0)"),
      sections: [comparisonSection(input)])
  }

  /// The whole report of a run.
  public static func document(of input: ReportInput) -> ReportDocument {
    let name = input.world.name
    let scenario = input.provenance.scenarioName
    // A scenario goes by the name of its district, which English readers know by its English one.
    let scenarioEn = scenario == name.zh && !name.en.isEmpty ? name.en : scenario
    let written = chapters.map { $0.written(input) }.filter { !$0.sections.allSatisfy(\.blocks.isEmpty) }
    var document = ReportDocument(
      title: .init(
        zh: "\(titleName(name.zh))公共\(input.plan.hydrogenSites.isEmpty ? "充换电" : "充换电与加氢")设施布局规划：仿真评估报告",
        en: input.plan.hydrogenSites.isEmpty
          ? "\(name.en): simulated plan of public charging and swap stations"
          : "\(name.en): simulated plan of public charging, swap and hydrogen stations"),
      subtitle: .init(
        zh:
          "情景“\(scenario)”；\(input.scorecard.replications) 次重复模拟，每次 \(input.scorecard.days) 日；随机种子 \(input.provenance.seed)",
        en:
          "Scenario \(scenarioEn); \(NumberText.counted(input.scorecard.replications, "replication")) of \(NumberText.counted(input.scorecard.days, "day")); seed \(input.provenance.seed)"
      ),
      chapters: written + [mapChapter(of: written)])
    document.townships = townships(of: input.world)
    return document
  }

  /// A name that ends in a year, such as 亦庄新城 2028, is followed by the word for it.
  static func titleName(_ zh: String) -> String {
    let digits = zh.reversed().prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, let first = digits.last, "12".contains(first) else { return zh }
    return zh + " 年"
  }

  /// The last appendix: every map with its number.
  private static func mapChapter(of chapters: [ReportChapter]) -> ReportChapter {
    ReportChapter(
      id: "chapter-maps", mark: "B", title: .init(zh: "附图目录", en: "Maps"),
      sections: [mapListSection(ReportNumbering.maps(of: chapters))])
  }
}
