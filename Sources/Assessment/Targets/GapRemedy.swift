public import DistrictModel

/// The cheapest way to close the gap of a promise, at the prices of the plan.
public struct GapRemedy: Sendable {
  let world: World
  let plan: Plan
  let radiusM: Double
  let prices: RemedyPrices

  public init(world: World, plan: Plan, radiusM: Double, prices: RemedyPrices) {
    self.world = world
    self.plan = plan
    self.radiusM = radiusM
    self.prices = prices
  }
}

/// What one more of each thing costs, CNY; `nil` where nobody says.
public struct RemedyPrices: Codable, Hashable, Sendable {
  public var chargerCNYPerKW: Double
  public var smallestStation: Int
  public var swapCNY: Double?
  public var hydrogenCNY: Double?
  public var roadsideCNY: Double?

  public init(
    chargerCNYPerKW: Double, smallestStation: Int, swapCNY: Double? = nil, hydrogenCNY: Double? = nil,
    roadsideCNY: Double? = nil
  ) {
    self.chargerCNYPerKW = chargerCNYPerKW
    self.smallestStation = smallestStation
    self.swapCNY = swapCNY
    self.hydrogenCNY = hydrogenCNY
    self.roadsideCNY = roadsideCNY
  }
}

extension GapRemedy {
  /// - Returns: `nil` where there is no gap, or nothing here closes it.
  func remedy(for target: Target, planned: Double?) -> Remedy? {
    guard target.sense == .atLeast, target.form != .text, let planned, planned < target.value else {
      return nil
    }
    let missing = Int(min(1e9, (target.value - planned).rounded(.up)))
    switch CountedMetric(rawValue: target.metric) {
    case .chargingStations: return stations(missing)
    case .publicChargers: return chargers(missing) { _ in 1 }
    case .publicConnectors: return chargers(missing) { $0.connectors }
    case .swapStations: return units(missing, prices.swapCNY, zh: "换电站", en: "swap stations")
    case .hydrogenStations: return units(missing, prices.hydrogenCNY, zh: "加氢站", en: "hydrogen stations")
    case .roadsideUnits, .roadsideJunctions:
      return units(missing, prices.roadsideCNY, zh: "路侧单元", en: "roadside units")
    case .privatePlugs, .dedicatedPlugs, .computingPflops: return nil
    case nil:
      return target.metric == "population_coverage_share" ? coverage(target.value) : nil
    }
  }

  private var openSites: [Site] {
    let taken = Set(plan.stations.map(\.site))
    return world.sites.indices.filter { !taken.contains(SiteID($0)) }.map { world.sites[$0] }
  }

  /// CNY of the cheapest charger that counts.
  private var cheapestCharger: (type: ChargerType, cny: Double)? {
    world.chargerTypes.filter { $0.share > 0 }.map { ($0, $0.ratedKW * prices.chargerCNYPerKW) }
      .min { $0.1 < $1.1 }
  }

  private func stationCNY(_ site: Site) -> Double {
    Double(world.categories[site.category].stationCostCNY)
      + Double(min(prices.smallestStation, site.capacity)) * (cheapestCharger?.cny ?? 0)
  }

  private func stations(_ missing: Int) -> Remedy {
    let costs = openSites.map(stationCNY).sorted()
    let built = costs.prefix(missing)
    return Remedy(
      what: BilingualText(
        zh: "最小规模充电站（每站 \(prices.smallestStation) 台）",
        en: "charging stations of \(prices.smallestStation) chargers"),
      units: built.count, totalCNY: built.reduce(0, +), isEnough: built.count == missing)
  }

  /// More chargers where the plan's sites have room.
  private func chargers(_ missing: Int, _ counted: (ChargerType) -> Int) -> Remedy? {
    let room = plan.stations.reduce(0) { $0 + max(0, world.sites[$1.site].capacity - $1.chargerCount) }
    let best = world.chargerTypes.filter { $0.share > 0 && counted($0) > 0 }
      .map { (type: $0, cny: $0.ratedKW * prices.chargerCNYPerKW / Double(counted($0))) }
      .min { $0.cny < $1.cny }
    guard let best else { return nil }
    let wanted = (missing + counted(best.type) - 1) / counted(best.type)
    let units = min(room, wanted)
    return Remedy(
      what: BilingualText(
        zh: "在规划站点余位加装 \(best.type.name.zh)", en: "\(best.type.name.en) on places left at planned stations"),
      units: units, totalCNY: Double(units) * best.type.ratedKW * prices.chargerCNYPerKW,
      isEnough: units == wanted)
  }

  private func units(_ missing: Int, _ cny: Double?, zh: String, en: String) -> Remedy? {
    cny.map {
      Remedy(
        what: BilingualText(zh: zh, en: en), units: missing, totalCNY: Double(missing) * $0, isEnough: true)
    }
  }

  /// Small stations one after another, each where it covers most further residents per CNY.
  private func coverage(_ share: Double) -> Remedy? {
    let people = world.population.perCell.map(Double.init)
    let all = people.reduce(0, +)
    guard all > 0 else { return nil }
    var isCovered = Coverage(world: world, plan: plan, radiusM: radiusM).distanceM.map { $0 <= radiusM }
    var covered = zip(people, isCovered).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let sites = openSites.map { site in
      (
        cny: stationCNY(site),
        cells: world.grid.cells.indices.filter { cell in
          let centre = world.grid.cells[cell].centre
          let (dx, dy) = (centre.x - site.point.x, centre.y - site.point.y)
          return people[cell] > 0 && dx * dx + dy * dy <= radiusM * radiusM
        }
      )
    }
    var (units, total) = (0, 0.0)
    while covered < share * all, units < 1000 {
      var best: (row: Int, worth: Double, gain: Double)?
      for (row, site) in sites.enumerated() {
        let gain = site.cells.reduce(0.0) { $0 + (isCovered[$1] ? 0 : people[$1]) }
        let worth = gain / max(1, site.cny)
        if gain > 0, worth > best?.worth ?? 0 { best = (row, worth, gain) }
      }
      guard let best else { break }
      for cell in sites[best.row].cells { isCovered[cell] = true }
      covered += best.gain
      total += sites[best.row].cny
      units += 1
    }
    return Remedy(
      what: BilingualText(
        zh: "最小规模充电站（每站 \(prices.smallestStation) 台），按单位投资新增覆盖人口排序",
        en: "charging stations of \(prices.smallestStation) chargers, by residents newly covered per CNY"),
      units: units, totalCNY: total, isEnough: covered >= share * all)
  }
}
