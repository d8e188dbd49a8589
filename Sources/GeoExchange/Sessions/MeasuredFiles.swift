import DistrictModel
import ScenarioFiles

/// Sessions as the measurements `wayside calibrate` reads: the city every five minutes, a Sunday by zone, means by zone. Each
/// station of the log is a zone, numbered in the order of the names.
struct MeasuredFiles {
  private static let slotSeconds = 300
  private static let slotsPerDay = 288
  static let mostStations = 5000

  private let sessions: [CleanSession]
  private let stations: [String]
  private let numbers: [String: Int]
  private let file: String
  /// The whole days between the first session and the last.
  private let firstDay: Int
  private let dayCount: Int

  init(_ sessions: [CleanSession], file: String) {
    self.sessions = sessions
    self.file = file
    stations = Set(sessions.map(\.station)).sorted()
    numbers = Dictionary(uniqueKeysWithValues: stations.enumerated().map { ($1, $0) })
    firstDay = ClockTime.day(of: sessions.map(\.start).min() ?? 0) + 1
    let last = ClockTime.day(of: sessions.map(\.end).max() ?? 0)
    dayCount = max(0, last - firstDay)
  }

  /// - Throws: `badData` where the log has no whole day.
  func imported(_ log: inout ImportLog) throws(ImportFault) -> Imported {
    guard stations.count <= Self.mostStations else {
      throw .bad(
        file, "E1086", zh: "共 \(stations.count) 座站，最多 \(Self.mostStations) 座",
        en: "the log has \(stations.count) stations; \(Self.mostStations) are the most",
        help: .init(zh: "station 列是否为充电桩？", en: "is its column of stations one of chargers?"))
    }
    guard dayCount > 0 else {
      throw .bad(
        file, "E1079", zh: "没有一个整天：首末两次充电之间须有完整的一天",
        en: "the log has no whole day: one has to lie between its first session and its last")
    }
    let start = firstDay * ClockTime.secondsPerDay
    let slots = dayCount * Self.slotsPerDay
    let piles = piles(&log)
    var city = SlotSeries(start: start, slots: slots, seconds: Self.slotSeconds)
    for session in sessions { city.add(session) }
    var files = [
      Imported.File(path: "data/measured/city.csv", text: cityText(city, piles: piles.reduce(0, +))),
      Imported.File(path: "data/measured/zones.csv", text: zonesText(piles)),
      Imported.File(path: "data/measured/zone_means.csv", text: meansText(piles, start: start, slots: slots)),
      Imported.File(path: "data/measured/sessions.csv", text: sessionsText()),
    ]
    let sunday = (firstDay..<firstDay + dayCount).first { ClockTime.weekday(ofDay: $0) == 6 }
    if let sunday {
      files.append(.init(path: "data/measured/zone_occupancy.csv", text: occupancyText(sunday)))
    } else {
      log.add(
        .noted, "W1097", file: file, zh: "没有完整的星期日，未写 zone_occupancy.csv，校准需要它",
        en: "the log has no whole Sunday: zone_occupancy.csv, which a calibration needs, is not written")
    }
    log.add(
      .noted, "W1098", file: file,
      zh:
        "\(stations.count) 座站编为小区 1 至 \(stations.count)（见 data/measured/zones.csv）；校准还需各小区的位置、桩数与电价（zones.csv、stations.csv、prices.csv）",
      en:
        "\(stations.count) stations are zones 1 to \(stations.count) (data/measured/zones.csv); a calibration also needs their places, piles and prices (zones.csv, stations.csv, prices.csv)"
    )
    return Imported(files: files)
  }

  /// Chargers seen at every station, or of a log that does not name them the most cars at a time.
  private func piles(_ log: inout ImportLog) -> [Int] {
    var chargers = [Set<String>](repeating: [], count: stations.count)
    var edges = [[(time: Int, step: Int)]](repeating: [], count: stations.count)
    for session in sessions {
      guard let row = numbers[session.station] else { continue }
      if session.charger.isEmpty {
        edges[row].append((session.start, 1))
        edges[row].append((session.end, -1))
      } else {
        chargers[row].insert(session.charger)
      }
    }
    let unnamed = edges.count { !$0.isEmpty }
    if unnamed > 0 {
      log.add(
        .noted, "W1096", file: file, zh: "\(unnamed) 座站的记录没有充电桩编号：桩数取同时充电的最大车数",
        en:
          "the log does not name the chargers of \(unnamed) stations: they have as many as cars charged at a time"
      )
    }
    return stations.indices.map { row in
      var (now, most) = (0, 0)
      for edge in edges[row].sorted(by: { ($0.time, $0.step) < ($1.time, $1.step) }) {
        now += edge.step
        most = max(most, now)
      }
      return chargers[row].count + most
    }
  }

