import DistrictModel
import Siting

/// Whether the sites of a district, listed and generated, can hold the plan a scenario asks for.
///
/// Capacities of generated sites are drawn later, so each counts with the largest its category allows: what is
/// refused here cannot work with any draw.
struct SitePlanChecks {
  let sites: [ListedSite]
  let categories: [SiteCategory]
  /// Codes of the townships.
  let townships: [String]
  let plan: SitingParameters
  let reader: ScenarioReader

  func run() {
    checkNames()
    checkStanding()
    checkStations()
    checkOtherStations()
    checkDemands()
    checkQuotas()
    CorridorChecks(plan: plan, townships: townships, reader: reader).run()
  }

  /// A site's word is in a list, or that of a site to be made, such as `petrol-station-0003`.
  private func isSite(_ id: String) -> Bool {
    if sites.contains(where: { $0.id == id }) { return true }
    guard let dash = id.lastIndex(of: "-"), let number = Int(id[id.index(after: dash)...]) else {
      return false
    }
    return categories.contains { $0.id == id[..<dash] && (1...max(1, $0.candidates)).contains(number) }
  }

  private func checkDemands() {
    var seen: [String: SiteDemand.Rule] = [:]
    for (row, demand) in plan.sites.enumerated() where !demand.id.isEmpty {
      let path = "siting.sites[\(row)].id"
      if !isSite(demand.id) {
        reader.complain(
          "E0650", path: path, zh: "没有站址 '\(demand.id)'", en: "there is no site '\(demand.id)'",
          help: NearestName.help(demand.id, among: sites.map(\.id) + categories.map { "\($0.id)-0001" }))
      }
      let word = "\(demand.kind.rawValue) \(demand.id)"
      if let before = seen[word], before != demand.rule {
        reader.complain(
          "E0651", path: path, zh: "站址 '\(demand.id)' 既必选又禁选",
          en: "site '\(demand.id)' is both required and forbidden")
      }
      seen[word] = demand.rule
    }
    let both = plan.sites.filter { demand in
      demand.rule == .required && demand.kind != .charging
        && plan.sites.contains { $0.rule == .required && $0.kind == .charging && $0.id == demand.id }
    }
    if !plan.sharesSites, let shared = both.first {
      reader.complain(
        "E0665", path: "siting.shares_sites", zh: "站址 '\(shared.id)' 两类站都必选，而 shares_sites 为 false",
        en: "site '\(shared.id)' is required for both kinds, which may not share sites")
    }
    for kind in SitedKind.allCases {
      let standing = kind == .charging ? Set(sites.filter { $0.existing != nil }.map(\.id)) : []
      let required = standing.union(
        plan.sites.filter { $0.rule == .required && $0.kind == kind }.map(\.id))
      let most = plan.stations(of: kind)
      if kind == .charging, plan.budgetCNY > 0 { continue }
      if required.count > most, required.count > standing.count {
        reader.complain(
          "E0652", path: "siting.sites", zh: "必选与现状站址共 \(required.count) 处，多于规划的 \(most) 座",
          en:
            "\(required.count) sites are required or stand already, more than the \(most) stations of the plan"
        )
      }
    }
  }

  private func checkQuotas() {
    for quota in plan.quotas {
      let path = "siting.quotas.\(quota.id)"
      if !quota.township.isEmpty, !townships.contains(quota.township) {
        reader.complain(
          "E0653", path: "\(path).township", zh: "没有街镇代码 '\(quota.township)'",
          en: "there is no township with the code '\(quota.township)'",
          help: NearestName.help(quota.township, among: townships))
      }
      if !quota.category.isEmpty, !categories.contains(where: { $0.id == quota.category }) {
        reader.complain(
          "E0654", path: "\(path).category", zh: "没有站址类别 '\(quota.category)'",
          en: "there is no category '\(quota.category)'",
          help: NearestName.help(quota.category, among: categories.map(\.id)))
      }
      if quota.atLeast > quota.atMost {
        reader.complain(
          "E0655", path: "\(path).at_most", zh: "\(path)：at_most 须不小于 at_least（\(quota.atLeast)）",
          en: "\(path): at_most must not be below at_least, \(quota.atLeast)")
      }
    }
  }

