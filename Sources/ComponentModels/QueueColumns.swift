/// Columns that several queue models share.
extension InputColumn {
  static let servers = InputColumn("c", .whole(1...100_000), zh: "服务台（枪）数", en: "servers, such as connectors")
  static let load = InputColumn(
    "a", unit: "erlang", .number(0...1e6), zh: "提供负载：到达率 × 平均服务时间",
    en: "offered load: arrival rate × mean service")
  static let utilisation = InputColumn(
    "rho", .number(0...1e3), zh: "每个服务台的负载 a/c", en: "load per server, a/c")
  static let arrivals = InputColumn(
    "lambda_per_h", unit: "1/h", .number(0...1e6), zh: "每小时到达数", en: "arrivals per hour")
  static let packs = InputColumn(
    "N_batteries", .whole(1...100_000), zh: "站内电池数", en: "packs owned by the station")

  static func chargeTime(_ name: String, zh: String, en: String) -> InputColumn {
    InputColumn(name, unit: "h", .number(1e-6...1e4), zh: zh, en: en)
  }
}

extension OutputColumn {
  static let offeredLoad = OutputColumn("a", unit: "erlang", zh: "提供负载", en: "offered load")
  static let waitShare = OutputColumn("P_wait", zh: "需等待的到达比例", en: "share of arrivals that wait")
  static let lossShare = OutputColumn("P_loss", zh: "被拒绝的到达比例", en: "share of arrivals that are lost")
  static let relativeWait = OutputColumn(
    "Wq_S", unit: "service times", zh: "平均等待 / 平均服务时间", en: "mean wait of all arrivals per mean service")
  static let queueLength = OutputColumn("Lq_vehicles", zh: "平均排队车辆数", en: "mean vehicles waiting")
  static let waitMinutes = OutputColumn("Wq_min", unit: "min", zh: "平均等待", en: "mean wait of all arrivals")
  static let fullPacks = OutputColumn("mean_full_batteries", zh: "平均满电电池数", en: "mean full packs in stock")
}

/// The queue has no steady state: no number would be right.
func refuseUnlessStable(_ load: Double, _ servers: Double, column: String) throws(ModelRefusal) {
  guard load < servers else {
    throw ModelRefusal(
      column, zh: "负载不低于服务台数，队列无限增长", en: "the load is not below the servers: the queue grows without end")
  }
}
