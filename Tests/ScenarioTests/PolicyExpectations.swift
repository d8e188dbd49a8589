/// The rows `docs/policy.md` must have: what the five documents name, in their order.
enum PolicyExpectations {
  static let systems = [
    "charging stations, public chargers, swap stations with numbers and a date (004 三(五)14)",
    "充换电和加氢基础设施有序推进; a construction plan (004 三(五)14)",
    "build-or-reserve ratios for new residential, office, public parking (004 三(五)14)",
    "siting in public parking, urban renewal, scenic spots, petrol and gas stations, motorway service areas; "
      + "retrofits of old estates on leftover land (004 三(五)14)",
    "fire safety, metering inspection, supervision of stations (004 三(五)15)",
    "swap and hydrogen heavy and light trucks and special vehicles (004 三(一)2)",
    "hydrogen, electricity and intelligent corridors 氢走廊、电走廊、智行走廊 (004 四(五)); intercity fast-charging network "
      + "(003 二(四)2)",
    "joint work with neighbouring districts (004 三(三)8, 四(五))",
    "大功率充电, 智能有序充电, 光储充放一体站, 氢能 (001 三(三)10)",
    "wireless, smart and high-power charging; hydrogen stations (003 二(二)3)",
    "\"Internet + charging\": platforms interconnected (003 二(二)3)",
    "vehicle and energy data centre, monitoring platform (003 二(二)4)",
    "time-share rental fleets (003 二(二)4)",
    "electrified bus, taxi, sanitation, logistics, airport commuting (003 二(四)1)",
    "车路云一体化: network-entry rate, roadside operation, cloud control platform, high-precision map (000 一; 001 三(三)10)",
    "scenes: sanitation, city management, convenience, public transport, ride service, logistics; 6 CNY/km up to 3 M "
      + "CNY per firm and year (000 五; 001 三(二)6)",
    "delivery, sanitation and ride scenes in Xiantao; Liangjiang connected-vehicle pilot zone (004 三(五)12)",
    "hydrogen, ammonia, methanol vehicle pilots (001 三(二)6)",
    "computing: 10,000 PFlops by 2026; vouchers 30 %/40 % up to 20 M CNY, 100 M CNY a year (002 一, 二(一)1; 000 四)",
    "subsidies with caps per firm, project, programme and validity dates; \"best one, no stacking\" 从优不重复 (000, 001, "
      + "002 closing clauses)",
    "supervision: results tied to project layout, funds and quotas (003 三(五))",
  ]

  static let targets = [
    "yubei-stations", "yubei-chargers", "yubei-swap", "yubei-l2-share", "yubei-output", "yizhuang-output",
    "yizhuang-infrastructure", "yizhuang-supply-circle", "yizhuang-compute", "yizhuang-area",
    "beijing-consumption",
  ]

  static let incentives = [
    "avtest-mileage", "data-trade", "compute-voucher-icv", "compute-voucher-foreign",
    "compute-voucher-domestic",
    "domestic-servers", "standards", "key-technology", "innovation-platform", "first-test", "first-vehicle",
    "shared-platform",
  ]

  static func rows(of table: PolicyDocument.Table) -> [String] {
    switch table {
    case .systems: systems
    // An id and a colon, so that no id is taken for the beginning of another.
    case .targets: targets.map { $0 + ":" }
    case .incentives: incentives.map { $0 + ":" }
    }
  }
}
