import DistrictModel
import NumericKernels

/// WINNER+ B1 in sight: two slopes and free space below them. 3GPP TR 36.885 A.1.4, WINNER+ D5.3.
///
/// Heights count from the environment height. With 0, 0.5 and 1 m, all of them in published programs, the same radio
/// reaches 448, 315 and 173 m: a result without that height says nothing.
public struct WinnerStreet: PathLoss, Hashable {
  public let name = "winner_plus_b1_los"
  public let source = "WINNER+ B1, 3GPP TR 36.885 A.1.4"
  public let shadowingDB = 3.0
  public let decorrelationM = 10.0
  /// Nearer distances count as this.
  public static let nearestM = 3.0
  static let speedOfLight = 3e8

  public init() {}

  public var validity: PathLossValidity {
    PathLossValidity(
      distanceM: 10...5000, frequencyGHz: 0.45...6,
      remark: BilingualText(
        zh: "环境高度须注明；不低于自由空间损耗；3 m 以内按 3 m 计",
        en: "the environment height is to be told; never below free space; below 3 m as at 3 m"))
  }

  public func lossDB(_ path: RadioPath) -> Double? {
    WinnerLaw(path)?.lossDB(slantM: path.slantM)
  }
}

/// The law with all that does not change with distance worked out.
struct WinnerLaw {
  private let breakpointM: Double
  private let near: Double
  private let far: Double
  private let free: Double

  init?(_ path: RadioPath) {
    let transmitter = path.transmitterHeightM - path.environmentHeightM
    let receiver = path.receiverHeightM - path.environmentHeightM
    guard transmitter > 0, receiver > 0, path.frequencyGHz > 0 else { return nil }
    let frequency = Elementary.log10(path.frequencyGHz)
    breakpointM = 4 * transmitter * receiver * path.frequencyGHz * 1e9 / WinnerStreet.speedOfLight
    near = 27 + 20 * frequency
    far =
      7.56 - 17.3 * Elementary.log10(transmitter) - 17.3 * Elementary.log10(receiver) + 2.7 * frequency
    free = 46.4 + 20 * Elementary.log10(path.frequencyGHz / 5)
  }

  func lossDB(slantM: Double) -> Double {
    let distance = max(WinnerStreet.nearestM, slantM)
    let decades = Elementary.log10(distance)
    let law = distance < breakpointM ? 22.7 * decades + near : 40 * decades + far
    return max(law, 20 * decades + free)
  }
}
