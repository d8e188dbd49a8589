#if GDAL
  import CGDAL
  import DistrictModel
  import Glibc
  import Synchronization

  /// The Geospatial Data Abstraction Library, opened when it is first needed: linked, its shared objects would cost every
  /// command some 50 ms.
  struct GDALLibrary: @unchecked Sendable {
    let call: cgdal_functions

    /// `nil` where the library is not installed.
    static let shared: GDALLibrary? = {
      var functions = cgdal_functions()
      guard cgdal_open(&functions) == nil else { return nil }
      _ = functions.CPLSetErrorHandler(collect)
      functions.GDALAllRegister()
      return GDALLibrary(call: functions)
    }()

    static func opened() throws(ImportFault) -> GDALLibrary {
      guard let shared else { throw ImportFault.missingLibrary }
      return shared
    }

    /// Complaints since they were last forgotten, by thread: files read side by side each have their own. The first one is the
    /// cause, those after it what follows from it.
    private static let complaints = Mutex<[pthread_t: [String]]>([:])

    private static let collect: CPLErrorHandler = { severity, _, message in
      guard severity == CE_Failure || severity == CE_Fatal, let message else { return }
      let text = String(cString: message).split(whereSeparator: \.isNewline).joined(separator: " ")
      complaints.withLock { all in
        let own = all[pthread_self(), default: []]
        if own.count < 8, !own.contains(text) { all[pthread_self()] = own + [text] }
      }
    }

    /// Why a file that is there cannot be opened: a folder is no file at all, what nothing is known of says so.
    func cannotOpen(_ path: String) -> ImportFault {
      if (try? FileText.isFolder(path)) == true {
        return .missingFile(path, reason: String(cString: strerror(EISDIR)))
      }
      let reason = complaint
      let isShape = [".shp", ".shx", ".dbf"].contains(where: path.lowercased().hasSuffix)
      return .bad(
        path, "E1002", zh: "GDAL 读不了此文件：\(reason.isEmpty ? "不是已知格式" : reason)",
        en: "GDAL cannot read this file: \(reason.isEmpty ? "it is of no format that is known" : reason)",
        help: isShape
          ? .init(
            zh: "Shapefile 需要同名的 .shp、.shx、.dbf 三个文件",
            en: "a shapefile needs its .shp, .shx and .dbf side by side") : nil)
    }

    /// Does something whose complaints are told otherwise.
    func withoutComplaints<Result>(_ body: () -> Result) -> Result {
      let before = Self.complaints.withLock { $0[pthread_self()] }
      defer { Self.complaints.withLock { $0[pthread_self()] = before } }
      return body()
    }

    func forgetComplaints() { Self.complaints.withLock { $0[pthread_self()] = nil } }

    /// What went wrong, in GDAL's words, on one line; empty if nothing did.
    var complaint: String {
      Self.complaints.withLock { $0[pthread_self(), default: []].joined(separator: "; ") }
    }
  }
#endif
