/// Who runs stations, and whether drivers can see live what is free there.
public struct StationOperator: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Share of the stations; shares are taken against their sum.
  public var share = 1.0
  /// Live state is published on the platform ("Internet + charging").
  public var publishesLiveState = true
  /// Service fee on top of the charger type's.
  public var extraFeeCNYPerKWh = 0.0

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }
}
