public import Siting

/// Points drawn evenly in a square of 2^20 units, bit for bit the same in every language: a family of covering
/// problems that needs no data file.
///
/// Draws are SplitMix64 (Steele, Lea, Flood 2014): three per demand, all demands first, then two per candidate. The
/// radius makes the disc areas of the `open` sites sum to 0.8 of the square; cover is decided in whole numbers.
public struct RandomUniformFamily: Sendable {
  public struct Demand: Hashable, Sendable {
    public let x: Int64
    public let y: Int64
    public let weight: Int64

    public init(x: Int64, y: Int64, weight: Int64) {
      self.x = x
      self.y = y
      self.weight = weight
    }
  }

  public struct Candidate: Hashable, Sendable {
    public let x: Int64
    public let y: Int64

    public init(x: Int64, y: Int64) {
      self.x = x
      self.y = y
    }
  }

  public let demands: [Demand]
  public let candidates: [Candidate]
  public let open: Int
  public let radius: Int64

  public init(demands: Int, candidates: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    self.demands = (0..<demands).map { _ in
      let x = Int64(random.next() >> 44)
      let y = Int64(random.next() >> 44)
      return Demand(x: x, y: y, weight: Int64(1 + random.next() % 100))
    }
    self.candidates = (0..<candidates).map { _ in
      let x = Int64(random.next() >> 44)
      return Candidate(x: x, y: Int64(random.next() >> 44))
    }
    open = max(1, candidates / 20)
    radius = Self.radius(open: open)
  }

  public static func radius(open: Int) -> Int64 {
    Int64((1_048_576 * (0.8 / (3.141592653589793 * Double(open))).squareRoot()).rounded(.down))
  }

  /// The candidates that cover each demand, through a grid of squares as wide as the radius.
  public func coveredBy() -> [[Int32]] {
    let columns = 1_048_576 / radius + 1
    var squares = [[Int32]](repeating: [], count: Int(columns * columns))
    for (index, candidate) in candidates.enumerated() {
      squares[Int(candidate.y / radius * columns + candidate.x / radius)].append(Int32(index))
    }
    return demands.map { demand in
      var near: [Int32] = []
      let (column, row) = (demand.x / radius, demand.y / radius)
      for y in max(0, row - 1)...min(columns - 1, row + 1) {
        for x in max(0, column - 1)...min(columns - 1, column + 1) {
          for index in squares[Int(y * columns + x)] {
            let dx = candidates[Int(index)].x - demand.x
            let dy = candidates[Int(index)].y - demand.y
            if dx * dx + dy * dy <= radius * radius { near.append(index) }
          }
        }
      }
      return near
    }
  }

  public func problem() throws(SitingError) -> CoveringProblem {
    try CoveringProblem(
      weights: demands.map(\.weight), coveredBy: coveredBy(), candidates: candidates.count, open: open)
  }
}

/// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
