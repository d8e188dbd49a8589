public import DistrictModel

/// A road full of equal vehicles that all send periodic packets over LTE-V2X mode 4.
///
/// The model is Gonzalez-Martin, Sepulcre, Molina-Masegosa and Gozalvez, "Analytical Models of the Performance of C-V2X
/// Mode 4 Vehicular Communications", IEEE Trans. Veh. Technol. 68(2), 2019, arXiv 1807.06508, worked out from its
/// equations. It is fitted to packets of 190 bytes on a straight road.
public struct Mode4Setting: Codable, Hashable, Sendable {
  public let vehiclesPerMetre: Double
  public let packetsPerSecond: Double
  public let powerDBm: Double
  /// Sub-channels per millisecond: 4 (10 blocks of data each) or 2 (12 blocks).
  public let subchannels: Int

  public static let packetBytes = 190
  static let frequencyGHz = 5.91
  static let antennaHeightM = 1.5
  static let shadowingDB = 3.0
  static let sensingThresholdDBm = -90.5
  /// Roads end here, m from the transmitter; interferers are looked for within 1,000 m.
  static let roadM = 1500
  static let interferersM = 1000.0
  /// Share of the candidates that a radio keeps to choose from.
  static let keptShare = 0.2

  /// - Throws: `Mode4Fault` naming what was given and what would do.
  public init(
    vehiclesPerMetre: Double, packetsPerSecond: Double, powerDBm: Double, subchannels: Int
  ) throws(Mode4Fault) {
    guard (1e-6...1).contains(vehiclesPerMetre) else { throw .density(vehiclesPerMetre) }
    guard (1...100).contains(packetsPerSecond) else { throw .rate(packetsPerSecond) }
    guard (-10...40).contains(powerDBm) else { throw .power(powerDBm) }
    guard subchannels == 4 || subchannels == 2 else { throw .subchannels(subchannels) }
    self.vehiclesPerMetre = vehiclesPerMetre
    self.packetsPerSecond = packetsPerSecond
    self.powerDBm = powerDBm
    self.subchannels = subchannels
  }

  var resourceBlocks: Int { subchannels == 4 ? 10 : 12 }
}

/// Why a setting cannot be.
public enum Mode4Fault: Error, Hashable, Sendable {
  case density(Double)
  case rate(Double)
  case power(Double)
  case subchannels(Int)

  public var message: BilingualText {
    switch self {
    case .density(let value):
      BilingualText(
        zh: "车辆密度应为 0.000001 至 1 辆/m，现为 \(value)",
        en: "density must be 0.000001 to 1 vehicles per metre, not \(value)")
    case .rate(let value):
      BilingualText(
        zh: "发送频率应为 1 至 100 Hz，现为 \(value)", en: "rate must be 1 to 100 packets per second, not \(value)")
    case .power(let value):
      BilingualText(zh: "发射功率应为 -10 至 40 dBm，现为 \(value)", en: "power must be -10 to 40 dBm, not \(value)")
    case .subchannels(let value):
      BilingualText(
        zh: "子信道数应为 2 或 4（模型只对此有误包率），现为 \(value)",
        en: "sub-channels must be 2 or 4, for which packet errors are published, not \(value)")
    }
  }
}

/// What a model says, and whether it may be believed.
///
/// An answer outside validity is for audits and for telling that the channel is overloaded, never for a report.
public enum ChannelAnswer<Value: Sendable>: Sendable {
  case valid(Value)
  case outsideValidity(Value)

  /// The value whatever it is worth.
  public var unchecked: Value {
    switch self {
    case .valid(let value), .outsideValidity(let value): value
    }
  }

  public var value: Value? {
    if case .valid(let value) = self { value } else { nil }
  }
}

extension ChannelAnswer: Equatable where Value: Equatable {}
extension ChannelAnswer: Hashable where Value: Hashable {}
