/// Every pack charges as soon as it finds a charger, with all the power it takes. The default.
public struct ChargeAtOnce: RackPolicy {
  public static let name = "charge_at_once"

  public init() {}

  public func shape(_ order: inout RackOrder, _ view: RackView) {}
}
