/// A station or another thing that is built and run, as money sees it.
public struct FinancedProject: Codable, Hashable, Sendable {
  /// An award that is paid out in a year.
  public struct Grant: Codable, Hashable, Sendable {
    public var year: Int
    public var amount: Money

    public init(year: Int, amount: Money) {
      self.year = year
      self.amount = amount
    }
  }

  /// Equipment that stood before the plan, and is bought anew as it ages.
  public struct Standing: Codable, Hashable, Sendable {
    public var openedYear: Int
    /// What it costs to buy anew.
    public var amount: Money

    public init(openedYear: Int, amount: Money) {
      self.openedYear = openedYear
      self.amount = amount
    }
  }

  public var id: String
  public var firm: String
  public var kind: ProjectKind
  /// Code; empty where it belongs to none.
  public var township: String
  /// The year in which it is built and first run.
  public var firstYear: Int
  /// Investments once, land and operation a year.
  public var costs: [CostItem]
  /// Of the first year.
  public var revenue: Money
  /// What its energy costs, of the first year.
  public var energy: Money
  /// kWh, kg or swaps of the first year.
  public var units: Double
  public var grants: [Grant]
  /// Part of its first year in which it runs.
  public var openingShare = 1.0
  /// `nil` where nothing stood, or nobody knows since when.
  public var standing: Standing?

  public init(
    id: String, firm: String, township: String, firstYear: Int, costs: [CostItem], revenue: Money,
    energy: Money, units: Double = 0, grants: [Grant] = [], kind: ProjectKind = .charging
  ) {
    self.kind = kind
    self.id = id
    self.firm = firm
    self.township = township
    self.firstYear = firstYear
    self.costs = costs
    self.revenue = revenue
    self.energy = energy
    self.units = units
    self.grants = grants
  }
}

/// The money of a project over the horizon: the whole of it, and what each payer sees.
public struct ProjectCashFlow: Codable, Hashable, Sendable {
  public let project: FinancedProject
  /// All payers together. Incentives pass from the district to the operator and do not count here.
  public let whole: CashFlow
  /// The operator's: its share of costs, all of revenue, and incentives.
  public let operatorView: CashFlow
  /// The district's: its share of costs, and incentives as money that goes out.
  public let districtView: CashFlow
  public let gridCompanyView: CashFlow
  /// By row of `whole.years`.
  public let units: [Double]
}

extension FinanceParameters {
  /// The cash flow of a project from a year on, over the horizon.
  ///
  /// Equipment is bought anew at the end of its life, at the same price; at the end of the horizon the unused part of the last
  /// purchase's life and `salvageShare` of the rest are what it is still worth.
  ///
  /// - Parameter from: first year of the horizon, the same for all projects that are added up.
  /// - Throws: `CashFlowFault.noIndex` for a cost in prices of another year that no index joins.
  public func cashFlow(of project: FinancedProject, from start: Int) throws(CashFlowFault) -> ProjectCashFlow
  {
    var amounts: [CostElement: Money] = [:]
    for item in project.costs {
      amounts[item.element, default: .zero] += try index.convert(
        item.amount, from: item.priceYear, to: priceYear)
    }
    let span = ProjectSpan(project, amounts, self, start)
    var views = [[YearFlow]](repeating: [], count: Payer.allCases.count)
    var whole: [YearFlow] = []
    for year in span.years {
      let parts = span.flows(in: year)
      for (payer, part) in parts.enumerated() { views[payer].append(part) }
      whole.append(contentsOf: parts)
    }
    let grants = span.grants
    return ProjectCashFlow(
      project: project, whole: CashFlow(whole), operatorView: CashFlow(views[0] + grants),
      districtView: CashFlow(views[1] + grants.map(\.handedOut)), gridCompanyView: CashFlow(views[2]),
      units: span.years.map(span.units))
  }
}

extension YearFlow {
  /// An incentive as whoever pays it sees it.
  fileprivate var handedOut: YearFlow {
    var flow = YearFlow(year: year)
    flow.incentive = -incentive
    return flow
  }
}

