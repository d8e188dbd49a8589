import Calibration
import DistrictModel

/// Measured charging as tables: the city every five minutes, some zones on one Sunday, their means of a month.
struct MeasurementReader {
  private let zones: [Int: ZoneSupply]
  private let piles: Int
  private(set) var diagnostics: [Diagnostic] = []

  private static let rowsPerDay = 288

  init(zones: [ZoneSupply]) {
    self.zones = Dictionary(zones.map { ($0.zone, $0) }) { first, _ in first }
    piles = zones.reduce(0) { $0 + $1.piles }
  }

  /// Measurements to fit and check by.
  mutating func observation(
    city: NamedText?, occupancy: NamedText?, means: NamedText?
  ) -> Observation? {
    read(city, occupancy, means) { (days, zones) throws(CalibrationError) in
      try Observation(days: days, zones: zones)
    }
  }

  /// Measurements to score by only: any number of whole days.
  mutating func keptBack(city: NamedText?, occupancy: NamedText?, means: NamedText?) -> KeptBack? {
    read(city, occupancy, means) { (days, zones) throws(CalibrationError) in
      try KeptBack(days: days, zones: zones)
    }
  }

  private mutating func read<Measured>(
    _ city: NamedText?, _ occupancy: NamedText?, _ means: NamedText?,
    make: ([Observation.Day], [ZoneWeek.Zone]) throws(CalibrationError) -> Measured
  ) -> Measured? {
    let days = city.map { self.days($0) } ?? []
    let crowded = occupancy.map { self.crowdedShares($0) } ?? [:]
    let levels = means.map { self.means($0) } ?? [:]
    guard diagnostics.isEmpty, let occupancy, let means, let city else { return nil }
    for (zone, place) in levels.sorted(by: { $0.key < $1.key }) where crowded[zone] == nil {
      complain(
        place.source, place.line, 1, "E0707", zh: "小区 '\(zone)' 在 \(occupancy.last) 中没有数据",
        en: "zone '\(zone)' has no column in \(occupancy.last)")
    }
    for (zone, place) in crowded.sorted(by: { $0.key < $1.key }) where levels[zone] == nil {
      complain(
        place.source, 1, place.column, "E0707", zh: "小区 '\(zone)' 在 \(means.last) 中没有数据",
        en: "zone '\(zone)' has no row in \(means.last)")
    }
    guard diagnostics.isEmpty else { return nil }
    let measured = levels.keys.sorted().compactMap { zone in
      levels[zone].flatMap { level in
        crowded[zone].map { ZoneWeek.Zone(zone: zone, meanBusyShare: level.share, crowdedShare: $0.share) }
      }
    }
    do throws(CalibrationError) {
      return try make(days, measured)
    } catch {
      refuse(error, city: city, means: means)
      return nil
    }
  }

  /// A share with the place it was read at.
  private struct Placed {
    let share: Double
    let source: SourceText
    let line: Int
    let column: Int
  }

  private mutating func complain(
    _ source: SourceText, _ line: Int, _ column: Int, _ code: String, zh: String, en: String,
    help: BilingualText? = nil
  ) {
    diagnostics.append(source.diagnostic(line, column, code, zh: zh, en: en, help: help))
  }

  private mutating func refuse(_ error: CalibrationError, city: NamedText, means: NamedText) {
    switch error {
    case .tooFewDays(_, let needed) where needed == 1:
      complain(
        SourceText(file: city.name, text: ""), 0, 0, "E0705", zh: "没有一个整天",
        en: "the file has no whole day")
    case .tooFewDays(let given, let needed):
      complain(
        SourceText(file: city.name, text: ""), 0, 0, "E0705", zh: "共 \(given) 个整天，需要 \(needed) 天：11 天拟合，其余检验",
        en: "the file has \(given) whole days; \(needed) are needed: 11 to fit and the rest to check")
    case .weekdayMissing(let weekday):
      complain(
        SourceText(file: city.name, text: ""), 0, 0, "E0705",
        zh: "前 11 天中没有\(MeasuredTime.weekdaysZh[weekday])",
        en: "there is no \(MeasuredTime.weekdays[weekday]) among the first 11 days")
    case .tooFewZones(let given, let needed):
      complain(
        SourceText(file: means.name, text: ""), 0, 0, "E0709", zh: "共 \(given) 个小区，至少需要 \(needed) 个",
        en: "the file has \(given) zones; at least \(needed) are needed")
    default:
      complain(
        SourceText(file: city.name, text: ""), 0, 0, "E0705", zh: "数据不能用于校准",
        en: "this cannot be calibrated with")
    }
  }
}

