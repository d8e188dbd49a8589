import Assessment
import DistrictModel
import Fixtures
import Testing

@testable import Reports

@Suite("The sentence on two runs draws no false conclusion") struct RunComparisonSentenceTests {
  private static func sentence(_ other: RunDigest, against first: RunDigest = TwoRuns.run()) -> BilingualText
  {
    let comparison = RunComparison(of: [first, other])
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

  @Test("A target that one of the two did not simulate has a verdict that turned")
  func simulated() {
    var first = TwoRuns.run()
    first.promises[0].isMet = nil
    let other = Self.run(keeping: 2)
    let isMet = other.promises[0].isMet == true
    let now = Self.sentence(other, against: first)
    #expect(now.zh.contains("；目标由未模拟变为\(isMet ? "达到" : "未达到")：") && !now.zh.contains("结论不变"))
    let no = Self.sentence(first, against: other)
    #expect(no.en.contains("; \(isMet ? "met" : "missed") before and no longer simulated: "))
    // The planted fault: simulated in neither, nothing turned.
    var second = other
    second.promises[0].isMet = nil
    let none = Self.sentence(second, against: first)
    #expect(none.zh.contains("；各项目标的结论不变；"))
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
