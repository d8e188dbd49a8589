import Calibration
import DistrictModel
import Fixtures
import Foundation
import ScenarioFiles
import Testing

/// One fault in one file of a sound city, and all that is told of it.
struct MeasurementFault: Sendable, CustomTestStringConvertible {
  let fault: String
  let file: String
  let change: @Sendable (String) -> String
  let tells: [String]

  var testDescription: String { fault }

  private static func replacing(_ old: String, _ new: String) -> @Sendable (String) -> String {
    { text in
      guard let range = text.range(of: old) else { return text }
      return text.replacingCharacters(in: range, with: new)
    }
  }

  private static func line(_ number: Int, _ change: @escaping @Sendable (String) -> String?)
    -> @Sendable (String)
    -> String
  {
    { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated().compactMap {
        $0.offset == number - 1 ? change($0.element) : $0.element
      }.joined(separator: "\n")
    }
  }

  /// Changes one field of every row, counted from 0.
  private static func column(_ number: Int, _ change: @escaping @Sendable (String) -> String)
    -> @Sendable (String) -> String
  {
    { text in
      text.split(separator: "\n").map(String.init).enumerated().map { row, line in
        var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if row > 0 { fields[number] = change(fields[number]) }
        return fields.joined(separator: ",")
      }.joined(separator: "\n") + "\n"
    }
  }

  /// Puts a column of weekdays behind, from the number of the row.
  static func weekdays(_ day: @escaping @Sendable (Int) -> Int) -> @Sendable (String) -> String {
    { text in
      text.split(separator: "\n").enumerated().map { row, line in
        "\(line),\(row == 0 ? "dow" : "\(day(row))")"
      }.joined(separator: "\n") + "\n"
    }
  }

