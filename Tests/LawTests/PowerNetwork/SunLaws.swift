import Foundation
import PowerNetwork
import Testing

@Suite("Sun and modules") struct SunLaws {
  private static func seconds(_ text: String) throws -> Double {
    try #require(ISO8601DateFormatter().date(from: text)).timeIntervalSince1970
  }

  @Test("The example of the source is met: Golden, Colorado, 17 October 2003")
  func example() throws {
    // Reda, Andreas 2004, table A5.1: zenith 50.11162° and azimuth 194.34024°, topocentric, 820 mbar, 11 °C.
    let sun = SolarPosition(
      latitude: 39.742476, longitude: -105.1786, altitude: 1830.14,
      seconds: try Self.seconds("2003-10-17T19:30:30Z"))
    #expect(abs(sun.apparentZenith - 50.11162) < 0.002)
    #expect(abs(sun.azimuth - 194.34024) < 0.002)
    #expect(abs(sun.equationOfTime - 14.641503) < 0.01)
    // Planted fault: four minutes are a degree.
    let later = SolarPosition(
      latitude: 39.742476, longitude: -105.1786, altitude: 1830.14,
      seconds: try Self.seconds("2003-10-17T19:34:30Z"))
    #expect(abs(later.apparentZenith - 50.11162) > 0.1)
  }

  @Test("Noon lies in the south in Beijing and in the north in Sydney; the polar day has no night")
  func hemispheres() throws {
    let noon = try Self.seconds("2024-12-21T02:00:00Z")
    let sydney = SolarPosition(latitude: -33.87, longitude: 151.2, seconds: noon)
    #expect(sydney.zenith < 15 && (sydney.azimuth < 60 || sydney.azimuth > 300))
    let beijing = SolarPosition(
      latitude: 39.9, longitude: 116.4, seconds: try Self.seconds("2024-06-21T04:15:00Z"))
    #expect(beijing.zenith < 20 && abs(beijing.azimuth - 180) < 10)
    for hour in 0..<24 {
      let polar = SolarPosition(
        latitude: 80, longitude: 20, seconds: try Self.seconds("2024-06-21T00:00:00Z") + Double(hour) * 3600)
      #expect(polar.zenith < 90)
    }
  }

  @Test("Below the horizon there is neither refraction nor light")
  func night() throws {
    let night = SolarPosition(
      latitude: 39.9, longitude: 116.4, seconds: try Self.seconds("2024-06-21T16:00:00Z"))
    #expect(night.zenith > 90 && night.apparentZenith == night.zenith)
    #expect(
      ClearSky.haurwitz(apparentZenith: 95) == 0 && Atmosphere.airMass(apparentZenith: 95, altitude: 0) == 0)
    #expect(
      ClearSky.ineichen(apparentZenith: 95, altitude: 0, turbidity: 3, extraterrestrial: 1360) == .none)
    #expect(Irradiance.erbs(global: 0, zenith: 100, extraterrestrial: 1360) == .none)
    // At the horizon the air lifts the sun by half a degree.
    #expect(abs(SolarPosition.refraction(elevation: -0.5, altitude: 0) - 0.5) < 0.1)
    #expect(SolarPosition.refraction(elevation: -0.9, altitude: 0) == 0)
  }

  @Test(
    "Split light adds up again, and level modules see the global light", arguments: [5.0, 30, 60, 80, 86])
  func split(zenith: Double) {
    for share in [0.05, 0.3, 0.6, 0.9] {
      let outside = 1361.0
      let global = share * outside * cos(zenith * .pi / 180)
      let light = Irradiance.erbs(global: global, zenith: zenith, extraterrestrial: outside)
      let sum = light.direct * cos(zenith * .pi / 180) + light.diffuse
      #expect(abs(sum - global) < 1e-9)
      let level = PlaneOfArray(tilt: 0, azimuth: 180)
      #expect(abs(level.irradiance(light, apparentZenith: zenith, sunAzimuth: 123) - global) < 1e-9)
      let facing = PlaneOfArray(tilt: zenith, azimuth: 123)
      #expect(facing.incidence(apparentZenith: zenith, sunAzimuth: 123) < 1e-6)
    }
  }

  @Test("An inverter clips, and hot cells give less")
  func modules() {
    let array = PhotovoltaicArray(peakKW: 100, inverterKW: 60)
    #expect(array.alternatingKW(irradiance: 1000, cell: 25) == 60)
    #expect(array.directKW(irradiance: 1000, cell: 65) < array.directKW(irradiance: 1000, cell: 25))
    #expect(array.directKW(irradiance: 0, cell: -10) == 0)
  }
}

