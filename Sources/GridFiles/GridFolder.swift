import DistrictModel
import Foundation
import PowerNetwork
import ScenarioFiles

/// The folder format: one CSV per table and a summary with the base.
///
/// `buses.csv`: bus, type, pd_mw, qd_mvar, gs_mw, bs_mvar, base_kv, v_set_pu, va_set_deg, and optionally zip_p, zip_i,
/// zip_z. `branches.csv`: from, to, r_pu, x_pu, b_pu, g_pu, tap, shift_deg, in_service, and optionally rating_mva.
/// `gens.csv`: bus, pg_mw, qg_mvar, v_set_pu, in_service. `summary.json`: base_mva, in MVA.
struct GridFolder {
  private let folder: String
  private let text: (String) -> String?
  private var diagnostics: [Diagnostic] = []
  private var isMissing = false
  private var isSeries = false

  /// - Parameters:
  ///   - text: gives the text of a file by its path; `nil` where there is none.
  ///   - isSeries: whether a grid without time series is complained of.
  static func read(
    _ folder: String, text: @escaping (String) -> String?, isSeries: Bool = false
  ) -> GridReading {
    var reader = GridFolder(folder: folder, text: text)
    reader.isSeries = isSeries
    let grid = reader.grid()
    return GridReading(grid: grid, diagnostics: reader.diagnostics, isMissing: reader.isMissing)
  }

  private init(folder: String, text: @escaping (String) -> String?) {
    self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    self.text = text
  }

  private mutating func grid() -> PowerGrid? {
    let base = baseMVA()
    let givenBuses = table(
      "buses.csv", ["bus", "type", "pd_mw", "qd_mvar"],
      ["gs_mw", "bs_mvar", "base_kv", "v_set_pu", "va_set_deg", "zip_p", "zip_i", "zip_z"])
    let givenBranches = table(
      "branches.csv", ["from", "to", "r_pu", "x_pu"],
      ["b_pu", "g_pu", "tap", "shift_deg", "in_service", "rating_mva"])
    guard var buses = givenBuses, var branches = givenBranches else { return nil }
    var generators = table(
      "gens.csv", ["bus", "pg_mw"], ["qg_mvar", "v_set_pu", "in_service"], isNeeded: false)
    let busRows = buses.wholeRows.map { Self.bus(&buses, $0) }
    let branchRows = branches.wholeRows.map { Self.branch(&branches, $0) }
    var generatorRows: [GridGenerator] = []
    if var table = generators {
      generatorRows = table.wholeRows.map { Self.generator(&table, $0) }
      generators = table
    }
    let tables = [buses, branches] + [generators].compactMap { $0 }
    diagnostics += tables.flatMap(\.diagnostics)
    guard let base, tables.allSatisfy(\.isUsable), diagnostics.isEmpty else { return nil }
    do throws(GridFaults) {
      let grid = try PowerGrid(
        baseMVA: base, buses: busRows, branches: branchRows, generators: generatorRows)
      if isSeries, let faults = grid.seriesFaults { throw faults }
      return grid
    } catch {
      let places = GridPlaces(
        buses: buses, branches: branches, generators: generators, whole: path("summary.json"),
        names: busRows.map(\.name))
      diagnostics += error.faults.map(places.diagnostic)
      return nil
    }
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  private mutating func table(
    _ name: String, _ columns: [String], _ optional: [String], isNeeded: Bool = true
  ) -> CSVTable? {
    guard let text = text(path(name)) else {
      if isNeeded { missing(name) }
      return nil
    }
    return CSVTable(text: text, file: path(name), columns: columns, optional: optional)
  }

  private mutating func missing(_ name: String) {
    isMissing = true
    diagnostics.append(
      Diagnostic(
        file: path(name), line: 0, column: 0, code: "E0831",
        message: BilingualText(zh: "无法读取文件", en: "this file cannot be read"),
        help: BilingualText(
          zh: "电网文件夹需有 buses.csv、branches.csv 和 summary.json；gens.csv 可以没有",
          en: "a grid folder has buses.csv, branches.csv and summary.json; gens.csv may be left out")))
  }

  private mutating func baseMVA() -> Double? {
    guard let text = text(path("summary.json")) else {
      missing("summary.json")
      return nil
    }
    let members = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    if let members, let value = members["base_mva"] as? NSNumber { return value.doubleValue }
    diagnostics.append(
      Diagnostic(
        file: path("summary.json"), line: 0, column: 0, code: "E0832",
        message: members == nil
          ? BilingualText(zh: "不是 JSON 对象", en: "this is not a JSON object")
          : BilingualText(zh: "缺少数值 base_mva（MVA）", en: "the number base_mva (MVA) is missing")))
    return nil
  }
}

extension GridFolder {
  private static func bus(_ table: inout CSVTable, _ row: [CSVTable.Value]) -> GridBus {
    let setpoint = table.gridNumber("v_set_pu", row)
    var mix = LoadMix.constantPower
    let shares = ["zip_p", "zip_i", "zip_z"].map { table.gridNumber($0, row) }
    if shares.contains(where: { $0 != nil }) {
      mix = LoadMix(power: shares[0] ?? 0, current: shares[1] ?? 0, impedance: shares[2] ?? 0)
    }
    return GridBus(
      name: table.gridName("bus", row), kind: kind(&table, row), loadMW: table.gridNumber("pd_mw", row) ?? 0,
      loadMVAr: table.gridNumber("qd_mvar", row) ?? 0, mix: mix,
      shuntMW: table.gridNumber("gs_mw", row) ?? 0, shuntMVAr: table.gridNumber("bs_mvar", row) ?? 0,
      baseKV: table.gridNumber("base_kv", row) ?? 0, voltageSetpoint: setpoint,
      angleSetpoint: table.gridNumber("va_set_deg", row) ?? 0)
  }