  static let cases = [
    MeasurementFault(
      fault: "a hole of one row", file: "measured/city.csv", change: line(100) { _ in nil },
      tells: [
        "measured/city.csv:100:1: error[E0702]: 2022-06-19 08:15 follows 2022-06-19 08:05: 1 row is missing"
      ]),
    MeasurementFault(
      fault: "a last day cut short", file: "measured/city.csv",
      change: { $0.split(separator: "\n").dropLast(10).joined(separator: "\n") + "\n" },
      tells: [
        "measured/city.csv:3447:1: error[E0702]: the last row is 2022-06-30 23:05: its day is not whole"
      ]),
    MeasurementFault(
      fault: "a time that is none", file: "measured/city.csv",
      change: replacing("2022-06-19 00:00", "19/06/2022"),
      tells: [
        "measured/city.csv:2:1: error[E0701]: time_local: expected a time such as 2022-06-19 00:05, found '19/06/2022'"
      ]),
    MeasurementFault(
      fault: "a header that is another", file: "measured/city.csv",
      change: replacing("busy_piles", "busy_plies"),
      tells: ["measured/city.csv:1:12: error[E0302]: column 'busy_piles' is missing"]),
    MeasurementFault(
      fault: "an empty field", file: "measured/city.csv",
      change: line(7) { row in row.split(separator: ",").dropLast().joined(separator: ",") + "," },
      tells: ["E0316]: volume_kwh_5min: must not be empty"]),
    MeasurementFault(
      fault: "another number of piles", file: "measured/zone_means.csv",
      change: line(2) { row in row.split(separator: ",").dropLast().joined(separator: ",") + ",3" },
      tells: ["error[E0708]: zone 101 has"]),
    MeasurementFault(
      fault: "another set of zones", file: "measured/zone_means.csv", change: replacing("\n101,", "\n901,"),
      tells: ["measured/zone_means.csv:2:1: error[E0706]: zone '901' is not in zones.csv"]),
    MeasurementFault(
      fault: "a zone with a level and no curve", file: "measured/zone_occupancy.csv",
      change: { text in
        text.split(separator: "\n").map { row in
          var fields = row.split(separator: ",")
          fields.remove(at: 1)
          return fields.joined(separator: ",")
        }.joined(separator: "\n") + "\n"
      },
      tells: ["measured/zone_means.csv:2:1: error[E0707]: zone '101' has no column in zone_occupancy.csv"]),
    MeasurementFault(
      fault: "a share above one", file: "measured/zone_means.csv",
      change: line(3) { row in
        let fields = row.split(separator: ",")
        return "\(fields[0]),1.2,\(fields[2])"
      },
      tells: ["error[E0703]: zone 102: a busy share of 1.2 is above 1"]),
    MeasurementFault(
      fault: "an hour without price", file: "city/data/prices.csv", change: line(9) { _ in nil },
      tells: ["data/prices.csv:1:1: error[E0710]: there is no price for hour 7"]),
    MeasurementFault(
      fault: "a zone twice", file: "city/data/zones.csv", change: replacing("\n102,", "\n101,"),
      tells: ["data/zones.csv:3:1: error[E0308]: zone '101' stood on line 2 already"]),
    MeasurementFault(
      fault: "a station in no zone", file: "city/data/stations.csv", change: replacing(",101\n", ",11\n"),
      tells: ["error[E0706]: zone '11' is not in zones.csv"]),
    MeasurementFault(
      fault: "a weekday that is not the date's", file: "measured/city.csv",
      change: weekdays { $0 == 50 ? 3 : (6 + ($0 - 1) / 288) % 7 },
      tells: ["measured/city.csv:51:59: error[E0715]: dow: 2022-06-19 is a Sunday, 6, not 3"]),
    MeasurementFault(
      fault: "energy that was never measured", file: "measured/city.csv",
      change: column(3) { _ in "0" },
      tells: [
        "measured/city.csv:1:39: error[E0716]: volume_kwh_5min: every row is zero: nothing was measured"
      ]),
    MeasurementFault(
      fault: "zones without a busy pile", file: "measured/zone_occupancy.csv",
      change: { text in (1...20).reduce(text) { column($1) { _ in "0" }($0) } },
      tells: [
        "measured/zone_occupancy.csv:1:12: error[E0716]: every zone is zero all the time: no occupancy was measured"
      ]),
    MeasurementFault(
      fault: "means without a busy pile", file: "measured/zone_means.csv", change: column(1) { _ in "0.0" },
      tells: [
        "measured/zone_means.csv:1:6: error[E0716]: mean_utilisation_30d: every row is zero: nothing was measured"
      ]),
    MeasurementFault(
      fault: "one price all day", file: "city/data/prices.csv", change: column(1) { _ in "0.02" },
      tells: [
        "data/prices.csv:1:6: error[E0717]: deviation_cny_kwh: every hour has the same price; what is needed is a price that varies by hour"
      ]),
    MeasurementFault(
      fault: "a price below zero", file: "city/data/prices.csv", change: line(11) { _ in "9,-9" },
      tells: [
        "data/prices.csv:11:3: error[E0718]: deviation_cny_kwh: -9 makes the price negative: the day's mean counts as 1 CNY/kWh, so at most 1 below"
      ]),
    MeasurementFault(
      fault: "prices instead of deviations", file: "city/data/prices.csv",
      change: column(1) { "\(1 + (Double($0) ?? 0))" },
      tells: ["data/prices.csv:1:6: error[E0719]: deviation_cny_kwh: the mean over the 24 hours is 1, not 0"]),
    MeasurementFault(
      fault: "a zone without a place", file: "city/data/zones.csv", change: replacing(",lon,", ",longitude,"),
      tells: ["data/zones.csv:1:16: error[E0302]: column 'lon' is missing"]),
  ]
}

@Suite("Measurements with a fault")
struct CalibrationFaultTests {
  /// Made once for all tests.
  private static let files = Result { try SyntheticFiles() }

  private func read(
    keptBack: String? = nil, _ change: (SyntheticFiles) -> [(path: String, text: String)]
  ) throws -> CalibrationReadResult {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wayside-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in change(try Self.files.get()) {
      let place = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    return CalibrationFiles.read(
      scenario: folder.appendingPathComponent("city").path,
      measurements: folder.appendingPathComponent("measured").path,
      keptBack: keptBack.map { folder.appendingPathComponent($0).path })
  }

  @Test("A sound city is read without a word")
  func sound() throws {
    let result = try read(\.texts)
    #expect(result.diagnostics.map { $0.text(inChinese: false) } == [])
    #expect(result.input?.zones == SyntheticCity.zones)
  }

  @Test("Weekdays that agree with their dates are read without a word")
  func weekdays() throws {
    let result = try read { files in
      files.texts.map { file in
        let right = MeasurementFault.weekdays { (6 + ($0 - 1) / 288) % 7 }
        return (file.path, file.path == "measured/city.csv" ? right(file.text) : file.text)
      }
    }
    #expect(result.diagnostics.map { $0.text(inChinese: false) } == [])
  }

  @Test("Each fault is told where it is and as what it is", arguments: MeasurementFault.cases)
  func fault(fault: MeasurementFault) throws {
    let result = try read { files in
      files.texts.map { ($0.path, $0.path == fault.file ? fault.change($0.text) : $0.text) }
    }
    #expect(result.input == nil)
    let told = result.diagnostics.map { $0.text(inChinese: false) }
    #expect(told.count == fault.tells.count, "\(told)")
    for (text, wanted) in zip(told, fault.tells) {
      #expect(text.contains(wanted), "\(text)")
    }
    #expect(result.diagnostics.allSatisfy { $0.text(inChinese: true) != $0.text(inChinese: false) })
  }

  /// The sound city, and its measurements again in the folder `kept` with a fault.
  private func readKeptBack(_ fault: MeasurementFault?) throws -> CalibrationReadResult {
    try read(keptBack: "kept") { files in
      files.texts
        + files.texts.filter { $0.path.hasPrefix("measured/") }.map { file in
          let text = fault?.file == file.path ? fault?.change(file.text) : nil
          return (file.path.replacingOccurrences(of: "measured/", with: "kept/"), text ?? file.text)
        }
    }
  }

  @Test("Measurements kept back are read beside the fitted ones, and their files named apart")
  func keptBack() throws {
    let input = try #require(try readKeptBack(nil).input)
    #expect(input.keptBack?.days == input.observation.days)
    #expect(input.keptBack?.zones == input.observation.zones)
    #expect(
      input.files.map(\.path).suffix(3)
        == ["against/city.csv", "against/zone_occupancy.csv", "against/zone_means.csv"])
  }

