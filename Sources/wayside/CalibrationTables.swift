import Calibration
import CityAgents
import Reports
import ScenarioFiles

extension CalibrationDocument {
  /// All files of the result folder.
  func files(_ language: ReportLanguage) -> [(name: String, text: String)] {
    var provenance = Provenance()
    provenance.toolVersion = Catalogue.version
    provenance.files = input.files.map { Provenance.File(path: $0.path, sha256: $0.sha256) }
    provenance.seed = seed
    provenance.replications = study.agentSettings.replications
    let report = ReportCatalogue.document(of: CalibrationReportInput(study: study, provenance: provenance))
    return [
      ("calibration.json", json), ("calibration.csv", csv), ("calibration.yaml", yaml), ("hours.csv", hours),
      ("energy.csv", energy), ("zones.csv", zones),
      ("report.html", HTMLReport.render(report, language: language)),
    ]
  }

  /// The city's busy share in the 168 hours of the week.
  private var hours: String {
    let measured = study.observation.trainingWeek
    let rows = measured.indices.map { hour in
      "\(hour),\(hour / 24 + 1),\(hour % 24),\(study.week.mean.cityBusyShare[hour]),\(measured[hour])"
    }
    return Self.lines("hour_of_week,weekday,hour,modelled_busy_share,measured_busy_share", rows)
  }

  /// Share of the energy by hour of day.
  private var energy: String {
    let measured = study.observation.trainingEnergy
    let rows = measured.indices.map { hour in
      "\(hour),\(study.week.mean.energyShare[hour]),\(study.blindWeek.mean.energyShare[hour]),\(measured[hour])"
    }
    return Self.lines("hour,modelled_share,modelled_share_without_price_response,measured_share", rows)
  }

  /// Every zone with piles, measured or not: a prediction others can be held against.
  private var zones: String {
    let measured = Dictionary(study.observation.zones.map { ($0.zone, $0) }) { first, _ in first }
    let pooled = Dictionary((study.pooled ?? []).map { ($0.zone, $0.meanBusyShare) }) { first, _ in first }
    let supply = Dictionary(study.supply.map { ($0.zone, $0) }) { first, _ in first }
    let text = { (value: Double?) in value.map { "\($0)" } ?? "" }
    let rows = study.week.mean.zones.map { zone in
      let place = supply[zone.zone]
      let known = measured[zone.zone]
      return [
        "\(zone.zone)", "\(place?.slowPiles ?? 0)", "\(place?.fastPiles ?? 0)", text(place?.listedPriceLevel),
        "\(zone.meanBusyShare)", text(pooled[zone.zone]), text(known?.meanBusyShare), "\(zone.crowdedShare)",
        text(known?.crowdedShare),
      ].joined(separator: ",")
    }
    return Self.lines(
      "zone,slow,fast,price_level_cny_kwh,modelled_busy_share,out_of_fold_busy_share,measured_busy_share,"
        + "modelled_crowded_share,measured_crowded_share", rows)
  }

  private static func lines(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }
}

extension CalibrationDocument {
  /// As a person reads it: parameters, then every score beside what needs no model.
  var table: String {
    let found = study.fit
    let parameters = CalibrationParameters.outlines.enumerated().map { row, outline in
      [
        outline.key, NumberText.fixed(found.parameters.values[row], 4),
        NumberText.fixed(found.standardDeviations[row], 4),
        "\(outline.range.lowerBound) to \(outline.range.upperBound)", outline.unit,
      ]
    }
    let blocks = study.costs.map { "\($0.block.rawValue) \(NumberText.fixed($0.cost, 1))" }
    let agents = study.week
    return TerminalTable(
      header: ["parameter", "value", "sd", "range", "unit"], rows: parameters, numbers: [1, 2]
    ).text + "Q \(NumberText.fixed(found.cost, 2)): \(blocks.joined(separator: ", "))\n\n"
      + TerminalTable(header: ["score", "agents", "measured", "beside it", "goal"], rows: scoreRows).text
      + "agents: \(study.agentSettings.replications) weeks, "
      + "\(NumberText.fixed(agents.fastSessionsPerDay, 0)) fast sessions a day of "
      + "\(NumberText.fixed(agents.fastSessionKWh, 1)) kWh and \(NumberText.fixed(agents.fastSessionMinutes, 1)) min, "
      + "\(NumberText.fixed(agents.plugInsPerDay, 0)) overnight plug-ins a day, "
      + "\(NumberText.percent(agents.unservedShare, 2)) of the needs unserved\n" + againstTable
  }

