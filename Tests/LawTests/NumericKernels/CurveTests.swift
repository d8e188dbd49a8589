import NumericKernels
import Testing

@Test("Every curve goes through its points and follows a straight line", arguments: Spline.Kind.allCases)
func splineThroughPoints(kind: Spline.Kind) throws {
  let x = [0.0, 1, 2.5, 3, 4, 6]
  let wave = [1.0, 3, -2, 0, 5, 5]
  let curve = try Spline(kind, x: x, y: wave)
  for (place, height) in zip(x, wave) {
    #expect(abs(try curve.value(at: place) - height) < 1e-12)
  }
  let line = try Spline(kind, x: x, y: x.map { 2 * $0 - 1 })
  for place in stride(from: 0, through: 6, by: 0.37) {
    #expect(abs(try line.value(at: place) - (2 * place - 1)) < 1e-12)
    #expect(abs(try line.slope(at: place) - 2) < 1e-12)
  }
  #expect(abs(try line.integral(from: 0, to: 6) - 30) < 1e-12)
  #expect(abs(try line.integral(from: 6, to: 0) + 30) < 1e-12)
  #expect(Spline.Kind(rawValue: kind.rawValue) == kind)
}

@Test("A Steffen curve never overshoots, a cubic does")
func steffenStaysBetween() throws {
  let x = [0.0, 1, 2, 3, 4, 5]
  let step = [0.0, 0, 0, 1, 1, 1]
  func lowest(_ kind: Spline.Kind) throws -> Double {
    let curve = try Spline(kind, x: x, y: step)
    return try stride(from: 0, through: 5, by: 0.01).map { try curve.value(at: $0) }.min() ?? 0
  }
  #expect(try lowest(.steffen) >= 0)
  #expect(try lowest(.cubic) < -0.01)
}

@Test("Points that make no curve are refused", arguments: Spline.Kind.allCases)
func impossibleSplines(kind: Spline.Kind) throws {
  let y = [1.0, 2, 3, 4, 5, 6]
  let bad: [[Double]] = [
    [0, 1, 1, 2, 3, 4], [0, 2, 1, 3, 4, 5], [0, 1, .nan, 3, 4, 5], [0, 1, 2, 3, 4, .infinity], [0, 1], [],
  ]
  for x in bad {
    #expect(throws: NumericsError.outOfDomain) { _ = try Spline(kind, x: x, y: y) }
  }
  #expect(throws: NumericsError.outOfDomain) { _ = try Spline(kind, x: [], y: []) }
  #expect(throws: NumericsError.outOfDomain) { _ = try Spline(kind, x: [1], y: [1]) }
  #expect(throws: NumericsError.outOfDomain) { _ = try Spline(kind, x: [0, 1], y: [.nan, 1]) }
  let curve = try Spline(kind, x: [0, 1, 2, 3, 4, 5], y: y)
  for place in [-0.1, 5.1, .nan, .infinity] {
    #expect(throws: NumericsError.outOfDomain) { try curve.value(at: place) }
    #expect(throws: NumericsError.outOfDomain) { try curve.slope(at: place) }
    #expect(throws: NumericsError.outOfDomain) { try curve.integral(from: 0, to: place) }
  }
}

@Test("Brent finds the root that the closed form gives")
func rootsInClosedForm() throws {
  var calls = 0
  let root = try Roots.brent(between: 0, and: 2) { x in
    calls += 1
    return x * x - 2
  }
  #expect(abs(root - 2.0.squareRoot()) < 1e-12)
  #expect(calls < 30)
  #expect(abs(try Roots.brent(between: 0, and: 10) { 1 - Elementary.exp($0 - 3) } - 3) < 1e-11)
  #expect(try Roots.brent(between: 0, and: 1) { $0 } == 0)
  #expect(abs(try Roots.brent(between: 1e9, and: 3e9, tolerance: 0) { $0 - 2e9 } - 2e9) < 1e-5)
}

