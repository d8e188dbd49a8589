#if GDAL
  import CGDAL
  import DistrictModel
  import NumericKernels

  /// The system a file itself names. Often wrong for Chinese files, so it is held against what was declared and never used in
  /// its place.
  struct OwnSystem {
    /// Code of the EPSG register, where it has one.
    let epsg: Int?
    let name: String
    /// Some points of the file in its own coordinates.
    let sample: [(x: Double, y: Double)]
    /// The same points in WGS-84 as the file's own system has them; `nil` where the library cannot say.
    let places: [Coordinate?]

    /// - Parameter handle: belongs to the file.
    init?(_ handle: OGRSpatialReferenceH?, sample: [(x: Double, y: Double)], _ library: GDALLibrary) {
      guard let handle else { return nil }
      let call = library.call
      name = call.OSRGetName(handle).map { String(cString: $0) } ?? ""
      let authority = call.OSRGetAuthorityName(handle, nil).map { String(cString: $0) }
      let code = call.OSRGetAuthorityCode(handle, nil).flatMap { Int(String(cString: $0)) }
      epsg = authority == "EPSG" ? code : nil
      self.sample = sample
      places = Projector(of: handle, library)?.toWGS84(sample) ?? sample.map { _ in nil }
    }

    /// Whether the two systems are the same for these points; where not, how far apart, in metres, if that can be said.
    func difference(from declared: ReferenceSystem) throws(ImportFault) -> (isSame: Bool, metres: Double?) {
      let code: Int =
        switch declared {
        case .epsg(let code): code
        case .datum(.cgcs2000): 4490
        // The shifted systems of web maps have no code: their files say WGS 84 or nothing.
        case .datum: 4326
        }
      guard epsg != code else { return (true, nil) }
      let register = try Projector(epsg: code).toWGS84(sample)
      var metres: Double?
      for case (let own?, let other?) in zip(places, register) {
        metres = max(metres ?? 0, Self.metres(own, other))
      }
      // Points that are none of one of the two: only a code can tell them apart.
      guard let metres else { return (epsg == nil, nil) }
      return (metres <= 1, metres)
    }

    private static func metres(_ one: Coordinate, _ other: Coordinate) -> Double {
      let radians = Double.pi / 180
      let north = (one.latitude - other.latitude) * radians
      let east =
        (one.longitude - other.longitude) * radians
        * Elementary.cosineAndSine(one.latitude * radians).cosine
      return 6_371_000 * (north * north + east * east).squareRoot()
    }
  }

  extension ReferenceSystem {
    /// Holds what a file says of its own system against what was declared. The declaration counts: Chinese files often carry a
    /// system they are not in.
    func hold(against own: OwnSystem?, of file: String, _ log: inout ImportLog) throws(ImportFault) {
      guard let own else { return }
      let (isSame, metres) = try own.difference(from: self)
      guard !isSame else { return }
      let code = own.epsg.map { "EPSG:\($0)" }
      let title = code.map { BilingualText(zh: "\($0)（\(own.name)）", en: "\($0) (\(own.name))") }
      let shown = title ?? BilingualText(zh: "'\(own.name)'", en: "'\(own.name)'")
      let shift = metres.map { metres in
        let text = PlainNumber.text(metres)
        return BilingualText(zh: "，两者在此相差 \(text) m", en: ", \(text) m away from it here")
      }
      log.add(
        .suspected, "W1004", file: file, zh: "文件自称 \(shown.zh)，声明为 \(name)\(shift?.zh ?? "")；按声明读取",
        en: "the file says \(shown.en), \(name) was declared\(shift?.en ?? ""); read as declared")
    }
  }
#endif
