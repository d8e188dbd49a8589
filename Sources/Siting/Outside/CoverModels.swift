extension SetCoverProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    let open = costs.map { model.column(worth: $0, isWhole: true) }
    for row in 0..<coverage.rowCount {
      model.row(coverage[row].map { (open[Int($0)], 1) }, .atLeast, 1)
    }
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [("costs", .numbers(costs)), ("covered_by", coverage.plain)]
  }
}

extension PartialCoverProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    let stands = SiteSet(fixed, candidates: candidates)
    let open = costs.indices.map { site in
      let isFixed = stands[Int32(site)]
      return model.column(worth: isFixed ? 0 : costs[site], from: isFixed ? 1 : 0, isWhole: true)
    }
    var covered: [(column: Int, factor: Int64)] = []
    for row in 0..<coverage.rowCount where weights[row] > 0 {
      let isCovered = model.column(isWhole: false)
      model.row([(isCovered, -1)] + coverage[row].map { (open[Int($0)], 1) }, .atLeast, 0)
      covered.append((isCovered, weights[row]))
    }
    model.row(covered, .atLeast, target)
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [
      ("fixed", .sites(fixed)), ("costs", .numbers(costs)), ("target", .number(target)),
      ("weights", .numbers(weights)), ("covered_by", coverage.plain),
    ]
  }
}

extension CoverageTable {
  /// For each row the candidates that cover it.
  var plain: PlainValue { .list((0..<rowCount).map { .sites(self[$0]) }) }
}
