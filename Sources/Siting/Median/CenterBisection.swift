/// The p-center by bisection over the distinct costs; each step asks whether `open` candidates cover everybody within a
/// radius (Minieka, 1970), and answers with a cover or with a proof that there is none.
public struct CenterBisection: SitingAlgorithm {
  public static let name = "bisection"
  public init() {}

  public func run(_ search: inout Search<CenterProblem>) {
    let problem = search.problem
    search.offer(SiteChoice(sites: Self.spread(problem)))
    let radii = Array(Set(problem.costs.cells)).sorted().map { Int64($0) }
    // radii[low] is the least radius not ruled out, radii[high] the best known.
    var low = radii.firstIndex { $0 >= search.bound } ?? 0
    var high = radii.firstIndex { $0 >= search.value ?? .max } ?? radii.count - 1
    // First what the root of a question answers by itself: better answers, then better bounds, then all the rest.
    narrow(&low, &high, radii, nodes: Self.rootNodes, whenOpen: .impossible, &search)
    narrow(&low, &high, radii, nodes: Self.rootNodes, whenOpen: .cover([]), &search)
    narrow(&low, &high, radii, nodes: .max, whenOpen: nil, &search)
    if search.goesOn(), let value = search.value, low < radii.count, radii[low] == value {
      search.prove(bound: value)
    }
  }

  /// A few nodes: enough for the parts a question falls into.
  private static let rootNodes = 8

  /// - Parameter whenOpen: which way to go where so many nodes gave no answer; nil to stop.
  private func narrow(
    _ low: inout Int, _ high: inout Int, _ radii: [Int64], nodes: Int, whenOpen: CoverQuestion.Answer?,
    _ search: inout Search<CenterProblem>
  ) {
    var from = low
    var to = high
    while from < to, search.goesOn() {
      let middle = (from + to) / 2
      var answer = ask(radii[middle], nodes: nodes, &search)
      if case .cover(let sites) = answer {
        search.offer(SiteChoice(sites: Self.filled(sites, search.problem)))
        // Should the answer not keep what the cover promised, it is a defect; stop rather than turn in circles.
        guard let better = search.value, better <= radii[middle],
          let reached = radii.firstIndex(where: { $0 >= better })
        else { return }
        high = reached
        to = reached
        continue
      }
      if answer == .impossible {
        low = middle + 1
        from = low
        search.prove(bound: radii[low])
        continue
      }
      guard let whenOpen else { return }
      answer = whenOpen
      if answer == .impossible { from = middle + 1 } else { to = middle }
    }
  }

  private func ask(
    _ radius: Int64, nodes limit: Int, _ search: inout Search<CenterProblem>
  ) -> CoverQuestion.Answer {
    let costs = search.problem.costs
    let table = CoverTable(
      rowNames: Array(0..<Int32(costs.customers)), columnNames: Array(0..<Int32(costs.candidates))
    ) { Int64(costs[$0, $1]) <= radius }
    var work = SitingWork()
    var copy = search
    var question = CoverQuestion(budget: search.problem.open, rowCount: costs.customers) { nodes in
      work.nodes = nodes
      return nodes <= limit && copy.goesOn()
    }
    let answer = question.ask(table)
    search.work.nodes += work.nodes
    return answer
  }

  /// Every next site is the candidate nearest to the customer that is worst off (Gonzalez, 1985).
  private static func spread(_ problem: CenterProblem) -> [Int32] {
    let costs = problem.costs
    var isOpen = [Bool](repeating: false, count: costs.candidates)
    var sites: [Int32] = []
    var least = [Int32](repeating: .max, count: costs.customers)
    while sites.count < problem.open {
      let worst = least.indices.max { least[$0] < least[$1] } ?? 0
      var site = -1
      for candidate in 0..<costs.candidates where !isOpen[candidate] {
        if site < 0 || costs[candidate, worst] < costs[site, worst] { site = candidate }
      }
      isOpen[site] = true
      sites.append(Int32(site))
      for customer in least.indices { least[customer] = min(least[customer], costs[site, customer]) }
    }
    return sites
  }

  /// As many sites as asked for: any others change nothing for the worse.
  private static func filled(_ sites: [Int32], _ problem: CenterProblem) -> [Int32] {
    var filled = Array(Set(sites)).sorted()
    var next: Int32 = 0
    let chosen = Set(filled)
    while filled.count < problem.open {
      if !chosen.contains(next) { filled.append(next) }
      next += 1
    }
    return filled
  }
}
