/// What edge nodes, the way to the cloud and the platform have to carry, and how late messages arrive.
public struct EdgeFigures: Codable, Hashable, Sendable {
  /// A service against its limit of time.
  public struct Latency: Codable, Hashable, Sendable {
    public let useCase: UseCase
    public let answer: Answer

    public enum Answer: Codable, Hashable, Sendable {
      /// Mean, and the time that 95 of 100 messages keep where the access is the only thing that spreads.
      case milliseconds(mean: Double, late: Double?)
      /// A node or a link gets more than it can do, and so many times that.
      case overloaded(place: String, utilisation: Double)
    }

    public var isKept: Bool {
      if case .milliseconds(let mean, let late) = answer { (late ?? mean) <= useCase.limitMs } else { false }
    }
  }

  public let junctions: Int
  public let framesPerSecond: Double
  public let utilisation: Double
  public let nodeDelay: EdgeNode.Delay
  public let compute: EdgeCompute
  /// What a node needs to stay below the cap.
  public let neededCompute: EdgeCompute
  /// Of one junction, Mbit/s.
  public let backhaulMbps: Double
  /// What the platform takes in, Gbit/s, from vehicles with a radio and from junctions.
  public let ingestGbps: Double
  public let neededFloat: FloatingCompute
  /// `nil` where nobody said what the platform can do.
  public let floatUtilisation: Double?
  public let latencies: [Latency]
  /// Map of the roads, GB a day to each vehicle that drives them all, and Mbit/s of each unit in the mean.
  public let mapGigabytesPerDay: Double
  public let mapMbpsPerUnit: Double
  public let unitKW: Double
  public let junctionKW: Double
  public let totalKW: Double

  /// Energy of a year of 8,760 hours.
  public var megawattHoursPerYear: Double { 8.76 * totalKW }
}

extension RoadsideDistrict {
  /// - Parameter connectedVehicles: that are on the road at the same time in the busiest hour.
  public func edgeFigures(_ figures: RoadsideFigures, connectedVehicles: Double) -> EdgeFigures {
    let edge = parameters.edge
    let frames = edge.sensors.reduce(0) { $0 + $1.number * $1.framesPerSecond }
    let work = edge.sensors.reduce(0) { $0 + $1.number * $1.framesPerSecond * $1.gigaOperationsPerFrame }
    let perFrame = frames > 0 ? work / frames : 0
    let compute = EdgeCompute(teraOperationsPerSecond: edge.teraOperations)
    let node = EdgeNode(
      streams: 1, framesPerSecondEach: frames, gigaOperationsPerFrame: max(perFrame, 1e-9), compute: compute,
      sustainedEfficiency: edge.sustainedEfficiencyShare)
    let delay = node?.delay ?? .overloaded(utilisation: .infinity)
    let messages = parameters.messages.filter { $0.sender == .vehicle }
    let bytes = messages.reduce(0) { $0 + $1.perSecond * $1.bytes }
    let rate = messages.reduce(0) { $0 + $1.perSecond }
    let backhaul = BackhaulTraffic(
      streams: edge.sensors.map { .init(number: $0.number, megabitsPerSecond: $0.megabitsPerSecond) },
      messagesPerSecond: edge.objectsPerSecond, messageBytes: edge.objectBytes)
    let junctions = Double(figures.equippedJunctions)
    let objectBits = junctions * edge.objectsPerSecond * edge.objectBytes * 8
    let ingest = CloudIngest(
      vehicles: connectedVehicles, packetsPerSecond: 1, packetBytes: bytes, objectBitsPerSecond: objectBits)
    let needed = FloatingCompute(
      petaflops: (connectedVehicles * rate + junctions * edge.objectsPerSecond) * edge.megaflopPerObject
        / 1e9,
      width: edge.floatWidth)
    let kilometres = figures.wanted.summary.kilometres
    let mapBytes = kilometres * edge.mapMegabytesPerKm * edge.mapUpdatesPerDay
    let junctionKW =
      RoadsidePower(
        devices: edge.sensors.map { .init(name: $0.id, number: $0.number, watts: $0.watts) }
          + [.init(name: "node", number: 1, watts: edge.nodeWatts)]
      ).kilowatts
    let unitKW = edge.unitWatts / 1000
    return EdgeFigures(
      junctions: figures.equippedJunctions, framesPerSecond: frames,
      utilisation: node?.utilisation ?? .infinity,
      nodeDelay: delay, compute: compute,
      neededCompute: EdgeNode.needed(
        streams: 1, framesPerSecondEach: frames, gigaOperationsPerFrame: perFrame,
        sustainedEfficiency: edge.sustainedEfficiencyShare) ?? compute,
      backhaulMbps: backhaul.megabitsPerSecond, ingestGbps: ingest.gigabitsPerSecond, neededFloat: needed,
      floatUtilisation: edge.petaflops > 0 ? needed.petaflops / edge.petaflops : nil,
      latencies: parameters.useCases.map {
        .init(useCase: $0, answer: latency($0.way, node: delay, figures, rate: rate, bytes: bytes))
      },
      mapGigabytesPerDay: mapBytes / 1000,
      mapMbpsPerUnit: figures.units > 0 ? mapBytes * 8 / 86_400 / Double(figures.units) : 0,
      unitKW: unitKW, junctionKW: junctionKW,
      totalKW: Double(figures.units) * unitKW + junctions * junctionKW)
  }

  private func latency(
    _ way: UseCase.Way, node: EdgeNode.Delay, _ figures: RoadsideFigures, rate: Double, bytes: Double
  ) -> EdgeFigures.Latency.Answer {
    let edge = parameters.edge
    switch way {
    case .direct:
      return .milliseconds(
        mean: PerceptionLatency.accessMs(quantile: 0.5), late: PerceptionLatency.accessMs(quantile: 0.95))
    case .perception:
      if case .overloaded(let utilisation) = node {
        return .overloaded(place: "edge node", utilisation: utilisation)
      }
      let slowest = edge.sensors.map(\.framesPerSecond).filter { $0 > 0 }.min() ?? 10
      func mean(_ access: Double) -> Double {
        PerceptionLatency(
          frameMs: 1000 / slowest, sensorMs: edge.sensorMs, edge: node, backhaulMs: edge.backhaulMs,
          accessMs: access
        ).meanMs ?? .infinity
      }
      return .milliseconds(
        mean: mean(PerceptionLatency.accessMs(quantile: 0.5)),
        late: mean(PerceptionLatency.accessMs(quantile: 0.95)))
    case .network:
      // Density both ways, on the two lanes of the published layout.
      let packets = figures.connectedPerKm / 2 * NetworkPath.laneKilometres * rate
      guard
        let path = NetworkPath(
          deployment: edge.server, packetsPerSecond: packets, packetBytes: rate > 0 ? bytes / rate : 300,
          linkShare: edge.linkShare)
      else { return .overloaded(place: "network", utilisation: .infinity) }
      switch path.parts(radioMs: NetworkRadio.lightLoadMs) {
      case .success(let parts): return .milliseconds(mean: parts.oneOperatorMs, late: nil)
      case .failure(let overload):
        return .overloaded(place: overload.link, utilisation: overload.utilisation)
      }
    }
  }
}
