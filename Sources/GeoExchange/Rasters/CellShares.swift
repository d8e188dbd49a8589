#if GDAL
  import DistrictModel
  import NumericKernels
  import ScenarioFiles

  /// A raster on the cells of a district.
  ///
  /// Every pixel that may touch the district is cut into equal parts no wider than an eighth of a cell, at least 4 by 4, and each
  /// part goes where its middle lies. A pixel that lies wholly inside gives all it has; one on the outline the share of its parts
  /// inside.
  struct CellShares {
    /// Sum of the raster over each cell, in parts of its pixels.
    private(set) var sums: [Double]
    /// Pixels' parts in each cell, weighted by the metres they cover.
    private(set) var weights: [Double]
    /// Pixels without data of which some part lies inside.
    private(set) var pixelsWithoutData = 0
    private(set) var pixels = 0
    private(set) var negativePixels = 0
    /// Sum of the whole raster, inside and outside, where it was added up.
    private(set) var total: Double?

    let grid: CellGrid

    init(
      _ raster: RasterFile, _ request: ImportRequest, system: ReferenceSystem, boundary: Boundary,
      addsUp: Bool
    ) throws(ImportFault) {
      do throws(DistrictError) {
        grid = try CellGrid(over: boundary, sizeM: request.frame.cellSizeM)
      } catch {
        throw .bad("scenario.yaml", "E1045", zh: "边界与格距不成网格", en: error.message)
      }
      sums = [Double](repeating: 0, count: grid.cells.count)
      weights = sums
      let reader = try PlaceReader(system)
      let projection = request.frame.projection
      if addsUp { total = try raster.sum() }
      guard let (low, high) = boundary.extent else { return }
      let window = Self.window(of: raster, reader, projection, low, high)
      guard !window.columns.isEmpty else { return }
      for row in window.rows {
        let values = try raster.values(row: row, columns: window.columns)
        let size = Self.sizeM(raster, row, window.columns, reader, projection)
        for (column, value) in zip(window.columns, values) {
          add(raster, column, row, size, value, reader, projection, boundary)
        }
      }
    }

    /// Pixels that may touch the district: the rim of its rectangle, taken into the raster, with two pixels more on every side.
    private static func window(
      of raster: RasterFile, _ reader: PlaceReader, _ projection: TransverseMercator, _ low: MetricPoint,
      _ high: MetricPoint
    ) -> (columns: Range<Int>, rows: Range<Int>) {
      let steps = 64
      let rim = (0...steps).flatMap { step -> [MetricPoint] in
        let share = Double(step) / Double(steps)
        let (x, y) = (low.x + share * (high.x - low.x), low.y + share * (high.y - low.y))
        return [.init(x: x, y: low.y), .init(x: x, y: high.y), .init(x: low.x, y: y), .init(x: high.x, y: y)]
      }
      let pixels = reader.coordinates(rim.map(projection.unproject)).compactMap { point in
        point.map { raster.pixel($0.x, $0.y) }
      }.filter { $0.column.isFinite && $0.row.isFinite }
      func range(_ values: [Double], _ count: Int) -> Range<Int> {
        guard let least = values.min(), let most = values.max() else { return 0..<0 }
        let all = 0...Double(count)
        let first = min(max(least - 2, all.lowerBound), all.upperBound)
        let last = min(max(most + 2, all.lowerBound), all.upperBound)
        return Int(first)..<Int(last.rounded(.up))
      }
      let rows = range(pixels.map(\.row), raster.rows)
      return rows.isEmpty ? (0..<0, rows) : (range(pixels.map(\.column), raster.columns), rows)
    }

    /// The longer edge of a pixel in the middle of these, in metres; 0 where it lies outside the system.
    private static func sizeM(
      _ raster: RasterFile, _ row: Int, _ columns: Range<Int>, _ reader: PlaceReader,
      _ projection: TransverseMercator
    ) -> Double {
      let middle = Double(columns.lowerBound + columns.count / 2)
      let corners = [(middle, Double(row)), (middle + 1, Double(row)), (middle, Double(row) + 1)].map {
        raster.place(column: $0.0, row: $0.1)
      }
      let places = reader.places(corners).compactMap(\.self).filter {
        abs($0.longitude - Double(6 * projection.zone - 183)) < 20
      }.map(projection.project)
      guard places.count == 3 else { return 0 }
      return max(places[0].distance(to: places[1]), places[0].distance(to: places[2]))
    }

    private mutating func add(
      _ raster: RasterFile, _ column: Int, _ row: Int, _ size: Double, _ value: Double?,
      _ reader: PlaceReader, _ projection: TransverseMercator, _ boundary: Boundary
    ) {
      // A pixel of more than 64 cells' width would be a map of the country.
      let parts = min(512, max(4, Int((min(size, grid.sizeM * 64) / grid.sizeM * 8).rounded(.up))))
      var points: [(x: Double, y: Double)] = []
      for south in 0..<parts {
        for east in 0..<parts {
          points.append(
            raster.place(
              column: Double(column) + (Double(east) + 0.5) / Double(parts),
              row: Double(row) + (Double(south) + 0.5) / Double(parts)))
        }
      }
      var isInside = false
      let share = 1 / Double(parts * parts)
      for place in reader.places(points) {
        guard let place, abs(place.longitude - Double(6 * projection.zone - 183)) < 20 else { continue }
        let point = projection.project(place)
        guard let cell = grid.cell(at: point),
          grid.cells[Int(cell.row)].insideShare > 1 - 1e-9 || boundary.contains(point)
        else { continue }
        isInside = true
        guard let value, value >= 0 else { continue }
        sums[Int(cell.row)] += value * share
        weights[Int(cell.row)] += share
      }
      guard isInside else { return }
      pixels += 1
      if value == nil { pixelsWithoutData += 1 }
      if let value, value < 0 { negativePixels += 1 }
    }
  }
#endif
