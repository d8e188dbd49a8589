public import DistrictModel

/// What an incentive pays for.
public enum IncentiveBasis: String, Codable, CaseIterable, Sendable {
  case station
  case stationKW = "station_kw"
  case ultraFastKW = "ultra_fast_kw"
  case stationCapexCNY = "station_capex_cny"
  case stationKWh = "station_kwh"
  case chargerCount = "charger_count"
  case orderedPlugCount = "ordered_plug_count"
  case photovoltaicKW = "photovoltaic_kw"
  case storageKWh = "storage_kwh"
  case v2gKWh = "v2g_kwh"
  case swapCount = "swap_count"
  case hydrogenKgPerDay = "hydrogen_kg_per_day"
  case hydrogenKg = "hydrogen_kg"
  case methanolKg = "methanol_kg"
  case ammoniaKg = "ammonia_kg"
  case roadsideUnitCount = "roadside_unit_count"
  case testKm = "test_km"
  case computeBillDomesticCNY = "compute_bill_domestic_cny"
  case computeBillForeignCNY = "compute_bill_foreign_cny"
  case dataPurchasesCNY = "data_purchases_cny"
  case standards
  case projectCostCNY = "project_cost_cny"
  case approvedSupportCNY = "approved_support_cny"
  case platformInvestmentCNY = "platform_investment_cny"
  case domesticServerPriceCNY = "domestic_server_price_cny"
  case firstTests = "first_tests"
  case firstVehicles = "first_vehicles"
}

/// The part of a simulated district that an amount comes from.
public enum BasisProducer: String, Codable, CaseIterable, Sendable {
  /// The plan and its public charging stations.
  case charging
  case solarStorage = "solar_storage"
  /// Own plugs that charge in order, behind transformers.
  case orderlyCharging = "orderly_charging"
  /// Own plugs that sell.
  case vehicleToGrid = "vehicle_to_grid"
  case swap
  case hydrogen
  case roadside
  case automatedFleets = "automated_fleets"
  /// Computing of the roadside units' platform, with its price.
  case platformComputing = "platform_computing"
}

extension IncentiveBasis {
  /// What the simulation takes the amount from; `nil` where only a firm can tell it.
  public var producer: BasisProducer? {
    switch self {
    case .station, .stationKW, .ultraFastKW, .stationCapexCNY, .stationKWh, .chargerCount: .charging
    case .orderedPlugCount: .orderlyCharging
    case .photovoltaicKW, .storageKWh: .solarStorage
    case .v2gKWh: .vehicleToGrid
    case .swapCount: .swap
    case .hydrogenKgPerDay, .hydrogenKg, .methanolKg, .ammoniaKg: .hydrogen
    case .roadsideUnitCount: .roadside
    case .testKm: .automatedFleets
    case .computeBillDomesticCNY, .computeBillForeignCNY: .platformComputing
    case .dataPurchasesCNY, .standards, .projectCostCNY, .approvedSupportCNY, .platformInvestmentCNY,
      .domesticServerPriceCNY, .firstTests, .firstVehicles:
      nil
    }
  }

  /// Whether a firm may declare an amount of its own; simulated amounts of stations and vehicles are nobody's to declare.
  public var mayBeDeclared: Bool { producer == nil || producer == .platformComputing }

  /// Whether the amount is money, so that a rate on it is a share.
  public var isMoney: Bool { rawValue.hasSuffix("_cny") }

  public var unit: String {
    switch self {
    case .stationKW, .ultraFastKW, .photovoltaicKW: "kW"
    case .stationKWh, .storageKWh, .v2gKWh: "kWh"
    case .hydrogenKgPerDay: "kg/day"
    case .hydrogenKg, .methanolKg, .ammoniaKg: "kg"
    case .testKm: "km"
    default: isMoney ? "CNY" : ""
    }
  }

