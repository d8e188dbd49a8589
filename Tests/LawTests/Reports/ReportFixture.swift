import DistrictModel
import Reports

@testable import Assessment

/// A small district made by hand, with names that try to break out of every format.
enum ReportFixture {
  static let hostileStation = "</script><img src=x onerror=alert(1)>"
  static let hostileTownship = "=HYPERLINK(\"x\")"

  static func input(
    columns: Int = 5, rows: Int = 4, stations: Int = 5, townships: Int = 3, swaps: Int = 2,
    quality: [PlanQuality] = [quality(value: 800, bound: 820, isProven: false)],
    mapApprovalNumber: String = "GS(2025)0001", opensYears: [Int] = []
  ) throws -> ReportInput {
    let world = try world(columns, rows, stations, townships, swaps)
    let plan = Plan(
      stations: (0..<stations).map {
        PlannedStation(
          site: SiteID($0), chargers: [chargers($0), 2], isExisting: $0.isMultiple(of: 4),
          opensYear: $0.isMultiple(of: 4) || opensYears.isEmpty ? nil : opensYears[$0 % opensYears.count])
      },
      swapSites: (stations..<(stations + swaps)).map { SiteID($0) }, quality: quality)
    var provenance = Provenance()
    provenance.toolVersion = "0.1.0"
    provenance.schema = "wayside/1"
    provenance.scenarioName = "fixture <1> & \"2\""
    provenance.scenarioSha256 = String(repeating: "ab", count: 32)
    provenance.files = [.init(path: "sites.csv", sha256: String(repeating: "0f", count: 32))]
    provenance.seed = 42
    provenance.replications = 8
    provenance.days = 7
    provenance.warmUpDays = 2
    provenance.gslVersion = "2.7.1"
    return ReportInput(
      world: world, plan: plan, scorecard: scorecard(world, plan), assumptions: assumptions,
      notes: [BilingualText(zh: "坐标由 GCJ-02 转换。", en: "Coordinates were converted from GCJ-02.")],
      provenance: provenance, mapApprovalNumber: mapApprovalNumber)
  }

  static func quality(value: Int64, bound: Int64, isProven: Bool) -> PlanQuality {
    PlanQuality(
      purpose: "charging", algorithm: "greedy-swap", value: value * 1000, bound: bound * 1000,
      total: 1_000_000,
      isProvenOptimal: isProven, stopReason: "no better exchange", seed: 42, radiiM: [500], candidates: 1200,
      rows: 6155,
      mergedRows: 2100, workUnits: 900)
  }

  /// Between 0 and 1, scattered but always the same (the finaliser of SplitMix64).
  static func scatter(_ index: Int, _ salt: Int = 1) -> Double {
    var bits = UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(salt) &* 0xD1B5_4A32_D192_ED03
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }

  private static func chargers(_ station: Int) -> Int { 4 + Int(60 * scatter(station) * scatter(station, 5)) }

  /// - Parameter existing: chargers by type that stand at the first two sites.
  static func world(
    _ columns: Int, _ rows: Int, _ stations: Int, _ townships: Int, _ swaps: Int, existing: [Int]? = nil
  ) throws -> World {
    var inputs = DistrictInputs()
    let (west, south, size) = (650_000.0, 3_280_000.0, 500.0)
    let (east, north) = (west + Double(columns) * size, south + Double(rows) * size)
    inputs.name = BilingualText(zh: "示例区", en: "Sample District")
    inputs.boundary = Boundary(polygons: [
      Polygon(outer: [
        MetricPoint(x: west, y: south), MetricPoint(x: east, y: south), MetricPoint(x: east, y: north),
        MetricPoint(x: west, y: north),
      ])
    ])
    let point = { (index: Int, salt: Int) in
      MetricPoint(
        x: west + (0.04 + 0.92 * scatter(index, salt)) * (east - west),
        y: south + (0.04 + 0.92 * scatter(index, salt + 7)) * (north - south))
    }
    let names = [("龙溪街道", "Longxi"), (hostileTownship, hostileTownship), ("茨竹镇", "Cizhu")]
    inputs.townships = (0..<townships).map { index in
      let name = index < 3 ? names[index] : ("第\(index)街道", "Township \(index)")
      return Township(
        code: "5001\(index)", name: BilingualText(zh: name.0, en: name.1),
        residents: 20_000 + 9_000 * (index % 5),
        grade: .published, centre: point(index, 3))
    }
    var category = SiteCategory()
    category.id = "car-park"
    category.nameZh = "公共停车场"
    category.nameEn = "public car park"
    inputs.categories = [category]
    inputs.listedSites = (0..<(stations + swaps)).map { index in
      let name =
        index == 1
        ? BilingualText(zh: hostileStation, en: hostileStation)
        : BilingualText(zh: "公共停车场 \(index)", en: "Car park \(index)")
      return ListedSite(
        id: "S\(1000 + index)", name: name, category: 0,
        coordinate: inputs.projection.unproject(point(index, 11)),
        capacity: 40,
        existing: index < 2 ? existing.map { ExistingChargers(chargers: $0) } : nil)
    }
    var fast = ChargerType()
    fast.id = "dc-120"
    fast.nameZh = "120 kW 直流桩"
    fast.nameEn = "120 kW DC"
    var slow = ChargerType()
    slow.id = "ac-7"
    slow.nameZh = "7 kW 交流桩"
    slow.nameEn = "7 kW AC"
    inputs.chargerTypes = [fast, slow]
    var car = VehicleClass()
    car.id = "private"
    car.nameZh = "私家车"
    car.nameEn = "private car"
    car.stock = 36_000
    var taxi = car
    taxi.id = "taxi"
    taxi.nameZh = "出租车"
    taxi.nameEn = "taxi"
    taxi.stock = 1_800
    inputs.fleets = [car, taxi]
    return try World(inputs)
  }

  static let verification = VerificationRecord(
    tables: [
      VerifiedTable(
        model: "charge_time", summary: BilingualText(zh: "充电时间", en: "time to charge"),
        source: BilingualText(zh: "闭式解", en: "closed form"), cases: 12, values: 36, worstError: 3.8e-9,
        tolerance: 1e-8, isMet: true)
    ], leftOut: ["stale_information_des"])

  private static let assumptions = [
    Assumption(
      path: "fleet[0].stock", value: "36000", unit: "辆",
      meaning: BilingualText(zh: "私家电动汽车保有量", en: "private electric cars"),
      origin: .scenario, grade: .reported, source: "统计公报 2024"),
    Assumption(
      path: "travel.detour_factor", value: "1.3", unit: "",
      meaning: BilingualText(zh: "绕行系数", en: "detour factor"),
      origin: .standard, grade: .assumed, source: ""),
    Assumption(
      path: "fleet[0].curve", value: "…", unit: "1/h", meaning: BilingualText(zh: "充电曲线", en: "charge curve"),
      origin: .standard, grade: .published, source: "MATSim ev"),
  ]
}
