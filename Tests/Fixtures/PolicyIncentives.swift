import Assessment
import Finance
import Foundation
public import ScenarioFiles

/// The incentives of three documents of Beijing E-Town as a section of a scenario, with firms and finance beside them.
///
/// Sources: 京技管发〔2024〕26号, 京技管发〔2024〕10号, 亦庄汽车智造创新城若干措施 (2025-12-09). Firms and their amounts are made up.
public enum PolicyIncentives {
  public struct Unreadable: Error {
    public let complaints: [String]
  }

  /// The template's scenario with roads, roadside units, and the sections below.
  public static var files: [(path: String, text: String)] {
    ScenarioTemplate.files(name: "t").map { file in
      guard file.path == "scenario.yaml" else { return file }
      let sections = roadside + incentives + firms + finance + "\nsiting:\n"
      return (file.path, file.text.replacingOccurrences(of: "\nsiting:\n", with: "\n" + sections))
    }
  }

  /// Reads them as anybody's scenario is read.
  public static func scenario() throws -> Scenario {
    let folder = NSTemporaryDirectory() + "wayside-policy-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, text) in files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let result = ScenarioFile.read(at: folder, knownMetrics: Assessor.knownMetrics)
    guard let scenario = result.scenario else {
      throw Unreadable(complaints: result.diagnostics.map { $0.text() })
    }
    return scenario
  }

  public static let roadside = """
    roads:
      grid_spacing_m: 500
    roadside:
      radio: { street_model: winner_plus_b1_los, environment_height_m: 0.5 }
      units: { count: 2 }
      connected:
        - { class: private, share: 0.2 }
      automated_fleets:
        - { id: sweepers, service: sanitation, vehicles: 20, km_per_day: 60, days_per_year: 300 }

    """

  public static let incentives = """
    incentives:
      - id: avtest-mileage
        name_zh: 公共服务领域示范应用测试里程支持
        name_en: test kilometres of public-service demonstrations
        document: 京技管发〔2024〕26号
        clause: 第五条
        valid_from: 2024-10-30
        valid_to: 2027-12-31
        components:
          - { basis: test_km, rate: 6 }
        eligible:
          kinds: [fleet]
          services: [sanitation, city_management, convenience, bus, ride, logistics, delivery, inspection]
        caps:
          - { per: firm_year, cny: 3000000 }
        audit_share: 0.2
      - id: data-trade
        name_zh: 数据交易支持
        name_en: data purchases
        document: 京技管发〔2024〕26号
        clause: 第三条
        valid_from: 2024-10-30
        valid_to: 2027-12-31
        components:
          - { basis: data_purchases_cny, rate: 0.3 }
        caps:
          - { per: firm_year, cny: 1500000 }
        audit_share: 0.2
      - id: compute-voucher-icv
        name_zh: 算力券（智能网联汽车）
        name_en: computing vouchers for automated driving
        document: 京技管发〔2024〕26号
        clause: 第四条
        valid_from: 2024-10-30
        valid_to: 2027-12-31
        components:
          - { basis: compute_bill_foreign_cny, rate: 0.3 }
          - { basis: compute_bill_domestic_cny, rate: 0.4 }
        eligible:
          requires: [automated-driving]
        caps:
          - { per: firm_year, cny: 20000000, pool: compute-vouchers }
          - { per: programme_year, cny: 100000000, pool: compute-vouchers }
        group: computing
        audit_share: 0.2
      - id: compute-voucher-foreign
        name_zh: 算力券（非国产算力）
        name_en: computing vouchers for other chips
        document: 京技管发〔2024〕10号
        clause: 二(一)1
        valid_from: 2024-03-28
        valid_to: 2027-03-31
        components:
          - { basis: compute_bill_foreign_cny, rate: 0.3 }
        caps:
          - { per: firm_year, cny: 20000000, pool: compute-vouchers }
          - { per: programme_year, cny: 100000000, pool: compute-vouchers }
        group: computing
        alternative: ai-native
      - id: compute-voucher-domestic
        name_zh: 算力券（国产算力）
        name_en: computing vouchers for domestic chips
        document: 京技管发〔2024〕10号
        clause: 二(一)1
        valid_from: 2024-03-28
        valid_to: 2027-03-31
        components:
          - { basis: compute_bill_domestic_cny, rate: 0.4 }
        caps:
          - { per: firm_year, cny: 20000000, pool: compute-vouchers }
          - { per: programme_year, cny: 100000000, pool: compute-vouchers }
        group: computing
        alternative: ai-native
      - id: domestic-servers
        name_zh: 国产智算芯片服务器采购补贴
        name_en: domestic servers bought by cloud providers
        document: 京技管发〔2024〕10号
        clause: 二(一)2
        valid_from: 2024-03-28
        valid_to: 2027-03-31
        components:
          - { basis: domestic_server_price_cny, rate: 0.1 }
        eligible:
          requires: [listed-on-platform]
        caps:
          - { per: project, cny: 10000000 }
      - id: standards
        name_zh: 牵头制定标准支持
        name_en: standards led
        document: 京技管发〔2024〕26号
        clause: 第二条
        valid_from: 2024-10-30
        valid_to: 2027-12-31
        components:
          - basis: standards
            levels:
              - { level: international, rate: 500000 }
              - { level: national, rate: 150000 }
              - { level: industry, rate: 100000 }
              - { level: beijing, rate: 50000 }
              - { level: group, rate: 50000 }
        caps:
          - { per: firm_year, cny: 2000000 }
        audit_share: 0.2
      - id: key-technology
        name_zh: 揭榜挂帅项目支持
        name_en: chosen key-technology projects
        document: 京技管发〔2024〕26号
        clause: 第七条
        valid_from: 2024-10-30
        valid_to: 2027-12-31
        components:
          - { basis: approved_support_cny, rate: 1 }
        eligible:
          kinds: [research]
        caps:
          - { per: project, cny: 10000000 }
        audit_share: 0.2
      - id: innovation-platform
        name_zh: 国家级科技创新平台支持
        name_en: national innovation platforms
        document: 京技管发〔2024〕26号
        clause: 第八条
        valid_from: 2024-10-30
        valid_to: 2027-12-31
        components:
          - { basis: approved_support_cny, rate: 1 }
        eligible:
          kinds: [platform]
        caps:
          - { per: firm_year, cny: 20000000 }
        group: platforms
        audit_share: 0.2
      - id: first-test
        name_zh: 首测试支持
        name_en: first test on a vehicle
        document: 亦庄汽车智造创新城若干措施(2025-12-09)
        clause: 三(二)4
        valid_from: 2025-12-09
        valid_to: 2028-12-31
        components:
          - { basis: first_tests, rate: 1000000 }
        eligible:
          kinds: [product]
        caps:
          - { per: project, cny: 1000000 }
        once: true
      - id: first-vehicle
        name_zh: 首上车支持
        name_en: first use in a production vehicle
        document: 亦庄汽车智造创新城若干措施(2025-12-09)
        clause: 三(二)4
        valid_from: 2025-12-09
        valid_to: 2028-12-31
        components:
          - { basis: first_vehicles, rate: 1000000 }
        eligible:
          kinds: [product]
        caps:
          - { per: project, cny: 1000000 }
        once: true
      - id: shared-platform
        name_zh: 共性技术平台支持
        name_en: common-technology platforms
        document: 亦庄汽车智造创新城若干措施(2025-12-09)
        clause: 三(二)5
        valid_from: 2025-12-09
        valid_to: 2028-12-31
        components:
          - { basis: platform_investment_cny, rate: 0.1 }
        eligible:
          kinds: [platform]
        caps:
          - { per: project, cny: 10000000 }
        group: platforms

    """

