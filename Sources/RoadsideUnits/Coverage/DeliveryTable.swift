/// Delivery over path loss, worked out once at every fifth of a dB.
struct DeliveryTable {
  private static let lowestDB = 40.0
  private static let perDB = 5.0
  private let shares: [Double]

  init(_ budget: LinkBudget, curve: PacketErrorCurve, shadowingDB: Double) {
    let delivery = NoiseLimitedDelivery(budget, curve: curve, shadowingDB: shadowingDB)
    shares = (0...800).map {
      delivery.deliveredShare(lossDB: Self.lowestDB + Double($0) / Self.perDB)
    }
  }

  func share(lossDB: Double) -> Double {
    let place = (lossDB - Self.lowestDB) * Self.perDB
    guard place > 0 else { return shares[0] }
    guard place < Double(shares.count - 1) else { return 0 }
    let index = Int(place)
    return shares[index] + (place - Double(index)) * (shares[index + 1] - shares[index])
  }
}
