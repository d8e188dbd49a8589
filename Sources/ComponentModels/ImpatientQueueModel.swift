import DistrictModel
import NumericKernels

extension ComponentModel {
  /// Erlang A: who waits too long leaves.
  static let impatientQueue = ComponentModel(
    id: "erlang_a",
    summary: BilingualText(
      zh: "有限耐心的等待制排队（Erlang A）", en: "waiting with limited patience (Erlang A)"),
    forms: [
      ModelForm(
        inputs: [
          .servers, .utilisation,
          InputColumn(
            "theta", .number(0...1e9), zh: "平均服务时间 / 平均耐心", en: "mean service time per mean patience"),
        ],
        outputs: [
          .offeredLoad, .waitShare,
          OutputColumn("P_leave", zh: "失去耐心离开的比例", en: "share of arrivals that leave unserved"),
          OutputColumn("busy_share", zh: "服务台忙的比例", en: "share of time a server is busy"),
        ]
      ) { row throws(ModelRefusal) in
        let load = row.number("rho") * row.number("c")
        if row.number("theta") == 0 { try refuseUnlessStable(load, row.number("c"), column: "rho") }
        let answer = ErlangQueue.impatient(
          servers: row.whole("c"), offeredLoad: load, impatienceRate: row.number("theta"))
        return [
          load, answer.waitProbability, answer.leaveProbability,
          row.number("rho") * (1 - answer.leaveProbability),
        ]
      }
    ])
}
