import NumericKernels

extension HostingGrid {
  /// The most power a placement takes in every step.
  ///
  /// - Complexity: about twenty flows of 64 steps and one of the whole period; some more of the period where a transformer
  ///   inside the grid binds.
  public func capacity(_ spots: [HostingSpot], _ load: AddedLoad) -> HostingCapacity {
    precondition(load.shares.count == steps, "one share per step")
    return HostingSearch(
      host: self, screen: HostingScreen(self, load), load: load, spots: spots
    ).capacity()
  }

  /// The same for every bus by itself; `nil` where a bus is out of service.
  ///
  /// The answer does not depend on the number of threads.
  public func capacities(_ load: AddedLoad, threads: Int = 1) -> [HostingCapacity?] {
    precondition(load.shares.count == steps, "one share per step")
    let screen = HostingScreen(self, load)
    return parallelMap(count: grid.buses.count, threads: threads) { bus in
      guard grid.kinds[bus] != .isolated else { return nil }
      return HostingSearch(host: self, screen: screen, load: load, spots: [HostingSpot(bus: bus)]).capacity()
    }
  }

  /// The limit that is passed, or comes nearest, with a power added; every step is calculated.
  ///
  /// - Returns: whether all limits hold, and that limit.
  public func verdict(
    _ spots: [HostingSpot], _ load: AddedLoad, kW: Double
  ) -> (holds: Bool, nearest: HostingBinding?) {
    precondition(load.shares.count == steps, "one share per step")
    let verdict = confirm(spots, load, kW: kW)
    return (verdict.holds, verdict.nearest)
  }
}
