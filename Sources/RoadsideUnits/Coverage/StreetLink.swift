import DistrictModel
import NumericKernels

/// What one unit delivers to one piece of road, by street geometry.
///
/// On one street they see each other with the probability of TR 37.885, or a vehicle stands between. Otherwise the packet goes
/// along one of the unit's streets and around one corner; where no street of the unit crosses the piece's street, through
/// buildings. Buildings are everywhere off the street: a map of them could only add sight.
struct StreetLink {
  private let radio: CoverageRadio
  /// Delivered share along a street, by metre.
  private let straight: [Double]
  private let corner: DeliveryTable
  private let cornerLaw: WinnerLaw
  private let frequencyDecades: Double

  /// `nil` for a radio with a fault.
  init?(_ radio: CoverageRadio) {
    guard radio.fault == nil,
      let curve = PacketErrorCurve.mode4(resourceBlocks: radio.budget.resourceBlocks),
      let law = WinnerLaw(
        RadioPath(
          frequencyGHz: radio.frequencyGHz, transmitterHeightM: radio.unitHeightM,
          receiverHeightM: radio.vehicleHeightM, environmentHeightM: radio.environmentHeightM,
          distanceM: 0))
    else { return nil }
    self.radio = radio
    cornerLaw = law
    straight = Self.alongStreet(radio, curve)
    corner = DeliveryTable(radio.budget, curve: curve, shadowingDB: WinnerCorner().shadowingDB)
    frequencyDecades = Elementary.log10(radio.frequencyGHz)
  }

  /// Delivered share to a piece of road at `(x, y)` from the unit, whose street runs along `(dx, dy)`.
  func share(unit: RoadsideUnit, x: Double, y: Double, dx: Double, dy: Double) -> Double {
    let distance = (x * x + y * y).squareRoot()
    guard distance <= radio.farthestM else { return 0 }
    if isOnStreet(unit, x, y, dx, dy) {
      let metre = Int(distance)
      return straight[metre] + (distance - Double(metre)) * (straight[metre + 1] - straight[metre])
    }
    return around(unit, x, y, dx, dy, distance)
  }

  /// The unit lies on the piece's line, or the piece on one of the unit's.
  private func isOnStreet(
    _ unit: RoadsideUnit, _ x: Double, _ y: Double, _ dx: Double, _ dy: Double
  ) -> Bool {
    guard abs(x * dy - y * dx) > radio.streetHalfWidthM else { return true }
    for street in unit.streets where abs(x * street.y - y * street.x) <= radio.streetHalfWidthM {
      // A cross street begins at the line: its first metres are in sight.
      return true
    }
    return false
  }

  /// In sight, or behind a vehicle with the loss it brings on top.
  private static func alongStreet(_ radio: CoverageRadio, _ curve: PacketErrorCurve) -> [Double] {
    let model = radio.streetModel.pathLoss
    let position = VehicleBlockage.position(
      transmitterHeightM: radio.unitHeightM, receiverHeightM: radio.vehicleHeightM,
      blockerHeightM: radio.blockerHeightM)
    let blockage = VehicleBlockage(position, distanceM: 1)
    let spread = model.shadowingDB
    let inSight = DeliveryTable(radio.budget, curve: curve, shadowingDB: spread)
    let behindVehicle = DeliveryTable(
      radio.budget, curve: curve,
      shadowingDB: (spread * spread + blockage.deviationDB * blockage.deviationDB).squareRoot())
    return (0...Int(radio.farthestM) + 1).map { metre in
      let path = RadioPath(
        frequencyGHz: radio.frequencyGHz, transmitterHeightM: radio.unitHeightM,
        receiverHeightM: radio.vehicleHeightM, environmentHeightM: radio.environmentHeightM,
        // Antennas of one height are never nearer than a metre: no model tells a loss over no distance.
        distanceM: max(radio.unitHeightM == radio.vehicleHeightM ? 1 : 0, Double(metre)))
      guard let loss = model.lossDB(path) else { return 0 }
      let seen = radio.streetModel.sight.share(distanceM: Double(metre))
      guard seen < 1, blockage.meanDB > 0 else { return inSight.share(lossDB: loss) }
      let far = max(0, 15 * Elementary.log10(path.slantM) - 41)
      return seen * inSight.share(lossDB: loss)
        + (1 - seen) * behindVehicle.share(lossDB: loss + blockage.meanDB + far)
    }
  }

  private func around(
    _ unit: RoadsideUnit, _ x: Double, _ y: Double, _ dx: Double, _ dy: Double, _ distance: Double
  ) -> Double {
    var best = 36.85 + 30 * Elementary.log10(max(1, distance)) + 18.9 * frequencyDecades
    for street in unit.streets {
      // unit + a·street = piece + b·(dx, dy); streets that cross at less than 20° have no corner.
      let cross = street.x * dy - street.y * dx
      guard abs(cross) > 0.342 else { continue }
      let first = abs((x * dy - y * dx) / cross)
      let second = abs((x * street.y - y * street.x) / cross)
      guard first > radio.streetHalfWidthM, first + second <= 2 * radio.farthestM else { continue }
      best = min(best, cornerLoss(first, second))
    }
    return corner.share(lossDB: best)
  }

  private func cornerLoss(_ first: Double, _ second: Double) -> Double {
    func loss(_ one: Double, _ other: Double) -> Double {
      let exponent = max(2.8 - 0.0024 * one, 1.84)
      return cornerLaw.lossDB(slantM: one) + 17.9 - 12.5 * exponent
        + 10 * exponent * Elementary.log10(max(WinnerStreet.nearestM, other)) + 3 * frequencyDecades
    }
    return min(loss(first, second), loss(second, first))
  }
}
