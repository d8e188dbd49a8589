/// How far the eight steps of a strip are from their solutions.
///
/// Sweeps shrink the error by a factor that hardly changes from one sweep to the next, so the change of a sweep times the
/// factor foretells the error that is left: change · factor / (1 - factor). Twice that with the larger one of the last two
/// factors has to lie within the tolerance.
struct SweepProgress {
  private let squaredTolerance: Double
  /// Sums of squared changes of the last three sweeps.
  private var last = Strip(repeating: .infinity)
  private var before = Strip(repeating: .infinity)
  private var first = Strip(repeating: .infinity)
  private(set) var sweeps = 0

  init(tolerance: Double) { squaredTolerance = tolerance * tolerance }

  mutating func add(_ change: Strip) {
    first = before
    before = last
    last = change
    sweeps += 1
  }

  var isSettled: Bool {
    for step in 0..<Strip.steps where !isSettled(step) { return false }
    return true
  }

  /// A step that is no number never is.
  func isSettled(_ step: Int) -> Bool {
    let change = last[step]
    // Beyond four digits nothing is foretold, and not from the first change, which is a start's distance.
    guard sweeps > 2 ? change <= 1e8 * squaredTolerance : sweeps > 0 && change <= squaredTolerance else {
      return false
    }
    let squaredFactor = max(change / before[step], before[step] / first[step])
    // What no longer shrinks, or does not move at all, is the floor of rounding.
    guard squaredFactor < 1 else { return change <= squaredTolerance }
    let share = 1 - squaredFactor.squareRoot()
    return 4 * change * squaredFactor <= share * share * squaredTolerance
  }
}
