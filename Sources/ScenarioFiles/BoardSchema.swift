/// What stations show to informed drivers: the same keys for charging, swap and hydrogen.
extension Field {
  static func boardPeriod(_ path: WritableKeyPath<Root, Double>, in root: Root) -> Field {
    .number(
      "board_period_min", path, 0...1440,
      About(
        "站点状态发布周期；0 为实时", "time between two publications of what stations show; 0 for live", unit: "min",
        from: "live unless the scenario says so"), in: root)
  }

  static func advisedStations(_ path: WritableKeyPath<Root, Int>, in root: Root) -> Field {
    .integer(
      "advised_stations", path, 0...64,
      About(
        "每次选站告知知情司机的站数，随机抽取；0 为全部",
        "stations an informed driver is told of for each choice, drawn at random; 0 for all",
        unit: "stations", from: "all unless the scenario says so"), in: root)
  }
}
