internal import CGSL

/// Draws from the usual distributions, on GSL's algorithms and our own random stream.
///
/// Philox is registered as a `gsl_rng_type`; its state, a `RandomStream`, lies in GSL's memory. Two
/// values started from equal streams give equal draws. The logarithms inside are those of the system's
/// libm. Not for two threads at once: one per replication.
///
/// Every draw throws `outOfDomain` when its parameters do not describe a distribution.
public struct GSLRandom: ~Copyable {
  private let type: UnsafeMutablePointer<gsl_rng_type>
  private let generator: UnsafeMutablePointer<gsl_rng>
  private static let name: StaticString = "philox4x32-10"

  public init(_ stream: RandomStream) {
    GSL.prepare()
    type = .allocate(capacity: 1)
    type.initialize(to: Self.describe())
    guard let generator = gsl_rng_alloc(type) else { preconditionFailure("no memory for a generator") }
    self.generator = generator
    generator.pointee.state.initializeMemory(as: RandomStream.self, to: stream)
  }

  deinit {
    gsl_rng_free(generator)
    type.deallocate()
  }

  /// The stream where it now stands.
  public var stream: RandomStream {
    generator.pointee.state.assumingMemoryBound(to: RandomStream.self).pointee
  }

  /// Philox in GSL's words: 64 bits a draw, so `max` is 2^64 - 1.
  private static func describe() -> gsl_rng_type {
    gsl_rng_type(
      name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
      max: .max,
      min: 0,
      size: MemoryLayout<RandomStream>.stride,
      set: { state, seed in
        let stream = RandomStream(seed: UInt64(seed), replication: 0, purpose: StreamPurpose("gsl"))
        state?.initializeMemory(as: RandomStream.self, to: stream)
      },
      get: { state in
        UInt(state?.assumingMemoryBound(to: RandomStream.self).pointee.next() ?? 0)
      },
      get_double: { state in
        state?.assumingMemoryBound(to: RandomStream.self).pointee.uniform() ?? 0
      })
  }
}

extension GSLRandom {
  /// In [0, 1) (`gsl_rng_uniform`).
  public mutating func uniform() -> Double {
    gsl_rng_uniform(generator)
  }

  /// In 0 ..< `bound` (`gsl_rng_uniform_int`).
  public mutating func integer(below bound: Int) throws(NumericsError) -> Int {
    guard bound > 0 else { throw .outOfDomain }
    return Int(truncatingIfNeeded: gsl_rng_uniform_int(generator, UInt(bound)))
  }

  /// Times between arrivals at random, with this mean (`gsl_ran_exponential`).
  public mutating func exponential(mean: Double) throws(NumericsError) -> Double {
    guard mean >= 0, mean.isFinite else { throw .outOfDomain }
    return gsl_ran_exponential(generator, mean)
  }

  /// By the ziggurat (`gsl_ran_gaussian_ziggurat`), three times as fast as the polar method.
  public mutating func gaussian(
    mean: Double = 0, standardDeviation: Double = 1
  ) throws(NumericsError) -> Double {
    guard mean.isFinite, standardDeviation >= 0, standardDeviation.isFinite else { throw .outOfDomain }
    return mean + gsl_ran_gaussian_ziggurat(generator, standardDeviation)
  }

  /// A number whose logarithm is normal (`gsl_ran_lognormal`).
  public mutating func lognormal(
    logMean: Double, logStandardDeviation: Double
  ) throws(NumericsError) -> Double {
    guard logMean.isFinite, logStandardDeviation >= 0, logStandardDeviation.isFinite else {
      throw .outOfDomain
    }
    return gsl_ran_lognormal(generator, logMean, logStandardDeviation)
  }

  /// Mean `shape * scale` (`gsl_ran_gamma`).
  public mutating func gamma(shape: Double, scale: Double) throws(NumericsError) -> Double {
    guard shape > 0, shape.isFinite, scale >= 0, scale.isFinite else { throw .outOfDomain }
    return gsl_ran_gamma(generator, shape, scale)
  }

  /// In [0, 1], mean `a / (a + b)` (`gsl_ran_beta`).
  public mutating func beta(_ a: Double, _ b: Double) throws(NumericsError) -> Double {
    guard a > 0, a.isFinite, b > 0, b.isFinite else { throw .outOfDomain }
    return gsl_ran_beta(generator, a, b)
  }

  /// A number of arrivals at random, for means up to 10^9 (`gsl_ran_poisson`).
  public mutating func poisson(mean: Double) throws(NumericsError) -> Int {
    guard mean >= 0, mean <= 1e9 else { throw .outOfDomain }
    return Int(gsl_ran_poisson(generator, mean))
  }

  /// A row of the table, with the chance of its weight (`gsl_ran_discrete`).
  public mutating func row(of table: AliasTable) -> Int {
    table.draw(generator)
  }
}
