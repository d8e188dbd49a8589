/// What one junction sends to its edge cloud.
public struct BackhaulTraffic: Codable, Hashable, Sendable {
  /// Coded streams by number and Mbit/s each.
  public struct Stream: Codable, Hashable, Sendable {
    public var number: Double
    public var megabitsPerSecond: Double

    public init(number: Double, megabitsPerSecond: Double) {
      self.number = number
      self.megabitsPerSecond = megabitsPerSecond
    }
  }

  public var streams: [Stream]
  public var messagesPerSecond: Double
  public var messageBytes: Double

  public init(streams: [Stream], messagesPerSecond: Double = 0, messageBytes: Double = 0) {
    self.streams = streams
    self.messagesPerSecond = messagesPerSecond
    self.messageBytes = messageBytes
  }

  public var megabitsPerSecond: Double {
    streams.reduce(0) { $0 + $1.number * $1.megabitsPerSecond } + messagesPerSecond * messageBytes * 8 / 1e6
  }
}

/// What a cloud platform takes in: vehicles' messages and the objects that roadside units saw.
public struct CloudIngest: Codable, Hashable, Sendable {
  public var vehicles: Double
  public var packetsPerSecond: Double
  public var packetBytes: Double
  public var objectBitsPerSecond: Double

  public init(
    vehicles: Double, packetsPerSecond: Double, packetBytes: Double, objectBitsPerSecond: Double = 0
  ) {
    self.vehicles = vehicles
    self.packetsPerSecond = packetsPerSecond
    self.packetBytes = packetBytes
    self.objectBitsPerSecond = objectBitsPerSecond
  }

  public var gigabitsPerSecond: Double {
    (vehicles * packetsPerSecond * packetBytes * 8 + objectBitsPerSecond) / 1e9
  }
}

/// A service that perceives, thinks and tells: mean milliseconds from the event to the vehicle.
///
///     half a frame + sensor + edge + back-haul + access
public struct PerceptionLatency: Codable, Hashable, Sendable {
  public var frameMs: Double
  public var sensorMs: Double
  public var edge: EdgeNode.Delay
  public var backhaulMs: Double
  public var accessMs: Double

  public init(
    frameMs: Double, sensorMs: Double, edge: EdgeNode.Delay, backhaulMs: Double, accessMs: Double
  ) {
    self.frameMs = frameMs
    self.sensorMs = sensorMs
    self.edge = edge
    self.backhaulMs = backhaulMs
    self.accessMs = accessMs
  }

  /// `nil` where the edge node is overloaded.
  public var meanMs: Double? {
    edge.milliseconds.map { frameMs / 2 + sensorMs + $0 + backhaulMs + accessMs }
  }

  /// Access to the side link: uniform between 1 ms and the end of the selection window (3GPP TS 36.213).
  public static func accessMs(windowMs: Double = 100, quantile: Double) -> Double {
    1 + (max(1, windowMs) - 1) * min(1, max(0, quantile))
  }
}