  private static func kind(_ table: inout CSVTable, _ row: [CSVTable.Value]) -> GridBus.Kind {
    guard let value = table.value("type", row) else { return .load }
    if let kind = GridBus.Kind(rawValue: value.text.uppercased()) { return kind }
    table.complain(
      value, "E0833", zh: "没有节点类型 '\(value.text.prefix(40))'",
      en: "there is no bus type '\(value.text.prefix(40))'",
      help: NearestName.help(value.text, among: GridBus.Kind.allCases.map(\.rawValue)))
    return .load
  }

  private static func branch(_ table: inout CSVTable, _ row: [CSVTable.Value]) -> GridBranch {
    // As in MATPOWER, a ratio of 0 says that there is no transformer.
    let tap = table.gridNumber("tap", row) ?? 1
    return GridBranch(
      from: table.gridName("from", row), to: table.gridName("to", row),
      resistance: table.gridNumber("r_pu", row) ?? 0, reactance: table.gridNumber("x_pu", row) ?? 0,
      susceptance: table.gridNumber("b_pu", row) ?? 0, conductance: table.gridNumber("g_pu", row) ?? 0,
      tap: tap == 0 ? 1 : tap, shift: table.gridNumber("shift_deg", row) ?? 0,
      isInService: table.gridSwitch("in_service", row), ratingMVA: table.gridNumber("rating_mva", row))
  }

  private static func generator(_ table: inout CSVTable, _ row: [CSVTable.Value]) -> GridGenerator {
    GridGenerator(
      bus: table.gridName("bus", row), outputMW: table.gridNumber("pg_mw", row) ?? 0,
      outputMVAr: table.gridNumber("qg_mvar", row) ?? 0, voltageSetpoint: table.gridNumber("v_set_pu", row),
      isInService: table.gridSwitch("in_service", row))
  }
}

extension CSVTable {
  /// Rows with a field for every column; the others are complained about already.
  fileprivate var wholeRows: [[Value]] { rows.filter { $0.count == header.count } }

  /// A number; `nil` where the column or its field is empty, or after a complaint.
  fileprivate mutating func gridNumber(_ column: String, _ row: [Value]) -> Double? {
    guard let field = value(column, row), !field.text.isEmpty else { return nil }
    return number(column, row, -1e12...1e12)
  }

  /// A name; whole numbers that a spreadsheet wrote with a point are written without it.
  fileprivate func gridName(_ column: String, _ row: [Value]) -> String {
    guard let text = value(column, row)?.text else { return "" }
    return GridName.plain(text)
  }

  /// 1 or 0, true or false; in service where it is left out.
  fileprivate mutating func gridSwitch(_ column: String, _ row: [Value]) -> Bool {
    guard let field = value(column, row), !field.text.isEmpty else { return true }
    switch field.text.lowercased() {
    case "1", "1.0", "true": return true
    case "0", "0.0", "false": return false
    default:
      complain(
        field, "E0834", zh: "\(column)：应为 1 或 0，实为 '\(field.text.prefix(40))'",
        en: "\(column): expected 1 or 0, found '\(field.text.prefix(40))'")
      return true
    }
  }
}

/// Names of buses as files write them.
enum GridName {
  /// `7.0` and `7` are the same bus.
  static func plain(_ text: String) -> String {
    guard text.contains("."), let number = Numeral.decimal(text), number == number.rounded(),
      abs(number) < 1e15
    else { return text }
    return Numeral.text(number)
  }
}