  public var meaning: BilingualText {
    switch self {
    case .station: .init(zh: "站（座）", en: "a station")
    case .stationKW: .init(zh: "充电站装机功率", en: "rated power of a station's chargers")
    case .ultraFastKW: .init(zh: "超充桩装机功率", en: "rated power of a station's ultra-fast chargers")
    case .stationCapexCNY: .init(zh: "站点建设投资", en: "investment in a station")
    case .stationKWh: .init(zh: "站点年充电量", en: "energy a station sells in a year")
    case .chargerCount: .init(zh: "充电桩（台）", en: "chargers of a station")
    case .orderedPlugCount: .init(zh: "有序充电自有桩（台）", en: "own plugs that charge in order")
    case .photovoltaicKW: .init(zh: "站点光伏容量", en: "modules of a station")
    case .storageKWh: .init(zh: "站点储能容量", en: "battery of a station")
    case .v2gKWh: .init(zh: "车网互动年放电量", en: "energy vehicles give back in a year")
    case .swapCount: .init(zh: "年换电次数", en: "battery swaps in a year")
    case .hydrogenKgPerDay: .init(zh: "加氢站日供氢能力", en: "what a hydrogen station can fill a day")
    case .hydrogenKg: .init(zh: "年加氢量", en: "hydrogen sold in a year")
    case .methanolKg: .init(zh: "年加注甲醇量", en: "methanol sold in a year")
    case .ammoniaKg: .init(zh: "年加注氨量", en: "ammonia sold in a year")
    case .roadsideUnitCount: .init(zh: "路侧单元（套）", en: "roadside units")
    case .testKm: .init(zh: "自动驾驶车队年测试里程", en: "distance automated fleets drive in a year")
    case .computeBillDomesticCNY: .init(zh: "国产算力年结算费用", en: "a year's bill for computing on domestic chips")
    case .computeBillForeignCNY: .init(zh: "非国产算力年结算费用", en: "a year's bill for computing on other chips")
    case .dataPurchasesCNY: .init(zh: "年实际支付的数据交易额", en: "data bought in a year")
    case .standards: .init(zh: "牵头制定的标准（项）", en: "standards a firm has led")
    case .projectCostCNY: .init(zh: "项目投资", en: "cost of a project")
    case .approvedSupportCNY: .init(zh: "主管部门核定的支持金额", en: "support the authority in charge has approved")
    case .platformInvestmentCNY: .init(zh: "共性技术平台总投资", en: "investment in a common-technology platform")
    case .domesticServerPriceCNY: .init(zh: "国产智算服务器采购金额", en: "price of domestic servers bought")
    case .firstTests: .init(zh: "首测试产品（项）", en: "products first tested on a vehicle")
    case .firstVehicles: .init(zh: "首上车产品（项）", en: "products first used in a production vehicle")
    }
  }
}

extension BasisProducer {
  /// What a scenario needs for it.
  public var need: BilingualText {
    switch self {
    case .charging: .init(zh: "siting.stations 大于 0", en: "siting.stations above 0")
    case .solarStorage: .init(zh: "solar_storage 部分", en: "the section solar_storage")
    case .orderlyCharging:
      .init(
        zh: "有车型的 own_plug_policy 为有序充电，例如 orderly",
        en: "a class whose own_plug_policy charges in order, such as orderly")
    case .vehicleToGrid:
      .init(
        zh: "power 部分，且有车型的 own_plug_policy 为 vehicle_to_grid",
        en: "the section power and a class whose own_plug_policy is vehicle_to_grid")
    case .swap: .init(zh: "swap 部分", en: "the section swap")
    case .hydrogen: .init(zh: "hydrogen 部分", en: "the section hydrogen")
    case .roadside: .init(zh: "roadside 部分", en: "the section roadside")
    case .automatedFleets: .init(zh: "roadside.automated_fleets", en: "roadside.automated_fleets")
    case .platformComputing:
      .init(
        zh: "roadside 部分与 finance.compute_cny_per_petaflop_year，或企业在 firms[].declares 中申报",
        en:
          "the section roadside with finance.compute_cny_per_petaflop_year, or a firm that declares it in firms[].declares"
      )
    }
  }
}
