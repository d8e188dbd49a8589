import RoadNetwork
import Siting

/// Flow refuelling and flow capturing on networks of the Transportation Networks repository.
///
/// The file given is the network; `X_trips.tntp` beside it has the flows. Flows of both directions are one, lengths are
/// the fourth column, every node is a candidate. Ranges are in the unit of the lengths; without `--range` the median
/// length of the ways is taken.
public struct TransportFormat: PlacementFormat {
  public static let name = "tntp"
  public static let summary =
    "flow refuelling (--range) and flow capturing on TNTP networks; zones are not passed through"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    let stem = source.stem.hasSuffix("_trips") ? String(source.stem.dropLast(6)) : source.stem
    let title = stem.hasSuffix("_net") ? String(stem.dropLast(4)) : stem
    let net = source.stem.hasSuffix("_trips") ? source.neighbour("\(title)_net.tntp") : source
    let trips = source.stem.hasSuffix("_trips") ? source : source.neighbour("\(title)_trips.tntp")
    let closesZones = !options.passesZones
    let file = try TransportFile(net: net, trips: trips, closesZones: closesZones)
    let rule = file.firstThroughNode > 1 ? (closesZones ? "_zones-closed" : "_zones-open") : ""
    let words = ["frlm", "fclm", FlowRefuellingProblem.name, FlowCapturingProblem.name]
    if let word = options.problem, !words.contains(word) {
      throw InstanceError(
        file: source.argument, line: nil, "expected --problem frlm or fclm, found '\(word)'")
    }
    let asksFor = { (short: String, long: String) in
      options.problem.map { $0 == short || $0 == long } ?? true
    }
    var made: [PlacementInstance] = []
    if asksFor("frlm", FlowRefuellingProblem.name) {
      for range in try ranges(file, title, options, source) {
        for count in options.counts.isEmpty
          ? (title == "SiouxFalls" ? [3, 5, 8] : [5, 10, 20]) : options.counts
        {
          let units = Int64((range * Double(file.lengthUnits)).rounded())
          made.append(
            PlacementInstance(
              name: "\(title)_R\(Self.text(range))_p\(count)\(rule)", count: count,
              bestKnown: title == "SiouxFalls" ? Self.refuelling[range]?[count] : nil,
              unitsPerOne: file.flowUnits
            ) { () throws(InstanceError) in
              try Self.question(net, trips, closesZones) { (routes, nodes) throws(SitingError) in
                Question(
                  try FlowRefuellingProblem(
                    routes: RouteCover(refuelling: routes, classes: [RangeClass(range: units)], nodes: nodes),
                    open: count),
                  SitingCatalogue.flowRefuelling)
              }
            })
        }
      }
    }
    if asksFor("fclm", FlowCapturingProblem.name) {
      for count in options.counts.isEmpty
        ? (title == "SiouxFalls" ? [1, 3, 5] : [5, 10, 20]) : options.counts
      {
        made.append(
          PlacementInstance(
            name: "\(title)_capture_p\(count)\(rule)", count: count,
            bestKnown: title == "SiouxFalls" ? Self.capturing[count] : nil, unitsPerOne: file.flowUnits
          ) { () throws(InstanceError) in
            try Self.question(net, trips, closesZones) { (routes, nodes) throws(SitingError) in
              Question(
                try FlowCapturingProblem(routes: RouteCover(capturing: routes, nodes: nodes), open: count),
                SitingCatalogue.flowCapturing)
            }
          })
      }
    }
    return made
  }

  private func ranges(
    _ file: TransportFile, _ title: String, _ options: InstanceOptions, _ source: InstanceSource
  ) throws(InstanceError) -> [Double] {
    if !options.ranges.isEmpty { return options.ranges }
    if title == "SiouxFalls" { return [6, 10, 15] }
    let lengths = try Self.routes(file, source).map { $0.lengths.reduce(0, +) }.sorted()
    guard !lengths.isEmpty else { return [] }
    return [Double(lengths[lengths.count / 2]) / Double(file.lengthUnits)]
  }

  private static func question(
    _ net: InstanceSource, _ trips: InstanceSource, _ closesZones: Bool,
    _ make: ([FlowRoute], Int) throws(SitingError) -> any PlacementQuestion
  ) throws(InstanceError) -> any PlacementQuestion {
    let file = try TransportFile(net: net, trips: trips, closesZones: closesZones)
    let routes = try routes(file, net)
    do throws(SitingError) {
      return try make(routes, file.graph.nodes.count)
    } catch { throw InstanceError(file: net.argument, error) }
  }

  private static func routes(
    _ file: TransportFile, _ source: InstanceSource
  ) throws(InstanceError) -> [FlowRoute] {
    do throws(RoadFault) {
      return try FlowRoute.shortest(file.trips, on: file.graph)
    } catch { throw InstanceError(file: source.argument, line: nil, error.message) }
  }

  private static func text(_ range: Double) -> String {
    range == range.rounded() && abs(range) < 1e15 ? "\(Int(range))" : "\(range)"
  }

  /// Sioux Falls, proven with HiGHS 1.15 under the same convention.
  private static let refuelling: [Double: [Int: Double]] = [
    6: [3: 68_100, 5: 107_300, 8: 172_100], 10: [3: 140_300, 5: 191_800, 8: 256_000],
    15: [3: 183_900, 5: 236_300, 8: 306_800],
  ]
  private static let capturing: [Int: Double] = [1: 122_700, 3: 241_300, 5: 296_100]
}
