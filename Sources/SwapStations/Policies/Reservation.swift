/// A pack booked by a vehicle on its way is not offered to walk-ins.
public struct Reservation: RackPolicy {
  public static let name = "reservation"

  public init() {}

  public func shape(_ order: inout RackOrder, _ view: RackView) { order.keepsBooked = true }
}
