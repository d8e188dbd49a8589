import DistrictModel
import NumericKernels

extension ComponentModel {
  /// Erlang B: who finds all servers busy goes away. Holds for any law of the service time with that mean.
  static let erlangLoss = ComponentModel(
    id: "erlang_b",
    summary: BilingualText(zh: "损失制排队（Erlang B）：服务台全忙时离开", en: "loss at equal servers (Erlang B)"),
    forms: [
      ModelForm(inputs: [.servers, .load], outputs: [.lossShare]) { row in
        [ErlangQueue.lossProbability(servers: row.whole("c"), offeredLoad: row.number("a"))]
      },
      ModelForm(inputs: [.servers, .utilisation], outputs: [.offeredLoad, .lossShare]) { row in
        let load = row.number("rho") * row.number("c")
        return [load, ErlangQueue.lossProbability(servers: row.whole("c"), offeredLoad: load)]
      },
      ModelForm(
        inputs: [
          .load,
          InputColumn("P_loss_max", .number(1e-9...1), zh: "允许的损失比例", en: "largest share lost allowed"),
        ], outputs: [OutputColumn("c_min", zh: "最少服务台数", en: "fewest servers")]
      ) { row in
        [
          Double(
            ErlangQueue.smallestServers(
              offeredLoad: row.number("a"), lossProbabilityAtMost: row.number("P_loss_max")))
        ]
      },
      ModelForm(
        inputs: [
          .arrivals, .chargeTime("tau_charge_h", zh: "平均充电时间", en: "mean charge time"), .packs,
        ],
        outputs: [
          OutputColumn("offered_load_a", unit: "erlang", zh: "提供负载", en: "offered load"),
          OutputColumn("P_lost", zh: "因无满电电池离开的比例", en: "share lost because no pack is full"),
          OutputColumn("served_per_day", unit: "1/d", zh: "每日换电次数", en: "swaps per day"), .fullPacks,
        ]
      ) { row in
        let load = row.number("lambda_per_h") * row.number("tau_charge_h")
        let lost = ErlangQueue.lossProbability(servers: row.whole("N_batteries"), offeredLoad: load)
        return [
          load, lost, row.number("lambda_per_h") * 24 * (1 - lost),
          row.number("N_batteries") - load * (1 - lost),
        ]
      },
    ])
}
