/// A siting problem that can be told to programs outside: as a linear model, and as a document of plain lists.
public protocol ModelledProblem: SitingProblem {
  /// The first `candidates` variables are 1 where a site is open; the others are the problem's own.
  func mixedIntegerModel() -> MixedIntegerModel
  /// What an external algorithm needs besides the number of candidates, by name.
  var document: [(name: String, value: PlainValue)] { get }
  /// The choice that values of the model's variables stand for.
  func choice(of values: [Double]) -> SiteChoice
}

extension ModelledProblem {
  public func choice(of values: [Double]) -> SiteChoice {
    SiteChoice(sites: values.prefix(candidates).indices.filter { values[$0] > 0.5 }.map { Int32($0) })
  }

  /// The problem as JSON: schema, problem, sense, candidates and the problem's own lists, in this order.
  public var json: String {
    let head: [(name: String, value: PlainValue)] = [
      ("schema", .word("wayside-placement/1")), ("problem", .word(Self.name)),
      ("sense", .word(Self.sense.rawValue)), ("candidates", .number(Int64(candidates))),
    ]
    return "{"
      + (head + document).map { "\"\($0.name)\": \($0.value.text)" }.joined(separator: ",\n ") + "}\n"
  }
}

/// What stands in a problem's document: words of the trade without special letters, whole numbers, lists.
public indirect enum PlainValue: Hashable, Sendable {
  case word(String)
  case number(Int64)
  case numbers([Int64])
  case list([PlainValue])

  public static func sites(_ sites: some Sequence<Int32>) -> PlainValue { .numbers(sites.map { Int64($0) }) }

  var text: String {
    switch self {
    case .word(let word): "\"\(word)\""
    case .number(let number): "\(number)"
    case .numbers(let numbers): "[\(numbers.map { "\($0)" }.joined(separator: ","))]"
    case .list(let values): "[\(values.map(\.text).joined(separator: ","))]"
    }
  }
}

extension CoveringProblem: ModelledProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    limit.add(to: &model, candidates: candidates, fixed: fixed)
    let cover = MergedCover(self)
    model.constant = cover.alreadyCovered
    for row in 0..<cover.rowCount {
      let covered = model.column(worth: cover.weights[row], isWhole: false)
      let sites = cover.rowCandidates[Int(cover.rowStarts[row])..<Int(cover.rowStarts[row + 1])]
      model.row([(covered, -1)] + sites.map { (Int($0), 1) }, .atLeast, 0)
    }
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [("fixed", .sites(fixed))] + limit.document + [
      ("weights", .numbers(weights)),
      ("covered_by", .list((0..<coverage.rowCount).map { .sites(coverage[$0]) })),
    ]
  }
}

extension CoveringProblem.Limit {
  /// The first variables of a model, 1 where a site is open, and what limits them.
  func add(to model: inout MixedIntegerModel, candidates: Int, fixed: [Int32]) {
    let isFixed = SiteSet(fixed, candidates: candidates)
    let open = (0..<candidates).map { model.column(from: isFixed[Int32($0)] ? 1 : 0, isWhole: true) }
    switch self {
    case .count(let count): model.row(open.map { ($0, 1) }, .equal, Int64(count))
    case .budget(let budget, let costs):
      model.row(open.filter { !isFixed[Int32($0)] }.map { ($0, costs[$0]) }, .atMost, budget)
    }
  }

  var document: [(name: String, value: PlainValue)] {
    switch self {
    case .count(let open): [("open", .number(Int64(open)))]
    case .budget(let budget, let costs): [("budget", .number(budget)), ("costs", .numbers(costs))]
    }
  }
}

extension FlowProblem {
  public func mixedIntegerModel() -> MixedIntegerModel {
    var model = MixedIntegerModel(Self.sense)
    let isFixed = SiteSet(fixed, candidates: candidates)
    let sites = (0..<candidates).map { model.column(from: isFixed[Int32($0)] ? 1 : 0, isWhole: true) }
    model.row(sites.map { ($0, 1) }, .equal, Int64(open))
    // One variable for each row, shared by all flows that need it.
    let isHit = (0..<routes.rows).map { row in
      let hit = model.column(isWhole: false)
      model.row([(hit, -1)] + routes.rowSites[row].map { (Int($0), 1) }, .atLeast, 0)
      return hit
    }
    for flow in 0..<routes.flows {
      let served = model.column(worth: routes.weights[flow], isWhole: false)
      for row in routes.flowRows[flow] { model.row([(served, -1), (isHit[Int(row)], 1)], .atLeast, 0) }
    }
    return model
  }

  public var document: [(name: String, value: PlainValue)] {
    [
      ("fixed", .sites(fixed)), ("open", .number(Int64(open))), ("weights", .numbers(routes.weights)),
      ("needs", .list((0..<routes.flows).map { .sites(routes.flowRows[$0]) })),
      ("rows", .list((0..<routes.rows).map { .sites(routes.rowSites[$0]) })),
    ]
  }
}

extension FlowRefuellingProblem: ModelledProblem {}
extension FlowCapturingProblem: ModelledProblem {}
