import Finance
import Testing

/// Claims under one row of the table of incentives, and what each is paid.
struct PolicyCase: CustomTestStringConvertible, Sendable {
  let row: String
  /// The arithmetic.
  let words: String
  let claims: [Claim]
  let cny: [Double]
  /// Whether every sum is said by a cap alone.
  var isBoundByCaps = false

  var testDescription: String { "\(row): \(words)" }

  static let all = mileage + data + computing + servers + standards + projects + products

  private static let mileage = [
    PolicyCase(
      row: "avtest-mileage", words: "20 sweepers × 60 km × 300 days = 360,000 km × 6 = 2,160,000",
      claims: [.fleet("a", km: 360_000)], cny: [2_160_000]),
    PolicyCase(
      row: "avtest-mileage",
      words: "then 200,000 km × 6 = 1,200,000, of which 3,000,000 − 2,160,000 are left",
      claims: [.fleet("a", km: 360_000, date: "2026-06-30"), .fleet("a", km: 200_000, date: "2026-12-31")],
      cny: [2_160_000, 840_000]),
    PolicyCase(
      row: "avtest-mileage", words: "another firm and another year have 3,000,000 of their own",
      claims: [
        .fleet("a", km: 600_000, date: "2026-12-31"), .fleet("b", km: 600_000, date: "2026-12-31"),
        .fleet("a", km: 600_000, service: .logistics, date: "2027-12-31"),
      ], cny: [3e6, 3e6, 3e6], isBoundByCaps: true),
  ]

  private static let data = [
    PolicyCase(
      row: "data-trade", words: "30 % of 4,000,000 = 1,200,000", claims: [.of(.dataPurchasesCNY, 4e6)],
      cny: [1_200_000]),
    PolicyCase(
      row: "data-trade", words: "30 % of 6,000,000 = 1,800,000, at most 1,500,000",
      claims: [.of(.dataPurchasesCNY, 6e6)], cny: [1_500_000], isBoundByCaps: true),
  ]

  private static let computing = [
    PolicyCase(
      row: "compute-voucher-icv", words: "30 % of 30 million + 40 % of 20 million = 17 million",
      claims: [.compute("a", foreign: 30e6, domestic: 20e6, drives: true)], cny: [17e6]),
    PolicyCase(
      row: "compute-voucher-icv", words: "40 % of 80 million = 32 million, at most 20 million",
      claims: [.compute("a", domestic: 80e6, drives: true)], cny: [20e6], isBoundByCaps: true),
    PolicyCase(
      row: "compute-voucher-foreign", words: "30 % of 50 million = 15 million",
      claims: [.compute("a", foreign: 50e6)], cny: [15e6]),
    PolicyCase(
      row: "compute-voucher-foreign", words: "30 % of 70 million = 21 million, at most 20 million",
      claims: [.compute("a", foreign: 70e6)], cny: [20e6], isBoundByCaps: true),
    PolicyCase(
      row: "compute-voucher-domestic", words: "40 % of 12,345,678.91 = 4,938,271.564, to the fen",
      claims: [.compute("a", domestic: 12_345_678.91)], cny: [4_938_271.56]),
    PolicyCase(
      row: "compute-voucher-domestic",
      words: "six firms at 20 million each: the sixth finds 100 million spent",
      claims: (1...6).map { .compute("firm-\($0)", domestic: 60e6, date: "2026-12-0\($0)") },
      cny: [20e6, 20e6, 20e6, 20e6, 20e6, 0], isBoundByCaps: true),
  ]

  private static let servers = [
    PolicyCase(
      row: "domestic-servers", words: "10 % of 80 million = 8 million",
      claims: [.of(.domesticServerPriceCNY, 80e6, has: ["listed-on-platform"])], cny: [8e6]),
    PolicyCase(
      row: "domestic-servers",
      words:
        "10 % of 60 million = 6 million; of the next 7 million the project's 10 leave 4, a second project has its own",
      claims: [
        .of(.domesticServerPriceCNY, 60e6, project: "x", has: ["listed-on-platform"], date: "2025-05-01"),
        .of(.domesticServerPriceCNY, 70e6, project: "x", has: ["listed-on-platform"], date: "2026-05-01"),
        .of(.domesticServerPriceCNY, 70e6, project: "y", has: ["listed-on-platform"], date: "2026-05-02"),
      ], cny: [6e6, 4e6, 7e6]),
  ]

