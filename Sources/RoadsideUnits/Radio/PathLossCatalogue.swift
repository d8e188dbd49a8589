/// Every path loss, at a glance. A new one is one file and one line here.
///
/// The choice of model outweighs everything else: at 23 dBm they reach from 79 m to beyond 1,500 m.
public enum PathLossCatalogue {
  public static let all: [any PathLoss] = [
    StreetLoss.urban,
    StreetLoss.highway,
    StreetLoss.blocked,
    WinnerStreet(),
    WinnerCorner(),
    VirtualSource(),
    StreetCanyon(isInSight: true),
    StreetCanyon(isInSight: false),
  ]

  /// The model with this word; `nil` where there is none.
  public static func model(_ name: String) -> (any PathLoss)? { all.first { $0.name == name } }
}
