#if GDAL
  import DistrictModel
  import ScenarioFiles

  /// Reads the raster of a request onto the district's cells and tells what is odd about it.
  struct RasterReading {
    private let request: ImportRequest
    private let boundary: Boundary
    private let system: ReferenceSystem

    init(_ request: ImportRequest) throws(ImportFault) {
      let system = try request.declaredSystem()
      guard request.files.count == 1 else {
        throw .usage(.init(zh: "一次读一个栅格", en: "one raster at a time"))
      }
      guard let boundary = request.frame.boundary else { throw PlaceChecks.noOutline(request) }
      self.request = request
      self.boundary = boundary
      self.system = system
    }

    /// - Parameter addsUp: whether the whole raster is added up as well.
    func shares(addsUp: Bool = false, _ log: inout ImportLog) throws(ImportFault) -> CellShares {
      let path = request.files[0]
      let raster = try RasterFile(path)
      try system.hold(against: raster.ownSystem, of: path, &log)
      if raster.bandCount > 1 {
        log.add(
          .noted, "W1041", file: path, zh: "有 \(raster.bandCount) 个波段，只读第一个",
          en: "it has \(raster.bandCount) bands; the first one is read")
      }
      if raster.scale != 1 || raster.offset != 0 {
        let (scale, offset) = (Numeral.text(raster.scale), Numeral.text(raster.offset))
        log.add(
          .noted, "W1049", file: path, zh: "像元按文件的比例 \(scale) 与偏移 \(offset) 换算",
          en: "its pixels are unpacked by the scale \(scale) and the offset \(offset) of the file")
      }
      let shares = try CellShares(raster, request, system: system, boundary: boundary, addsUp: addsUp)
      log.count(
        found: shares.pixels, kept: shares.pixels - shares.pixelsWithoutData - shares.negativePixels)
      for (count, code, zh, en) in [
        (shares.pixelsWithoutData, "W1043", "没有数据，按 0 计", "have no data and count as 0"),
        (shares.negativePixels, "W1044", "为负，按 0 计", "are negative and count as 0"),
      ] where count > 0 {
        log.add(
          .dropped, code, file: path, records: count, zh: "边界内 \(count) 个像元\(zh)",
          en: "\(count) pixels inside the outline \(en)")
      }
      let bare = shares.grid.cells.indices.filter { shares.weights[$0] == 0 }
      let bareShare = bare.reduce(0) { $0 + shares.grid.cells[$1].insideShare }
      // Slivers along the outline may miss the middle of every part of a pixel.
      if bare.count < shares.grid.cells.count, bareShare > 0.5 {
        log.add(
          .suspected, "W1045", file: path, zh: "\(shares.grid.cells.count) 格中 \(bare.count) 格没有栅格数据",
          en: "\(bare.count) of \(shares.grid.cells.count) cells have no pixel with data")
      }
      guard shares.pixels > 0 else {
        throw .bad(
          path, "E1047", zh: "栅格与边界不相交", en: "the raster does not meet the outline",
          help: .init(zh: "检查声明的坐标系 \(system.name)", en: "check the declared system, \(system.name)"))
      }
      return shares
    }
  }
#endif
