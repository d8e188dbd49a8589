import DistrictModel
import RoadsideUnits

/// What the section `roadside` allows and yet answers otherwise than one may think.
extension ScenarioWarnings {
  func warnOfRoadside() {
    guard let roadside = draft.roadside, reader.isRead("roadside") else { return }
    warnOfOverload(roadside.edge)
    for message in roadside.messages
    where message.sender == .vehicle && message.bytes != Double(Mode4Setting.packetBytes) {
      let (given, fitted) = (Numeral.text(message.bytes), Mode4Setting.packetBytes)
      let path = "roadside.messages.\(message.id).bytes"
      reader.complain(
        "W0648", path: path, zh: "\(path)：信道模型只对 \(fitted) 字节的报文有效，\(given) 字节属外推",
        en:
          "\(path): the channel model holds for packets of \(fitted) bytes; \(given) bytes are an extrapolation",
        severity: .warning)
    }
    guard !roadside.traffic.flowsFile.isEmpty else { return }
    for key in ["trips_per_resident", "trip_km", "zones", "hour_shares"] {
      let path = "roadside.traffic.\(key)"
      guard reader.isGiven(path) else { continue }
      reader.complain(
        "W0649", path: path, zh: "\(path)：已由 flows 给定路段流量，不起作用",
        en: "\(path): has no effect, flows gives what drives on the roads", severity: .warning)
    }
  }

  /// An edge node that gets more than it can do is an answer and no mistake; it is told where it can be changed.
  private func warnOfOverload(_ edge: EdgeParameters) {
    let work = edge.sensors.reduce(0) { $0 + $1.number * $1.framesPerSecond * $1.gigaOperationsPerFrame }
    let able = edge.teraOperations * edge.sustainedEfficiencyShare * 1000
    guard able > 0, work >= able else { return }
    let times = Numeral.text((work / able * 100).rounded() / 100)
    let needed = (work / (1000 * edge.sustainedEfficiencyShare * EdgeNode.utilisationCap)).rounded(.up)
    reader.complain(
      "W0647", path: "roadside.edge.tera_operations", zh: "边缘节点过载：所收工作量为其处理能力的 \(times) 倍，不给出时延",
      en: "the edge node is overloaded: it gets \(times) times what it can do, so it has no delay to tell",
      help: BilingualText(
        zh: "利用率 0.7 需要 \(Numeral.text(needed)) TOPS",
        en: "\(Numeral.text(needed)) TOPS keep it at a use of 0.7"),
      severity: .warning)
  }
}
