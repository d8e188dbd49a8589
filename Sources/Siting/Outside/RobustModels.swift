/// Robust covering as a linear model: which merged rows are covered, what that is worth in each future, and the one number
/// that the goal asks for.
extension RobustCoverProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    limit.add(to: &model, candidates: candidates, fixed: fixed)
    let rows = RobustRows(self)
    func weight(_ row: Int, _ future: Int) -> Int64 { rows.weights[row * rows.futures + future] }
    let covered = (0..<rows.rowCount).map { row in
      let sum = (0..<rows.futures).reduce(Int64(0)) { $0 + weight(row, $1) }
      let column = model.column(worth: goal == .mean ? sum : 0, isWhole: false)
      let sites = rows.candidates[Int(rows.starts[row])..<Int(rows.starts[row + 1])]
      model.row([(column, -1)] + sites.map { (Int(rows.names[Int($0)]), 1) }, .atLeast, 0)
      return column
    }
    guard let (rank, reference) = ranked else {
      model.constant = rows.won.reduce(0, +)
      return model
    }
    // The level that counts, up from the lowest there can be; a future that is left out is excused by as much.
    let most = plainBound
    let lowest = -(reference.max() ?? 0)
    let level = model.column(worth: 1, to: most - lowest, isWhole: false)
    model.constant = lowest
    var excused: [(column: Int, factor: Int64)] = []
    for future in 0..<rows.futures {
      var terms: [(column: Int, factor: Int64)] = [(level, -1)]
      for (row, column) in covered.enumerated() { terms.append((column, weight(row, future))) }
      if rank > 1 {
        let excuse = model.column(isWhole: true)
        excused.append((excuse, 1))
        terms.append((excuse, most - lowest))
      }
      model.row(terms, .atLeast, lowest + reference[future] - rows.won[future])
    }
    if rank > 1 { model.row(excused, .atMost, Int64(rank - 1)) }
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    var members: [(name: String, value: PlainValue)] = [
      ("goal", .word(goal.word)), ("fixed", .sites(fixed)),
    ]
    if case .quantile = goal, let ranked { members.append(("rank", .number(Int64(ranked.rank)))) }
    members += limit.document
    members.append(("futures", .list(futures.map { .numbers($0) })))
    members.append(("best_values", .numbers(optima)))
    members.append(("covered_by", .list((0..<coverage.rowCount).map { .sites(coverage[$0]) })))
    return members
  }
}