extension MeasurementReader {
  private mutating func days(_ file: NamedText) -> [Observation.Day] {
    var table = CSVTable(
      text: file.text, file: file.name,
      columns: ["time_local", "busy_piles", "occupancy_share", "volume_kwh_5min"], optional: ["dow"])
    var busy: [Double] = []
    var energy: [Double] = []
    var first: MeasuredTime?
    if table.isUsable {
      var clock = MeasuredClock()
      var isOtherCity = false
      for row in table.rows {
        let time = clock.time(of: row, in: &table)
        first = first ?? time
        if let time { table.requireWeekday(of: time, row) }
        let volume = table.measured("volume_kwh_5min", row)
        let share = table.measured("occupancy_share", row)
        guard let count = table.measured("busy_piles", row), let place = table.value("busy_piles", row) else {
          continue
        }
        if count > Double(piles) {
          table.complain(
            place, "E0703", zh: "busy_piles：\(place.text) 台占用，多于各小区的 \(piles) 台",
            en: "busy_piles: \(place.text) are busy, but the zones have \(piles) piles")
        } else if let share, !isOtherCity, abs(share - count / Double(piles)) > 0.005 {
          isOtherCity = true
          table.complain(
            place, "E0704", zh: "\(place.text) 台不是各小区 \(piles) 台的 \(share)：是否为另一组小区？",
            en:
              "\(place.text) busy piles are not \(share) of the zones' \(piles) piles: is this another set of zones?"
          )
        }
        busy.append(count)
        energy.append(volume ?? 0)
      }
      if table.diagnostics.isEmpty { clock.end(in: &table) }
      if table.diagnostics.isEmpty, !busy.isEmpty {
        if !busy.contains(where: { $0 > 0 }) { table.complainOfZeros("busy_piles") }
        if !energy.contains(where: { $0 > 0 }) { table.complainOfZeros("volume_kwh_5min") }
      }
    }
    diagnostics += table.diagnostics
    guard table.isUsable, let first else { return [] }
    let rows = Self.rowsPerDay
    return (0..<busy.count / rows).map { day in
      let hours = (0..<24).map { hour in day * rows + 12 * hour..<day * rows + 12 * hour + 12 }
      let start = MeasuredTime(minutes: first.minutes + day * 1440)
      return Observation.Day(
        date: start.date, weekday: start.weekday,
        busyShare: hours.map { busy[$0].reduce(0, +) / 12 / Double(piles) },
        energy: hours.map { energy[$0].reduce(0, +) })
    }
  }

  /// For each zone the share of the first day's rows with more than 0.8 of the piles busy.
  private mutating func crowdedShares(_ file: NamedText) -> [Int: Placed] {
    var table = CSVTable(text: file.text, file: file.name, columns: ["time_local"])
    var shares: [Int: Placed] = [:]
    guard table.isUsable else {
      diagnostics += table.diagnostics
      return [:]
    }
    var known: [(column: Int, zone: ZoneSupply, crowded: Int)] = []
    for (column, name) in table.header.enumerated() where name.text != "time_local" {
      guard let number = Int(name.text), let zone = zones[number] else {
        table.complainOfZone(name)
        continue
      }
      known.append((column, zone, 0))
    }
    var clock = MeasuredClock()
    var isAnyBusy = false
    for (index, row) in table.rows.enumerated() {
      let time = clock.time(of: row, in: &table)
      if index == 0, let time, time.weekday != 6 {
        table.complain(
          row[0], "E0711", zh: "首日是\(MeasuredTime.weekdaysZh[time.weekday])，应为星期日",
          en: "the first day is a \(MeasuredTime.weekdays[time.weekday]); it has to be a Sunday")
      }
      for place in known.indices {
        let value = row[known[place].column]
        let zone = known[place].zone
        guard let busy = table.measured(value, "zone \(zone.zone)") else { continue }
        if busy > Double(zone.piles) {
          table.complain(
            value, "E0703", zh: "小区 \(zone.zone)：\(value.text) 台占用，多于其 \(zone.piles) 台",
            en: "zone \(zone.zone): \(value.text) are busy, but it has \(zone.piles) piles")
        }
        isAnyBusy = isAnyBusy || busy > 0
        if index < Self.rowsPerDay, busy > 0.8 * Double(zone.piles) { known[place].crowded += 1 }
      }
    }
    if table.diagnostics.isEmpty, table.rows.count < Self.rowsPerDay {
      table.complain(
        table.rows.last?.first ?? table.header[0], "E0702", zh: "只有 \(table.rows.count) 行，一天需要 288 行",
        en: "there are \(table.rows.count) rows of five minutes; a day has 288")
    }
    if table.diagnostics.isEmpty, !known.isEmpty, !isAnyBusy {
      table.complain(
        table.header[known[0].column], "E0716", zh: "所有小区始终为零：没有测得占用",
        en: "every zone is zero all the time: no occupancy was measured")
    }
    for entry in known {
      shares[entry.zone.zone] = Placed(
        share: Double(entry.crowded) / Double(Self.rowsPerDay), source: table.source, line: 1,
        column: table.header[entry.column].column)
    }
    diagnostics += table.diagnostics
    return shares
  }

