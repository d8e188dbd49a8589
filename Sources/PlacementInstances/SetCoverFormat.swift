import Siting

/// OR-Library set covering with columns of cost 1: cover every row with the fewest sites.
///
/// `m n`, then m row weights, m row numbers, and per row the count of its columns and the columns, counted from 1.
public struct SetCoverFormat: PlacementFormat {
  public static let name = "scp"
  public static let aliases = ["scp-unicost"]
  public static let summary = "covering every row with the fewest sites (rewritten OR-Library files)"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    let counts = options.counts
    guard !counts.isEmpty else {
      throw InstanceError(file: source.argument, line: nil, "expected --p")
    }
    return counts.map { count in
      PlacementInstance(name: source.stem, count: count, bestKnown: nil) { () throws(InstanceError) in
        let file = try Self.read(source)
        do throws(SitingError) {
          return Question(
            try CoveringProblem(
              weights: file.weights, coveredBy: file.rows, candidates: file.sites, open: count),
            SitingCatalogue.maximalCovering)
        } catch { throw InstanceError(file: source.argument, error) }
      }
    }
  }

  private static func read(
    _ source: InstanceSource
  ) throws(InstanceError) -> (weights: [Int64], rows: [[Int32]], sites: Int) {
    var words = try source.words()
    let rows = try words.integer("the number of rows", in: 1...10_000_000)
    let sites = try words.integer("the number of columns", in: 1...10_000_000)
    var weights: [Int64] = []
    for _ in 0..<rows { weights.append(try words.integer("the weight of a row")) }
    for _ in 0..<rows { _ = try words.integer("the number of a row") }
    var covers: [[Int32]] = []
    for _ in 0..<rows {
      let count = try words.integer("the number of columns of a row", in: 0...sites)
      var columns: [Int32] = []
      for _ in 0..<count { columns.append(Int32(try words.integer("a column", in: 1...sites)) - 1) }
      covers.append(columns)
    }
    try words.expectEnd()
    return (weights, covers, Int(sites))
  }
}