@Test("A search for a root that cannot succeed says why")
func impossibleRoots() {
  #expect(throws: NumericsError.noSignChange) { try Roots.brent(between: 1, and: 2) { $0 * $0 + 1 } }
  #expect(throws: NumericsError.notConverged) {
    try Roots.brent(between: 0, and: 2, maximumSteps: 2) { $0 * $0 * $0 - 2 }
  }
  #expect(throws: NumericsError.notConverged) {
    try Roots.brent(between: 0, and: 2, maximumSteps: -1) { $0 - 1.5 }
  }
  #expect(throws: NumericsError.outOfDomain) { try Roots.brent(between: 0, and: 1) { _ in .nan } }
  #expect(throws: NumericsError.notConverged) {
    try Roots.brent(between: 0, and: 2) { $0 > 0 && $0 < 2 ? .nan : $0 - 1 }
  }
  for bad in [Double.nan, .infinity, -1] {
    #expect(throws: NumericsError.outOfDomain) { try Roots.brent(between: 0, and: bad) { $0 } }
    if !(bad > 0) {
      #expect(throws: NumericsError.outOfDomain) {
        try Roots.brent(between: -1, and: 2, tolerance: bad) { $0 }
      }
    }
  }
}

@Test("Areas agree with the closed form")
func areasInClosedForm() throws {
  #expect(abs(try Quadrature.smooth(from: 0, to: 3) { $0 * $0 }.value - 9) < 1e-9)
  #expect(abs(try Quadrature.smooth(from: 3, to: 0) { $0 * $0 }.value + 9) < 1e-9)
  #expect(abs(try Quadrature.general(from: 0, to: 1) { 1 / $0.squareRoot() }.value - 2) < 1e-8)
  #expect(abs(try Quadrature.general(from: 0, to: .infinity) { Elementary.exp(-$0) }.value - 1) < 1e-8)
  #expect(abs(try Quadrature.general(from: -.infinity, to: 0) { Elementary.exp($0) }.value - 1) < 1e-8)
  let bell = try Quadrature.general(from: -.infinity, to: .infinity) { Elementary.exp(-$0 * $0) }
  #expect(abs(bell.value - Double.pi.squareRoot()) < 1e-8)
  #expect(bell.error < 1e-7)
  #expect(try Quadrature.general(from: .infinity, to: 0) { Elementary.exp(-$0) }.value < 0)
}

@Test("An area that cannot be found says why")
func impossibleAreas() {
  let tight = Quadrature.Accuracy(absolute: 0, relative: 1e-10, pieces: 3)
  #expect(throws: NumericsError.notConverged) {
    try Quadrature.smooth(from: 0, to: 1, accuracy: tight) { 1 / $0.squareRoot() }
  }
  #expect(throws: NumericsError.notConverged) { try Quadrature.smooth(from: 0, to: 1) { _ in .nan } }
  #expect(throws: NumericsError.notConverged) { try Quadrature.general(from: 0, to: 1) { _ in .nan } }
  #expect(throws: NumericsError.notConverged) { try Quadrature.general(from: 0, to: 1) { 1 / $0 } }
  #expect(throws: NumericsError.outOfDomain) { try Quadrature.smooth(from: 0, to: .infinity) { $0 } }
  #expect(throws: NumericsError.outOfDomain) { try Quadrature.general(from: .nan, to: 1) { $0 } }
  #expect(throws: NumericsError.outOfDomain) { try Quadrature.general(from: .infinity, to: .infinity) { $0 } }
  for accuracy in [
    Quadrature.Accuracy(relative: 0), .init(relative: .nan), .init(absolute: -1), .init(pieces: 0),
    .init(pieces: .max), .init(pieces: -1),
  ] {
    #expect(throws: NumericsError.outOfDomain) {
      try Quadrature.smooth(from: 0, to: 1, accuracy: accuracy) { $0 }
    }
  }
}

@Test("Errors raised inside GSL on many threads stay errors")
func errorsOnManyThreads() {
  let errors = parallelMap(count: 64, threads: 8) { index -> NumericsError? in
    do throws(NumericsError) {
      _ = try Quadrature.smooth(from: 0, to: Double(index + 1)) { _ in .nan }
      return nil
    } catch {
      return error
    }
  }
  #expect(errors.allSatisfy { $0 == .notConverged })
}
