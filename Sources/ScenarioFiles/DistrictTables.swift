import ChargingStations
import DistrictModel
import Foundation
import NumericKernels
import Siting
import Yams

/// The tables of a district: townships, weights, temperatures, sites.
extension ScenarioLoading {
  mutating func townships(
    _ draft: ScenarioDraft.TownshipDraft, _ reader: ScenarioReader, _ boundary: Boundary,
    _ scenario: inout Scenario
  ) {
    guard let text = loadText(draft.file, path: "district.townships.file", reader) else { return }
    var table = CSVTable(
      text: text, file: draft.file, columns: ["code", "name_zh", "residents", "grade", "lon", "lat"],
      optional: ["name_en"])
    var read: [Township] = []
    if table.isUsable {
      table.requireText("code")
      table.requireText("name_zh")
      table.requireUnique("code")
      for row in table.rows {
        let residents = table.integer("residents", row, 0...100_000_000)
        let place = table.coordinate(row, draft.datum)
        var grade = Grade.assumed
        if let word = table.value("grade", row) {
          if let known = Grade(rawValue: word.text) {
            grade = known
          } else {
            table.complain(
              word, "E0309", zh: "grade：'\(word.text)' 不是可用的取值",
              en: "grade: '\(word.text)' is not one of the known words",
              help: NearestName.help(word.text, among: Grade.allCases.map(\.rawValue)))
          }
        }
        guard let residents, let place, let name = table.value("name_zh", row) else { continue }
        let centre = scenario.district.projection.project(place)
        if !boundary.contains(centre) {
          table.complain(
            name, "E0310", zh: "街镇 '\(name.text)' 在边界之外",
            en: "township '\(name.text)' lies outside the boundary",
            help: BilingualText(zh: "检查坐标与坐标系", en: "check its coordinates and the datum"))
        }
        read.append(
          Township(
            code: table.value("code", row)?.text ?? "",
            name: BilingualText(zh: name.text, en: table.value("name_en", row)?.text ?? ""),
            residents: residents,
            grade: grade, centre: centre))
      }
      if table.rows.isEmpty {
        diagnostics.append(
          table.source.diagnostic(1, 1, "E0311", zh: "没有任何街镇", en: "there is no township in it"))
      }
    }
    diagnostics += table.diagnostics
    guard table.isUsable, !read.isEmpty else { return }
    if draft.scaleToResidents > 0 {
      let counts = wholeShares(of: draft.scaleToResidents, by: read.map { Double($0.residents) })
      read = zip(read, counts).map {
        Township(code: $0.code, name: $0.name, residents: $1, grade: $0.grade, centre: $0.centre)
      }
    }
    scenario.district.townships = read
    let best = Dictionary(grouping: read, by: \.grade)
    for grade in Grade.allCases {
      guard let some = best[grade] else { continue }
      reader.note(
        "district.townships.residents (\(grade.rawValue))", String(some.reduce(0) { $0 + $1.residents }),
        "residents",
        BilingualText(zh: "\(some.count) 个街镇的常住人口", en: "residents of \(some.count) townships"), .scenario,
        grade, draft.file)
    }
  }

  mutating func climate(_ draft: ScenarioDraft.ClimateDraft, _ reader: ScenarioReader) -> Climate {
    var climate = draft.climate
    guard !draft.hourlyFile.isEmpty,
      let text = loadText(draft.hourlyFile, path: "climate.hourly_file", reader)
    else { return climate }
    var table = CSVTable(
      text: text, file: draft.hourlyFile, columns: ["celsius"], optional: ["hour", "ghi_w_m2"])
    if table.isUsable {
      climate.hourlyC = table.rows.compactMap { table.number("celsius", $0, -60...60) }
      if table.header.contains(where: { $0.text == "ghi_w_m2" }) {
        climate.hourlyGlobal = table.rows.compactMap { table.number("ghi_w_m2", $0, 0...1500) }
      }
      table.requireHours()
      if table.rows.isEmpty || table.rows.count % 24 != 0 {
        diagnostics.append(
          table.source.diagnostic(
            1, 1, "E0315", zh: "有 \(table.rows.count) 个小时，应为整日（24 的倍数）",
            en: "it has \(table.rows.count) hours; whole days, a multiple of 24, are needed"))
      }
    }
    diagnostics += table.diagnostics
    return climate
  }