  private mutating func means(_ file: NamedText) -> [Int: Placed] {
    var table = CSVTable(
      text: file.text, file: file.name, columns: ["grid", "mean_utilisation_30d", "piles"])
    var levels: [Int: Placed] = [:]
    if table.isUsable {
      table.requireUnique("grid")
      for row in table.rows {
        guard let name = table.value("grid", row) else { continue }
        let level = table.measured("mean_utilisation_30d", row)
        let count = table.measured("piles", row)
        guard let number = Int(name.text), let zone = zones[number] else {
          table.complainOfZone(name)
          continue
        }
        if let count, count != Double(zone.piles), let place = table.value("piles", row) {
          table.complain(
            place, "E0708", zh: "小区 \(zone.zone) 在 zones.csv 中有 \(zone.piles) 台，不是 \(place.text) 台",
            en: "zone \(zone.zone) has \(zone.piles) piles in zones.csv, not \(place.text)")
        }
        if let level, level > 1, let place = table.value("mean_utilisation_30d", row) {
          table.complain(
            place, "E0703", zh: "小区 \(zone.zone)：占用率 \(place.text) 大于 1",
            en: "zone \(zone.zone): a busy share of \(place.text) is above 1")
        }
        guard let level else { continue }
        levels[number] = Placed(share: level, source: table.source, line: name.line, column: name.column)
      }
      if table.diagnostics.isEmpty, !levels.isEmpty, levels.allSatisfy({ $0.value.share == 0 }) {
        table.complainOfZeros("mean_utilisation_30d")
      }
    }
    diagnostics += table.diagnostics
    return levels
  }
}

extension CSVTable {
  /// A column that holds nothing but zeros was not measured.
  fileprivate mutating func complainOfZeros(_ column: String) {
    guard let place = header.first(where: { $0.text == column }) else { return }
    complain(
      place, "E0716", zh: "\(column)：全部为零，没有测得数值", en: "\(column): every row is zero: nothing was measured")
  }

  /// Where rows have a column `dow`, 0 for Monday, it is the weekday of their time.
  fileprivate mutating func requireWeekday(of time: MeasuredTime, _ row: [Value]) {
    guard let place = value("dow", row), let given = integer("dow", row, 0...6), given != time.weekday else {
      return
    }
    complain(
      place, "E0715",
      zh: "dow：\(time.date) 是\(MeasuredTime.weekdaysZh[time.weekday])，应为 \(time.weekday)，实为 \(given)",
      en: "dow: \(time.date) is a \(MeasuredTime.weekdays[time.weekday]), \(time.weekday), not \(given)",
      help: BilingualText(zh: "0 为星期一，6 为星期日", en: "0 is Monday, 6 is Sunday"))
  }

  /// A measured number: not empty, not negative.
  mutating func measured(_ column: String, _ row: [Value]) -> Double? {
    value(column, row).flatMap { measured($0, column) }
  }

  mutating func measured(_ value: Value, _ name: String) -> Double? {
    guard !value.text.isEmpty else {
      complain(value, "E0316", zh: "\(name)：不能为空", en: "\(name): must not be empty")
      return nil
    }
    guard let number = Numeral.decimal(value.text) else {
      complain(
        value, "E0305", zh: "\(name)：应为数字，实为 '\(value.text.prefix(40))'",
        en: "\(name): expected a number, found '\(value.text.prefix(40))'")
      return nil
    }
    guard number >= 0, number <= 1e12 else {
      complain(
        value, "E0306", zh: "\(name)：\(value.text) 超出范围 0 至 1e12",
        en: "\(name): \(value.text) is outside 0 to 1e12")
      return nil
    }
    return number
  }
}
