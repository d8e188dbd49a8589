/// Plugs that come with buildings: of the parking spaces built in a year, some are fitted at once, some reserved and
/// fitted later; retrofits of old estates are the same with their own shares.
public struct Provision: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Parking spaces built or retrofitted per year.
  public var spacesPerYear = 0.0
  /// Share fitted with a plug at once, and share with conduit and power reserved.
  public var builtShare = 0.0
  public var reservedShare = 0.0
  /// Share of the reserved places that is fitted in each later year.
  public var fittedPerYearShare = 0.0
  /// Class whose vehicles get the plugs.
  public var serves = ""

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }

  /// Plugs after a number of years.
  public func plugs(after years: Int) -> Double {
    var plugs = 0.0
    var reserved = 0.0
    for _ in 0..<max(0, years) {
      let fitted = reserved * fittedPerYearShare
      plugs += spacesPerYear * builtShare + fitted
      reserved += spacesPerYear * reservedShare - fitted
    }
    return plugs
  }
}

extension VehicleClass {
  /// Vehicles some years on, before rounding.
  public func stock(after years: Int) -> Double {
    var stock = Double(stock)
    for _ in 0..<max(0, years) { stock *= 1 + growthPerYearShare }
    return stock
  }

  /// The class as its growth leaves it some years before; plugs of its own stay the same share.
  public func before(years: Int) -> VehicleClass {
    var earlier = self
    var stock = Double(stock)
    for _ in 0..<max(0, years) { stock /= 1 + growthPerYearShare }
    earlier.stock = Int(min(1e15, stock.rounded()))
    return earlier
  }

  /// The class some years on: grown, and with the plugs that came with buildings.
  public func after(years: Int, provisions: [Provision]) -> VehicleClass {
    guard years > 0 else { return self }
    var later = self
    later.stock = Int(min(1e15, stock(after: years).rounded()))
    let added = provisions.filter { $0.serves == id }.reduce(0) { $0 + $1.plugs(after: years) }
    if later.stock > 0 {
      later.ownPlugShare = min(1, (Double(stock) * ownPlugShare + added) / Double(later.stock))
    }
    return later
  }
}