  mutating func placeWeights(
    _ reference: FileReference?, _ reader: ScenarioReader, _ scenario: inout Scenario
  ) {
    guard let reference, let text = loadText(reference.file, path: "district.place_weights.file", reader)
    else { return }
    var table = CSVTable(text: text, file: reference.file, columns: ["lon", "lat", "weight"])
    if table.isUsable {
      for row in table.rows {
        guard let weight = table.number("weight", row, 0...1e12),
          let place = table.coordinate(row, reference.datum)
        else { continue }
        scenario.district.placeWeights.append(
          PlaceWeight(point: scenario.district.projection.project(place), weight: weight))
      }
    }
    diagnostics += table.diagnostics
  }

  /// Residents counted at places. Those of a place in no cell count for the nearest, so it need not lie inside the outline.
  mutating func residents(
    _ draft: ScenarioDraft.DistrictDraft, _ reader: ScenarioReader, _ scenario: inout Scenario
  ) {
    guard let reference = draft.residents,
      let text = loadText(reference.file, path: "district.residents.file", reader)
    else { return }
    var table = CSVTable(text: text, file: reference.file, columns: ["lon", "lat", "residents"])
    var counted: [CountedResidents] = []
    if table.isUsable {
      for row in table.rows {
        guard let count = table.integer("residents", row, 0...100_000_000),
          let place = table.coordinate(row, reference.datum)
        else { continue }
        counted.append(CountedResidents(point: scenario.district.projection.project(place), count: count))
      }
      if draft.townships.scaleToResidents > 0 {
        let counts = wholeShares(of: draft.townships.scaleToResidents, by: counted.map { Double($0.count) })
        counted = zip(counted, counts).map { CountedResidents(point: $0.point, count: $1) }
      }
      let total = counted.reduce(0) { $0 + $1.count }
      if table.isUsable, !(1...1_000_000_000).contains(total) {
        diagnostics.append(
          table.source.diagnostic(
            1, 1, "E0319", zh: "居民合计 \(total) 人，应为 1 至 10 亿",
            en: "\(total) residents in all; expected 1 to 1,000,000,000"))
      }
      scenario.district.countedResidents = counted
      reader.note(
        "district.residents", String(total), "residents",
        BilingualText(zh: "\(counted.count) 处居民点", en: "residents counted at \(counted.count) places"),
        .scenario,
        .reported, reference.file)
    }
    diagnostics += table.diagnostics
  }

  /// The places of each mask, from its CSV.
  mutating func masks(_ reader: ScenarioReader, _ scenario: inout Scenario) {
    for row in scenario.siting.masks.indices {
      let mask = scenario.siting.masks[row]
      guard let text = loadText(mask.file, path: "siting.masks.\(mask.id).file", reader) else { continue }
      var table = CSVTable(text: text, file: mask.file, columns: ["lon", "lat"])
      if table.isUsable {
        for place in table.rows {
          guard let coordinate = table.coordinate(place, mask.datum) else { continue }
          scenario.siting.masks[row].places.append(scenario.district.projection.project(coordinate))
        }
      }
      diagnostics += table.diagnostics
    }
  }

  mutating func sites(
    _ draft: ScenarioDraft, _ reader: ScenarioReader, _ boundary: Boundary, _ scenario: inout Scenario
  ) {
    for (reference, isExisting) in [
      (draft.district.sites.list, false), (draft.district.sites.existing, true),
    ] {
      guard let reference else { continue }
      let path = "district.sites.\(isExisting ? "existing" : "list").file"
      guard let text = loadText(reference.file, path: path, reader) else { continue }
      let types = draft.charging.types.map(\.id)
      let chargers = isExisting ? types.map { "chargers_\($0)" } : []
      var table = CSVTable(
        text: text, file: reference.file,
        columns: ["id", "name_zh", "category", "lon", "lat", "capacity_chargers"] + chargers,
        optional: isExisting
          ? ["name_en", "price_level_cny_per_kwh", "operator", "opened_year"] : ["name_en"])
      if table.isUsable {
        table.requireText("id")
        table.requireUnique("id")
        for row in table.rows {
          if let site = site(row, &table, draft, reference.datum, chargers, isExisting, boundary, scenario) {
            scenario.district.listedSites.append(site)
          }
        }
      }
      diagnostics += table.diagnostics
    }
  }

