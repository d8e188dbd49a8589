#if GDAL
  import CGDAL
  import DistrictModel

  /// The first band of a raster GDAL reads, such as a GeoTIFF.
  final class RasterFile {
    let columns: Int
    let rows: Int
    let path: String
    /// Bands; only the first is read.
    let bandCount: Int
    private let library: GDALLibrary
    private let dataset: GDALDatasetH
    private let band: GDALRasterBandH
    /// Affine transformation of column and row to x and y.
    private let transform: [Double]
    private let noData: Double?
    /// What a stored value is multiplied with, and what is added: 1 and 0 but for packed rasters.
    let scale: Double
    let offset: Double

    /// The most pixels a raster may have: more is surely the whole country, and the outline wants a window of it.
    static let largestCount = 400_000_000

    init(_ path: String) throws(ImportFault) {
      _ = try FileText.status(of: path)
      try FileText.checkReadable(path)
      library = try GDALLibrary.opened()
      let call = library.call
      library.forgetComplaints()
      guard
        let made = call.GDALOpenEx(path, UInt32(GDAL_OF_RASTER) | UInt32(GDAL_OF_READONLY), nil, nil, nil)
      else { throw library.cannotOpen(path) }
      var transform = [Double](repeating: 0, count: 6)
      let isPlaced = call.GDALGetGeoTransform(made, &transform) == CE_None
      let (columns, rows) = (Int(call.GDALGetRasterXSize(made)), Int(call.GDALGetRasterYSize(made)))
      guard let band = call.GDALGetRasterBand(made, 1), columns > 0, rows > 0 else {
        _ = call.GDALClose(made)
        throw .bad(path, "E1041", zh: "没有栅格波段", en: "there is no band in this raster")
      }
      let size = (transform[1] * transform[5] - transform[2] * transform[4]).magnitude
      guard isPlaced, size > 0, transform.allSatisfy(\.isFinite) else {
        _ = call.GDALClose(made)
        throw .bad(
          path, "E1042", zh: "栅格没有地理定位", en: "the raster does not say where it lies",
          help: .init(zh: "需要 GeoTIFF 或同名的 .tfw 文件", en: "a GeoTIFF is needed, or a .tfw beside it"))
      }
      guard columns <= Self.largestCount / rows else {
        _ = call.GDALClose(made)
        throw .bad(
          path, "E1043", zh: "栅格有 \(columns) × \(rows) 个像元，超过 \(Self.largestCount)",
          en: "the raster has \(columns) by \(rows) pixels, more than \(Self.largestCount)",
          help: .init(zh: "先用 gdal_translate -projwin 裁剪", en: "cut it first: gdal_translate -projwin"))
      }
      var hasNoData: Int32 = 0
      let value = call.GDALGetRasterNoDataValue(band, &hasNoData)
      noData = hasNoData != 0 ? value : nil
      let scale = call.GDALGetRasterScale(band, nil)
      let offset = call.GDALGetRasterOffset(band, nil)
      self.scale = scale.isFinite && scale != 0 ? scale : 1
      self.offset = offset.isFinite ? offset : 0
      self.path = path
      self.columns = columns
      self.rows = rows
      self.transform = transform
      self.band = band
      bandCount = Int(call.GDALGetRasterCount(made))
      dataset = made
    }

    deinit { _ = library.call.GDALClose(dataset) }

    /// The system the raster itself names, to be held against what was declared.
    var ownSystem: OwnSystem? {
      let middle = place(column: Double(columns) / 2, row: Double(rows) / 2)
      return OwnSystem(library.call.GDALGetSpatialRef(dataset), sample: [middle], library)
    }

    /// Where a point of the grid lies: column 0.5, row 0.5 is the middle of the first pixel.
    func place(column: Double, row: Double) -> (x: Double, y: Double) {
      (
        transform[0] + column * transform[1] + row * transform[2],
        transform[3] + column * transform[4] + row * transform[5]
      )
    }

    /// Column and row of a point: the way back of `place(column:row:)`.
    func pixel(_ x: Double, _ y: Double) -> (column: Double, row: Double) {
      let size = transform[1] * transform[5] - transform[2] * transform[4]
      let (east, north) = (x - transform[0], y - transform[3])
      return (
        (transform[5] * east - transform[2] * north) / size,
        (transform[1] * north - transform[4] * east) / size
      )
    }

    /// The most pixels that are added up only to say what lies outside.
    private static let largestSum = 64_000_000

    /// All that is not below zero, added up; `nil` where that would take longer than the import.
    func sum() throws(ImportFault) -> Double? {
      guard columns <= Self.largestSum / rows else { return nil }
      var sum = 0.0
      for row in 0..<rows {
        for case let value? in try values(row: row, columns: 0..<columns) where value > 0 { sum += value }
      }
      return sum
    }

    /// Values of a row, unpacked; `nil` where there is no data.
    ///
    /// - Throws: `badData` where the file ends before.
    func values(row: Int, columns: Range<Int>) throws(ImportFault) -> [Double?] {
      var values = [Double](repeating: 0, count: columns.count)
      let (first, count) = (Int32(clamping: columns.lowerBound), Int32(clamping: columns.count))
      let status = library.call.GDALRasterIO(
        band, GF_Read, first, Int32(clamping: row), count, 1, &values, count, 1, GDT_Float64, 0, 0)
      guard status == CE_None else {
        let reason = library.complaint
        throw .bad(
          path, "E1044", zh: "第 \(row + 1) 行读不出：\(reason)", en: "row \(row + 1) cannot be read: \(reason)",
          help: .init(zh: "文件可能不完整", en: "the file may be cut short"))
      }
      return values.map { value in value.isFinite && value != noData ? value * scale + offset : nil }
    }
  }
#endif
