public import DistrictModel

/// One thing a claim lacks.
public enum Ineligibility: Codable, Hashable, Sendable {
  case kind(ProjectKind)
  case service(PublicService?)
  case township(String)
  case chargerKW(has: Double, needed: Double)
  case chargers(has: Int, needed: Int)
  case notOrdered
  case givesNothingBack
  case notFirst
  case lacks(String)
  case built(String)
  case grade(String)

  public var text: BilingualText {
    switch self {
    case .kind(let kind): .init(zh: "不支持 \(kind.rawValue)", en: "not for \(kind.rawValue)")
    case .service(let service):
      .init(
        zh: service.map { "不支持场景 \($0.rawValue)" } ?? "不属于公共服务领域",
        en: service.map { "not for the service \($0.rawValue)" } ?? "for public services only")
    case .township(let code):
      .init(
        zh: "\(code.isEmpty ? "仅适用于部分街镇" : "不适用于街镇 \(code)")",
        en: code.isEmpty ? "only in certain townships" : "not in township \(code)")
    case .chargerKW(let has, let needed):
      .init(zh: "单桩功率 \(has) kW，低于 \(needed) kW", en: "a charger of \(has) kW, below \(needed) kW")
    case .chargers(let has, let needed):
      .init(zh: "充电桩 \(has) 台，少于 \(needed) 台", en: "\(has) chargers, fewer than \(needed)")
    case .notOrdered: .init(zh: "未接入有序充电", en: "does not charge in order")
    case .givesNothingBack: .init(zh: "不具备车网互动能力", en: "cannot give back to the grid")
    case .notFirst: .init(zh: "不是首次", en: "not the first time")
    case .lacks(let word): .init(zh: "缺少 \(word)", en: "lacks \(word)")
    case .built(let date):
      .init(
        zh: date.isEmpty ? "建成日期不明" : "建成于 \(date)，不在有效期内",
        en: date.isEmpty ? "nobody says when it was built" : "built on \(date), outside the validity")
    case .grade(let word):
      .init(
        zh: word.isEmpty ? "没有评级" : "评级 \(word) 不予支持",
        en: word.isEmpty ? "not graded" : "no factor for grade \(word)")
    }
  }
}

extension Incentive {
  /// All that keeps a claim from this incentive, validity apart.
  func obstacles(_ claim: Claim) -> [Ineligibility] {
    let rule = eligibility
    var all: [Ineligibility] = []
    if !rule.kinds.isEmpty, !rule.kinds.contains(claim.kind) { all.append(.kind(claim.kind)) }
    if !rule.services.isEmpty, !(claim.service.map(rule.services.contains) ?? false) {
      all.append(.service(claim.service))
    }
    if !rule.townships.isEmpty, !rule.townships.contains(claim.township) {
      all.append(.township(claim.township))
    }
    if claim.leastChargerKW < rule.leastChargerKW {
      all.append(.chargerKW(has: claim.leastChargerKW, needed: rule.leastChargerKW))
    }
    if claim.chargers < rule.leastChargers {
      all.append(.chargers(has: claim.chargers, needed: rule.leastChargers))
    }
    if rule.mustBeOrdered, !claim.isOrdered { all.append(.notOrdered) }
    if rule.mustGiveBack, !claim.givesBack { all.append(.givesNothingBack) }
    if rule.firstTime, !claim.isFirstTime { all.append(.notFirst) }
    all += rule.requires.filter { !claim.attributes.contains($0) }.map { .lacks($0) }
    if rule.builtWithinValidity, claim.built.isEmpty || !isValid(on: claim.built) {
      all.append(.built(claim.built))
    }
    if !gradeFactors.isEmpty, !gradeFactors.contains(where: { $0.grade == claim.grade }) {
      all.append(.grade(claim.grade))
    }
    return all
  }
}
