import Assessment
import DistrictModel
import RoadsideUnits

private func percent(_ value: Double?) -> String { NumberText.percent(value) }
private func fixed(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals) }

/// Cost beside published figures.
func roadsideCostTable(_ card: RoadsideCard) -> ReportTable {
  let bill = card.bill
  func million(_ value: Double) -> String { fixed(value / 1e6, 2) }
  func row(_ zh: String, _ en: String, _ value: String) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en)), .number(value)]
  }
  let band = RoadsideBill.publishedPerJunctionCNY
  return ReportTable(
    caption: .init(zh: "造价（百万元）", en: "Cost, million CNY"),
    columns: [.text("项目", "item"), .number("数值", "value")],
    rows: [
      row("路侧单元、杆、电、光纤", "units, poles, power, fibre", million(bill.unitsCNY)),
      row("路口感知与边缘节点", "sensors and edge nodes of junctions", million(bill.junctionsCNY)),
      row("合计", "together", million(bill.totalCNY)),
      row(
        "与补能站共用节省（\(bill.sharedSites) 处）", "saved beside stations (\(bill.sharedSites) sites)",
        million(bill.savedCNY)),
      row(
        "折合每个设备路口（不含路段单元）", "per junction, without units along roads",
        bill.perJunctionCNY.map(million) ?? NumberText.dash),
      row("公布的每路口造价", "published, per junction", "\(million(band.lowerBound))–\(million(band.upperBound))"),
    ],
    note: .init(
      zh: "单价为未核实的假定，除非情景给出。公布值：北京车路云一体化项目 2024 年土建标（招标公告）与全项目（券商报道）除以 6050 个路口，未见分项。",
      en:
        "Prices are unverified unless the scenario gives them. Published: the civil lot (tender notice) and the whole (broker's note) of Beijing's project of 2024 over 6,050 junctions, not broken down."
    ))
}

private func serviceName(_ service: AutomatedFleet.Service) -> BilingualText {
  switch service {
  case .sanitation: .init(zh: "环卫", en: "sanitation")
  case .delivery: .init(zh: "末端配送", en: "delivery")
  case .ride: .init(zh: "出行服务", en: "rides")
  case .bus: .init(zh: "公交接驳", en: "bus")
  case .logistics: .init(zh: "干线物流", en: "logistics")
  case .cityManagement: .init(zh: "城市管理", en: "city management")
  case .convenience: .init(zh: "便民服务", en: "convenience services")
  case .inspection: .init(zh: "巡检", en: "inspection")
  }
}

/// Fleets that drive by themselves, and whether the cover is enough for them.
func automatedFleetTable(_ card: RoadsideCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "自动驾驶车队", en: "Vehicles that drive by themselves"),
    columns: [
      .text("车队", "fleet"), .text("场景", "service"), .number("车辆", "vehicles"),
      .number("年里程（万公里）", "10,000 km a year"), .text("行驶道路", "roads"), .number("所需覆盖", "cover it needs"),
      .number("现有覆盖", "cover there is"), .text("结论", "verdict"),
    ],
    rows: card.fleets.map { row in
      [
        .text(row.fleet.id), .text(serviceName(row.fleet.service)), .whole(row.fleet.vehicles),
        .number(fixed(row.fleet.kmPerYear / 10_000, 1)),
        .text(
          row.fleet.roads == .all
            ? .init(zh: "全部", en: "all")
            : .init(
              zh: roadName(row.fleet.roads.rawValue).zh + "及以上",
              en: roadName(row.fleet.roads.rawValue).en + " and above")),
        .number(percent(row.fleet.neededCoverShare)), .number(percent(row.coveredShare)),
        row.isEnough
          ? .text(.init(zh: "足够", en: "enough"), .good) : .text(.init(zh: "不足", en: "too little"), .warning),
      ]
    },
    note: .init(
      zh: "覆盖按该车队行驶道路的里程计。车辆数、里程与所需覆盖为情景输入。",
      en:
        "Cover is by length of the roads the fleet drives. Vehicles, distances and needs are the scenario's.")
  )
}

/// Density and cost beside published deployments.
func deploymentTable(_ card: RoadsideCard) -> ReportTable {
  let figures = card.figures
  let perKm2 = card.squareKm > 0 ? Double(figures.equippedJunctions) / card.squareKm : 0
  let kmPerUnit = figures.unitsPerKm > 0 ? 1 / figures.unitsPerKm : 0
  func row(_ place: BilingualText, _ km: String, _ junctions: String, _ cost: String) -> [ReportTable.Entry] {
    [.text(place), .number(km), .number(junctions), .number(cost)]
  }
  return ReportTable(
    caption: .init(zh: "与已公布的建设规模对照", en: "Beside published deployments"),
    columns: [
      .text("地点", "place"), .number("公里/单元", "km per unit"), .number("路口/平方公里", "junctions per km²"),
      .number("百万元/路口或点位", "million CNY per junction or point"),
    ],
    rows: [
      row(
        .init(zh: "本方案", en: "this plan"), fixed(kmPerUnit, 2), fixed(perKm2, 1),
        card.bill.perJunctionCNY.map { fixed($0 / 1e6, 2) } ?? NumberText.dash),
      row(
        .init(zh: "北京亦庄 2.0（2022）", en: "Beijing Yizhuang 2.0 (2022)"), NumberText.dash, "5.5",
        NumberText.dash),
      row(.init(zh: "北京车路云项目（2024）", en: "Beijing project (2024)"), NumberText.dash, "2.6", "0.67–1.64"),
      row(
        .init(zh: "重庆两江先导区（2021）", en: "Chongqing Liangjiang (2021)"), "0.43", NumberText.dash,
        NumberText.dash),
      row(.init(zh: "江苏（2022）", en: "Jiangsu (2022)"), "0.82", NumberText.dash, NumberText.dash),
      row(.init(zh: "无锡锡山（2023）", en: "Wuxi Xishan (2023)"), "1.16", "5.7", "1.18"),
      row(.init(zh: "福州（2022）", en: "Fuzhou (2022)"), NumberText.dash, NumberText.dash, "1.00"),
    ],
    note: .init(
      zh: "公布值均出自单一新闻页面，口径不一（路口、点位、单元分别计数），仅供对照。",
      en:
        "Published figures come from one press page each and count different things (junctions, points, units): a comparison, no check."
    ))
}
