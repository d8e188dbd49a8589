/// How often a chain that moves by single steps up and down stands in each of its states.
///
/// Balance between neighbours: p(k) birth(k) = p(k + 1) death(k + 1). The products start at the likeliest state and go
/// outwards, so none overflows and small shares keep their digits.
public struct BirthDeathChain: Hashable, Sendable {
  /// Share of time in each state; they sum to one.
  public let shares: [Double]

  /// - Parameters:
  ///   - births: rate from state k to k + 1 for all states but the last.
  ///   - deaths: rate from state k + 1 to k, as many. `nil` comes of rates that are negative or no numbers, and where a state
  ///     that is entered is never left downwards.
  /// - Complexity: O(states).
  public init?(births: [Double], deaths: [Double]) {
    guard births.count == deaths.count else { return nil }
    guard births.allSatisfy({ $0 >= 0 && $0.isFinite }), deaths.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      return nil
    }
    var mode = 0
    var logarithm = 0.0
    var highest = 0.0
    for (step, (birth, death)) in zip(births, deaths).enumerated() {
      if birth == 0 { break }
      logarithm += Elementary.log(birth) - Elementary.log(death)
      if logarithm > highest {
        highest = logarithm
        mode = step + 1
      }
    }
    var shares = [Double](repeating: 0, count: births.count + 1)
    shares[mode] = 1
    for state in stride(from: mode, to: births.count, by: 1) {
      shares[state + 1] = shares[state] * (births[state] / deaths[state])
    }
    for state in stride(from: mode - 1, through: 0, by: -1) {
      shares[state] = shares[state + 1] * (deaths[state] / births[state])
    }
    let total = shares.reduce(0, +)
    self.shares = shares.map { $0 / total }
  }

  /// The mean of a figure over the states.
  public func mean(_ figure: (Int) -> Double) -> Double {
    var sum = 0.0
    for (state, share) in shares.enumerated() { sum += share * figure(state) }
    return sum
  }
}
