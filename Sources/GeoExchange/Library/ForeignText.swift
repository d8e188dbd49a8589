#if GDAL
  import Glibc

  /// What GDAL takes for UTF-8 and may be something else: tables, GeoJSON and the attributes of shapefiles.
  enum ForeignText {
    private static let endings = [".csv", ".tsv", ".txt", ".geojson", ".geojsonl", ".json"]

    /// A text that is not UTF-8, converted, with a word in the log; `nil` where the file can be read as it is.
    ///
    /// - Throws: `badData` where it is text in no encoding that is tried.
    static func copy(of path: String, _ log: inout ImportLog) throws(ImportFault) -> MemoryFile? {
      guard endings.contains(where: path.lowercased().hasSuffix) else { return nil }
      let status = try FileText.status(of: path)
      guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= FileText.largestMebibytes << 20 else {
        return nil
      }
      let bytes = try FileText.bytes(path)
      guard let (text, encoding) = FileText.decoded(bytes) else {
        // No text at all is for GDAL to say.
        guard !bytes.contains(0) else { return nil }
        throw FileText.noText(path)
      }
      guard let encoding else { return nil }
      FileText.tell(encoding, path, &log)
      return MemoryFile(text, for: path, try GDALLibrary.opened())
    }

    /// Settings that make GDAL hand out the bytes of a shapefile as they are: where no `.cpg` says what they mean, and the table
    /// itself says nothing, "the system's" or GBK. What GDAL would take them for is ISO 8859-1.
    static func options(of path: String) -> [String] {
      guard path.lowercased().hasSuffix(".shp") || path.lowercased().hasSuffix(".dbf") else { return [] }
      let stem = String(path.dropLast(4))
      guard ![".cpg", ".CPG"].contains(where: { FileText.isThere(stem + $0) }) else { return [] }
      let table = [".dbf", ".DBF"].first { FileText.isThere(stem + $0) }
      // dBASE's language driver, byte 29: 0 none, 0x57 the system's, 0x4D and 0x7A Chinese.
      guard let table, let sign = FileText.byte(29, of: stem + table) else { return [] }
      return [0, 0x57, 0x4D, 0x7A].contains(sign) ? ["ENCODING="] : []
    }
  }
#endif
