import DistrictModel
import PowerNetwork
import ScenarioFiles

/// Where the parts of a grid stand in their files, to turn its faults into complaints with file, line and column.
struct GridPlaces {
  let buses: CSVTable
  let branches: CSVTable
  let generators: CSVTable?
  /// The file that faults of the whole grid are told of.
  let whole: String
  let names: [String]

  func diagnostic(_ fault: GridFault) -> Diagnostic {
    let help = fault.unknownName.flatMap { NearestName.to($0, among: names) }.map {
      BilingualText(zh: "是否想写 '\($0)'？", en: "did you mean '\($0)'?")
    }
    switch fault.place {
    case .bus(let row): return diagnostic(fault, buses, row, help)
    case .branch(let row): return diagnostic(fault, branches, row, help)
    case .generator(let row):
      guard let generators else { break }
      return diagnostic(fault, generators, row, help)
    case .grid: break
    }
    // The slack is missing from the buses, the base from the summary.
    let file = fault.field == "base_mva" ? whole : buses.source.file
    return Diagnostic(
      file: file, line: 0, column: 0, code: fault.code, message: fault.message, help: fault.help ?? help)
  }

  private func diagnostic(_ fault: GridFault, _ table: CSVTable, _ row: Int, _ help: BilingualText?)
    -> Diagnostic
  {
    let fields = table.rows[row]
    let place = table.value(fault.field, fields) ?? fields[0]
    return table.source.diagnostic(
      place.line, place.column, fault.code, zh: fault.message.zh, en: fault.message.en,
      help: fault.help ?? help)
  }
}
