/// A message from a vehicle through the mobile network to another vehicle, by its parts, in means.
///
///     E2E = radio + 2 (propagation + queues) + 2 core + UPF to server + server  [+ peering between two operators]
///
/// Source: Coll-Perales, Lucas-Estañ, Shimizu, Gozalvez, Higuchi, Avedisov, Altintas and Sepulcre, "End-to-End V2X Latency
/// Modeling and Analysis in 5G Networks", IEEE Trans. Veh. Technol. 2023, arXiv 2201.06082; the reference layout is theirs.
public struct NetworkPath: Hashable, Sendable {
  /// Where the server stands.
  public enum Deployment: String, CaseIterable, Codable, Hashable, Sendable {
    case cloud = "Centralized"
    case core = "MEC@CN"
    case firstNode = "MEC@M1"
    case baseStation = "MEC@gNB"
  }

  /// Links on the way up, in order.
  public enum Link: String, CaseIterable, Codable, Hashable, Sendable {
    case baseStation = "gNB"
    case first = "M1"
    case second = "M2"
    case third = "M3"

    /// Base stations whose packets share the link: fan-in 6, 24 and 12.
    var baseStations: Double {
      switch self {
      case .baseStation: 1
      case .first: 6
      case .second: 6 * 24
      case .third: 6 * 24 * 12
      }
    }

    var bitsPerSecond: Double {
      switch self {
      case .baseStation: 10e9
      case .first: 300e9
      case .second, .third: 6e12
      }
    }
  }

  /// A link that gets more than its share can carry; means do not exist then.
  public struct Overload: Error, Codable, Hashable, Sendable {
    public let link: String
    public let utilisation: Double
  }

  /// Mean milliseconds of each part, one way where both ways count.
  public struct Parts: Codable, Hashable, Sendable {
    public let radioMs: Double
    public let propagationMs: Double
    public let queueMs: Double
    public let coreMs: Double
    public let serverLinkMs: Double
    public let serverMs: Double
    public let peeringMs: Double

    public var oneOperatorMs: Double {
      radioMs + 2 * (propagationMs + queueMs) + 2 * coreMs + serverLinkMs + serverMs
    }
    public var twoOperatorsMs: Double { oneOperatorMs + peeringMs }
  }

  public let deployment: Deployment
  /// Packets a second that one base station passes up.
  public let packetsPerSecond: Double
  public let packetBytes: Double
  /// Share of every link that is set aside for this traffic.
  public let linkShare: Double

  /// Vehicle-kilometres of lane that a base station of the reference layout serves.
  public static let laneKilometres = 11.0

  /// `nil` unless packets, bytes and the share are positive and the share at most 1.
  public init?(deployment: Deployment, packetsPerSecond: Double, packetBytes: Double, linkShare: Double) {
    guard packetsPerSecond >= 0, packetsPerSecond.isFinite, packetBytes > 0, packetBytes.isFinite,
      linkShare > 0,
      linkShare <= 1
    else { return nil }
    self.deployment = deployment
    self.packetsPerSecond = packetsPerSecond
    self.packetBytes = packetBytes
    self.linkShare = linkShare
  }

  /// The means, with the radio's own share given.
  public func parts(radioMs: Double) -> Result<Parts, Overload> {
    var queue = 0.0
    for link in links {
      let capacity = packets(link.bitsPerSecond)
      let load = packetsPerSecond * link.baseStations
      guard load < capacity else {
        return .failure(Overload(link: link.rawValue, utilisation: load / capacity))
      }
      queue += 1000 / (capacity - load)
    }
    return .success(
      Parts(
        radioMs: radioMs, propagationMs: propagationMs, queueMs: queue, coreMs: coreMs,
        serverLinkMs: deployment == .cloud ? Self.cloudLinkMs : 0, serverMs: Self.serverMs,
        peeringMs: deployment == .cloud ? Self.cloudPeeringMs : Self.edgePeeringMs))
  }
}

extension NetworkPath {
  /// Mean times of the reference layout, ms.
  static let cloudLinkMs = 10.6881
  static let serverMs = 0.5
  static let cloudPeeringMs = 13.000789
  static let edgePeeringMs = 0.306121

  private var links: [Link] {
    switch deployment {
    case .cloud, .core: Link.allCases
    case .firstNode: [.baseStation, .first]
    case .baseStation: [.baseStation]
    }
  }

  /// Packets a second through a link.
  private func packets(_ bitsPerSecond: Double) -> Double { linkShare * bitsPerSecond / (packetBytes * 8) }

  /// 0.2 ms a node, and light in fibre at 2e5 km/s: 3 km to M1, 15 km to M2, 60 km from there to the core.
  private var propagationMs: Double {
    let kilometres: Double =
      switch deployment {
      case .cloud, .core: 75
      case .firstNode: 3
      case .baseStation: 0
      }
    return Double(links.count) * 0.2 + kilometres / 200
  }

  /// Two transmissions at 6 Tb/s and the wait for one of them with fixed packets; to the cloud 200 km and six more.
  private var coreMs: Double {
    let capacity = packets(Link.third.bitsPerSecond)
    let last = links[links.count - 1]
    let load = packetsPerSecond * last.baseStations / capacity
    let wait = load / (2 * (1 - load))
    return deployment == .cloud ? 1 + (8 + wait) * 1000 / capacity : (2 + wait) * 1000 / capacity
  }
}
