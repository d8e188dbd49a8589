public import Assessment
import DistrictModel

/// `compare.json`: every figure of every run, its difference to the first run and what changed in the inputs (`wayside-compare/1`).
public enum RunComparisonFile {
  public static func text(of comparison: RunComparison) -> String {
    let runs = comparison.runs.indices.map { run in
      let (own, side) = (comparison.runs[run], comparison.sides[run])
      return JSONText.object([
        "label": .string(RunLabel.of(run)),
        "name": .string(own.name),
        "district": .text(own.district),
        "version": .string(own.toolVersion),
        "seed": .string("\(own.settings.seed)"),
        "days": .integer(own.settings.days),
        "warm_up_days": .integer(own.settings.warmUpDays),
        "replications": .integer(own.settings.replications),
        "paired": .bool(side.isPaired),
        "unpaired_by": .array(side.unpairedBy.map(JSONText.text)),
        "same": .bool(side.isSame),
        "inputs": inputs(side.inputs),
        "stations": stations(side.places),
        "cells": side.places.cells.map { cells($0) } ?? .number(nil),
      ])
    }
    let targets = comparison.targets.map { target in
      row(target.figure) { run in
        [
          "promised": .number(target.promised[run]),
          "met": target.isMet[run].map(JSONText.bool) ?? .number(nil),
          "probability_met": .number(target.probabilityMet[run]),
        ]
      }
    }
    return JSONText.object([
      "schema": .string("wayside-compare/1"), "runs": .array(runs), "targets": .array(targets),
      "indicators": .array(comparison.indicators.map { row($0) { _ in [:] } }),
    ]).document
  }

  private static func row(
    _ row: RunComparison.Row, _ more: (Int) -> [String: JSONText]
  ) -> JSONText {
    .object([
      "id": .string(row.id), "number": row.number > 0 ? .integer(row.number) : .number(nil),
      "name": .text(row.name), "unit": .text(row.unit),
      "runs": .array(
        row.values.indices.map { run in
          .object(
            more(run).merging([
              "value": .number(row.values[run]),
              "difference": row.differences[run].map(difference) ?? .number(nil),
            ]) { own, _ in own })
        }),
    ])
  }

  private static func difference(_ one: FigureDifference) -> JSONText {
    .object([
      "value": .number(one.value), "low": .number(one.low), "high": .number(one.high),
      "method": .string(one.method.rawValue), "clear": .bool(one.isClear),
    ])
  }

  private static func inputs(_ changes: InputChanges) -> JSONText {
    func input(_ one: RunDigest.Input) -> JSONText {
      .object(["path": .string(one.path), "value": .string(one.value), "unit": .string(one.unit)])
    }
    return .object([
      "added": .array(changes.added.map(input)), "removed": .array(changes.removed.map(input)),
      "changed": .array(
        changes.changed.map {
          .object([
            "path": .string($0.path), "before": .string($0.before), "after": .string($0.after),
            "unit": .string($0.unit),
          ])
        }),
      "resourced": .array(changes.resourced.map(JSONText.string)),
      "files": .array(
        changes.files.map {
          .object([
            "path": .string($0.path), "before": $0.before.map(JSONText.string) ?? .number(nil),
            "after": $0.after.map(JSONText.string) ?? .number(nil),
          ])
        }),
    ])
  }

  private static func stations(_ places: PlaceChanges) -> JSONText {
    func station(_ one: RunDigest.Station) -> [String: JSONText] {
      [
        "kind": .string(one.kind), "id": .string(one.id), "name": .text(one.name),
        "longitude": .number(one.coordinate.longitude), "latitude": .number(one.coordinate.latitude),
        "chargers": .integer(one.chargers),
      ]
    }
    return .object([
      "only_first": .array(places.onlyFirst.map { .object(station($0)) }),
      "only_other": .array(places.onlyOther.map { .object(station($0)) }),
      "both": .integer(places.both.count),
      "resized": .array(
        places.resized.map { pair in
          .object(station(pair.other).merging(["chargers_first": .integer(pair.first.chargers)]) { $1 })
        }),
    ])
  }

  private static func cells(_ cells: [PlaceChanges.Cell]) -> JSONText {
    let moved = cells.filter { ($0.distanceM ?? 0) != 0 || $0.unservedPerDay != 0 }
    return .array(
      moved.map {
        .object([
          "column": .integer($0.column), "row": .integer($0.row), "residents": .integer($0.residents),
          "distance_m": .number($0.distanceM), "unserved_per_day": .number($0.unservedPerDay),
        ])
      })
  }
}

/// A, B, C … in the order of the command line.
enum RunLabel {
  static func of(_ run: Int) -> String {
    guard run < 26, let letter = Unicode.Scalar(65 + run) else { return "R\(run + 1)" }
    return String(Character(letter))
  }
}
