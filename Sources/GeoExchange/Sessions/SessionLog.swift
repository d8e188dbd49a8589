import DistrictModel
import ScenarioFiles

/// A charging session as a log gives it. Times in seconds, see `ClockTime`.
struct ImportedSession {
  var id: String
  var station: String
  /// Empty where the log does not say which charger it was.
  var charger: String
  var start: Int?
  var end: Int?
  /// When nothing flowed any more.
  var done: Int?
  var saysDone = false
  var energyKWh: Double?
  /// Rated power of the charger, where the log has it.
  var powerKW: Double?
  var file: String
  var spot: String
}

/// A session that can be used.
struct CleanSession {
  var id: String
  var station: String
  var charger: String
  var start: Int
  var end: Int
  var done: Int
  var energyKWh: Double
  var file: String
  var spot: String
}

/// Judges the sessions of a log, one by one and against each other.
struct SessionLog {
  static let longestDays = 31
  static let longestGapDays = 31
  static let mostDays = 1461

  /// The most a session can draw where the log has no powers.
  let mostKW: Double
  let addSeconds: Int

  init(_ request: ImportRequest) {
    mostKW = request.frame.chargerTypes.map(\.powerKW).max() ?? ChargerChoice.mostKW
    addSeconds = Int((max(-24, min(24, request.options.addHours)) * 3600).rounded())
  }

  func cleaned(_ given: [ImportedSession], _ log: inout ImportLog) -> [CleanSession] {
    log.count(found: given.count)
    var sessions = withoutStrangers(given.compactMap { read($0, &log) }, &log)
    sessions = withoutTwins(sessions, &log)
    sessions = withoutOverlaps(sessions, &log)
    log.count(kept: sessions.count)
    return sessions
  }

  private func read(_ given: ImportedSession, _ log: inout ImportLog) -> CleanSession? {
    func drop(_ code: String, _ zh: String, _ en: String) -> CleanSession? {
      log.add(.dropped, code, file: given.file, place: given.spot, zh: zh, en: en)
      return nil
    }
    guard let start = given.start, let end = given.end else {
      return drop("W1086", "没有可读的起止时间", "its start or end is no time that can be read")
    }
    guard end > start else { return drop("W1087", "结束不晚于开始", "it ends before it starts, or with it") }
    guard end - start <= Self.longestDays * ClockTime.secondsPerDay else {
      return drop("W1095", "持续超过 \(Self.longestDays) 天", "it lasts more than \(Self.longestDays) days")
    }
    guard let energy = given.energyKWh, energy >= 0 else {
      return drop("W1088", "没有可用的电量", "it has no energy, or a negative one")
    }
    var most = given.powerKW.flatMap { $0 > 0 ? $0 : nil } ?? mostKW
    if most > ChargerChoice.mostKW, (ChargerChoice.leastKW...ChargerChoice.mostKW).contains(most / 1000) {
      let (shown, read) = (PlainNumber.text(most), PlainNumber.text(most / 1000))
      log.add(
        .suspected, "W1026", file: given.file, place: given.spot,
        zh: "\(shown) kW 不可能，疑为 W；按 \(read) kW 核对电量",
        en: "\(shown) kW cannot be, it may be W; the energy is checked against \(read) kW")
      most /= 1000
    }
    let hours = Double(end - start) / 3600
    guard energy <= most * hours * 1.05 + 0.1 else {
      let (shown, power) = (PlainNumber.text(energy), PlainNumber.text(most))
      let isWattHours = energy >= 1000 && energy / 1000 <= most * hours * 1.05 + 0.1
      return drop(
        "W1089", "\(shown) kWh 超过 \(power) kW 在此时长内所能给出的电量" + (isWattHours ? "；电量疑为 Wh" : ""),
        "\(shown) kWh are more than \(power) kW give in its time"
          + (isWattHours ? "; the energy may be in Wh" : ""))
    }
    var done = end
    if let stop = given.done, stop > start {
      done = min(stop, end)
      if stop > end {
        log.add(
          .changed, "W1094", file: given.file, place: given.spot, zh: "充满时刻晚于拔枪 \(stop - end) 秒，按拔枪计",
          en: "charging ended \(stop - end) s after the car had left; it counts as ended when it left")
      }
    } else if given.saysDone {
      log.add(
        .changed, "W1093", file: given.file, place: given.spot, zh: "没有充满时刻，视为充电至拔枪",
        en: "it does not say when charging ended; it counts as charging until the car left")
    }
    return CleanSession(
      id: given.id, station: given.station, charger: given.charger, start: start + addSeconds,
      end: end + addSeconds, done: done + addSeconds, energyKWh: energy, file: given.file, spot: given.spot)
  }

