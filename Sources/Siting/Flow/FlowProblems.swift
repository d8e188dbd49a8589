/// A question of which flows a given number of sites serves; what serves a flow is in its rows.
public protocol FlowProblem: SitingProblem {
  var routes: RouteCover { get }
  /// Sites to choose, standing ones included.
  var open: Int { get }
  /// Sites that stand already, ascending.
  var fixed: [Int32] { get }
}

extension FlowProblem {
  public static var sense: SitingSense { .maximise }
  public var candidates: Int { routes.candidates }
  public var plainBound: Int64 { routes.reachable }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    if let closed = fixed.first(where: { !isOpen[$0] }) {
      return .broken("the standing site \(closed) is closed")
    }
    guard choice.sites.count == open else {
      return .broken("\(choice.sites.count) sites are open, but \(open) are asked for")
    }
    return .worth(routes.served { isOpen[$0] })
  }

  static func checked(_ routes: RouteCover, _ open: Int, _ fixed: [Int32]) throws(SitingError) -> [Int32] {
    guard open >= 0, open <= routes.candidates else {
      throw .moreStationsThanSites(stations: open, sites: routes.candidates)
    }
    let standing = Array(Set(fixed)).sorted()
    guard standing.allSatisfy({ $0 >= 0 && Int($0) < routes.candidates }) else {
      throw .badProblem("a standing site does not exist")
    }
    guard standing.count <= open else {
      throw .moreExistingThanStations(existing: standing.count, stations: open)
    }
    return standing
  }
}

/// Flow refuelling (Kuby, Lim 2005) as arc cover path cover (Capar, Kuby, Leon, Tsai 2013): a flow is served when a
/// vehicle can drive its tour again and again without running empty.
public struct FlowRefuellingProblem: FlowProblem, Codable, Hashable {
  public static let name = "flow-refuelling"
  /// The rule of service, printed beside every value.
  public static let convention =
    "round trip on the shortest path, repeated without end; an arc is powered if a site passed before lies no farther "
    + "back along the tour than the range"

  public let routes: RouteCover
  public let open: Int
  public let fixed: [Int32]

  /// - Throws: `SitingError` naming the limit that is met.
  public init(routes: RouteCover, open: Int, fixed: [Int32] = []) throws(SitingError) {
    self.fixed = try Self.checked(routes, open, fixed)
    self.routes = routes
    self.open = open
  }
}

/// Flow capturing (Hodgson 1990): a flow is served when a site lies anywhere on its way.
public struct FlowCapturingProblem: FlowProblem, Codable, Hashable {
  public static let name = "flow-capturing"
  public static let convention = "a flow counts once if any site lies on its shortest path, ends included"

  public let routes: RouteCover
  public let open: Int
  public let fixed: [Int32]

  /// - Throws: `SitingError` naming the limit that is met.
  public init(routes: RouteCover, open: Int, fixed: [Int32] = []) throws(SitingError) {
    self.fixed = try Self.checked(routes, open, fixed)
    self.routes = routes
    self.open = open
  }
}
