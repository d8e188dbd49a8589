import DistrictModel
import ScenarioFiles
import SwapStations
import Testing

@Suite("A slip in the section on swap stations is told with its place and what was expected")
struct SwapSlipTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let found: String
    let put: String
    let told: String
  }

  private static let cars = """
        stock: 3000
        battery_kwh: 60
        battery_spread_share: 0
        swap_demand_share: 0.2
        swap_pack: car-60

    """

  private static let section = """

    swap:
      pack_types:
        - { id: car-60, capacity_kwh: 60, power_kw: 60 }
        - { id: van-80, capacity_kwh: 60, power_kw: 60 }
      station_kinds:
        - id: main
          share: 1
          stock:
            - { pack: car-60, packs: 9 }
          chargers: 9
          charger_kw: 60
          bays: 1
          places: 8
          base_kw: 8
          transformer_kva: 630
          target_share: 1
    siting:

    """

  private static let main = "swap.station_kinds.main"

  static let slips = [
    Slip(
      testDescription: "shares that do not sum to 1", found: "share: 1\n", put: "share: 0.7\n",
      told: "E0681 the shares of the station kinds sum to 0.7, not to 1"),
    Slip(
      testDescription: "packs of a type that is not there", found: "packs: 9 }",
      put: "packs: 9 }\n        - { pack: van-88, packs: 2 }",
      told: "E0682 there is no pack type 'van-88' | did you mean 'van-80'?"),
    Slip(
      testDescription: "fewer packs than bays",
      found: "packs: 9 }\n      chargers: 9\n      charger_kw: 60\n      bays: 1",
      put: "packs: 1 }\n      bays: 2",
      told: "E0683 \(main): 1 packs for 2 bays; at least 2"),
    Slip(
      testDescription: "fewer places than bays", found: "bays: 1\n      places: 8",
      put: "bays: 2\n      places: 1",
      told: "E0683 \(main): room for 1 vehicles and 2 bays; at least 2"),
    Slip(
      testDescription: "a base load that takes the whole transformer", found: "base_kw: 8",
      put: "base_kw: 700",
      told: "E0683 \(main): the base load of 700.0 kW takes all of 630.0 kVA"),
    Slip(
      testDescription: "a charge that never reaches its target", found: "power_kw: 60 }\n    - { id: van-80",
      put: "power_kw: 60, power_at_full_share: 0 }\n    - { id: van-80",
      told:
        "E0683 \(main): the power of pack 'car-60' falls to zero before the target 1: it is never full"),
    Slip(
      testDescription: "a class that names no pack", found: "    swap_pack: car-60\n", put: "",
      told:
        "E0684 fleet.private: a class that swaps names its swap_pack, one of the pack types | known here: car-60, van-80"
    ),
    Slip(
      testDescription: "a class that names a pack that is not there", found: "swap_pack: car-60",
      put: "swap_pack: car-6",
      told:
        "E0684 fleet.private: a class that swaps names its swap_pack, one of the pack types | did you mean 'car-60'?"
    ),
    Slip(
      testDescription: "a pack that no station holds", found: "swap_pack: car-60", put: "swap_pack: van-80",
      told: "E0685 no station holds packs 'van-80', which private swaps"),
    Slip(
      testDescription: "a battery of another size than the pack", found: "battery_kwh: 60",
      put: "battery_kwh: 55",
      told:
        "E0686 fleet.private: it swaps packs of 60 kWh; its battery must be alike, without spread (battery_spread_share: 0) | where only some vehicles swap, write them as a class of their own"
    ),
    Slip(
      testDescription: "batteries of several sizes", found: "battery_spread_share: 0\n",
      put: "battery_spread_share: 0.1\n",
      told:
        "E0686 fleet.private: it swaps packs of 60 kWh; its battery must be alike, without spread (battery_spread_share: 0) | where only some vehicles swap, write them as a class of their own"
    ),
  ]

  private func folder() throws -> ScenarioFolder {
    let folder = try ScenarioFolder()
    try folder.replace("    stock: 3000\n", with: Self.cars)
    try folder.replace("\nsiting:\n", with: Self.section)
    return folder
  }

  @Test("without a slip nothing is told")
  func sound() throws {
    let folder = try folder()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    #expect(result.scenario?.swap?.kinds.first?.design.chargers == 9)
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
    #expect(result.scenario == nil)
    for one in result.diagnostics { #expect(one.line > 0 && one.message.zh != one.message.en) }
  }
}
