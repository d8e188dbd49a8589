import DistrictModel
import NumericKernels

extension ComponentModel {
  /// Erlang C: who finds all servers busy waits in one line.
  static let erlangWait = ComponentModel(
    id: "erlang_c",
    summary: BilingualText(
      zh: "等待制排队（Erlang C，指数服务时间），含换电站电池等待",
      en: "waiting at equal servers with exponential service (Erlang C), also for packs of a swap station"),
    forms: [
      ModelForm(
        inputs: [.servers, .utilisation, .waitedFor], outputs: [.offeredLoad] + .waits
      ) { row throws(ModelRefusal) in
        let load = row.number("rho") * row.number("c")
        try refuseUnlessStable(load, row.number("c"), column: "rho")
        return [load] + waits(row, load)
      },
      ModelForm(inputs: [.servers, .load, .waitedFor], outputs: .waits) { row throws(ModelRefusal) in
        try refuseUnlessStable(row.number("a"), row.number("c"), column: "a")
        return waits(row, row.number("a"))
      },
      ModelForm(
        inputs: [.servers, .allowedWaitShare],
        outputs: [OutputColumn("rho_max", zh: "最大负载率", en: "highest load per server")]
      ) { row in
        [
          ErlangQueue.largestUtilisation(
            servers: row.whole("c"), waitProbabilityAtMost: row.number("P_wait_max"))
        ]
      },
      ModelForm(
        inputs: [.load, .allowedWaitShare],
        outputs: [OutputColumn("c_min", zh: "最少服务台数", en: "fewest servers")]
      ) { row in
        [
          Double(
            ErlangQueue.smallestServers(
              offeredLoad: row.number("a"), waitProbabilityAtMost: row.number("P_wait_max")))
        ]
      },
      ModelForm(
        inputs: [
          .arrivals,
          .chargeTime("tau_charge_mean_h", zh: "平均充电时间（指数分布）", en: "mean charge time, exponential"),
          .packs,
          InputColumn(
            "C_chargers", .whole(1...100_000), zh: "充电位数（不多于电池数）", en: "chargers, no more than packs"),
        ],
        outputs: [
          .waitShare, .queueLength, .waitMinutes, .fullPacks,
          OutputColumn("charger_utilisation", zh: "充电位利用率", en: "load per charger"),
        ], formula: packWaits),
    ])

  private static func waits(_ row: ModelRow, _ load: Double) -> [Double] {
    let servers = row.whole("c")
    return [
      ErlangQueue.waitProbability(servers: servers, offeredLoad: load),
      ErlangQueue.meanWait(servers: servers, offeredLoad: load),
      ErlangQueue.waitExceeds(row.number("t_S"), servers: servers, offeredLoad: load),
    ]
  }

  /// A swap takes no time, empty packs queue for C chargers, and a vehicle waits when all N packs are empty.
  ///
  /// With x empty packs and waiting vehicles together: birth rate lambda, death rate min(x, C)/tau. The C-server
  /// queue, of which the first N - C states above C are packs that nobody waits for; those fall by
  /// rho = a/C each, so P_wait = P(x >= C) rho^(N - C) and Lq = P_wait rho / (1 - rho).
  @Sendable private static func packWaits(_ row: ModelRow) throws(ModelRefusal) -> [Double] {
    let arrivals = row.number("lambda_per_h")
    let packs = row.whole("N_batteries")
    let chargers = row.whole("C_chargers")
    let load = arrivals * row.number("tau_charge_mean_h")
    guard chargers <= packs else {
      throw ModelRefusal(
        "C_chargers", zh: "充电位多于电池，多余的永远空闲", en: "more chargers than packs: the rest is never used")
    }
    try refuseUnlessStable(load, Double(chargers), column: "lambda_per_h")
    let utilisation = load / Double(chargers)
    let allBusy = ErlangQueue.waitProbability(servers: chargers, offeredLoad: load)
    var falling = 1.0
    /// The mean of min(x, N) above the busy chargers.
    var queuedPacks = 0.0
    for _ in 0..<(packs - chargers) {
      falling *= utilisation
      queuedPacks += falling
    }
    let waiting = allBusy * falling
    let queue = waiting * utilisation / (1 - utilisation)
    return [
      waiting, queue, arrivals > 0 ? queue / arrivals * 60 : 0,
      Double(packs) - load - allBusy * queuedPacks, utilisation,
    ]
  }
}

extension InputColumn {
  fileprivate static let waitedFor = InputColumn(
    "t_S", unit: "service times", .number(0...1e6), zh: "等待时间界限 / 平均服务时间", en: "a wait, per mean service",
    fallback: .number(1))
  fileprivate static let allowedWaitShare = InputColumn(
    "P_wait_max", .number(1e-9...1), zh: "允许的等待比例", en: "largest share waiting allowed")
}

extension [OutputColumn] {
  fileprivate static let waits = [
    OutputColumn.waitShare, .relativeWait,
    OutputColumn("P_wait_over_t", zh: "等待超过 t 的比例", en: "share of arrivals that wait longer than t"),
  ]
}
