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

    let grid: CellGrid

    init(
      _ raster: RasterFile, _ request: ImportRequest, system: ReferenceSystem, boundary: Boundary
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
      guard let (low, high) = boundary.extent else { return }
      for row in 0..<raster.rows {
        let window = try Self.columns(of: raster, row, reader, projection, low, high)
        guard !window.isEmpty else { continue }
        let values = try raster.values(row: row)
        for column in window {
          add(raster, column, row, values[column], reader, projection, boundary)
        }
      }
    }

    /// Pixels of a row near the district: those between corners that lie within its extent, with one more on either side.
    private static func columns(
      of raster: RasterFile, _ row: Int, _ reader: PlaceReader, _ projection: TransverseMercator,
      _ low: MetricPoint, _ high: MetricPoint
    ) throws(ImportFault) -> Range<Int> {
      let corners = (0...raster.columns).map { raster.place(column: Double($0), row: Double(row) + 0.5) }
      let height = Self.sizeM(raster, row, reader, projection)
      let places = reader.places(corners).map { place in
        place.flatMap {
          abs($0.longitude - Double(6 * projection.zone - 183)) < 20 ? projection.project($0) : nil
        }
      }
      let near = places.indices.filter { index in
        guard let place = places[index] else { return false }
        return place.x > low.x - height && place.x < high.x + height && place.y > low.y - height
          && place.y < high.y + height
      }
      guard let first = near.first, let last = near.last else { return 0..<0 }
      return max(0, first - 1)..<min(raster.columns, last + 1)
    }

    /// The longer edge of a pixel of a row, in metres; 0 where the row lies outside the system.
    private static func sizeM(
      _ raster: RasterFile, _ row: Int, _ reader: PlaceReader, _ projection: TransverseMercator
    ) -> Double {
      let middle = Double(raster.columns) / 2
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
      _ raster: RasterFile, _ column: Int, _ row: Int, _ value: Double?, _ reader: PlaceReader,
      _ projection: TransverseMercator, _ boundary: Boundary
    ) {
      let size = Self.sizeM(raster, row, reader, projection)
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