  private static let standards = [
    PolicyCase(
      row: "standards",
      words: "500,000 + 2 × 150,000 + 100,000 + 50,000 + 50,000 = 1,000,000",
      claims: [
        .standards([
          ("international", 1), ("national", 2), ("industry", 1), ("beijing", 1), ("group", 1),
        ])
      ], cny: [1_000_000]),
    PolicyCase(
      row: "standards", words: "5 × 500,000 = 2,500,000, at most 2,000,000",
      claims: [.standards([("international", 5)])], cny: [2_000_000], isBoundByCaps: true),
  ]

  private static let projects = [
    PolicyCase(
      row: "key-technology", words: "7,000,000 approved", claims: [.of(.approvedSupportCNY, 7e6)], cny: [7e6]),
    PolicyCase(
      row: "key-technology", words: "12,000,000 approved, at most 10,000,000 a project",
      claims: [.of(.approvedSupportCNY, 12e6)], cny: [10e6], isBoundByCaps: true),
    PolicyCase(
      row: "innovation-platform", words: "15,000,000 approved, then 5,000,000 of 8,000,000 in the same year",
      claims: [
        .of(.approvedSupportCNY, 15e6, kind: .platform, project: "x", date: "2026-04-01"),
        .of(.approvedSupportCNY, 8e6, kind: .platform, project: "y", date: "2026-05-01"),
      ], cny: [15e6, 5e6]),
    PolicyCase(
      row: "shared-platform", words: "10 % of 60 million = 6 million",
      claims: [.of(.platformInvestmentCNY, 60e6)], cny: [6e6]),
    PolicyCase(
      row: "shared-platform", words: "10 % of 150 million = 15 million, at most 10 million",
      claims: [.of(.platformInvestmentCNY, 150e6)], cny: [10e6], isBoundByCaps: true),
  ]

  private static let products = [
    PolicyCase(
      row: "first-test", words: "1,000,000 once, for the product; another product has its own",
      claims: [
        .of(.firstTests, 1, project: "cell", date: "2026-01-31"),
        .of(.firstTests, 1, project: "cell", date: "2027-01-31"),
        .of(.firstTests, 1, project: "drive", date: "2027-02-28"),
      ], cny: [1e6, 0, 1e6], isBoundByCaps: true),
    PolicyCase(
      row: "first-vehicle", words: "1,000,000 once",
      claims: [
        .of(.firstVehicles, 1, project: "cell", date: "2026-01-31"),
        .of(.firstVehicles, 1, project: "cell", date: "2026-02-28"),
      ], cny: [1e6, 0], isBoundByCaps: true),
  ]
}

extension Claim {
  static func of(
    _ basis: IncentiveBasis, _ amount: Double, level: String = "", kind: ProjectKind? = nil,
    project: String = "p", has: [String] = [], date: String = "2026-06-30"
  ) -> Claim {
    var claim = Claim(
      id: "\(project).\(date)", firm: "firm", project: project, kind: kind ?? basis.projectKind, date: date,
      facts: [.init(basis, amount, level: level)])
    claim.attributes = has
    return claim
  }

  static func fleet(
    _ firm: String, km: Double, service: PublicService? = .sanitation, date: String = "2026-12-31"
  ) -> Claim {
    var claim = Claim(
      id: "\(firm).\(date)", firm: firm, project: "fleet", kind: .fleet, date: date,
      facts: [.init(.testKm, km)])
    claim.service = service
    return claim
  }

  static func compute(
    _ firm: String, foreign: Double = 0, domestic: Double = 0, drives: Bool = false,
    date: String = "2026-12-31"
  ) -> Claim {
    var facts: [Fact] = []
    if foreign > 0 { facts.append(.init(.computeBillForeignCNY, foreign)) }
    if domestic > 0 { facts.append(.init(.computeBillDomesticCNY, domestic)) }
    var claim = Claim(
      id: "\(firm).\(date)", firm: firm, project: "training", kind: .computing, date: date, facts: facts)
    claim.attributes = drives ? ["automated-driving"] : []
    return claim
  }

  static func standards(_ numbers: [(level: String, number: Double)]) -> Claim {
    Claim(
      id: "standards", firm: "firm", project: "standards", kind: .standard, date: "2026-06-30",
      facts: numbers.map { .init(.standards, $0.number, level: $0.level) })
  }
}
