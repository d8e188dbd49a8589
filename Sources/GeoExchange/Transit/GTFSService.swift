import DistrictModel

/// What runs on the busiest day of a feed.
struct GTFSService {
  /// Trips that call at a stop.
  private(set) var calls: [String: Int] = [:]
  private var departures: [String: Int] = [:]
  private var blocks: [String: Set<String>] = [:]
  private var arrivals: Set<String> = []
  private var trips = 0
  private var day: BilingualText

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let weekdaysZh = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]

  init(_ feed: GTFSFeed, _ log: inout ImportLog) throws(ImportFault) {
    // Lines of these tables are no records of the import: only what is wrong with them is told.
    var aside = ImportLog()
    var (services, order) = ([String: (trip: [String], block: [String])](), [String]())
    if var table = try feed.table("trips.txt", [["trip_id"], ["service_id"]], &log) {
      let (id, service, block) = (
        table.column("trip_id"), table.column("service_id"), table.column("block_id")
      )
      while let row = try table.row(&aside) {
        let word = table.text(service, of: row)
        if services[word] == nil { order.append(word) }
        services[word, default: ([], [])].trip.append(table.text(id, of: row))
        services[word, default: ([], [])].block.append(table.text(block, of: row))
      }
    }
    let sizes = services.mapValues(\.trip.count)
    let (active, name) = try Self.busiest(feed, sizes, order, &aside)
    day = name
    var block: [String: String] = [:]
    for word in order where active.contains(word) {
      guard let entry = services[word] else { continue }
      for (trip, work) in zip(entry.trip, entry.block) { block[trip] = work }
    }
    trips = block.count
    var ends: [String: (first: Int, from: String, last: Int, to: String)] = [:]
    var tripOrder: [String] = []
    if var table = try feed.table("stop_times.txt", [["trip_id"], ["stop_id"], ["stop_sequence"]], &log) {
      let (trip, stop) = (table.column("trip_id"), table.column("stop_id"))
      let sequence = table.column("stop_sequence")
      while let row = try table.row(&aside) {
        let word = table.text(trip, of: row)
        guard block[word] != nil,
          let number = PlainNumber.whole(table.text(sequence, of: row), 0...1_000_000_000)
        else { continue }
        let place = CleanText.clean(table.text(stop, of: row))
        calls[place, default: 0] += 1
        guard let known = ends[word] else {
          ends[word] = (number, place, number, place)
          tripOrder.append(word)
          continue
        }
        if number < known.first { ends[word] = (number, place, known.last, known.to) }
        if number > known.last { ends[word] = (known.first, known.from, number, place) }
      }
    }
    for trip in tripOrder {
      guard let end = ends[trip] else { continue }
      departures[end.from, default: 0] += 1
      arrivals.insert(end.to)
      if let work = block[trip], !work.isEmpty { blocks[end.from, default: []].insert(work) }
    }
    for entry in aside.entries {
      log.count(found: entry.kind == .dropped ? 1 : 0)
      log.add(
        entry.kind, entry.code, file: entry.file, place: entry.place, zh: entry.message.zh,
        en: entry.message.en)
    }
  }

  /// The services of the weekday with most trips; without a calendar of the date with most; without either all.
  private static func busiest(
    _ feed: GTFSFeed, _ sizes: [String: Int], _ order: [String], _ log: inout ImportLog
  ) throws(ImportFault) -> (Set<String>, BilingualText) {
    if var table = try feed.table(
      "calendar.txt", [["service_id"], ["monday"], ["sunday"]], isOptional: true, &log)
    {
      let (id, days) = (table.column("service_id"), weekdays.map { table.column($0) })
      var active = [Set<String>](repeating: [], count: 7)
      while let row = try table.row(&log) {
        for day in 0..<7 where table.text(days[day], of: row) == "1" {
          active[day].insert(table.text(id, of: row))
        }
      }
      let trips = active.map { services in
        order.reduce(0) { $0 + (services.contains($1) ? sizes[$1] ?? 0 : 0) }
      }
      if let best = trips.indices.max(by: { (trips[$0], -$0) < (trips[$1], -$1) }), trips[best] > 0 {
        return (active[best], .init(zh: weekdaysZh[best], en: weekdays[best]))
      }
    }
    if var table = try feed.table("calendar_dates.txt", [["service_id"], ["date"]], isOptional: true, &log) {
      let (id, date, kind) = (
        table.column("service_id"), table.column("date"), table.column("exception_type")
      )
      var active: [String: Set<String>] = [:]
      while let row = try table.row(&log) {
        // 1 adds a day, 2 takes one away.
        guard table.text(kind, of: row) != "2" else { continue }
        active[CleanText.clean(table.text(date, of: row)), default: []].insert(table.text(id, of: row))
      }
      let trips = active.mapValues { services in services.reduce(0) { $0 + (sizes[$1] ?? 0) } }
      if let best = trips.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 0 {
        return (active[best.key] ?? [], .init(zh: best.key, en: best.key))
      }
    }
    return (Set(order), .init(zh: "全部班次（无日历）", en: "all trips, for there is no calendar"))
  }

  /// Vehicles that lie over at a stop; `nil` where no trip begins or ends.
  func vehicles(at stop: String) -> Int? {
    let count = departures[stop] ?? 0
    guard count > 0 || arrivals.contains(stop) else { return nil }
    if let work = blocks[stop], !work.isEmpty { return min(work.count, 100_000) }
    let size = GTFSImporter.departuresPerVehicle
    return max(1, min(100_000, (count + size - 1) / size))
  }

  func tell(_ file: String, _ log: inout ImportLog) {
    let size = GTFSImporter.departuresPerVehicle
    log.add(
      .noted, "W0914", file: file,
      zh: "按\(day.zh)的 \(trips) 个班次；首末站容量为车辆任务（block）数，无任务时为始发班次除以 \(size)",
      en:
        "\(trips) trips of one day (\(day.en)); a terminal has as many chargers as blocks begin there, without blocks a tenth of its departures"
    )
  }
}