  private func checkNames() {
    var seen: Set<String> = []
    for site in sites where !seen.insert(site.id).inserted {
      reader.complain(
        "E0614", path: "district.sites.existing.file", zh: "站址 '\(site.id)' 在候选清单与现状清单中重复",
        en: "site '\(site.id)' stands in the list and among the existing stations",
        help: BilingualText(zh: "只保留现状清单中的一行", en: "keep only the row of the existing station"))
    }
  }

  private func checkStanding() {
    let standing = sites.compactMap(\.existing)
    let chargers = standing.joinedCount
    if let first = plan.stages.first, standing.count > first.stations {
      reader.complain(
        "E0664", path: "siting.stages[0].stations",
        zh: "已有 \(standing.count) 座，首期 \(first.stations) 座（含现状）不够",
        en: "\(standing.count) stations stand already; the first stage has to contain them")
    }
    if plan.budgetCNY == 0, standing.count > plan.stations {
      reader.complain(
        "E0615", path: "siting.stations", zh: "已有 \(standing.count) 座，规划 \(plan.stations) 座（含现状）不够",
        en: "\(standing.count) stations stand already; a plan of \(plan.stations) has to contain them")
    }
    if chargers > plan.chargers {
      reader.complain(
        "E0616", path: "siting.chargers", zh: "已有 \(chargers) 台，规划 \(plan.chargers) 台（含现状）不够",
        en: "\(chargers) chargers stand already; a plan of \(plan.chargers) has to contain them")
    }
  }

  private func checkStations() {
    // A budget leaves the number of stations open.
    guard plan.budgetCNY == 0 else { return }
    let places =
      sites.count { $0.existing != nil || $0.capacity >= plan.smallestStation }
      + categories.reduce(0) { $0 + ($1.capacityMax >= plan.smallestStation ? $1.candidates : 0) }
    guard plan.stations <= places else {
      reader.complain(
        "E0612", path: "siting.stations",
        zh: "要求 \(plan.stations) 座，但能容纳 \(plan.smallestStation) 台的站址只有 \(places) 处",
        en:
          "\(plan.stations) stations are asked for, but only \(places) sites can hold \(plan.smallestStation) chargers"
      )
      return
    }
    let largest = largestCapacity()
    if plan.chargers > largest {
      reader.complain(
        "E0617", path: "siting.chargers",
        zh: "要求 \(plan.chargers) 台，但最大的 \(plan.stations) 处站址至多容纳 \(largest) 台",
        en:
          "\(plan.chargers) chargers are asked for, but the \(plan.stations) largest sites hold at most \(largest)",
        help: BilingualText(zh: "增加站数，或提高 capacity_max", en: "ask for more stations or raise capacity_max"))
    }
  }

  /// Chargers that the `stations` largest sites can hold.
  private func largestCapacity() -> Int {
    var groups = sites.map { (capacity: $0.capacity, count: 1) }
    groups += categories.map { (capacity: $0.capacityMax, count: $0.candidates) }
    groups.sort { $0.capacity > $1.capacity }
    var left = plan.stations
    var chargers = 0
    for group in groups where left > 0 {
      chargers += group.capacity * min(left, group.count)
      left -= min(left, group.count)
    }
    return chargers
  }

  private func checkOtherStations() {
    check(.swap, zh: "换电站", \.allowsSwap)
    check(.hydrogen, zh: "加氢站", \.allowsHydrogen)
  }

  private func check(_ kind: SitedKind, zh: String, _ allows: (SiteCategory) -> Bool) {
    let listed = sites.count { allows(categories[$0.category]) }
    let places = listed + categories.reduce(0) { $0 + (allows($1) ? $1.candidates : 0) }
    let wanted = plan.stations(of: kind)
    guard wanted > places else { return }
    let key = "allows_\(kind.rawValue): true"
    reader.complain(
      "E0618", path: "siting.\(kind.rawValue)_stations",
      zh: "要求 \(wanted) 座\(zh)，但可建\(zh)的站址只有 \(places) 处",
      en: "\(wanted) \(kind.rawValue) stations are asked for, but only \(places) sites may hold one",
      help: BilingualText(zh: "在类别中写 \(key)", en: "write \(key) in a category"))
  }
}

extension [ExistingChargers] {
  fileprivate var joinedCount: Int { reduce(0) { $0 + $1.chargers.reduce(0, +) } }
}
