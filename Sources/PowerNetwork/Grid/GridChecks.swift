import DistrictModel

/// Collects what is wrong with the parts of a grid.
struct GridChecks {
  private(set) var faults: [GridFault] = []

  private mutating func complain(
    _ place: GridFault.Place, _ field: String, _ code: String, zh: String, en: String,
    help: BilingualText? = nil, unknownName: String? = nil
  ) {
    faults.append(
      GridFault(place, field, code, zh: zh, en: en, help: help, unknownName: unknownName))
  }

  /// Rows by name; names that stand twice are told.
  mutating func names(_ buses: [GridBus]) -> [String: Int] {
    if buses.isEmpty { complain(.grid, "", "E0801", zh: "电网没有节点", en: "the grid has no bus") }
    var rows: [String: Int] = [:]
    for (row, bus) in buses.enumerated() {
      if bus.name.isEmpty {
        complain(.bus(row), "bus", "E0802", zh: "节点没有名称", en: "this bus has no name")
      } else if rows[bus.name] != nil {
        complain(
          .bus(row), "bus", "E0802", zh: "节点 '\(bus.name)' 重复", en: "bus '\(bus.name)' stands twice")
      } else {
        rows[bus.name] = row
      }
    }
    return rows
  }

  /// The row of a named bus; 0 after a complaint.
  mutating func end(_ name: String, _ rows: [String: Int], _ place: GridFault.Place, _ field: String) -> Int {
    if let row = rows[name] { return row }
    complain(
      place, field, "E0803", zh: "没有节点 '\(name)'", en: "there is no bus '\(name)'", unknownName: name)
    return 0
  }

  mutating func numbers(
    _ baseMVA: Double, _ buses: [GridBus], _ branches: [GridBranch], _ generators: [GridGenerator]
  ) {
    if !(baseMVA.isFinite && baseMVA > 0) {
      complain(
        .grid, "base_mva", "E0804", zh: "base_mva 应为正数，实为 \(baseMVA)",
        en: "base_mva must be a positive number, found \(baseMVA)")
    }
    for (row, bus) in buses.enumerated() {
      finite(
        .bus(row),
        [
          ("pd_mw", bus.loadMW), ("qd_mvar", bus.loadMVAr), ("gs_mw", bus.shuntMW),
          ("bs_mvar", bus.shuntMVAr), ("base_kv", bus.baseKV), ("va_set_deg", bus.angleSetpoint),
          ("zip_p", bus.mix.power), ("zip_i", bus.mix.current), ("zip_z", bus.mix.impedance),
        ])
    }
    for (row, branch) in branches.enumerated() {
      finite(
        .branch(row),
        [
          ("r_pu", branch.resistance), ("x_pu", branch.reactance), ("b_pu", branch.susceptance),
          ("g_pu", branch.conductance), ("tap", branch.tap), ("shift_deg", branch.shift),
        ])
      if branch.tap == 0 {
        complain(
          .branch(row), "tap", "E0806", zh: "变比不能为零", en: "a turns ratio cannot be zero",
          help: BilingualText(zh: "没有变压器时写 1", en: "write 1 where there is no transformer"))
      }
      if let rating = branch.ratingMVA, !(rating.isFinite && rating > 0) {
        complain(
          .branch(row), "rating_mva", "E0807", zh: "额定容量应为正数，实为 \(rating)",
          en: "a rating must be positive, found \(rating)",
          help: BilingualText(zh: "未知时留空", en: "leave it empty where it is not known"))
      }
    }
    for (row, generator) in generators.enumerated() {
      finite(.generator(row), [("pg_mw", generator.outputMW), ("qg_mvar", generator.outputMVAr)])
    }
  }

  private mutating func finite(_ place: GridFault.Place, _ fields: [(String, Double)]) {
    for (field, value) in fields where !value.isFinite {
      complain(
        place, field, "E0805", zh: "\(field)：应为有限的数，实为 \(value)",
        en: "\(field): expected a finite number, found \(value)")
    }
  }

