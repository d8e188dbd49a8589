#if GDAL
  import CGDAL
#endif

/// Version of the library as it is installed now.
public enum GDALVersion {
  /// Such as `3.6.2`; `nil` where it is missing or the program was built without it.
  public static var text: String? {
    #if GDAL
      GDALLibrary.shared.flatMap { $0.call.GDALVersionInfo("RELEASE_NAME").map { String(cString: $0) } }
    #else
      nil
    #endif
  }
}
