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
      guard let from = call.OSRNewSpatialReference(nil) else { throw unknown }
      defer { call.OSRDestroySpatialReference(from) }
      guard call.OSRImportFromEPSG(from, Int32(clamping: epsg)) == OGRERR_NONE,
        let made = Self.transformation(from, library)
      else { throw unknown }
      transformation = made
    }

    /// Of the system a file carries; `nil` where nothing leads from it to WGS-84.
    init?(of system: OGRSpatialReferenceH, _ library: GDALLibrary) {
      self.library = library
      let made = library.withoutComplaints { () -> OGRCoordinateTransformationH? in
        guard let own = Self.trusted(system, library) else { return nil }
        defer { library.call.OSRDestroySpatialReference(own) }
        return Self.transformation(own, library)
      }
      guard let made else { return nil }
      transformation = made
    }

    /// A file may call its own definition by the code of a system of another kind: PROJ 9.1 then follows a null pointer. So where
    /// there is a code, the register says what it is; `nil` where it does not know it.
    private static func trusted(_ system: OGRSpatialReferenceH, _ library: GDALLibrary)
      -> OGRSpatialReferenceH?
    {
      let call = library.call
      guard let register = call.OSRGetAuthorityName(system, nil) else { return call.OSRClone(system) }
      let code = call.OSRGetAuthorityCode(system, nil).map { String(cString: $0) } ?? ""
      let name = "\(String(cString: register)):\(code)"
      // Anything else the library would take for a path or an address.
      guard name.allSatisfy({ $0 == ":" || $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }),
        let own = call.OSRNewSpatialReference(nil)
      else { return nil }
      guard call.OSRSetFromUserInput(own, name) == OGRERR_NONE else {
        call.OSRDestroySpatialReference(own)
        return nil
      }
      return own
    }

    private static func transformation(
      _ from: OGRSpatialReferenceH, _ library: GDALLibrary
    ) -> OGRCoordinateTransformationH? {
      let call = library.call
      guard let to = call.OSRNewSpatialReference(nil) else { return nil }
      defer { call.OSRDestroySpatialReference(to) }
      guard call.OSRImportFromEPSG(to, 4326) == OGRERR_NONE else { return nil }
      // Some systems of the register have latitude or northing first; files of the trade have it second.
      call.OSRSetAxisMappingStrategy(from, OAMS_TRADITIONAL_GIS_ORDER)
      call.OSRSetAxisMappingStrategy(to, OAMS_TRADITIONAL_GIS_ORDER)
      return call.OCTNewCoordinateTransformation(from, to)
    }

    deinit { library.call.OCTDestroyCoordinateTransformation(transformation) }

    func toWGS84(_ points: [(x: Double, y: Double)]) -> [Coordinate?] {
      moved(points, transformation).map { point in
        let place = point.map { Coordinate(longitude: $0.x, latitude: $0.y) }
        return place?.isValid == true ? place : nil
      }
    }

    /// The way back; `nil` where a place has no coordinates in the system.
    func fromWGS84(_ places: [Coordinate]) -> [(x: Double, y: Double)?] {
      guard let inverse = library.call.OCTGetInverse(transformation) else { return places.map { _ in nil } }
      defer { library.call.OCTDestroyCoordinateTransformation(inverse) }
      return moved(places.map { ($0.longitude, $0.latitude) }, inverse)
    }

    private func moved(
      _ points: [(x: Double, y: Double)], _ transformation: OGRCoordinateTransformationH
    ) -> [(x: Double, y: Double)?] {
      guard !points.isEmpty, points.count <= Int32.max else { return [] }
      var x = points.map(\.x)
      var y = points.map(\.y)
      var isFine = [Int32](repeating: 0, count: points.count)
      // Each point says for itself whether it is one.
      _ = library.withoutComplaints {
        library.call.OCTTransformEx(transformation, Int32(points.count), &x, &y, nil, &isFine)
      }
      return points.indices.map { row in
        isFine[row] != 0 && x[row].isFinite && y[row].isFinite ? (x[row], y[row]) : nil
      }
    }
  }
#endif
