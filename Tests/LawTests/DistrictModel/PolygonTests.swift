import DistrictModel
import NumericKernels
import Testing

private func ring(_ points: [(Double, Double)]) -> Ring { points.map { MetricPoint(x: $0.0, y: $0.1) } }

private func square(_ x: Double, _ y: Double, _ side: Double) -> Ring {
  ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
}

/// A comb with deep teeth, a square with two holes, two islands, and a slanted needle.
private let boundaries = [
  Boundary(polygons: [
    Polygon(
      outer: ring([
        (0, 0), (5000, 0), (5000, 3000), (4000, 3000), (4000, 700), (3000, 700), (3000, 3000), (2000, 3000),
        (2000, 700), (1000, 700), (1000, 3000), (0, 3000),
      ]))
  ]),
  Boundary(polygons: [
    Polygon(
      outer: square(130, 70, 4000), holes: [square(333, 444, 900), square(2010, 1990, 1500).reversed()])
  ]),
  Boundary(polygons: [Polygon(outer: square(0, 0, 1111)), Polygon(outer: square(2500, 1234, 987))]),
  Boundary(polygons: [Polygon(outer: ring([(17, 3), (6000, 4100), (6010, 4103), (5990, 4110)]))]),
]

@Suite("Laws of areas and grids") struct PolygonTests {
  @Test(
    "The cells' shares sum to the boundary's area", arguments: boundaries,
    [100, 333, 500, 10_000] as [Double])
  func sharesSum(boundary: Boundary, sizeM: Double) throws {
    let grid = try CellGrid(over: boundary, sizeM: sizeM)
    let sum = grid.cells.reduce(0) { $0 + $1.insideShare } * sizeM * sizeM
    #expect(
      abs(sum - boundary.area) <= 1e-6 * boundary.area + 1e-9 * sizeM * sizeM * Double(grid.cells.count))
    // Planted fault: without one cell the sum is another.
    let less = grid.cells.dropFirst().reduce(0) { $0 + $1.insideShare } * sizeM * sizeM
    #expect(abs(less - boundary.area) > 0.5 * grid.cells[0].insideShare * sizeM * sizeM)
  }

  @Test("A point inside the boundary lies in a cell that holds it", arguments: boundaries)
  func pointsFindTheirCells(boundary: Boundary) throws {
    let grid = try CellGrid(over: boundary, sizeM: 250)
    let extent = try #require(boundary.extent)
    var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("points"))
    var inside = 0
    for _ in 0..<4000 {
      let point = MetricPoint(
        x: extent.low.x + random.uniform() * (extent.high.x - extent.low.x),
        y: extent.low.y + random.uniform() * (extent.high.y - extent.low.y))
      guard boundary.contains(point) else { continue }
      inside += 1
      let found = try #require(grid.cell(at: point))
      let centre = grid.cells[found].centre
      #expect(abs(centre.x - point.x) <= 125 && abs(centre.y - point.y) <= 125)
    }
    let box = (extent.high.x - extent.low.x) * (extent.high.y - extent.low.y)
    #expect(abs(Double(inside) / 4000 - boundary.area / box) < 0.04, "containment and area tell the same")
  }

  @Test("A hole and a gap between islands are outside")
  func holesAreOutside() {
    #expect(!boundaries[1].contains(MetricPoint(x: 500, y: 600)))
    #expect(boundaries[1].contains(MetricPoint(x: 200, y: 100)))
    #expect(!boundaries[2].contains(MetricPoint(x: 2000, y: 1000)))
    #expect(!boundaries[0].contains(MetricPoint(x: 1500, y: 2000)))
  }

  @Test("The area does not depend on the turn of a ring or its first point")
  func turns() {
    let polygon = boundaries[0].polygons[0]
    #expect(polygon.area == 10_400_000)
    #expect(Polygon(outer: polygon.outer.reversed()).area == polygon.area)
    #expect(Polygon(outer: Array(polygon.outer.dropFirst(5) + polygon.outer.prefix(5))).area == polygon.area)
  }

  @Test("A ring that crosses itself is found where it does, a clean one is not")
  func crossings() throws {
    for boundary in boundaries {
      for polygon in boundary.polygons { #expect(polygon.firstCrossing() == nil) }
    }
    let bowTie = Polygon(outer: ring([(0, 0), (10, 10), (10, 0), (0, 10)]))
    #expect(bowTie.firstCrossing() == MetricPoint(x: 5, y: 5))
    let holeOverEdge = Polygon(outer: square(0, 0, 10), holes: [square(8, 3, 4)])
    let place = try #require(holeOverEdge.firstCrossing())
    #expect(place.x == 10)
  }

  @Test("A boundary without area has no grid, and a grid too fine is refused with its count")
  func refusals() {
    let line = Boundary(polygons: [Polygon(outer: ring([(0, 0), (10, 10), (20, 20)]))])
    #expect(throws: DistrictError.emptyBoundary) { try CellGrid(over: line, sizeM: 100) }
    #expect(throws: DistrictError.tooManyCells(4_000_000)) {
      try CellGrid(over: Boundary(polygons: [Polygon(outer: square(0, 0, 20_000))]), sizeM: 10)
    }
  }
}
