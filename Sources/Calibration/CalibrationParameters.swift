import NumericKernels

/// The five numbers that are fitted; everything else in the model is fixed.
public struct CalibrationParameters: Codable, Hashable, Sendable {
  /// Share of slow piles that are never free: long stays, defects, dedicated piles.
  public var heldShare: Double
  /// Overnight plug-ins per slow pile and weekday.
  public var overnightPlugIns: Double
  /// Charging sessions per fast pile and day, city-wide; the price moves them, it does not make them.
  public var fastSessions: Double
  /// How strongly drivers shift a charge to a cheap hour, per CNY/kWh.
  public var timePriceResponse: Double
  /// How strongly they avoid an expensive zone, per CNY/kWh.
  public var priceLevelResponse: Double

  public init(
    heldShare: Double, overnightPlugIns: Double, fastSessions: Double, timePriceResponse: Double,
    priceLevelResponse: Double
  ) {
    self.heldShare = heldShare
    self.overnightPlugIns = overnightPlugIns
    self.fastSessions = fastSessions
    self.timePriceResponse = timePriceResponse
    self.priceLevelResponse = priceLevelResponse
  }
}

extension CalibrationParameters {
  /// One parameter as files and tables show it.
  public struct Outline: Hashable, Sendable {
    public let key: String
    public let symbol: String
    public let unit: String
    public let range: ClosedRange<Double>
  }

  /// In the order of `values`.
  public static let outlines = [
    Outline(key: "held_share", symbol: "h", unit: "share of slow piles", range: 0...0.5),
    Outline(key: "overnight_plug_ins", symbol: "L_s", unit: "per slow pile-day", range: 0.01...0.5),
    Outline(key: "fast_sessions", symbol: "L_f", unit: "per fast pile-day", range: 2...25),
    Outline(key: "time_price_response", symbol: "beta", unit: "per CNY/kWh", range: 0.05...20),
    Outline(key: "price_level_response", symbol: "b_z", unit: "per CNY/kWh", range: 0...8),
  ]

  public var values: [Double] {
    [heldShare, overnightPlugIns, fastSessions, timePriceResponse, priceLevelResponse]
  }

  public init(values: [Double]) {
    precondition(values.count == Self.outlines.count, "a calibration has five parameters")
    self.init(
      heldShare: values[0], overnightPlugIns: values[1], fastSessions: values[2],
      timePriceResponse: values[3], priceLevelResponse: values[4])
  }

  /// Every value pulled onto the whole line by the logistic function of its range, so that a search cannot leave it.
  ///
  /// A value at the end of its range becomes one just inside.
  public var unbounded: [Double] {
    zip(values, Self.outlines).map { value, outline in
      let width = outline.range.upperBound - outline.range.lowerBound
      let share = min(1 - 1e-9, max(1e-9, (value - outline.range.lowerBound) / width))
      return Elementary.log(share) - Elementary.log1p(-share)
    }
  }

  public init(unbounded: [Double]) {
    self.init(
      values: zip(unbounded, Self.outlines).map { place, outline in
        let width = outline.range.upperBound - outline.range.lowerBound
        return outline.range.lowerBound + width / (1 + Elementary.exp(-place))
      })
  }

  /// How fast each value moves with its place on the whole line.
  public var slopes: [Double] {
    zip(values, Self.outlines).map { value, outline in
      let width = outline.range.upperBound - outline.range.lowerBound
      return (value - outline.range.lowerBound) * (outline.range.upperBound - value) / width
    }
  }
}
