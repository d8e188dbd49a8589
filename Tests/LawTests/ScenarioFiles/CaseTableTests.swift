import ComponentModels
import DistrictModel
import ScenarioFiles
import Testing

@Suite("A file of cases is answered, or every fault in it is told") struct CaseTableTests {
  private func read(_ text: String, _ model: String) throws -> (table: CaseTable?, diagnostics: [Diagnostic])
  {
    CaseTable.read(text, file: "cases.csv", model: try #require(ComponentModelCatalogue.model(model)))
  }

  @Test("Fields stay as they were written; answers come behind them, under a free name")
  func appended() throws {
    let read = try read("\u{FEFF}note,c,a,P_loss\r\n\"x, y\",010,8.0,\n,2,1,0.3\n", "erlang_b")
    #expect(read.diagnostics.isEmpty)
    let table = try #require(read.table)
    #expect(
      table.csv == """
        note,c,a,P_loss,P_loss_wayside
        "x, y",010,8.0,,0.1216610642529515
        ,2,1,0.3,0.2

        """)
    #expect(table.expected == [[nil], [0.3]])
    let plain = try #require(self.read("c,a\n1,1\n", "erlang_b").table)
    #expect(plain.csv == "c,a,P_loss\n1,1,0.5\n")
  }

  @Test("A left-out optional field takes its default")
  func defaults() throws {
    let given = try #require(try read("rho,cv\n0.8,1\n0.8,\n", "mg1_queue").table)
    #expect(given.outputs[0] == given.outputs[1])
    let absent = try #require(try read("rho\n0.8\n", "mg1_queue").table)
    #expect(absent.outputs[0] == given.outputs[0])
  }

  @Test("Every fault is told at once, in both languages")
  func faults() throws {
    let read = try read("c,rho,t_s\n4,y,1\n4,1.2,1\n4,0.5\n0.5,0.3,7\n2,1e999,0\n", "erlang_c")
    #expect(read.table == nil)
    #expect(
      read.diagnostics.map { $0.text() } == [
        """
        cases.csv:1:7: warning[W0322]: column 't_s' takes no part
          1 | c,rho,t_s
            |       ^
          help: did you mean 't_S'?
        """,
        "cases.csv:2:3: error[E0305]: rho: expected a number, found 'y'\n  2 | 4,y,1\n    |   ^",
        """
        cases.csv:3:3: error[E0321]: rho: the load is not below the servers: the queue grows without end
          3 | 4,1.2,1
            |   ^
        """,
        "cases.csv:4:1: error[E0304]: this row has 2 fields; the header has 3\n  4 | 4,0.5\n    | ^",
        "cases.csv:5:1: error[E0305]: c: expected a whole number, found '0.5'\n  5 | 0.5,0.3,7\n    | ^",
        "cases.csv:6:3: error[E0305]: rho: expected a number, found '1e999'\n  6 | 2,1e999,0\n    |   ^",
      ])
    #expect(
      read.diagnostics[2].text(inChinese: true).hasPrefix(
        "cases.csv:3:3: error[E0321]: rho：负载不低于服务台数，队列无限增长\n"))
  }

  @Test("A missing column names the one that is meant, and the other columns are still checked")
  func missingColumn() throws {
    let read = try read("c,rhoo\n0,0.5\n", "erlang_c")
    #expect(
      read.diagnostics.map { $0.text() } == [
        """
        cases.csv:1:3: error[E0302]: column 'rho' is missing
          1 | c,rhoo
            |   ^
          help: is 'rhoo' meant?
        """,
        "cases.csv:2:1: error[E0306]: c: 0 is outside 1 to 100000\n  2 | 0,0.5\n    | ^",
      ])
  }

  @Test(
    "Columns apart by something else than a comma are told as that, and as nothing more",
    arguments: [
      (";", "';'"), ("\t", "a tab"), ("|", "'|'"),
    ])
  func separators(_ separator: String, _ shown: String) throws {
    let read = try read("c\(separator)a\n1\(separator)0,5\n", "erlang_b")
    #expect(read.diagnostics.map(\.code) == ["E0318"])
    #expect(
      read.diagnostics.first?.message.en == "the columns are separated by \(shown); a comma is needed")
    #expect(try self.read("c,a;b\n1,0.5\n", "erlang_b").diagnostics.map(\.code) == ["E0302"])
  }

  @Test("A column that another set of columns reads is told to take no part")
  func otherForms() throws {
    let read = try read(
      "lambda_per_h,tau_charge_deterministic_h,N_batteries,rho,note\n10,0.5,8,0.1,x\n", "mdc_queue")
    #expect(read.table != nil)
    #expect(
      read.diagnostics.map(\.message.en) == [
        "column 'rho' takes no part: the answers follow from lambda_per_h, tau_charge_deterministic_h, N_batteries"
      ])
    #expect(try self.read("c,rho\n2,0.5\n", "mdc_queue").diagnostics.isEmpty)
  }

  @Test("Refusals of a model are true: the end of a falling curve is where the simulation ends it")
  func ceiling() throws {
    let header = "E_kWh,P_max_kW,P_at_full_kW,soc_start,soc_target,soc_knee\n"
    let read = try read(header + "60,100,0,0.1,0.99999,0.8\n", "charge_time")
    #expect(
      read.diagnostics.map(\.message.en) == [
        "soc_target: the power falls to zero at the end: the curve is followed to 0.99998, as in the simulation"
      ])
  }

  @Test("Words have their nearest name; empty files and open quotes are told")
  func words() throws {
    let curve = try read("curve,E_kWh,soc_start,t_h\ntesla-lke,60,0.1,1\n", "charge_state")
    #expect(
      curve.diagnostics.map { $0.text() } == [
        """
        cases.csv:2:1: error[E0323]: curve: there is no 'tesla-lke'
          2 | tesla-lke,60,0.1,1
            | ^
          help: did you mean 'tesla-like'?
        """
      ])
    #expect(try read("", "erlang_b").diagnostics.map(\.code) == ["E0301"])
    #expect(try read("c,a\n", "erlang_b").diagnostics.map(\.code) == ["E0320"])
    #expect(try read("c,a\n\"1,2\n", "erlang_b").diagnostics.map(\.code) == ["E0315"])
    #expect(try read("c,a,c\n1,2,3\n", "erlang_b").diagnostics.map(\.code) == ["E0303"])
  }
}
