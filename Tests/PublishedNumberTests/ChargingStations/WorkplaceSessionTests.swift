import DistrictModel
import EventEngine
import Fixtures
import Foundation
import NumericKernels
import Testing

/// ACN-Data of the Caltech site, April to September 2018 (Lee, Li, Low 2019, doi 10.1145/3307772.3328313). Its licence is not
/// stated, so it is read beside the checkout only.
private enum CaltechSessions {
  struct Session {
    let number: Int
    let hours: Double
    let kWh: Double
  }

  static let path = SharedData.path("charging_world/acn_caltech_2018_train.csv.gz")

  static func read() throws -> [Session] {
    let lines = try SharedData.linesUnpacked(try #require(path))
    let header = lines[0].split(separator: ",")
    let columns = try ["connectionTime", "disconnectTime", "kWhDelivered"].map { name in
      try #require(header.firstIndex { $0 == name })
    }
    let instants = DateFormatter()
    instants.locale = Locale(identifier: "en_US_POSIX")
    instants.timeZone = .gmt
    instants.dateFormat = "yyyy-MM-dd HH:mm:ss"
    return try lines.dropFirst().enumerated().map { number, line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let (from, to) = (
        try #require(instants.date(from: String(fields[columns[0]]))),
        try #require(instants.date(from: String(fields[columns[1]])))
      )
      return Session(
        number: number, hours: to.timeIntervalSince(from) / 3600,
        kWh: try #require(Double(fields[columns[2]])))
    }
  }
}

/// Relative errors of five quantiles of stay and of energy.
private struct QuantileErrors: CustomStringConvertible {
  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9]
  let stay: [Double]
  let energy: [Double]

  init(_ model: [(hours: Double, kWh: Double)], against measured: [(hours: Double, kWh: Double)]) {
    func errors(_ part: ((hours: Double, kWh: Double)) -> Double) -> [Double] {
      zip(Self.quantiles(model.map(part)), Self.quantiles(measured.map(part))).map { $0 / $1 - 1 }
    }
    stay = errors(\.hours)
    energy = errors(\.kWh)
  }

  private static func quantiles(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    return shares.map { sorted[min(sorted.count - 1, Int($0 * Double(sorted.count)))] }
  }

  var worst: Double { (stay + energy).map(abs).max() ?? .infinity }

  var description: String {
    func text(_ errors: [Double]) -> String {
      errors.map { "\(Int(($0 * 100).rounded())) %" }.joined(separator: ", ")
    }
    return "stay \(text(stay)); energy \(text(energy))"
  }
}

@Suite(
  "Workplace sessions against those of Caltech",
  .enabled(if: CaltechSessions.path != nil, Comment(rawValue: SharedData.absence)))
struct WorkplaceSessionTests {
  private func model(_ change: (inout WorkplaceCampus) -> Void = { _ in }) throws -> [(
    hours: Double, kWh: Double
  )] {
    var campus = WorkplaceCampus()
    change(&campus)
    return try campus.sessions().map { ($0.hours, $0.kWh) }
  }

  @Test("Quantiles of stay and energy lie within 15 % of the measured ones")
  func quantiles() throws {
    let measured = try CaltechSessions.read()
    #expect(measured.count > 10_000)
    let sessions = try model { $0.days = 42 }
    #expect(sessions.count > 5000)
    let all = QuantileErrors(sessions, against: measured.map { ($0.hours, $0.kWh) })
    print("workplace against Caltech: \(all)")
    #expect(all.worst <= 0.15, "\(all)")
    // The halves apart show how much the place itself drifted. Both were used in the fit: this is no prediction.
    for isLate in [false, true] {
      let half = measured.filter { ($0.number >= measured.count / 2) == isLate }
      let errors = QuantileErrors(sessions, against: half.map { ($0.hours, $0.kWh) })
      print("workplace against the \(isLate ? "second" : "first") half: \(errors)")
      #expect(errors.worst <= 0.25, "\(errors)")
    }
  }

  @Test("Each mechanism is needed: the planted faults")
  func plantedFaults() throws {
    let measured = try CaltechSessions.read().map { ($0.hours, $0.kWh) }
    let faults: [(String, (inout WorkplaceCampus) -> Void)] = [
      ("everyone stays for the day", { $0.stayersShare = 1 }),
      ("everyone leaves when full", { $0.stayersShare = 0 }),
      ("no hybrids", { $0.hybridShare = 0 }), ("everyone plugs in daily", { $0.habit = 1 }),
      ("everyone leaves at the same hour", { $0.leaves.leaveHour = 14 }),
    ]
    for (name, fault) in faults {
      let errors = QuantileErrors(try model(fault), against: measured)
      print("\(name): \(errors)")
      #expect(errors.worst > 0.15, "\(name): \(errors)")
    }
  }
}
