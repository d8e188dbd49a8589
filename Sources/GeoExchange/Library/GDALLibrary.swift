#if GDAL
  import CGDAL

  /// The Geospatial Data Abstraction Library, opened when it is first needed: linked, its shared objects would cost every
  /// command some 50 ms.
  struct GDALLibrary: @unchecked Sendable {
    let call: cgdal_functions

    /// `nil` where the library is not installed.
    static let shared: GDALLibrary? = {
      var functions = cgdal_functions()
      guard cgdal_open(&functions) == nil else { return nil }
      _ = functions.CPLSetErrorHandler(functions.CPLQuietErrorHandler)
      functions.GDALAllRegister()
      return GDALLibrary(call: functions)
    }()

    static func opened() throws(ImportFault) -> GDALLibrary {
      guard let shared else { throw ImportFault.missingLibrary }
      return shared
    }

    /// What went wrong last, in GDAL's words, on one line.
    var lastMessage: String {
      let text = call.CPLGetLastErrorMsg().map { String(cString: $0) } ?? ""
      return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }
#endif
