/// Which part of a sweep is meant: every `count`-th run, begun at `number` - 1.
public struct ShardIndex: Hashable, Sendable {
  /// From 1.
  public let number: Int
  public let count: Int

  /// Variables of schedulers, which count from 0.
  public static let variables = [
    "SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX", "BATCH_TASK_INDEX",
  ]

  /// `nil` where the number is not one of the shards.
  public init?(number: Int, count: Int) {
    guard count > 0, count <= SweepRows.mostRuns, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// `k/N`, k from 1 to N.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
    self.init(number: number, count: count)
  }

  /// The shard that a scheduler asks for, by the first of its variables that is set.
  public init?(environment: [String: String], count: Int) {
    guard let text = Self.variables.lazy.compactMap({ environment[$0] }).first, let place = Int(text),
      place >= 0,
      place < count
    else { return nil }
    self.init(number: place + 1, count: count)
  }

  public func runs(of all: Int) -> StrideTo<Int> { stride(from: number - 1, to: all, by: count) }

  public var fileName: String { "\(number)-of-\(count).ndjson" }
}
