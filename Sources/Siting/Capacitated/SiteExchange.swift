/// Opens, closes and exchanges sites of a good assignment while that pays, each followed by shifts and swaps.
enum SiteExchange {
  /// Candidates tried in the place of a site: those cheapest for its customers.
  static let width = 8

  static func improve<Problem: SingleSourceProblem>(
    _ start: SingleSourceLocal, _ search: inout Search<Problem>
  ) {
    var local = start
    var value = local.value
    var improved = true
    while improved, search.goesOn() {
      improved = false
      for (tried, move) in moves(local).enumerated() {
        if tried % 8 == 7, !search.goesOn() { return }
        if let opening = move.opening, local.sites.contains(opening) { continue }
        var other = local.exchanged(closing: move.closing, opening: move.opening)
        search.work.movesEvaluated += 1
        other.shift()
        // What is a hundredth behind after shifts alone seldom comes first after swaps.
        if other.isFeasible, other.value > value + value / 100 { continue }
        other.descend()
        guard other.isFeasible, other.value < value else { continue }
        let isSameCount = other.sites.count == local.sites.count
        value = other.value
        local = other
        search.work.movesMade += 1
        search.offer(local.choice)
        improved = true
        // The other moves name places that hold as long as their number does.
        if !isSameCount { break }
      }
    }
  }

  private static func moves(_ local: SingleSourceLocal) -> [(closing: Int?, opening: Int32?)] {
    let model = local.model
    let isOpen = Set(local.sites)
    let closed = (0..<Int32(model.candidates)).filter { !isOpen.contains($0) }
    var moves: [(closing: Int?, opening: Int32?)] = []
    if model.open == nil {
      if local.sites.count > 1 { moves += local.sites.indices.map { ($0, nil) } }
      moves += closed.map { (nil, $0) }
    }
    for site in local.sites.indices {
      let members = local.place.indices.filter { local.place[$0] == Int32(site) }
      let ranked = closed.map { candidate -> (cost: Int64, candidate: Int32) in
        var sum = model.openingCosts[Int(candidate)]
        for customer in members { sum += Int64(model.costs[Int(candidate), customer]) }
        return (sum, candidate)
      }.sorted { ($0.cost, $0.candidate) < ($1.cost, $1.candidate) }
      moves += ranked.prefix(width).map { (site, $0.candidate) }
    }
    return moves
  }
}
