/// Swaps, then branch and bound over the candidates: proofs for backup covering where few sites are open.
///
/// A row is still within reach while its open sites, those not yet decided and those left to open can meet its need. The
/// weight within reach is the bound of a node; it is weak, but it never rests on a rounded number.
public struct BackupTree: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public var swaps = BackupSwap()
  /// Nodes times pairs at most.
  public var effort = 2_000_000_000

  public init() {}

  private struct Node {
    var opened: [Int32]
    /// Place in the order of candidates up to which all is decided.
    var decided: Int
  }

  public func run(_ search: inout Search<BackupCoverProblem>) {
    swaps.run(&search)
    let problem = search.problem
    let columns = problem.coverage.transposed(columns: problem.candidates)
    let worth = (0..<problem.candidates).map { site in
      columns[site].reduce(0) { $0 + problem.weights[Int($1)] }
    }
    let order = (0..<Int32(problem.candidates)).sorted { (worth[Int($1)], $0) < (worth[Int($0)], $1) }
    var stack = [Node(opened: [], decided: 0)]
    let most = effort / max(1, problem.coverage.pairCount + problem.weights.count)
    var nodes = 0
    while let node = stack.popLast() {
      nodes += 1
      search.work.nodes += 1
      guard nodes <= most, search.goesOn() else { return }
      if node.opened.count == problem.open {
        search.offer(SiteChoice(sites: node.opened))
        continue
      }
      guard order.count - node.decided >= problem.open - node.opened.count,
        within(problem, node, order) > search.value ?? -1
      else { continue }
      let site = order[node.decided]
      stack.append(Node(opened: node.opened, decided: node.decided + 1))
      stack.append(Node(opened: node.opened + [site], decided: node.decided + 1))
    }
    if let value = search.value { search.prove(bound: value) }
  }

  private func within(_ problem: BackupCoverProblem, _ node: Node, _ order: [Int32]) -> Int64 {
    let isOpen = SiteSet(node.opened, candidates: problem.candidates)
    let isLeft = SiteSet(Array(order[node.decided...]), candidates: problem.candidates)
    let left = problem.open - node.opened.count
    var sum: Int64 = 0
    for row in problem.weights.indices {
      let open = problem.coverage[row].count { isOpen[$0] }
      let more = problem.coverage[row].count { isLeft[$0] }
      if open + min(left, more) >= Int(problem.needs[row]) { sum += problem.weights[row] }
    }
    return sum
  }
}
