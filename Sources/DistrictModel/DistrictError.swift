/// Why a world cannot be built from its inputs. Files are checked before with line and column; these cases guard
/// values that were made by hand.
public enum DistrictError: Error, Hashable, Sendable {
  case emptyBoundary
  case tooManyCells(Int)
  case noTownships
  case townshipOutside(name: String)
  case noSites
  case siteOutside(name: String)
  case unknownCategory(String)
  case neighbourInside(name: String)

  /// One line for a person.
  public var message: String {
    switch self {
    case .emptyBoundary: "the boundary encloses no area"
    case .tooManyCells(let count):
      "the grid would need \(count) squares; at most \(CellGrid.largestCount) are allowed: enlarge cell_size_m"
    case .noTownships: "a district needs at least one township with residents"
    case .townshipOutside(let name): "township '\(name)' lies outside the boundary"
    case .noSites: "there is no site where a station could stand"
    case .siteOutside(let name): "site '\(name)' lies outside the boundary"
    case .unknownCategory(let id): "site category '\(id)' is not declared"
    case .neighbourInside(let name): "station '\(name)' of a neighbour lies inside the boundary"
    }
  }
}
