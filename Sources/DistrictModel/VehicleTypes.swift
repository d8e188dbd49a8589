/// Vehicle types: each class in four battery sizes, equally likely, spread evenly around the mean.
public enum VehicleTypes {
  public static let sizes = 4

  /// Usable battery energy of each size of a class.
  public static func batteriesKWh(_ kind: VehicleClass) -> [Double] {
    (0..<sizes).map { size in
      let place = (2 * Double(size) + 1) / Double(sizes) - 1
      return max(1, kind.batteryKWh * (1 + kind.batterySpreadShare * place))
    }
  }
}
