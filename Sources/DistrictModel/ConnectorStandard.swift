/// A standard of connectors and the most power it allows.
public enum ConnectorStandard: String, Codable, CaseIterable, Sendable {
  case alternating = "gb_t_ac"
  case direct = "gb_t_dc"
  /// The same inlet with a liquid-cooled cable.
  case directLiquidCooled = "gb_t_dc_liquid"
  case chaoji
  case wireless = "gb_t_wireless"

  /// Largest voltage × current of the standard: 3 × 220 V × 63 A, 1,000 V × 250 A, 1,000 V × 800 A, 1,500 V × 800 A
  /// (GB/T 20234.2, .3 and .4 as reported), 11 kW for cars (GB/T 38775 as reported).
  public var limitKW: Double {
    switch self {
    case .alternating: 41.58
    case .direct: 250
    case .directLiquidCooled: 800
    case .chaoji: 1200
    case .wireless: 11
    }
  }

  /// The current it carries.
  public var current: Current {
    switch self {
    case .alternating: .ac
    case .direct, .directLiquidCooled, .chaoji: .dc
    case .wireless: .wireless
    }
  }
}
