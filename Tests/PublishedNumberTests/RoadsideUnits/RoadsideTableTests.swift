import ComponentModels
import Fixtures
import Foundation
import RoadsideUnits
import ScenarioFiles
import Testing

/// The whole tables behind the ones that `wayside verify` ships, where they lie beside the checkout.
@Suite(
  "Roadside reference tables",
  .enabled(
    if: SharedData.path("v2x/pathloss_reference.csv") != nil, Comment(rawValue: SharedData.absence)))
struct RoadsideTableTests {
  private func table(
    _ stem: String, editing: (String) -> String = { $0 }, keeping: (Int, String) -> Bool = { _, _ in true }
  ) throws -> CaseTable {
    let path = try #require(SharedData.path("v2x/\(stem).csv"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = editing(text).split(whereSeparator: \.isNewline).map(String.init).enumerated()
      .filter { $0.offset == 0 || keeping($0.offset, $0.element) }.map(\.element)
    let model = try #require(ComponentModelCatalogue.model(stem))
    let read = CaseTable.read(
      lines.joined(separator: "\n"), file: "\(stem).csv", model: model, needsAnswers: true)
    return try #require(read.table, "\(read.diagnostics.map(\.message))")
  }

  /// The largest absolute error of every column; infinite where a word and a number meet.
  private func errors(_ table: CaseTable) -> [String: Double] {
    var worst: [String: Double] = [:]
    for (index, output) in table.form.outputs.enumerated() {
      for (row, answers) in table.outputs.enumerated() {
        guard let known = table.expected[row][index] else { continue }
        let error =
          switch (known, answers[index]) {
          case (.number(let known), .number(let found)): abs(found - known)
          case (.word(let known), .word(let found)):
            known.prefix { $0 != ":" } == found.prefix { $0 != ":" } ? 0 : Double.infinity
          default: Double.infinity
          }
        worst[output.name] = max(worst[output.name] ?? 0, error)
      }
    }
    return worst
  }

  @Test("Path losses: every published vector to 0.05 dB, every closed form to 10⁻⁴ dB")
  func pathLoss() throws {
    let table = try table("pathloss_reference")
    let tolerance = try #require(table.header.firstIndex(of: "tolerance_db"))
    #expect(table.outputs.count == 108)
    for (row, answers) in table.outputs.enumerated() {
      let known = try #require(table.expected[row][0]?.number)
      let allowed = try #require(Double(table.fields[row][tolerance]))
      #expect(abs(answers[0].numberOrInfinity - known) <= allowed, "\(table.fields[row])")
    }
  }

