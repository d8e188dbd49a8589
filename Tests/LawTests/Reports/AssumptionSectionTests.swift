import Assessment
import DistrictModel
import Foundation
import NumericKernels
import Reports
import ScenarioFiles
import Testing

@Suite("The chapter of assumptions says every input, and like ones only once")
struct AssumptionSectionTests {
  private static func chapter(_ assumptions: [Assumption]) throws -> PrintedAssumptions {
    var input = try ReportFixture.input()
    input.assumptions = assumptions
    let sections = ReportCatalogue.document(of: input).sections
    return PrintedAssumptions(try #require(sections.first { $0.id == "assumptions" }))
  }

  private static func assumption(
    _ path: String, _ value: String = "1", unit: String = "km", origin: Assumption.Origin = .standard,
    grade: Grade = .assumed, source: String = "judgement"
  ) -> Assumption {
    Assumption(
      path: path, value: value, unit: unit, meaning: BilingualText(zh: "含义", en: "meaning"), origin: origin,
      grade: grade, source: source)
  }

  /// Classes whose keys are sometimes all alike, sometimes alike in some, missing in some, of several grades.
  private static func fleet(seed: UInt64) -> [Assumption] {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test"))
    func pick<Value>(_ values: [Value]) -> Value { values[Int(random.uniform() * Double(values.count))] }
    let entries = 1 + Int(random.uniform() * 20)
    let kinds = (0..<12).map { _ in
      (variety: 1 + Int(random.uniform() * 4), isSometimesMissing: random.uniform() < 0.3)
    }
    var all = [assumption("travel.detour_factor", "1.3", unit: "", source: "")]
    for list in ["fleet", "charging.charger_types", "provision"] {
      for entry in 0..<entries {
        for (key, kind) in kinds.enumerated() where !kind.isSometimesMissing || random.uniform() < 0.7 {
          let choice = Int(random.uniform() * Double(kind.variety))
          all.append(
            assumption(
              "\(list).class-\(entry).part[\(key)].key_\(key)", choice == 3 ? "" : "\(key + choice)",
              unit: "km",
              origin: pick(kind.variety == 1 ? [.standard] : [.standard, .scenario]),
              grade: kind.variety == 4 ? pick(Grade.allCases) : .assumed,
              source: kind.variety == 1 ? "judgement" : pick(["", "judgement", "a paper, 2022"])))
        }
      }
    }
    return all + (0..<3).map { assumption("sources[\($0)].grade", "assumed", unit: "") }
  }

  @Test("Every input can be read off the tables again, whatever is alike", arguments: UInt64(1)...20)
  func nothingLost(seed: UInt64) throws {
    let all = Self.fleet(seed: seed)
    let printed = try Self.chapter(all)
    #expect(printed.faults == [])
    #expect(printed.inputs == Set(all))
    #expect(printed.inputCount == all.count)
  }

  @Test("A class that is lost on the way is told: the planted fault")
  func plantedFault() throws {
    let all = Self.fleet(seed: 1)
    #expect(try Self.chapter(all.dropLast()).inputs != Set(all))
    var changed = all
    changed[all.count / 2] = Self.assumption(all[all.count / 2].path, "another")
    #expect(try Self.chapter(changed).inputs != Set(all))
  }

  @Test(
    "The inputs of Yubei 2025, well over a thousand, take less than a third of the lines, and none is lost")
  func yubei() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Scenarios/yubei-2025").standardized.path
    let read = ScenarioFile.read(at: folder, knownMetrics: Assessor.knownMetrics)
    let all = try #require(read.scenario).assumptions
    let printed = try Self.chapter(all)
    #expect(printed.faults == [])
    #expect(printed.inputs == Set(all) && printed.inputCount == all.count)
    #expect(printed.lines < all.count / 3, "\(printed.lines) lines")
    #expect(printed.rows["fleet.*.reserve_share"]?.contains("(all 14 vehicle classes)") == true)
    #expect(printed.rows["fleet.*.curve"]?.contains("(all 14 vehicle classes but heavy-truck)") == true)
  }

  @Test("Inputs alike in two of three classes share a row that names the two")
  func named() throws {
    let printed = try Self.chapter([
      Self.assumption("fleet.bus.stock", "5"), Self.assumption("fleet.taxi.stock", "7"),
      Self.assumption("fleet.van.stock", "5"),
    ])
    #expect(printed.rows == ["fleet.*.stock": "meaning (bus, van)", "fleet.taxi.stock": "meaning"])
  }

  @Test("A different source, unit, grade or origin alone keeps inputs apart")
  func keptApart() throws {
    let first = Self.assumption("fleet.bus.stock")
    for other in [
      Self.assumption("fleet.taxi.stock", source: "a paper"), Self.assumption("fleet.taxi.stock", unit: "m"),
      Self.assumption("fleet.taxi.stock", grade: .measured),
      Self.assumption("fleet.taxi.stock", origin: .scenario), Self.assumption("fleet.taxi.stock", "2"),
    ] {
      let printed = try Self.chapter([first, other])
      #expect(printed.rows == ["fleet.bus.stock": "meaning", "fleet.taxi.stock": "meaning"])
      #expect(printed.inputs == [first, other])
    }
  }
}

