import DistrictModel
import PowerNetwork

extension ComponentModel {
  /// Temperatures of a transformer along a load, row after row.
  static let transformerThermal = ComponentModel(
    id: "transformer_thermal",
    summary: BilingualText(
      zh: "变压器顶层油温、热点温度与老化率（IEC 60076-7，指数形式）；各行依次相续，首行为稳态",
      en:
        "top oil, hot spot and ageing of a transformer (IEC 60076-7, exponential form); rows follow one another, the first in its steady state"
    ),
    forms: [
      ModelForm(
        inputs: [
          InputColumn(
            "minute", unit: "min", .number(0...1e9), zh: "时刻，逐行递增", en: "minute of the row, ascending"),
          InputColumn(
            "load_pu", .number(0...5), zh: "至此时刻的负载率", en: "load per rating of the step that ends here"),
          InputColumn(
            "ambient_c", unit: "°C", .number(-60...80), zh: "环境温度", en: "air temperature of that step"),
          constant(
            "oil_rise_k", "K", 1...200, TransformerThermal.distribution.oilRise, zh: "额定顶层油温升",
            en: "rated oil rise"),
          constant(
            "hot_spot_gradient_k", "K", 0...200, TransformerThermal.distribution.hotSpotGradient,
            zh: "额定热点对油温升 H·g",
            en: "rated hot-spot gradient H·g"),
          constant(
            "loss_ratio", "-", 0...100, TransformerThermal.distribution.lossRatio, zh: "负载损耗/空载损耗",
            en: "load loss over no-load loss"),
          constant(
            "oil_exponent", "-", 0.1...2, TransformerThermal.distribution.oilExponent, zh: "油指数 x",
            en: "oil exponent x"),
          constant(
            "winding_exponent", "-", 0.1...3, TransformerThermal.distribution.windingExponent, zh: "绕组指数 y",
            en: "winding exponent y"),
          constant(
            "k11", "-", 0.01...10, TransformerThermal.distribution.k11, zh: "常数 k11", en: "constant k11"),
          constant("k21", "-", 1...10, TransformerThermal.distribution.k21, zh: "常数 k21", en: "constant k21"),
          constant(
            "k22", "-", 0.01...10, TransformerThermal.distribution.k22, zh: "常数 k22", en: "constant k22"),
          constant(
            "tau_oil_min", "min", 0.1...10_000, TransformerThermal.distribution.oilMinutes, zh: "油时间常数",
            en: "oil time constant"),
          constant(
            "tau_winding_min", "min", 0.1...1000, TransformerThermal.distribution.windingMinutes,
            zh: "绕组时间常数", en: "winding time constant"),
        ],
        outputs: [
          OutputColumn("top_oil_c", unit: "°C", zh: "顶层油温", en: "top oil"),
          OutputColumn("hot_spot_c", unit: "°C", zh: "热点温度", en: "hot spot"),
          OutputColumn("ageing_normal", zh: "老化率（普通纸）", en: "ageing of normal paper"),
          OutputColumn("ageing_upgraded", zh: "老化率（热改性纸）", en: "ageing of upgraded paper"),
        ],
        memory: {
          var state: TransformerThermal.State?
          var minute = 0.0
          return { row throws(ModelRefusal) in
            let transformer = transformer(row)
            let load = row.number("load_pu")
            let ambient = row.number("ambient_c")
            var next = transformer.steady(load: load, ambient: ambient)
            if let before = state {
              let step = row.number("minute") - minute
              guard step > 0 else {
                throw ModelRefusal("minute", zh: "不晚于上一行", en: "not later than the row before")
              }
              next = transformer.next(
                before, load: load, ambient: ambient, pace: transformer.pace(minutes: step))
            }
            state = next
            minute = row.number("minute")
            return [
              next.topOil, next.hotSpot, TransformerThermal.ageingOfNormalPaper(hotSpot: next.hotSpot),
              TransformerThermal.ageingOfUpgradedPaper(hotSpot: next.hotSpot),
            ]
          }
        })
    ])

  private static func constant(
    _ name: String, _ unit: String, _ range: ClosedRange<Double>, _ value: Double, zh: String, en: String
  ) -> InputColumn {
    InputColumn(name, unit: unit, .number(range), zh: zh, en: en, fallback: .number(value))
  }

  private static func transformer(_ row: ModelRow) -> TransformerThermal {
    TransformerThermal(
      oilRise: row.number("oil_rise_k"), hotSpotGradient: row.number("hot_spot_gradient_k"),
      lossRatio: row.number("loss_ratio"), oilExponent: row.number("oil_exponent"),
      windingExponent: row.number("winding_exponent"), k11: row.number("k11"), k21: row.number("k21"),
      k22: row.number("k22"), oilMinutes: row.number("tau_oil_min"),
      windingMinutes: row.number("tau_winding_min"))
  }
}
