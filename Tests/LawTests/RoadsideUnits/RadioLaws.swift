import DistrictModel
import NumericKernels
import RoadsideUnits
import Testing

@Suite("Path losses") struct PathLossLaws {
  @Test("Names are unique, lead to their model, and every model tells its limits")
  func catalogue() {
    let names = PathLossCatalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    for model in PathLossCatalogue.all {
      #expect(PathLossCatalogue.model(model.name)?.source == model.source)
      #expect(model.shadowingDB > 0 && model.decorrelationM > 0)
      #expect(model.validity.remark.zh != model.validity.remark.en)
    }
    #expect(PathLossCatalogue.model("free_space") == nil)
  }

  @Test(
    "Loss never falls with distance, and never below free space", arguments: PathLossCatalogue.all.map(\.name)
  )
  func rises(name: String) throws {
    let model = try #require(PathLossCatalogue.model(name))
    let unit = name.contains("umi") ? 10.0 : 1.5
    var before = -Double.infinity
    for metre in stride(from: 5.0, through: 1500, by: 5) {
      let path = RadioPath(transmitterHeightM: unit, distanceM: metre, secondLegM: metre)
      let loss = try #require(model.lossDB(path))
      #expect(loss >= before - 1e-9, "\(metre)")
      let free = 20 * Elementary.log10(4 * Double.pi * path.slantM * path.frequencyGHz * 1e9 / 299_792_458)
      if name.contains("winner") { #expect(loss > free - 2, "\(metre)") }
      before = loss
    }
  }

  @Test("An environment as high as the antennas has no loss to tell: the planted fault")
  func noHeight() {
    #expect(WinnerStreet().lossDB(RadioPath(environmentHeightM: 1.5, distanceM: 100)) == nil)
    #expect(WinnerCorner().lossDB(RadioPath(environmentHeightM: 2, distanceM: 100, secondLegM: 10)) == nil)
    #expect(StreetLoss.urban.lossDB(RadioPath(distanceM: 0)) == nil)
    #expect(StreetCanyon(isInSight: true).lossDB(RadioPath(transmitterHeightM: 1, distanceM: 10)) == nil)
    #expect(WinnerStreet().lossDB(RadioPath(environmentHeightM: 1.4, distanceM: 100)) != nil)
  }

  @Test("A corner costs the same from both sides, and more than the street")
  func corner() throws {
    for (first, second) in [(20.0, 100.0), (50, 60), (300, 15)] {
      let path = RadioPath(environmentHeightM: 1, distanceM: first, secondLegM: second)
      let back = RadioPath(environmentHeightM: 1, distanceM: second, secondLegM: first)
      let loss = try #require(WinnerCorner().lossDB(path))
      #expect(loss == WinnerCorner().lossDB(back))
      let street = try #require(WinnerStreet().lossDB(path))
      #expect(loss > street)
    }
  }

  @Test("Probabilities of sight fall from 1 and lie in 0...1; the motorway's step at 475 m is kept")
  func sight() {
    for street in SightProbability.allCases {
      var before = 1.0
      for metre in 0...2000 {
        let share = street.share(distanceM: Double(metre))
        #expect((0...1).contains(share) && share <= before + 0.005)
        before = share
      }
    }
    let step =
      SightProbability.highway.share(distanceM: 475) - SightProbability.highway.share(distanceM: 475.001)
    #expect(abs(step - 0.0034) < 1e-4)
  }

  @Test("A blocker costs nothing below the antennas, and draws are never negative")
  func blockage() {
    func position(_ a: Double, _ b: Double, _ roof: Double) -> VehicleBlockage.Case {
      VehicleBlockage.position(transmitterHeightM: a, receiverHeightM: b, blockerHeightM: roof)
    }
    #expect(position(5, 2, VehicleBlockage.carHeightM) == .bothAbove)
    #expect(position(5, 1.5, VehicleBlockage.truckHeightM) == .otherwise)
    #expect(position(1.5, 1.5, VehicleBlockage.carHeightM) == .bothBelow)
    var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.blockage"))
    var statistics = RunningStatistics()
    let blockage = VehicleBlockage(.bothBelow, distanceM: 100)
    for _ in 0..<20_000 { statistics.add(blockage.draw(&random)) }
    #expect(statistics.minimum == 0)
    // The floor at 0 lifts the mean of Normal(9, 4.5) by 0.038; a log-normal reading would give 2.6.
    #expect(abs(statistics.mean - 9.038) < 4 * statistics.standardError)
    #expect(VehicleBlockage(.bothAbove, distanceM: 900).draw(&random) == 0)
  }
}

@Suite("Shadowing") struct ShadowingLaws {
  /// Correlation at a lag of so many steps, from one long walk.
  private func correlation(_ values: [Double], lag: Int) throws -> Double {
    try Correlation.pearson(Array(values.dropLast(lag)), Array(values.dropFirst(lag)))
  }