/// The chapter read back as a person would: rows, rows for several entries, grids and the signs in them.
struct PrintedAssumptions {
  private(set) var inputs: Set<Assumption> = []
  private(set) var inputCount = 0
  private(set) var faults: [String] = []
  /// Meaning by path, of the plain rows.
  private(set) var rows: [String: String] = [:]
  private(set) var lines = 0
  /// Words of the entries of every list that has a grid.
  private var entries: [String: [String]] = [:]

  private static let grades: [(String, Grade)] = [
    ("measured or counted", .measured), ("published: paper, standard or official text", .published),
    ("reported on secondary pages only", .reported), ("assumed", .assumed),
  ]

  init(_ section: ReportSection) {
    let tables = section.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    for table in tables {
      lines += table.rows.count
      let list = table.columns[0].header.en
      if list.hasSuffix(".*") {
        for word in Self.words(table) where entries[list, default: []].contains(word) == false {
          entries[list, default: []].append(word)
        }
      }
    }
    for table in tables {
      guard let grade = Self.grades.first(where: { table.caption.en.contains(": \($0.0)") })?.1 else {
        faults.append("no grade in '\(table.caption.en)'")
        continue
      }
      if table.columns[0].header.en.hasSuffix(".*") { readGrid(table, grade) } else { readRows(table, grade) }
    }
  }

  private static func words(_ table: ReportTable) -> [String] { table.rows[0].dropFirst(3).map(\.text.en) }

  private mutating func add(
    _ path: String, _ value: String, _ unit: String, _ meaning: BilingualText, _ origin: Assumption.Origin,
    _ grade: Grade, _ source: String
  ) {
    inputs.insert(
      Assumption(
        path: path, value: value, unit: unit == "—" ? "" : unit, meaning: meaning, origin: origin,
        grade: grade,
        source: source == "no source" ? "" : source))
    inputCount += 1
  }

  private mutating func readRows(_ table: ReportTable, _ grade: Grade) {
    for row in table.rows {
      let text = row.map(\.text.en)
      rows[text[0]] = text[1]
      let origin: Assumption.Origin = text[4] == "scenario" ? .scenario : .standard
      let value = text[2] == "—" ? "" : text[2]
      guard let star = text[0].range(of: ".*."), let bracket = text[1].range(of: " (", options: .backwards),
        let bracketZh = row[1].text.zh.range(of: "（", options: .backwards)
      else {
        add(text[0], value, text[3], row[1].text, origin, grade, text[5])
        continue
      }
      let list = String(text[0][..<star.lowerBound])
      let meaning = BilingualText(
        zh: String(row[1].text.zh[..<bracketZh.lowerBound]), en: String(text[1][..<bracket.lowerBound]))
      for entry in named(String(text[1][bracket.upperBound...].dropLast()), list) {
        let head = entry.hasPrefix("[") ? list + entry : "\(list).\(entry)"
        add("\(head).\(text[0][star.upperBound...])", value, text[3], meaning, origin, grade, text[5])
      }
    }
  }

  /// `a, b`, `all 13 vehicle classes` or `all 13 vehicle classes but a, b`.
  private mutating func named(_ words: String, _ list: String) -> [String] {
    guard words.hasPrefix("all ") else { return words.components(separatedBy: ", ") }
    let known = entries["\(list).*", default: []]
    if !words.hasPrefix("all \(known.count) ") { faults.append("'\(words)' of \(known.count)") }
    let but = words.components(separatedBy: " but ").dropFirst().first?.components(separatedBy: ", ") ?? []
    return known.filter { !but.contains($0) }
  }

  private mutating func readGrid(_ table: ReportTable, _ grade: Grade) {
    let list = String(table.columns[0].header.en.dropLast(2))
    var note = table.note?.en ?? ""
    guard note.hasPrefix("Without a sign: "), note.hasSuffix(". — where an entry has no such key.") else {
      faults.append("note '\(note)'")
      return
    }
    note = String(
      note.dropFirst("Without a sign: ".count).dropLast(". — where an entry has no such key.".count))
    var origins: [String: String] = [:]
    for (place, part) in note.components(separatedBy: "; ").reduce(into: [String](), Self.join).enumerated() {
      if place == 0 {
        origins[""] = part
      } else {
        let sign = part.prefix { $0 != " " }
        origins[String(sign)] = String(part.dropFirst(sign.count + 1))
      }
    }
    for row in table.rows.dropFirst() {
      for (entry, cell) in zip(Self.words(table), row.dropFirst(3)) where cell.text.en != "—" {
        let parts = cell.text.en.components(separatedBy: " ")
        let isSigned = parts.count > 1 && origins[parts[parts.count - 1]] != nil
        guard let said = origins[isSigned ? parts[parts.count - 1] : ""], let comma = said.range(of: ", ")
        else {
          faults.append("sign of '\(cell.text.en)'")
          continue
        }
        let value = (isSigned ? Array(parts.dropLast()) : parts).joined(separator: " ")
        let head = entry.hasPrefix("[") ? list + entry : "\(list).\(entry)"
        add(
          "\(head).\(row[0].text.en)", value == "\"\"" ? "" : value, row[2].text.en, row[1].text,
          said.hasPrefix("scenario") ? .scenario : .standard, grade, String(said[comma.upperBound...]))
      }
    }
  }

  /// Puts together what a semicolon inside a source has cut.
  private static func join(_ parts: inout [String], _ next: String) {
    let isSigned = next.first.map { ("①"..."⑳").contains($0) || $0 == "(" } ?? false
    if parts.isEmpty || isSigned { parts.append(next) } else { parts[parts.count - 1] += "; " + next }
  }
}