/// One project over one horizon.
private struct ProjectSpan {
  let project: FinancedProject
  let amounts: [CostElement: Money]
  let parameters: FinanceParameters
  let years: Range<Int>

  init(
    _ project: FinancedProject, _ amounts: [CostElement: Money], _ parameters: FinanceParameters, _ start: Int
  ) {
    self.project = project
    self.amounts = amounts
    self.parameters = parameters
    years = start..<start + max(1, parameters.horizonYears)
  }

  private func isRunning(_ year: Int) -> Bool { year >= project.firstYear }

  func units(in year: Int) -> Double {
    runningShare(year) * project.units * growth(parameters.revenueGrowthShare, year)
  }

  private func runningShare(_ year: Int) -> Double {
    year < project.firstYear ? 0 : year == project.firstYear ? project.openingShare : 1
  }

  private func growth(_ share: Double, _ year: Int) -> Double {
    CashFlow.power(max(0, 1 + share), year - project.firstYear)
  }

  /// A year by payer, in the order of `Payer`; operators alone sell, buy energy and pay taxes.
  func flows(in year: Int) -> [YearFlow] {
    var flows = Payer.allCases.map { _ in YearFlow(year: year) }
    func share(_ element: CostElement, _ amount: Money, _ column: WritableKeyPath<YearFlow, Money>) {
      for (payer, part) in amount.split(by: parameters.shares(of: element, kind: project.kind).shares)
        .enumerated()
      {
        flows[payer][keyPath: column] += part
      }
    }
    let equipment = amounts[.equipment] ?? .zero
    if year == project.firstYear {
      for element in CostElement.allCases where element.isInvestment {
        share(element, amounts[element] ?? .zero, \.investment)
      }
    } else if isBoughtAnew(in: year) {
      share(.equipment, equipment, \.replacement)
    }
    if let there = project.standing, isRenewed(there, in: year) {
      share(.equipment, there.amount, \.replacement)
    }
    if year == years.upperBound - 1 {
      if isRunning(year) { share(.equipment, salvage(equipment, from: project.firstYear), \.salvage) }
      if let there = project.standing, firstRenewal(there) <= year {
        share(.equipment, salvage(there.amount, from: firstRenewal(there)), \.salvage)
      }
    }
    guard isRunning(year) else { return flows }
    let running = runningShare(year)
    share(.operation, (amounts[.operation] ?? .zero).scaled(by: running), \.operation)
    share(.land, (amounts[.land] ?? .zero).scaled(by: running), \.land)
    flows[0].revenue = project.revenue.scaled(by: running * growth(parameters.revenueGrowthShare, year))
    flows[0].energy = project.energy.scaled(by: running * growth(parameters.energyGrowthShare, year))
    flows[0].tax = max(.zero, flows[0].running).scaled(by: parameters.taxShare)
    return flows
  }

  private var life: Int { max(1, parameters.equipmentLifeYears) }

  private func isBoughtAnew(in year: Int) -> Bool {
    year > project.firstYear && (year - project.firstYear) % life == 0
  }

  /// What is over its age when the horizon begins is bought anew in its first year.
  private func firstRenewal(_ there: FinancedProject.Standing) -> Int {
    max(there.openedYear + life, years.lowerBound)
  }

  private func isRenewed(_ there: FinancedProject.Standing, in year: Int) -> Bool {
    year >= firstRenewal(there) && (year - firstRenewal(there)) % life == 0
  }

  /// Straight-line value between the price and its salvage share of what was first bought in a year.
  private func salvage(_ equipment: Money, from first: Int) -> Money {
    let age = (years.upperBound - 1 - first) % life + 1
    let left = Double(life - age) / Double(life)
    return equipment.scaled(by: left + (1 - left) * parameters.salvageShare)
  }

  var grants: [YearFlow] {
    project.grants.filter { years.contains($0.year) }.map {
      var flow = YearFlow(year: $0.year)
      flow.incentive = $0.amount
      return flow
    }
  }
}
