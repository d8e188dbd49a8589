import NumericKernels
import Testing

@Suite("Points in the unit cube") struct UnitDesignTests {
  private static func strata(_ rows: [[Double]], _ column: Int) -> Int {
    Set(rows.map { Int($0[column] * Double(rows.count)) }).count
  }

  @Test("one point lies in each stratum of every coordinate", arguments: [UnitDesign.sobol, .latinHypercube])
  func even(_ design: UnitDesign) throws {
    let rows = try design.points(256, dimensions: 12, seed: 9)
    for column in 0..<12 { #expect(Self.strata(rows, column) == 256) }
    #expect(rows.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
    let plain = try UnitDesign.random.points(256, dimensions: 12, seed: 9)
    #expect((0..<12).allSatisfy { Self.strata(plain, $0) < 200 })
  }

  /// Scrambling keeps the net: any two coordinates of the first 2^8 points fill the 16 × 16 squares of one another, up to the
  /// quality t of the pair; the first two have t = 0.
  @Test("the first two coordinates of Sobol points fill every square") func net() throws {
    let rows = try UnitDesign.sobol.points(256, dimensions: 2, seed: 4)
    #expect(Set(rows.map { Int($0[0] * 16) * 16 + Int($0[1] * 16) }).count == 256)
  }

  @Test("points hang on seed and replication, and on nothing else", arguments: UnitDesign.allCases)
  func seeded(_ design: UnitDesign) throws {
    let one = try design.points(64, dimensions: 3, seed: 1)
    #expect(try design.points(64, dimensions: 3, seed: 1) == one)
    #expect(try design.points(64, dimensions: 3, seed: 2) != one)
    #expect(try design.points(64, dimensions: 3, seed: 1, replication: 1) != one)
    // Half a million to one against any two being equal.
    #expect(Set(one.map { $0[0] }).count == 64)
  }

  /// Scrambled points are as likely anywhere: over scramblings the mean of any one point is a half.
  @Test("each point is uniform over scramblings") func unbiased() throws {
    let seen = RunningStatistics(
      try (0..<400).map {
        try UnitDesign.sobol.points(3, dimensions: 2, seed: 5, replication: UInt32($0))[2][1]
      })
    #expect(abs(seen.mean - 0.5) < 4 * seen.standardError)
    #expect(abs(seen.variance - 1.0 / 12) < 0.02)
  }

  @Test("integrals by Sobol points are much surer than by chance") func surer() throws {
    func error(_ design: UnitDesign) throws -> Double {
      let errors = try (0..<20).map { replication in
        let rows = try design.points(1024, dimensions: 5, seed: 8, replication: UInt32(replication))
        return rows.reduce(0) { $0 + $1.reduce(1) { $0 * (0.5 + $1) } } / 1024 - 1
      }
      return (errors.reduce(0) { $0 + $1 * $1 } / 20).squareRoot()
    }
    let chance = try error(.random)
    #expect(try error(.sobol) < chance / 20)
    #expect(try error(.latinHypercube) < chance / 2)
  }

  @Test("impossible designs are refused")
  func refused() {
    for (count, dimensions) in [(0, 1), (1, 0), (-1, 2), (4, 41)] {
      #expect(throws: NumericsError.outOfDomain) {
        try UnitDesign.sobol.points(count, dimensions: dimensions, seed: 1)
      }
    }
  }
}
