import Foundation
import Testing

@Suite("Power flow from the command line")
struct PowerflowCommandTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  private let cigre = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Data/grid/cigre-mv").standardized.path

  @Test("JSON has the buses and branches in the order of the files, losses and iterations, and nothing else")
  func json() throws {
    defer { bench.remove() }
    let answer = try bench.run(["powerflow", cigre, "--json"])
    #expect(answer.code == 0 && answer.errors.isEmpty)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    #expect(object.keys.sorted() == ["branches", "buses", "iterations", "loss_mw"])
    #expect(abs((object["loss_mw"] as? Double ?? 0) - 0.3035817940768699) < 1e-9)
    let buses = try #require(object["buses"] as? [[String: Any]])
    #expect(buses.compactMap { $0["bus"] as? Int } == Array(1...buses.count))
    #expect(buses[0].keys.sorted() == ["bus", "va_deg", "vm_pu"])
    let branches = try #require(object["branches"] as? [[String: Any]])
    #expect(branches[0].keys.sorted() == ["from", "loss_mw", "pf_mw", "qf_mvar", "to"])
    let again = try bench.run(["powerflow", cigre, "--json", "--method", "newton"])
    #expect(again.code == 0 && again.output != answer.output)
  }

  @Test("As text the lowest voltage and the losses stand below the tables, in either language")
  func text() throws {
    defer { bench.remove() }
    let english = try bench.run(["powerflow", cigre, "--lang", "en"])
    #expect(english.code == 0 && english.output.contains("losses 0.303582 MW; method sweep"))
    #expect(english.output.contains("lowest voltage: bus 12, 0.922980 pu"))
    #expect(try bench.run(["powerflow", cigre, "--lang", "zh"]).output.contains("最低电压：节点 12"))
  }

  @Test(
    "A grid without a solution exits with 65, says so in JSON and where the voltage went, and prints no voltages"
  )
  func collapse() throws {
    defer { bench.remove() }
    for (name, text) in [
      ("buses.csv", "bus,type,pd_mw,qd_mvar,v_set_pu\nsource,REF,0,0,1\nfar,PQ,9,0,\n"),
      ("branches.csv", "from,to,r_pu,x_pu\nsource,far,0,0.1\n"), ("summary.json", "{\"base_mva\": 1}"),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(bench.folder)/\(name)"))
    }
    let answer = try bench.run(["powerflow", ".", "--json", "--lang", "en"])
    #expect(answer.code == 65 && answer.errors.contains("the voltage is lowest at bus far"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    #expect(object["converged"] as? Bool == false && object["buses"] == nil)
    #expect(object["lowest_bus"] as? String == "far")
    #expect(try bench.run(["powerflow", "nowhere"]).code == 66)
    #expect(try bench.run(["powerflow", ".", "--method", "gauss"]).code == 64)
    try Data("bus,type,pd_mw,qd_mvar\nsource,REF,0,0\n".utf8).write(
      to: URL(fileURLWithPath: "\(bench.folder)/buses.csv"))
    #expect(try bench.run(["powerflow", "."]).code == 65)
  }
}
