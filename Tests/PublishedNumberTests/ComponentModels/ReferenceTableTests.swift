import ComponentModels
import Testing

@Suite("The shipped tables of known answers") struct ReferenceTableTests {
  @Test("Every table is met, and none has lost its rows")
  func met() {
    let results = Verification.all()
    for result in results {
      #expect(result.isMet, "\(result.table): \(result.worstError) at \(result.worstPlace)")
    }
    #expect(results.count == 58)
    #expect(results.reduce(0) { $0 + $1.cases } == 1163)
    #expect(results.reduce(0) { $0 + $1.values } == 3222)
    #expect(
      Set(results.map(\.model)) == Set(ComponentModelCatalogue.all.map(\.id)), "no model goes unverified")
  }

  /// Planted fault: one known answer is wrong by a ten thousandth, or by four times what the table allows.
  @Test("A wrong digit in any table is found, with its place", arguments: ReferenceTable.all)
  func wrongDigit(table: ReferenceTable) throws {
    var lines = table.csv.split(separator: "\n").map(String.init)
    let header = lines[0].split(separator: ",").map(String.init)
    let form = try #require(ComponentModelCatalogue.model(table.model)).form(for: header)
    let column = try #require(header.lastIndex { name in form.outputs.contains { $0.name == name } })
    var fields = try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false).map(
      String.init)
    let known = try #require(Double(fields[column]))
    let share = table.tolerance < 1e-4 ? 1e-4 : 4 * table.tolerance
    fields[column] = "\(known + share * (known == 0 ? table.floor : known))"
    lines[lines.count - 1] = fields.joined(separator: ",")
    let result = Verification.check(
      ReferenceTable(
        id: table.id, model: table.model, source: table.source, tolerance: table.tolerance,
        floor: table.tolerance < 1e-4 ? 0 : table.floor, csv: lines.joined(separator: "\n")))
    #expect(!result.isMet)
    #expect(result.worstPlace == "\(header[column]), row \(lines.count - 1)")
  }

  @Test("A table that cannot be used fails instead of proving nothing")
  func unusable() {
    for (model, csv) in [
      ("no model", "c,a,P_loss\n1,1,0.5"), ("erlang_b", ""), ("erlang_b", "c,a,P_loss"),
      ("erlang_b", "c,a\n1,1"),
      ("erlang_b", "c,P_loss\n1,0.5"), ("erlang_b", "c,a,P_loss\n1,x,0.5"),
      ("erlang_c", "c,rho,P_wait\n1,1.5,1"),
    ] {
      let table = ReferenceTable(
        id: "t", model: model, source: ReferenceTable.all[0].source, tolerance: 1, csv: csv)
      #expect(!Verification.check(table).isMet, "\(model): \(csv)")
    }
  }
}
