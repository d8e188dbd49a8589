import Assessment
import DistrictModel

/// Where battery-swap stations are to stand; their operation is not simulated yet, and the chapter says so first.
func swapSection(_ input: ReportInput) -> ReportSection {
  let rows = input.scorecard.swapStations
  var blocks: [ReportBlock] = [
    .callout(
      Callout(
        .notice,
        .init(
          zh: "换电站仅完成选址与计数，运行尚未模拟；本报告的等待、负荷与电量结果不含换电。",
          en:
            "Swap stations are sited and counted; their operation is not simulated yet. Waits, load and energy in this "
            + "report do not include swapping.")))
  ]
  if rows.isEmpty {
    blocks.append(.paragraph(.init(zh: "方案中没有换电站。", en: "The plan has no swap stations.")))
  } else {
    blocks.append(
      .table(
        ReportTable(
          caption: .init(zh: "规划换电站一览表", en: "Planned swap stations"),
          columns: [
            .text("编号", "id"), .text("名称", "name"), .text("场地类别", "kind of place"),
            .text("街道（镇）", "township"), .number("经度、纬度", "longitude, latitude"), .text("来源", "origin"),
          ],
          rows: rows.map { row in
            [
              .text(row.id), .text(row.name), .text(row.category), .text(row.township),
              .number(place(row.coordinate)), .text(origin(isSynthetic: row.isSynthetic)),
            ]
          })))
  }
  return ReportSection(id: "swap", title: .init(zh: "换电站", en: "Swap stations"), blocks: blocks)
}

/// Five decimals, about a metre.
func place(_ coordinate: Coordinate) -> String {
  NumberText.fixed(coordinate.longitude, 5) + ", " + NumberText.fixed(coordinate.latitude, 5)
}

func origin(isSynthetic: Bool) -> BilingualText {
  isSynthetic ? .init(zh: "合成候选点", en: "synthetic") : .init(zh: "清单", en: "listed")
}
