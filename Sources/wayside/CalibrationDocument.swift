import Calibration
import Reports
import ScenarioFiles

/// A calibration as JSON, CSV, a fragment of YAML and a table; equal results give equal bytes.
struct CalibrationDocument {
  let result: CalibrationResult
  let input: CalibrationInput
  let seed: UInt64

  var json: String {
    JSONText.object([
      "schema": .string("wayside-calibration/1"), "version": .string(Catalogue.version),
      "seed": .integer(Int(clamping: seed)),
      "inputs": .array(
        input.files.map { .object(["path": .string($0.path), "sha256": .string($0.sha256)]) }),
      "parameters": parameters, "correlations": correlations, "objective": objective,
      "folds": folds, "scores": scores, "baselines": baselines,
    ]).document
  }

  /// One row per parameter.
  var csv: String {
    let rows = zip(CalibrationParameters.outlines, zip(result.fit.parameters.values, deviations)).map {
      outline, found in
      "\(outline.key),\(found.0),\(found.1),\(outline.range.lowerBound),\(outline.range.upperBound),\(outline.unit)"
    }
    return (["parameter,value,standard_deviation,lowest,highest,unit"] + rows).joined(separator: "\n") + "\n"
  }

  var yaml: String {
    let lines = zip(CalibrationParameters.outlines, zip(result.fit.parameters.values, deviations)).map {
      outline, found in
      "  \(outline.key): \(Self.rounded(found.0)) # +- \(Self.rounded(found.1)), \(outline.unit)"
    }
    return (["# Fitted by wayside calibrate; Q \(NumberText.fixed(result.fit.cost, 2)).", "x-calibration:"] + lines)
      .joined(separator: "\n") + "\n"
  }

  private var deviations: [Double] { result.fit.standardDeviations }

  /// Four significant digits.
  private static func rounded(_ value: Double) -> Double {
    var scale = 1.0
    while value != 0, abs(value) * scale < 1000, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}

extension CalibrationDocument {
  private var parameters: JSONText {
    let members = zip(CalibrationParameters.outlines, zip(result.fit.parameters.values, deviations)).map {
      outline, found in
      (
        outline.key,
        JSONText.object([
          "value": .number(found.0), "standard_deviation": .number(found.1),
          "range": .array([.number(outline.range.lowerBound), .number(outline.range.upperBound)]),
          "unit": .string(outline.unit), "symbol": .string(outline.symbol),
        ])
      )
    }
    return .object(Dictionary(members) { first, _ in first })
  }

  private var correlations: JSONText {
    let keys = CalibrationParameters.outlines.map(\.key)
    return .object([
      "order": .array(keys.map { .string($0) }),
      "rows": .array(result.fit.correlations.map { .array($0.map { .number($0) }) }),
    ])
  }

  private var objective: JSONText {
    let blocks = result.costs.map { ($0.block.rawValue, JSONText.number($0.cost)) }
    return .object([
      "q": .number(result.fit.cost), "blocks": .object(Dictionary(blocks) { first, _ in first }),
      "searches": .array(
        result.fit.searches.map { search in
          .object([
            "start": .array(search.start.values.map { .number($0) }),
            "found": .array(search.found.values.map { .number($0) }), "q": .number(search.cost),
            "evaluations": .integer(search.evaluations),
          ])
        }),
    ])
  }

  private var folds: JSONText {
    guard let folds = result.folds else { return .array([]) }
    return .array(
      folds.folds.map { fold in
        .object([
          "zones_modulo_5": .integer(fold.remainder), "q": .number(fold.cost),
          "parameters": .array(fold.parameters.values.map { .number($0) }),
        ])
      })
  }

  private var scores: JSONText {
    let scores = result.scores
    return .object([
      "city_training": Self.json(scores.training), "city_check": Self.json(scores.check),
      "energy": .object([
        "correlation": .number(scores.energyCorrelation),
        "kullback_leibler_nats": .number(scores.energyDivergence),
      ]),
      "zone_rank_fitted": .number(scores.rankFitted),
      "zone_rank_out_of_fold": scores.rankOutOfFold.map(Self.json) ?? .number(nil),
      "crowded_share": Self.json(scores.crowdedShare), "zone_spread": Self.json(scores.zoneSpread),
      "midday_bump": Self.json(scores.middayBump),
      "valley": scores.valley.map { valley in
        .object([
          "bump_without_valley": .number(valley.bumpWithoutValley),
          "bump_with_moved_valley": .number(valley.bumpWithMovedValley),
          "afternoon_bump": .number(valley.afternoonBump),
          "afternoon_bump_with_moved_valley": .number(valley.afternoonBumpWithMovedValley),
        ])
      } ?? .number(nil),
    ])
  }

