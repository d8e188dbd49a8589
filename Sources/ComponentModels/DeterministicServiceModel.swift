import DistrictModel
import NumericKernels

extension ComponentModel {
  /// M/D/c: Poisson arrivals, fixed service.
  static let deterministicServiceQueue = ComponentModel(
    id: "mdc_queue",
    summary: BilingualText(
      zh: "固定服务时间的等待制排队（M/D/c，精确解）", en: "waiting at equal servers with fixed service (M/D/c, exact)"),
    forms: [
      ModelForm(
        inputs: [.servers, .utilisation], outputs: [.offeredLoad, .waitShare, .relativeWait]
      ) { row throws(ModelRefusal) in
        let load = row.number("rho") * row.number("c")
        try refuseUnlessStable(load, row.number("c"), column: "rho")
        let queue = DeterministicQueue(servers: row.whole("c"), offeredLoad: load)
        return [load, queue.waitProbability, queue.meanWait]
      },
      ModelForm(
        inputs: [
          .arrivals,
          .chargeTime("tau_charge_deterministic_h", zh: "固定充电时间", en: "fixed charge time"), .packs,
        ],
        outputs: [
          .waitShare, .queueLength, .waitMinutes, .fullPacks,
          OutputColumn("battery_utilisation", zh: "电池利用率", en: "load per pack"),
        ]
      ) { row throws(ModelRefusal) in
        let hours = row.number("tau_charge_deterministic_h")
        let packs = row.number("N_batteries")
        let load = row.number("lambda_per_h") * hours
        try refuseUnlessStable(load, packs, column: "lambda_per_h")
        let queue = DeterministicQueue(servers: row.whole("N_batteries"), offeredLoad: load)
        return [
          queue.waitProbability, queue.meanQueue, queue.meanWait * hours * 60, packs - load, load / packs,
        ]
      },
    ])
}
