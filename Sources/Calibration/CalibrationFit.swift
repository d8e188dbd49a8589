import NumericKernels

/// Parameters found, with what is known about them.
public struct CalibrationFit: Codable, Hashable, Sendable {
  /// One of the searches from which the best was taken.
  public struct Search: Codable, Hashable, Sendable {
    public let start: CalibrationParameters
    public let found: CalibrationParameters
    public let cost: Double
    public let evaluations: Int
  }

  public let parameters: CalibrationParameters
  /// Q, the sum of the squared residuals.
  public let cost: Double
  /// From the curvature at the minimum and the scales of the objective; not sampling errors.
  public let standardDeviations: [Double]
  public let correlations: [[Double]]
  public let searches: [Search]
}

/// How the search goes.
public struct CalibrationSearch: Sendable {
  /// Three, because one in three may end where the price level plays no part.
  public var starts = [
    CalibrationParameters(
      heldShare: 0.25, overnightPlugIns: 0.15, fastSessions: 12, timePriceResponse: 4, priceLevelResponse: 1),
    CalibrationParameters(
      heldShare: 0.15, overnightPlugIns: 0.06, fastSessions: 18, timePriceResponse: 8, priceLevelResponse: 2.5
    ),
    CalibrationParameters(
      heldShare: 0.32, overnightPlugIns: 0.25, fastSessions: 6, timePriceResponse: 1.5,
      priceLevelResponse: 0.4),
  ]
  /// Per simplex; each start has two, the second where the first ended.
  public var evaluations = 700
  public var tolerance = 1e-5
  public var threads = 1

  public init() {}
}

extension CalibrationSearch {
  /// Nelder and Mead from every start, then least squares from the best for curvature and the last digits.
  ///
  /// - Throws: `noFit` where no start gives a number; `unknownZone` as the objective does.
  public func fit(
    _ model: FluidModel, _ objective: CalibrationObjective
  ) throws(CalibrationError) -> CalibrationFit {
    // Complains about zones before the search would.
    _ = try objective.residuals(of: model.week(CalibrationParameters(unbounded: [0, 0, 0, 0, 0])))
    let residuals: @Sendable ([Double]) -> [Double] = { place in
      (try? objective.residuals(of: model.week(CalibrationParameters(unbounded: place)))) ?? [.nan]
    }
    let searches = parallelMap(count: starts.count, threads: threads) { row in
      search(from: starts[row], residuals)
    }.compactMap(\.self)
    guard let best = searches.min(by: { $0.cost < $1.cost }) else { throw .noFit }
    do {
      let polished = try NonlinearLeastSquares.fit(
        from: best.found.unbounded, differences: Self.differences, residuals: residuals)
      let parameters = CalibrationParameters(unbounded: polished.point)
      let deviations = zip(polished.standardDeviations, parameters.slopes).map { $0 * $1 }
      return CalibrationFit(
        parameters: parameters, cost: polished.cost, standardDeviations: deviations,
        correlations: polished.correlations, searches: searches)
    } catch {
      throw .noFit
    }
  }

  /// The best parameters of a model whose drivers do not look at the price of the hour, from the first start: the rival
  /// that energy by hour has to tell from the fitted one.
  ///
  /// - Throws: As `fit` does.
  public func fitWithoutTimePrice(
    _ model: FluidModel, _ objective: CalibrationObjective
  ) throws(CalibrationError) -> CalibrationParameters {
    func blind(_ place: [Double]) -> CalibrationParameters {
      var parameters = CalibrationParameters(unbounded: place)
      parameters.timePriceResponse = 0
      return parameters
    }
    _ = try objective.residuals(of: model.week(blind(starts[0].unbounded)))
    let found = search(from: starts[0]) { place in
      (try? objective.residuals(of: model.week(blind(place)))) ?? [.nan]
    }
    guard let found else { throw .noFit }
    return blind(found.found.unbounded)
  }

  private func search(
    from start: CalibrationParameters, _ residuals: ([Double]) -> [Double]
  ) -> CalibrationFit.Search? {
    var place = start.unbounded
    var cost = Double.infinity
    var evaluations = 0
    for turn in 0..<2 {
      let steps = [Double](repeating: turn == 0 ? 0.5 : 0.2, count: place.count)
      let minimum = try? NelderMead.minimise(
        from: place, steps: steps, tolerance: tolerance, maximumEvaluations: self.evaluations
      ) { residuals($0).reduce(0) { $0 + $1 * $1 } }
      guard let minimum else { return nil }
      place = minimum.point
      cost = minimum.value
      evaluations += minimum.evaluations
    }
    return CalibrationFit.Search(
      start: start, found: CalibrationParameters(unbounded: place), cost: cost, evaluations: evaluations)
  }

  /// 2 % of each value, as a distance on the whole line.
  private static func differences(_ place: [Double]) -> [Double] {
    let parameters = CalibrationParameters(unbounded: place)
    return zip(parameters.values, parameters.slopes).map { value, slope in
      min(0.5, max(1e-4, 0.02 * value / max(slope, 1e-12)))
    }
  }
}
