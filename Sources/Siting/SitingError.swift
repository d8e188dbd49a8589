/// Why there is no plan. The numbers say which limit.
public enum SitingError: Error, Hashable, Sendable {
  case moreStationsThanSites(stations: Int, sites: Int)
  /// Of a kind other than charging, on the sites that allow it.
  case moreOfKindThanSites(SitedKind, stations: Int, sites: Int)
  case moreExistingThanStations(existing: Int, stations: Int)
  case chargersBelowMinimum(chargers: Int, stations: Int, smallest: Int)
  case chargersAboveCapacity(chargers: Int, capacity: Int)
  case existingAboveTotal(existing: Int, chargers: Int)
  case unknownAlgorithm(String, known: [String])
  /// No plan keeps all rules: which of them contradict each other.
  case infeasible(String)
  case badProblem(String)

  /// One line for a person.
  public var message: String {
    switch self {
    case .moreStationsThanSites(let stations, let sites):
      "\(stations) stations are asked for, but there are only \(sites) sites: add candidates or lower the number"
    case .moreOfKindThanSites(let kind, let stations, let sites):
      "\(stations) \(kind.rawValue) stations are asked for, but only \(sites) sites allow them: set allows_\(kind.rawValue) on more categories"
    case .moreExistingThanStations(let existing, let stations):
      "\(existing) stations stand already, but the plan may hold only \(stations)"
    case .chargersBelowMinimum(let chargers, let stations, let smallest):
      "\(chargers) chargers cannot give \(stations) stations \(smallest) each: lower smallest_station"
    case .chargersAboveCapacity(let chargers, let capacity):
      "\(chargers) chargers are asked for, but the chosen sites hold only \(capacity): plan more stations or raise the site capacities"
    case .existingAboveTotal(let existing, let chargers):
      "\(existing) chargers stand already, but the plan may hold only \(chargers)"
    case .unknownAlgorithm(let name, let known):
      "there is no algorithm '\(name)'; known are \(known.joined(separator: ", "))"
    case .infeasible(let reason): "no plan keeps all rules: \(reason)"
    case .badProblem(let reason): reason
    }
  }
}
