import Assessment
import DistrictModel
import Fixtures
import Testing

@testable import Reports

@Suite("The sentence on two runs draws no false conclusion") struct RunComparisonSentenceTests {
  private static func sentence(_ other: RunDigest) -> BilingualText {
    let comparison = RunComparison(of: [TwoRuns.run(), other])
    return RunComparisonText.conclusions(of: comparison).first ?? .init(zh: "", en: "")
  }

  /// The same with other targets.
  private static func run(keeping kept: Int, waits: [Double?] = [3, 4, 5.5]) -> RunDigest {
    var run = TwoRuns.run("b", waits: waits, stations: [0, 1, 3])
    run.promises = run.promises.enumerated().map { index, own in
      index < kept
        ? own
        : .init(
          id: "other-\(index)", name: own.name, unit: own.unit, metric: own.metric, target: own.target,
          attained: own.attained, low: own.low, high: own.high, isMet: own.isMet,
          probabilityMet: own.probabilityMet, byReplication: own.byReplication)
    }
    return run
  }

  @Test("Runs without a common target are said to have none")
  func targets() {
    let none = Self.sentence(Self.run(keeping: 0, waits: [2, 3, 4]))
    #expect(none.zh.contains("；两次运行没有共同的目标；") && none.en.contains("; the two have no target in common; "))
    #expect(!none.zh.contains("结论不变"))
    let one = Self.sentence(Self.run(keeping: 1, waits: [2, 3, 4]))
    #expect(one.zh.contains("共有的 1 项目标结论不变"))
    // The planted fault: with the targets of the first run their verdicts stay.
    let all = Self.sentence(Self.run(keeping: 2, waits: [2, 3, 4]))
    #expect(all.zh.contains("；各项目标的结论不变；") && all.en.contains("the verdict on every target stays"))
  }

  @Test("Stations that come and go are counted by kind")
  func kinds() {
    var other = Self.run(keeping: 2)
    #expect(Self.sentence(other).zh.hasSuffix("；充电站减 1、增 1。"))
    let last = other.stations[2]
    other.stations[2] = .init(
      kind: "roadside_unit", id: last.id, name: last.name, coordinate: last.coordinate, chargers: 0,
      isSynthetic: last.isSynthetic)
    // The planted fault: a unit in the place of a station is no station more.
    #expect(Self.sentence(other).zh.hasSuffix("；充电站减 1、增 0；路侧单元减 0、增 1。"))
    #expect(
      Self.sentence(other).en.hasSuffix(
        "; charging stations: 1 fewer, 0 more; roadside units: 0 fewer, 1 more."))
  }
}
