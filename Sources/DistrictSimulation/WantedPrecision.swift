import NumericKernels

/// Replications are made until a figure is known well enough, instead of a fixed number of them.
public struct WantedPrecision: Codable, Hashable, Sendable {
  /// Figures that every replication has, by the words of the indicators.
  public enum Figure: String, CaseIterable, Codable, Sendable {
    case meanWaitMin = "mean_wait_min"
    case meanWaitOfQueuedMin = "mean_wait_of_queued_min"
    case leftUnservedShare = "left_unserved_share"
    case energyServedShare = "energy_served_share"
    case occupancyShare = "occupancy_share"
    case sessionsPerChargerDay = "sessions_per_charger_day"
  }

  public var figure = Figure.meanWaitMin
  /// Half the 95 % interval, as a share of the mean.
  public var withinShare = 0.05
  public var mostReplications = 200

  public init() {}

  /// - Parameter least: replications that are made in any case; never fewer than ten.
  func stopping(least: Int) -> SequentialStopping {
    SequentialStopping(
      withinShare: withinShare, atLeast: max(10, least), atMost: max(mostReplications, least))
  }
}

extension Simulator {
  /// Replications in rounds, each as long as the one before says is needed, until the figure is known well enough or `mostReplications` are
  /// made. How many there are hangs on the figure alone, never on threads.
  ///
  /// - Parameters:
  ///   - figure: a value a replication, `nil` where it is undefined: then nothing can be known of it and the first round is the last.
  ///   - progress: called with all that are made and how many are expected, as each one ends, from any thread.
  /// - Returns: the outcome, whose settings tell how many there are, and whether the precision was reached.
  /// - Throws: `SimulationFault` of the first replication that broke a law.
  public func run(
    until wanted: WantedPrecision, threads: Int, progress: @Sendable (_ expected: Int) -> Void = { _ in },
    figure: (Outcome) -> [Double?]
  ) throws(SimulationFault) -> (outcome: Outcome, isReached: Bool) {
    let stopping = wanted.stopping(least: settings.replications)
    var outcome = Outcome(settings: settings, replications: [])
    var verdict = stopping.verdict([])
    while case .more(let expected) = verdict {
      let made = outcome.replications.count
      // No more than twice as many at a time: early guesses of what is needed are rough.
      let next = made == 0 ? expected : min(expected, 2 * made)
      let results = parallelMap(count: next - made, threads: threads) { row in
        defer { progress(expected) }
        return Result { () throws(SimulationFault) in try replicate(made + row) }
      }
      for result in results { outcome.replications.append(try result.get()) }
      outcome.settings.replications = outcome.replications.count
      let values = figure(outcome)
      let known = values.compactMap(\.self)
      verdict = known.count < values.count ? .stopped : stopping.verdict(known)
    }
    return (outcome, verdict == .enough)
  }
}
