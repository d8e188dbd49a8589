/// Own plugs of a week by cell, MW by quarter hour from Monday's midnight.
public struct CellPlugs: Sendable {
  /// Behind the estates' transformers, and behind those of depots; empty where there are none.
  private let estateMW: [[Double]]
  private let depotMW: [[Double]]

  /// - Parameters:
  ///   - estateMW: by cell; a row is empty or holds a week. `depotMW` likewise.
  public init(estateMW: [[Double]], depotMW: [[Double]]) {
    precondition(estateMW.count == depotMW.count, "one row per cell")
    self.estateMW = estateMW
    self.depotMW = depotMW
  }

  /// A total spread over cells, where nobody knows more.
  ///
  /// - Parameter shares: of each cell.
  public init(spread totalMW: [Double], by shares: [Double]) {
    estateMW = shares.map { share in share > 0 ? totalMW.map { share * $0 } : [] }
    depotMW = shares.map { _ in [] }
  }

  public func estateMW(cell: Int, slot: Int) -> Double {
    estateMW[cell].isEmpty ? 0 : estateMW[cell][slot]
  }

  /// Estates and depots together: what a feeder sees.
  public func allMW(cell: Int, slot: Int) -> Double {
    estateMW(cell: cell, slot: slot) + (depotMW[cell].isEmpty ? 0 : depotMW[cell][slot])
  }
}