  private func cityText(_ series: SlotSeries, piles: Int) -> String {
    var text = "time_local,dow,busy_piles,occupancy_share,volume_kwh_5min\n"
    let values = series.values
    for day in 0..<dayCount {
      let date = ClockTime.text((firstDay + day) * ClockTime.secondsPerDay).prefix(11)
      let weekday = ClockTime.weekday(ofDay: firstDay + day)
      for slot in 0..<Self.slotsPerDay {
        let value = values[day * Self.slotsPerDay + slot]
        let busy = min(value.busy, Double(piles))
        let share = piles > 0 ? busy / Double(piles) : 0
        text += date
        text += Self.clocks[slot]
        text += ",\(weekday),\(Self.shown(busy)),\(Self.shown(share)),\(Self.shown(value.energyKWh))\n"
      }
    }
    return text
  }

  /// `00:00`, `00:05` and so on.
  private static let clocks = (0..<slotsPerDay).map { String(ClockTime.text($0 * slotSeconds).suffix(5)) }

  private func zonesText(_ piles: [Int]) -> String {
    let rows = stations.indices.map { [String($0 + 1), stations[$0], String(piles[$0])] }
    return CSVField.table(["zone", "station", "piles"], rows)
  }

  private func meansText(_ piles: [Int], start: Int, slots: Int) -> String {
    var busy = [Double](repeating: 0, count: stations.count)
    let end = start + slots * Self.slotSeconds
    for session in sessions {
      guard let row = numbers[session.station] else { continue }
      busy[row] += Double(max(0, min(session.end, end) - max(session.start, start)))
    }
    let rows = stations.indices.map { row -> [String] in
      let most = Double(max(1, piles[row])) * Double(end - start)
      return [String(row + 1), Self.shown(min(1, busy[row] / most)), String(piles[row])]
    }
    return CSVField.table(["grid", "mean_utilisation_30d", "piles"], rows)
  }

  private func occupancyText(_ sunday: Int) -> String {
    let start = sunday * ClockTime.secondsPerDay
    var series = [SlotSeries](
      repeating: SlotSeries(start: start, slots: Self.slotsPerDay, seconds: Self.slotSeconds),
      count: stations.count)
    for session in sessions { if let row = numbers[session.station] { series[row].add(session) } }
    let values = series.map(\.values)
    var text = "time_local," + stations.indices.map { String($0 + 1) }.joined(separator: ",") + "\n"
    let date = ClockTime.text(start).prefix(11)
    for slot in 0..<Self.slotsPerDay {
      let busy = values.map { Self.shown($0[slot].busy) }.joined(separator: ",")
      text += "\(date)\(Self.clocks[slot]),\(busy)\n"
    }
    return text
  }

  private func sessionsText() -> String {
    var text = "station,charger,start_local,end_local,charging_end_local,energy_kwh\n"
    for session in sessions {
      let times = [session.start, session.end, session.done].map { ClockTime.text($0, withSeconds: true) }
      text += CSVField.quoted(session.station) + "," + CSVField.quoted(session.charger)
      text += "," + times.joined(separator: ",") + ",\(Self.shown(session.energyKWh))\n"
    }
    return text
  }

  private static func shown(_ value: Double) -> String {
    value == 0
      ? "0" : value.magnitude < 1e12 ? Numeral.text((value * 10_000).rounded() / 10_000) : Numeral.text(value)
  }
}

/// Cars at chargers and energy by slots of equal length; a session costs the same however long it is.
struct SlotSeries {
  private let start: Int
  private let seconds: Int
  private var busy: Ramp
  private var energy: Ramp

  init(start: Int, slots: Int, seconds: Int) {
    self.start = start
    self.seconds = seconds
    busy = Ramp(slots)
    energy = Ramp(slots)
  }

  mutating func add(_ session: CleanSession) {
    let length = Double(seconds)
    busy.add(from: Double(session.start - start) / length, to: Double(session.end - start) / length, rate: 1)
    let charging = Double(session.done - session.start) / length
    guard charging > 0 else { return }
    energy.add(
      from: Double(session.start - start) / length, to: Double(session.done - start) / length,
      rate: session.energyKWh / charging)
  }

  /// Mean cars and energy of every slot.
  var values: [(busy: Double, energyKWh: Double)] {
    zip(busy.values, energy.values).map { (busy: max(0, $0), energyKWh: max(0, $1)) }
  }
}

/// A sum of constant rates over stretches of slots.
private struct Ramp {
  private let slots: Int
  /// What begins at a slot and holds on.
  private var steps: [Double]
  /// What belongs to one slot only.
  private var parts: [Double]

  init(_ slots: Int) {
    self.slots = slots
    steps = [Double](repeating: 0, count: slots + 1)
    parts = [Double](repeating: 0, count: slots + 1)
  }

  mutating func add(from: Double, to: Double, rate: Double) {
    let (from, to) = (max(0, from), min(Double(slots), to))
    guard from < to, rate.isFinite else { return }
    let (first, last) = (Int(from), Int(to))
    if first == last {
      parts[first] += rate * (to - from)
      return
    }
    parts[first] += rate * (Double(first + 1) - from)
    parts[last] += rate * (to - Double(last))
    steps[first + 1] += rate
    steps[last] -= rate
  }

  var values: [Double] {
    var level = 0.0
    return (0..<slots).map { slot in
      level += steps[slot]
      return level + parts[slot]
    }
  }
}
