import DistrictModel
import Finance
import Siting

/// Checks of the section `finance` with itself, charger types and categories of sites.
struct FinanceChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    guard let finance = draft.finance, !reader.isRefused("finance") else { return }
    checkYears(finance)
    checkHorizon(finance)
    checkPayers(finance)
    for (row, cost) in finance.costs.enumerated() {
      let path = "finance.costs[\(row)]"
      checkWord(cost.chargerType, "\(path).charger_type", types, "charging.charger_types", Self.type)
      checkWord(cost.category, "\(path).category", categories, "district.sites.categories", Self.category)
      checkUnit(cost, path)
      if !cost.chargerType.isEmpty, cost.element != .equipment, reader.isRead(path) {
        complain(
          "E0755", "\(path).charger_type", zh: "只有设备费按充电桩类型区分，\(cost.element.name.zh)不分类型",
          en: "only equipment differs by charger type, \(cost.element.name.en) does not",
          help: .init(zh: "删去 charger_type", en: "remove charger_type"))
      }
    }
    for (row, lease) in finance.landLeases.enumerated() {
      let path = "finance.land_leases[\(row)].category"
      checkWord(lease.category, path, categories, "district.sites.categories", Self.category)
    }
  }

  /// What opens after the horizon would be in no figure.
  private func checkHorizon(_ finance: FinanceParameters) {
    guard let first = draft.siting.stages.first?.year, let last = draft.siting.stages.last?.year,
      reader.isRead("siting.stages"), reader.isRead("finance.horizon_years"),
      finance.horizonYears <= last - first
    else { return }
    complain(
      "E0756", "finance.horizon_years",
      zh: "计算期 \(finance.horizonYears) 年到 \(first + finance.horizonYears - 1) 年为止，而规划到 \(last) 年",
      en:
        "\(finance.horizonYears) years from \(first) end before the plan does, in \(last)",
      help: .init(
        zh: "至少写 horizon_years: \(last - first + 1)", en: "write horizon_years: \(last - first + 1) at least")
    )
  }

  private static let type = BilingualText(zh: "充电桩类型", en: "charger type")
  private static let category = BilingualText(zh: "站址类别", en: "category of sites")
  private var types: [String] { draft.charging.types.map(\.id) }
  private var categories: [String] { draft.district.sites.categories.map(\.id) }

  /// Prices of several years need an index that joins them.
  private func checkYears(_ finance: FinanceParameters) {
    for (row, entry) in finance.index.rows.enumerated()
    where finance.index.rows[..<row].contains(where: { $0.year == entry.year })
      && reader.isRead("finance.price_index[\(row)].year")
    {
      complain(
        "E0749", "finance.price_index[\(row)].year", zh: "\(entry.year) 年的价格指数给出了两次",
        en: "the price index of \(entry.year) is given twice")
    }
    guard reader.isRead("finance.price_index"), reader.isRead("finance.price_year") else { return }
    var years = [("finance.book_price_year", finance.bookPriceYear)]
    years += finance.costs.enumerated().map { ("finance.costs[\($0)].price_year", $1.priceYear) }
    years += finance.landLeases.enumerated().map { ("finance.land_leases[\($0)].price_year", $1.priceYear) }
    for (path, year) in years where reader.isRead(path) && !finance.index.joins(year, finance.priceYear) {
      let missing = [year, finance.priceYear].filter { year in
        !finance.index.rows.contains { $0.year == year }
      }
      let list = missing.map(String.init).joined(separator: ", ")
      complain(
        "E0746", path, zh: "\(year) 年价格与 price_year \(finance.priceYear) 年价格混用，没有价格指数相连",
        en:
          "prices of \(year) are mixed with those of price_year \(finance.priceYear), and no index joins them",
        help: .init(zh: "在 finance.price_index 中加入 \(list) 年", en: "add \(list) to finance.price_index"))
    }
  }

  private func checkPayers(_ finance: FinanceParameters) {
    for (row, payer) in finance.payers.enumerated() {
      let path = "finance.payers[\(row)]"
      guard reader.isRead(path) else { continue }
      if !payer.addUp {
        let sum = Numeral.text((payer.shares.reduce(0, +) * 1e6).rounded() / 1e6)
        complain(
          "E0747", "\(path).operator", zh: "\(payer.element.name.zh)的分担比例之和为 \(sum)，应为 1",
          en: "the shares of \(payer.element.name.en) sum to \(sum), not to 1")
      }
      if finance.payers[..<row].contains(where: { $0.element == payer.element && $0.kind == payer.kind }) {
        complain(
          "E0748", "\(path).element", zh: "\(payer.element.name.zh)的分担比例给出了两次",
          en: "who pays for \(payer.element.name.en) is said twice")
      }
    }
  }

  private func checkWord(
    _ word: String, _ path: String, _ known: [String], _ section: String, _ what: BilingualText
  ) {
    guard !word.isEmpty, !known.contains(word), reader.isRead(path), reader.isRead(section) else { return }
    complain(
      "E0750", path, zh: "没有\(what.zh) '\(word)'", en: "there is no \(what.en) '\(word)'",
      help: NearestName.help(word, among: known))
  }

  /// What each element can be told per.
  private func checkUnit(_ cost: FinanceParameters.CostOverride, _ path: String) {
    guard reader.isRead("\(path).element"), reader.isRead("\(path).per") else { return }
    let units: [FinanceParameters.CostOverride.Unit] =
      switch cost.element {
      case .equipment: [.kilowatt, .charger]
      case .gridConnection: [.kilovoltAmpere, .station]
      case .civil, .operation: [.kilowatt, .charger, .station]
      case .land: []
      }
    guard !units.contains(cost.per) else { return }
    let words = units.map(\.rawValue).joined(separator: ", ")
    complain(
      "E0754", "\(path).\(units.isEmpty ? "element" : "per")",
      zh: units.isEmpty
        ? "场地租金写在 finance.land_leases" : "\(cost.element.name.zh)不能按 '\(cost.per.rawValue)' 计价",
      en: units.isEmpty
        ? "rent of places is told in finance.land_leases"
        : "\(cost.element.name.en) cannot be priced per '\(cost.per.rawValue)'",
      help: units.isEmpty ? nil : .init(zh: "可用：\(words)", en: "known here: \(words)"))
  }

  private func complain(_ code: String, _ path: String, zh: String, en: String, help: BilingualText? = nil) {
    reader.complain(code, path: path, zh: zh, en: en, help: help)
  }
}