  /// The stretch of the log with the most sessions: one wrong year must not stretch it over a century.
  private func withoutStrangers(_ given: [CleanSession], _ log: inout ImportLog) -> [CleanSession] {
    let order = given.indices.sorted { (given[$0].start, $0) < (given[$1].start, $1) }
    var stretch = [Int](repeating: 0, count: given.count)
    var sizes = [0]
    // Where every stretch begins in the order of time.
    var first = [0]
    for (place, row) in order.enumerated() {
      if place > 0,
        given[row].start - given[order[place - 1]].start > Self.longestGapDays * ClockTime.secondsPerDay
      {
        sizes.append(0)
        first.append(place)
      }
      stretch[row] = sizes.count - 1
      sizes[sizes.count - 1] += 1
    }
    let main = sizes.indices.max { (sizes[$0], -$0) < (sizes[$1], -$1) } ?? 0
    return given.indices.filter { row in
      if stretch[row] == main {
        guard given[row].start - given[order[first[main]]].start > Self.mostDays * ClockTime.secondsPerDay
        else {
          return true
        }
        log.add(
          .dropped, "W1095", file: given[row].file, place: given[row].spot,
          zh: "在记录开始 \(Self.mostDays) 天之后", en: "it is later than \(Self.mostDays) days after the log began")
        return false
      }
      let time = ClockTime.text(given[row].start)
      log.add(
        .dropped, "W1095", file: given[row].file, place: given[row].spot,
        zh: "\(time) 与其余记录相隔 \(Self.longestGapDays) 天以上",
        en: "\(time) lies more than \(Self.longestGapDays) days from the rest of the log")
      return false
    }.map { given[$0] }
  }

  private func withoutTwins(_ given: [CleanSession], _ log: inout ImportLog) -> [CleanSession] {
    struct Key: Hashable {
      let id: String
      let station: String
      let charger: String
      let start: Int
      let end: Int
      let energy: Double
    }
    var seen: Set<Key> = []
    var ids: Set<String> = []
    return given.filter { session in
      let key = Key(
        id: session.id, station: session.station, charger: session.charger, start: session.start,
        end: session.end,
        energy: session.energyKWh)
      guard seen.insert(key).inserted, session.id.isEmpty || ids.insert(session.id).inserted else {
        log.add(
          .dropped, "W1090", file: session.file, place: session.spot, zh: "重复记录，只取第一个",
          en: "it stood before; the first one is taken")
        return false
      }
      return true
    }
  }

  /// One charger serves one car at a time: a session that is not over when the next one starts ends then.
  private func withoutOverlaps(_ given: [CleanSession], _ log: inout ImportLog) -> [CleanSession] {
    var sessions = given.indices.sorted { left, right in
      (given[left].start, left) < (given[right].start, right)
    }.map { given[$0] }
    var last: [String: Int] = [:]
    var isKept = [Bool](repeating: true, count: sessions.count)
    for row in sessions.indices where !sessions[row].charger.isEmpty {
      let key = sessions[row].station + "\u{0}" + sessions[row].charger
      if let before = last[key], sessions[before].end > sessions[row].start {
        guard sessions[before].start < sessions[row].start else {
          isKept[row] = false
          log.add(
            .dropped, "W1092", file: sessions[row].file, place: sessions[row].spot,
            zh: "同一充电桩同时开始了另一次充电（\(sessions[before].spot)），只取第一个",
            en:
              "another session (\(sessions[before].spot)) started at the same time at this charger; that one is taken"
          )
          continue
        }
        let over = sessions[before].end - sessions[row].start
        sessions[before].end = sessions[row].start
        sessions[before].done = min(sessions[before].done, sessions[before].end)
        log.add(
          .changed, "W1091", file: sessions[before].file, place: sessions[before].spot,
          zh: "与同一充电桩的下一次充电（\(sessions[row].spot)）重叠 \(over) 秒，按其开始时结束",
          en:
            "it overlaps the next session at this charger (\(sessions[row].spot)) by \(over) s; it ends when that starts"
        )
      }
      last[key] = row
    }
    return sessions.indices.filter { isKept[$0] }.map { sessions[$0] }
  }
}
