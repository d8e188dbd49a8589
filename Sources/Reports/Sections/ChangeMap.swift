import Assessment
import DistrictModel

/// Maps of what differs between two runs of one district: stations, and cells by how people fare.
struct ChangeMap {
  let first: RunDigest
  let other: RunDigest
  let label: String
  let places: PlaceChanges
  let cells: [PlaceChanges.Cell]

  /// How much nearer or farther the nearest charging station is.
  var distances: ReportMap {
    let nearer = cells.filter { ($0.distanceM ?? 0) < 0 }.reduce(0) { $0 + $1.residents }
    let farther = cells.filter { ($0.distanceM ?? 0) > 0 }.reduce(0) { $0 + $1.residents }
    return map(
      id: "map-distance-\(label)",
      title: .init(zh: "站点与最近距离的变化：\(label) 与 A", en: "Stations and distances of \(label) against A"),
      finding: .init(
        zh: "\(NumberText.whole(nearer)) 名居民离最近的充电站更近，\(NumberText.whole(farther)) 名更远。",
        en:
          "\(NumberText.whole(nearer)) residents are nearer to a charging station than in A, \(NumberText.whole(farther)) farther."
      ),
      layers: [
        layer(
          id: "distance", key: "distance",
          name: .init(zh: "到最近充电站的距离之差（米）", en: "distance to the nearest station, difference in m"),
          hint: .init(
            zh: "\(label) − A：蓝色为更近（好），橙色为更远（差），白色不变。",
            en: "\(label) − A: blue is nearer (good), orange is farther (bad), white is no change.")
        ) { $0.distanceM ?? 0 }, stations,
      ])
  }

  /// How many more or fewer needs stay unserved.
  var unserved: ReportMap {
    let fewer = cells.reduce(0) { $0 - min(0, $1.unservedPerDay) }
    let more = cells.reduce(0) { $0 + max(0, $1.unservedPerDay) }
    return map(
      id: "map-unserved-\(label)",
      title: .init(zh: "未获服务需求的变化：\(label) 与 A", en: "Unserved needs of \(label) against A"),
      finding: .init(
        zh: "每日未获服务的需求减少 \(NumberText.short(fewer)) 次，另处增加 \(NumberText.short(more)) 次（各次重复的均值）。",
        en:
          "\(NumberText.short(fewer)) unserved needs a day fewer than in A, \(NumberText.short(more)) more elsewhere (means over replications)."
      ),
      layers: [
        layer(
          id: "unserved-change", key: "unserved",
          name: .init(zh: "未获服务的需求之差（次/日·格）", en: "unserved needs, difference per day and cell"),
          hint: .init(
            zh: "\(label) − A：蓝色为减少（好），橙色为增加（差），白色不变。",
            en: "\(label) − A: blue is fewer (good), orange is more (bad), white is no change.")
        ) { $0.unservedPerDay }, stations,
      ])
  }

  private func map(
    id: String, title: BilingualText, finding: BilingualText, layers: [ReportMap.Layer]
  ) -> ReportMap {
    let frame = first.frame
    return ReportMap(
      id: id, title: title, finding: finding, columns: frame.columns, rows: frame.rows, squareM: frame.sizeM,
      outline: frame.outline.map { $0.map { place(frame.square(of: $0)) } }, layers: layers,
      footer: RunMaps.footer(first.frame, synthetic: made), sync: RunMaps.group)
  }

  /// Stations of both runs that stand at made-up places.
  private var made: Int {
    (places.both.map(\.other) + places.onlyFirst + places.onlyOther).count { $0.isSynthetic }
  }

  private func place(_ square: (x: Double, y: Double)) -> ReportMap.Place { .init(x: square.x, y: square.y) }

  /// Three classes to either side of no change, with about equally many cells; the same limits on both sides.
  private func layer(
    id: String, key: String, name: BilingualText, hint: BilingualText, _ change: (PlaceChanges.Cell) -> Double
  ) -> ReportMap.Layer {
    let changes = cells.map(change)
    let limits = MapClasses.limits(changes.map(abs), count: 3)
    let squares = zip(cells, changes).compactMap { cell, value -> ReportMap.Square? in
      guard value != 0, let rank = limits.firstIndex(where: { abs(value) <= $0 }) else { return nil }
      // With fewer limits than three the strongest shades are used.
      let shade = 3 - limits.count + rank + 1
      return .init(
        column: cell.column, row: first.frame.rows - 1 - cell.row, level: value < 0 ? 3 - shade : 3 + shade)
    }
    let ranges = limits.indices.map { rank in
      (rank == 0 ? "0" : NumberText.short(limits[rank - 1])) + "–" + NumberText.short(limits[rank])
    }
    let none = [String](repeating: "", count: 3 - limits.count)
    let less = ranges.reversed().map { BilingualText(zh: "减 \($0)", en: "less by \($0)") }
    let more = ranges.map { BilingualText(zh: "增 \($0)", en: "more by \($0)") }
    return .init(
      id: id, name: name, content: .changes(squares),
      legend: limits.isEmpty ? [] : less + none.map(BilingualText.same) + none.map(BilingualText.same) + more,
      hint: hint, key: key)
  }

  private var stations: ReportMap.Layer {
    func symbols(
      _ kind: ReportMap.Symbol.Kind, _ stations: [RunDigest.Station], _ zh: String, _ en: String
    ) -> [ReportMap.Symbol] {
      stations.map { station in
        let name = StationWords.name(station.kind)
        return .init(
          kind: kind, place: place(first.frame.square(of: station.coordinate)), amount: 0,
          tip: .init(
            zh: "\(station.id) \(station.name.zh)\n\(name.zh)：\(zh)",
            en: "\(station.id) \(station.name.en)\n\(name.en): \(en)"))
      }
    }
    return .init(
      id: "changes", name: .init(zh: "站点（各类）", en: "stations of all kinds"),
      content: .symbols(
        symbols(.inBoth, places.both.map(\.other), "两者都有", "in both")
          + symbols(.onlyInFirst, places.onlyFirst, "仅在 A", "only in A")
          + symbols(.onlyInOther, places.onlyOther, "仅在 \(label)", "only in \(label)")),
      legend: [
        .init(zh: "两者都有", en: "in both"), .init(zh: "仅在 A", en: "only in A"),
        .init(zh: "仅在 \(label)", en: "only in \(label)"),
      ], kinds: [.inBoth, .onlyInFirst, .onlyInOther], key: "stations")
  }
}
