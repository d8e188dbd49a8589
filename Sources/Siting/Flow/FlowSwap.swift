import NumericKernels

/// Greedy with pairs, then swaps of one site for another with a tabu list (Glover 1989): the best swap is made even if it
/// loses, and what was closed stays closed for a while.
public struct FlowSwap<Problem: FlowProblem>: SitingAlgorithm {
  public static var name: String { "pair-greedy-tabu" }

  /// Swaps made before the search ends.
  public let swaps: Int

  public init(swaps: Int = 1000) { self.swaps = swaps }

  public func run(_ search: inout Search<Problem>) {
    let problem = search.problem
    let reduction = FlowReduction(problem.routes, fixed: problem.fixed)
    var state = PairGreedy<Problem>.fill(reduction, open: problem.open, work: &search.work)
    search.offer(reduction.choice(state.sites, open: problem.open, candidates: problem.candidates))
    Self.improve(&state, reduction, &search, swaps: swaps, stream: 0)
  }

  /// Walks from the state's sites; the best found are offered as they come.
  static func improve(
    _ state: inout FlowState, _ reduction: FlowReduction, _ search: inout Search<Problem>, swaps: Int,
    stream: UInt32
  ) {
    let problem = search.problem
    let count = state.routes.candidates
    let open = min(problem.open, count)
    var random = RandomStream(
      seed: search.seed, replication: stream, purpose: StreamPurpose("siting.flow-swap"))
    var gain = [Int64](repeating: 0, count: count)
    var promise = gain
    var freeAt = [Int](repeating: 0, count: count)
    var best = state.value
    var idle = 0
    for turn in 1...max(1, swaps) where open > 0 && open < count {
      if idle > max(50, swaps / 4) || !search.goesOn() { return }
      var move: (out: Int32, into: Int32, value: Int64, promise: Int64)?
      let shift = random.integer(below: count)
      for place in 0..<count {
        let out = (place + shift) % count
        guard state.isOpen[out], !reduction.isFixed[out] else { continue }
        state.close(Int32(out))
        state.gains(&gain, &promise, withPromise: false)
        search.work.movesEvaluated += count - open
        for site in 0..<count where !state.isOpen[site] && site != out {
          let value = state.value + gain[site]
          if freeAt[site] > turn, value <= best { continue }
          if let move, (value, promise[site]) <= (move.value, move.promise) { continue }
          move = (Int32(out), Int32(site), value, promise[site])
        }
        state.open(Int32(out))
      }
      guard let move else { return }
      state.close(move.out)
      state.open(move.into)
      search.work.movesMade += 1
      freeAt[Int(move.out)] = turn + 3 + random.integer(below: 2 + open)
      idle += 1
      if state.value > best {
        best = state.value
        idle = 0
        search.offer(reduction.choice(state.sites, open: problem.open, candidates: problem.candidates))
      }
    }
  }
}
