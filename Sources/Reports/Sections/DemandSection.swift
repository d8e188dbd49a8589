import Assessment
import DistrictModel

/// Who drives, how much, and how much of it comes from public stations.
func demandSection(_ input: ReportInput) -> ReportSection {
  let classes = input.scorecard.classes
  let rows = classes.map { row -> [ReportTable.Entry] in
    [
      .text(row.name),
      .whole(row.vehicles),
      .number(NumberText.fixed(row.drivenKWhPerVehicleDay, 2)),
      .number(NumberText.fixed(row.publicKWhPerVehicleDay, 2)),
      .number(NumberText.percent(row.publicEnergyShare)),
      .number(NumberText.fixed(row.sessionsPerVehicleDay, 2)),
      .number(NumberText.percent(row.foregoneShare)),
    ]
  }
  var table = ReportTable(
    caption: .init(zh: "分车型保有量与充电需求", en: "Fleets and their charging by vehicle class"),
    columns: [
      .text("车型", "vehicle class"), .number("保有量（辆）", "vehicles"),
      .number("行驶用电（kWh/辆·日）", "driven, kWh per vehicle and day"),
      .number("公共充电（kWh/辆·日）", "public charging, kWh per vehicle and day"),
      .number("充电量中公共桩占比", "public share of its charging"),
      .number("公共充电次数（次/辆·日）", "public sessions per vehicle and day"),
      .number("未能行驶占比", "driving foregone"),
    ],
    rows: rows)
  table.note = .init(
    zh: "用电量按电池侧计，换电计换入与换出电池之差；燃料车型按低位热值折算。" + input.scorecard.meansNote.zh,
    en:
      "Energy at the battery; a swap counts what the new pack holds more; fuel counts with its lower heating value. "
      + input.scorecard.meansNote.en)

  // Fuel is told in its own chapter.
  let electric = zip(classes, input.world.fleets).filter { $1.fuel == .electricity }.map(\.0)
  let publicEnergy = electric.reduce(0) { $0 + publicEnergyOf($1) }
  let swaps = input.scorecard.swap != nil
  let outside = input.scorecard.neighbours != nil
  var blocks: [ReportBlock] = []
  if let largest = electric.max(by: { publicEnergyOf($0) < publicEnergyOf($1) }) {
    let vehicles = NumberText.whole(electric.reduce(0) { $0 + $1.vehicles })
    let energy = NumberText.fixed(publicEnergy / 1000, 1)
    let share = NumberText.percent(publicEnergy > 0 ? publicEnergyOf(largest) / publicEnergy : nil)
    blocks.append(
      .lead(
        .init(
          zh:
            "\(vehicles) 辆电动汽车平均每日公共充电\(swaps ? "、换电" : "") \(energy) MWh\(outside ? "（含区外站点）" : "")，其中\(largest.name.zh)占 \(share)"
            + "（\(input.scorecard.replications) 次重复的均值）。",
          en:
            "\(vehicles) electric vehicles take \(energy) MWh a day from public chargers\(swaps ? " and swap stations" : "")"
            + "\(outside ? ", those outside the district included" : ""), \(share) of it: "
            + "\(largest.name.en) (mean of \(input.scorecard.replications) replications).")))
  }
  blocks.append(.table(table.listing()))
  if let neighbours = input.scorecard.neighbours { blocks += neighbourTables(neighbours, input.scorecard) }
  return ReportSection(id: "demand", title: .init(zh: "需求与车队", en: "Demand and fleets"), blocks: blocks)
}

/// What a class takes from public chargers on a day, in kWh.
private func publicEnergyOf(_ row: ClassRow) -> Double { row.publicKWhPerVehicleDay * Double(row.vehicles) }
