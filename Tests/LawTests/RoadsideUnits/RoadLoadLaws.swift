import RoadsideUnits
import Testing

@Suite("Load of the side link along roads") struct RoadLoadLaws {
  /// Rate, power, sub-channels, distance of awareness, and densities to look at.
  struct Case: CustomTestStringConvertible, Sendable {
    let rate: Double
    let power: Double
    let subchannels: Int
    let awareness: Double
    let densities: [Double]
    var testDescription: String { "\(rate) Hz, \(power) dBm, \(subchannels) sub-channels, \(awareness) m" }
  }

  static let cases = [
    Case(rate: 10, power: 23, subchannels: 4, awareness: 150, densities: [0.003, 0.04, 0.11, 0.19, 0.26]),
    Case(rate: 50, power: 23, subchannels: 2, awareness: 150, densities: [0.001, 0.0123, 0.02]),
  ]

  @Test("It is the channel's own model: busy ratio to the digit, delivery within 0.5 %", arguments: cases)
  func table(given: Case) throws {
    let load = try RoadLoad(
      packetsPerSecond: given.rate, powerDBm: given.power, subchannels: given.subchannels,
      awarenessM: given.awareness, threads: 2)
    for density in given.densities {
      let setting = try Mode4Setting(
        vehiclesPerMetre: density, packetsPerSecond: given.rate, powerDBm: given.power,
        subchannels: given.subchannels)
      let channel = try #require(Mode4Channel(setting))
      guard let busy = channel.busyRatio.value, let known = channel.delivery(atM: given.awareness).value
      else {
        #expect(load.at(vehiclesPerMetre: density) == .saturated)
        continue
      }
      guard case .usable(let ratio, let delivered) = load.at(vehiclesPerMetre: density) else {
        Issue.record("\(density) is usable at a busy ratio of \(busy)")
        continue
      }
      #expect(abs(ratio - busy) < 1e-12, "\(density): \(ratio) \(busy)")
      #expect(
        abs(delivered - known.deliveredShare) < 0.005, "\(density): \(delivered) \(known.deliveredShare)")
    }
  }

  @Test("Saturated from where the busy ratio passes 0.7 on, and never told beyond", arguments: cases)
  func saturated(given: Case) throws {
    let load = try RoadLoad(
      packetsPerSecond: given.rate, powerDBm: given.power, subchannels: given.subchannels,
      awarenessM: given.awareness, threads: 2)
    func busy(_ density: Double) throws -> Double {
      try #require(
        Mode4Load(
          try Mode4Setting(
            vehiclesPerMetre: density, packetsPerSecond: given.rate, powerDBm: given.power,
            subchannels: given.subchannels))
      ).busyRatio
    }
    var (low, high) = (1e-6, 1.0)
    for _ in 0..<12 {
      let middle = (low + high) / 2
      if try busy(middle) > 0.7 { high = middle } else { low = middle }
    }
    var before = 1.0
    for step in 0...20 {
      guard case .usable(let ratio, let delivered) = load.at(vehiclesPerMetre: low * Double(step) / 20) else {
        Issue.record("usable below")
        continue
      }
      #expect(ratio <= 0.7 && delivered <= before + 1e-9 && delivered > 0)
      before = delivered
    }
    #expect(load.at(vehiclesPerMetre: high) == .saturated)
    for density in [high * 1.01, 2 * high, 1, 50, .infinity, .nan] {
      #expect(load.at(vehiclesPerMetre: density) == .saturated, "\(density)")
    }
  }

  @Test("A quiet radio is never saturated within the model, and a fault is told")
  func ends() throws {
    let quiet = try RoadLoad(
      packetsPerSecond: 1, powerDBm: -10, subchannels: 4, awarenessM: 50, threads: 2)
    guard case .usable(let ratio, _) = quiet.at(vehiclesPerMetre: 1) else {
      Issue.record("a vehicle a metre that nobody hears is no load")
      return
    }
    #expect(ratio < 0.7 && ratio > 0)
    #expect(quiet.at(vehiclesPerMetre: 1.001) == .saturated, "the model ends there")
    #expect(throws: Mode4Fault.rate(0)) {
      try RoadLoad(packetsPerSecond: 0, powerDBm: 23, subchannels: 4, awarenessM: 150)
    }
    #expect(throws: Mode4Fault.subchannels(3)) {
      try RoadLoad(packetsPerSecond: 10, powerDBm: 23, subchannels: 3, awarenessM: 150)
    }
  }
}
