import DistrictModel

/// All layers of a run, as they are drawn one above the other: the first lies at the bottom. A new one is a file here and its name.
public enum LayerCatalogue {
  public static let all: [MapLayer] = [
    cells, boundary, roadsideAreas, roads, roadsideCorridors, allocation, townships, stations, swapStations,
    hydrogenStations, neighbours, roadsideUnits,
  ]

  /// The layers that a run has.
  public static func tables(of input: LayerInput) -> [LayerTable] { all.compactMap { $0.table(of: input) } }

  static func flag(_ value: Bool) -> CSVField { .text(value ? "true" : "false") }
}
