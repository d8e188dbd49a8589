import DistrictModel

/// Chargers of one kind at a station, as a list gives them.
struct ImportedCharger {
  /// What the list counts.
  enum Counting: Hashable {
    /// Cabinets (桩) with so many connectors each: one counts once, whatever it has.
    case cabinets(connectors: Int)
    /// Places where one vehicle charges at a time (枪, EVSE, Ladepunkt, port), with nothing said about cabinets.
    case points
  }

  /// The unit a list declares for its powers.
  enum Unit: Hashable {
    case kilowatt
    case watt
  }

  var current: Current?
  /// Rated power of one connector, in the unit of the list.
  var power: Double?
  var unit = Unit.kilowatt
  var counting: Counting
  var count = 1
}

/// A station as a list gives it. Its texts are clean already.
struct ImportedStation {
  var id: String
  var nameZh: String
  var nameEn: String
  var place: Coordinate
  var operatorName = ""
  var openedYear: Int?
  /// Vehicles that can charge at a time, where a list says so.
  var bays: Int?
  var chargers: [ImportedCharger]
  var file: String
  /// Record or line, for messages.
  var spot: String
  /// Further records that are part of it.
  var otherSpots: [String] = []
}

/// What is the same in the reading of every list: identifiers, names and places.
struct StationReading {
  private var turned: TurnedAxes
  /// Operator of every identifier taken so far: lists number their stations each for itself.
  private var owners: [String: String] = [:]

  init(_ request: ImportRequest) throws(ImportFault) {
    let system = try request.declaredSystem()
    turned = TurnedAxes(try PlaceReader(system), request.frame, system)
  }

  /// Says what is odd about all places together; to be asked once everything is read.
  func tell(_ log: inout ImportLog) { turned.tell(&log) }

  /// The start of a station, or `nil` with a word in the log: no identifier, or no place.
  mutating func station(
    id given: String?, name: String, isChinese: Bool = false, owner: String = "", x: Double?, y: Double?,
    file: String,
    spot: String, _ log: inout ImportLog
  ) -> ImportedStation? {
    var id = CleanText.clean(given ?? "")
    guard !id.isEmpty else {
      log.add(.dropped, "W1039", file: file, place: spot, zh: "没有编号", en: "it has no identifier")
      return nil
    }
    guard x != 0 || y != 0, let place = turned.place(x, y, file: file) else {
      let shown = [x, y].map { $0.map { "\($0)" } ?? "–" }.joined(separator: ", ")
      log.add(
        .dropped, "W1027", file: file, place: spot, zh: "'\(id)' 没有可用的坐标（\(shown)）",
        en: "'\(id)' has no coordinates that can be used (\(shown))")
      return nil
    }
    if let other = owners[id], other != owner {
      let mine = "\(id)-\(owner)"
      log.add(
        .changed, "W1070", file: file, place: spot, zh: "编号 '\(id)' 已被另一运营商使用，改为 '\(mine)'",
        en: "'\(id)' is the number of another operator's station; it becomes '\(mine)'")
      id = mine
    } else {
      owners[id] = owner
    }
    var clean = CleanText.clean(name)
    if clean.isEmpty {
      log.add(
        .changed, "W1031", file: file, place: spot, zh: "'\(id)' 没有名称，以编号代替",
        en: "'\(id)' has no name; its identifier is taken")
      clean = id
    } else if clean != name, clean != PlainNumber.trimmed(name) {
      CleanText.tell(clean, file, spot, &log)
    }
    return ImportedStation(
      id: id, nameZh: clean, nameEn: isChinese ? "" : clean, place: place,
      operatorName: CleanText.clean(owner),
      chargers: [], file: file, spot: spot)
  }
}
