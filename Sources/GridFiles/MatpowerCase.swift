import DistrictModel
import PowerNetwork
import ScenarioFiles

/// A MATPOWER case (`.m`, version 2): `mpc.baseMVA`, `mpc.bus`, `mpc.gen`, `mpc.branch`.
///
/// Rows may span lines with `...`, comments run from `%`. Of the statements some published feeders end with, those that
/// turn kW into MW, ohm into per unit and kVA at a power factor into load are understood; any other that changes a table
/// is refused, because the numbers would not be those of the case.
/// Source of the columns: "MATPOWER User's Manual", appendix B, doi:10.5281/zenodo.3236519.
struct MatpowerCase {
  private let source: SourceText
  private var diagnostics: [Diagnostic] = []
  private var base: MatpowerText.Number?
  private var tables: [String: [[MatpowerText.Number]]] = [:]
  private var powerFactor = 1.0

  private var isSeries = false

  /// - Parameter isSeries: whether a grid without time series is complained of.
  static func read(_ path: String, text: (String) -> String?, isSeries: Bool = false) -> GridReading {
    guard let text = text(path) else {
      return GridReading(
        grid: nil,
        diagnostics: [
          Diagnostic(
            file: path, line: 0, column: 0, code: "E0831",
            message: BilingualText(zh: "无法读取文件", en: "this file cannot be read"))
        ], isMissing: true)
    }
    var reader = MatpowerCase(source: SourceText(file: path, text: text))
    reader.isSeries = isSeries
    let grid = reader.grid()
    return GridReading(grid: grid, diagnostics: reader.diagnostics, isMissing: false)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func grid() -> PowerGrid? {
    let (statements, complaints) = MatpowerText.statements(source)
    diagnostics += complaints
    for statement in statements { take(statement) }
    guard diagnostics.isEmpty else { return nil }
    guard let base else {
      missing("mpc.baseMVA")
      return nil
    }
    let widths = [("bus", 13), ("gen", 8), ("branch", 11)]
    for (name, width) in widths {
      guard let rows = tables[name] else {
        missing("mpc.\(name)")
        continue
      }
      for row in rows where row.count < width {
        let place = row.first ?? base
        diagnostics.append(
          source.diagnostic(
            place.line, place.column, "E0837", zh: "mpc.\(name) 的此行有 \(row.count) 列，至少应有 \(width) 列",
            en: "this row of mpc.\(name) has \(row.count) columns; at least \(width) are needed"))
      }
    }
    guard diagnostics.isEmpty else { return nil }
    return assemble(base.value)
  }

  private mutating func missing(_ name: String) {
    diagnostics.append(
      Diagnostic(
        file: source.file, line: 0, column: 0, code: "E0836",
        message: BilingualText(zh: "缺少 \(name)", en: "\(name) is missing")))
  }

  private mutating func take(_ statement: MatpowerText.Statement) {
    switch statement {
    case .table(let name, let rows): tables[name] = rows
    case .number(let name, let number):
      if name == "mpc.baseMVA" { base = number } else if name == "pf" { powerFactor = number.value }
      if Self.changes(name) { refuse(number.line, number.column) }
    case .code(let text, let line, let column):
      if Self.changes(text), !apply(text) { refuse(line, column) }
    }
  }

  /// Whether a statement writes into a table that is read, or puts another case in its place.
  private static func changes(_ statement: String) -> Bool {
    ["mpc.bus(", "mpc.branch(", "mpc.gen(", "mpc="].contains { statement.hasPrefix($0) }
  }

  private mutating func refuse(_ line: Int, _ column: Int) {
    diagnostics.append(
      source.diagnostic(
        line, column, "E0838", zh: "不支持改写数据表的语句",
        en: "a statement that changes a table is not understood",
        help: BilingualText(
          zh: "请先在 MATPOWER 中运行并用 savecase 保存", en: "run it in MATPOWER and write the case with savecase")))
  }

  /// The conversions of published feeders, blanks aside.
  private mutating func apply(_ text: String) -> Bool {
    switch text {
    case "mpc.branch(:,[BR_RBR_X])=mpc.branch(:,[BR_RBR_X])/(Vbase^2/Sbase)":
      guard let base, let kV = tables["bus"]?.first.flatMap({ $0.count > 9 ? $0[9].value : nil }) else {
        return false
      }
      scale("branch", [2, 3], base.value / (kV * kV))
    case "mpc.bus(:,[PD,QD])=mpc.bus(:,[PD,QD])/1e3", "mpc.bus(:,[PDQD])=mpc.bus(:,[PDQD])/1e3":
      scale("bus", [2, 3], 1e-3)
    case "mpc.bus(:,QD)=mpc.bus(:,PD)*sin(acos(pf))":
      guard var rows = tables["bus"] else { return false }
      let share = (1 - powerFactor * powerFactor).squareRoot()
      for row in rows.indices where rows[row].count > 3 { rows[row][3].value = rows[row][2].value * share }
      tables["bus"] = rows
    case "mpc.bus(:,PD)=mpc.bus(:,PD)*pf": scale("bus", [2], powerFactor)
    default: return false
    }
    return true
  }

  private mutating func scale(_ name: String, _ columns: [Int], _ factor: Double) {
    guard var rows = tables[name] else { return }
    for row in rows.indices {
      for column in columns where rows[row].count > column { rows[row][column].value *= factor }
    }
    tables[name] = rows
  }

  private mutating func assemble(_ baseMVA: Double) -> PowerGrid? {
    let busRows = tables["bus"] ?? []
    let generatorRows = tables["gen"] ?? []
    let branchRows = tables["branch"] ?? []
    let generators = generatorRows.map { row in
      GridGenerator(
        bus: row[0].text, outputMW: row[1].value, outputMVAr: row[2].value, voltageSetpoint: row[5].value,
        isInService: row[7].value > 0)
    }
    // Of several generators at a bus the last in service holds the voltage.
    var held: [String: Double] = [:]
    for generator in generators where generator.isInService {
      held[generator.bus] = generator.voltageSetpoint
    }
    let buses = busRows.map { row in
      GridBus(
        name: row[0].text, kind: kind(row[1]), loadMW: row[2].value, loadMVAr: row[3].value,
        shuntMW: row[4].value, shuntMVAr: row[5].value, baseKV: row[9].value,
        voltageSetpoint: held[row[0].text] ?? row[7].value, angleSetpoint: row[8].value)
    }
    let branches = branchRows.map { row in
      GridBranch(
        from: row[0].text, to: row[1].text, resistance: row[2].value, reactance: row[3].value,
        susceptance: row[4].value, tap: row[8].value == 0 ? 1 : row[8].value, shift: row[9].value,
        isInService: row[10].value > 0, ratingMVA: row[5].value == 0 ? nil : row[5].value)
    }
    guard diagnostics.isEmpty else { return nil }
    do throws(GridFaults) {
      let grid = try PowerGrid(
        baseMVA: baseMVA, buses: buses, branches: branches, generators: generators)
      if isSeries, let faults = grid.seriesFaults { throw faults }
      return grid
    } catch {
      for fault in error.faults {
        var place: MatpowerText.Number?
        switch fault.place {
        case .bus(let row): place = busRows[row].first
        case .branch(let row): place = branchRows[row].first
        case .generator(let row): place = generatorRows[row].first
        case .grid: break
        }
        diagnostics.append(
          place.map {
            source.diagnostic(
              $0.line, $0.column, fault.code, zh: fault.message.zh, en: fault.message.en, help: fault.help)
          }
            ?? Diagnostic(
              file: source.file, line: 0, column: 0, code: fault.code, message: fault.message,
              help: fault.help))
      }
      return nil
    }
  }

  private mutating func kind(_ field: MatpowerText.Number) -> GridBus.Kind {
    switch field.value {
    case 1: return .load
    case 2: return .voltage
    case 3: return .reference
    case 4: return .isolated
    default:
      diagnostics.append(
        source.diagnostic(
          field.line, field.column, "E0833", zh: "没有节点类型 '\(field.text)'",
          en: "there is no bus type '\(field.text)'",
          help: BilingualText(zh: "可用：1 PQ、2 PV、3 REF、4 停运", en: "known here: 1 PQ, 2 PV, 3 REF, 4 isolated"))
      )
      return .load
    }
  }
}
