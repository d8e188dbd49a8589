import DistrictModel
import NumericKernels

/// VirtualSource11p: a crossing as a source of its own, fitted to measurements at 5.9 GHz in Munich (Mangel, Klemp and
/// Hartenstein 2011) and confirmed in Lund (Abbas et al. 2015, eq. 6).
///
///     3.75 + 2.94 s + 26.9 lg( dt^0.957/(xt wr)^0.81 · 4 pi dr/lambda ),  beyond db = 4 ht hr/lambda: dr²/db for dr
public struct VirtualSource: PathLoss, Hashable {
  public let name = "virtualsource11p"
  public let source = "Mangel et al. 2011; Abbas et al. 2015, eq. 6"
  public let shadowingDB = 4.1
  public let decorrelationM = 13.0
  /// Width of the receiver's street, m.
  public var streetWidthM: Double
  /// From the transmitter to the wall of its street, m.
  public var wallDistanceM: Double
  public var isSuburban: Bool
  /// Breakpoint, m; from the heights where it is `nil`.
  public var breakpointM: Double?
  static let speedOfLight = 299_792_458.0

  public init(
    streetWidthM: Double = 20, wallDistanceM: Double = 7.5, isSuburban: Bool = false,
    breakpointM: Double? = nil
  ) {
    self.streetWidthM = streetWidthM
    self.wallDistanceM = wallDistanceM
    self.isSuburban = isSuburban
    self.breakpointM = breakpointM
  }

  public var validity: PathLossValidity {
    PathLossValidity(
      distanceM: 10...200, frequencyGHz: 5.8...6,
      remark: BilingualText(zh: "在 5.9 GHz 测得，直角街口", en: "measured at 5.9 GHz at crossings with buildings"))
  }

  public func lossDB(_ path: RadioPath) -> Double? {
    guard path.distanceM > 0, path.secondLegM > 0, streetWidthM > 0, wallDistanceM > 0, path.frequencyGHz > 0,
      path.transmitterHeightM > 0, path.receiverHeightM > 0
    else { return nil }
    let wavelength = Self.speedOfLight / (path.frequencyGHz * 1e9)
    let breakpoint = breakpointM ?? 4 * path.transmitterHeightM * path.receiverHeightM / wavelength
    let second = path.secondLegM
    let leg = second > breakpoint ? second * second / breakpoint : second
    let decades =
      0.957 * Elementary.log10(path.distanceM) - 0.81 * Elementary.log10(wallDistanceM * streetWidthM)
      + Elementary.log10(4 * Double.pi * leg / wavelength)
    return 3.75 + (isSuburban ? 2.94 : 0) + 26.9 * decades
  }
}
