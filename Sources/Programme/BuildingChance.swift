import NumericKernels

/// Chance in the times and costs of works: one factor for each work and draw, and one for all works let in a year.
///
/// Every factor has a stream of its own, so a work that is added moves no other, and programmes that differ in budgets or dates
/// are compared by equal random numbers.
struct BuildingChance {
  let works: Int
  let years: Int
  let draws: Int
  private var lead: [Double]
  private var cost: [Double]
  private var yearLead: [Double]
  private var yearCost: [Double]

  init(_ parameters: ProgrammeParameters, works: Int, years: Int, seed: UInt64) {
    self.works = works
    self.years = years
    draws = parameters.draws
    (lead, cost, yearLead, yearCost) = ([], [], [], [])
    lead.reserveCapacity(works * draws)
    cost.reserveCapacity(works * draws)
    let (ofWork, ofYear) = (StreamPurpose("programme.work"), StreamPurpose("programme.year"))
    for draw in 0..<draws {
      for work in 0..<works {
        var random = RandomStream(
          seed: seed, replication: UInt32(draw), purpose: ofWork, entity: UInt32(work))
        lead.append(Elementary.exp(parameters.leadLogSd * random.standardNormal()))
        cost.append(Elementary.exp(parameters.costLogSd * random.standardNormal()))
      }
      for year in 0..<years {
        var random = RandomStream(
          seed: seed, replication: UInt32(draw), purpose: ofYear, entity: UInt32(year))
        yearLead.append(Elementary.exp(parameters.yearLeadLogSd * random.standardNormal()))
        yearCost.append(Elementary.exp(parameters.yearCostLogSd * random.standardNormal()))
      }
    }
  }

  /// No chance at all: every factor is 1.
  init(calmWorks works: Int, years: Int) {
    self.works = works
    self.years = years
    draws = 1
    lead = [Double](repeating: 1, count: works)
    cost = lead
    yearLead = [Double](repeating: 1, count: years)
    yearCost = yearLead
  }

  func leadFactor(_ draw: Int, work: Int, year: Int) -> Double {
    lead[draw * works + work] * yearLead[draw * years + year]
  }

  func costFactor(_ draw: Int, work: Int, year: Int) -> Double {
    cost[draw * works + work] * yearCost[draw * years + year]
  }
}