  /// The scores by measurements that were kept back, beside those by the fitted ones.
  private var againstTable: String {
    guard let scores = study.keptBack else { return "" }
    let (fitted, unseen) = (scores.fitted, scores.keptBack)
    let energy = { (one: MeasuredScores) in
      "r \(NumberText.fixed(one.energyCorrelation, 3)), KL \(NumberText.fixed(one.energyDivergence, 4))"
    }
    let crowded = { (one: MeasuredScores) in
      "\(NumberText.percent(one.crowdedShare.modelled, 2)), measured \(NumberText.percent(one.crowdedShare.measured, 2))"
    }
    let spread = { (one: MeasuredScores) in
      "\(NumberText.fixed(one.zoneSpread.modelled, 4)), measured \(NumberText.fixed(one.zoneSpread.measured, 4))"
    }
    let rows = [
      [
        "city by hour", curve(fitted.city), curve(unseen.city),
        "fitted days' mean: \(curve(scores.history))",
      ],
      ["", "", "", "constant: \(curve(scores.constant))"],
      [
        "energy by hour of day", energy(fitted), energy(unseen),
        "even day: KL \(NumberText.fixed(scores.evenEnergyDivergence, 4))",
      ],
      [
        "zone rank [90 %]", rank(fitted.zoneRank), rank(unseen.zoneRank),
        "fast share: \(rank(scores.rankByFastShare))",
      ],
      ["", "", "", "low price: \(rank(scores.rankByLowPrice))"],
      ["zone-time over 0.8 busy", crowded(fitted), crowded(unseen), ""],
      ["sd of zone means", spread(fitted), spread(unseen), ""],
    ]
    return "\n"
      + TerminalTable(header: ["score", "fitted", "kept back", "beside it, kept back"], rows: rows)
      .text
      + "kept back: \(scores.days) days, \(scores.fittedDays) of them fitted; "
      + "\(scores.zones) zones, \(scores.fittedZones) of them fitted; nothing was fitted to them\n"
  }

  private func curve(_ score: CurveScore?) -> String {
    guard let score else { return NumberText.dash }
    return "MAE \(NumberText.fixed(score.meanAbsoluteError, 4)), r \(NumberText.fixed(score.correlation, 3))"
  }

  private func rank(_ score: RankScore?) -> String {
    guard let score else { return NumberText.dash }
    return "\(NumberText.fixed(score.spearman, 3)) "
      + "[\(NumberText.fixed(score.low, 2)), \(NumberText.fixed(score.high, 2))]"
  }

  private var scoreRows: [[String]] {
    let scores = study.scores
    let fluid = study.fluidScores
    let base = study.baselines
    let goals = CalibrationGoals(of: study)
    let number = { (value: Double?, decimals: Int) in NumberText.fixed(value, decimals) }
    let verdict = { (goal: CalibrationGoals.Goal) in goals[goal].map { $0 ? "met" : "MISSED" } ?? "" }
    var rows = [
      [
        "city by hour of week, training days", curve(scores.training), "",
        "constant: \(curve(base.constantTraining))", verdict(.cityTraining),
      ],
      [
        "city by hour, check days", curve(scores.check), "", "training days: \(curve(base.historyCheck))",
        verdict(.cityCheck),
      ],
      [
        "energy by hour of day",
        "r \(number(scores.energyCorrelation, 3)), KL \(number(scores.energyDivergence, 4))", "",
        "even day: KL \(number(base.evenEnergyDivergence, 4))", verdict(.energy),
      ],
      [
        "  without price response", "r \(number(study.blindScores.energyCorrelation, 3))", "",
        "has to miss it",
        verdict(.energyNeedsPrice),
      ],
      [
        "zone rank, fitted", number(scores.rankFitted, 3), "", "fluid: \(number(fluid.rankFitted, 3))", "",
      ],
      [
        "zone rank, out of fold [90 %]", rank(scores.rankOutOfFold), "",
        "fluid: \(number(fluid.rankOutOfFold?.spearman, 3))", verdict(.zoneRank),
      ],
      ["  by fast share alone", "", "", rank(base.rankByFastShare), verdict(.zoneRankAboveFastShare)],
      ["  by low price alone", "", "", rank(base.rankByLowPrice), ""],
      [
        "zone-time over 0.8 busy", NumberText.percent(scores.crowdedShare.modelled, 2),
        NumberText.percent(scores.crowdedShare.measured, 2),
        "fluid: \(NumberText.percent(fluid.crowdedShare.modelled, 2))", verdict(.crowdedShare),
      ],
      [
        "sd of zone means", number(scores.zoneSpread.modelled, 4), number(scores.zoneSpread.measured, 4), "",
        verdict(.zoneSpread),
      ],
      [
        "midday bump", number(scores.middayBump.modelled, 4), number(scores.middayBump.measured, 4),
        "fluid: \(number(fluid.middayBump.modelled, 4))", "",
      ],
    ]
    if let valley = scores.valley {
      rows.append(
        ["  without the valley", number(valley.bumpWithoutValley, 4), "", "", verdict(.bumpVanishes)])
      rows.append(["  valley moved to 15 h", number(valley.bumpWithMovedValley, 4), "", "", ""])
      rows.append([
        "  rise at 15 h, then", number(valley.afternoonBumpWithMovedValley, 4), "",
        "before: \(number(valley.afternoonBump, 4))", verdict(.bumpMoves),
      ])
    }
    return rows
  }
}
