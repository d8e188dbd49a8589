import DistrictModel
import Finance
import HydrogenStations
import PowerNetwork
import Programme
import RoadsideUnits
import Siting
import SwapStations
import Uncertainty

/// The schema table: every key of a scenario, one line each. Decoder, JSON Schema and reference page are drawn from it.
enum ScenarioSchema {
  static let version = "wayside/1"

  static func fields(algorithms: [String] = SitingCatalogue.names) -> [Field<ScenarioDraft>] {
    let root = ScenarioDraft()
    return [
      .word("schema", \.schema, among: [version], About("格式版本", "version of this format").required, in: root),
      .bilingual("name", \.name, About("方案名称", "name of the scenario").required),
      .section("district", \.district, district, About("规划区", "the planned district").required),
      .list(
        "fleet", \.fleet, vehicleClass, empty: VehicleClass(), atLeast: 1,
        About("车队", "vehicle classes").required,
        id: \.id),
      .section("charging", \.charging, charging, About("公共充电", "public charging").required),
      .list(
        "provision", \.provision, provision, empty: Provision(),
        About("建设配建", "plugs that come with buildings and retrofits"), id: \.id),
      .section("travel", \.travel, travel, About("出行", "how the district is crossed")),
      .optionalSection(
        "roads", \.roads, roads, empty: .init(),
        About("路网；给出后距离沿路网计算", "roads; where given, distances follow them instead of straight lines")),
      .optionalSection(
        "power", \.power, PowerSchema.fields, empty: .init(),
        About(
          "电网；给出后由馈线（给定或合成）和变压器限制充电站",
          "the grid; where given, feeders (read from files or synthetic) and transformers limit stations")),
      .optionalSection(
        "solar_storage", \.solarStorage, SolarStorageSchema.fields, empty: .init(),
        About("光储充一体站，需要 power 部分", "stations with modules and a battery; needs `power`")),
      .optionalSection(
        "swap", \.swap, SwapSchema.fields, empty: .init(),
        About("换电站运营；给出后模拟规划的换电站", "operation of the plan's swap stations; without it they are sited only")),
      .optionalSection(
        "hydrogen", \.hydrogen, HydrogenSchema.fields, empty: .init(),
        About(
          "加氢（甲醇、氨）站；有此类车型时必须给出",
          "stations of hydrogen, methanol and ammonia; classes with such fuels need it")),
      .optionalSection(
        "roadside", \.roadside, RoadsideSchema.fields, empty: .init(),
        About(
          "路侧单元（车联网）；给出后规划路侧单元，需要 roads 部分",
          "roadside units; where given they are planned along the roads, which needs `roads`")),
      .section(
        "prices", \.prices, PriceSchema.fields, About("电价与造价", "prices of energy, connection and equipment")),
      .section(
        "v2g", \.selling, SellingSchema.fields,
        About("车网互动（自有桩）", "selling from own plugs with the policy vehicle_to_grid")),
      .list(
        "incentives", \.incentives, IncentiveSchema.fields, empty: Incentive(),
        About("补贴与奖励政策", "money that policy documents promise"), id: \.id),
      .list(
        "firms", \.firms, FirmSchema.fields, empty: Firm(),
        About("申报主体", "firms that claim incentives, and what they declare"), id: \.id),
      .optionalSection(
        "finance", \.finance, FinanceSchema.fields, empty: .init(),
        About("财务参数；给出后计算现金流", "how money is counted over the years; where given, cash flows are told")),
      .section(
        "supervision", \.supervision, SupervisionSchema.fields,
        About("监督检查：检定、安全检查与质量抽查", "verification, safety visits and quality checks of charging stations")),
      .section("emissions", \.emissions, EmissionSchema.fields, About("排放因子", "factors of CO₂")),
      .section("climate", \.climate, climate, About("气候", "temperature")),
      .section(
        "siting", \.siting, SitingSchema.fields(algorithms),
        About("选址", "what the plan holds and how it is searched")),
      .optionalSection(
        "programme", \.programme, ProgrammeSchema.fields, empty: .init(),
        About(
          "建设实施；给出后按年预算、周期与其不确定性计算期限前建成的概率，需要 siting.stages",
          "how the plan is carried out: with it, what stands by a date has a probability; needs `siting.stages`"
        )),
      .optionalSection(
        "computing", \.computing, ComputingSchema.fields, empty: .init(),
        About("人工智能算力供给", "computing power of the district, in stages")),
      .section(
        "townships", \.scoring, ScoringSchema.fields,
        About("街镇分解与排序", "how promises are shared out to townships, and how these are ranked")),
      .optionalSection(
        "uncertainty", \.uncertainty, UncertaintySchema.fields, empty: .init(),
        About(
          "不确定性；数值可写成分布，按此抽取情景",
          "how futures are drawn from the numbers that are given as distributions")),
      .section("run", \.run, run, About("模拟设置", "how long and how often the plan is simulated")),
      .section("report", \.report, report, About("报告设置", "what is printed")),
      .list(
        "targets", \.targets, TargetSchema.fields, empty: Target(), About("目标", "promised numbers"), id: \.id),
      .list("sources", \.sources, source, empty: .init(), About("数据来源", "grade and source of given values")),
    ]
  }

  static let judgement = "engineering judgement; no source"

  private static var source: [Field<ScenarioDraft.SourceDraft>] {
    [
      .text("key", \.key, About("所指的键", "path of the value").required),
      .choice("grade", \.grade, About("数据等级", "how well it is known").required, in: .init()),
      .text("source", \.source, About("来源", "where it is from")),
    ]
  }

}
