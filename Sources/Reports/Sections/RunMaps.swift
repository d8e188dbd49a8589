import Assessment
import DistrictModel

/// The compared runs on maps of one frame and one scale of colours, to be seen side by side.
struct RunMaps {
  /// All maps of a comparison move together.
  static let group = "places"

  private let runs: [(label: String, digest: RunDigest)]
  private let distanceLimits: [Double]
  private let unservedLimits: [Double]

  /// Runs on another outline or grid than the first are left out.
  init(of comparison: RunComparison) {
    let first = comparison.runs.first?.frame
    runs = comparison.runs.indices.filter { comparison.runs[$0].frame == first }.map {
      (RunLabel.of($0), comparison.runs[$0])
    }
    let cells = runs.flatMap(\.digest.cells)
    distanceLimits = MapClasses.limits(cells.compactMap(\.distanceM), count: 5)
    unservedLimits = MapClasses.limits(cells.map(\.unservedPerDay), count: 2)
  }

  /// Empty where there is nothing to set side by side.
  var maps: [ReportMap] { runs.count < 2 ? [] : runs.map { map(of: $0.digest, $0.label) } }

  private func map(of run: RunDigest, _ label: String) -> ReportMap {
    let charging = run.stations.filter { $0.kind == "charging_station" }
    let near = run.cells.filter { $0.distanceM != nil }
    let people = near.reduce(0) { $0 + $1.residents }
    let metres = near.reduce(0.0) { $0 + Double($1.residents) * ($1.distanceM ?? 0) }
    let mean = people > 0 ? NumberText.fixed(metres / Double(people), 0) : NumberText.dash
    let missed = NumberText.short(run.cells.reduce(0) { $0 + $1.unservedPerDay })
    return ReportMap(
      id: "map-run-\(label)",
      title: .init(zh: "\(label)：站点与服务", en: "\(label): stations and service"),
      finding: .init(
        zh: "\(label)：充电站 \(NumberText.whole(charging.count)) 座，居民至最近站平均 \(mean) m，每日未获服务 \(missed) 次。",
        en:
          "\(label): \(NumberText.whole(charging.count)) charging stations, \(mean) m to the nearest on average, \(missed) needs a day unserved."
      ),
      columns: run.frame.columns, rows: run.frame.rows, squareM: run.frame.sizeM,
      outline: run.frame.outline.map { $0.map { place(run.frame.square(of: $0)) } },
      layers: [distances(run), unserved(run)] + kinds(run),
      footer: Self.footer(run.frame, synthetic: run.stations.count { $0.isSynthetic }), sync: Self.group)
  }

  /// Reference system, base map, and how many of the places are made up.
  static func footer(_ frame: DistrictFrame, synthetic made: Int) -> [BilingualText] {
    let size = NumberText.fixed(frame.sizeM, 0)
    return [
      .init(
        zh: "坐标系：WGS 84 / UTM \(frame.zone)N；网格 \(size) m；上方为坐标北。",
        en: "Reference system: WGS 84 / UTM \(frame.zone)N; cells of \(size) m; grid north is up."),
      .init(zh: "仅绘制用户自有图层，无底图。", en: "Only the user's own layers; no base map."),
    ]
      + (made == 0
        ? []
        : [
          .init(
            zh: "图中 \(NumberText.whole(made)) 处站点为合成候选点，由规则和种子生成，不是真实地点。",
            en:
              "\(NumberText.whole(made)) of the sites are synthetic: made from a rule and a seed, not real places."
          )
        ])
  }

  private func distances(_ run: RunDigest) -> ReportMap.Layer {
    .init(
      id: "distance", name: .init(zh: "到最近充电站的距离（米）", en: "distance to the nearest station, m"),
      content: .squares(squares(run, distanceLimits, \.distanceM)), legend: MapClasses.ranges(distanceLimits),
      hint: .init(zh: "浅色为近（好）；各图分级相同。", en: "Light is near (good); the classes are those of all runs."))
  }

  private func unserved(_ run: RunDigest) -> ReportMap.Layer {
    .init(
      id: "unserved", name: .init(zh: "未获服务的需求（次/日·格）", en: "unserved needs per day and cell"),
      content: .hatches(squares(run, unservedLimits, \.unservedPerDay)),
      legend: MapClasses.ranges(unservedLimits), hint: .init(zh: "没有斜线为好。", en: "No hatching is good."))
  }

  private func squares(
    _ run: RunDigest, _ limits: [Double], _ value: (RunDigest.Cell) -> Double?
  ) -> [ReportMap.Square] {
    run.cells.compactMap { cell in
      guard let value = value(cell), value > 0, let level = limits.firstIndex(where: { value <= $0 }) else {
        return nil
      }
      return .init(column: cell.column, row: run.frame.rows - 1 - cell.row, level: level)
    }
  }

  /// A layer for each kind there is in any of the runs.
  private func kinds(_ run: RunDigest) -> [ReportMap.Layer] {
    let kinds: [(word: String, id: String, symbol: ReportMap.Symbol.Kind)] = [
      ("charging_station", "stations", .plannedStation), ("swap_station", "swaps", .swapStation),
      ("hydrogen_station", "hydrogen", .hydrogenStation), ("roadside_unit", "roadside", .roadsideUnit),
    ]
    let largest = runs.flatMap(\.digest.stations).map(\.chargers).max()
    return kinds.filter { kind in
      runs.contains { $0.digest.stations.contains { $0.kind == kind.word } }
    }.map { kind in
      let (name, isCounted) = (StationWords.name(kind.word), kind.id == "stations")
      let symbols = run.stations.filter { $0.kind == kind.word }.map { station -> ReportMap.Symbol in
        let chargers = NumberText.whole(station.chargers)

        return .init(
          kind: kind.symbol, place: place(run.frame.square(of: station.coordinate)),
          amount: isCounted ? station.chargers : 0,
          tip: .init(
            zh: "\(station.id) \(station.name.zh)\n\(name.zh)\(isCounted ? "，\(chargers) 台" : "")",
            en: "\(station.id) \(station.name.en)\n\(name.en)\(isCounted ? ", \(chargers) chargers" : "")"))
      }
      return .init(
        id: kind.id, name: name, content: .symbols(symbols), legend: [name], kinds: [kind.symbol],
        largest: isCounted ? largest : nil)
    }
  }

  private func place(_ square: (x: Double, y: Double)) -> ReportMap.Place { .init(x: square.x, y: square.y) }
}
