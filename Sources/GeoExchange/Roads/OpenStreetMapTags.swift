import ScenarioFiles

/// What tags of OpenStreetMap mean for a road.
package struct OpenStreetMapRoad: Hashable {
  /// The way's own word, such as `primary_link`.
  package var facility: String
  package var speedKmPerHour: Double
  package enum Direction: Hashable {
    case both
    case forward
    case backward
  }
  package var direction: Direction

  /// Speeds where the map says none, km/h; engineering judgement for Chinese cities, no source.
  private static let speeds: [String: Double] = [
    "motorway": 100, "trunk": 80, "primary": 60, "secondary": 50, "tertiary": 40, "unclassified": 30,
    "residential": 30, "living_street": 15,
  ]

  /// `nil` where cars do not drive through: paths, service roads, what is closed or only planned.
  package init?(_ tags: (String) -> String?) {
    guard let facility = tags("highway") else { return nil }
    let isLink = facility.hasSuffix("_link")
    let plain = isLink ? String(facility.dropLast(5)) : facility
    guard let usual = Self.speeds[plain] else { return nil }
    let access = tags("motor_vehicle") ?? tags("vehicle") ?? tags("access")
    guard !["no", "private", "agricultural", "forestry"].contains(access) else { return nil }
    guard tags("area") != "yes" else { return nil }
    self.facility = facility
    speedKmPerHour = tags("maxspeed").flatMap(Self.speed) ?? (isLink ? usual * 0.6 : usual)
    switch tags("oneway") {
    case "yes", "true", "1": direction = .forward
    case "-1", "reverse": direction = .backward
    case "no", "false", "0": direction = .both
    default:
      let isRound = ["roundabout", "circular"].contains(tags("junction"))
      direction = isRound || facility == "motorway" ? .forward : .both
    }
  }

  /// `60`, `60 km/h` or `40 mph`; words such as `signals` say no number.
  static func speed(_ text: String) -> Double? {
    let parts = text.split(separator: " ")
    guard let first = parts.first, let number = Numeral.decimal(String(first)), (1...200).contains(number)
    else { return nil }
    guard parts.count > 1 else { return number }
    switch parts[1] {
    case "km/h", "kmh", "kph": return number
    case "mph": return number * 1.609344
    default: return nil
    }
  }

  /// Key and value pairs GDAL leaves in one field: `"key"=>"value","key"=>"value"`, quotes and backslashes escaped.
  package static func pairs(_ text: String) -> [(key: String, value: String)] {
    var pairs: [(key: String, value: String)] = []
    var words: [String] = []
    var word = ""
    var isInside = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\", isInside {
        isEscaped = true
      } else if character == "\"" {
        if isInside { words.append(word) }
        word = ""
        isInside.toggle()
        if words.count == 2 {
          pairs.append((words[0], words[1]))
          words = []
        }
      } else if isInside {
        word.append(character)
      }
    }
    return pairs
  }
}