  mutating func impedances(_ branches: [GridBranch]) {
    for (row, branch) in branches.enumerated() where branch.isInService {
      if branch.from == branch.to {
        complain(
          .branch(row), "to", "E0808", zh: "支路两端是同一节点 '\(branch.from)'",
          en: "both ends of this branch are bus '\(branch.from)'")
      }
      // Below this the flow drowns in the last digits of the voltages.
      if abs(branch.resistance) < 1e-9, abs(branch.reactance) < 1e-9 {
        let isZero = branch.resistance == 0 && branch.reactance == 0
        complain(
          .branch(row), "x_pu", "E0809",
          zh: "阻抗\(isZero ? "为零" : "小于 1e-9 pu")：\(branch.from)–\(branch.to)",
          en: "the impedance of \(branch.from)–\(branch.to) is \(isZero ? "zero" : "below 1e-9 pu")",
          help: BilingualText(
            zh: "闭合的开关请合并两端节点，或给出其电抗", en: "merge the buses of a closed switch, or give its reactance"))
      }
    }
  }

  mutating func setpoints(_ buses: [GridBus], _ kinds: [GridBus.Kind], _ setpoints: [Double?]) {
    for (row, kind) in kinds.enumerated() where kind == .reference || kind == .voltage {
      guard let value = setpoints[row] else {
        complain(
          .bus(row), "v_set_pu", "E0810", zh: "节点 '\(buses[row].name)' 没有电压设定值",
          en: "bus '\(buses[row].name)' holds a voltage, and no set point is given")
        continue
      }
      if !(value.isFinite && value > 0) {
        complain(
          .bus(row), "v_set_pu", "E0811", zh: "电压设定值应为正数，实为 \(value)",
          en: "a voltage set point must be positive, found \(value)")
      }
    }
    if !kinds.contains(.reference), !buses.isEmpty {
      complain(
        .grid, "type", "E0812", zh: "没有平衡节点（type 为 REF）", en: "no bus is the slack (type REF)",
        help: BilingualText(zh: "请将上级电源处的节点设为 REF", en: "make the bus of the upstream supply REF"))
    }
  }

  /// Every bus in service must reach a reference bus over branches that carry; one complaint per island.
  mutating func reach(_ buses: [GridBus], _ kinds: [GridBus.Kind], _ ends: [(from: Int, to: Int)]) {
    guard kinds.contains(.reference) else { return }
    var sets = DisjointSets(count: buses.count)
    for end in ends { sets.join(end.from, end.to) }
    var isFed = [Bool](repeating: false, count: buses.count)
    for (row, kind) in kinds.enumerated() where kind == .reference { isFed[sets.root(row)] = true }
    var members: [Int: [Int]] = [:]
    var firsts: [Int] = []
    for (row, kind) in kinds.enumerated() where kind != .isolated && !isFed[sets.root(row)] {
      let root = sets.root(row)
      if members[root] == nil { firsts.append(root) }
      members[root, default: []].append(row)
    }
    for root in firsts {
      guard let rows = members[root], let first = rows.first else { continue }
      let list = rows.prefix(5).map { buses[$0].name }.joined(separator: ", ") + (rows.count > 5 ? ", …" : "")
      complain(
        .bus(first), "bus", "E0813", zh: "孤岛：\(rows.count) 个节点与平衡节点不连通（\(list)）",
        en: "an island: \(rows.count) bus\(rows.count == 1 ? "" : "es") cannot reach the slack (\(list))",
        help: BilingualText(
          zh: "投入一条支路，或将停运节点的 type 设为 NONE",
          en: "put a branch into service, or give buses that are out of service the type NONE"))
    }
  }
}

/// Sets of rows that merge; Tarjan's forest with path halving.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ row: Int) -> Int {
    var row = row
    while parents[row] != row {
      parents[row] = parents[parents[row]]
      row = parents[row]
    }
    return row
  }

  /// Whether they were apart.
  @discardableResult mutating func join(_ left: Int, _ right: Int) -> Bool {
    let a = root(left)
    let b = root(right)
    guard a != b else { return false }
    parents[max(a, b)] = min(a, b)
    return true
  }
}
