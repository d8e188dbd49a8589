/// What a grid has to hold to while power is added to it.
public struct HostingLimits: Codable, Hashable, Sendable {
  /// Voltage band of every bus, pu (GB/T 12325: ±7 % to 20 kV; not verified).
  public var lowestPU = 0.93
  public var highestPU = 1.07
  /// Hottest spot of a transformer's winding, °C (IEC 60076-7, normal cyclic loading).
  public var hotSpotC = 120.0
  /// Days of life a transformer may lose in a day, mean of the period, normal paper.
  public var ageingRate = 1.0
  /// Current over rating of a transformer, at most (IEC 60076-7, normal cyclic loading of distribution transformers).
  public var transformerLoading = 1.5
  /// Where the search ends although nothing has bound, kW.
  public var mostKW = 1e6

  public init() {}
}

/// A transformer whose temperatures are followed.
public struct HostingTransformer: Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    /// A branch of the grid; its current counts, whatever the voltage. Instead of the branch's rating.
    case branch(Int)
    /// Between a bus and its loads, outside the grid: what is drawn at the bus goes through it.
    case bus(Int)
  }

  public let place: Place
  public let ratingMVA: Double
  public let thermal: TransformerThermal

  /// - Precondition: the rating is positive.
  public init(_ place: Place, ratingMVA: Double, thermal: TransformerThermal = .distribution) {
    precondition(ratingMVA > 0, "a transformer carries something")
    self.place = place
    self.ratingMVA = ratingMVA
    self.thermal = thermal
  }
}

/// How added power goes over the steps.
public struct AddedLoad: Hashable, Sendable {
  /// The word in tables, such as `firm`.
  public let name: String
  /// Share of the added power that is drawn in each step; negative where it is fed in.
  public let shares: [Double]
  /// kVAr drawn per kW.
  public let reactivePerActive: Double

  public init(name: String, shares: [Double], reactivePerActive: Double = 0) {
    self.name = name
    self.shares = shares
    self.reactivePerActive = reactivePerActive
  }

  /// The same power at all times: what is found for it can be promised.
  public static func firm(steps: Int, reactivePerActive: Double = 0) -> AddedLoad {
    AddedLoad(
      name: "firm", shares: [Double](repeating: 1, count: steps), reactivePerActive: reactivePerActive)
  }

  /// Generation: the same shape with its sign turned.
  public var fedIn: AddedLoad {
    AddedLoad(name: name, shares: shares.map { -$0 }, reactivePerActive: reactivePerActive)
  }
}

/// Where the power of a placement is added: a bus and its share.
public struct HostingSpot: Hashable, Sendable {
  public let bus: Int
  public let share: Double

  public init(bus: Int, share: Double = 1) {
    self.bus = bus
    self.share = share
  }
}
