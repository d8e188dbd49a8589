import DistrictModel

extension ComponentModel {
  /// M/G/1: Pollaczek and Khinchine. Wq/S = rho (1 + cv²) / (2 (1 - rho)).
  static let singleServerQueue = ComponentModel(
    id: "mg1_queue",
    summary: BilingualText(
      zh: "单服务台、任意服务时间（M/G/1，Pollaczek–Khinchine）",
      en: "one server, any law of service (M/G/1, Pollaczek-Khinchine)"),
    forms: [
      ModelForm(
        inputs: [
          .utilisation,
          InputColumn(
            "cv", .number(0...1e4), zh: "服务时间的变异系数（0 固定，1 指数）",
            en: "standard deviation of the service over its mean (0 fixed, 1 exponential)",
            fallback: .number(1)),
        ],
        outputs: [
          .waitShare, .relativeWait,
          OutputColumn("Lq", zh: "平均排队数", en: "mean number waiting"),
        ]
      ) { row throws(ModelRefusal) in
        let load = row.number("rho")
        let cv = row.number("cv")
        try refuseUnlessStable(load, 1, column: "rho")
        let wait = load * (1 + cv * cv) / (2 * (1 - load))
        return [load, wait, load * wait]
      }
    ])
}
