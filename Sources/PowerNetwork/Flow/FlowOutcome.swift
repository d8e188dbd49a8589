/// What a power flow ends with.
public enum FlowOutcome: Hashable, Sendable {
  case solved(FlowSolution)
  /// No voltages satisfy the loads, or none were found.
  case collapsed(FlowCollapse)
}

/// Voltages that carry the loads.
public struct FlowSolution: Hashable, Sendable {
  /// Magnitude of every bus, pu; 0 at isolated buses.
  public let magnitudes: [Double]
  /// Angle of every bus, degrees in -180 ... 180; 0 at isolated buses.
  public let angles: [Double]
  /// Sweeps, back-substitutions or Newton steps.
  public let iterations: Int
  public let method: FlowMethod
  let voltages: [Phasor]

  init(voltages: [Phasor], iterations: Int, method: FlowMethod) {
    self.voltages = voltages
    self.iterations = iterations
    self.method = method
    magnitudes = voltages.map(\.magnitude)
    angles = voltages.map { $0.squaredMagnitude == 0 ? 0 : $0.angle / radiansPerDegree }
  }
}

/// Where the voltage went when no solution was found.
///
/// Beyond the loadability limit the equations have no solution. The share of the loads that the grid can carry is then below
/// 1, and the lowest voltage at that share shows where it gives way; a share of 1 says that Newton's method finds the
/// solution that the method asked for missed.
public struct FlowCollapse: Hashable, Sendable {
  public let method: FlowMethod
  public let iterations: Int
  /// Largest share of all loads and generation that was solved, to a thousandth; 0 where not even none was.
  public let carriedShare: Double
  /// Row of the bus with the lowest voltage at that share.
  public let lowestBus: Int
  /// Its magnitude, pu.
  public let lowestMagnitude: Double
  /// Largest power that some bus lacks at the last iterate, MVA; no number where the iterates left every bound.
  public let mismatchMVA: Double
  /// Row of that bus.
  public let mismatchBus: Int
}

/// How the equations are solved.
public enum FlowMethod: String, CaseIterable, Codable, Sendable {
  /// Backward/forward sweep: radial, load buses only.
  case sweep
  /// Newton and Raphson's method in polar coordinates: any grid.
  case newton
  /// Iterative current with one sparse LU: meshes of load buses.
  case current
}
