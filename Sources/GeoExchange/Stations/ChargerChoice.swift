import DistrictModel
import NumericKernels

/// Under which charger type of the scenario a charger of a list is counted: the same current, the nearest power of a connector
/// by the ratio, then the nearest number of connectors, then the order of the scenario.
struct ChargerChoice {
  private let types: [ChargerType]
  /// Told once for every kind, in the order of their first appearance.
  private var notes: [String: Note] = [:]
  private var order: [String] = []

  private struct Note {
    let kind: ImportLog.Kind
    let code: String
    let file: String
    var count: Int
    let message: (Int) -> BilingualText
  }

  /// More than any connector has: megawatt charging ends at 1250 V and 3000 A (CharIN, 2022), 3.75 MW, but in no list yet.
  static let mostKW = 2000.0
  /// Less than any charger has; a domestic socket gives 1.4 kW.
  static let leastKW = 0.5

  init(_ types: [ChargerType]) { self.types = types }

  /// Chargers by type of the scenario, in its order.
  ///
  /// - Returns: `nil` where nothing of the station could be counted.
  mutating func counts(of station: ImportedStation, _ log: inout ImportLog) -> [Int]? {
    var cabinets = [Int](repeating: 0, count: types.count)
    var points = cabinets
    for charger in station.chargers {
      guard let (row, kw) = row(for: charger, station, &log) else { continue }
      switch charger.counting {
      case .cabinets(let connectors):
        cabinets[row] += charger.count
        noteConnectors(connectors, row, charger.count, station.file)
      case .points: points[row] += charger.count
      }
      notePower(kw, charger, row, station.file)
    }
    for row in types.indices where types[row].connectors > 1 && points[row] > 0 {
      let size = types[row].connectors
      let made = (points[row] + size - 1) / size
      let (id, given) = (types[row].id, points[row])
      note(.changed, "W1028", "points\(row)", station.file, given) { count in
        BilingualText(
          zh: "\(count) 个充电位按每台 \(size) 枪计为 \(id)（逐站向上取整）",
          en:
            "charging points are counted as \(id) of \(size) connectors each, rounded up station by station: \(count)"
        )
      }
      points[row] = made
    }
    let counts = zip(cabinets, points).map { $0 + $1 }
    return counts.contains { $0 > 0 } ? counts : nil
  }

  /// The type of a charger and the power it was taken for.
  private mutating func row(
    for charger: ImportedCharger, _ station: ImportedStation, _ log: inout ImportLog
  ) -> (row: Int, kw: Double?)? {
    guard let current = charger.current else {
      note(.changed, "W1029", "current", station.file, charger.count) { count in
        BilingualText(
          zh: "\(count) 台（位）未说明交流或直流，未计入",
          en: "chargers that the file calls neither AC nor DC are not counted: \(count)")
      }
      return nil
    }
    let rows = types.indices.filter { types[$0].current == current }
    guard !rows.isEmpty else {
      note(.changed, "W1029", current.rawValue, station.file, charger.count) { count in
        BilingualText(
          zh: "方案没有 \(current.rawValue) 类充电桩，\(count) 台（位）未计入",
          en: "the scenario has no charger type of current \(current.rawValue); not counted: \(count)")
      }
      return nil
    }
    guard let kw = power(of: charger, station, &log) else {
      let smallest = rows.min { (types[$0].powerKW, $0) < (types[$1].powerKW, $1) } ?? rows[0]
      let id = types[smallest].id
      note(.changed, "W1073", "none\(smallest)", station.file, charger.count) { count in
        BilingualText(
          zh: "\(count) 台（位）没有可用的功率，按同类最小的 \(id) 计",
          en:
            "chargers without a power that can be used are counted as \(id), the smallest of their current: \(count)"
        )
      }
      return (smallest, nil)
    }
    let connectors: Int =
      if case .cabinets(let connectors) = charger.counting { connectors } else { 1 }
    func distance(_ row: Int) -> (Double, Int, Int) {
      let ratio = abs(Elementary.log(kw / max(types[row].powerKW, 1e-3)))
      return (ratio, abs(types[row].connectors - connectors), row)
    }
    return rows.min { distance($0) < distance($1) }.map { ($0, kw) }
  }

  /// The power in kW. What cannot be in the unit of the list, but can in the other, is read in that and told: nothing is
  /// multiplied without a word.
  private func power(of charger: ImportedCharger, _ station: ImportedStation, _ log: inout ImportLog)
    -> Double?
  {
    guard let power = charger.power, power > 0 else { return nil }
    let isPossible = { (kw: Double) in (Self.leastKW...Self.mostKW).contains(kw) }
    let (declared, other) = charger.unit == .kilowatt ? (power, power / 1000) : (power / 1000, power)
    if isPossible(declared) { return declared }
    guard isPossible(other) else { return nil }
    let shown = PlainNumber.text(power)
    let (unit, otherUnit) = charger.unit == .kilowatt ? ("kW", "W") : ("W", "kW")
    log.add(
      .suspected, "W1026", file: station.file, place: station.spot,
      zh: "'\(station.id)'：\(shown) \(unit) 不可能，疑为 \(otherUnit)；按 \(PlainNumber.text(other)) kW 归类",
      en:
        "'\(station.id)': \(shown) \(unit) cannot be, it may be \(otherUnit); its type is chosen for \(PlainNumber.text(other)) kW"
    )
    return other
  }

  private mutating func notePower(_ kw: Double?, _ charger: ImportedCharger, _ row: Int, _ file: String) {
    guard let kw, abs(kw - types[row].powerKW) > 0.01 * types[row].powerKW else { return }
    let (shown, id, current) = (PlainNumber.text(kw), types[row].id, types[row].current.rawValue)
    let isPoint = charger.counting == .points
    note(.changed, "W1025", "\(shown) \(row) \(isPoint)", file, charger.count) { count in
      BilingualText(
        zh: "\(count) \(isPoint ? "个充电位" : "台")（\(current)，每枪 \(shown) kW）按 \(id) 计",
        en:
          "\(isPoint ? "charging points" : "chargers") of \(shown) kW a connector (\(current)) are counted as \(id): \(count)"
      )
    }
  }

  private mutating func noteConnectors(_ connectors: Int, _ row: Int, _ count: Int, _ file: String) {
    let (id, size) = (types[row].id, types[row].connectors)
    guard connectors != size else { return }
    note(.changed, "W1028", "\(connectors) \(row)", file, count) { count in
      BilingualText(
        zh: "\(count) 台各有 \(connectors) 枪的充电桩计为 \(id)，每台 \(size) 枪",
        en: "chargers with \(connectors) connectors each are counted as \(id), which has \(size): \(count)")
    }
  }

  private mutating func note(
    _ kind: ImportLog.Kind, _ code: String, _ key: String, _ file: String, _ count: Int,
    _ message: @escaping (Int) -> BilingualText
  ) {
    let key = "\(code) \(file) \(key)"
    if notes[key] == nil {
      order.append(key)
      notes[key] = Note(kind: kind, code: code, file: file, count: 0, message: message)
    }
    notes[key]?.count += count
  }

  /// Tells how chargers were counted.
  func tell(_ log: inout ImportLog) {
    for note in order.compactMap({ notes[$0] }) {
      let message = note.message(note.count)
      log.add(note.kind, note.code, file: note.file, zh: message.zh, en: message.en)
    }
  }
}
