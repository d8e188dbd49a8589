import NumericKernels
import PlacementInstances
import Reports
import Siting

/// One algorithm on one instance.
struct PlacementRow {
  let instance: PlacementInstance
  let placement: Placement
  let sense: SitingSense
  let cpuSeconds: Double
  let buildSeconds: Double
  let peakMegabytes: Double

  /// In printed units.
  var value: Double? { placement.value.map { Double($0) / Double(instance.unitsPerOne) } }
  var bound: Double { Double(placement.bound) / Double(instance.unitsPerOne) }

  /// Whether the value is the best known one or better; `nil` where either is missing. Printed values are rounded.
  var matchesBestKnown: Bool? {
    guard let value, let best = instance.bestKnown else { return nil }
    let slack = instance.bestKnownSlack ?? (instance.unitsPerOne == 1 ? 0 : 0.01 + abs(best) * 1e-9)
    return sense == .maximise ? value >= best - slack : value <= best + slack
  }

  /// The same plan, the same hash: SHA-256 of its sites and services, the first 16 digits.
  var planHash: String {
    let words = placement.sites + [-1] + placement.servedBy
    let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * Int32($0))) } }
    return String(ContentHash.hexadecimal(ContentHash.sha256(bytes)).prefix(16))
  }
}

/// The rows as a table and as JSON, with a summary.
struct PlacementReport {
  let rows: [PlacementRow]

  var table: String {
    let lines = rows.map { row in
      [
        row.instance.name, row.placement.problem, row.instance.count.map(String.init) ?? NumberText.dash,
        row.placement.algorithm, printed(row.value, row), printed(row.bound, row),
        row.placement.gap.map { NumberText.percent($0, 3) } ?? NumberText.dash,
        row.placement.isProvenOptimal ? "yes" : row.placement.status == .infeasible ? "infeasible" : "no",
        NumberText.fixed(row.cpuSeconds, 2), NumberText.fixed(row.peakMegabytes, 0),
        printed(row.instance.bestKnown, row), row.matchesBestKnown.map { $0 ? "met" : "missed" } ?? "",
        row.placement.stopReason.rawValue,
      ]
    }
    return TerminalTable(
      header: [
        "instance", "problem", "p", "algorithm", "value", "bound", "gap", "proven", "CPU s", "peak MB",
        "best known", "", "stop",
      ], rows: lines, numbers: [2, 4, 5, 6, 8, 9, 10]
    ).text + summaryLine
  }

  private func printed(_ value: Double?, _ row: PlacementRow) -> String {
    NumberText.fixed(value, row.instance.unitsPerOne == 1 ? 0 : 2)
  }

  private var judged: [Bool] { rows.compactMap(\.matchesBestKnown) }
  private var proven: Int {
    rows.count { $0.placement.isProvenOptimal || $0.placement.status == .infeasible }
  }
  private var largestGap: Double? { rows.compactMap(\.placement.gap).max() }
  private var seconds: Double { rows.reduce(0) { $0 + $1.cpuSeconds } }

  private var summaryLine: String {
    "\(rows.count) runs: \(proven) proven, best known met in \(judged.count { $0 }) of \(judged.count), largest gap "
      + "\(largestGap.map { NumberText.percent($0, 3) } ?? NumberText.dash), "
      + "\(NumberText.fixed(seconds, 2)) CPU s in all, "
      + "\(NumberText.fixed(rows.map(\.cpuSeconds).max(), 2)) at most\n"
  }

  var json: String {
    JSONText.object([
      "results": .array(rows.map(json)),
      "summary": .object([
        "runs": .integer(rows.count), "proven": .integer(proven),
        "best_known_given": .integer(judged.count), "best_known_met": .integer(judged.count { $0 }),
        "largest_gap": .number(largestGap), "cpu_seconds": .number(seconds),
        "largest_cpu_seconds": .number(rows.map(\.cpuSeconds).max()),
        "peak_rss_mb": .number(rows.map(\.peakMegabytes).max()),
      ]),
    ]).document
  }

  private func json(_ row: PlacementRow) -> JSONText {
    let placement = row.placement
    var members: [String: JSONText] = [
      "instance": .string(row.instance.name), "problem": .string(placement.problem),
      "algorithm": .string(placement.algorithm), "value": number(row.value, row),
      "bound": number(row.bound, row), "gap": .number(placement.gap),
      "proven": .bool(placement.isProvenOptimal || placement.status == .infeasible),
      "status": .string(placement.status.rawValue), "stop_reason": .string(placement.stopReason.rawValue),
      "cpu_seconds": .number(row.cpuSeconds), "build_cpu_seconds": .number(row.buildSeconds),
      "peak_rss_mb": .number(row.peakMegabytes), "best_known": number(row.instance.bestKnown, row),
      "seed": .integer(Int(clamping: placement.seed)), "work_units": .integer(placement.work.units),
      "plan_hash": .string(row.planHash), "sites": .array(placement.sites.map { .integer(Int($0)) }),
    ]
    members["p"] = row.instance.count.map { .integer($0) } ?? .number(nil)
    members["reason"] = placement.reason.map { .string($0) }
    return .object(members)
  }

  /// Whole values are written as whole numbers.
  private func number(_ value: Double?, _ row: PlacementRow) -> JSONText {
    guard let value, row.instance.unitsPerOne == 1, let whole = Int(exactly: value) else {
      return .number(value)
    }
    return .integer(whole)
  }
}
