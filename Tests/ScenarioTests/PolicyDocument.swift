/// A pointer of `docs/policy.md`: what stands before the first colon, and what stands after it.
struct PolicyPointer {
  let place: String
  let words: String

  init?(_ text: some StringProtocol) {
    guard let colon = text.firstRange(of: ": ") else { return nil }
    place = String(text[..<colon.lowerBound])
    words = String(text[colon.upperBound...])
  }

  /// The folder of a shipped scenario; `nil` for every other pointer.
  var scenario: String? {
    place.hasPrefix("Scenarios/") ? String(place.dropFirst("Scenarios/".count)) : nil
  }
}

/// The tables of `docs/policy.md`, which are the one source of where a system of the documents stands.
struct PolicyDocument {
  enum Table: String, CaseIterable {
    case systems = "## Systems"
    case targets = "## Targets"
    case incentives = "## Incentives"
  }

  enum Column: Int, CaseIterable {
    case scenario = 1
    case result = 2
    case report = 3
  }

  struct Row {
    let table: Table
    let line: Int
    /// Title, scenario, result, report.
    let cells: [String]

    var title: String { cells[0] }

    /// What stands in back-quotes in a column.
    func quoted(_ column: Column) -> [String] {
      cells[column.rawValue].matches(of: /`([^`]+)`/).map { String($0.1) }
    }

    func pointers(_ column: Column) -> [PolicyPointer] { quoted(column).compactMap { PolicyPointer($0) } }

    /// Says itself that something is missing.
    func isOpen(_ column: Column) -> Bool { cells[column.rawValue].contains("**not there 无**") }

    /// The scenarios a row names, in their order and each once.
    var scenarios: [String] {
      pointers(.scenario).compactMap(\.scenario).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
  }

  private(set) var rows: [Row] = []
  private(set) var complaints: [String] = []

  init(_ text: String) {
    var table: Table?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("## ") { table = Table.allCases.first { line.hasPrefix($0.rawValue) } }
      guard let table, line.hasPrefix("| "), !line.contains("情景 |") else { continue }
      let cells = line.split(separator: "|").map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard cells.count == 4 else {
        complaints.append("line \(number + 1): \(cells.count) cells in place of 4")
        continue
      }
      rows.append(Row(table: table, line: number + 1, cells: cells))
    }
  }

  func rows(of table: Table) -> [Row] { rows.filter { $0.table == table } }
}
