/// When each work is let and opens in one draw, under the budgets of the years.
///
/// A year's money goes to what earlier years left over, then to the year's own works in the plan's order; what does not fit waits
/// and cheaper works behind it go ahead. What is still waiting after the last year is never built. Works from a row on may be paid
/// apart: a reserve never lives on the plan's money, nor the plan on the reserve's.
struct Letting {
  /// Months after the first January; infinite where a work is never let.
  private(set) var opens: [Double]
  /// By year, CNY of the year.
  private(set) var spent: [Double]
  /// Works left over at the end of each year.
  private(set) var waiting: [Int]

  init(
    _ works: [Work], years: [ProgrammeYear], _ parameters: ProgrammeParameters, _ chance: BuildingChance,
    draw: Int, earlierMonths: Double = 0, paidApartFrom: Int = .max
  ) {
    opens = [Double](repeating: .infinity, count: works.count)
    (spent, waiting) = ([], [])
    var queue: [Int] = []
    var prices = 1.0
    var carried = 0.0
    var planned = [[Int]](repeating: [], count: years.count)
    for (row, work) in works.enumerated() {
      if let year = years.firstIndex(where: { $0.year >= work.year }) { planned[year].append(row) }
    }
    for (year, terms) in years.enumerated() {
      queue += planned[year]
      let budget = terms.budgetCNY.map { $0 + carried }
      var left = budget ?? .infinity
      var chosen: [Int] = []
      var later: [Int] = []
      var sum = 0.0
      for row in queue {
        let cost = works[row].costCNY * prices * chance.costFactor(draw, work: row, year: year)
        if row >= paidApartFrom {
          chosen.append(row)
        } else if cost <= left {
          chosen.append(row)
          left -= cost
          sum += cost
        } else {
          later.append(row)
        }
      }
      for (place, row) in chosen.enumerated() {
        let share = (Double(place) + 0.5) / Double(chosen.count)
        let month = Double(12 * year) + parameters.lettingMonths * share - earlierMonths
        opens[row] =
          month + parameters.leadMonths(works[row].kind) * chance.leadFactor(draw, work: row, year: year)
      }
      queue = later
      carried = parameters.carriesOver && budget != nil ? left : 0
      prices *= 1 + parameters.priceChangeShare
      spent.append(sum)
      waiting.append(later.count)
    }
  }
}
