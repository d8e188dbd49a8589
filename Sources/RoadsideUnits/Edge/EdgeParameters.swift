/// Sensors and computers of an equipped junction, the way to the server, and the cloud platform behind.
public struct EdgeParameters: Codable, Hashable, Sendable {
  public var sensors: [Sensor] = Sensor.usual
  /// Of an edge node, 10¹² operations a second on 8-bit integers.
  public var teraOperations = 200.0
  public var sustainedEfficiencyShare = 0.3
  public var server = NetworkPath.Deployment.firstNode
  /// Share of every link of the network that is set aside.
  public var linkShare = 0.01
  public var sensorMs = 20.0
  public var backhaulMs = 2.0
  /// From the station's operator through the platform to the unit, s.
  public var boardDelayS = 1.0
  /// Objects an equipped junction reports, each second and each so many bytes.
  public var objectsPerSecond = 500.0
  public var objectBytes = 60.0
  /// Floating-point operations on the platform for each message or object, 10⁶.
  public var megaflopPerObject = 50.0
  /// Of the platform, 10¹⁵ operations a second; 0 where it is not known.
  public var petaflops = 0.0
  public var floatWidth = FloatingCompute.Width.fp16
  /// Bytes of high-definition map of a kilometre of road, how often a day each is renewed.
  public var mapMegabytesPerKm = 10.0
  public var mapUpdatesPerDay = 1.0
  public var unitWatts = 25.0
  public var nodeWatts = 200.0

  public init() {}

  /// Devices of a kind at a junction.
  public struct Sensor: Codable, Hashable, Sendable {
    public var id = ""
    public var number = 0.0
    public var framesPerSecond = 0.0
    public var gigaOperationsPerFrame = 0.0
    public var megabitsPerSecond = 0.0
    public var watts = 0.0

    public init() {}

    init(
      _ id: String, _ number: Double, framesPerSecond: Double, gigaOperationsPerFrame: Double,
      megabitsPerSecond: Double, watts: Double
    ) {
      self.id = id
      self.number = number
      self.framesPerSecond = framesPerSecond
      self.gigaOperationsPerFrame = gigaOperationsPerFrame
      self.megabitsPerSecond = megabitsPerSecond
      self.watts = watts
    }

    /// Eight cameras, two lidars and four radars; no verified list was found.
    public static let usual = [
      Sensor(
        "camera", 8, framesPerSecond: 15, gigaOperationsPerFrame: 165, megabitsPerSecond: 6, watts: 12),
      Sensor("lidar", 2, framesPerSecond: 10, gigaOperationsPerFrame: 120, megabitsPerSecond: 40, watts: 20),
      Sensor("radar", 4, framesPerSecond: 15, gigaOperationsPerFrame: 5, megabitsPerSecond: 2, watts: 12),
    ]
  }
}
