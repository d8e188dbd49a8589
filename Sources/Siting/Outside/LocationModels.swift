extension MedianProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    let stands = SiteSet(fixed, candidates: candidates)
    let sites = (0..<candidates).map { model.column(from: stands[Int32($0)] ? 1 : 0, isWhole: true) }
    model.row(sites.map { ($0, 1) }, .equal, Int64(open))
    // With the sites decided, the cheapest open site of each customer is a whole answer.
    model.assign(costs, to: sites, isWhole: false)
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [("fixed", .sites(fixed)), ("open", .number(Int64(open))), ("costs", costs.plain)]
  }
}

extension CenterProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    let sites = (0..<candidates).map { _ in model.column(isWhole: true) }
    model.row(sites.map { ($0, 1) }, .equal, Int64(open))
    let pairs = model.assign(costs, to: sites, isWhole: false, isPriced: false)
    let radius = model.column(worth: 1, to: Int64(costs.largest), isWhole: false)
    for customer in 0..<costs.customers {
      let reach = (0..<candidates).map { (pairs[$0][customer], -Int64(costs[$0, customer])) }
      model.row([(radius, 1)] + reach, .atLeast, 0)
    }
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [("open", .number(Int64(open))), ("costs", costs.plain)]
  }
}

extension CapacitatedMedianProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel { model.mixedIntegerModel(Self.sense) }
  public var document: [(name: String, value: PlainValue)] { model.document }
  public func choice(of values: [Double]) -> SiteChoice { model.choice(of: values) }
}

extension SingleSourceLocationProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel { model.mixedIntegerModel(Self.sense) }
  public var document: [(name: String, value: PlainValue)] { model.document }
  public func choice(of values: [Double]) -> SiteChoice { model.choice(of: values) }
}

extension SingleSourceModel {
  fileprivate func mixedIntegerModel(_ sense: SitingSense) -> MixedIntegerModel {
    var model = MixedIntegerModel(sense)
    let sites = openingCosts.map { model.column(worth: open == nil ? $0 : 0, isWhole: true) }
    if let open { model.row(sites.map { ($0, 1) }, .equal, Int64(open)) }
    let pairs = model.assign(costs, to: sites, isWhole: true)
    for site in sites.indices {
      let served = (0..<customers).map { (pairs[site][$0], demands[$0]) }
      model.row(served + [(sites[site], -capacities[site])], .atMost, 0)
    }
    return model
  }

  fileprivate var document: [(name: String, value: PlainValue)] {
    let head: [(name: String, value: PlainValue)] =
      open.map { [("open", .number(Int64($0)))] } ?? [("opening_costs", .numbers(openingCosts))]
    return head + [
      ("capacities", .numbers(capacities)), ("demands", .numbers(demands)), ("costs", costs.plain),
    ]
  }

  fileprivate func choice(of values: [Double]) -> SiteChoice {
    let pairs = values.dropFirst(candidates)
    guard pairs.count >= candidates * customers else { return SiteChoice(sites: []) }
    let servedBy = (0..<customers).map { customer in
      Int32((0..<candidates).first { pairs[candidates + $0 * customers + customer] > 0.5 } ?? 0)
    }
    return SiteChoice(sites: (0..<Int32(candidates)).filter { values[Int($0)] > 0.5 }, servedBy: servedBy)
  }
}

extension SplitLocationProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    let sites = openingCosts.map { model.column(worth: $0, isWhole: true) }
    var served = [[(column: Int, factor: Int64)]](repeating: [], count: customers)
    for site in sites.indices {
      var leaving: [(column: Int, factor: Int64)] = [(sites[site], -capacities[site])]
      for customer in 0..<customers {
        let cost = unitCosts[site * customers + customer]
        let units = model.column(worth: cost, to: demands[customer], isWhole: false)
        served[customer].append((units, 1))
        leaving.append((units, 1))
        model.row([(units, 1), (sites[site], -demands[customer])], .atMost, 0)
      }
      model.row(leaving, .atMost, 0)
    }
    for customer in 0..<customers { model.row(served[customer], .equal, demands[customer]) }
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [
      ("opening_costs", .numbers(openingCosts)), ("capacities", .numbers(capacities)),
      ("demands", .numbers(demands)),
      (
        "unit_costs",
        .list(
          (0..<candidates).map { .numbers(Array(unitCosts[$0 * customers..<($0 + 1) * customers])) })
      ),
    ]
  }
}

extension MixedIntegerModel {
  /// Every customer to one site that is open; the variables by site and customer.
  @discardableResult fileprivate mutating func assign(
    _ costs: CostTable, to sites: [Int], isWhole: Bool, isPriced: Bool = true
  ) -> [[Int]] {
    let pairs = sites.indices.map { site in
      (0..<costs.customers).map { column(worth: isPriced ? Int64(costs[site, $0]) : 0, isWhole: isWhole) }
    }
    for customer in 0..<costs.customers {
      row(pairs.map { ($0[customer], 1) }, .equal, 1)
      for site in sites.indices { row([(pairs[site][customer], 1), (sites[site], -1)], .atMost, 0) }
    }
    return pairs
  }
}

extension CostTable {
  /// A list per candidate of what serving each customer costs.
  var plain: PlainValue {
    .list((0..<candidates).map { site in .numbers(row(site).map { Int64($0) }) })
  }
}
