import Assessment
import DistrictModel
import RoadsideUnits

/// Zones and corridors beside the district; nothing where the scenario has none.
func roadsideZoneBlocks(_ card: RoadsideCard) -> [ReportBlock] {
  guard !card.zones.isEmpty else { return [] }
  return card.zones.filter(\.isShort).map { .callout(shortfall($0, card)) } + [.table(table(card))]
}

/// Fewer units than must stand in a zone: candidates ran out.
private func shortfall(_ row: RoadsideCard.Zone, _ card: RoadsideCard) -> Callout {
  let (wanted, found) = (NumberText.whole(row.zone.units), NumberText.whole(row.figures.units))
  return Callout(
    .warning,
    .init(
      zh: "“\(row.zone.name.zh)”要求 \(wanted) 个路侧单元，候选点只够 \(found) 个：放宽 units.roads、给出 units.spacing_m 或扩大范围。",
      en:
        "'\(row.zone.name.en)' asks for \(wanted) units, but its candidates allow \(found) only: take in more classes of road (units.roads), give units.spacing_m or draw it larger."
    ))
}

private func table(_ card: RoadsideCard) -> ReportTable {
  let isAnyKept = card.zones.contains { $0.zone.units > 0 }
  return ReportTable(
    caption: .init(zh: "片区与智行走廊", en: "Zones and corridors"),
    columns: [
      .text("片区或走廊", "zone or corridor"), .text("形式", "kind"), .number("需覆盖道路（公里）", "km to be covered"),
      .number("覆盖（里程）", "covered, by length"), .number("全部道路（公里）", "km of all roads"),
      .number("覆盖", "covered"), .number("主干路覆盖", "primary, covered"), .number("路侧单元", "units"),
      .number("路口有单元", "junctions with a unit"), .number("最长空档（米）", "longest gap, m"),
      .number("信息平均滞后（秒）", "mean age, s"),
    ],
    rows: card.zones.map { entries($0) } + [whole(card)],
    note: .init(
      zh:
        "道路按每段（不超过 25 米）的中点归入片区；走廊取距线 within_m 以内的道路，含横向道路的起点。覆盖、空档与滞后的口径与全区相同，在片区边缘截断；单元指设在片区内者，片区外的单元也可为其覆盖。"
        + (isAnyKept ? "括号内为要求的单元数，先行选址。" : ""),
      en:
        "Roads belong to a zone by the middle of each piece of at most 25 m; a corridor has the roads within within_m of its line, the first metres of cross streets included. Cover, gaps and age are counted as in the district and end at the zone's edge; units are those that stand in the zone, others may cover its roads as well."
        + (isAnyKept ? " In brackets the units that must stand there; they are placed first." : "")))
}

private func entries(_ row: RoadsideCard.Zone) -> [ReportTable.Entry] {
  let figures = row.figures
  let units = NumberText.whole(figures.units)
  return [
    .text(row.zone.name),
    .text(
      row.zone.isCorridor
        ? .init(
          zh: "走廊（±\(NumberText.fixed(row.zone.withinM, 0)) 米）",
          en: "corridor, ±\(NumberText.fixed(row.zone.withinM, 0)) m")
        : .init(zh: "片区", en: "area")),
  ] + roads(figures.wanted, figures.all, figures.primary) + [
    .text(
      .same(row.zone.units > 0 ? "\(units) (\(NumberText.whole(row.zone.units)))" : units),
      row.isShort ? .warning : nil),
    .number(of(figures.equippedJunctions, figures.junctions)),
  ] + continuity(figures.wanted)
}

/// The district by the same measures.
private func whole(_ card: RoadsideCard) -> [ReportTable.Entry] {
  let figures = card.figures
  let primary = figures.roads.first { $0.name == "primary" }
  return [.text(.init(zh: "全区", en: "the whole district")), .text(.same(NumberText.dash))]
    + roads(figures.wanted, figures.roads[1], primary)
    + [.number(NumberText.whole(figures.units)), .number(of(figures.equippedJunctions, figures.junctions))]
    + continuity(figures.wanted)
}

private func roads(
  _ wanted: RoadsideFigures.Roads, _ all: RoadsideFigures.Roads, _ primary: RoadsideFigures.Roads?
) -> [ReportTable.Entry] {
  [
    .number(NumberText.fixed(wanted.summary.kilometres, 1)), .number(covered(wanted)),
    .number(NumberText.fixed(all.summary.kilometres, 1)), .number(covered(all)), .number(covered(primary)),
  ]
}

private func continuity(_ wanted: RoadsideFigures.Roads) -> [ReportTable.Entry] {
  let isThere = wanted.summary.kilometres > 0
  return [
    .number(isThere ? NumberText.fixed(wanted.summary.longestGapM, 0) : NumberText.dash),
    .number(isThere ? NumberText.fixed(wanted.meanAgeSeconds, 1) : NumberText.dash),
  ]
}

/// A dash where there is no such road.
private func covered(_ roads: RoadsideFigures.Roads?) -> String {
  guard let roads, roads.summary.kilometres > 0 else { return NumberText.dash }
  return NumberText.percent(roads.summary.coveredByLength)
}

private func of(_ some: Int, _ all: Int) -> String { "\(NumberText.whole(some)) / \(NumberText.whole(all))" }
