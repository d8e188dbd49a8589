import DistrictModel
import NumericKernels

/// WINNER+ B1 around one corner: along one street, then along the crossing one. ITU-R M.2135, WINNER+ D5.3.
///
///     PL_LOS(d1) + 17.9 - 12.5 n + 10 n lg d2 + 3 lg fc,  n = max(2.8 - 0.0024 d1, 1.84), the lesser of both orders
///
/// Legs are counted along the streets. One public program has 17.3 dB and straight lines here.
public struct WinnerCorner: PathLoss, Hashable {
  public let name = "winner_plus_b1_nlos_manhattan"
  public let source = "WINNER+ B1 NLOS, ITU-R M.2135"
  public let shadowingDB = 4.0
  public let decorrelationM = 13.0

  public init() {}

  public var validity: PathLossValidity {
    PathLossValidity(
      distanceM: 10...5000, frequencyGHz: 0.45...6,
      remark: BilingualText(
        zh: "直角街口，两段各至少 3 m", en: "streets that cross at right angles, each leg at least 3 m"))
  }

  public func lossDB(_ path: RadioPath) -> Double? {
    guard let law = WinnerLaw(path), path.distanceM > 0, path.secondLegM > 0 else { return nil }
    let tilt = 3 * Elementary.log10(path.frequencyGHz)
    func loss(_ first: Double, _ second: Double) -> Double {
      let exponent = max(2.8 - 0.0024 * first, 1.84)
      return law.lossDB(slantM: first) + 17.9 - 12.5 * exponent
        + 10 * exponent * Elementary.log10(max(WinnerStreet.nearestM, second)) + tilt
    }
    return min(loss(path.distanceM, path.secondLegM), loss(path.secondLegM, path.distanceM))
  }
}
