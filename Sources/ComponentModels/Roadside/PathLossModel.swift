import DistrictModel
import RoadsideUnits

extension ComponentModel {
  /// Path losses, probabilities of sight and blockage by name.
  static let pathLoss = ComponentModel(
    id: "pathloss_reference",
    summary: BilingualText(
      zh: "路径损耗（TR 37.885、WINNER+ B1、VirtualSource11p、UMi）、视距概率与车辆遮挡损耗，按名称",
      en:
        "path loss (TR 37.885, WINNER+ B1, VirtualSource11p, UMi), probability of sight and blockage, by name"
    ),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("model", .title(words), zh: "模型名称", en: "word of the model"),
          .optional("fc_ghz", unit: "GHz", 0.1...100, zh: "载频", en: "carrier frequency"),
          .optional("h_tx_m", unit: "m", 0.1...100, zh: "发射天线高度", en: "height of the transmitter"),
          .optional("h_rx_m", unit: "m", 0.1...100, zh: "接收天线高度", en: "height of the receiver"),
          .optional(
            "env_height_m", unit: "m", 0...50, zh: "环境高度（WINNER+ 必填）",
            en: "environment height, which WINNER+ needs"),
          InputColumn(
            "d1_m", unit: "m", .number(0...1e5), zh: "距离；街口模型为发射机至街口",
            en: "distance; with corner models from the transmitter to the crossing"),
          .optional("d2_m", unit: "m", 0...1e5, zh: "街口至接收机", en: "from the crossing to the receiver"),
        ],
        outputs: [
          OutputColumn(
            "expected_db", unit: "dB", zh: "平均路径损耗；名称含 plos 时为概率",
            en: "mean path loss; with plos a probability")
        ], formula: answer)
    ])

  private static let blockages: [(word: String, position: VehicleBlockage.Case)] = [
    ("tr37885_nlosv_mean_case1", .bothAbove), ("tr37885_nlosv_mean_case2", .bothBelow),
    ("tr37885_nlosv_mean_case3", .otherwise),
  ]
  private static let sights: [(word: String, street: SightProbability)] = [
    ("tr37885_plos_highway", .highway), ("tr37885_plos_urban", .urban),
  ]
  private static let words =
    PathLossCatalogue.all.map(\.name) + sights.map(\.word) + blockages.map(\.word)

  @Sendable private static func answer(_ row: ModelRow) throws(ModelRefusal) -> [Double] {
    let title = RoadsideTitle(row.word("model"))
    let distance = row.number("d1_m")
    if let sight = sights.first(where: { $0.word == title.word }) {
      return [sight.street.share(distanceM: distance)]
    }
    if let blockage = blockages.first(where: { $0.word == title.word }) {
      return [VehicleBlockage(blockage.position, distanceM: distance).meanDB]
    }
    let model = try model(title)
    var path = RadioPath(frequencyGHz: try row.needed("fc_ghz"), distanceM: distance)
    path.secondLegM = model.hasCorner ? try row.needed("d2_m") : 0
    if model.needsHeights {
      path.transmitterHeightM = try row.needed("h_tx_m")
      path.receiverHeightM = try row.needed("h_rx_m")
    } else if let transmitter = row.given("h_tx_m"), let receiver = row.given("h_rx_m") {
      path.transmitterHeightM = transmitter
      path.receiverHeightM = receiver
    }
    path.environmentHeightM =
      model.needsEnvironment ? try row.needed("env_height_m") : row.given("env_height_m") ?? 0
    guard let loss = model.loss.lossDB(path) else {
      if model.needsEnvironment, path.environmentHeightM >= min(path.transmitterHeightM, path.receiverHeightM)
      {
        throw ModelRefusal(
          "env_height_m", zh: "不低于天线高度：模型无意义", en: "not below the antennas: the model has no value")
      }
      throw ModelRefusal("d1_m", zh: "距离须为正数", en: "distances must be positive")
    }
    return [loss + title.extraDB]
  }

  private struct Named {
    let loss: any PathLoss
    var hasCorner = false
    var needsHeights = false
    var needsEnvironment = false
  }

  private static func model(_ title: RoadsideTitle) throws(ModelRefusal) -> Named {
    guard let loss = PathLossCatalogue.model(title.word) else {
      throw ModelRefusal("model", zh: "没有 '\(title.word)'", en: "there is no '\(title.word)'")
    }
    if loss is VirtualSource {
      try title.checked(["w_r", "x_t", "i_s", "d_b"], column: "model")
      let source = VirtualSource(
        streetWidthM: title.parameter("w_r") ?? 20, wallDistanceM: title.parameter("x_t") ?? 7.5,
        isSuburban: title.parameter("i_s") ?? 0 != 0, breakpointM: title.parameter("d_b"))
      guard source.streetWidthM > 0, source.wallDistanceM > 0, source.breakpointM ?? 1 > 0 else {
        throw ModelRefusal("model", zh: "街宽、墙距、断点须为正数", en: "w_r, x_t and d_b must be positive")
      }
      return Named(loss: source, hasCorner: true, needsHeights: true)
    }
    try title.checked([], column: "model")
    return Named(
      loss: loss, hasCorner: loss is WinnerCorner,
      needsHeights: loss is WinnerStreet || loss is WinnerCorner || loss is StreetCanyon,
      needsEnvironment: loss is WinnerStreet || loss is WinnerCorner)
  }
}
