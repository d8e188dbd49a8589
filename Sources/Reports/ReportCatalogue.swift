import Assessment
import DistrictModel

/// Every chapter of the report in its order. A new one is a file in `Sections` and a line here.
public enum ReportCatalogue {
  typealias Chapter = @Sendable (ReportInput) -> ReportSection

  static let chapters: [Chapter] = [
    conclusionSection,
    mapSection,
    demandSection,
    loadSection,
    waitingSection,
    townshipSection,
    indicatorSection,
    solutionSection,
    swapSection,
    assumptionSection,
    provenanceSection,
    stationSection,
  ]

  /// The whole report of a run.
  public static func document(of input: ReportInput) -> ReportDocument {
    let name = input.world.name
    let scenario = input.provenance.scenarioName
    return ReportDocument(
      title: .init(
        zh: "\(name.zh)公共充换电设施布局规划：仿真评估报告",
        en: "\(name.en): simulated plan of public charging and swap stations"),
      subtitle: .init(
        zh:
          "情景“\(scenario)”；\(input.scorecard.replications) 次重复模拟，每次 \(input.scorecard.days) 日；随机种子 \(input.provenance.seed)",
        en:
          "Scenario \(scenario); \(input.scorecard.replications) replications of \(input.scorecard.days) days; seed \(input.provenance.seed)"
      ),
      sections: chapters.map { $0(input) })
  }
}
