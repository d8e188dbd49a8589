public import DistrictModel

/// Runs side by side, the first as the yardstick: every target and indicator with its difference, what changed in the inputs, and
/// where stations stand and people fare otherwise.
///
/// Runs with equal seed, days and replications drew common random numbers, so differences are told by replication and their
/// intervals are much narrower than those of the runs (Law 2015, section 11.2); others are compared as independent runs.
public struct RunComparison: Sendable {
  /// A figure in every run.
  public struct Row: Sendable {
    public let id: String
    /// In the list of 26; 0 for targets.
    public let number: Int
    public let name: BilingualText
    public let unit: BilingualText
    public let isShare: Bool
    public let decimals: Int
    /// By run; `nil` where the run does not have it.
    public let values: [Double?]
    /// By run; that of the first is `nil`.
    public let differences: [FigureDifference?]
  }

  /// A target in every run.
  public struct TargetRow: Sendable {
    public let figure: Row
    /// What each run was held against; `nil` where it has no such target.
    public let promised: [Double?]
    public let isMet: [Bool?]
    public let probabilityMet: [Double?]
  }

  /// A run against the first.
  public struct Side: Sendable {
    /// Whether its replications and those of the first are pairs.
    public let isPaired: Bool
    /// Why not; empty where they are.
    public let unpairedBy: [BilingualText]
    public let inputs: InputChanges
    public let places: PlaceChanges
    /// Nothing came out otherwise: every difference is exactly 0.
    public let isSame: Bool
  }

  public let runs: [RunDigest]
  public let targets: [TargetRow]
  public let indicators: [Row]
  /// By run, the first against itself included.
  public let sides: [Side]

  /// - Parameter runs: two or more, the yardstick first.
  public init(of runs: [RunDigest]) {
    self.runs = runs
    guard let first = runs.first else {
      (targets, indicators, sides) = ([], [], [])
      return
    }
    let unpaired = runs.map { Self.unpaired($0.settings, first.settings) }
    let paired = unpaired.map(\.isEmpty)
    targets = Self.union(runs.map { $0.promises.map(\.id) }).map { Self.target($0, runs, paired) }
    let rows = Self.union(runs.map { $0.indicators.map(\.id) }).map { Self.indicator($0, runs, paired) }
    // Grouped by number; the order within a number is that of the runs.
    indicators = rows.indices.sorted { (rows[$0].number, $0) < (rows[$1].number, $1) }.map { rows[$0] }
    let (figures, promised) = (indicators + targets.map(\.figure), targets.map(\.promised))
    sides = runs.indices.map { run in
      let places = PlaceChanges(from: first, to: runs[run])
      let isEqual =
        figures.allSatisfy { row in
          row.values[run] == row.values[0] && (run == 0 || (row.differences[run]?.value ?? 0) == 0)
        } && promised.allSatisfy { $0[run] == $0[0] }
      return Side(
        isPaired: paired[run], unpairedBy: unpaired[run],
        inputs: InputChanges(from: first, to: runs[run]), places: places,
        isSame: isEqual && places.isEmpty)
    }
  }

  /// What keeps the replications of two runs from being pairs.
  private static func unpaired(
    _ own: RunDigest.Settings, _ first: RunDigest.Settings
  ) -> [BilingualText] {
    func told(_ zh: String, _ en: String, _ one: String, _ other: String) -> BilingualText? {
      one == other ? nil : BilingualText(zh: "\(zh) \(one) 与 \(other)", en: "\(en) \(one) and \(other)")
    }
    return [
      told("随机种子", "seeds", "\(first.seed)", "\(own.seed)"),
      told("记录天数", "recorded days", "\(first.days)", "\(own.days)"),
      told("预热天数", "warm-up days", "\(first.warmUpDays)", "\(own.warmUpDays)"),
      told("重复次数", "replications", "\(first.replications)", "\(own.replications)"),
    ].compactMap(\.self)
  }

  private static func union(_ lists: [[String]]) -> [String] {
    var seen: Set<String> = []
    return lists.joined().filter { seen.insert($0).inserted }
  }

  private static func indicator(_ id: String, _ runs: [RunDigest], _ paired: [Bool]) -> Row {
    let own = runs.map { run in run.indicators.first { $0.id == id } }
    let any = own.compactMap(\.self).first
    let figures = own.map {
      FigureDifference.Figure(
        value: $0?.value, basis: $0?.basis ?? .plan, byReplication: $0?.byReplication ?? [])
    }
    return Row(
      id: id, number: any?.number ?? 0, name: any?.name ?? BilingualText(zh: id, en: id),
      unit: any?.unit ?? BilingualText(zh: "", en: ""), isShare: id.hasSuffix("_share"),
      decimals: any?.decimals ?? 2, values: figures.map(\.value), differences: differences(figures, paired))
  }

  private static func target(_ id: String, _ runs: [RunDigest], _ paired: [Bool]) -> TargetRow {
    let own = runs.map { run in run.promises.first { $0.id == id } }
    let any = own.compactMap(\.self).first
    let metric = any?.metric ?? ""
    let measured = runs.lazy.compactMap { run in run.indicators.first { $0.id == metric } }.first
    let figures = zip(own, runs).map { promise, run in
      FigureDifference.Figure(
        value: promise?.attained,
        basis: run.indicators.first { $0.id == promise?.metric }?.basis ?? .plan,
        byReplication: promise?.byReplication ?? [])
    }
    let whole = (any?.target ?? 0) == (any?.target ?? 0).rounded()
    return TargetRow(
      figure: Row(
        id: id, number: 0, name: any?.name ?? BilingualText(zh: id, en: id),
        unit: any?.unit ?? BilingualText(zh: "", en: ""), isShare: metric.hasSuffix("_share"),
        decimals: measured?.decimals ?? (whole ? 0 : 2), values: figures.map(\.value),
        differences: differences(figures, paired)),
      promised: own.map { $0?.target }, isMet: own.map { $0?.isMet },
      probabilityMet: own.map { $0?.probabilityMet })
  }

  private static func differences(
    _ figures: [FigureDifference.Figure], _ paired: [Bool]
  ) -> [FigureDifference?] {
    figures.indices.map { run in
      run == 0 ? nil : FigureDifference(of: figures[run], from: figures[0], isPaired: paired[run])
    }
  }
}