@Suite("Transformer temperatures") struct TransformerLaws {
  @Test("A steady load keeps its temperatures at any step, and a step up comes to the next steady state")
  func steady() {
    let transformer = TransformerThermal.medium
    for minutes in [1.0, 15, 60, 1440] {
      let pace = transformer.pace(minutes: minutes)
      var state = transformer.steady(load: 0.8, ambient: 20)
      let before = state.hotSpot
      state = transformer.next(state, load: 0.8, ambient: 20, pace: pace)
      #expect(abs(state.hotSpot - before) < 1e-10)
      for _ in 0..<Int(20_000 / minutes) {
        state = transformer.next(state, load: 1, ambient: 20, pace: pace)
      }
      #expect(abs(state.hotSpot - (20 + 52 + 26)) < 1e-3)
    }
  }

  @Test("Rises follow the powers of the load to 1e-13, from no load to six times the rating")
  func powers() {
    for transformer in [TransformerThermal.distribution, .medium] {
      for step in 0...6000 {
        let load = Double(step) / 1000
        let gradient = transformer.hotSpotGradient * pow(load, transformer.windingExponent)
        let ratio = (1 + transformer.lossRatio * load * load) / (1 + transformer.lossRatio)
        let oil = transformer.oilRise * pow(ratio, transformer.oilExponent)
        #expect(abs(transformer.steadyGradient(load: load) - gradient) <= 1e-13 * gradient)
        #expect(abs(transformer.steadyOilRise(load: load) - oil) <= 1e-13 * oil)
        // Planted fault: a load a billionth higher shows.
        if step > 0 {
          #expect(abs(transformer.steadyGradient(load: load * (1 + 1e-9)) - gradient) > 1e-13 * gradient)
        }
      }
      #expect(transformer.steadyGradient(load: 0) == 0)
      #expect(transformer.steadyGradient(load: 1e-300) < 1e-290)
      #expect(transformer.steadyGradient(load: .nan).isNaN)
    }
  }

  @Test(
    "A series of any length has the temperatures of its steps one by one", arguments: [1, 2, 256, 257, 600])
  func series(count: Int) {
    let transformer = TransformerThermal.medium
    let load = (0..<count).map { 0.2 + Double(($0 * 37) % 101) / 100 }
    let air = (0..<count).map { 20 + Double(($0 * 11) % 17) }
    let hot = transformer.hotSpots(load: load, ambient: air, minutes: 15)
    var state = transformer.steady(load: load[0], ambient: air[0])
    let pace = transformer.pace(minutes: 15)
    #expect(hot.count == count && hot[0] == state.hotSpot)
    for step in 1..<max(1, count) {
      state = transformer.next(state, load: load[step], ambient: air[step], pace: pace)
      #expect(abs(hot[step] - state.hotSpot) < 1e-10, "\(step)")
      // Planted fault: the step before is another temperature.
      #expect(abs(hot[step] - hot[step - 1]) > 1e-6)
    }
  }

  @Test("At 98 °C normal paper ages a day a day, and six kelvin more age it twice as fast")
  func ageing() {
    #expect(TransformerThermal.ageingOfNormalPaper(hotSpot: 98) == 1)
    #expect(abs(TransformerThermal.ageingOfNormalPaper(hotSpot: 104) - 2) < 1e-12)
    #expect(abs(TransformerThermal.ageingOfUpgradedPaper(hotSpot: 110) - 1) < 1e-12)
  }

  @Test("The winding overshoots the oil of a medium transformer, and never that of a distribution one")
  func overshoot() {
    for (transformer, overshoots) in [(TransformerThermal.medium, true), (.distribution, false)] {
      let load = [0.3] + [Double](repeating: 1.2, count: 200)
      let hot = transformer.hotSpots(
        load: load, ambient: [Double](repeating: 20, count: 201), minutes: 5)
      var oil = transformer.steady(load: 0.3, ambient: 20)
      let pace = transformer.pace(minutes: 5)
      var gradients: [Double] = []
      for step in 1..<201 {
        oil = transformer.next(oil, load: 1.2, ambient: 20, pace: pace)
        gradients.append(hot[step] - oil.topOil)
      }
      #expect(((gradients.max() ?? 0) > (gradients.last ?? 0) + 1) == overshoots)
    }
  }
}
