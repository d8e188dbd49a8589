import DistrictModel
import PowerNetwork
import Reports
import ScenarioFiles

/// A solved grid as text.
struct PowerflowText {
  let grid: PowerGrid
  let solution: FlowSolution
  let flows: [BranchFlow]

  private var lossMW: Double { flows.reduce(0) { $0 + $1.lossMW } }

  /// The contract of `wayside powerflow --json`.
  var json: String {
    JSONText.object([
      "buses": .array(
        grid.buses.indices.map { row in
          let isDead = grid.kinds[row] == .isolated
          return .object([
            "bus": Self.name(grid.buses[row].name),
            "vm_pu": .number(isDead ? nil : solution.magnitudes[row]),
            "va_deg": .number(isDead ? nil : solution.angles[row]),
          ])
        }),
      "branches": .array(
        grid.branches.indices.map { row in
          .object([
            "from": Self.name(grid.branches[row].from), "to": Self.name(grid.branches[row].to),
            "pf_mw": .number(flows[row].fromMW), "qf_mvar": .number(flows[row].fromMVAr),
            "loss_mw": .number(flows[row].lossMW),
          ])
        }),
      "loss_mw": .number(lossMW), "iterations": .integer(solution.iterations),
    ]).document
  }

  /// A number stays a number.
  static func name(_ text: String) -> JSONText {
    if let whole = Int(text), "\(whole)" == text { return .integer(whole) }
    return .string(text)
  }

  static func json(_ collapse: FlowCollapse, _ grid: PowerGrid) -> String {
    JSONText.object([
      "converged": .bool(false), "iterations": .integer(collapse.iterations),
      "carried_share": .number(collapse.carriedShare),
      "lowest_bus": name(grid.buses[collapse.lowestBus].name),
      "lowest_vm_pu_at_carried_share": .number(collapse.lowestMagnitude),
      "mismatch_bus": name(grid.buses[collapse.mismatchBus].name),
      "mismatch_mva_last_iterate": .number(collapse.mismatchMVA),
    ]).document
  }

  static func plain(_ collapse: FlowCollapse, _ grid: PowerGrid, _ language: PlainLanguage) -> String {
    let lowest = grid.buses[collapse.lowestBus].name
    let magnitude = NumberText.fixed(collapse.lowestMagnitude, 4)
    let share = NumberText.percent(collapse.carriedShare)
    let lack = NumberText.short(collapse.mismatchMVA)
    let end = "\(collapse.method.rawValue), \(collapse.iterations)"
    return language.pick(
      zh: "未收敛（\(end) 次迭代，尚缺 \(lack) MVA）：找到解的最大负荷为所给的 \(share)，此时节点 \(lowest) 电压最低，\(magnitude) pu",
      en:
        "no solution found (\(end) iterations, \(lack) MVA still lacking): a solution was found for \(share) of the loads at most, and there the voltage is lowest at bus \(lowest), \(magnitude) pu"
    )
  }
}

extension PowerflowText {
  /// The ten lowest voltages, the ten largest losses, what is overloaded, and the sums.
  func plain(_ language: PlainLanguage) -> String {
    let word = { (zh: String, en: String) in language.pick(zh: zh, en: en) }
    let live = grid.buses.indices.filter { grid.kinds[$0] != .isolated }
      .sorted { (solution.magnitudes[$0], $0) < (solution.magnitudes[$1], $1) }
    let buses = TerminalTable(
      header: [word("节点", "bus"), word("电压 pu", "voltage pu"), word("相角 °", "angle °")],
      rows: live.prefix(10).map { row in
        [
          grid.buses[row].name, NumberText.fixed(solution.magnitudes[row], 6),
          NumberText.fixed(solution.angles[row], 4),
        ]
      }, numbers: [1, 2])
    let heavy = flows.indices.filter { grid.carries[$0] }
      .sorted { (-flows[$0].lossMW, $0) < (-flows[$1].lossMW, $1) }
    let branches = TerminalTable(
      header: [
        word("支路", "branch"), word("有功 MW", "active MW"), word("无功 MVAr", "reactive MVAr"),
        word("损耗 MW", "loss MW"), word("负载率", "loading"),
      ], rows: heavy.prefix(10).map(branchRow), numbers: [1, 2, 3, 4])
    let over = heavy.filter { (loading($0) ?? 0) > 1 }
    let rated = grid.branches.indices.filter { grid.carries[$0] && grid.branches[$0].ratingMVA != nil }.count
    let overload: String
    if rated == 0 {
      overload = word("没有支路给出额定容量，未检查过载", "no branch has a rating: overloads are not known")
    } else if over.isEmpty {
      overload = word("\(rated) 条有额定容量的支路均未过载", "none of the \(rated) rated branches is overloaded")
    } else {
      overload =
        word("过载：", "overloaded: ")
        + over.map { "\(grid.branches[$0].from)–\(grid.branches[$0].to) \(NumberText.percent(loading($0)))" }
        .joined(separator: ", ")
    }
    var lines = [buses.text, branches.text]
    lines.append(
      word("损耗 ", "losses ") + NumberText.fixed(lossMW, 6) + " MW; " + word("方法 ", "method ")
        + "\(solution.method.rawValue), \(solution.iterations) " + word("次迭代", "iterations"))
    if let lowest = live.first {
      lines.append(
        word("最低电压：节点 ", "lowest voltage: bus ") + grid.buses[lowest].name + ", "
          + NumberText.fixed(solution.magnitudes[lowest], 6) + " pu")
    }
    lines.append(overload)
    return lines.joined(separator: "\n") + "\n"
  }

  private func loading(_ row: Int) -> Double? {
    grid.branches[row].ratingMVA.map { flows[row].apparentMVA / $0 }
  }

  private func branchRow(_ row: Int) -> [String] {
    [
      "\(grid.branches[row].from)–\(grid.branches[row].to)", NumberText.fixed(flows[row].fromMW, 6),
      NumberText.fixed(flows[row].fromMVAr, 6), NumberText.fixed(flows[row].lossMW, 6),
      NumberText.percent(loading(row)),
    ]
  }
}
