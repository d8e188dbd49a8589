import Siting

/// OR-Library set covering with columns of cost 1: cover every row with the fewest sites.
///
/// `m n`, then m row weights, m row numbers, and per row the count of its columns and the columns, counted from 1. With
/// `--share` the weights count: the fewest sites that cover that share of them; with `--p` the most that so many cover.
public struct SetCoverFormat: PlacementFormat {
  public static let name = "scp"
  public static let aliases = ["scp-unicost"]
  public static let summary =
    "covering every row with the fewest sites, or a share of the weight with --share"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    if !options.counts.isEmpty {
      return options.counts.map { count in
        Self.instance(source, "\(source.stem)_\(count)", count: count) { file throws(SitingError) in
          let problem = try CoveringProblem(
            weights: file.weights, coveredBy: file.rows, candidates: file.sites, open: count)
          return Question(problem, SitingCatalogue.maximalCovering)
        }
      }
    }
    if let share = options.share {
      return [
        Self.instance(source, "\(source.stem)_\(share)") { file throws(SitingError) in
          let total = file.weights.reduce(0, +)
          let problem = try PartialCoverProblem(
            weights: file.weights, coverage: CoverageTable(rows: file.rows),
            costs: [Int64](repeating: 1, count: file.sites),
            target: min(total, Int64((Double(total) * share).rounded(.up))))
          return Question(problem, SitingCatalogue.partialCovering)
        }
      ]
    }
    return [
      Self.instance(source, source.stem, bestKnown: Self.bestKnown[source.stem]) { file throws(SitingError) in
        let problem = try SetCoverProblem(
          coverage: CoverageTable(rows: file.rows), costs: [Int64](repeating: 1, count: file.sites))
        return Question(problem, SitingCatalogue.setCovering)
      }
    ]
  }

  /// From the literature on set covering with equal costs (Gao, Weise, Li 2015), not proven.
  private static let bestKnown: [String: Double] = [
    "scp41": 38, "scp42": 37, "scp43": 38, "scp44": 38, "scp45": 38, "scp51": 34, "scp52": 34, "scp53": 34,
    "scp61": 21, "scp62": 20, "scp63": 21, "scpclr10": 25, "scpclr11": 23, "scpclr12": 23, "scpcyc06": 60,
    "scpcyc07": 144, "scpcyc08": 342,
  ]

  private typealias Content = (weights: [Int64], rows: [[Int32]], sites: Int)

  private static func instance(
    _ source: InstanceSource, _ name: String, count: Int? = nil, bestKnown: Double? = nil,
    _ ask: @escaping @Sendable (Content) throws(SitingError) -> any PlacementQuestion
  ) -> PlacementInstance {
    PlacementInstance(name: name, count: count, bestKnown: bestKnown) { () throws(InstanceError) in
      let file = try read(source)
      do throws(SitingError) { return try ask(file) } catch {
        throw InstanceError(file: source.argument, error)
      }
    }
  }

  private static func read(
    _ source: InstanceSource
  ) throws(InstanceError) -> Content {
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
