#if GDAL
  import CGDAL
  import DistrictModel

  /// Coordinates of a register code to WGS-84, through PROJ.
  final class Projector {
    private let library: GDALLibrary
    private let transformation: OGRCoordinateTransformationH

    init(epsg: Int) throws(ImportFault) {
      library = try GDALLibrary.opened()
      let call = library.call
      let unknown = ImportFault.usage(
        .init(zh: "不认识的坐标系 EPSG:\(epsg)", en: "EPSG:\(epsg) is not a reference system this library knows"))
      guard let from = call.OSRNewSpatialReference(nil), let to = call.OSRNewSpatialReference(nil) else {
        throw unknown
      }
      defer {
        call.OSRDestroySpatialReference(from)
        call.OSRDestroySpatialReference(to)
      }
      guard call.OSRImportFromEPSG(from, Int32(clamping: epsg)) == OGRERR_NONE,
        call.OSRImportFromEPSG(to, 4326) == OGRERR_NONE
      else { throw unknown }
      // Some systems of the register have latitude or northing first; files of the trade have it second.
      call.OSRSetAxisMappingStrategy(from, OAMS_TRADITIONAL_GIS_ORDER)
      call.OSRSetAxisMappingStrategy(to, OAMS_TRADITIONAL_GIS_ORDER)
      guard let made = call.OCTNewCoordinateTransformation(from, to) else { throw unknown }
      transformation = made
    }

    deinit { library.call.OCTDestroyCoordinateTransformation(transformation) }

    func toWGS84(_ points: [(x: Double, y: Double)]) -> [Coordinate?] {
      guard !points.isEmpty, points.count <= Int32.max else { return [] }
      var x = points.map(\.x)
      var y = points.map(\.y)
      var isFine = [Int32](repeating: 0, count: points.count)
      // Each point says for itself whether it is one.
      _ = library.withoutComplaints {
        library.call.OCTTransformEx(transformation, Int32(points.count), &x, &y, nil, &isFine)
      }
      return points.indices.map { row in
        let place = Coordinate(longitude: x[row], latitude: y[row])
        return isFine[row] != 0 && place.isValid ? place : nil
      }
    }
  }
#endif
