import Assessment
import DistrictModel

/// `townships.csv`: promises by township and year, allocated, planned and standing, with the township's place among all.
public enum TownshipsFile {
  public static func text(of input: ReportInput) -> String {
    let rows = (input.scorecard.scores?.rows ?? []).flatMap { score -> [[CSVField]] in
      let township = input.world.townships[score.township]
      let shares: [TownshipShareRow?] = score.shares.isEmpty ? [nil] : score.shares.map(Optional.some)
      return shares.map { share in
        [
          .text(township.code), .text(township.name.zh), .text(township.name.en), .text(share?.target ?? ""),
          .number(share.flatMap { $0.year == 0 ? nil : Double($0.year) }),
          .number(share.map { Double($0.allocated) }), .number(share.map { Double($0.planned) }),
          .number(share?.attained), .number(score.score), .integer(score.rank), .integer(score.rankLow),
          .integer(score.rankHigh), .number(score.coverage), .number(score.service),
        ]
      }
    }
    return DataCatalogue.townships.file(rows: rows)
  }
}
