import DistrictModel
import NumericKernels

/// 3GPP TR 38.901 UMi street canyon, T7.4.1-1: a unit about 10 m high and a vehicle.
///
/// The transmitter is the unit (hb), the receiver the vehicle (hu); the effective environment height is 1 m.
public struct StreetCanyon: PathLoss, Hashable {
  public let isInSight: Bool
  public var name: String { isInSight ? "tr38901_umi_los" : "tr38901_umi_nlos" }
  public let source = "3GPP TR 38.901, T7.4.1-1"
  public var shadowingDB: Double { isInSight ? 4 : 7.82 }
  public var decorrelationM: Double { isInSight ? 10 : 13 }

  public init(isInSight: Bool) { self.isInSight = isInSight }

  public var validity: PathLossValidity {
    PathLossValidity(
      distanceM: 10...5000, frequencyGHz: 0.5...100,
      remark: BilingualText(
        zh: "路侧单元天线约 10 m，车辆 1.5–22.5 m", en: "unit about 10 m high, vehicle 1.5 to 22.5 m"))
  }

  public func lossDB(_ path: RadioPath) -> Double? {
    let environment = path.environmentHeightM > 0 ? path.environmentHeightM : 1
    let unit = path.transmitterHeightM - environment
    let vehicle = path.receiverHeightM - environment
    let slant = path.slantM
    guard unit > 0, vehicle > 0, slant > 0, path.frequencyGHz > 0 else { return nil }
    let frequency = Elementary.log10(path.frequencyGHz)
    let decades = Elementary.log10(slant)
    let breakpoint = 4 * unit * vehicle * path.frequencyGHz * 1e9 / WinnerStreet.speedOfLight
    let rise = path.transmitterHeightM - path.receiverHeightM
    let inSight =
      abs(path.distanceM) <= breakpoint
      ? 32.4 + 21 * decades + 20 * frequency
      : 32.4 + 40 * decades + 20 * frequency - 9.5 * Elementary.log10(breakpoint * breakpoint + rise * rise)
    guard !isInSight else { return inSight }
    return max(inSight, 35.3 * decades + 22.4 + 21.3 * frequency - 0.3 * (path.receiverHeightM - 1.5))
  }
}
