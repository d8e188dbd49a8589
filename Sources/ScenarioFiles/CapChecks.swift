import DistrictModel
import Finance

/// Caps that cannot all be meant.
struct CapChecks {
  let incentives: [Incentive]
  let reader: ScenarioReader

  private struct Place {
    let cap: IncentiveCap
    let owner: String
    let path: String
  }

  func run() {
    let all = incentives.flatMap { incentive in
      incentive.caps.enumerated().compactMap { row, cap -> Place? in
        let path = "incentives.\(incentive.id).caps[\(row)]"
        return incentive.id.isEmpty || !reader.isRead(path)
          ? nil : Place(cap: cap, owner: incentive.id, path: path)
      }
    }
    for (row, place) in all.enumerated() {
      let before = all[..<row]
      if before.contains(where: {
        $0.owner == place.owner && $0.cap.per == place.cap.per && $0.cap.pool == place.cap.pool
      }) {
        reader.complain(
          "E0734", path: "\(place.path).per", zh: "同一范围的限额（\(place.cap.per.name.zh)）给出了两次",
          en: "two caps \(place.cap.per.name.en) of the same incentive")
      } else {
        checkPool(place, before)
      }
      checkWidth(place, all)
    }
  }

  /// Each amount after the first is told once, where it first stands.
  private func checkPool(_ place: Place, _ before: ArraySlice<Place>) {
    let members = before.filter { $0.cap.pool == place.cap.pool && $0.cap.per == place.cap.per }
    guard !place.cap.pool.isEmpty, let first = members.first,
      !members.contains(where: { $0.cap.cny == place.cap.cny })
    else { return }
    let (one, other) = (Numeral.text(place.cap.cny), Numeral.text(first.cap.cny))
    let scope = place.cap.per.name
    reader.complain(
      "E0735", path: "\(place.path).cny",
      zh: "共用限额 '\(place.cap.pool)'（\(scope.zh)）在此为 \(one) 元，在 '\(first.owner)' 中为 \(other) 元",
      en: "the pool '\(place.cap.pool)' \(scope.en) is \(one) CNY here and \(other) CNY in '\(first.owner)'")
  }

  /// A cap that another one, of the same incentive or the same pool, always reaches first.
  private func checkWidth(_ place: Place, _ all: [Place]) {
    guard
      let wide = all.first(where: {
        let isSame = $0.owner == place.owner || (!place.cap.pool.isEmpty && $0.cap.pool == place.cap.pool)
        return isSame && place.cap.per.isNarrower(than: $0.cap.per) && place.cap.cny > $0.cap.cny
      })
    else { return }
    reader.complain(
      "E0733", path: "\(place.path).cny",
      zh:
        "\(place.cap.per.name.zh)限额 \(Numeral.text(place.cap.cny)) 元高于\(wide.cap.per.name.zh)限额 \(Numeral.text(wide.cap.cny)) 元",
      en:
        "the cap \(place.cap.per.name.en) of \(Numeral.text(place.cap.cny)) CNY lies above the one \(wide.cap.per.name.en) of \(Numeral.text(wide.cap.cny)) CNY",
      help: .init(zh: "较窄范围的限额不高于较宽范围的限额", en: "a cap on a part cannot exceed the cap on the whole"))
  }
}