  @Test("Ranges without interference: to the tenth of a metre that is printed")
  func ranges() throws {
    let errors = errors(try table("noise_limited_range"))
    #expect(errors.count == 4)
    for (name, error) in errors { #expect(error < 0.0501, "\(name)") }
  }

  @Test("Mode 4: busy ratio and weight of all twelve settings to 10⁻⁸")
  func load() throws {
    for (name, error) in errors(try table("mode4_analytic_cbr")) { #expect(error < 1.1e-8, "\(name)") }
  }

  @Test("Mode 4: delivery and losses to 10⁻⁸ at every hundred metres of all settings")
  func delivery() throws {
    let table = try table(
      "mode4_analytic_pdr",
      keeping: { _, line in Int(line.split(separator: ",")[5]).map { $0 % 100 == 0 } ?? false })
    #expect(table.outputs.count == 72)
    let errors = errors(table)
    #expect(errors.count == 9)
    for (name, error) in errors { #expect(error < 1e-8, "\(name)") }
  }

  @Test("Mode 4: deviation from the authors' own simulation at most 2.6 points below a busy ratio of 0.75")
  func simulation() throws {
    let path = try #require(SharedData.path("v2x/mode4_simulated_pdr.csv"))
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    var channels: [Mode4Channel] = []
    var deviations: [(setting: Mode4Setting, sum: Double, count: Double)] = []
    for line in lines {
      let values = line.split(separator: ",").compactMap { Double($0) }
      guard values[5].truncatingRemainder(dividingBy: 50) == 0 else { continue }
      let setting = try Mode4Setting(
        vehiclesPerMetre: values[0], packetsPerSecond: values[1], powerDBm: values[2],
        subchannels: Int(values[3]))
      if channels.last?.setting != setting {
        channels.append(try #require(Mode4Channel(setting)))
        deviations.append((setting, 0, 0))
      }
      let found = channels[channels.count - 1].delivery(atM: values[5]).unchecked.deliveredShare
      deviations[deviations.count - 1].sum += abs(found - values[6])
      deviations[deviations.count - 1].count += 1
    }
    #expect(deviations.count == 9)
    for (channel, deviation) in zip(channels, deviations) {
      let mean = deviation.sum / deviation.count
      if channel.load.busyRatio < 0.75 {
        #expect(mean < 0.026, "\(deviation.setting): \(mean)")
      } else {
        // The planted fault is the model's own: saturated it is wrong, and says so.
        #expect(mean > 0.04 && channel.busyRatio.value == nil)
      }
    }
  }

  @Test("Edge nodes, network paths, coverage and mean field: every row, overload as a word")
  func closedForms() throws {
    for (stem, columns, allowed) in [
      ("edge_queue_md1", 3, 6e-7), ("e2e_latency_v2n2v", 10, 1.01e-6), ("coverage_age_closed_form", 4, 6e-7),
      ("informed_choice_meanfield", 1, 6e-9),
    ] {
      let errors = errors(try table(stem))
      #expect(errors.count == columns, "\(stem) \(errors)")
      for (name, error) in errors { #expect(error <= allowed, "\(stem) \(name)") }
    }
  }

  @Test("Without its radio column the network path finds the published radio times")
  func radio() throws {
    let path = try #require(SharedData.path("v2x/e2e_latency_v2n2v.csv"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let model = try #require(ComponentModelCatalogue.model("e2e_latency_v2n2v"))
    let renamed = text.replacingOccurrences(of: "radio_ms", with: "known_radio")
    let table = try #require(CaseTable.read(renamed, file: "e2e.csv", model: model).table)
    let known = try #require(table.header.firstIndex(of: "known_radio"))
    let column = try #require(table.form.outputs.firstIndex { $0.name == "radio_ms" })
    for (row, answers) in table.outputs.enumerated() {
      #expect(answers[column].number == Double(table.fields[row][known]))
    }
  }

  @Test("Old boards: the simulation stays within 5 % of the table")
  func staleBoards() throws {
    let rows = ["QS-007,", "QS-018,", "QS-028,", "QS-036,"]
    // A sixth of the table's vehicles, for time; its noise stays within what is allowed.
    let table = try table(
      "stale_information_des", editing: { $0.replacing(",600000,", with: ",100000,") },
      keeping: { _, line in rows.contains { line.hasPrefix($0) } })
    #expect(table.outputs.count == rows.count)
    for (row, answers) in table.outputs.enumerated() {
      for column in 0..<2 {
        let known = try #require(table.expected[row][column]?.number)
        let found = answers[column].numberOrInfinity
        #expect(abs(found - known) < 0.05 * known, "\(table.fields[row][0]) \(found) \(known)")
      }
    }
  }

  /// Reference curves of a simulator, read as data: signal-to-noise ratio at an error of a tenth, as the model page has it.
  @Test("Packet errors: the ratio at an error of a tenth is that of the curves")
  func curves() throws {
    let path = try #require(SharedData.path("v2x/per_vs_snr_curves.csv"))
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    var points: [String: (snr: [Double], error: [Double])] = [:]
    for line in lines {
      let fields = line.split(separator: ",").map(String.init)
      let key = fields[0..<4].joined(separator: ",")
      points[key, default: ([], [])].snr.append(try #require(Double(fields[4])))
      points[key]?.error.append(try #require(Double(fields[5])))
    }
    #expect(points.count == 77)
    for key in points.keys.sorted() {
      let curve = try #require(points[key])
      #expect(PacketErrorCurve(snrDB: curve.snr, errorShare: curve.error) != nil, "\(key)")
    }
  }
}
