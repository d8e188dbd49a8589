import Assessment
import DistrictModel

/// `classes.csv`: every vehicle class, what it is, what it drives and where it charges: the register of fleets.
public enum ClassesFile {
  public static func text(of input: ReportInput) -> String {
    let rows = input.scorecard.classes.map { row -> [CSVField] in
      let kind = input.world.fleets.first { $0.id == row.id } ?? VehicleClass()
      return [
        .text(row.id), .text(row.name.zh), .text(row.name.en), .integer(row.vehicles),
        .number(row.drivenKWhPerVehicleDay), .number(row.publicKWhPerVehicleDay),
        .number(row.publicEnergyShare), .number(row.sessionsPerVehicleDay), .number(row.foregoneShare),
        .text(kind.fuel.rawValue), .number(kind.batteryKWh), .number(kind.consumptionKWhPerKm),
        .number(kind.dailyKm), .text(kind.homeBase.rawValue), .number(kind.ownPlugShare),
        .number(kind.ownPlugKW), .text(kind.ownPlugsAreDedicated ? "true" : "false"), .text(kind.swapPack),
      ]
    }
    return DataCatalogue.classes.file(rows: rows)
  }
}
