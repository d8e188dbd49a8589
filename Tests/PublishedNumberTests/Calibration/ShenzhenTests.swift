import Calibration
import Foundation
import ScenarioFiles
import Testing

/// The shipped measurements: ST-EVCDP, 16 days of Shenzhen from 19 June 2022.
@Suite("Shenzhen 2022, as measured")
struct ShenzhenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios/shenzhen-2022").path

  /// Read once for all tests.
  private static let read = CalibrationFiles.read(
    scenario: folder, measurements: folder + "/data/measured")

  private func input() throws -> CalibrationInput {
    #expect(Self.read.diagnostics.isEmpty)
    return try #require(Self.read.input)
  }

  @Test("What stands and what was measured are read whole")
  func data() throws {
    let input = try input()
    #expect(input.zones.count == 247)
    #expect(input.zones.reduce(0) { $0 + $1.fastPiles } == 2056)
    #expect(input.zones.reduce(0) { $0 + $1.slowPiles } == 16_005)
    #expect(input.observation.days.count == 16)
    #expect(input.observation.zones.count == 124)
    let crowded = input.observation.zones.reduce(0) { $0 + $1.crowdedShare } / 124
    #expect(abs(crowded - 0.018) < 0.0005)
  }

  /// Worked out beforehand by another program from the same equations; published with three decimals.
  private static let wednesday = [
    0.350, 0.365, 0.364, 0.362, 0.361, 0.362, 0.354, 0.313, 0.268, 0.247, 0.235, 0.232, 0.249, 0.266, 0.252,
    0.241,
    0.243, 0.250, 0.259, 0.276, 0.291, 0.306, 0.314, 0.324,
  ]
  private static let starts = [
    0.0655, 0.0640, 0.0594, 0.0577, 0.0589, 0.0631, 0.0675, 0.0542, 0.0326, 0.0263, 0.0185, 0.0237, 0.0467,
    0.0493,
    0.0265, 0.0247, 0.0276, 0.0298, 0.0293, 0.0346, 0.0329, 0.0349, 0.0322, 0.0402,
  ]

  @Test("The flows of a Wednesday come within 0.002 of those worked out beforehand")
  func vector() throws {
    let input = try input()
    let model = try FluidModel(zones: input.zones, tariff: input.tariff)
    let week = model.week(
      CalibrationParameters(
        heldShare: 0.2224, overnightPlugIns: 0.0887, fastSessions: 15.083, timePriceResponse: 5.571,
        priceLevelResponse: 1.472))
    for hour in 0..<24 {
      #expect(abs(week.cityBusyShare[48 + hour] - Self.wednesday[hour]) < 0.0025, "hour \(hour)")
      #expect(abs(week.fastStartShare[hour] - Self.starts[hour]) < 0.002, "hour \(hour)")
    }
  }
}
