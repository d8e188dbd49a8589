import DistrictModel
import RoadsideUnits

extension ComponentModel {
  /// Units along a road.
  static let coverageAge = ComponentModel(
    id: "coverage_age_closed_form",
    summary: BilingualText(
      zh: "等间距路侧单元的覆盖率、空白段与信息年龄（一维闭式解）",
      en: "coverage, gap and age of information with equally spaced units, closed form in one dimension"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("rsu_spacing_m", unit: "m", .number(1e-3...1e6), zh: "路侧单元间距", en: "spacing of units"),
          InputColumn("radius_m", unit: "m", .number(0...1e6), zh: "覆盖半径", en: "radius of a unit"),
          InputColumn("speed_mps", unit: "m/s", .number(1e-3...1e3), zh: "车速", en: "speed of vehicles"),
          InputColumn("age_limit_s", unit: "s", .number(0...1e6), zh: "年龄上限", en: "limit of the age"),
        ],
        outputs: [
          OutputColumn("covered_fraction", zh: "覆盖比例", en: "covered share of the road"),
          OutputColumn("gap_m", unit: "m", zh: "空白段长度", en: "length of a gap"),
          OutputColumn("mean_age_s", unit: "s", zh: "平均信息年龄", en: "mean age of information"),
          OutputColumn(
            "p_age_le_limit", zh: "年龄不超过上限的时间比例", en: "share of time with an age within the limit"),
        ]
      ) { row throws(ModelRefusal) in
        let coverage = CoverageAge(
          spacingM: row.number("rsu_spacing_m"), radiusM: row.number("radius_m"),
          speedMPS: row.number("speed_mps"))
        guard let coverage else {
          throw ModelRefusal("rsu_spacing_m", zh: "数值超出范围", en: "the numbers leave the range")
        }
        return [
          coverage.coveredShare, coverage.gapM, coverage.meanAgeSeconds,
          coverage.ageShare(upToSeconds: row.number("age_limit_s")),
        ]
      }
    ])

  /// Fresh information at many stations.
  static let informedChoice = ComponentModel(
    id: "informed_choice_meanfield",
    summary: BilingualText(
      zh: "部分驾驶员按实时信息在 d 座站中择优时的平均等待（平均场不动点）",
      en: "mean wait where a share of drivers takes the best of d stations on fresh information, mean field"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("servers_per_station", .whole(1...500), zh: "每站服务台数", en: "servers per station"),
          .stationLoad, .informedShare, .comparedStations,
        ],
        outputs: [
          OutputColumn(
            "mean_wait_in_service_times", unit: "service times", zh: "平均等待 / 平均服务时间",
            en: "mean wait of all drivers per mean service")
        ]
      ) { row throws(ModelRefusal) in
        do throws(GuidanceFault) {
          let choice = try InformedChoice(
            servers: row.whole("servers_per_station"), utilisation: row.number("rho"),
            informedShare: row.number("informed_fraction"), choices: row.whole("choices_d"))
          return [choice.meanWait]
        } catch {
          throw ModelRefusal(error, servers: "servers_per_station")
        }
      }
    ])

  /// Information with an age.
  static let staleBoard = ComponentModel(
    id: "stale_information_des",
    summary: BilingualText(
      zh: "按定期发布的信息选站的排队仿真：信息陈旧时等待反而变长（自有随机数，同种子同结果）",
      en:
        "queues where drivers choose by a board published now and then, simulated: stale boards lengthen them (own random numbers, equal seeds give equal answers)"
    ),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("stations", .whole(1...2000), zh: "站数", en: "stations"),
          InputColumn("servers", .whole(1...500), zh: "每站服务台数", en: "servers per station"),
          .stationLoad, .informedShare, .comparedStations,
          InputColumn(
            "board_period_T", unit: "service times", .number(0...1000), zh: "发布周期；0 为实时",
            en: "time between two publications; 0 is live"),
          InputColumn(
            "travel_D", unit: "service times", .number(0...1000), zh: "平均行驶时间",
            en: "mean drive to the station",
            fallback: .number(0)),
          InputColumn(
            "reservation", .whole(0...1), zh: "1：信息计入在途车辆", en: "1: the board counts cars on their way",
            fallback: .number(0)),
          InputColumn(
            "served", .whole(100...5_000_000), zh: "每次重复中开始服务的车辆数；取四次重复的平均",
            en: "vehicles that begin service in each of four replications, whose mean is told",
            fallback: .number(600_000)),
          InputColumn("seed", .whole(0...2_147_483_647), zh: "随机种子", en: "seed", fallback: .number(1)),
        ],
        outputs: [
          OutputColumn(
            "mean_wait", unit: "service times", zh: "平均等待 / 平均服务时间",
            en: "mean wait of all drivers per mean service"),
          OutputColumn(
            "p_wait_gt_0.5", zh: "等待超过半个服务时间的比例", en: "share that waits more than half a service time"),
        ]
      ) { row throws(ModelRefusal) in
        let board = StaleBoard(
          stations: row.whole("stations"), servers: row.whole("servers"), utilisation: row.number("rho"),
          informedShare: row.number("informed_fraction"), choices: row.whole("choices_d"),
          boardPeriod: row.number("board_period_T"), travelTime: row.number("travel_D"),
          countsReservations: row.whole("reservation") == 1, served: row.whole("served"))
        do throws(GuidanceFault) {
          let answer = try board.run(seed: UInt64(row.whole("seed")), replications: 4)
          return [answer.meanWait, answer.longWaitShare]
        } catch {
          throw ModelRefusal(error, servers: "servers")
        }
      }
    ])
}

extension InputColumn {
  fileprivate static let stationLoad = InputColumn(
    "rho", .number(1e-6...1), zh: "每个服务台的负载，小于 1", en: "load per server, below 1")
  fileprivate static let informedShare = InputColumn(
    "informed_fraction", .number(0...1), zh: "知情驾驶员比例", en: "share of informed drivers")
  fileprivate static let comparedStations = InputColumn(
    "choices_d", .whole(1...1000), zh: "知情者比较的站数", en: "stations an informed driver compares")
}

extension ModelRefusal {
  fileprivate init(_ fault: GuidanceFault, servers: String) {
    let column =
      switch fault {
      case .servers: servers
      case .stations: "stations"
      case .utilisation, .idle: "rho"
      case .crowd: "stations"
      case .share: "informed_fraction"
      case .choices: "choices_d"
      case .time(let name, _): name
      case .served: "served"
      }
    self.init(column, zh: fault.message.zh, en: fault.message.en)
  }
}