  public static let firms = """
    firms:
      - id: driver
        name_zh: 示例企业甲（自动驾驶）
        name_en: example firm A (automated driving)
        has: [automated-driving]
        fleets: [sweepers]
        declares:
          - { basis: data_purchases_cny, amount: 4000000, date: 2026-06-30 }
          - { basis: compute_bill_foreign_cny, amount: 30000000, date: 2026-12-31, project: training }
          - { basis: compute_bill_domestic_cny, amount: 20000000, date: 2026-12-31, project: training }
          - { basis: standards, amount: 1, level: national, date: 2026-09-30 }
          - { basis: approved_support_cny, amount: 12000000, date: 2026-10-31, project: cockpit-chip }
      - id: cloud
        name_zh: 示例企业乙（云服务）
        name_en: example firm B (cloud services)
        has: [listed-on-platform]
        declares:
          - { basis: domestic_server_price_cny, amount: 80000000, date: 2026-05-31, project: cluster }
          - { basis: compute_bill_domestic_cny, amount: 10000000, date: 2026-12-31, project: inference }
      - id: supplier
        name_zh: 示例企业丙（零部件）
        name_en: example firm C (parts)
        declares:
          - { basis: first_tests, amount: 1, date: 2026-03-31, project: solid-cell }
          - { basis: first_vehicles, amount: 1, date: 2027-03-31, project: solid-cell }
          - { basis: platform_investment_cny, amount: 150000000, date: 2026-12-31, project: drive-platform }
          - { basis: approved_support_cny, amount: 9000000, date: 2026-12-31, project: drive-platform, kind: platform }

    """

  public static let finance = """
    finance:
      price_year: 2026
      book_price_year: 2025
      discount_share: 0.06
      horizon_years: 10
      price_index:
        - { year: 2025, index: 100 }
        - { year: 2026, index: 100.5 }
      payers:
        - { element: grid_connection, operator: 0.5, district: 0.2, grid_company: 0.3 }
      costs:
        - { element: equipment, charger_type: dc60, cny: 420, per: kw, price_year: 2025 }
      land_leases:
        - { category: public-parking, cny_per_place_year: 1200, price_year: 2026 }

    """
}
