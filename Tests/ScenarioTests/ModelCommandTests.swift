import Foundation
import Testing

@Suite("Component models from the command line")
struct ModelCommandTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(bench.folder)/\(name)"))
  }

  @Test("Every shipped table is met, told in either language and as JSON")
  func verify() throws {
    defer { bench.remove() }
    let english = try bench.run(["verify"])
    #expect(english.code == 0 && english.errors.isEmpty)
    #expect(english.output.hasSuffix("\n58 tables, 1163 cases, 3222 numbers: all within tolerance\n"))
    #expect(
      english.output.hasPrefix(
        "model                           table                         cases  worst error  tolerance  verdict  source\n"
      )
    )
    let chinese = try bench.run(["verify", "--lang", "zh"])
    #expect(chinese.code == 0)
    #expect(chinese.output.hasSuffix("\n58 张基准表、1163 个算例、3222 个数值均在容差内\n"))
    let json = try bench.run(["verify", "--json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "wayside-verify/1" && object["met"] as? Bool == true)
    #expect((object["tables"] as? [[String: Any]])?.count == 58)
  }

  @Test("A wrong digit makes verify exit with 1: the planted fault")
  func wrongDigit() throws {
    defer { bench.remove() }
    try write("right.csv", "c,rho,P_wait,Wq_S\n2,0.6,0.45,0.5625\n4,0.8,0.596432472,0.74554059\n")
    try write("wrong.csv", "c,rho,P_wait,Wq_S\n2,0.6,0.45,0.5625\n4,0.8,0.596432472,0.74554159\n")
    try write("empty.csv", "c,rho\n2,0.6\n")
    let call = ["verify", "--model", "erlang_c", "--tolerance", "1e-8", "--table"]
    #expect(try bench.run(call + ["right.csv"]).code == 0)
    let wrong = try bench.run(call + ["wrong.csv"])
    #expect(wrong.code == 1)
    #expect(wrong.output.contains("△ outside: Wq_S, row 2"))
    #expect(wrong.output.hasSuffix("\n1 of 1 tables outside tolerance\n"))
    let empty = try bench.run(call + ["empty.csv"])
    #expect(empty.code == 65 && empty.output.isEmpty, "a table without answers proves nothing")
    #expect(
      empty.errors.hasPrefix(
        "empty.csv:1:1: error[E0326]: no column has expected answers: there is nothing to compare\n"))
    for (field, name) in [("", "blank.csv"), ("nan", "nan.csv"), ("inf", "inf.csv")] {
      try write(name, "c,rho,P_wait\n2,0.6,0.45\n4,0.8,\(field)\n")
      let answer = try bench.run(call + [name])
      #expect(answer.code == 65 && answer.output.isEmpty)
      #expect(
        answer.errors.hasPrefix("\(name):3:7: error[E0305]: P_wait: expected a number, found '\(field)'\n"))
    }
    try write("near.csv", "c,rho,P_wait,Wq_s\n2,0.6,0.45,9\n")
    #expect(try bench.run(call + ["near.csv"]).errors.contains("W0322]: column 'Wq_s' takes no part"))
    #expect(try bench.run(call + ["none.csv"]).code == 66)
    #expect(try bench.run(["verify", "--table", "right.csv"]).code == 64)
    #expect(try bench.run(["verify", "--model", "erlang_x"]).code == 64)
    #expect(try bench.run(["verify", "--model", "erlang_b"]).code == 0)
  }

  @Test("Rows come back with their answers, printed or in a file, and the same every time")
  func answers() throws {
    defer { bench.remove() }
    try write("cases.csv", "c,a\n10,8\n2,1\n")
    let printed = try bench.run(["model", "erlang_b", "cases.csv"])
    #expect(printed.code == 0 && printed.errors.isEmpty)
    #expect(printed.output == "c,a,P_loss\n10,8,0.1216610642529515\n2,1,0.2\n")
    let silent = try bench.run(["model", "erlang_b", "cases.csv", "-o", "out.csv"])
    #expect(silent.code == 0 && silent.output.isEmpty)
    #expect(try String(contentsOfFile: "\(bench.folder)/out.csv", encoding: .utf8) == printed.output)
    #expect(try bench.run(["model", "erlang_b", "cases.csv", "-o", "no/out.csv"]).code == 73)
    let json = try bench.run(["model", "erlang_b", "cases.csv", "--json"])
    #expect(
      json.output == """
        {
          "appended": [
            "P_loss"
          ],
          "model": "erlang_b",
          "rows": [
            {
              "P_loss": 0.1216610642529515,
              "a": 8,
              "c": 10
            },
            {
              "P_loss": 0.2,
              "a": 1,
              "c": 2
            }
          ],
          "schema": "wayside-model/1"
        }

        """)
  }

  @Test("The file of cases is never written over, by whatever name it goes")
  func ownInput() throws {
    defer { bench.remove() }
    try write("cases.csv", "c,a\n10,8\n")
    try FileManager.default.createSymbolicLink(
      atPath: "\(bench.folder)/link.csv", withDestinationPath: "cases.csv")
    for name in ["cases.csv", "./cases.csv", "link.csv", "\(bench.folder)/cases.csv"] {
      let answer = try bench.run(["model", "erlang_b", "cases.csv", "-o", name])
      #expect(answer.code == 73 && answer.errors.contains("is the file of cases itself and is left alone"))
    }
    #expect(try bench.run(["model", "erlang_b", "link.csv", "-o", "cases.csv"]).code == 73)
    #expect(try String(contentsOfFile: "\(bench.folder)/cases.csv", encoding: .utf8) == "c,a\n10,8\n")
    #expect(try bench.run(["model", "erlang_b", "cases.csv", "-o", ""]).code == 64)
    #expect(try bench.run(["model", "erlang_b", "cases.csv", "-o", "other.csv"]).code == 0)
  }

  @Test("Of many complaints of one kind twenty are shown and the rest counted")
  func flood() throws {
    defer { bench.remove() }
    try write("flood.csv", "c,a\n" + String(repeating: "1,x\n", count: 500) + "0,1\n")
    let flood = try bench.run(["model", "erlang_b", "flood.csv"])
    #expect(flood.code == 65)
    let lines = flood.errors.split(separator: "\n")
    #expect(lines.filter { $0.contains("error[E0305]: a: expected") }.count == 20)
    #expect(lines.contains("flood.csv: error[E0305]: and 480 more like this"))
    #expect(lines.contains("flood.csv:502:1: error[E0306]: c: 0 is outside 1 to 100000"))
    #expect(lines.last == "501 problems; nothing was calculated")
  }

  @Test("Wrong names, missing files and bad rows have exit codes of their own")
  func codes() throws {
    defer { bench.remove() }
    try write("bad.csv", "c,a\n1,x\n0,1\n")
    let unknown = try bench.run(["model", "erlang_bb", "bad.csv"])
    #expect(unknown.code == 64)
    #expect(
      unknown.errors == """
        wayside: there is no model 'erlang_bb'
          did you mean 'erlang_b'?
          models: charge_time, charge_state, erlang_b, erlang_c, erlang_a, mdc_queue, mg1_queue, solar_position, clear_sky, poa, transformer_thermal, valley_filling, v2g_pairing, h2_properties, h2_caloric_closed_form, h2_transport, lemmon2008_verification, compression_isentropic, throttling_isenthalpic, precooling_heat, liquid_parahydrogen_saturation, liquid_pump_isentropic, cascade_isothermal, vessel_equalisation_isothermal, tube_trailer_payload, tank_fill_algebraic, tank_fill_ode, measured_fill, charge_time_taper, lost_demand_erlang_b, waiting_exponential_charge, waiting_deterministic_charge, station_ctmc, closed_network_capacity, fleet_closed_ctmc, window_fill_rate, time_varying_mt_g_inf, pathloss_reference, noise_limited_range, mode4_analytic_cbr, mode4_analytic_pdr, e2e_latency_v2n2v, edge_queue_md1, coverage_age_closed_form, informed_choice_meanfield, stale_information_des

        """)
    #expect(try bench.run(["model", "erlang_b"]).code == 64)
    #expect(try bench.run(["model"]).code == 64)
    let missing = try bench.run(["model", "erlang_b", "none.csv"])
    #expect(missing.code == 66 && missing.errors == "wayside: cannot read 'none.csv'\n")
    let bad = try bench.run(["model", "erlang_b", "bad.csv"])
    #expect(bad.code == 65 && bad.output.isEmpty)
    #expect(bad.errors.hasPrefix("bad.csv:2:3: error[E0305]: a: expected a number, found 'x'\n"))
    #expect(bad.errors.contains("bad.csv:3:1: error[E0306]: c: 0 is outside 1 to 100000\n"))
    #expect(bad.errors.hasSuffix("2 problems; nothing was calculated\n"))
    let chinese = try bench.run(["model", "erlang_b", "bad.csv", "--lang", "zh"])
    #expect(chinese.code == 65 && chinese.errors.hasSuffix("2 个问题；未计算\n"))
  }

  @Test("Hydrogen outside the equation's validity and a bank below the tank are told with limit and place")
  func hydrogen() throws {
    defer { bench.remove() }
    try write("gas.csv", "T_K,p_MPa\n300,250\n")
    let gas = try bench.run(["model", "h2_properties", "gas.csv"])
    #expect(gas.code == 65)
    #expect(
      gas.errors.hasPrefix(
        "gas.csv:2:5: error[E0321]: p_MPa: pressure 250.0 MPa is outside the validity of the equation of state, above 0 and up to 200.0 MPa\n"
      ))
    try write("bank.csv", "V_tank_m3,p0_MPa,T_K,p_target_MPa,V_low_m3,p_low_MPa\n1.4,50,293.15,55,4,45\n")
    let bank = try bench.run(["model", "cascade_isothermal", "bank.csv", "--lang", "zh"])
    #expect(bank.code == 65)
    #expect(
      bank.errors.hasPrefix("bank.csv:2:5: error[E0321]: p0_MPa：储氢瓶组压力 45.0 MPa 不高于车载瓶 50.0 MPa，无法加注\n"))
  }

  @Test("The list names every model with its columns")
  func list() throws {
    defer { bench.remove() }
    let list = try bench.run(["model", "list"])
    #expect(list.code == 0 && list.errors.isEmpty)
    #expect(
      list.output.contains("  rho, [cv] -> P_wait, Wq_S, Lq\n")
        && list.output.contains(
          "lambda_per_h, tau_charge_deterministic_h, N_batteries -> P_wait, Lq_vehicles")
    )
    let json = try bench.run(["model", "list", "--json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((object["models"] as? [[String: Any]])?.count == 46)
    #expect(try bench.run(["model", "list", "--lang", "zh"]).output.contains("精确解"))
  }
}
