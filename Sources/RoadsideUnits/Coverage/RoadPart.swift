import RoadNetwork

extension RoadSteps {
  /// Some of the pieces, ascending. A street that leaves the part and comes back goes on as another, so that no gap runs through
  /// what lies outside.
  func part(_ rows: [Int]) -> RoadSteps {
    var isIn = [Bool](repeating: false, count: count)
    for row in rows { isIn[row] = true }
    var part = self.rows { isIn[$0] }
    var number: Int32 = -1
    for (place, row) in rows.enumerated() {
      let goesOn = place > 0 && rows[place - 1] == row - 1 && street[row] == street[row - 1]
      if !goesOn { number += 1 }
      part.street[place] = number
    }
    return part
  }
}

extension RoadCoverage {
  /// The same of some of the pieces, ascending.
  func part(_ rows: [Int]) -> RoadCoverage {
    RoadCoverage(
      steps: steps.part(rows), radio: radio, deliveredShare: rows.map { deliveredShare[$0] },
      bestUnit: rows.map { bestUnit[$0] })
  }
}
