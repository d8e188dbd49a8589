import DistrictModel
import RoadsideUnits

extension ComponentModel {
  /// Camera streams at one edge computer.
  static let edgeQueue = ComponentModel(
    id: "edge_queue_md1",
    summary: BilingualText(
      zh: "边缘计算节点（M/D/1）：利用率与平均逗留时间；利用率达到 1 为过载",
      en: "edge node (M/D/1): utilisation and mean time in the node; overloaded from a utilisation of 1"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("streams", .number(0...1e6), zh: "视频流数", en: "camera streams"),
          InputColumn("fps", unit: "1/s", .number(0...1e6), zh: "每路帧率", en: "frames per second of each"),
          InputColumn(
            "gop_per_frame", unit: "GOP", .number(1e-6...1e9), zh: "每帧运算量", en: "operations per frame"),
          InputColumn(
            "tops", unit: "TOPS", .number(1e-6...1e9), zh: "算力（INT8）", en: "computing on 8-bit integers"),
          InputColumn(
            "sustained_efficiency", .number(1e-6...1), zh: "持续效率", en: "share of it that is sustained"),
        ],
        outputs: [
          OutputColumn("service_rate_per_s", unit: "1/s", zh: "每秒可处理帧数", en: "frames it can do a second"),
          OutputColumn("utilisation", zh: "利用率", en: "utilisation"),
          OutputColumn(
            "mean_sojourn_ms_md1", unit: "ms", zh: "平均逗留时间", en: "mean time of a frame in the node",
            words: ["unstable"]),
        ],
        answers: {
          { row throws(ModelRefusal) in
            let node = EdgeNode(
              streams: row.number("streams"), framesPerSecondEach: row.number("fps"),
              gigaOperationsPerFrame: row.number("gop_per_frame"),
              compute: EdgeCompute(teraOperationsPerSecond: row.number("tops")),
              sustainedEfficiency: row.number("sustained_efficiency"))
            guard let node else {
              throw ModelRefusal("tops", zh: "数值超出范围", en: "the numbers leave the range")
            }
            let delay: ModelAnswer = node.delay.milliseconds.map(ModelAnswer.number) ?? .word("unstable")
            return [.number(node.serviceRatePerSecond), .number(node.utilisation), delay]
          }
        })
    ])

  /// Vehicle to vehicle through the mobile network.
  static let networkLatency = ComponentModel(
    id: "e2e_latency_v2n2v",
    summary: BilingualText(
      zh: "车—网—车平均时延，按组成（Coll-Perales 等，2023；参考网络布局）；链路过载时如实回答",
      en:
        "mean latency from vehicle through the network to vehicle, by part (Coll-Perales et al. 2023, reference layout); an overloaded link is an answer"
    ),
    forms: [
      networkForm(givesRadio: false),
      networkForm(givesRadio: true),
    ])

  /// - Parameter givesRadio: whether the radio time is an input; else it is looked up in the published table.
  private static func networkForm(givesRadio: Bool) -> ModelForm {
    var inputs = [
      InputColumn(
        "deployment", .word(NetworkPath.Deployment.allCases.map(\.rawValue)), zh: "应用服务器位置",
        en: "where the server stands"),
      InputColumn(
        "density_veh_per_km_lane", unit: "1/km", .number(0...1000), zh: "每车道每公里车辆数",
        en: "vehicles per kilometre and lane"),
      InputColumn("packet_bytes", unit: "byte", .number(1...65_535), zh: "消息长度", en: "bytes of a packet"),
      InputColumn("period_s", unit: "s", .number(1e-3...1e3), zh: "发送周期", en: "time between packets"),
      InputColumn("alpha", .number(1e-6...1), zh: "链路划给此业务的比例", en: "share of the links for this traffic"),
      InputColumn("mcs_table", .whole(1...3), zh: "调制编码表：2 或 3", en: "modulation table, 2 or 3"),
    ]
    var outputs = [
      OutputColumn(
        "lambda_gnb_pkt_s", unit: "1/s", zh: "每座基站每秒消息数", en: "packets a second at one base station")
    ]
    if givesRadio {
      inputs.append(
        InputColumn(
          "radio_ms", unit: "ms", .number(0...1e6), zh: "无线时延（两段合计）", en: "radio time of both hops"))
    } else {
      outputs.append(OutputColumn("radio_ms", unit: "ms", zh: "无线时延（两段合计）", en: "radio time of both hops"))
    }
    outputs += [
      ("tn_ul_prop_ms", "传输网单程传播与处理", "propagation and nodes, one way"),
      ("tn_ul_queue_ms", "传输网单程排队", "queues of the links, one way"),
      ("cn_ul_ms", "核心网单程", "core network, one way"),
      ("upf_as_ms", "用户面功能至服务器往返", "from the user plane to the server"),
      ("as_ms", "服务器处理", "server"),
      ("peering_ms", "两家运营商互联", "peering of two operators"),
      ("e2e_single_mno_ms", "同一运营商端到端", "end to end, one operator"),
      ("e2e_multi_mno_ms", "两家运营商端到端", "end to end, two operators"),
    ].map { OutputColumn($0.0, unit: "ms", zh: $0.1, en: $0.2, words: [""]) }
    outputs.append(
      OutputColumn(
        "status", zh: "ok，或过载的链路", en: "ok, or the link that is overloaded", words: ["ok", "OVERLOAD"]))
    return ModelForm(
      inputs: inputs, outputs: outputs, answers: { { row throws(ModelRefusal) in try latency(row) } })
  }

  private static func latency(_ row: ModelRow) throws(ModelRefusal) -> [ModelAnswer] {
    let packets = NetworkPath.laneKilometres * row.number("density_veh_per_km_lane") / row.number("period_s")
    let given = row["radio_ms"] != nil
    let radio =
      row.given("radio_ms")
      ?? NetworkRadio.milliseconds(
        vehiclesPerKmLane: row.number("density_veh_per_km_lane"), periodSeconds: row.number("period_s"),
        modulationTable: row.whole("mcs_table"))
    guard let radio else {
      throw ModelRefusal(
        "density_veh_per_km_lane", zh: "无线时延只发布了 10、20、40、80 辆、0.1 与 0.02 s、表 2 与 3；其余请给出 radio_ms",
        en:
          "radio times are published for 10, 20, 40, 80 vehicles, 0.1 and 0.02 s, tables 2 and 3; elsewhere give radio_ms"
      )
    }
    guard let deployment = NetworkPath.Deployment(rawValue: row.word("deployment")),
      let path = NetworkPath(
        deployment: deployment, packetsPerSecond: packets, packetBytes: row.number("packet_bytes"),
        linkShare: row.number("alpha"))
    else { throw ModelRefusal("deployment", zh: "数值超出范围", en: "the numbers leave the range") }
    let first: [ModelAnswer] = [.number(packets)] + (given ? [] : [.number(radio)])
    switch path.parts(radioMs: radio) {
    case .success(let parts):
      let numbers = [
        parts.propagationMs, parts.queueMs, parts.coreMs, parts.serverLinkMs, parts.serverMs, parts.peeringMs,
        parts.oneOperatorMs, parts.twoOperatorsMs,
      ]
      return first + numbers.map(ModelAnswer.number) + [.word("ok")]
    case .failure(let overload):
      let share = (overload.utilisation * 1e4).rounded() / 1e4
      return first + [ModelAnswer](repeating: .word(""), count: 8)
        + [.word("OVERLOAD: link \(overload.link) at \(share) of its capacity")]
    }
  }
}
