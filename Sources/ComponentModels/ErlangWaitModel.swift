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
      .packsWaitExponential,
    ])

  private static func waits(_ row: ModelRow, _ load: Double) -> [Double] {
    let servers = row.whole("c")
    return [
      ErlangQueue.waitProbability(servers: servers, offeredLoad: load),
      ErlangQueue.meanWait(servers: servers, offeredLoad: load),
      ErlangQueue.waitExceeds(row.number("t_S"), servers: servers, offeredLoad: load),
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
