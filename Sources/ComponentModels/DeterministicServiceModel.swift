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
      .packsWaitDeterministic,
    ])
}
