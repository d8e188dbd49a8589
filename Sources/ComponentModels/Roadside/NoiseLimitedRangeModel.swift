import DistrictModel
import RoadsideUnits

extension ComponentModel {
  /// How far packets reach where nobody else sends.
  static let noiseLimitedRange = ComponentModel(
    id: "noise_limited_range",
    summary: BilingualText(
      zh: "无干扰时达到给定投递率的距离（模式 4，190 字节；5 m 步长，最远 1500 m）",
      en: "range at a delivery share without interference (mode 4, 190 bytes; steps of 5 m up to 1,500 m)"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn(
            "path_loss_model",
            .title([
              "winner_b1_los_henv", "tr37885_urban_los", "tr37885_urban_nlosv", "tr37885_highway_los",
              "tr37885_highway_nlosv", "tr37885_nlos", "tr38901_umi_los", "tr38901_umi_nlos",
            ]), zh: "路径损耗模型，如 winner_b1_los_henv0.5、tr37885_urban_nlosv(+9dB)",
            en: "path loss, such as winner_b1_los_henv0.5 or tr37885_urban_nlosv(+9dB)"),
          InputColumn("tx_dbm", unit: "dBm", .number(-30...60), zh: "发射功率", en: "power of the transmitter"),
          InputColumn(
            "total_antenna_gain_db", unit: "dB", .number(-30...60), zh: "收发天线增益合计",
            en: "gain of both antennas"),
          InputColumn(
            "rbs", .whole(1...100), zh: "资源块数：10 或 12", en: "resource blocks, 10 or 12"),
          InputColumn("sigma_db", unit: "dB", .number(0...20), zh: "阴影标准差", en: "deviation of shadowing"),
          InputColumn(
            "fc_ghz", unit: "GHz", .number(0.1...100), zh: "载频", en: "carrier frequency",
            fallback: .number(5.915)),
          InputColumn(
            "h_tx_m", unit: "m", .number(0.1...100), zh: "发射天线高度", en: "height of the transmitter",
            fallback: .number(1.5)),
          InputColumn(
            "h_rx_m", unit: "m", .number(0.1...100), zh: "接收天线高度", en: "height of the receiver",
            fallback: .number(1.5)),
        ],
        outputs: [99, 95, 90, 50].map { share in
          OutputColumn(
            "range_pdr\(share)_m", unit: "m", zh: "投递率 \(share) % 的距离",
            en: "range at a delivery of \(share) %",
            words: [">1500", "<5"])
        },
        answers: { { row throws(ModelRefusal) in try ranges(row) } })
    ])

  private static func ranges(_ row: ModelRow) throws(ModelRefusal) -> [ModelAnswer] {
    let title = RoadsideTitle(row.word("path_loss_model"))
    try title.checked([], column: "path_loss_model")
    let (model, environment) = try street(title)
    guard let curve = PacketErrorCurve.mode4(resourceBlocks: row.whole("rbs")) else {
      throw ModelRefusal(
        "rbs", zh: "仅 10 与 12 个资源块有已发布的误包率", en: "packet errors are published for 10 and 12 blocks only")
    }
    let path = RadioPath(
      frequencyGHz: row.number("fc_ghz"), transmitterHeightM: row.number("h_tx_m"),
      receiverHeightM: row.number("h_rx_m"), environmentHeightM: environment, distanceM: 5)
    guard model.lossDB(path) != nil else {
      throw ModelRefusal(
        "path_loss_model", zh: "环境高度不低于天线高度，或天线低于模型的地面",
        en: "the environment height is not below the antennas")
    }
    let delivery = NoiseLimitedDelivery(
      LinkBudget(
        transmitPowerDBm: row.number("tx_dbm"), antennaGainDB: row.number("total_antenna_gain_db"),
        resourceBlocks: row.whole("rbs")), curve: curve, shadowingDB: row.number("sigma_db"))
    return [0.99, 0.95, 0.9, 0.5].map { share -> ModelAnswer in
      let range = delivery.range(share: share) { distance in
        var here = path
        here.distanceM = distance
        return model.lossDB(here).map { $0 + title.extraDB }
      }
      return switch range {
      case .metres(let metres): .number(metres)
      case .beyond, nil: .word(">1500")
      case .within: .word("<5")
      }
    }
  }

  /// The path loss and its environment height.
  private static func street(_ title: RoadsideTitle) throws(ModelRefusal) -> (any PathLoss, Double) {
    let stem = "winner_b1_los_henv"
    if title.word.hasPrefix(stem) {
      guard let height = Double(title.word.dropFirst(stem.count)), (0...50).contains(height) else {
        throw ModelRefusal(
          "path_loss_model", zh: "缺少环境高度，如 winner_b1_los_henv0.5",
          en: "no environment height, as in winner_b1_los_henv0.5")
      }
      return (WinnerStreet(), height)
    }
    switch title.word {
    case "tr37885_urban_nlosv", "tr37885_highway_nlosv":
      guard title.extraDB > 0 else {
        throw ModelRefusal(
          "path_loss_model", zh: "缺少遮挡损耗，如 \(title.word)(+9dB)",
          en: "no blockage given, as in \(title.word)(+9dB)")
      }
      return (title.word == "tr37885_urban_nlosv" ? StreetLoss.urban : .highway, 0)
    default:
      guard let model = PathLossCatalogue.model(title.word) else {
        throw ModelRefusal(
          "path_loss_model", zh: "没有 '\(title.word)'", en: "there is no '\(title.word)'")
      }
      return (model, 0)
    }
  }
}
