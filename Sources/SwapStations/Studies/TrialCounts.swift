import EventEngine
import NumericKernels

/// What a trial has counted so far; the difference of two is a batch.
struct TrialCounts {
  private let now: Nanoseconds
  private let station: StationOutcome
  private let swap: SwapOutcome

  init(_ run: TrialRun) {
    now = run.now
    let state = run.room.stations[0]
    station = state.results
    swap = state.outcome
  }

  /// The long wait that is always reported, minutes.
  static let longWaitMinutes = 30

  func add(since before: TrialCounts, to answer: inout StationTrial.Answer) {
    let served = Double(station.sessions - before.station.sessions)
    let lost = Double(
      station.balked + station.lostPatience - before.station.balked - before.station.lostPatience)
    let arrived = Double(swap.arrivals - before.swap.arrivals)
    let time = TimeSum(now - before.now)
    if arrived > 0 { answer.lostShare.add(lost / arrived) }
    if served > 0 {
      answer.waitMinutes.add(Duration.inMinutes(station.waited - before.station.waited) / served)
      answer.waitShare.add(Double(station.sessionsAfterWait - before.station.sessionsAfterWait) / served)
      answer.longWaitShare.add(Double(long - before.long) / served)
    }
    guard time > 0 else { return }
    answer.swapsPerHour.add(served / Duration.inHours(time))
    func share(_ sum: TimeSum) -> Double { Double(sum) / Double(time) }
    answer.fullPacks.add(share(swap.fullPackTime - before.swap.fullPackTime))
    answer.noPackShare.add(share(swap.noPackTime - before.swap.noPackTime))
    answer.busyBays.add(share(swap.bayTime - before.swap.bayTime))
    answer.busyChargers.add(share(swap.chargerTime - before.swap.chargerTime))
    answer.vehicles.add(share(swap.vehicleTime - before.swap.vehicleTime))
  }

  private var long: Int { swap.waits[Self.longWaitMinutes...].reduce(0, +) }
}