  @Test(
    "A fault in measurements kept back is told with file, line and column, and nothing is fitted",
    arguments: MeasurementFault.cases.filter { $0.file.hasPrefix("measured/") })
  func keptBackFault(fault: MeasurementFault) throws {
    let result = try readKeptBack(fault)
    #expect(result.input == nil)
    let told = result.diagnostics.map { $0.text(inChinese: false) }
    #expect(told.count == fault.tells.count, "\(told)")
    for (text, wanted) in zip(told, fault.tells) {
      let there = wanted.replacingOccurrences(of: "measured/", with: "kept/")
      #expect(text.contains(there) && text.contains("/kept/"), "\(text)")
    }
  }

  @Test("Two whole days are enough to score by, none is not, and two zones make no rank")
  func keptBackSizes() throws {
    func shortened(_ file: String, lines: Int) throws -> CalibrationReadResult {
      try readKeptBack(
        MeasurementFault(
          fault: "", file: file,
          change: { $0.split(separator: "\n").prefix(lines).joined(separator: "\n") + "\n" },
          tells: []))
    }
    #expect(try shortened("measured/city.csv", lines: 1 + 2 * 288).input?.keptBack?.days.count == 2)
    let none = try shortened("measured/city.csv", lines: 1)
    #expect(none.input == nil && none.diagnostics.map(\.code) == ["E0705"])
    #expect(none.diagnostics.allSatisfy { $0.file.hasSuffix("/kept/city.csv") })
    let few = try read(keptBack: "kept") { files in
      files.texts
        + files.texts.filter { $0.path.hasPrefix("measured/") }.map { file in
          let path = file.path.replacingOccurrences(of: "measured/", with: "kept/")
          let rows = file.text.split(separator: "\n")
          switch path {
          case "kept/zone_means.csv": return (path, rows.prefix(3).joined(separator: "\n") + "\n")
          case "kept/zone_occupancy.csv":
            return (
              path,
              rows.map { $0.split(separator: ",").prefix(3).joined(separator: ",") }.joined(
                separator: "\n") + "\n"
            )
          default: return (path, file.text)
          }
        }
    }
    #expect(few.diagnostics.map(\.message.en) == ["the file has 2 zones; at least 3 are needed"])
    #expect(few.diagnostics.allSatisfy { $0.file.hasSuffix("/kept/zone_means.csv") })
  }

  @Test("Faults in several files are told at once")
  func several() throws {
    let wrong = MeasurementFault.cases.filter {
      $0.fault == "a hole of one row" || $0.fault == "a share above one"
    }
    let result = try read { files in
      files.texts.map { file in
        (file.path, wrong.reduce(file.text) { $1.file == file.path ? $1.change($0) : $0 })
      }
    }
    #expect(result.diagnostics.map(\.code).sorted() == ["E0702", "E0703"])
  }

  @Test("A missing file is told by the folder it should be in, with both of its names")
  func missing() throws {
    let result = try read { $0.texts.filter { $0.path != "measured/zone_means.csv" } }
    let told = result.diagnostics.map { $0.text(inChinese: false) }
    #expect(told.count == 1)
    #expect(told.first?.contains("E0504") ?? false)
    #expect(told.first?.contains("'zone_means.csv' or 'stevcdp_zone_mean_utilisation_train.csv'") ?? false)
    guard case .missingInput = result.failure else {
      Issue.record("the failure is not that of a missing file")
      return
    }
  }
}
