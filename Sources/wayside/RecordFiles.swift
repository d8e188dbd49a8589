import ArgumentParser
import DistrictSimulation
import EventEngine
import Reports

/// How the data-centre files are written.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
  case ndjson
  case both

  var endings: [String] { self == .both ? ["csv", "ndjson"] : [rawValue] }
}

/// The data-centre files of a run: the first replication once more, told as it goes.
struct RecordFiles {
  let run: EvaluatedRun
  let format: RecordFormat
  /// CSV files begin with a byte order mark.
  var isMarked = false

  /// One table in all its formats.
  private struct Log {
    let table: DataTable
    let streams: [FileStream]

    init(_ table: DataTable, _ format: RecordFormat, isMarked: Bool, in folder: RunFolder) {
      self.table = table
      streams = format.endings.map { folder.stream("\(table.name).\($0)") }
      for stream in streams where stream.name.hasSuffix(".csv") {
        stream.add((isMarked ? CSVMark.text : "") + table.csvHeader)
      }
    }

    func add(_ row: [CSVField]) {
      for stream in streams { stream.add(stream.name.hasSuffix(".csv") ? table.csv(row) : table.json(row)) }
    }
  }

  /// - Throws: `SimulationFault` where the replication does not come out as it did before.
  func write(in folder: RunFolder) throws -> [FileStream] {
    let sessions = Log(DataCatalogue.sessions, format, isMarked: isMarked, in: folder)
    let file = SessionsFile(of: run.input, packTypes: run.packTypes)
    var number = 0
    guard let first = run.firstReplication else { return sessions.streams }
    let quarters = try run.simulator.record(first) { visits in
      for visit in visits {
        number += 1
        sessions.add(file.row(number, visit))
      }
    }
    let load = Log(DataCatalogue.load, format, isMarked: isMarked, in: folder)
    LoadFile.tell(
      zip(first.rooms, quarters).map { (room: $0.room, stations: $1) }, of: run.input, row: load.add)
    let district = Log(DataCatalogue.districtLoad, format, isMarked: isMarked, in: folder)
    DistrictLoadFile.tell(
      ownPlugs: first.ownPlugLoad, rooms: first.rooms, of: run.input, row: district.add)
    return sessions.streams + load.streams + district.streams
  }
}