  private var baselines: JSONText {
    let base = result.baselines
    return .object([
      "constant_training": Self.json(base.constantTraining), "constant_check": Self.json(base.constantCheck),
      "history_check": Self.json(base.historyCheck),
      "even_energy_kullback_leibler_nats": .number(base.evenEnergyDivergence),
      "zone_rank_by_fast_share": Self.json(base.rankByFastShare),
      "zone_rank_by_low_price": Self.json(base.rankByLowPrice),
      "zone_rank_by_piles": Self.json(base.rankByPiles),
      "chance_better_than_fast_share": .number(base.chanceBetterThanFastShare),
    ])
  }

  private static func json(_ score: CurveScore?) -> JSONText {
    guard let score else { return .number(nil) }
    return .object([
      "mean_absolute_error": .number(score.meanAbsoluteError), "correlation": .number(score.correlation),
    ])
  }

  private static func json(_ score: RankScore) -> JSONText {
    .object([
      "spearman": .number(score.spearman), "low": .number(score.low), "high": .number(score.high),
      "zones": .integer(score.zones),
    ])
  }

  private static func json(_ pair: CalibrationScores.Pair) -> JSONText {
    .object(["modelled": .number(pair.modelled), "measured": .number(pair.measured)])
  }
}

extension CalibrationDocument {
  /// As a person reads it: parameters, then every score beside what needs no model.
  var table: String {
    let parameters = zip(CalibrationParameters.outlines, zip(result.fit.parameters.values, deviations)).map {
      outline, found in
      [
        outline.key, NumberText.fixed(found.0, 4), NumberText.fixed(found.1, 4),
        "\(outline.range.lowerBound) to \(outline.range.upperBound)", outline.unit,
      ]
    }
    let blocks = result.costs.map { "\($0.block.rawValue) \(NumberText.fixed($0.cost, 1))" }
    return TerminalTable(
      header: ["parameter", "value", "sd", "range", "unit"], rows: parameters, numbers: [1, 2]
    ).text + "Q \(NumberText.fixed(result.fit.cost, 2)): \(blocks.joined(separator: ", "))\n\n"
      + TerminalTable(header: ["score", "value", "measured", "without a model"], rows: scoreRows).text
  }

  private var scoreRows: [[String]] {
    let scores = result.scores
    let base = result.baselines
    let number = { (value: Double?, decimals: Int) in NumberText.fixed(value, decimals) }
    let curve = { (score: CurveScore?) in
      score.map { "MAE \(number($0.meanAbsoluteError, 4)), r \(number($0.correlation, 3))" } ?? NumberText.dash
    }
    let rank = { (score: RankScore?) in
      score.map { "\(number($0.spearman, 3)) [\(number($0.low, 2)), \(number($0.high, 2))]" } ?? NumberText.dash
    }
    var rows = [
      ["city by hour of week, training days", curve(scores.training), "", "constant: \(curve(base.constantTraining))"],
      ["city by hour, check days", curve(scores.check), "", "training days: \(curve(base.historyCheck))"],
      [
        "energy by hour of day", "r \(number(scores.energyCorrelation, 3)), KL \(number(scores.energyDivergence, 4))",
        "", "even day: KL \(number(base.evenEnergyDivergence, 4))",
      ],
      ["zone rank, fitted", number(scores.rankFitted, 3), "", "low price: \(rank(base.rankByLowPrice))"],
      ["zone rank, out of fold [90 %]", rank(scores.rankOutOfFold), "", "fast share: \(rank(base.rankByFastShare))"],
      [
        "zone-time over 0.8 busy", NumberText.percent(scores.crowdedShare.modelled, 2),
        NumberText.percent(scores.crowdedShare.measured, 2), "",
      ],
      ["sd of zone means", number(scores.zoneSpread.modelled, 4), number(scores.zoneSpread.measured, 4), ""],
      ["midday bump", number(scores.middayBump.modelled, 4), number(scores.middayBump.measured, 4), ""],
    ]
    if let valley = scores.valley {
      rows.append(["  without the valley", number(valley.bumpWithoutValley, 4), "", ""])
      rows.append(["  valley moved to 15 h", number(valley.bumpWithMovedValley, 4), "", ""])
      rows.append([
        "  rise at 15 h, then", number(valley.afternoonBumpWithMovedValley, 4), "",
        "before: \(number(valley.afternoonBump, 4))",
      ])
    }
    return rows
  }
}
