import Assessment
import DistrictModel

/// The map of what opens in which year; `nil` where the plan has no stages.
func worksMap(_ input: ReportInput) -> ReportMap? { MapDrawing(input).worksMap }

extension MapDrawing {
  fileprivate var worksMap: ReportMap? {
    let years = Set(
      scorecard.stations.compactMap(\.opensYear) + scorecard.swapStations.compactMap(\.opensYear)
    )
    .sorted()
    guard let first = years.first else { return nil }
    let new = { (year: Int) in scorecard.stations.count { $0.opensYear == year } }
    let all = years.reduce(0) { $0 + new($1) }
    return map(
      id: "map-works", title: .init(zh: "近期建设图", en: "What opens in which year"),
      finding: .init(
        zh: "分期新建公共充电站 \(NumberText.whole(all)) 座，其中 \(first) 年 \(NumberText.whole(new(first))) 座。",
        en:
          "\(NumberText.whole(all)) new charging stations open in stages, \(NumberText.whole(new(first))) of them in \(first)."
      ),
      layers: years.enumerated().map { opening(in: $1, rank: $0) } + [standing, townships])
  }

  /// New stations of a year, in a shape of its own; years after the fourth share one.
  private func opening(in year: Int, rank: Int) -> ReportMap.Layer {
    let kind = ReportMap.Symbol.Kind.stages[min(rank, ReportMap.Symbol.Kind.stages.count - 1)]
    let charging = scorecard.stations.compactMap { row -> ReportMap.Symbol? in
      guard row.opensYear == year, let point = point(of: row.site) else { return nil }
      let chargers = NumberText.whole(row.chargerCount)
      return .init(
        kind: kind, place: point, amount: row.chargerCount,
        tip: .init(
          zh: "\(row.id) \(row.name.zh)\n\(year) 年投运，\(chargers) 台",
          en: "\(row.id) \(row.name.en)\nopens in \(year), \(chargers) chargers"))
    }
    let swapping = scorecard.swapStations.compactMap { row -> ReportMap.Symbol? in
      guard row.opensYear == year, let point = point(of: row.site) else { return nil }
      return .init(
        kind: .swapStation, place: point, amount: 0,
        tip: .init(
          zh: "\(row.id) \(row.name.zh)\n换电站，\(year) 年投运",
          en: "\(row.id) \(row.name.en)\nswap station, opens in \(year)"))
    }
    return .init(
      id: "opens-\(year)", name: .init(zh: "\(year) 年新建", en: "opening in \(year)"),
      content: .symbols(charging + swapping),
      legend: [.init(zh: "公共充电站", en: "charging station"), .init(zh: "换电站", en: "swap station")],
      kinds: [kind, .swapStation],
      largest: scorecard.stations.map(\.chargerCount).max())
  }

  private var standing: ReportMap.Layer {
    var layer = stations
    if case .symbols(let symbols) = layer.content {
      layer.content = .symbols(symbols.filter { $0.kind == .existingStation })
    }
    layer.id = "standing"
    layer.name = .init(zh: "现状公共充电站", en: "charging stations today")
    return layer
  }
}
