import Siting

/// Instances of the random-uniform family, by name: `1000000x1000:1` is a million demands, a thousand sites, seed 1.
///
/// A file holds the same three numbers, one instance per line: `demands candidates seed`.
public struct RandomUniformFormat: PlacementFormat {
  public static let name = "random-uniform"
  public static let summary = "maximal covering of random points, generated from DEMANDSxCANDIDATES:SEED"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    if source.exists { return try inFile(source, options) }
    var name = source.argument
    if name.hasPrefix("random-uniform:") { name.removeFirst("random-uniform:".count) }
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    let sizes = (parts.first ?? "").split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let seed = parts.count == 2 ? UInt64(parts[1]) : parts.count == 1 ? 1 : nil
    guard sizes.count == 2, let demands = sizes[0], let candidates = sizes[1], let seed else {
      throw InstanceError(
        file: source.argument, line: nil,
        "expected a file or DEMANDSxCANDIDATES:SEED, such as 10000x100:1")
    }
    return try instances(demands, candidates, seed, file: source.argument, line: nil, options)
  }

  private func inFile(
    _ source: InstanceSource, _ options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    var words = try source.words()
    var all: [PlacementInstance] = []
    while !words.isAtEnd {
      let demands = try words.integer("number of demands")
      let candidates = try words.integer("number of candidates")
      let seed = try words.integer("seed", in: 0...Int64.max)
      all += try instances(
        Int(demands), Int(candidates), UInt64(seed), file: source.argument, line: words.line, options)
    }
    return all
  }

  private func instances(
    _ demands: Int, _ candidates: Int, _ seed: UInt64, file: String, line: Int?, _ options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    guard (1...50_000_000).contains(demands), (1...1_000_000).contains(candidates) else {
      throw InstanceError(
        file: file, line: line, "expected 1 to 50000000 demands and 1 to 1000000 candidates")
    }
    let family = RandomUniformFamily(demands: demands, candidates: candidates, seed: seed)
    return (options.counts.isEmpty ? [family.open] : options.counts).map { count in
      PlacementInstance(
        name: "random-uniform-\(demands)x\(candidates)-seed\(seed)", count: count,
        bestKnown: options.counts.isEmpty ? Self.bestKnown(demands, candidates, seed) : nil
      ) { () throws(InstanceError) in
        do throws(SitingError) {
          return Question(try family.problem(open: count), SitingCatalogue.maximalCovering)
        } catch { throw InstanceError(file: file, error) }
      }
    }
  }

  /// Optima proven by another program.
  private static func bestKnown(_ demands: Int, _ candidates: Int, _ seed: UInt64) -> Double? {
    switch (demands, candidates, seed) {
    case (1000, 100, 1): 38_873
    case (10_000, 100, 1): 372_786
    case (1_000_000, 1000, 1): 38_870_045
    default: nil
    }
  }
}
