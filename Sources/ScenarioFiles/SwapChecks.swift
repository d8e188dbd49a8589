import DistrictModel
import SwapStations

/// Checks of swap stations: what they hold, who swaps there.
struct SwapChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    guard let swap = draft.swap, reader.isRead("swap") else { return }
    if let sum = ScenarioChecks.sumUnlessOne(swap.kinds.map(\.share)) {
      reader.complain(
        "E0681", path: "swap.station_kinds", zh: "各类换电站占比之和为 \(sum)，应为 1",
        en: "the shares of the station kinds sum to \(sum), not to 1")
    }
    let packs = swap.packTypes.map(\.id)
    for kind in swap.kinds {
      let path = "swap.station_kinds.\(kind.id)"
      for (row, stock) in kind.stock.enumerated() where !packs.contains(stock.pack) {
        reader.complain(
          "E0682", path: "\(path).stock[\(row)].pack", zh: "没有电池类型 '\(stock.pack)'",
          en: "there is no pack type '\(stock.pack)'", help: NearestName.help(stock.pack, among: packs))
      }
      for fault in kind.station(swap.packTypes).faults(station: 0, packTypes: swap.packTypes) {
        let words = Self.words(fault, swap.packTypes)
        reader.complain("E0683", path: path, zh: "\(path)：\(words.zh)", en: "\(path): \(words.en)")
      }
    }
    for kind in draft.fleet { check(kind, swap, packs) }
  }

  private func check(_ kind: VehicleClass, _ swap: SwapNetwork, _ packs: [String]) {
    let path = "fleet.\(kind.id)"
    guard kind.swapDemandShare > 0, reader.isRead("\(path).swap_demand_share") else { return }
    guard let pack = swap.packTypes.first(where: { $0.id == kind.swapPack }) else {
      reader.complain(
        "E0684",
        path: reader.isGiven("\(path).swap_pack") ? "\(path).swap_pack" : "\(path).swap_demand_share",
        zh: "\(path)：换电车型须写 swap_pack，且为已有的电池类型",
        en: "\(path): a class that swaps names its swap_pack, one of the pack types",
        help: NearestName.help(kind.swapPack, among: packs))
      return
    }
    if !swap.kinds.contains(where: {
      $0.share > 0 && $0.stock.contains { $0.pack == pack.id && $0.packs > 0 }
    }) {
      reader.complain(
        "E0685", path: "swap.station_kinds", zh: "没有换电站持有 \(kind.id) 所用的电池 '\(pack.id)'",
        en: "no station holds packs '\(pack.id)', which \(kind.id) swaps")
    }
    guard kind.batteryKWh != pack.capacityKWh || kind.batterySpreadShare != 0 else { return }
    reader.complain(
      "E0686", path: "\(path).swap_demand_share",
      zh: "\(path)：所换电池为 \(Numeral.text(pack.capacityKWh)) kWh，车辆电池应与之相同且无离散（battery_spread_share: 0）",
      en:
        "\(path): it swaps packs of \(Numeral.text(pack.capacityKWh)) kWh; its battery must be alike, without spread (battery_spread_share: 0)",
      help: BilingualText(
        zh: "若只有部分车辆换电，将其单列为一类", en: "where only some vehicles swap, write them as a class of their own"))
  }

  /// Without the number of a station that stands in no list, and with the words of pack types for their numbers.
  private static func words(_ fault: SwapFault, _ packTypes: [PackType]) -> BilingualText {
    switch fault {
    case .wrongStock:
      return BilingualText(zh: "stock 中至少要有一块电池", en: "its stock must hold at least one pack")
    case .neverReachesTarget(_, let type, let target) where packTypes.indices.contains(type):
      let (word, share) = (packTypes[type].id, Numeral.text(target))
      return BilingualText(
        zh: "电池 '\(word)' 的功率在荷电状态 \(share) 之前降为零，永远充不到目标",
        en: "the power of pack '\(word)' falls to zero before the target \(share): it is never full")
    default: break
    }
    let text = fault.message
    return BilingualText(
      zh: String(text.zh.drop { $0 != "：" }.dropFirst()), en: String(text.en.drop { $0 != ":" }.dropFirst(2)))
  }
}
