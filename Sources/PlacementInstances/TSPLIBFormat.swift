import Siting

/// TSPLIB95 points in the plane (Reinelt, 1991): a p-center, or with `--problem p-median` a p-median, among them.
///
/// Only `EDGE_WEIGHT_TYPE : EUC_2D` with a `NODE_COORD_SECTION`. Distances are straight and real, in whole units of
/// thousandths or more, not rounded to whole numbers as tours have them.
public struct TSPLIBFormat: PlacementFormat {
  public static let name = "tsplib"
  public static let aliases = ["tsplib-points", "tsp"]
  public static let summary = "p-center or p-median of points in the plane, with --p"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    let isCenter = try PointProblem.isCenter(options.problem ?? CenterProblem.name, source)
    let table = source.neighbour("pcenter_opt.txt")
    let counts = options.counts.isEmpty ? KnownValues.counts(table, name: source.stem) : options.counts
    guard !counts.isEmpty else {
      throw InstanceError(file: source.argument, line: nil, "expected --p: the file does not say it")
    }
    let points = try Self.read(source)
    let (costs, scale) = try PointProblem.straightCosts(points, source)
    return counts.map { count in
      PlacementInstance(
        name: "\(source.stem)_\(count)", count: count,
        bestKnown: isCenter ? KnownValues.read(table, name: source.stem, count: count) : nil,
        // The table (Pullan, 2008) holds whole numbers.
        bestKnownSlack: 0.5, unitsPerOne: scale
      ) { () throws(InstanceError) in
        try PointProblem.question(costs, open: count, isCenter: isCenter, scale: scale, source)
      }
    }
  }

  private static func read(_ source: InstanceSource) throws(InstanceError) -> [SitingPoint] {
    var words = try source.words()
    var dimension: Int64?
    while true {
      let word = try words.word("NODE_COORD_SECTION")
      let key = word.hasSuffix(":") ? word.dropLast() : word
      if key == "NODE_COORD_SECTION" { break }
      var rest = words.restOfLine()
      if rest.hasPrefix(":") { rest = String(rest.dropFirst().drop { $0.isWhitespace }) }
      switch key {
      case "DIMENSION":
        guard let count = Int64(rest), (1...16_384).contains(count) else {
          throw words.fault("expected DIMENSION, a whole number from 1 to 16384, found '\(rest)'")
        }
        dimension = count
      case "EDGE_WEIGHT_TYPE" where rest != "EUC_2D":
        throw words.fault("expected EDGE_WEIGHT_TYPE EUC_2D, found '\(rest)'")
      default: break
      }
    }
    guard let dimension else { throw words.fault("expected DIMENSION before NODE_COORD_SECTION") }
    var points: [SitingPoint] = []
    for _ in 0..<dimension {
      _ = try words.integer("the number of a point")
      points.append(SitingPoint(x: try words.number("x"), y: try words.number("y")))
    }
    if !words.isAtEnd { try words.expect("EOF") }
    try words.expectEnd()
    return points
  }
}

extension KnownValues {
  /// The numbers of sites a table has for a name.
  static func counts(_ source: InstanceSource, name: String) -> [Int] {
    guard source.exists, let text = try? source.text() else { return [] }
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.count >= 3 && words[0] == name ? Int(words[1]) : nil
    }
  }
}
