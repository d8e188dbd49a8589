import RoadsideUnits
import Testing

@Suite("Edge nodes, network paths and power") struct EdgeLaws {
  private func node(_ streams: Double, tops: Double = 100) throws -> EdgeNode {
    try #require(
      EdgeNode(
        streams: streams, framesPerSecondEach: 25, gigaOperationsPerFrame: 50,
        compute: EdgeCompute(teraOperationsPerSecond: tops), sustainedEfficiency: 0.3))
  }

  @Test("More streams wait longer, until the node is overloaded, which is an answer")
  func queue() throws {
    var before = 0.0
    for streams in 0..<24 {
      let delay = try #require(try node(Double(streams)).delay.milliseconds)
      #expect(delay > before)
      before = delay
    }
    // 24 streams of 25 frames are exactly what the node can do.
    #expect(try node(24).delay == .overloaded(utilisation: 1))
    #expect(try node(30).delay.milliseconds == nil)
    #expect(try node(0).delay == .milliseconds(1000.0 / 600))
    #expect(try !node(20).isWithinCap && node(16).isWithinCap)
    let needed = try #require(
      EdgeNode.needed(
        streams: 20, framesPerSecondEach: 25, gigaOperationsPerFrame: 50, sustainedEfficiency: 0.3))
    #expect(abs(try node(20, tops: needed.teraOperationsPerSecond).utilisation - 0.7) < 1e-12)
    let latency = PerceptionLatency(
      frameMs: 40, sensorMs: 5, edge: try node(30).delay, backhaulMs: 1, accessMs: 50)
    #expect(latency.meanMs == nil)
  }

  @Test("Edge and cloud computing do not mix, and widths do not either")
  func types() {
    let half = FloatingCompute(petaflops: 2, width: .fp16)
    #expect(half.adding(FloatingCompute(petaflops: 1, width: .fp16))?.petaflops == 3)
    #expect(half.adding(FloatingCompute(petaflops: 1, width: .fp32)) == nil)
    let sum = EdgeCompute(teraOperationsPerSecond: 8) + EdgeCompute(teraOperationsPerSecond: 16)
    #expect(sum.teraOperationsPerSecond == 24)
  }

  @Test("The nearer the server, the sooner the answer; a full link is named")
  func path() throws {
    var before = Double.infinity
    for deployment in NetworkPath.Deployment.allCases {
      let path = try #require(
        NetworkPath(deployment: deployment, packetsPerSecond: 2200, packetBytes: 300, linkShare: 0.01))
      let parts = try path.parts(radioMs: 1.5).get()
      #expect(parts.oneOperatorMs < before)
      #expect(parts.twoOperatorsMs > parts.oneOperatorMs)
      before = parts.oneOperatorMs
    }
    let full = try #require(
      NetworkPath(deployment: .core, packetsPerSecond: 22_000, packetBytes: 300, linkShare: 0.01))
    guard case .failure(let overload) = full.parts(radioMs: 1.5) else {
      Issue.record("the link to the core gets half again as much as its share")
      return
    }
    #expect(overload.link == "M3" && abs(overload.utilisation - 1.52064) < 1e-9)
    #expect(NetworkPath(deployment: .core, packetsPerSecond: -1, packetBytes: 300, linkShare: 0.01) == nil)
    #expect(NetworkPath(deployment: .core, packetsPerSecond: 1, packetBytes: 300, linkShare: 0) == nil)
  }

  @Test("A hundred thousand vehicles send 2.4 Gbit/s to the cloud; a kilowatt takes 8.76 MWh a year")
  func sums() {
    let ingest = CloudIngest(vehicles: 1e5, packetsPerSecond: 10, packetBytes: 300)
    #expect(abs(ingest.gigabitsPerSecond - 2.4) < 1e-12)
    let backhaul = BackhaulTraffic(
      streams: [.init(number: 4, megabitsPerSecond: 6), .init(number: 2, megabitsPerSecond: 30)],
      messagesPerSecond: 1000, messageBytes: 250)
    #expect(abs(backhaul.megabitsPerSecond - 86) < 1e-9)
    let power = RoadsidePower(devices: [
      .init(name: "unit", number: 1, watts: 25), .init(name: "edge computer", number: 1, watts: 200),
      .init(name: "camera", number: 8, watts: 12),
    ])
    #expect(abs(power.megawattHoursPerYear - 8.76 * 0.321) < 1e-12)
    #expect(
      RoadsidePower.coLocationSaving(sharedSites: 3, poleCNY: 1e4, connectionCNY: 2e4, fibreCNY: 5e3)
        == 105_000)
  }
}