  @Test("Neighbours are alike by exp(-step/Dc), and the spread is sigma", arguments: [10.0, 13, 25])
  func law(decorrelation: Double) throws {
    let shadowing = try #require(Shadowing(deviationDB: 3, decorrelationM: decorrelation))
    let walk = shadowing.walk(stepM: 5, count: 40_000, seed: 3, link: 7)
    let spread = RunningStatistics(walk).standardDeviation
    #expect(abs(spread - 3) < 0.12, "\(spread)")
    for lag in [1, 2, 4] {
      let found = try correlation(walk, lag: lag)
      let known = shadowing.correlation(stepM: 5 * Double(lag))
      #expect(abs(found - known) < 0.05, "\(lag): \(found) \(known)")
      // Planted fault: half the distance.
      #expect(abs(found - shadowing.correlation(stepM: 10 * Double(lag))) > 0.05)
    }
  }

  @Test("A link's walk depends on its name alone")
  func named() throws {
    let shadowing = try #require(Shadowing(deviationDB: 4, decorrelationM: 13))
    let walk = shadowing.walk(stepM: 25, count: 50, seed: 9, link: 2)
    #expect(walk == shadowing.walk(stepM: 25, count: 50, seed: 9, link: 2))
    #expect(walk != shadowing.walk(stepM: 25, count: 50, seed: 9, link: 3))
    #expect(Array(walk[..<20]) == shadowing.walk(stepM: 25, count: 20, seed: 9, link: 2))
    #expect(shadowing.walk(stepM: 25, count: 0, seed: 9, link: 2).isEmpty)
    #expect(Shadowing(deviationDB: -1, decorrelationM: 10) == nil)
    #expect(Shadowing(deviationDB: 3, decorrelationM: 0) == nil)
  }
}

@Suite("Delivery without interference") struct NoiseLimitedLaws {
  private func delivery(_ budget: LinkBudget = LinkBudget()) throws -> NoiseLimitedDelivery {
    NoiseLimitedDelivery(
      budget, curve: try #require(PacketErrorCurve.mode4(resourceBlocks: 10)), shadowingDB: 3)
  }

  @Test("It falls with loss, from all to none; more power never hurts")
  func falls() throws {
    let plain = try delivery()
    let strong = try delivery(LinkBudget(transmitPowerDBm: 26))
    let poor = try delivery(LinkBudget(implementationLossDB: 5))
    var before = 1.0
    for loss in stride(from: 60.0, through: 160, by: 0.7) {
      let share = plain.deliveredShare(lossDB: loss)
      #expect((0...(before + 1e-12)).contains(share))
      #expect(strong.deliveredShare(lossDB: loss) >= share - 1e-12)
      #expect(poor.deliveredShare(lossDB: loss) <= share + 1e-12)
      before = share
    }
    #expect(plain.deliveredShare(lossDB: 60) > 0.9998 && before == 0)
  }

  /// -102.4 dBm is the grid point above the noise of -102.45 dBm.
  @Test("The grid costs less than a thousandth against the integral")
  func integral() throws {
    let curve = try #require(PacketErrorCurve.mode4(resourceBlocks: 10))
    let budget = LinkBudget()
    let delivery = try delivery()
    for loss in [90.0, 105, 108, 111, 114, 118] {
      let mean = budget.meanReceivedDBm(lossDB: loss)
      // Small steps, for the curve has corners.
      let step = 1e-3
      let scale = step / (3 * (2 * Double.pi).squareRoot())
      var area = 0.0
      for index in 0..<Int(max(0, mean + 30 + 90.5) / step) {
        let power = -90.5 + (Double(index) + 0.5) * step
        let off = (power - mean) / 3
        let delivered = 1 - curve.error(atSNR: power + 102.4)
        area += scale * Elementary.exp(-0.5 * off * off) * delivered
      }
      #expect(abs(delivery.deliveredShare(lossDB: loss) - area) < 1e-3, "\(loss)")
    }
  }

  @Test("Errors are read between points, and beyond the ends as told")
  func curve() throws {
    let curve = try #require(PacketErrorCurve.mode4(resourceBlocks: 10))
    #expect(
      curve.error(atSNR: -2.1) == 1 && curve.error(atSNR: 20.1) == 1e-4 && curve.error(atSNR: 20) == 1e-3)
    #expect(abs(curve.error(atSNR: 7) - 0.265) < 1e-12)
    let tenth = try #require(curve.snr(forError: 0.1))
    let known = 8 + 2 * 0.03 / 0.085
    #expect(abs(tenth - known) < 1e-12)
    #expect(PacketErrorCurve.mode4(resourceBlocks: 11) == nil)
    #expect(PacketErrorCurve(snrDB: [0, 0], errorShare: [1, 0]) == nil)
    #expect(PacketErrorCurve(snrDB: [0, 1], errorShare: [1, 2]) == nil)
    #expect(PacketErrorCurve(snrDB: [], errorShare: []) == nil)
  }
}
