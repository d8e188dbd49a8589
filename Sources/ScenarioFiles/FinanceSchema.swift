import DistrictModel
import Finance

/// The keys of `finance`.
enum FinanceSchema {
  private static let judgement = ScenarioSchema.judgement

  static var fields: [Field<FinanceParameters>] {
    basic + shares + lists
  }

  private static var basic: [Field<FinanceParameters>] {
    let root = FinanceParameters()
    return [
      .integer(
        "price_year", \.priceYear, 1990...2100,
        About("价格年份：所有金额折算到该年", "all money is told in prices of this year", unit: "year").required, in: root),
      .integer(
        "book_price_year", \.bookPriceYear, 1990...2100,
        About(
          "造价（prices、siting 等）的价格年份", "year of the prices in `prices`, `siting` and stations", unit: "year"
        )
        .required,
        in: root),
      .number(
        "discount_share", \.discountShare, 0...0.5,
        About("折现率（年）", "discount rate a year", from: judgement), in: root),
      .integer(
        "horizon_years", \.horizonYears, 1...60,
        About("计算期", "years counted", unit: "years", from: judgement), in: root),
      .choice(
        "timing", \.timing,
        About(
          "运营收支计入年中或年末；投资计入年初",
          "when in a year running money counts; investments count when the year begins", from: judgement),
        in: root),
      .integer(
        "equipment_life_years", \.equipmentLifeYears, 1...60,
        About(
          "设备寿命，到期更新", "life of equipment, after which it is bought anew", unit: "years",
          from: "8–10; not verified"),
        in: root),
      .number(
        "opening_year_share", \.openingYearShare, 0...1,
        About(
          "新建设施投运首年的运营时间占全年比例；1 为按整年计",
          "part of its first year in which what is new runs; 1 for whole years", from: judgement), in: root),
    ]
  }

  private static var shares: [Field<FinanceParameters>] {
    let root = FinanceParameters()
    return [
      .number(
        "energy_growth_share", \.energyGrowthShare, -0.5...0.5,
        About("购电成本年增长率", "growth a year of what energy costs", from: judgement), in: root),
      .number(
        "revenue_growth_share", \.revenueGrowthShare, -0.5...0.5,
        About("收入年增长率", "growth a year of revenue", from: judgement), in: root),
      .number(
        "salvage_share", \.salvageShare, 0...1,
        About("设备残值率", "what equipment is worth at the end of its life", from: judgement), in: root),
      .number(
        "tax_share", \.taxShare, 0...1,
        About("税费占当年收益比例；默认不计", "taxes as a share of a year's result; none unless given", from: judgement),
        in: root
      ),
      .number(
        "civil_share", \.civilShare, 0...10,
        About(
          "土建占设备费比例", "civil works as a share of equipment",
          from: "15–30 % usual; not verified; none unless given"),
        in: root),
      .number(
        "compute_cny_per_petaflop_year", \.computeCNYPerPetaflopYear, 0...1e10,
        About(
          "算力租用价格；0 为不模拟算力账单", "rent of computing; 0 for no simulated bill", unit: "CNY/PFLOPS·year",
          from: "none unless the scenario says so"), in: root),
      .number(
        "compute_domestic_share", \.computeDomesticShare, 0...1,
        About("其中国产算力占比", "share of it on domestic chips", from: "none unless the scenario says so"), in: root
      ),
    ]
  }

  private static var lists: [Field<FinanceParameters>] {
    [
      .list(
        "price_index", \.index.rows, index, empty: .init(),
        About("价格指数，折算不同年份的价格", "price levels, which join prices of different years")),
      .list(
        "payers", \.payers, payer, empty: .init(),
        About("各项投资的分担；未列出的由运营企业承担", "who pays an element; operators pay what is not listed")),
      .list(
        "costs", \.costs, cost, empty: .init(),
        About("替代 prices 的造价", "costs that replace those of the price book")),
      .list("land_leases", \.landLeases, lease, empty: .init(), About("场地租金", "rent of places")),
    ]
  }

  private static var index: [Field<PriceIndex.Row>] {
    [
      .integer("year", \.year, 1990...2100, About("年份", "year").required, in: .init()),
      .number("index", \.index, 0.001...1e9, About("指数", "price level").required, in: .init()),
    ]
  }

  private static var payer: [Field<PayerShares>] {
    let root = PayerShares()
    return [
      .choice("element", \.element, About("费用项", "element of cost").required, in: root),
      .optionalChoice(
        "kind", \.kind, About("项目类别，空为全部", "kind of project; all unless given", from: "all kinds"), in: root),
      .number(
        "operator", \.operatorShare, 0...1, About("运营企业分担比例", "the operator's share").required, in: root),
      .number(
        "district", \.districtShare, 0...1, About("区政府分担比例", "the district's share").required, in: root),
      .number(
        "grid_company", \.gridCompanyShare, 0...1, About("电网企业分担比例", "the grid company's share").required,
        in: root),
    ]
  }

  private static var cost: [Field<FinanceParameters.CostOverride>] {
    let root = FinanceParameters.CostOverride()
    return [
      .choice("element", \.element, About("费用项", "element of cost").required, in: root),
      .text("charger_type", \.chargerType, About("充电桩类型代号", "id of a charger type; all unless given")),
      .text("category", \.category, About("站址类别代号", "id of a category of sites; all unless given")),
      .number("cny", \.cny, 0...1e12, About("金额", "amount", unit: "CNY").required, in: root),
      .choice("per", \.per, About("计量单位", "what it is of").required, in: root),
      .integer("price_year", \.priceYear, 1990...2100, About("价格年份", "year of the price").required, in: root),
    ]
  }

  private static var lease: [Field<FinanceParameters.LandLease>] {
    let root = FinanceParameters.LandLease()
    return [
      .text("category", \.category, About("站址类别代号", "id of a category of sites; all unless given")),
      .number(
        "cny_per_place_year", \.cnyPerPlaceYear, 0...1e7,
        About("每车位年租金", "rent of a place", unit: "CNY/year").required, in: root),
      .integer("price_year", \.priceYear, 1990...2100, About("价格年份", "year of the price").required, in: root),
    ]
  }
}
