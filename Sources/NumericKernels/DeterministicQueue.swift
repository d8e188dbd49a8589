/// Waiting at equal servers with Poisson arrivals and one fixed service time (M/D/c), exact.
///
/// Whoever is in the system at an instant either has left one service later or waits then, so the number Q that wait
/// beyond the servers obeys Q' = max(Q + A - c, 0), A the arrivals of one service, Poisson with mean a: a random walk
/// held at zero (Crommelin 1932). Two exact answers for it serve at the two ends of the load:
///
/// - the walk's free sums (Pollaczek 1930, Spitzer 1956), with A_l Poisson of mean l a:
///   P(no wait) = exp(-sum P(A_l >= l c) / l), E Q = sum E max(A_l - l c, 0) / l. Every term is positive, so even a
///   tiny share keeps all its digits; the terms die out like exp(-l c (1 - rho)^2 / 2);
/// - near saturation the c - 1 roots inside the unit circle of z^c = exp(a (z - 1)), each the fixed point of
///   z = w exp(rho (z - 1)) with w a root of unity: P(no wait) = (c - a) / prod (1 - z_k),
///   E Q = a / (2 (c - a)) - (c - 1 + a) / 2 + sum 1 / (1 - z_k).
public struct DeterministicQueue: Hashable, Sendable {
  /// Share of arrivals that wait; 1 when the load is not below the servers.
  public let waitProbability: Double
  /// Mean number that wait; infinite when the load is not below the servers.
  public let meanQueue: Double
  /// Mean wait of all arrivals per service time.
  public let meanWait: Double

  /// Below this many terms' worth of drift, c (1 - rho)^2, the roots take over.
  private static let leastDrift = 0.05

  /// - Complexity: O(servers) near saturation; else at most 2,000 tails of O(sqrt(servers)) terms.
  public init(servers: Int, offeredLoad: Double) {
    guard servers > 0, offeredLoad >= 0 else {
      self.init(offeredLoad.isNaN || offeredLoad < 0 ? .nan : 1, .infinity, offeredLoad)
      return
    }
    let capacity = Double(servers)
    guard offeredLoad < capacity else {
      self.init(1, .infinity, offeredLoad)
      return
    }
    guard offeredLoad > 0 else {
      self.init(0, 0, 0)
      return
    }
    let slack = 1 - offeredLoad / capacity
    if capacity * slack * slack > Self.leastDrift {
      self = Self.bySums(servers: servers, offeredLoad: offeredLoad)
    } else {
      self = Self.byRoots(servers: servers, offeredLoad: offeredLoad)
    }
  }

  private init(_ waitProbability: Double, _ meanQueue: Double, _ offeredLoad: Double) {
    self.waitProbability = waitProbability
    self.meanQueue = meanQueue
    meanWait = offeredLoad > 0 ? meanQueue / offeredLoad : meanQueue
  }
}

extension DeterministicQueue {
  /// The walk's free sums. A Poisson tail starts at its largest term, by Stirling's series, and goes up by ratios.
  package static func bySums(servers: Int, offeredLoad: Double) -> Self {
    let capacity = Double(servers)
    let utilisation = offeredLoad / capacity
    /// Exponent of the largest term per customer of the threshold: rho - 1 - log rho > 0.
    // Below a half the difference to 1 would lose digits of the load, above it the logarithm.
    let logarithm = utilisation < 0.5 ? Elementary.log(utilisation) : Elementary.log1p(utilisation - 1)
    let rate = utilisation - 1 - logarithm
    var waits = 0.0
    var queue = 0.0
    for step in 1...1_000_000 {
      let services = Double(step)
      let threshold = services * capacity
      let mean = services * offeredLoad
      var term =
        Elementary.exp(-threshold * rate - stirlingRest(threshold)) / (2 * Double.pi * threshold).squareRoot()
      var tail = term
      var excess = 0.0
      var above = 0.0
      while true {
        above += 1
        term *= mean / (threshold + above)
        tail += term
        excess += above * term
        if above * term <= 1e-17 * excess * slack(utilisation, above) || term == 0 { break }
      }
      waits += tail / services
      queue += excess / services
      if tail <= 1e-18 * waits * (1 - utilisation), excess <= 1e-18 * queue * (1 - utilisation) { break }
    }
    return Self(-Elementary.expm1(-waits), queue, offeredLoad)
  }

