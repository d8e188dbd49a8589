import DistrictModel
import Fixtures
import SwapStations
import Testing

@Suite("Swap stations that cannot be") struct SwapFaultTests {
  private static func faults(_ change: (inout SwapStationDesign) -> Void) -> [SwapFault] {
    var design = SwapStationDesign()
    change(&design)
    return design.faults(station: 0, packTypes: [.heavyTruck])
  }

  @Test("The shipped designs can be")
  func sound() {
    #expect(Self.faults { _ in } == [])
    for design in [2, 3, 4].map(SwapStationDesign.nio) + [.choco] {
      #expect(design.faults(station: 0, packTypes: [.car]) == [])
      #expect(design.faults(station: 0, packTypes: [.taxi]) == [])
    }
    #expect(SwapStationDesign().faults(station: 0, packTypes: [.lightTruck]) == [])
  }

  @Test("Each slip is named with what would do, in both languages, all at once")
  func messages() {
    #expect(
      Self.faults {
        $0.packs = [2]
        $0.bays = 3
      } == [.fewerPacksThanBays(station: 0, packs: 2, bays: 3)])
    #expect(Self.faults { $0.bays = 0 } == [.noBays(station: 0, 0)])
    #expect(Self.faults { $0.chargers = -2 } == [.noChargers(station: 0, -2)])
    #expect(Self.faults { $0.packs = [-3] } == [.wrongStock(station: 0, types: 1, packs: [-3])])
    #expect(Self.faults { $0.packs = [3, 4] } == [.wrongStock(station: 0, types: 1, packs: [3, 4])])
    #expect(Self.faults { $0.places = 0 } == [.fewerPlacesThanBays(station: 0, places: 0, bays: 1)])
    #expect(Self.faults { $0.baseKW = 2500 } == [.noPower(station: 0, transformerKVA: 2500, baseKW: 2500)])
    #expect(Self.faults { $0.swapSeconds = -1 } == [.notPositive(station: 0, "swap_seconds", -1)])
    #expect(Self.faults { $0.successShare = 1.2 } == [.outsideShare(station: 0, "success_share", 1.2)])
    #expect(Self.faults { $0.forecastPerHour = [1, 2] } == [.wrongForecast(station: 0, values: 2)])
    #expect(Self.faults { $0.chargerKW = .nan }.count == 1)
    let many = Self.faults {
      $0.bays = 0
      $0.chargers = 0
      $0.targetShare = 0
      $0.chargerEfficiency = 0
    }
    #expect(many.count == 4)
    let message = SwapFault.fewerPacksThanBays(station: 4, packs: 2, bays: 3).message
    #expect(message.en == "swap station 5: 2 packs for 3 bays; at least 3")
    #expect(message.zh == "第 5 座换电站：电池 2 块少于换电工位 3 个；至少 3 块")
  }

  @Test("A curve whose power is gone before the target is refused")
  func curve() {
    var pack = PackType.heavyTruck
    pack.powerAtFullShare = 0
    var design = SwapStationDesign()
    design.targetShare = 1
    #expect(
      design.faults(station: 1, packTypes: [pack])
        == [.neverReachesTarget(station: 1, packType: 0, targetShare: 1)])
    design.targetShare = 0.99
    #expect(design.faults(station: 1, packTypes: [pack]) == [])
    pack.kneeShare = 2
    #expect(throws: SwapFaults(all: [.noTaper(packType: 0)])) {
      try StationTrial(station: design, packTypes: [pack], demand: .poisson(perHour: 1)).run(
        arrivals: 10, seed: 1)
    }
  }

  @Test("A district's room names sites, classes, packs and batteries that do not fit")
  func district() throws {
    let world = try SmallWorld.world()
    let plan = Plan(stations: [], swapSites: [SiteID(0)])
    let room = {
      (stations: [SwapStationDesign], packs: [Int?], types: [PackType], headroom: StationHeadroom?) in
      _ = try SwapRoom(
        world: world, plan: plan, stations: stations, packTypes: types, packOfClass: packs, days: 1,
        warmUpDays: 0,
        headroom: headroom)
    }
    #expect(throws: SwapFaults(all: [.wrongSites(sites: 1, stations: 2)])) {
      try room([.heavyTruck, .heavyTruck], [nil, nil], [.heavyTruck], nil)
    }
    #expect(throws: SwapFaults(all: [.wrongClasses(given: 1, classes: 2)])) {
      try room([.heavyTruck], [nil], [.heavyTruck], nil)
    }
    let battery = world.fleets[0].batteryKWh
    #expect(
      throws: SwapFaults(all: [
        .wrongBattery(fleet: 0, batteryKWh: battery, packKWh: 282), .unknownPack(fleet: 1, pack: 4, types: 1),
      ])
    ) { try room([.heavyTruck], [0, 4], [.heavyTruck], nil) }
    #expect(throws: SwapFaults(all: [.wrongHeadroom(rows: 2, stations: 1)])) {
      let week = [Double](repeating: 1, count: StationHeadroom.slots)
      try room([.heavyTruck], [nil, nil], [.heavyTruck], StationHeadroom(kW: [week, week]))
    }
  }
}
