import ComponentModels
import DistrictModel
import Reports

/// The models put to their tables of known answers while a scenario is run, for the report.
enum ModelCheck {
  /// Every table but the few that simulate for seconds, which are named and left to `wayside verify`.
  static func record() -> VerificationRecord {
    let tables = ReferenceTable.all.filter { !$0.isLong }
    return VerificationRecord(
      tables: Verification.all(tables).map(verified),
      leftOut: ReferenceTable.all.filter(\.isLong).map(\.model))
  }

  private static func verified(_ result: Verification) -> VerifiedTable {
    VerifiedTable(
      model: result.model,
      summary: ComponentModelCatalogue.model(result.model)?.summary
        ?? .init(zh: result.model, en: result.model),
      source: result.source, cases: result.cases, values: result.values,
      worstError: result.worstError.isFinite ? result.worstError : nil, tolerance: result.tolerance,
      isMet: result.isMet)
  }
}