  private func site(
    _ row: [CSVTable.Value], _ table: inout CSVTable, _ draft: ScenarioDraft, _ datum: Datum,
    _ chargers: [String],
    _ isExisting: Bool, _ boundary: Boundary, _ scenario: Scenario
  ) -> ListedSite? {
    let capacity = table.integer("capacity_chargers", row, 1...100_000)
    let counts = chargers.map { table.integer($0, row, 0...100_000) }
    let place = table.coordinate(row, datum)
    guard let id = table.value("id", row), let name = table.value("name_zh", row),
      let category = table.value("category", row)
    else { return nil }
    let known = draft.district.sites.categories.map(\.id)
    guard let number = known.firstIndex(of: category.text) else {
      table.complain(
        category, "E0312", zh: "未知的类别 '\(category.text)'", en: "unknown category '\(category.text)'",
        help: NearestName.help(category.text, among: known))
      return nil
    }
    guard let capacity, let place, !counts.contains(nil) else { return nil }
    if !boundary.contains(scenario.district.projection.project(place)) {
      table.complain(
        id, "E0313", zh: "站址 '\(id.text)' 在边界之外", en: "site '\(id.text)' lies outside the boundary",
        help: BilingualText(zh: "检查坐标与坐标系", en: "check its coordinates and the datum"))
      return nil
    }
    let standing = counts.compactMap(\.self)
    if standing.reduce(0, +) > capacity {
      table.complain(
        id, "E0314", zh: "站址 '\(id.text)' 现有 \(standing.reduce(0, +)) 台，超过容量 \(capacity)",
        en: "site '\(id.text)' has \(standing.reduce(0, +)) chargers but room for \(capacity)")
      return nil
    }
    var standingThere: ExistingChargers?
    if isExisting {
      let price = table.value("price_level_cny_per_kwh", row).flatMap {
        $0.text.isEmpty ? nil : table.number("price_level_cny_per_kwh", row, 0...100)
      }
      let name = table.value("operator", row)
      let operators = draft.charging.operators.map(\.id)
      if let name, !name.text.isEmpty, !operators.contains(name.text) {
        table.complain(
          name, "E0316", zh: "未知的运营商 '\(name.text)'", en: "unknown operator '\(name.text)'",
          help: NearestName.help(name.text, among: operators))
      }
      let opened = table.value("opened_year", row).flatMap {
        $0.text.isEmpty ? nil : table.integer("opened_year", row, 1990...2100)
      }
      standingThere = ExistingChargers(
        chargers: standing, priceLevelCNYPerKWh: price, operatorID: name?.text ?? "", openedYear: opened)
    }
    return ListedSite(
      id: id.text, name: BilingualText(zh: name.text, en: table.value("name_en", row)?.text ?? ""),
      category: number,
      coordinate: place, capacity: capacity, existing: standingThere
    )
  }
}

extension CSVTable {
  /// Where rows have a column `hour`, it runs on without a hole: from 0 up to 23 and again, or on through the year.
  fileprivate mutating func requireHours() {
    var expected: Int? = 0
    for row in rows {
      guard let value = value("hour", row) else { return }
      guard let hour = integer("hour", row, 0...1_000_000) else {
        expected = nil
        continue
      }
      if let expected, hour != expected, hour != 0 || expected % 24 != 0 {
        complain(
          value, "E0317", zh: "hour：应为 \(expected)，实为 \(hour)",
          en: "hour: expected \(expected), found \(hour)",
          help: BilingualText(zh: "每小时一行，不能缺少或重复", en: "one row per hour, none missing and none twice"))
      }
      expected = hour + 1
    }
  }
}
