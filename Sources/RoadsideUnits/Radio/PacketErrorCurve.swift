/// Share of packets lost against the signal-to-noise ratio, as points with straight lines between them.
public struct PacketErrorCurve: Hashable, Sendable {
  public let snrDB: [Double]
  public let errorShare: [Double]
  /// What holds below the first point and above the last.
  public let below: Double
  public let above: Double

  /// Ends are kept beyond the points unless said. `nil` unless ratios rise and shares lie in 0...1.
  public init?(snrDB: [Double], errorShare: [Double], below: Double? = nil, above: Double? = nil) {
    guard let first = errorShare.first, let last = errorShare.last, snrDB.count == errorShare.count,
      zip(snrDB, snrDB.dropFirst()).allSatisfy({ $0 < $1 }), snrDB.allSatisfy(\.isFinite),
      (errorShare + [below, above].compactMap { $0 }).allSatisfy({ (0...1).contains($0) })
    else { return nil }
    self.snrDB = snrDB
    self.errorShare = errorShare
    self.below = below ?? first
    self.above = above ?? last
  }

  public func error(atSNR snr: Double) -> Double {
    guard snr >= snrDB[0] else { return below }
    guard snr <= snrDB[snrDB.count - 1] else { return above }
    var low = 0
    var high = snrDB.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if snrDB[middle] <= snr { low = middle } else { high = middle }
    }
    guard high > low else { return errorShare[low] }
    let share = (snr - snrDB[low]) / (snrDB[high] - snrDB[low])
    return errorShare[low] + share * (errorShare[high] - errorShare[low])
  }

  /// The ratio from which on fewer than this share is lost, dB; `nil` where the curve never comes there.
  public func snr(forError share: Double) -> Double? {
    for point in snrDB.indices.dropFirst() where errorShare[point] <= share && errorShare[point - 1] > share {
      let fall = errorShare[point - 1] - errorShare[point]
      return snrDB[point - 1] + (errorShare[point - 1] - share) / fall * (snrDB[point] - snrDB[point - 1])
    }
    return nil
  }
}

extension PacketErrorCurve {
  /// LTE-V2X mode 4, 190 bytes at 280 km/h, in 10 or 12 resource blocks of data (3GPP R1-160284). 1 below the points,
  /// 10⁻⁴ above them. `nil` for other widths.
  public static func mode4(resourceBlocks: Int) -> PacketErrorCurve? {
    let shares: [Double]
    switch resourceBlocks {
    case 10: shares = [1, 1, 0.9, 0.7, 0.4, 0.13, 0.045, 0.017, 0.007, 1e-3, 1e-3, 1e-3]
    case 12: shares = [1, 0.9, 0.7, 0.3, 0.09, 0.02, 0.002, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3]
    default: return nil
    }
    return PacketErrorCurve(
      snrDB: [-2, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20], errorShare: shares, below: 1, above: 1e-4)
  }
}
