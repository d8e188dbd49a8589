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
      .packsLost,
    ])
}
