import DistrictModel
import Finance

/// Settles the claims of a plan and works out its money over the horizon.
struct FinanceStudy {
  let plan: FinancedPlan
  let terms: FinanceTerms

  /// - Throws: `CashFlowFault` where prices of two years meet and no index joins them.
  func card() throws(CashFlowFault) -> FinanceCard {
    var projects = plan.projects
    let claims = PlanClaims(plan: plan, projects: projects).all
    let settlement = IncentiveBook(terms.incentives).settle(claims, seed: terms.seed)
    var grants: [String: [Int: Money]] = [:]
    // What firms declare is never a station's, whatever they call it.
    let declared = Set(terms.firms.flatMap { $0.declaredClaims().map(\.id) })
    for award in settlement.awards where award.paid > .zero && !declared.contains(award.claim) {
      grants[award.project, default: [:]][award.year, default: .zero] += award.paid
    }
    var flows: [ProjectCashFlow] = []
    for row in projects.indices {
      projects[row].grants = (grants[projects[row].id] ?? [:]).sorted { $0.key < $1.key }
        .map { FinancedProject.Grant(year: $0.key, amount: $0.value) }
      flows.append(try terms.parameters.cashFlow(of: projects[row], from: terms.firstYear))
    }
    let all = Array(flows.indices)
    let own = Set(projects.map(\.id))
    let others = handedOut(
      settlement.awards.filter { declared.contains($0.claim) || !own.contains($0.project) })
    return FinanceCard(
      parameters: terms.parameters, firstYear: terms.firstYear,
      projects: flows.map {
        FinanceCard.ProjectRow(
          id: $0.project.id, kind: $0.project.kind, firm: $0.project.firm, township: $0.project.township,
          firstYear: $0.project.firstYear, figures: figures([$0]))
      }, whole: sum("", all, flows), byKind: sums(flows) { $0.kind.rawValue },
      byFirm: sums(flows, by: \.firm), byTownship: sums(flows, by: \.township),
      payers: payers(flows, others),
      firmsReceive: FinanceCard.Receipt(
        incentives: -others.total { $0.incentive }, netPresentCNY: -value(others)),
      flow: flows.map(\.whole).total(), incentivesByYear: years(settlement.awards),
      incentives: terms.incentives.map { row($0, settlement) }, caps: settlement.caps, firms: terms.firms)
  }

  /// In the order groups first appear.
  private func sums(
    _ flows: [ProjectCashFlow], by group: (FinancedProject) -> String
  ) -> [FinanceCard.Sum] {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, flow) in flows.enumerated() {
      let id = group(flow.project)
      if rows[id] == nil { order.append(id) }
      rows[id, default: []].append(row)
    }
    return order.map { sum($0, rows[$0] ?? [], flows) }
  }

  private func sum(_ id: String, _ rows: [Int], _ flows: [ProjectCashFlow]) -> FinanceCard.Sum {
    let own = rows.map { flows[$0] }
    return FinanceCard.Sum(
      id: id, projects: own.count, losing: own.count { value($0.operatorView) < 0 }, figures: figures(own))
  }

  private func value(_ flow: CashFlow) -> Double {
    flow.netPresentValue(discountShare: terms.parameters.discountShare, timing: terms.parameters.timing)
  }

  private func figures(_ flows: [ProjectCashFlow]) -> FinanceCard.Figures {
    let whole = flows.map(\.whole).total()
    let own = flows.map(\.operatorView).total()
    let share = terms.parameters.discountShare
    let kinds = Set(flows.map(\.project.kind))
    let units = whole.years.indices.map { year in
      flows.reduce(0) { $0 + ($1.units.indices.contains(year) ? $1.units[year] : 0) }
    }
    return FinanceCard.Figures(
      investment: whole.total { $0.investment }, incentives: own.total { $0.incentive },
      netPresentCNY: value(whole), operatorNetPresentCNY: value(own),
      operatorReturnShare: own.internalReturn(timing: terms.parameters.timing).share,
      simplePayBackYears: own.simplePayBack().years,
      discountedPayBackYears: own.discountedPayBack(discountShare: share, timing: terms.parameters.timing)
        .years,
      levelisedCNY: kinds.count == 1
        ? whole.levelisedCost(units: units, discountShare: share, timing: terms.parameters.timing) : nil)
  }

  /// What leaves the district for firms that no project stands for, year by year.
  private func handedOut(_ others: [Award]) -> CashFlow {
    CashFlow(
      [YearFlow(year: terms.firstYear)]
        + others.filter { $0.paid > .zero }.map {
          var flow = YearFlow(year: $0.year)
          flow.incentive = -$0.paid
          return flow
        })
  }

  private func payers(_ flows: [ProjectCashFlow], _ handedOut: CashFlow) -> [FinanceCard.PayerRow] {
    Payer.allCases.map { payer in
      var view =
        switch payer {
        case .operator: flows.map(\.operatorView).total()
        case .district: flows.map(\.districtView).total()
        case .gridCompany: flows.map(\.gridCompanyView).total()
        }
      if payer == .district { view += handedOut }
      return FinanceCard.PayerRow(
        payer: payer, investment: view.total { $0.investment }, replacement: view.total { $0.replacement },
        running: view.total { $0.energy + $0.operation + $0.land + $0.tax },
        incentives: view.total { $0.incentive }, revenue: view.total { $0.revenue },
        netPresentCNY: value(view))
    }
  }

  private func years(_ awards: [Award]) -> [FinanceCard.IncentiveRow.Year] {
    Set(awards.map(\.year)).sorted().compactMap { year in
      let paid = awards.lazy.filter { $0.year == year }.map(\.paid).total()
      return paid > .zero ? FinanceCard.IncentiveRow.Year(year: year, paid: paid) : nil
    }
  }

  private func row(_ incentive: Incentive, _ settlement: Settlement) -> FinanceCard.IncentiveRow {
    let awards = settlement.awards.filter { $0.incentive == incentive.id }
    func count(_ isMeant: (Award.Outcome) -> Bool) -> Int { awards.count { isMeant($0.outcome) } }
    return FinanceCard.IncentiveRow(
      incentive: incentive, claims: awards.count, paidClaims: count { $0 == .paid },
      raw: awards.map(\.raw).total(), paid: awards.map(\.paid).total(),
      capped: awards.count { $0.outcome == .paid && $0.bound != nil }
        + count { if case .exhausted = $0 { true } else { false } },
      outOfTime: count {
        switch $0 {
        case .expired, .notYetValid: true
        default: false
        }
      }, beaten: count { if case .beaten = $0 { true } else { false } },
      notEligible: count { if case .notEligible = $0 { true } else { false } },
      audited: settlement.audits.first { $0.incentive == incentive.id }?.claims.count ?? 0,
      byYear: years(awards),
      isPast: !incentive.validTo.isEmpty && incentive.validTo < "\(terms.firstYear)-01-01")
  }
}
