import Foundation
import Testing

@Suite("Sun, transformer and orderly charging from the command line")
struct PowerModelCommandTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  private func answer(_ model: String, _ text: String) throws -> CommandLineBench.Answer {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(bench.folder)/cases.csv"))
    return try bench.run(["model", model, "cases.csv", "--lang", "en"])
  }

  @Test("Rows of a transformer follow one another, and a row that is not later is refused")
  func transformer() throws {
    defer { bench.remove() }
    let head = "minute,load_pu,ambient_c\n"
    let both = try answer("transformer_thermal", head + "0,0.4,20\n60,1,20\n")
    #expect(both.code == 0)
    let alone = try answer("transformer_thermal", head + "60,1,20\n")
    #expect(both.output.split(separator: "\n")[2] != alone.output.split(separator: "\n")[1])
    let back = try answer("transformer_thermal", head + "60,0.4,20\n60,1,20\n")
    #expect(
      back.code == 65
        && back.errors.hasPrefix("cases.csv:3:1: error[E0321]: minute: not later than the row before\n"))
  }

  @Test("An instant needs its offset and a day of the calendar; a leap day is one in a leap year")
  func instants() throws {
    defer { bench.remove() }
    let head = "lat,lon,time\n"
    #expect(try answer("solar_position", head + "30,106,2024-02-29T12:00:00+08:00\n").code == 0)
    #expect(try answer("solar_position", head + "-34,151,2024-12-31T23:59:59.5Z\n").code == 0)
    for wrong in ["2025-02-29T12:00:00+08:00", "2025-02-28T12:00:00", "noon", "2025-02-28T24:00:00Z"] {
      let refused = try answer("solar_position", head + "30,106,\(wrong)\n")
      #expect(refused.code == 65)
      #expect(
        refused.errors.hasPrefix(
          "cases.csv:2:8: error[E0327]: time: expected an instant with its offset, found '\(wrong)'\n"))
    }
    // Midnight told in two offsets is one instant.
    let east = try answer("solar_position", head + "30,106,2025-06-21T00:30:00+08:00\n").output
    let universal = try answer("solar_position", head + "30,106,2025-06-20T16:30:00Z\n").output
    #expect(east.split(separator: "Z").last != nil)
    #expect(
      east.split(separator: ",").suffix(4) == universal.split(separator: ",").suffix(4))
  }

  @Test("Lists of cars fill a valley; lists of other lengths are refused with the column")
  func valley() throws {
    defer { bench.remove() }
    let head = "base_kw,slot_h,arrival_slot,departure_slot,power_kw,energy_kwh\n"
    let filled = try answer("valley_filling", head + "4 1 1 4,1,0 0,4 4,3 3,3 1\n")
    #expect(filled.code == 0 && filled.output.hasSuffix(",4,3,50,0,0\n"))
    let short = try answer("valley_filling", head + "4 1 1 4,1,0 0,4,3 3,3 1\n")
    #expect(
      short.code == 65 && short.errors.contains("departure_slot: 2 numbers are needed, as in arrival_slot"))
    let odd = try answer("valley_filling", head + "4 x,1,0,2,3,3\n")
    #expect(odd.errors.contains("error[E0328]: base_kw: expected 1 to 10000 numbers"))
  }

  @Test("A battery sells dear hours and leaves with what was wanted")
  func vehicleToGrid() throws {
    defer { bench.remove() }
    let head =
      "buy_cny_kwh,capacity_kwh,start_kwh,target_kwh,charge_kw,discharge_kw,eta_charge,eta_discharge,wear_cny_kwh\n"
    let plan = try answer("v2g_pairing", head + "0.3 1.2,60,30,30,10,10,1,1,0.2\n")
    // Ten kWh bought at 0.3, worn at 0.2 and sold at 1.2.
    #expect(plan.code == 0 && plan.output.hasSuffix(",-7,0,10,10,30,0\n"))
  }
}
