#if GDAL
  import CGDAL
  import DistrictModel

  /// A file of features that GDAL reads: Shapefile, GeoPackage, GeoJSON, FlatGeobuf, CSV, OpenStreetMap and others.
  final class VectorFile {
    let path: String
    /// GDAL's short name of the format, such as `ESRI Shapefile`.
    let driver: String
    private let library: GDALLibrary
    private let dataset: GDALDatasetH
    /// What is read in the file's place; it lives as long as the file is open.
    private let copy: MemoryFile?

    /// - Parameter copy: a converted text that is read in the file's place.
    /// - Parameter options: settings of the library for this file, `KEY=VALUE` of its open options.
    init(
      _ path: String, drivers: [String] = [], options: [String] = [], copy: MemoryFile? = nil
    ) throws(ImportFault) {
      try FileText.checkReadable(path)
      library = try GDALLibrary.opened()
      let call = library.call
      library.forgetComplaints()
      let made = withCStrings(drivers) { allowed in
        withCStrings(options) { given in
          call.GDALOpenEx(
            copy?.path ?? path, UInt32(GDAL_OF_VECTOR) | UInt32(GDAL_OF_READONLY),
            drivers.isEmpty ? nil : allowed, given, nil)
        }
      }
      guard let made else { throw library.cannotOpen(path) }
      self.path = path
      self.copy = copy
      dataset = made
      driver =
        call.GDALGetDatasetDriver(made).flatMap { call.GDALGetDriverShortName($0) }.map {
          String(cString: $0)
        } ?? ""
    }

    deinit { _ = library.call.GDALClose(dataset) }

    var layers: [VectorLayer] {
      (0..<library.call.GDALDatasetGetLayerCount(dataset)).compactMap { number in
        library.call.GDALDatasetGetLayer(dataset, number).map { VectorLayer(file: self, library, handle: $0) }
      }
    }

    /// Every feature of every layer in the order of the file: what OpenStreetMap, which is one stream, is read by.
    func forEachFeature(_ visit: (VectorFeature, _ layer: String) -> Void) {
      let call = library.call
      call.GDALDatasetResetReading(dataset)
      while true {
        var layer: OGRLayerH?
        guard let handle = call.GDALDatasetGetNextFeature(dataset, &layer, nil, nil, nil) else { break }
        let name = layer.flatMap { call.OGR_L_GetName($0) }.map { String(cString: $0) } ?? ""
        visit(VectorFeature(library, handle), name)
        call.OGR_F_Destroy(handle)
      }
    }

    /// What the library complained of last while features were read; empty if it did not.
    var complaint: String { library.complaint }
    func forgetComplaints() { library.forgetComplaints() }
  }

  /// One layer of a file.
  struct VectorLayer {
    private let file: VectorFile
    private let library: GDALLibrary
    private let handle: OGRLayerH
    let name: String
    private(set) var fields: [String]
    /// Whether its texts are GB 18030, where they are not UTF-8.
    private(set) var isGB18030 = false

    fileprivate init(file: VectorFile, _ library: GDALLibrary, handle: OGRLayerH) {
      let call = library.call
      self.file = file
      self.library = library
      self.handle = handle
      name = call.OGR_L_GetName(handle).map { String(cString: $0) } ?? ""
      fields = VectorFeature.fields(library, call.OGR_L_GetLayerDefn(handle))
    }

    /// The system the file itself names, to be held against what was declared.
    var ownSystem: OwnSystem? {
      OwnSystem(library.call.OGR_L_GetSpatialRef(handle), sample: sample, library)
    }

    /// The first point of the first features that have one.
    private var sample: VectorShape.Line {
      let call = library.call
      var points: VectorShape.Line = []
      call.OGR_L_ResetReading(handle)
      for _ in 0..<16 {
        guard points.count < 4, let feature = call.OGR_L_GetNextFeature(handle) else { break }
        let shape = VectorFeature(library, feature).shape
        points += [shape?.points.first ?? shape?.lines.first?.first ?? shape?.areas.first?.first?.first]
          .compactMap(\.self)
        call.OGR_F_Destroy(feature)
      }
      return points
    }

    func forEachFeature(_ visit: (VectorFeature) -> Void) {
      let call = library.call
      call.OGR_L_ResetReading(handle)
      while let feature = call.OGR_L_GetNextFeature(handle) {
        visit(VectorFeature(library, feature, isGB18030: isGB18030))
        call.OGR_F_Destroy(feature)
      }
    }
  }

  extension VectorLayer {
    /// Looks through all texts for one that is not UTF-8: then the whole layer is GB 18030, for a short Chinese word may look
    /// like both.
    mutating func findEncoding() {
      let call = library.call
      let definition = call.OGR_L_GetLayerDefn(handle)
      let count = definition.map { call.OGR_FD_GetFieldCount($0) } ?? 0
      isGB18030 = VectorFeature.nameBytes(library, definition).contains(where: FieldText.isForeign)
      call.OGR_L_ResetReading(handle)
      while !isGB18030, let feature = call.OGR_L_GetNextFeature(handle) {
        let visited = VectorFeature(library, feature)
        isGB18030 = (0..<Int(count)).contains { visited.bytes($0).map(FieldText.isForeign) ?? false }
        call.OGR_F_Destroy(feature)
      }
      if isGB18030 {
        fields = VectorFeature.nameBytes(library, definition).map { FieldText.text($0, isGB18030: true) }
      }
    }
  }

  /// A feature while it is visited.
  struct VectorFeature {
    private let library: GDALLibrary
    private let handle: OGRFeatureH
    private let isGB18030: Bool

    fileprivate init(_ library: GDALLibrary, _ handle: OGRFeatureH, isGB18030: Bool = false) {
      self.library = library
      self.handle = handle
      self.isGB18030 = isGB18030
    }

    var id: Int64 { library.call.OGR_F_GetFID(handle) }

    /// The text of a field; `nil` where it is empty, absent or unknown.
    func text(_ field: Int) -> String? {
      bytes(field).map { FieldText.text($0, isGB18030: isGB18030) }
    }

    fileprivate func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8>? {
      let call = library.call
      guard field >= 0, call.OGR_F_IsFieldSetAndNotNull(handle, Int32(clamping: field)) != 0,
        let text = call.OGR_F_GetFieldAsString(handle, Int32(clamping: field))
      else { return nil }
      return FieldText.bytes(text)
    }

    var fields: [String] { Self.fields(library, library.call.OGR_F_GetDefnRef(handle)) }

    static func fields(_ library: GDALLibrary, _ definition: OGRFeatureDefnH?) -> [String] {
      nameBytes(library, definition).map { FieldText.text($0, isGB18030: false) }
    }

    fileprivate static func nameBytes(
      _ library: GDALLibrary, _ definition: OGRFeatureDefnH?
    ) -> [UnsafeBufferPointer<UInt8>] {
      let call = library.call
      guard let definition else { return [] }
      return (0..<call.OGR_FD_GetFieldCount(definition)).map { number in
        call.OGR_FD_GetFieldDefn(definition, number).flatMap { call.OGR_Fld_GetNameRef($0) }.map(
          FieldText.bytes) ?? UnsafeBufferPointer(start: nil, count: 0)
      }
    }

    var shape: VectorShape? {
      library.call.OGR_F_GetGeometryRef(handle).map { VectorShape(of: $0, library) }
    }
  }

  /// The parts of a feature in the file's own coordinates.
  struct VectorShape {
    typealias Line = [(x: Double, y: Double)]

    private(set) var points: Line = []
    private(set) var lines: [Line] = []
    /// Rings of each area, the outer one first; the closing point is repeated as in the file.
    private(set) var areas: [[Line]] = []

    fileprivate init(of geometry: OGRGeometryH, _ library: GDALLibrary) {
      collect(geometry, library, depth: 0)
    }

    private mutating func collect(_ geometry: OGRGeometryH, _ library: GDALLibrary, depth: Int) {
      let call = library.call
      guard depth < 16 else { return }
      switch call.OGR_GT_Flatten(call.OGR_G_GetGeometryType(geometry)) {
      case wkbPoint: points += Self.line(geometry, library)
      case wkbLineString, wkbLinearRing: lines.append(Self.line(geometry, library))
      case wkbPolygon, wkbTriangle:
        areas.append(
          (0..<call.OGR_G_GetGeometryCount(geometry)).compactMap { number in
            call.OGR_G_GetGeometryRef(geometry, number).map { Self.line($0, library) }
          })
      case wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon, wkbGeometryCollection,
        wkbPolyhedralSurface, wkbTIN:
        for number in 0..<call.OGR_G_GetGeometryCount(geometry) {
          if let part = call.OGR_G_GetGeometryRef(geometry, number) {
            collect(part, library, depth: depth + 1)
          }
        }
      default:
        // Circular arcs and the like, as lines within a quarter of a degree of arc.
        guard depth == 0, let straight = call.OGR_G_GetLinearGeometry(geometry, 0.25, nil) else { return }
        collect(straight, library, depth: 1)
        call.OGR_G_DestroyGeometry(straight)
      }
    }

    private static func line(_ geometry: OGRGeometryH, _ library: GDALLibrary) -> Line {
      (0..<library.call.OGR_G_GetPointCount(geometry)).map { number in
        (library.call.OGR_G_GetX(geometry, number), library.call.OGR_G_GetY(geometry, number))
      }
    }
  }

  /// A list of texts as C wants it, ended by a null pointer.
  private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let pointers = starts.map { start in buffer.baseAddress.map { base in base + start } } + [nil]
      // The list has its end in it, so it has an address.
      return pointers.withUnsafeBufferPointer { list in list.baseAddress.map(body)! }
    }
  }
#endif
