import DistrictModel

/// Which corridors the plan serves, and which stations none of them can do without.
func corridorTable(_ input: ReportInput) -> ReportTable {
  let corridors = input.plan.corridors
  let all = corridors.reduce(0) { $0 + $1.vehiclesPerDay }
  let served = corridors.reduce(0) { $0 + ($1.isServed ? $1.vehiclesPerDay : 0) }
  let share = NumberText.percent(all > 0 ? Double(served) / Double(all) : nil)
  return ReportTable(
    caption: .init(zh: "补能通道：往返续行", en: "Corridors: round trips without running empty"),
    columns: [
      .text("通道", "corridor"), .text("起点—终点", "between"), .number("里程（km）", "way (km)"),
      .number("车辆（辆次/日）", "vehicles a day"), .number("续航（km）", "range (km)"),
      .number("途中站（座）", "stations on the way"), .number("最长无站行程（km）", "longest way without a station (km)"),
      .text("能否续行", "served"), .text("不可缺的站", "stations it cannot lose"),
    ],
    rows: corridors.map { row in
      [
        .text(.same(row.id)),
        .text(.init(zh: "\(row.from.zh)—\(row.to.zh)", en: "\(row.from.en) – \(row.to.en)")),
        .number(NumberText.fixed(row.lengthKm, 0)), .whole(row.vehiclesPerDay),
        .number(NumberText.fixed(row.rangeKm, 0)), .whole(row.stations.count),
        .number(row.longestGapKm.map { NumberText.fixed($0, 0) } ?? NumberText.dash),
        row.isServed
          ? .text(.init(zh: "能", en: "yes"), .good) : .text(.init(zh: "不能", en: "no"), .notice),
        .text(needed(row, input)),
      ]
    },
    note: .init(
      zh:
        "可续行车辆占 \(share)。判定：沿直线乘绕行系数的往返行程中，相邻两站之间不超过续航（流量加注模型，Kuby 与 Lim，2005）；起终点不补能。先以最少的站满足通道，其余站按覆盖选址；只有一座停运时仍能续行的通道，“不可缺的站”一栏为“无”。",
      en:
        "\(share) of the vehicles are served. Served: on the round trip, the straight line times the detour, no way from station to station is longer than the range (flow refuelling, Kuby, Lim 2005); nothing is filled at the ends. The fewest stations that serve the corridors come first, the others go by coverage. A corridor that stands the loss of any one station says none in the last column."
    ))
}

private func needed(_ row: CorridorService, _ input: ReportInput) -> BilingualText {
  guard row.isServed else { return .same(NumberText.dash) }
  guard !row.needed.isEmpty else { return .init(zh: "无", en: "none") }
  return .same(row.needed.map { input.world.sites[$0].id }.joined(separator: ", "))
}
