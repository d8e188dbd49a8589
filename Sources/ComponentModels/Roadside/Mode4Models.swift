import DistrictModel
import RoadsideUnits

extension ComponentModel {
  static let mode4Load = ComponentModel(
    id: "mode4_analytic_cbr",
    summary: BilingualText(
      zh: "LTE-V2X 模式 4 信道负载的解析模型（Gonzalez-Martin 等，2019）",
      en: "channel load of LTE-V2X mode 4, analytic model (Gonzalez-Martin et al. 2019)"),
    forms: [
      ModelForm(
        inputs: InputColumn.mode4,
        outputs: [
          OutputColumn("cbr", zh: "信道忙碌率", en: "channel busy ratio"),
          OutputColumn("alpha", zh: "第二步的权重", en: "weight of step 2"), .validity,
        ],
        answers: {
          { row throws(ModelRefusal) in
            let setting = try row.mode4Setting()
            guard let load = Mode4Load(setting) else { throw .noMode4 }
            return [.number(load.busyRatio), .number(load.steadyWeight), .validity(load.isWithinValidity)]
          }
        })
    ])

  /// Rows of one setting share its channel.
  static let mode4Delivery = ComponentModel(
    id: "mode4_analytic_pdr",
    summary: BilingualText(
      zh: "LTE-V2X 模式 4 投递率及四类损失随距离的解析模型；忙碌率高于 0.7 时标为超出适用范围",
      en:
        "delivery and its four losses over distance of LTE-V2X mode 4, analytic model; outside validity above a busy ratio of 0.7"
    ),
    forms: [
      ModelForm(
        inputs: InputColumn.mode4 + [
          InputColumn(
            "distance_m", unit: "m", .number(0...Mode4Channel.farthestM), zh: "收发距离",
            en: "from transmitter to receiver")
        ],
        outputs: [
          OutputColumn("pdr", zh: "投递率，限于 0 至 1", en: "delivered share, kept in 0 to 1"),
          OutputColumn("delta_hd", zh: "半双工损失", en: "lost while sending"),
          OutputColumn("delta_sen", zh: "低于感知门限的损失", en: "lost below the sensing threshold"),
          OutputColumn("delta_pro", zh: "传播（噪声）损失", en: "lost to noise"),
          OutputColumn("delta_col", zh: "碰撞损失", en: "lost to collisions"),
          OutputColumn("pre_sen", zh: "归一前的感知损失", en: "sensing losses by themselves"),
          OutputColumn("pre_pro", zh: "归一前的传播损失", en: "noise losses by themselves"),
          OutputColumn("pre_col_step2", zh: "第二步碰撞", en: "collisions of step 2"),
          OutputColumn(
            "pre_col_step3", zh: "第三步碰撞；不计权重时为 0", en: "collisions of step 3; 0 where it has no weight"),
          .validity,
        ],
        answers: {
          var known: Mode4Channel?
          return { row throws(ModelRefusal) in
            let setting = try row.mode4Setting()
            let channel = known?.setting == setting ? known : Mode4Channel(setting)
            guard let channel else { throw .noMode4 }
            known = channel
            let answer = channel.delivery(atM: row.number("distance_m")).unchecked
            let numbers = [
              answer.deliveredShare, answer.halfDuplexShare, answer.unsensedShare, answer.noiseShare,
              answer.collisionShare, answer.unsensed, answer.noise, answer.collisionsSteady,
              answer.collisionsRaised,
            ]
            return numbers.map(ModelAnswer.number) + [.validity(channel.load.isWithinValidity)]
          }
        })
    ])
}

extension InputColumn {
  fileprivate static let mode4 = [
    InputColumn(
      "beta_veh_per_m", unit: "1/m", .number(1e-6...1), zh: "车辆密度", en: "vehicles per metre of road"),
    InputColumn(
      "lambda_hz", unit: "Hz", .number(1...100), zh: "每车每秒消息数", en: "packets per second and vehicle"),
    InputColumn("pt_dbm", unit: "dBm", .number(-10...40), zh: "发射功率", en: "power of the transmitter"),
    InputColumn("subchannels", .whole(1...100), zh: "子信道数：2 或 4", en: "sub-channels, 2 or 4"),
    InputColumn(
      "packet_bytes", unit: "byte", .number(1...65_535), zh: "消息长度：190", en: "bytes of a packet, 190",
      fallback: .number(190)),
  ]
}

extension OutputColumn {
  fileprivate static let validity = OutputColumn(
    "validity", zh: "是否在适用范围内（忙碌率不高于 0.7）", en: "whether the busy ratio is at most 0.7",
    words: ["ok", "outside"])
}

extension ModelAnswer {
  fileprivate static func validity(_ isWithin: Bool) -> ModelAnswer { .word(isWithin ? "ok" : "outside") }
}

extension ModelRefusal {
  fileprivate static let noMode4 = ModelRefusal("pt_dbm", zh: "没有结果", en: "has no answer")
}

extension ModelRow {
  fileprivate func mode4Setting() throws(ModelRefusal) -> Mode4Setting {
    guard number("packet_bytes") == Double(Mode4Setting.packetBytes) else {
      throw ModelRefusal(
        "packet_bytes", zh: "模型只对 190 字节有误包率", en: "packet errors are published for 190 bytes only")
    }
    do {
      return try Mode4Setting(
        vehiclesPerMetre: number("beta_veh_per_m"), packetsPerSecond: number("lambda_hz"),
        powerDBm: number("pt_dbm"), subchannels: whole("subchannels"))
    } catch {
      let column =
        switch error {
        case .density: "beta_veh_per_m"
        case .rate: "lambda_hz"
        case .power: "pt_dbm"
        case .subchannels: "subchannels"
        }
      throw ModelRefusal(column, zh: error.message.zh, en: error.message.en)
    }
  }
}
