import DistrictModel

/// A list of a scenario whose entries have the same keys, such as the vehicle classes.
struct AssumptionList: Sendable {
  let path: String
  let name: BilingualText

  /// Every such list. One that is not here is printed input by input.
  static let all = [
    AssumptionList(path: "fleet", name: .init(zh: "车辆类别", en: "vehicle classes")),
    AssumptionList(path: "charging.charger_types", name: .init(zh: "充电桩类型", en: "charger types")),
    AssumptionList(path: "charging.operators", name: .init(zh: "运营商", en: "operators")),
    AssumptionList(path: "district.sites.categories", name: .init(zh: "场地类别", en: "kinds of place")),
    AssumptionList(path: "provision", name: .init(zh: "配建规则", en: "rules of provision")),
    AssumptionList(path: "swap.pack_types", name: .init(zh: "电池类型", en: "pack types")),
    AssumptionList(path: "swap.station_kinds", name: .init(zh: "换电站类型", en: "kinds of swap station")),
    AssumptionList(path: "hydrogen.kinds", name: .init(zh: "加氢站类型", en: "kinds of hydrogen station")),
    AssumptionList(path: "roadside.zones", name: .init(zh: "片区与走廊", en: "zones and corridors")),
    AssumptionList(
      path: "roadside.automated_fleets", name: .init(zh: "自动驾驶车队", en: "automated fleets")),
    AssumptionList(path: "siting.stages", name: .init(zh: "分期", en: "stages")),
    AssumptionList(path: "incentives", name: .init(zh: "政策支持条款", en: "incentives")),
    AssumptionList(path: "firms", name: .init(zh: "申报主体", en: "firms")),
    AssumptionList(path: "finance.payers", name: .init(zh: "投资分担", en: "shares of payers")),
    AssumptionList(path: "targets", name: .init(zh: "目标", en: "targets")),
    AssumptionList(path: "sources", name: .init(zh: "数据来源", en: "sources")),
  ]

  /// Entry and key of a path inside the list: `fleet.taxi.stock` and `fleet[3].stock` are `stock` of `taxi` and `[3]`.
  func parts(of path: String) -> (entry: String, key: String)? {
    guard path.hasPrefix(self.path) else { return nil }
    var rest = path.dropFirst(self.path.count)
    switch rest.first {
    case ".": rest = rest.dropFirst()
    case "[": break
    default: return nil
    }
    guard let dot = rest.firstIndex(of: ".") else { return nil }
    let key = rest[rest.index(after: dot)...]
    return dot == rest.startIndex || key.isEmpty ? nil : (String(rest[..<dot]), String(key))
  }
}

/// One line of the list of inputs: an input, or several that are alike in all but the entry they belong to.
struct AssumptionRow: Equatable {
  var path: String
  var input: Assumption
  /// The entries it stands for; `nil` for one input alone.
  var appliesTo: BilingualText?
}

/// Inputs of one grade that differ between the entries of a list: a row per key, a column per entry.
struct AssumptionGrid {
  let list: AssumptionList
  let grade: Grade
  let entries: [String]
  /// In order of appearance; no key has an input of another grade.
  let keys: [(key: String, inputs: [String: Assumption])]
}

/// All inputs, each said once: rows where entries are alike, grids where they differ and a grid takes fewer lines.
///
/// Nothing is lost: path, value, unit, meaning, origin, grade and source of every input can be read off again.
struct FoldedAssumptions {
  private(set) var rows: [AssumptionRow] = []
  private(set) var grids: [AssumptionGrid] = []

  /// Columns of values a grid has room for; it is cut into tables of about equal width beyond.
  static let widest = 7

  init(_ all: [Assumption]) {
    var taken: [Int: FoldedList.Place] = [:]
    var lists = AssumptionList.all.map { FoldedList(list: $0) }
    for (row, input) in all.enumerated() {
      for index in lists.indices where taken[row] == nil {
        if let key = lists[index].add(input) { taken[row] = .init(list: index, key: key) }
      }
    }
    for index in lists.indices { lists[index].choose() }
    grids = lists.flatMap(\.grids)
    var said: Set<FoldedList.Place> = []
    for (row, input) in all.enumerated() {
      guard let place = taken[row] else {
        rows.append(AssumptionRow(path: input.path, input: input))
        continue
      }
      // All rows of a key stand where its first input stood.
      if said.insert(place).inserted { rows += lists[place.list].rows(of: place.key) }
    }
  }
}

