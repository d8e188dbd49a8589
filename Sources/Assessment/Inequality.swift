/// How unevenly something is spread.
enum Inequality {
  /// Gini coefficient of values over weights, 0 where all have the same; `nil` where nothing weighs or all is 0.
  static func gini(_ values: [Double], over weights: [Double]) -> Double? {
    let rows = values.indices.filter { weights[$0] > 0 }
      .sorted { values[$0] < values[$1] || values[$0] == values[$1] && $0 < $1 }
    let people = rows.reduce(0) { $0 + weights[$1] }
    let total = rows.reduce(0) { $0 + weights[$1] * values[$1] }
    guard people > 0, total > 0 else { return nil }
    var below = 0.0
    var twiceArea = 0.0
    for row in rows {
      let next = below + weights[row] * values[row]
      twiceArea += weights[row] * (below + next)
      below = next
    }
    return max(0, 1 - twiceArea / (people * total))
  }
}
