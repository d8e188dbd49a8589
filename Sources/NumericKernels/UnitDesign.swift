internal import CGSL

/// Points in the unit cube, drawn so that few of them say much: rows of a study of uncertain inputs.
public enum UnitDesign: String, CaseIterable, Codable, Sendable {
  /// Sobol's sequence with nested uniform scrambling: even in every projection, and random enough to tell its own error.
  case sobol
  /// One point in each of `count` equal strata of every coordinate, in an order of its own.
  case latinHypercube = "latin-hypercube"
  /// Independent points.
  case random

  /// As many coordinates as GSL's table of direction numbers has.
  public static let mostSobolDimensions = 40

  /// Points row by row, each coordinate in (0, 1), never 0 or 1.
  ///
  /// Sources: Sobol, "Uniformly distributed sequences with an additional uniform property", 1976, by `gsl_qrng_sobol`; Owen,
  /// "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995; McKay, Beckman and Conover, Technometrics 21, 1979.
  ///
  /// - Throws: `outOfDomain` for no point, no coordinate, or more coordinates of a Sobol sequence than the table has.
  public func points(
    _ count: Int, dimensions: Int, seed: UInt64, replication: UInt32 = 0
  ) throws(NumericsError) -> [[Double]] {
    guard count > 0, dimensions > 0, self != .sobol || dimensions <= Self.mostSobolDimensions else {
      throw .outOfDomain
    }
    switch self {
    case .sobol: return try Self.scrambled(count, dimensions, seed, replication)
    case .latinHypercube: return Self.strata(count, dimensions, seed, replication)
    case .random:
      return (0..<count).map { row in
        var stream = RandomStream(
          seed: seed, replication: replication, purpose: StreamPurpose("design.random"),
          entity: UInt32(truncatingIfNeeded: row))
        return (0..<dimensions).map { _ in unitInterval(stream.nextWord()) }
      }
    }
  }
}

extension UnitDesign {
  private static func scrambled(
    _ count: Int, _ dimensions: Int, _ seed: UInt64, _ replication: UInt32
  ) throws(NumericsError) -> [[Double]] {
    GSL.prepare()
    guard let sequence = gsl_qrng_alloc(cgsl_qrng_sobol(), UInt32(dimensions)) else { throw GSL.noMemory }
    defer { gsl_qrng_free(sequence) }
    var point = [Double](repeating: 0, count: dimensions)
    var rows: [[Double]] = []
    rows.reserveCapacity(count)
    // The origin comes first in theory and is left out by GSL: without it the points are no net.
    for row in 0..<count {
      if row > 0 { gsl_qrng_get(sequence, &point) }
      rows.append(
        point.indices.map { column in
          unitInterval(
            shuffled(
              UInt32(point[column] * 0x1p32), dimension: UInt32(column), seed: seed, replication: replication)
          )
        })
    }
    return rows
  }

  /// Each binary digit turned by chance, by a chance that the digits before it decide (Owen 1995).
  private static func shuffled(_ word: UInt32, dimension: UInt32, seed: UInt64, replication: UInt32) -> UInt32
  {
    let key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    let purpose = StreamPurpose("design.sobol").word
    var turned = word
    for digit in 0..<UInt32(32) {
      let before = digit == 0 ? 0 : word >> (32 - digit)
      let chance = Philox4x32.block(
        counter: .init(before, dimension << 5 | digit, purpose, replication), key: key)
      turned ^= (chance.a & 1) << (31 - digit)
    }
    return turned
  }

  private static func strata(
    _ count: Int, _ dimensions: Int, _ seed: UInt64, _ replication: UInt32
  ) -> [[Double]] {
    let columns = (0..<dimensions).map { column -> [Double] in
      var stream = RandomStream(
        seed: seed, replication: replication, purpose: StreamPurpose("design.latin"),
        entity: UInt32(truncatingIfNeeded: column))
      var order = Array(0..<count)
      for last in stride(from: count - 1, to: 0, by: -1) {
        order.swapAt(last, stream.integer(below: last + 1))
      }
      return order.map { (Double($0) + unitInterval(stream.nextWord())) / Double(count) }
    }
    return (0..<count).map { row in columns.map { $0[row] } }
  }
}
