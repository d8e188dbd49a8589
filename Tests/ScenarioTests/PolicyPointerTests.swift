import Fixtures
import Foundation
import Testing

@Suite("Every row of what the policy documents ask for leads to a scenario, a result and the report")
struct PolicyPointerTests {
  private static func text() throws -> String {
    try String(contentsOf: PolicyPointerCheck.root.appending(path: "docs/policy.md"), encoding: .utf8)
  }

  @Test("No pointer leads nowhere, no row is missing, and clauses, dates and numbers are the scenario's")
  func whole() throws {
    let document = PolicyDocument(try Self.text())
    #expect(document.rows.count == 21 + 11 + 12)
    let complaints = try PolicyPointerCheck(for: document).complaints(of: document)
    #expect(complaints == [])
  }

  @Test("What is not there is said, and nothing else is called so")
  func open() throws {
    let rows = PolicyDocument(try Self.text()).rows
    let nowhere = rows.filter { row in
      PolicyDocument.Column.allCases.allSatisfy { row.isOpen($0) && row.pointers($0).isEmpty }
    }
    #expect(nowhere.map(\.title) == [])
    // Whoever fills one of these gaps takes it off the list.
    let partly = rows.filter { row in PolicyDocument.Column.allCases.contains { row.isOpen($0) } }
    #expect(partly.map(\.title) == [])
  }

  /// What goes wrong, and the words a complaint has then; each fault alone.
  static let faults: [(wrong: String, right: String, complaint: String)] = [
    ("targets.yubei-swaps`", "targets.yubei-swap`", "leads nowhere"),
    ("fleet.taxi.driving_block`", "fleet.taxi.driving_blocks`", "leads nowhere"),
    ("Scenarios/yubei-2026: fleet.visitor", "Scenarios/yubei-2025: fleet.visitor", "leads nowhere"),
    ("incentives.avtest-milage`", "incentives.avtest-mileage`", "leads nowhere"),
    ("`targets.json: computer`", "`targets.json: compute`", "leads nowhere"),
    ("`incentives.csv: beated`", "`incentives.csv: beaten`", "leads nowhere"),
    ("`stations.csv: chargers_ac8`", "`stations.csv: chargers_hpc`", "leads nowhere"),
    ("`indicators.json: v2x_edge_share`", "`indicators.json: v2x_edge_use_share`", "leads nowhere"),
    ("yubei-2025: charging.neighbors`", "yubei-2025: charging.neighbours`", "leads nowhere"),
    ("`indicators.json: neighbor_energy", "`indicators.json: neighbour_energy", "leads nowhere"),
    ("`roadside_zones.csv: covered`", "`roadside_zones.csv: covered_share`", "leads nowhere"),
    ("roadside.zones.smart-coridor`", "roadside.zones.smart-corridor`", "leads nowhere"),
    ("`sessions.csv: recorded_kwh`", "`sessions.csv: recorded_grid_kwh`", "leads nowhere"),
    ("`flows.csv: serves`", "`flows.csv: served`", "leads nowhere"),
    ("`stage: What stands", "`stages: What stands", "leads nowhere"),
    ("`grid: Policies of own plugs side by side`", "`grid: Policies of own plugs compared`", "leads nowhere"),
    ("`plan.html: 流量`", "`plan.html: 流量 · flows`", "leads nowhere"),
    ("`grid Policies", "`grid: Policies", "without a colon"),
    ("| first-tests: ", "| first-test: ", "no row"),
    ("by 2026-12-30, 京", "by 2026-12-31, 京", "the row has not"),
    ("10001 PFlops by", "10000 PFlops by", "the row has not"),
    ("第六条, 2024", "第五条, 2024", "the row has not"),
    ("分时租赁 | a | `Scen", "分时租赁 | `Scen", "cells in place of 4"),
  ]

  @Test("Planted faults: each is told, in its own words")
  func planted() throws {
    let text = try Self.text()
    let check = try PolicyPointerCheck(for: PolicyDocument(text))
    for fault in Self.faults {
      let range = try #require(text.firstRange(of: fault.right), "\(fault.right)")
      let document = PolicyDocument(text.replacingCharacters(in: range, with: fault.wrong))
      let complaints = check.complaints(of: document)
      #expect(complaints.contains { $0.contains(fault.complaint) }, "\(fault.wrong): \(complaints)")
    }
  }

  @Test("Planted faults: a missing row, a row told twice and an empty cell are told")
  func rows() throws {
    let text = try Self.text()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let check = try PolicyPointerCheck(for: PolicyDocument(text))
    for title in PolicyDocument.Table.allCases.flatMap({ PolicyExpectations.rows(of: $0) }) {
      let row = try #require(lines.firstIndex { $0.hasPrefix("| " + title) })
      var fewer = lines
      fewer.remove(at: row)
      let without = check.complaints(of: PolicyDocument(fewer.joined(separator: "\n")))
      #expect(without.count == 1 && without[0].contains("no row"), "\(title)")
      var more = lines
      more.insert(lines[row], at: row)
      #expect(check.complaints(of: PolicyDocument(more.joined(separator: "\n"))).count == 1, "\(title)")
      var empty = lines
      empty[row] = "| \(title) | – | – | – |"
      #expect(check.complaints(of: PolicyDocument(empty.joined(separator: "\n"))).count == 3, "\(title)")
    }
  }

  @Test(
    "The expected rows are those of the lists beside the checkout",
    .enabled(
      if: SharedData.path("../policy/policy.md") != nil,
      "the lists of the documents are not beside the checkout"))
  func lists() throws {
    func lines(_ name: String) throws -> [Substring] {
      let path = try #require(SharedData.path("../policy/\(name)"))
      return try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    }
    let titles = try lines("policy.md").drop { !$0.hasPrefix("## Systems") }.filter { $0.hasPrefix("| ") }
      .dropFirst().map { $0.dropFirst(2).prefix(while: { $0 != "|" }).dropLast() }
    #expect(titles.map(String.init) == PolicyExpectations.systems)
    for (name, expected) in [
      ("targets.csv", PolicyExpectations.targets), ("incentives.csv", PolicyExpectations.incentives),
    ] {
      #expect(try lines(name).dropFirst().map { String($0.prefix(while: { $0 != "," })) } == expected)
    }
  }
}
