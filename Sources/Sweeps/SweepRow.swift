public import ScenarioFiles
public import Uncertainty

/// A number chosen for a run.
public struct SweepChoice: Codable, Hashable, Sendable {
  public let key: String
  public let value: Double

  public init(key: String, value: Double) {
    self.key = key
    self.value = value
  }
}

/// One run of a sweep: what is chosen for it.
public struct SweepRow: Codable, Hashable, Sendable {
  /// What it stands for, such as `future-12`, `low` or `tornado:fleet.taxi.stock:high`.
  public let label: String
  /// Offset from the scenario's seed.
  public let seedOffset: Int
  /// Numbers that are decided; the plan knows them.
  public let decisions: [SweepChoice]
  /// Numbers that nobody knows beforehand.
  public let future: [SweepChoice]

  public var choices: [SweepChoice] { decisions + future }
}

/// All runs of a sweep, in their order: futures, cases and studies, crossed with the grid and the seeds.
public struct SweepRows: Sendable {
  /// More would fill the disk of most machines before they are done.
  public static let mostRuns = 1_000_000

  private let futures: [(label: String, choices: [SweepChoice])]
  private let axes: [Sweep.Axis]
  private let seeds: Int
  public let count: Int

  /// Why there are no rows.
  public enum Fault: Error, Hashable, Sendable {
    /// As many runs as were asked for, in words.
    case tooMany(String)
    /// Draws, cases or a study of a scenario in which nothing is uncertain.
    case nothingUncertain
    /// The design cannot hold so many inputs.
    case tooManyInputs(Int)
    /// A number of the grid is drawn as well.
    case drawnAndCrossed(String)
  }

  /// How many runs a sweep has, worked out before anything is made; a number too large to count comes as infinity.
  public static func count(_ sweep: Sweep, inputs: Int) -> Double {
    var rows = Double(sweep.futures) + Double(sweep.cases.count)
    switch sweep.study {
    case .none: break
    case .tornado: rows += Double(2 * inputs + 1)
    case .morris: rows += Double(sweep.studySize) * Double(inputs + 1)
    case .sobol: rows += Double(sweep.studySize) * Double(inputs + 2)
    }
    return sweep.grid.reduce(max(1, rows) * Double(sweep.seeds)) { $0 * Double($1.values.count) }
  }

  public init(_ sweep: Sweep, inputs: [UncertainInput], design: FutureDesign) throws(Fault) {
    let count = Self.count(sweep, inputs: inputs.count)
    guard count <= Double(Self.mostRuns) else { throw .tooMany(count < 1e15 ? "\(Int(count))" : "\(count)") }
    if inputs.isEmpty, sweep.futures > 0 || !sweep.cases.isEmpty || sweep.study != .none {
      throw .nothingUncertain
    }
    if let axis = sweep.grid.first(where: { axis in inputs.contains { $0.path == axis.key } }),
      sweep.futures > 0 || !sweep.cases.isEmpty || sweep.study != .none
    {
      throw .drawnAndCrossed(axis.key)
    }
    do {
      futures = try Self.futures(sweep, inputs, design)
    } catch {
      throw .tooManyInputs(inputs.count)
    }
    axes = sweep.grid
    seeds = sweep.seeds
    self.count = Int(count)
  }

  /// Futures change slowest, seeds fastest: the runs of one future stand together.
  public subscript(_ index: Int) -> SweepRow {
    var rest = index / seeds
    var decisions: [SweepChoice] = []
    for axis in axes.reversed() {
      decisions.append(SweepChoice(key: axis.key, value: axis.values[rest % axis.values.count]))
      rest /= axis.values.count
    }
    let future = futures[rest]
    return SweepRow(
      label: future.label, seedOffset: index % seeds, decisions: decisions.reversed(), future: future.choices)
  }

  /// The first and the last row, and one for every crossed value: what is wrong with a value shows in them.
  public var samples: [SweepRow] {
    var found = [self[0], self[count - 1]]
    var stride = seeds
    for axis in axes.reversed() {
      // Of many values the outermost.
      let order = axis.values.indices.sorted { axis.values[$0] < axis.values[$1] }
      let tried = axis.values.count <= 100 ? order : [order[0], order[order.count - 1]]
      found += tried.map { self[$0 * stride] }
      stride *= axis.values.count
    }
    return found
  }

  private static func futures(
    _ sweep: Sweep, _ inputs: [UncertainInput], _ design: FutureDesign
  ) throws -> [(label: String, choices: [SweepChoice])] {
    var rows: [(label: String, choices: [SweepChoice])] = []
    func add(_ label: String, _ values: [Double]) {
      rows.append((label, zip(inputs, values).map { SweepChoice(key: $0.path, value: $1) }))
    }
    if sweep.futures > 0 {
      var design = design
      design.futures = sweep.futures
      for (row, values) in try design.values(of: inputs).enumerated() { add("future-\(row + 1)", values) }
    }
    for word in sweep.cases {
      guard let one = UncertainCase(rawValue: word) else { continue }
      add(word, try inputs.map { try one.value(of: $0) })
    }
    switch sweep.study {
    case .none: break
    case .tornado:
      let labels =
        ["tornado"]
        + inputs.flatMap { input in Tornado.ends.map { "tornado:\(input.path):\($0.rawValue)" } }
      for (label, values) in zip(labels, try Tornado.design(inputs)) { add(label, values) }
    case .morris:
      let design = try MorrisScreening.design(
        paths: sweep.studySize, inputs: inputs.count, seed: design.seed)
      for (row, shares) in design.enumerated() {
        add("morris-\(row + 1)", try zip(inputs, shares).map { try $0.value(at: $1) })
      }
    case .sobol:
      let design = try SobolIndices.design(sweep.studySize, inputs: inputs.count, seed: design.seed)
      for (row, shares) in design.enumerated() {
        add("sobol-\(row + 1)", try zip(inputs, shares).map { try $0.value(at: $1) })
      }
    }
    return rows.isEmpty ? [("run", [])] : rows
  }
}
