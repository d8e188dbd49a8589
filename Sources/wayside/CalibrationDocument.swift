import Calibration
import CityAgents
import Reports
import ScenarioFiles

/// A calibration as JSON, CSV, a fragment of YAML and a table; equal results give equal bytes.
struct CalibrationDocument {
  let study: CalibrationStudy
  let input: CalibrationInput
  let seed: UInt64

  var json: String {
    JSONText.object([
      "schema": .string("wayside-calibration/1"), "version": .string(Catalogue.version),
      "seed": .integer(Int(clamping: seed)),
      "inputs": .array(
        input.files.map { .object(["path": .string($0.path), "sha256": .string($0.sha256)]) }),
      "parameters": parameters, "correlations": correlations, "objective": objective,
      "folds": folds, "agents": agents, "scores": Self.json(study.scores), "baselines": baselines,
      "fluid_scores": Self.json(study.fluidScores), "without_price_response": blind, "goals": goals,
      "against": against,
    ]).document
  }

  /// One row per parameter.
  var csv: String {
    let rows = zip(CalibrationParameters.outlines, zip(study.fit.parameters.values, deviations)).map {
      outline, found in
      "\(outline.key),\(found.0),\(found.1),\(outline.range.lowerBound),\(outline.range.upperBound),\(outline.unit)"
    }
    return (["parameter,value,standard_deviation,lowest,highest,unit"] + rows).joined(separator: "\n") + "\n"
  }

  var yaml: String {
    let lines = zip(CalibrationParameters.outlines, zip(study.fit.parameters.values, deviations)).map {
      outline, found in
      "  \(outline.key): \(Self.rounded(found.0)) # +- \(Self.rounded(found.1)), \(outline.unit)"
    }
    return
      (["# Fitted by wayside calibrate; Q \(NumberText.fixed(study.fit.cost, 2)).", "x-calibration:"] + lines)
      .joined(separator: "\n") + "\n"
  }

  private var deviations: [Double] { study.fit.standardDeviations }

  /// Four significant digits.
  private static func rounded(_ value: Double) -> Double {
    var scale = 1.0
    while value != 0, abs(value) * scale < 1000, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}

extension CalibrationDocument {
  private var parameters: JSONText {
    let members = zip(CalibrationParameters.outlines, zip(study.fit.parameters.values, deviations)).map {
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
      "rows": .array(study.fit.correlations.map { .array($0.map { .number($0) }) }),
    ])
  }

  private var objective: JSONText {
    let blocks = study.costs.map { ($0.block.rawValue, JSONText.number($0.cost)) }
    return .object([
      "q": .number(study.fit.cost), "blocks": .object(Dictionary(blocks) { first, _ in first }),
      "searches": .array(
        study.fit.searches.map { search in
          .object([
            "start": .array(search.start.values.map { .number($0) }),
            "found": .array(search.found.values.map { .number($0) }), "q": .number(search.cost),
            "evaluations": .integer(search.evaluations),
          ])
        }),
    ])
  }

  private var folds: JSONText {
    guard let folds = study.folds else { return .array([]) }
    return .array(
      folds.folds.map { fold in
        .object([
          "zones_modulo_5": .integer(fold.remainder), "q": .number(fold.cost),
          "parameters": .array(fold.parameters.values.map { .number($0) }),
        ])
      })
  }

  private var agents: JSONText {
    .object([
      "replications": .integer(study.agentSettings.replications),
      "fast_session_kwh": .number(study.week.fastSessionKWh),
      "fast_session_minutes": .number(study.week.fastSessionMinutes),
      "fast_sessions_per_day": .number(study.week.fastSessionsPerDay),
      "overnight_plug_ins_per_day": .number(study.week.plugInsPerDay),
      "unserved_share": .number(study.week.unservedShare),
      "vehicle_days": .integer(study.week.vehicleDays),
      "replication_sd": .object([
        "city_mean_absolute_error": .number(study.spread { $0.training?.meanAbsoluteError }),
        "city_correlation": .number(study.spread { $0.training?.correlation }),
        "energy_correlation": .number(study.spread(\.energyCorrelation)),
        "zone_rank": .number(study.spread(\.rankFitted)),
        "crowded_share": .number(study.spread(\.crowdedShare.modelled)),
      ]),
    ])
  }

  private var blind: JSONText {
    .object([
      "parameters": .array(study.blindParameters.values.map { .number($0) }),
      "scores": Self.json(study.blindScores),
    ])
  }

  private var goals: JSONText {
    let met = CalibrationGoals(of: study)
    let members = CalibrationGoals.Goal.allCases.map { goal in
      (goal.rawValue, met[goal].map { JSONText.bool($0) } ?? .number(nil))
    }
    return .object(Dictionary(members) { first, _ in first })
  }

  private static func json(_ scores: CalibrationScores) -> JSONText {
    .object([
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
    let base = study.baselines
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

  private var against: JSONText {
    guard let scores = study.keptBack else { return .number(nil) }
    return .object([
      "fitted": Self.json(scores.fitted), "kept_back": Self.json(scores.keptBack),
      "days": .integer(scores.days), "days_fitted": .integer(scores.fittedDays),
      "zones": .integer(scores.zones), "zones_fitted": .integer(scores.fittedZones),
      "baselines": .object([
        "history": Self.json(scores.history), "constant": Self.json(scores.constant),
        "even_energy_kullback_leibler_nats": .number(scores.evenEnergyDivergence),
        "zone_rank_by_fast_share": Self.json(scores.rankByFastShare),
        "zone_rank_by_low_price": Self.json(scores.rankByLowPrice),
      ]),
    ])
  }

  private static func json(_ scores: MeasuredScores) -> JSONText {
    .object([
      "city": Self.json(scores.city),
      "energy": .object([
        "correlation": .number(scores.energyCorrelation),
        "kullback_leibler_nats": .number(scores.energyDivergence),
      ]),
      "zone_rank": Self.json(scores.zoneRank), "crowded_share": Self.json(scores.crowdedShare),
      "zone_spread": Self.json(scores.zoneSpread),
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
