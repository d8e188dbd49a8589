public import DistrictModel

/// Own plugs of a week by cell, MW by quarter hour from Monday's midnight, and what stands at the roadside.
public struct CellPlugs: Sendable {
  /// Behind the estates' transformers, and behind those of depots; empty where there are none.
  private let estateMW: [[Double]]
  private let depotMW: [[Double]]
  /// Roadside units and edge nodes on the same transformers as estates, day and night; empty where there are none.
  private let roadsideMW: [Double]

  /// - Parameters:
  ///   - estateMW: by cell; a row is empty or holds a week. `depotMW` likewise.
  ///   - roadsideMW: by cell, the same at all times; empty for none.
  public init(estateMW: [[Double]], depotMW: [[Double]], roadsideMW: [Double] = []) {
    precondition(estateMW.count == depotMW.count, "one row per cell")
    precondition(roadsideMW.isEmpty || roadsideMW.count == estateMW.count, "one load per cell")
    self.roadsideMW = roadsideMW
    self.estateMW = estateMW
    self.depotMW = depotMW
  }

  /// A total spread over cells, where nobody knows more.
  ///
  /// - Parameter shares: of each cell.
  public init(spread totalMW: [Double], by shares: [Double]) {
    estateMW = shares.map { share in share > 0 ? totalMW.map { share * $0 } : [] }
    depotMW = shares.map { _ in [] }
    roadsideMW = []
  }

  /// What a cell's transformers carry: estates and the roadside.
  public func transformerMW(cell: Int, slot: Int) -> Double {
    (estateMW[cell].isEmpty ? 0 : estateMW[cell][slot]) + (roadsideMW.isEmpty ? 0 : roadsideMW[cell])
  }

  /// That and depots: what a feeder sees.
  public func allMW(cell: Int, slot: Int) -> Double {
    transformerMW(cell: cell, slot: slot) + (depotMW[cell].isEmpty ? 0 : depotMW[cell][slot])
  }
}

extension DistrictGrid {
  /// A load by cell, with that of cells where no transformer stands moved to the nearest cell where one does; ties to the smaller
  /// row. Where there are no transformers at all it stays.
  public func supplied(_ cellMW: [Double], at centres: [MetricPoint]) -> [Double] {
    let fed = Set(feeders.flatMap(\.cells)).filter { cellKVA[$0] > 0 }.sorted()
    guard !fed.isEmpty else { return cellMW }
    let isFed = Set(fed)
    var moved = cellMW
    for cell in cellMW.indices where cellMW[cell] > 0 && !isFed.contains(cell) {
      let place = centres[cell]
      let near = fed.min {
        (centres[$0].distance(to: place), $0) < (centres[$1].distance(to: place), $1)
      }
      moved[cell] = 0
      moved[near ?? cell] += cellMW[cell]
    }
    return moved
  }
}
