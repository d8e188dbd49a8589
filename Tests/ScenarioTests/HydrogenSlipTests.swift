import DistrictModel
import HydrogenStations
import ScenarioFiles
import Testing

@Suite("A slip in the section on hydrogen is told with its place and what was expected")
struct HydrogenSlipTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let found: String
    let put: String
    let told: String
  }

  private static let trucks = """
      - id: truck
        name_zh: 氢能重卡
        name_en: hydrogen trucks
        stock: 40
        fuel: hydrogen
        tank_kg: 31
        consumption_kg_per_100_km: 9

    charging:

    """

  private static let section = """
    hydrogen:
      kinds:
        - id: main
          share: 1
          pressure_mpa: 35
          dispensers: 2
          bank_mpa: 45
          residual_mpa: 5
          trailers: 2
          yard_kg: 3000
      outages:
        - { station: 1, from_day: 1, days: 2 }
    siting:
      hydrogen_stations: 1

    """

  static let slips = [
    Slip(
      testDescription: "a class with a fuel and no section", found: section, put: "siting:\n",
      told:
        "E0671 fleet.truck.fuel: a class with fuel hydrogen needs the section hydrogen | add a section hydrogen: with the kinds of station"
    ),
    Slip(
      testDescription: "no hose for the class's tanks", found: "pressure_mpa: 35", put: "pressure_mpa: 30",
      told:
        "E0671 fleet.truck.fuel: no kind of station fills tanks of 35 MPa | compare pressure_mpa in hydrogen.kinds and hydrogen.tanks"
    ),
    Slip(
      testDescription: "shares that do not sum to 1", found: "share: 1\n", put: "share: 0.7\n",
      told: "E0672 the shares of the kinds of station sum to 0.7, not to 1"),
    Slip(
      testDescription: "banks beyond the equation of state", found: "bank_mpa: 45", put: "bank_mpa: 250",
      told:
        "E0673 hydrogen.kinds.main.bank_mpa: pressure 250.0 MPa is outside the validity of the equation of state, above 0 and up to 200.0 MPa"
    ),
    Slip(
      testDescription: "banks that cannot fill a tank", found: "bank_mpa: 45", put: "bank_mpa: 30",
      told:
        "E0674 hydrogen.kinds.main.bank_mpa: the bank at 30.0 MPa is not above the tank at 36.27 MPa: nothing flows"
    ),
    Slip(
      testDescription: "banks that cannot fill a tank once", found: "bank_mpa: 45",
      put: "bank_mpa: 45\n      bank_m3: 1",
      told: "E0674 hydrogen.kinds.main.bank_m3: banks of 1.0 m³ are too small to fill a tank of 31.0 kg once"),
    Slip(
      testDescription: "a level of orders above the tank", found: "trailers: 2",
      put: "supply: liquid\n      reorder_kg: 1500",
      told: "E0691 hydrogen.kinds.main.reorder_kg: a level of 1500 kg must be below the tank's 1000 kg"),
    Slip(
      testDescription: "trailers above the yard's grade", found: "trailers: 2", put: "trailers: 9",
      told:
        "E0675 hydrogen.kinds.main.yard_kg: trailers and banks hold 3501 kg, more than the 3000 kg the yard's grade allows | fewer trailers, smaller banks, or a higher grade"
    ),
    Slip(
      testDescription: "electricity from a pump", found: "- id: main\n",
      put: "- id: main\n      fuel: electricity\n",
      told:
        "E0680 hydrogen.kinds.main.fuel: these stations sell no electricity | write hydrogen, methanol or ammonia"
    ),
    Slip(
      testDescription: "no dispensers", found: "dispensers: 2", put: "dispensers: 0",
      told: "E0676 hydrogen.kinds.main.dispensers: a station needs at least one dispenser"),
    Slip(
      testDescription: "a closed station that is not there", found: "station: 1", put: "station: 3",
      told:
        "E0677 station 3 is closed, but the plan has 1 | siting.hydrogen_stations says how many there are"),
    Slip(
      testDescription: "a residual above the full trailer", found: "residual_mpa: 5", put: "residual_mpa: 25",
      told: "E0678 hydrogen.kinds.main.residual_mpa: must be below the full trailer's 20 MPa"),
    Slip(
      testDescription: "tanks of a class that is not there", found: "  outages:\n",
      put: "  tanks:\n    - { class: trucks, pressure_mpa: 35 }\n  outages:\n",
      told: "E0679 there is no class 'trucks' | did you mean 'truck'?"),
  ]

  private func folder() throws -> ScenarioFolder {
    let folder = try ScenarioFolder()
    try folder.replace("\ncharging:\n", with: "\n" + Self.trucks)
    try folder.replace("\nsiting:\n", with: "\n" + Self.section)
    try folder.replace("    candidates: 60\n", with: "    candidates: 60\n        allows_hydrogen: true\n")
    return folder
  }

  @Test("without a slip nothing is told")
  func sound() throws {
    let folder = try folder()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    #expect(result.scenario?.hydrogen?.kinds.first?.dispensers == 2)
    #expect(result.scenario?.hydrogen?.outages.count == 1)
  }

  @Test("A closure after the run and a fuel that no planned station sells are told, and all the same read")
  func idle() throws {
    let folder = try folder()
    defer { folder.remove() }
    try folder.replace("from_day: 1,", with: "from_day: 100,")
    try folder.replace("hydrogen_stations: 1", with: "hydrogen_stations: 0")
    try folder.replace("  outages:\n    - { station: 1, from_day: 100, days: 2 }\n", with: "")
    let none = folder.read()
    #expect(none.diagnostics.map(\.code) == ["W0645"] && none.scenario != nil)
    try folder.replace("hydrogen_stations: 0", with: "hydrogen_stations: 1")
    try folder.replace(
      "siting:\n", with: "  outages:\n    - { station: 1, from_day: 100, days: 2 }\nsiting:\n")
    let late = folder.read()
    #expect(late.diagnostics.map(\.code) == ["W0646"] && late.scenario != nil)
  }

  @Test("every slip is told in full, once", arguments: slips)
  func slip(_ slip: Slip) throws {
    let folder = try folder()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put)
    let result = folder.read()
    let told = result.diagnostics.map { one in
      "\(one.code) \(one.message.en)" + (one.help.map { " | \($0.en)" } ?? "")
    }
    #expect(told == [slip.told])
    for one in result.diagnostics { #expect(one.line > 0 && one.message.zh != one.message.en) }
  }
}
