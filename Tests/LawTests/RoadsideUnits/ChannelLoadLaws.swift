import DistrictModel
import RoadsideUnits
import Testing

@Suite("Mode-4 channel load and delivery") struct ChannelLoadLaws {
  private func channel(_ density: Double, _ rate: Double = 10, _ power: Double = 20, _ subchannels: Int = 4)
    throws
    -> Mode4Channel
  {
    try #require(
      Mode4Channel(
        try Mode4Setting(
          vehiclesPerMetre: density, packetsPerSecond: rate, powerDBm: power, subchannels: subchannels)))
  }

  private func load(_ density: Double, _ rate: Double = 10, _ power: Double = 20, _ subchannels: Int = 4)
    throws
    -> Mode4Load
  {
    try #require(
      Mode4Load(
        try Mode4Setting(
          vehiclesPerMetre: density, packetsPerSecond: rate, powerDBm: power, subchannels: subchannels)))
  }

  @Test("More vehicles, packets or power never leave a channel emptier, and it is never more than full")
  func rises() throws {
    var before = 0.0
    for density in [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 1] {
      let ratio = try load(density).busyRatio
      #expect(ratio >= before && ratio <= 1)
      #expect(try load(density, 20).busyRatio >= ratio)
      #expect(try load(density, 10, 26).busyRatio >= ratio)
      #expect(try load(density, 10, 20, 2).busyRatio >= ratio)
      before = ratio
    }
    #expect(try load(1, 100, 40, 2).busyRatio == 1)
  }

  @Test("Twice the rate on half the sub-channels is the same load")
  func scaling() throws {
    #expect(try load(0.1, 20).busyRatio == load(0.1, 10, 20, 2).busyRatio)
  }

  @Test("Shares add up to 1 and lie in 0...1", arguments: [0.02, 0.1, 0.3])
  func sums(density: Double) throws {
    let channel = try channel(density)
    var before = 1.0
    for distance in [0.0, 60, 150, 300, 450] {
      let answer = channel.delivery(atM: distance).unchecked
      let sum =
        answer.deliveredShare + answer.halfDuplexShare + answer.unsensedShare + answer.noiseShare
        + answer.collisionShare
      #expect(abs(sum - 1) < 1e-12)
      #expect(answer.deliveredShare <= before)
      before = answer.deliveredShare
    }
  }

  @Test("Above a busy ratio of 0.7 there is an answer, but it is not valid; below there is one")
  func saturation() throws {
    let full = try channel(0.12, 50, 23)
    guard case .outsideValidity(let ratio) = full.busyRatio else {
      Issue.record("120 vehicles per km at 50 Hz saturate the channel")
      return
    }
    #expect(ratio > 0.7 && full.busyRatio.value == nil)
    for distance in [0.0, 300, 1500] {
      let answer = full.delivery(atM: distance)
      #expect(answer.value == nil && (0...1).contains(answer.unchecked.deliveredShare))
    }
    // Unclamped the formula returns 1.023 at 300 m.
    let answer = full.delivery(atM: 300).unchecked
    let unclamped =
      1 - answer.halfDuplexShare - answer.unsensedShare - answer.noiseShare - answer.collisionShare
    #expect(abs(unclamped - 1.023) < 1e-3 && answer.deliveredShare == 1)
    let calm = try channel(0.05)
    #expect(calm.busyRatio.value != nil && calm.delivery(atM: 100).value != nil)
  }

  @Test("Settings that cannot be are refused by name")
  func faults() {
    func fault(_ density: Double, _ rate: Double, _ power: Double, _ subchannels: Int) -> Mode4Fault? {
      do {
        _ = try Mode4Setting(
          vehiclesPerMetre: density, packetsPerSecond: rate, powerDBm: power, subchannels: subchannels)
        return nil
      } catch { return error }
    }
    #expect(fault(-0.1, 10, 20, 4) == .density(-0.1))
    #expect(fault(.nan, 10, 20, 4) != nil)
    #expect(fault(0.1, 0, 20, 4) == .rate(0))
    #expect(fault(0.1, 10, 99, 4) == .power(99))
    #expect(fault(0.1, 10, 20, 3) == .subchannels(3))
    #expect(
      fault(0.1, 10, 20, 3)?.message.en
        == "sub-channels must be 2 or 4, for which packet errors are published, not 3")
    #expect(fault(0.1, 10, 20, 2) == nil)
  }

  @Test("A table gives its own points back, straight lines between them and nothing beyond")
  func table() throws {
    let table = try Mode4Table(
      vehiclesPerMetre: [0.05, 0.1], packetsPerSecond: [10], powersDBm: [20, 23], distancesM: [0, 100, 200],
      subchannels: 4, threads: 2)
    let known = try channel(0.1, 10, 23).delivery(atM: 100).unchecked.deliveredShare
    let found = try #require(
      table.value(vehiclesPerMetre: 0.1, packetsPerSecond: 10, powerDBm: 23, distanceM: 100)?.value)
    #expect(abs(found.deliveredShare - known) < 1e-15)
    let left = try channel(0.05).delivery(atM: 100).unchecked.deliveredShare
    let right = try channel(0.1).delivery(atM: 100).unchecked.deliveredShare
    let middle = try #require(
      table.value(vehiclesPerMetre: 0.075, packetsPerSecond: 10, powerDBm: 20, distanceM: 100)?.value)
    #expect(abs(middle.deliveredShare - (left + right) / 2) < 1e-12)
    for (density, distance) in [(0.2, 100.0), (0.1, 201), (.nan, 100)] {
      #expect(
        table.value(vehiclesPerMetre: density, packetsPerSecond: 10, powerDBm: 20, distanceM: distance) == nil
      )
    }
  }
}
