/// Loads of many time steps: one column of steps per bus, buses one after the other.
public struct LoadColumns: Sendable {
  public let steps: Int
  /// MW drawn at 1 pu less what is delivered, at `bus * steps + step`; negative where photovoltaics deliver. At a bus
  /// with a load mix all of it follows the mix, except what the grid's generators deliver.
  public var activeMW: [Double]
  /// MVAr, likewise.
  public var reactiveMVAr: [Double]

  /// - Precondition: both hold the same whole number of columns.
  public init(steps: Int, activeMW: [Double], reactiveMVAr: [Double]) {
    precondition(steps > 0 && activeMW.count == reactiveMVAr.count, "columns of equal length")
    precondition(activeMW.count.isMultiple(of: steps), "whole columns")
    self.steps = steps
    self.activeMW = activeMW
    self.reactiveMVAr = reactiveMVAr
  }

  /// The grid's own loads and generators times a factor per step; generators keep their output.
  public init(_ grid: PowerGrid, factors: [Double]) {
    steps = factors.count
    activeMW = []
    reactiveMVAr = []
    activeMW.reserveCapacity(grid.buses.count * steps)
    reactiveMVAr.reserveCapacity(grid.buses.count * steps)
    for (row, bus) in grid.buses.enumerated() {
      let made = (mw: grid.generatedMW[row], mvar: grid.generatedMVAr[row])
      for factor in factors {
        activeMW.append(factor * bus.loadMW - made.mw)
        reactiveMVAr.append(factor * bus.loadMVAr - made.mvar)
      }
    }
  }
}

/// Which figures of a series are kept; loss and lowest voltage always are.
public struct SeriesFigures: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Magnitude of every bus, pu.
  public static let magnitudes = SeriesFigures(rawValue: 1)
  /// Both parts of every voltage, pu.
  public static let voltages = SeriesFigures(rawValue: 2)
  /// Current in the series impedance of every branch, pu.
  public static let currents = SeriesFigures(rawValue: 4)
}

/// Flows of many time steps.
public struct FlowSeries: Sendable {
  public let steps: Int
  /// Heat in all branches per step, MW; without meaning at failed steps.
  public internal(set) var lossMW: [Double]
  /// Lowest magnitude per step, pu, and the row of its bus.
  public internal(set) var lowest: [Double]
  public internal(set) var lowestBus: [Int32]
  /// At `bus * steps + step`, pu; empty unless asked for.
  public internal(set) var magnitudes: [Double] = []
  public internal(set) var realParts: [Double] = []
  public internal(set) var imaginaryParts: [Double] = []
  /// At `branch * steps + step`, pu; empty unless asked for.
  public internal(set) var currents: [Double] = []
  /// Steps for which no solution was found, ascending.
  public internal(set) var failedSteps: [Int] = []
  /// Iterations, each counted once for all steps of its block.
  public internal(set) var iterations = 0
}
