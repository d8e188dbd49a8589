import Assessment
import DistrictModel

/// How many targets are met, surely or not, missed, and not judged: counted as the table of targets marks them.
func targetSentence(_ targets: [TargetResult]) -> BilingualText {
  guard !targets.isEmpty else {
    return .init(zh: "情景未给出规划目标。", en: "the scenario states no target.")
  }
  let unsure = targets.filter { $0.isMet && verdict(of: $0) != .good }
  let least = unsure.compactMap(\.probabilityMet).min()
  // The mean of replications may keep a promise that fewer than half of them keep.
  let isLikely = (least ?? 0) >= 0.5
  let probability = NumberText.percent(least, 0)
  let counts: [(count: Int, zh: String, en: String)] = [
    (targets.count { $0.isMet } - unsure.count, "达到", "met"),
    (
      unsure.count,
      (isLikely ? "多半可达到" : "均值达到但不稳定") + "（把握最小的一项概率为 \(probability)）",
      (isLikely ? "met more likely than not" : "met on the mean but not surely")
        + " (the least sure with a probability of \(probability))"
    ),
    (targets.count(where: \.isMissed), "未达到", "missed"),
    (targets.count { $0.status == .notJudged }, "未模拟", "not simulated"),
  ]
  let parts = counts.filter { $0.count > 0 }
  let all = targets.count
  if parts.count == 1 {
    return .init(
      zh: "\(all) 项规划目标\(all == 1 ? "" : "均")\(parts[0].zh)。",
      en: all == 1 ? "its one target is \(parts[0].en)." : "all \(all) targets are \(parts[0].en).")
  }
  return .init(
    zh: "\(all) 项规划目标中，" + parts.map { "\($0.count) 项\($0.zh)" }.joined(separator: "，") + "。",
    en: "of its \(all) targets "
      + parts.map { "\($0.count) \($0.count == 1 ? "is" : "are") \($0.en)" }.joined(separator: ", ") + ".")
}
