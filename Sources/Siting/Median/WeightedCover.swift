/// A cover of a given size by exchange: rows left uncovered grow heavier until some exchange covers them.
///
/// Source: Gao, Weise, Li, "An efficient local search heuristic with row weighting for the unicost set covering
/// problem", 2015.
enum WeightedCover {
  /// Effort, in changes of a score.
  static let effort = 20_000_000

  static func find(_ table: CoverTable, size: Int) -> [Int]? {
    let columnRows = (0..<table.columns).map { table.rows(of: $0) }
    let rowColumns = (0..<table.rows).map { table.columns(of: $0) }
    var weight = [Int](repeating: 1, count: table.rows)
    var covered = [Int32](repeating: 0, count: table.rows)
    var isIn = [Bool](repeating: false, count: table.columns)
    /// What a column adds when it is out, and what is lost when it goes.
    var score = columnRows.map(\.count)
    var since = [Int](repeating: 0, count: table.columns)
    var chosen: [Int] = []
    var left = Array(0..<table.rows)
    var placeLeft = left
    var work = 0

    func flip(_ column: Int) {
      let enters = !isIn[column]
      isIn[column] = enters
      for row32 in columnRows[column] {
        let row = Int(row32)
        let before = covered[row]
        covered[row] += enters ? 1 : -1
        let w = weight[row]
        if enters ? before == 0 : before == 1 {
          // From uncovered to covered by this one alone, or back: every other column gains or loses the row.
          work += rowColumns[row].count
          for other in rowColumns[row] where Int(other) != column { score[Int(other)] += enters ? -w : w }
          if enters {
            let last = left[left.count - 1]
            left[placeLeft[row]] = last
            placeLeft[last] = placeLeft[row]
            left.removeLast()
          } else {
            placeLeft[row] = left.count
            left.append(row)
          }
        } else if enters ? before == 1 : before == 2 {
          work += rowColumns[row].count
          for other in rowColumns[row] where Int(other) != column && isIn[Int(other)] {
            score[Int(other)] += enters ? -w : w
            break
          }
        }
      }
    }

    while !left.isEmpty, chosen.count < min(size, table.columns) {
      guard let best = columnRows.indices.filter({ !isIn[$0] }).max(by: { score[$0] < score[$1] }) else {
        break
      }
      flip(best)
      chosen.append(best)
    }
    var step = 0
    while !left.isEmpty, work < effort, !chosen.isEmpty {
      step += 1
      let out =
        chosen.indices.min { (score[chosen[$0]], since[chosen[$0]]) < (score[chosen[$1]], since[chosen[$1]]) }
        ?? 0
      let gone = chosen.remove(at: out)
      since[gone] = step
      flip(gone)
      guard let row = left.min(by: { (-weight[$0], $0) < (-weight[$1], $1) }) else { break }
      var best = -1
      for option in rowColumns[row] where !isIn[Int(option)] && Int(option) != gone {
        let column = Int(option)
        if best < 0 || (score[column], -since[column]) > (score[best], -since[best]) { best = column }
      }
      if best < 0 { best = Int(rowColumns[row][0]) }
      since[best] = step
      flip(best)
      chosen.append(best)
      for row in left {
        weight[row] += 1
        for column in rowColumns[row] { score[Int(column)] += 1 }
      }
      work += columnRows.count + left.count
    }
    return left.isEmpty ? chosen : nil
  }
}
