import DistrictModel
import NumericKernels
import ScenarioFiles

/// Weather hour by hour put into one year of 8,760 hours.
struct HourlyYear {
  static let hours = 8760
  private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
  /// More than a tenth missing is no year of weather.
  private static let mostMissing = 876

  /// One row of a file. Hours count from 0.
  struct Hour {
    var month: Int
    var day: Int
    var hour: Int
    /// °C; `nil` where the file has a mark for missing, or nothing that can be.
    var celsius: Double?
    /// W/m² on the horizontal; `nil` likewise.
    var global: Double?
    var spot: String
  }

  let file: String
  private var celsius = [Double?](repeating: nil, count: hours)
  private var global = [Double?](repeating: nil, count: hours)
  private var isThere = [Bool](repeating: false, count: hours)
  private static let possibleCelsius = -60.0...60.0
  /// Temperatures that stand in the file and cannot be, and the first of them.
  private var impossible: (count: Int, first: Double, spot: String)?

  init(file: String) { self.file = file }

  mutating func add(_ row: Hour, _ log: inout ImportLog) {
    log.count(found: 1)
    if row.month == 2, row.day == 29 {
      log.add(
        .dropped, "W1082", file: file, place: row.spot, zh: "闰日 2 月 29 日未采用", en: "29 February is left out")
      return
    }
    guard (1...12).contains(row.month), (0..<24).contains(row.hour), row.day >= 1,
      row.day <= Self.daysBefore[row.month] - Self.daysBefore[row.month - 1]
    else {
      log.add(
        .dropped, "W1080", file: file, place: row.spot, zh: "没有可用的月、日、时",
        en: "it has no month, day and hour that can be used")
      return
    }
    let slot = (Self.daysBefore[row.month - 1] + row.day - 1) * 24 + row.hour
    guard !isThere[slot] else {
      log.add(
        .dropped, "W1083", file: file, place: row.spot,
        zh: "\(row.month) 月 \(row.day) 日 \(row.hour) 时重复，只取第一个",
        en: "hour \(row.hour) of \(row.month)-\(row.day) stood before; the first one is taken")
      return
    }
    isThere[slot] = true
    if let given = row.celsius {
      if Self.possibleCelsius.contains(given) {
        celsius[slot] = given
      } else {
        impossible = ((impossible?.count ?? 0) + 1, impossible?.first ?? given, impossible?.spot ?? row.spot)
      }
    }
    global[slot] = row.global.flatMap { (0...1500).contains($0) ? $0 : nil }
    log.count(kept: 1)
  }

  /// The year as `climate.hourly_file` reads it.
  ///
  /// - Throws: `badData` where more than a tenth of the temperatures is missing or cannot be.
  func imported(_ log: inout ImportLog) throws(ImportFault) -> Imported {
    let missing = celsius.count { $0 == nil }
    if let impossible, impossible.count > Self.mostMissing {
      let first = CSVField.short(impossible.first)
      let isKelvin = (200...340).contains(impossible.first)
      throw .bad(
        file, "E1088",
        zh: "\(Self.hours) 小时中 \(impossible.count) 个气温不在 −60 至 60 °C 之内，首个为 \(first)（\(impossible.spot)）",
        en:
          "\(impossible.count) of \(Self.hours) temperatures lie outside -60 to 60 °C, the first is \(first) (\(impossible.spot))",
        help: isKelvin ? .init(zh: "可能以开尔文为单位", en: "they may be in kelvin") : nil)
    }
    if let impossible {
      log.add(
        .changed, "W1019", file: file, place: impossible.spot, records: impossible.count,
        zh: "\(impossible.count) 个气温不在 −60 至 60 °C 之内，按缺少处理",
        en: "\(impossible.count) temperatures lie outside -60 to 60 °C and count as missing")
    }
    guard missing <= Self.mostMissing else {
      throw .bad(
        file, "E1076", zh: "\(Self.hours) 小时中缺少 \(missing) 个气温，最多可缺 \(Self.mostMissing) 个",
        en: "\(missing) of \(Self.hours) temperatures are missing; \(Self.mostMissing) may be")
    }
    if missing > 0 {
      log.add(
        .changed, "W1084", file: file, zh: "缺少的 \(missing) 个气温按相邻小时线性插值",
        en: "\(missing) missing temperatures are drawn straight between the hours beside them")
    }
    let temperatures = Self.joined(celsius)
    let dark = global.count { $0 == nil }
    let hasSun = dark <= Self.mostMissing
    if !hasSun {
      log.add(
        .noted, "W1085", file: file, zh: "缺少 \(dark) 个小时的总辐射，未采用辐射",
        en: "\(dark) hours have no radiation; none is taken over")
    } else if dark > 0 {
      log.add(
        .changed, "W1085", file: file, zh: "缺少的 \(dark) 个总辐射取最近一日同一小时的值",
        en: "\(dark) missing hours of radiation are those of the nearest day at the same hour")
    }
    let sun = hasSun ? Self.repeated(global) : []
    var text = hasSun ? "hour,celsius,ghi_w_m2\n" : "hour,celsius\n"
    for hour in 0..<Self.hours {
      text += "\(hour),\(Numeral.text((temperatures[hour] * 100).rounded() / 100))"
      text += hasSun ? ",\(PlainNumber.text(sun[hour]))\n" : "\n"
    }
    let path = "data/climate.csv"
    return Imported(
      files: [.init(path: path, text: text)],
      settings: [ScenarioSetting("climate", [.init("hourly_file", path)], removing: ["daily_mean_c"])])
  }

  /// Gaps drawn straight; the year is a ring.
  private static func joined(_ given: [Double?]) -> [Double] {
    guard let first = given.firstIndex(where: { $0 != nil }), let start = given[first] else { return [] }
    var values = given.map { $0 ?? 0 }
    var last = (hour: first, value: start)
    for step in 1...given.count {
      let hour = first + step
      guard let value = given[hour % given.count] else { continue }
      for gap in last.hour + 1..<max(hour, last.hour + 1) {
        let share = Double(gap - last.hour) / Double(hour - last.hour)
        values[gap % given.count] = last.value + share * (value - last.value)
      }
      last = (hour, value)
    }
    return values
  }

  private static func repeated(_ given: [Double?]) -> [Double] {
    given.indices.map { hour in
      if let value = given[hour] { return value }
      for day in 1...183 {
        let before = given[(hour - 24 * day + 2 * hours) % hours]
        if let value = before ?? given[(hour + 24 * day) % hours] { return value }
      }
      return 0
    }
  }

  /// Weather of another place is told.
  static func hold(
    _ place: Coordinate?, against frame: ScenarioFrame, file: String, _ log: inout ImportLog
  ) {
    guard let place, place.isValid, let corner = frame.boundary?.polygons.first?.outer.first else { return }
    let here = frame.projection.unproject(corner)
    let radians = Double.pi / 180
    let north = (place.latitude - here.latitude) * radians
    let east =
      (place.longitude - here.longitude) * radians * Elementary.cosineAndSine(here.latitude * radians).cosine
    let kilometres = 6371 * (north * north + east * east).squareRoot()
    guard kilometres > 100 else { return }
    log.add(
      .suspected, "W1081", file: file, zh: "气象站在 \(PlainNumber.text(kilometres)) km 之外",
      en: "the weather is that of a place \(PlainNumber.text(kilometres)) km away")
  }
}