  /// What is left behind a term is less than the term over 1 - ratio.
  private static func slack(_ utilisation: Double, _ above: Double) -> Double {
    min(1, max(1 - utilisation, 1e-3)) / (1 + above)
  }

  /// log n! minus Stirling's leading part, for n >= 1.
  static func stirlingRest(_ n: Double) -> Double {
    if n < 16 {
      var product = 1.0
      var factor = 2.0
      while factor <= n {
        product *= factor
        factor += 1
      }
      return Elementary.log(product) - (n * Elementary.log(n) - n + 0.5 * Elementary.log(2 * Double.pi * n))
    }
    let inverse = 1 / n
    let square = inverse * inverse
    return inverse
      * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
  }
}

extension DeterministicQueue {
  /// The roots within the unit circle, in conjugate pairs.
  package static func byRoots(servers: Int, offeredLoad: Double) -> Self {
    let capacity = Double(servers)
    let utilisation = offeredLoad / capacity
    var product = 1.0
    // Powers of 2^500 taken out of the product, which of thousands of factors leaves the range of numbers on its way.
    var powers = 0
    var sum = 0.0
    for index in stride(from: 1, through: servers / 2, by: 1) {
      let (x, y) = root(of: unit(index, servers), utilisation)
      let squared = (1 - x) * (1 - x) + y * y
      if 2 * index == servers {
        product *= 1 - x
        sum += 1 / (1 - x)
      } else {
        product *= squared
        sum += 2 * (1 - x) / squared
      }
      if product < 0x1p-500 {
        product *= 0x1p500
        powers -= 1
      } else if product > 0x1p500 {
        product *= 0x1p-500
        powers += 1
      }
    }
    var free = (capacity - offeredLoad) / product
    for _ in 0..<abs(powers) { free *= powers > 0 ? 0x1p-500 : 0x1p500 }
    let queue =
      offeredLoad / (2 * (capacity - offeredLoad)) - (capacity - 1 + offeredLoad) / 2 + sum
    return Self(1 - free, queue, offeredLoad)
  }

  /// Newton's method for z = w exp(rho (z - 1)), from the unit circle inwards.
  private static func root(of w: (x: Double, y: Double), _ utilisation: Double) -> (x: Double, y: Double) {
    var x = 0.0
    var y = 0.0
    for _ in 0..<200 {
      let size = Elementary.exp(utilisation * (x - 1))
      let turn = Elementary.cosineAndSine(utilisation * y)
      let image = (
        x: size * (w.x * turn.cosine - w.y * turn.sine), y: size * (w.x * turn.sine + w.y * turn.cosine)
      )
      // z - image = 0, with slope 1 - rho image.
      let (fx, fy) = (x - image.x, y - image.y)
      let (dx, dy) = (1 - utilisation * image.x, -utilisation * image.y)
      let norm = dx * dx + dy * dy
      let (stepX, stepY) = ((fx * dx + fy * dy) / norm, (fy * dx - fx * dy) / norm)
      x -= stepX
      y -= stepY
      if abs(stepX) + abs(stepY) <= 1e-16 { break }
    }
    return (x, y)
  }

  /// exp(2 pi i index / count).
  private static func unit(_ index: Int, _ count: Int) -> (x: Double, y: Double) {
    let turn = Elementary.cosineAndSine(2 * Double.pi * Double(index) / Double(count))
    return (turn.cosine, turn.sine)
  }
}
