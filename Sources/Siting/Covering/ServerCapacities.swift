internal import NumericKernels

/// The load that so many servers carry within a limit on the mean wait: floating point ends here, whole numbers go on.
///
/// Waits are those of M/M/c by Erlang C, or of M/G/c by the factor (1 + v²) / 2 of Lee and Longton (1959,
/// doi:10.1057/jors.1959.5), v the coefficient of variation of the service time.
public struct ServerCapacities: Hashable, Sendable {
  /// By number of servers from 0, in thousandths of an erlang; never falling.
  public let milliErlangs: [Int64]

  /// - Throws: `SitingError.badProblem` unless the table begins with 0 and never falls.
  public init(milliErlangs: [Int64]) throws(SitingError) {
    guard milliErlangs.first == 0, zip(milliErlangs, milliErlangs.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw .badProblem("the capacities must begin with 0 for no servers and never fall")
    }
    guard milliErlangs.count <= 1 << 20, milliErlangs[milliErlangs.count - 1] <= 1 << 40 else {
      throw .badProblem("at most 1,048,575 servers and 2^40 thousandths of an erlang can be handled")
    }
    self.milliErlangs = milliErlangs
  }

  /// - Parameters:
  ///   - largest: servers at one site at most.
  ///   - wait: mean wait allowed, in service times.
  ///   - variation: coefficient of variation of the service time: 1 for M/M/c, 0 for equal times.
  /// - Throws: `SitingError.badProblem` with the number that is wrong.
  /// - Complexity: O(largest² log largest).
  public init(largest: Int, wait: Double, variation: Double = 1) throws(SitingError) {
    guard largest >= 0, largest <= 10_000 else {
      throw .badProblem("\(largest) servers at a site: between 0 and 10,000 can be tabled")
    }
    guard wait >= 0, wait.isFinite, variation >= 0, variation.isFinite else {
      throw .badProblem("wait \(wait) and variation \(variation) must be finite and not negative")
    }
    var table: [Int64] = [0]
    for servers in 1..<(largest + 1) {
      // The wait rises with the load, so the largest load that keeps the limit is found by halving.
      var low = table[servers - 1]
      var high = Int64(servers) * 1000 - 1
      while low < high {
        let middle = (low + high + 1) / 2
        let mean = ErlangQueue.meanWait(servers: servers, offeredLoad: Double(middle) / 1000)
        if mean * (1 + variation * variation) / 2 <= wait { low = middle } else { high = middle - 1 }
      }
      table.append(low)
    }
    try self.init(milliErlangs: table)
  }

  public var largest: Int { milliErlangs.count - 1 }

  /// The fewest servers for a load; `nil` where even the most are too few.
  public func servers(for load: Int64) -> Int? {
    guard load <= milliErlangs[largest] else { return nil }
    var low = 0
    var high = largest
    while low < high {
      let middle = (low + high) / 2
      if milliErlangs[middle] >= load { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The fewest servers that carry a load however it is split among sites: nobody does better than the best ratio.
  func fewestServers(for load: Int64) -> Int64 {
    guard load > 0 else { return 0 }
    var best = (servers: Int64(1), carried: Int64(0))
    for servers in milliErlangs.indices.dropFirst()
    where Int128(milliErlangs[servers]) * Int128(best.servers) > Int128(best.carried) * Int128(servers) {
      best = (Int64(servers), milliErlangs[servers])
    }
    guard best.carried > 0 else { return Int64.max }
    let (count, rest) = (Int128(load) * Int128(best.servers)).quotientAndRemainder(
      dividingBy: Int128(best.carried))
    return Int64(clamping: count + (rest > 0 ? 1 : 0))
  }
}