/// One list while it is folded.
private struct FoldedList {
  struct Place: Hashable {
    let list: Int
    let key: Int
  }

  /// What has to be equal for two inputs to share a row.
  private struct Likeness: Hashable {
    let value, unit, source: String
    let meaning: BilingualText
    let origin: Assumption.Origin
    let grade: Grade

    init(_ input: Assumption) {
      value = input.value
      unit = input.unit
      source = input.source
      meaning = input.meaning
      origin = input.origin
      grade = input.grade
    }
  }

  let list: AssumptionList
  private var entries: [String] = []
  private var keys: [(key: String, inputs: [String: Assumption])] = []
  private var rowOfKey: [String: Int] = [:]
  private var isInGrid: Set<Int> = []
  private(set) var grids: [AssumptionGrid] = []

  init(list: AssumptionList) { self.list = list }

  /// Takes an input of the list; returns the row of its key, or `nil` where it belongs elsewhere or is there already.
  mutating func add(_ input: Assumption) -> Int? {
    guard let (entry, key) = list.parts(of: input.path) else { return nil }
    if !entries.contains(entry) { entries.append(entry) }
    let row = rowOfKey[key] ?? keys.count
    if row == keys.count {
      keys.append((key, [:]))
      rowOfKey[key] = row
    }
    guard keys[row].inputs[entry] == nil else { return nil }
    keys[row].inputs[entry] = input
    return row
  }

  /// Decides what becomes a grid: the keys of a grade that differ, where that takes fewer lines than rows would.
  mutating func choose() {
    let tables = (entries.count + FoldedAssumptions.widest - 1) / FoldedAssumptions.widest
    for grade in Grade.allCases {
      let differing = keys.indices.filter { row in
        let inputs = keys[row].inputs.values
        return groups(of: row).count > 1 && inputs.allSatisfy { $0.grade == grade }
          && Set(inputs.map(\.unit)).count == 1 && Set(inputs.map(\.meaning)).count == 1
      }
      // Caption, header and the entries' words come with every table.
      let lines = tables * (differing.count + 3)
      guard lines < differing.reduce(0, { $0 + groups(of: $1).count }) else { continue }
      isInGrid.formUnion(differing)
      grids.append(
        AssumptionGrid(list: list, grade: grade, entries: entries, keys: differing.map { keys[$0] }))
    }
  }

  /// The rows of a key outside the grids.
  func rows(of row: Int) -> [AssumptionRow] {
    guard !isInGrid.contains(row) else { return [] }
    return groups(of: row).compactMap { group in
      guard let first = group.first, let input = keys[row].inputs[first] else { return nil }
      guard group.count > 1 else { return AssumptionRow(path: input.path, input: input) }
      return AssumptionRow(path: "\(list.path).*.\(keys[row].key)", input: input, appliesTo: named(group))
    }
  }

  /// The entries of a key, those with like inputs together.
  private func groups(of row: Int) -> [[String]] {
    var groups: [[String]] = []
    var place: [Likeness: Int] = [:]
    for entry in entries {
      guard let input = keys[row].inputs[entry] else { continue }
      if let known = place[Likeness(input)] {
        groups[known].append(entry)
      } else {
        place[Likeness(input)] = groups.count
        groups.append([entry])
      }
    }
    return groups
  }

  /// The entries by their words; by "all", where the head of a grid gives the words.
  private func named(_ group: [String]) -> BilingualText {
    let others = entries.filter { !group.contains($0) }
    guard !grids.isEmpty, 2 * others.count < group.count else {
      return .init(zh: group.joined(separator: "、"), en: group.joined(separator: ", "))
    }
    let all = BilingualText(
      zh: "全部 \(entries.count) 项\(list.name.zh)", en: "all \(entries.count) \(list.name.en)")
    guard !others.isEmpty else { return all }
    return .init(
      zh: "\(all.zh)，\(others.joined(separator: "、")) 除外",
      en: "\(all.en) but \(others.joined(separator: ", "))")
  }
}
