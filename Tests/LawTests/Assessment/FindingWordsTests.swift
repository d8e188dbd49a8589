import DistrictModel
import DistrictSimulation
import Fixtures
import Testing

@testable import Assessment

@Suite("A finding names what it is judged by") struct FindingWordsTests {
  @Test("A share below the threshold says so, and never prints the threshold itself")
  func threshold() {
    #expect(Findings.served(98.8).zh == "满足 98.8%（低于 99% 的判定线）")
    #expect(Findings.served(98.8).en == "98.8 % (below the threshold of 99 %) served")
    #expect(Findings.served(98.96).zh.hasPrefix("满足 98.960%（低于"))
    // The planted fault: a share above it has no threshold to name.
    #expect(Findings.served(99).zh == "满足 99.0%" && Findings.served(100).en == "100.0 % served")
  }

  @Test("Without a station every need is said to be left unserved")
  func nobodyServed() throws {
    var scene = try IndicatorScene(world: SmallWorld.world())
    let words = "模拟周内 100% 的充电需求未获服务。"
    // The planted fault: with stations that sentence is gone.
    #expect(!scene.card().findings.contains { $0.text.zh == words })
    scene.plan = Plan(stations: [])
    scene.outcome = try SmallWorld.simulate(scene.world, plan: scene.plan, settings: scene.outcome.settings)
    let finding = try #require(scene.card().findings.first { $0.text.zh == words })
    #expect(finding.weight == .warning)
  }
}
