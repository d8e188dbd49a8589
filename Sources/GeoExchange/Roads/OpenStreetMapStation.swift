#if GDAL
  import DistrictModel

  /// A charging station as OpenStreetMap tells it: sockets by kind (`socket:type2=4`, `socket:type2:output=22 kW`), or only how many
  /// vehicles charge at a time (`capacity`) and with what power.
  enum OpenStreetMapStation {
    /// Kinds of sockets that give direct current; the others that are counted give alternating current.
    private static let direct: Set<String> = [
      "chademo", "chademo_roaming", "type2_combo", "type1_combo", "gb_dc", "gbt_dc", "chaoji", "nacs",
      "tesla_supercharger", "tesla_supercharger_ccs", "tesla_roadster", "mcs",
    ]
    private static let alternating: Set<String> = [
      "type1", "type1_cable", "type2", "type2_cable", "type3", "type3a", "type3c", "gb_ac", "gbt_ac",
      "schuko",
      "cee_blue", "cee_red_16a", "cee_red_32a", "cee_red_64a", "tesla_destination", "tesla_standard", "typee",
      "bs1363",
    ]
    /// No wall box gives more: mode 3 (IEC 61851-1) ends at three phases of 63 A at 400 V.
    private static let mostAlternatingKW = 43.7

    /// - Returns: `nil`, with a word in the log, where it has no place.
    static func read(_ feature: OpenStreetMapFeature, _ file: String, _ log: inout ImportLog)
      -> ImportedStation?
    {
      guard let place = feature.place else {
        log.add(.dropped, "W1005", file: file, place: feature.spot, zh: "没有几何", en: "it has no geometry")
        return nil
      }
      let name = CleanText.clean(feature.tag("name:zh") ?? feature.tag("name") ?? "")
      let bays = feature.tag("capacity").flatMap { Int($0) }
      return ImportedStation(
        id: feature.spot, nameZh: name.isEmpty ? feature.spot : name,
        nameEn: CleanText.clean(feature.tag("name:en") ?? ""), place: place,
        operatorName: CleanText.clean(feature.tag("operator") ?? ""),
        openedYear: feature.tag("start_date").flatMap { Int($0.prefix(4)) }.flatMap {
          (1990...2100).contains($0) ? $0 : nil
        },
        bays: bays, chargers: chargers(feature, bays), file: file, spot: feature.spot)
    }

    private static func chargers(_ feature: OpenStreetMapFeature, _ bays: Int?) -> [ImportedCharger] {
      let sockets = feature.tags.compactMap { tag -> ImportedCharger? in
        let parts = tag.key.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "socket" else { return nil }
        let kind = String(parts[1])
        let count = tag.value == "yes" ? 1 : Int(tag.value) ?? 0
        guard (1...10_000).contains(count) else { return nil }
        let current: Current? = direct.contains(kind) ? .dc : alternating.contains(kind) ? .ac : nil
        return ImportedCharger(
          current: current, power: feature.tag("socket:\(kind):output").flatMap(kW), counting: .points,
          count: count)
      }
      guard sockets.isEmpty, let bays, (1...10_000).contains(bays) else { return sockets }
      let power = feature.tag("charging_station:output").flatMap(kW)
      // Only a power no alternating current gives says which current it is.
      let current: Current? = (power ?? 0) > mostAlternatingKW ? .dc : nil
      return [ImportedCharger(current: current, power: power, counting: .points, count: bays)]
    }

    /// `22 kW`, `22000 W`, `22`, and the first of several.
    static func kW(_ text: String) -> Double? {
      let first = text.split(whereSeparator: { ";,/".contains($0) }).first.map(String.init) ?? ""
      let digits = first.drop { $0 == " " }.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let number = PlainNumber.decimal(String(digits)) else { return nil }
      let unit = first.drop { $0 == " " }.dropFirst(digits.count).filter { $0 != " " }.lowercased()
      switch unit {
      case "", "kw", "kva": return number
      case "w", "va": return number / 1000
      case "mw": return number * 1000
      default: return nil
      }
    }
  }
#endif
