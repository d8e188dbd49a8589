import DistrictModel
import Finance
import Fixtures
import Foundation
import ScenarioFiles
import Testing

/// The template with incentives of three documents, firms that claim them, and finance.
enum FinanceFolder {
  static func make() throws -> ScenarioFolder {
    let folder = try ScenarioFolder()
    for (path, text) in PolicyIncentives.files { try folder.write(Data(text.utf8), to: path) }
    return folder
  }
}

@Suite("A slip in incentives, firms and finance is told with its place and what was expected")
struct FinanceSlipTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let found: String
    let put: String
    let en: [String]
    let zh: [String]
  }

  private func told(_ result: ReadResult, _ text: (BilingualText) -> String) -> [String] {
    result.diagnostics.map { one in
      "\(one.line):\(one.column) \(one.code) \(text(one.message))" + (one.help.map { " | \(text($0))" } ?? "")
    }
  }

  @Test("without a slip nothing is told")
  func sound() throws {
    let folder = try FinanceFolder.make()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    #expect(result.scenario?.incentives.count == 12)
    #expect(result.scenario?.firms.count == 3)
    #expect(result.scenario?.finance?.priceYear == 2026)
  }

  @Test("every slip is told in full, once, in both languages", arguments: incentiveSlips + firmSlips)
  func slip(_ slip: Slip) throws {
    let folder = try FinanceFolder.make()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put)
    let result = folder.read()
    #expect(told(result) { $0.en } == slip.en)
    #expect(told(result) { $0.zh } == slip.zh)
    #expect(result.scenario == nil)
    for one in result.diagnostics { #expect(one.file == "scenario.yaml") }
  }

  @Test("Slips in all three sections are told at once")
  func together() throws {
    let folder = try FinanceFolder.make()
    defer { folder.remove() }
    try folder.replace("{ basis: test_km, rate: 6 }", with: "{ basis: test_km }")
    try folder.replace("{ per: firm_year, cny: 1500000 }", with: "{ per: firm_yaer, cny: 1500000 }")
    try folder.replace("fleets: [sweepers]", with: "fleets: [sweeper]")
    try folder.replace("district: 0.2", with: "district: 0.3")
    #expect(folder.codes() == ["E0730", "E0214", "E0743", "E0747"])
  }

  @Test("A sound section that answers otherwise than one may think is read, and told so", arguments: warnings)
  func warning(_ slip: Slip) throws {
    let folder = try FinanceFolder.make()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put)
    let result = folder.read()
    #expect(result.scenario != nil)
    #expect(told(result) { $0.en } == slip.en)
    #expect(told(result) { $0.zh } == slip.zh)
    for one in result.diagnostics { #expect(one.severity == .warning) }
  }
}
