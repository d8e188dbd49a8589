import DistrictModel
import ScenarioFiles

/// Public transport as a General Transit Feed Specification (GTFS): a folder, or a `.zip` through the program `unzip`.
///
/// Terminals, where trips begin or end and vehicles lie over, become candidate sites of depots. A depot's chargers are the blocks
/// (`block_id`: the work of one vehicle in a day) that begin there, else its departures on the busiest day divided by ten: sixteen hours
/// of service and a round of 96 minutes. Stops become weights of places: trips that call there on that day.
struct GTFSImporter: Importer {
  static let departuresPerVehicle = 10

  let format = "gtfs"
  let about = BilingualText(
    zh: "GTFS 公交数据（文件夹或 zip）→ 首末站候选站址与站点权重",
    en: "public transport as GTFS (folder or zip): terminals as candidate depots, stops as weights of places")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let system = try request.declaredSystem()
    let category = try SiteTable.category(request)
    var turned = TurnedAxes(try PlaceReader(system), request.frame, system)
    var depots: [ImportedSite] = []
    var weights: [[String]] = []
    let checks = try PlaceChecks(request)
    for path in request.files {
      let feed = try GTFSFeed(path, &log)
      let service = try GTFSService(feed, &log)
      for stop in try feed.stops(&turned, &log) {
        guard let calls = service.calls[stop.id] else {
          log.add(
            .dropped, "W0910", file: stop.file, place: stop.spot, zh: "站点 '\(stop.id)' 没有班次",
            en: "no trip calls at stop '\(stop.id)'")
          continue
        }
        guard checks.isInside(stop.place) else {
          log.add(
            .dropped, "W1021", file: stop.file, place: stop.spot, zh: "'\(stop.id)' 在边界之外",
            en: "'\(stop.id)' lies outside the district")
          continue
        }
        weights.append([
          CSVField.degrees(stop.place.longitude), CSVField.degrees(stop.place.latitude), String(calls),
        ])
        guard let vehicles = service.vehicles(at: stop.id) else {
          log.count(kept: 1)
          continue
        }
        var depot = stop
        depot.capacity = vehicles
        depots.append(depot)
      }
      service.tell(path, &log)
    }
    turned.tell(&log)
    let weightsFile = "data/place-weights.csv"
    var imported =
      depots.isEmpty && !weights.isEmpty
      ? Imported() : try SiteTable.imported(depots.map { (category, $0) }, request, &log)
    guard !weights.isEmpty else { return imported }
    imported.files.append(.init(path: weightsFile, text: CSVField.table(["lon", "lat", "weight"], weights)))
    imported.settings.append(
      ScenarioSetting("district.place_weights", [.init("file", weightsFile), .init("datum", "WGS-84")]))
    return imported
  }
}

/// The tables of a feed.
struct GTFSFeed {
  private let path: String
  private let isFolder: Bool

  init(_ path: String, _ log: inout ImportLog) throws(ImportFault) {
    self.path = path
    isFolder = try FileText.isFolder(path)
    guard isFolder || path.lowercased().hasSuffix(".zip") else {
      throw .usage(.init(zh: "GTFS 应为文件夹或 .zip", en: "a GTFS feed is a folder or a .zip"))
    }
  }

  /// A table; `nil` where an optional one is not there.
  func table(
    _ name: String, _ wanted: [[String]], isOptional: Bool = false, _ log: inout ImportLog
  ) throws(ImportFault) -> DelimitedText? {
    let file = "\(path)/\(name)"
    if !isFolder {
      guard let bytes = try ZipProgram.entry(name, of: path) else {
        guard !isOptional else { return nil }
        throw .bad(path, "E1083", zh: "压缩包中没有 \(name)", en: "there is no \(name) in the archive")
      }
      guard let (text, _) = FileText.decoded(bytes) else {
        throw .bad(file, "E1001", zh: "不是文本", en: "this is no text")
      }
      return try DelimitedText(text, file: file, wanted: wanted)
    }
    if isOptional, !FileText.isThere(file) { return nil }
    return try DelimitedText(FileText.read(file, &log), file: file, wanted: wanted)
  }

  /// Places where vehicles stop, each counted as found.
  func stops(_ turned: inout TurnedAxes, _ log: inout ImportLog) throws(ImportFault) -> [ImportedSite] {
    guard
      var table = try table("stops.txt", [["stop_id"], ["stop_lat"], ["stop_lon"]], &log)
    else { return [] }
    let (id, name) = (table.column("stop_id"), table.column("stop_name"))
    let (x, y, kind) = (table.column("stop_lon"), table.column("stop_lat"), table.column("location_type"))
    var seen: Set<String> = []
    var stops: [ImportedSite] = []
    while let row = try table.row(&log) {
      let word = CleanText.clean(table.text(id, of: row))
      func drop(_ code: String, _ zh: String, _ en: String) {
        log.add(.dropped, code, file: table.file, place: row.spot, zh: zh, en: en)
      }
      guard !word.isEmpty, seen.insert(word).inserted else {
        drop("W0913", "站点 '\(word)' 没有编号或重复", "stop '\(word)' has no identifier, or one that stood before")
        continue
      }
      guard ["", "0"].contains(table.text(kind, of: row)) else {
        drop("W0911", "'\(word)' 不是停靠点", "'\(word)' is no place where vehicles stop")
        continue
      }
      let pair = (PlainNumber.decimal(table.text(x, of: row)), PlainNumber.decimal(table.text(y, of: row)))
      guard let place = turned.place(pair.0, pair.1, file: table.file), pair.0 != 0 || pair.1 != 0 else {
        drop("W0912", "站点 '\(word)' 没有可用的坐标", "stop '\(word)' has no coordinates that can be used")
        continue
      }
      let shown = CleanText.clean(table.text(name, of: row))
      stops.append(
        ImportedSite(
          id: word, nameZh: shown.isEmpty ? word : shown, place: place, capacity: 1, file: table.file,
          spot: row.spot))
    }
    return stops
  }
}
