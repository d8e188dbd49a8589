import Assessment
import DistrictModel

/// `classes.csv`: every vehicle class, what it drives and where it charges.
public enum ClassesFile {
  public static func text(of input: ReportInput) -> String {
    let header = [
      "id", "name_zh", "name_en", "vehicles", "driven_kwh_per_vehicle_day", "public_kwh_per_vehicle_day",
      "public_energy_share", "sessions_per_vehicle_day", "driving_foregone_share",
    ]
    let rows = input.scorecard.classes.map { row -> [CSVField] in
      [
        .text(row.id), .text(row.name.zh), .text(row.name.en), .integer(row.vehicles),
        .number(row.drivenKWhPerVehicleDay), .number(row.publicKWhPerVehicleDay),
        .number(row.publicEnergyShare), .number(row.sessionsPerVehicleDay), .number(row.foregoneShare),
      ]
    }
    return CSVText.file(header: header, rows: rows)
  }
}