@Suite("Coverage and age along a road") struct ContinuityLaws {
  @Test("The closed forms are those of a vehicle followed along the road", arguments: [79.0, 173, 448, 600])
  func followed(radius: Double) throws {
    let coverage = try #require(CoverageAge(spacingM: 1000, radiusM: radius, speedMPS: 10))
    // One period of the road in steps of a centimetre; the age grows in the gap and is 0 elsewhere.
    let covered = min(1000, 2 * radius)
    var age = 0.0
    var young = 0
    let steps = 100_000
    for step in 0..<steps {
      let place = (Double(step) + 0.5) * 1000 / Double(steps)
      let now = max(0, place - covered) / 10
      age += now
      if now <= 5 { young += 1 }
    }
    #expect(abs(coverage.meanAgeSeconds - age / Double(steps)) < 1e-4)
    #expect(abs(coverage.ageShare(upToSeconds: 5) - Double(young) / Double(steps)) < 2e-5)
    #expect(coverage.coveredShare == covered / 1000)
    #expect(coverage.ageShare(upToSeconds: -1) == 0)
    #expect(coverage.ageShare(upToSeconds: 1e9) == 1)
    // Planted fault: half the gap, as if a unit reached twice as far behind as ahead.
    let half = coverage.gapM / 2
    if half > 0 { #expect(abs(half * half / 20_000 - coverage.meanAgeSeconds) > 1e-3) }
  }

  @Test("Tries are at least as good as one, and the mean extra time is that of the geometric law")
  func tries() throws {
    let tries = try #require(RepeatedTries(deliveredShare: 0.6, periodSeconds: 0.1))
    #expect(abs(tries.share(tries: 3) - (1 - 0.4 * 0.4 * 0.4)) < 1e-14)
    #expect(abs(tries.meanExtraSeconds - 0.1 * (1 / 0.6 - 1)) < 1e-15)
    let sum = (0..<200).reduce(0.0) { sum, k in
      let late = 1 - tries.share(tries: Double(k + 1))
      return sum + 0.1 * late
    }
    #expect(abs(sum - tries.meanExtraSeconds) < 1e-12)
    #expect(abs(tries.share(withinSeconds: 0.25) - tries.share(tries: 3)) < 1e-15)
    #expect(RepeatedTries(deliveredShare: 0, periodSeconds: 1)?.meanExtraSeconds == .infinity)
    #expect(RepeatedTries(deliveredShare: 1, periodSeconds: 1)?.share(tries: 1) == 1)
    #expect(RepeatedTries(deliveredShare: 1.1, periodSeconds: 1) == nil)
    #expect(RepeatedTries.messagesInPassing(radiusM: 79, speedMPS: 10, periodSeconds: 1) == 15)
    #expect(abs(RepeatedTries.anyOf([0.5, 0.5, 0.2]) - 0.8) < 1e-15)
  }

  @Test(
    "Who is informed by units is in the network, has heard and finds a publisher; others know by other means")
  func informed() {
    var informed = InformedShare(connectedShare: 0.5, heardShare: 0.99, publishedShare: 0.8)
    #expect(abs(informed.share - 0.5 * 0.8 * 0.99) < 1e-15 && informed.share == informed.byUnitsShare)
    informed.byOtherMeansShare = 0.3
    #expect(abs(informed.share - (0.3 + 0.7 * 0.396)) < 1e-15)
    // The planted fault: both ways added up as if nobody had both.
    #expect(abs(informed.share - (0.3 + informed.byUnitsShare)) > 0.1)
  }
}
