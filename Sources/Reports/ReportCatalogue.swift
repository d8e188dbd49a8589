import Assessment
import Calibration
import CityAgents
import DistrictModel

/// Every chapter of the report in its order. A new one is a file in `Sections` and a line here.
public enum ReportCatalogue {
  typealias Chapter = @Sendable (ReportInput) -> ReportSection

  static let chapters: [Chapter] = [
    conclusionSection,
    mapSection,
    demandSection,
    loadSection,
    gridSection,
    moneySection,
    financeSection,
    incentiveSection,
    waitingSection,
    townshipSection,
    indicatorSection,
    stageSection,
    solutionSection,
    swapSection,
    hydrogenSection,
    roadsideSection,
    assumptionSection,
    provenanceSection,
    stationSection,
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
    return ReportDocument(
      title: .init(
        zh: "\(name.zh)公共\(input.plan.hydrogenSites.isEmpty ? "充换电" : "充换电与加氢")设施布局规划：仿真评估报告",
        en: input.plan.hydrogenSites.isEmpty
          ? "\(name.en): simulated plan of public charging and swap stations"
          : "\(name.en): simulated plan of public charging, swap and hydrogen stations"),
      subtitle: .init(
        zh:
          "情景“\(scenario)”；\(input.scorecard.replications) 次重复模拟，每次 \(input.scorecard.days) 日；随机种子 \(input.provenance.seed)",
        en:
          "Scenario \(scenario); \(input.scorecard.replications) replications of \(input.scorecard.days) days; seed \(input.provenance.seed)"
      ),
      sections: chapters.map { $0(input) })
  }
}
