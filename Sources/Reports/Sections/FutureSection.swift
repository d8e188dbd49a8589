import Assessment
import DistrictModel
import NumericKernels
import Uncertainty

/// The plan in many futures: how surely promises are kept, and what decides it. Nothing where no number is uncertain.
func futureSection(_ input: ReportInput) -> ReportSection {
  var blocks: [ReportBlock] = []
  if let card = input.scorecard.futures {
    if card.futures > 0 { blocks += futureBlocks(card, input.scorecard) }
    blocks += failureBlocks(card)
  }
  return ReportSection(
    id: "futures", title: .init(zh: "多情景下的达标概率", en: "Promises over many futures"), blocks: blocks)
}

private func futureBlocks(_ card: FutureCard, _ scorecard: Scorecard) -> [ReportBlock] {
  var blocks = [ReportBlock.lead(futureLead(card, scorecard))]
  if !card.promises.isEmpty {
    blocks.append(.table(promiseTable(card, scorecard).listing()))
    if card.cases.count > 1 { blocks.append(.table(caseTable(card, scorecard).listing())) }
  }
  for answer in card.answers where answer.tornado.bars.contains(where: { $0.width > 0 }) {
    blocks.append(.chart(tornadoChart(answer, card, scorecard)))
  }
  blocks.append(.table(decidingTable(card, scorecard)))
  if let robust = card.robust { blocks += robustBlocks(robust) }
  return blocks
}

/// What could not be run, so that nobody takes what is left for all.
private func failureBlocks(_ card: FutureCard) -> [ReportBlock] {
  var blocks: [ReportBlock] = []
  if card.failed > 0 {
    let first = card.failure ?? NumberText.dash
    blocks.append(
      .callout(
        Callout(
          .warning,
          .init(
            zh: "\(card.futures + card.failed) 个情景中有 \(card.failed) 个无法运行，未计入；首例：\(first)",
            en:
              "\(card.failed) of \(NumberText.counted(card.futures + card.failed, "future")) could not be run and are not counted; the first: \(first)"
          ))))
  }
  if !card.failedEnds.isEmpty {
    let names = card.failedEnds.joined(separator: ", ")
    blocks.append(
      .callout(
        Callout(
          .warning,
          .init(
            zh: "以下输入单独取低值或高值时方案无法运行，其影响未列出：\(names)",
            en:
              "With one of these inputs alone low or high the scenario cannot be run, and what it moves is not told: \(names)"
          ))))
  }
  return blocks
}

private func futureLead(_ card: FutureCard, _ scorecard: Scorecard) -> BilingualText {
  let count = NumberText.whole(card.futures)
  let likely = card.promises.count { $0.probability.mean >= 0.5 }
  var zh = "对 \(card.inputs.count) 个不确定的输入同时取值，得 \(count) 个情景；方案按最可能值制定、在各情景中不变。"
  var en =
    "\(NumberText.counted(card.inputs.count, "uncertain input")) were drawn together for \(NumberText.counted(card.futures, "future")); "
    + "the plan is made for best estimates and stays the same in all of them."
  if !card.promises.isEmpty {
    zh += "\(card.promises.count) 项可衡量的目标中，\(likely) 项在情景平均意义上多半达到"
    en +=
      " Of \(NumberText.counted(card.promises.count, "target")) that can be judged \(likely) \(likely == 1 ? "is" : "are") more likely "
      + "than not to be kept over the futures"
    if let least = card.promises.min(by: { $0.probability.mean < $1.probability.mean }),
      least.probability.mean < 1,
      let target = scorecard.targets.first(where: { $0.target.id == least.target })?.target
    {
      let share = NumberText.percent(least.probability.mean, 0)
      zh += "；最无把握的是“\(target.name.zh)”（\(share)，\(least.judged) 个情景中 \(least.kept) 个多半达到）"
      en +=
        "; the least sure is \(target.name.en) (\(share), kept more likely than not in \(least.kept) of \(least.judged))"
    }
    zh += "。"
    en += "."
  }
  guard let answer = card.answers.first else { return .init(zh: zh, en: en) }
  let name = answerName(answer.id, scorecard)
  let deciding = card.deciding
  if deciding.isEmpty {
    return .init(
      zh: zh + "任一输入单独取低值或高值，“\(name.zh)”均不改变；多个输入同时变动时仍可能改变。",
      en: en + " No input alone, low or high, changes \(name.en); several together still may.")
  }
  return .init(
    zh: zh + "对“\(name.zh)”影响最大的输入：" + deciding.map { "\($0.meaning.zh)（\($0.path)）" }.joined(separator: "、")
      + "。",
    en: en + " What moves \(name.en) most: "
      + deciding.map { "\($0.meaning.en) (\($0.path))" }.joined(separator: "; ") + ".")
}

/// Every promise with its probability over the futures and what is attained in them.
private func promiseTable(_ card: FutureCard, _ scorecard: Scorecard) -> ReportTable {
  let rows = card.promises.compactMap { promise -> [ReportTable.Entry]? in
    guard let result = scorecard.targets.first(where: { $0.target.id == promise.target }) else { return nil }
    let text = MetricText(of: result.target, in: scorecard)
    // Fewer than ten have no tenth to leave out.
    let range =
      card.futures < 10 ? nil : promise.attained.map { "\(text.value($0[0])) – \(text.value($0[2]))" }
    let interval = promise.probability
    let verdict: Verdict = interval.mean >= 0.9 ? .good : interval.mean > 0.05 ? .notice : .warning
    return [
      .text(result.target.name),
      .number(result.target.form == .text ? NumberText.dash : text.value(result.target.value)),
      .number(NumberText.percent(result.probabilityMet, 0)),
      .text(.same(NumberText.percent(interval.mean, 0)), verdict),
      .number(
        promise.isUnmoved
          ? NumberText.dash
          : "\(NumberText.percent(interval.low, 0)) – \(NumberText.percent(interval.high, 0))"),
      .number("\(promise.kept)/\(promise.judged)"),
      .number(promise.attained.map { text.value($0[1]) } ?? NumberText.dash),
      .number(range ?? NumberText.dash),
    ]
  }
  var table = ReportTable(
    caption: .init(zh: "多情景下的达标概率", en: "Probability of every target over the futures"),
    columns: [
      .text("目标", "target"), .number("目标值", "target value"),
      .number("最可能值下的概率", "probability at best estimates"),
      .number("情景平均概率", "probability over futures"), .number("95% 区间", "95% interval"),
      .number("多半达到的情景", "futures that keep it"), .number("达到（中位）", "attained, median"),
      .number("80% 情景的范围", "range of 80% of futures"),
    ], rows: rows)
  let design =
    switch card.design {
    case .sobol: BilingualText(zh: "加扰 Sobol 序列", en: "scrambled Sobol points")
    case .latinHypercube: BilingualText(zh: "拉丁超立方", en: "a Latin hypercube")
    case .random: BilingualText(zh: "随机抽样", en: "random points")
    }
  table.note = .init(
    zh:
      "情景以\(design.zh)抽取，每个情景模拟 \(card.replications) 次重复（最可能值一列为全部 \(scorecard.replications) 次）；概率为各情景达标概率的平均，区间含抽样误差，不含模型误差；在各情景中均不变的目标不列区间。",
    en:
      "Futures are drawn by \(design.en), each simulated in \(NumberText.counted(card.replications, "replication")), best estimates in all \(scorecard.replications); the probability is the mean of the futures' "
      + "own, its interval that of the draws and not of the model. What is the same in all futures has none.")
  table.isWide = true
  return table
}

/// What is attained with every input low, at its best estimate and high at once.
private func caseTable(_ card: FutureCard, _ scorecard: Scorecard) -> ReportTable {
  let order = UncertainCase.allCases.compactMap { word in card.cases.first { $0.word == word } }
  let rows = card.promises.enumerated().compactMap { row, promise -> [ReportTable.Entry]? in
    guard let result = scorecard.targets.first(where: { $0.target.id == promise.target }) else { return nil }
    let text = MetricText(of: result.target, in: scorecard)
    return [
      .text(result.target.name),
      .number(result.target.form == .text ? NumberText.dash : text.value(result.target.value)),
    ]
      + order.flatMap { one -> [ReportTable.Entry] in
        [
          .number(one.attained[row].map { text.value($0) } ?? NumberText.dash),
          .number(NumberText.percent(one.probabilities[row], 0)),
        ]
      }
  }
  var table = ReportTable(
    caption: .init(zh: "低、中、高三种情景", en: "Low, mid and high case"),
    columns: [.text("目标", "target"), .number("目标值", "target value")]
      + order.flatMap { one -> [ReportTable.Column] in
        switch one.word {
        case .low: [.number("低", "low"), .number("概率", "probability")]
        case .mid: [.number("中", "mid"), .number("概率", "probability")]
        case .high: [.number("高", "high"), .number("概率", "probability")]
        }
      }, rows: rows)
  table.note = .init(
    zh: "低、高：全部不确定的输入同时取各自 5% 与 95% 分位值；中：同时取最可能值。“低”“高”指输入的大小，不指结果的好坏；全部输入同时偏低或偏高，比任何单一情景都少见。",
    en:
      "Low and high: every uncertain input at the value that one in twenty stays below, or exceeds, all at once; mid: all at best estimates. The words are "
      + "those of the inputs, not of what is good. All inputs low or high together is rarer than any one of them."
  )
  table.isWide = true
  return table
}

private func answerName(_ id: String, _ scorecard: Scorecard) -> BilingualText {
  if id == FutureCard.promisesKept { return .init(zh: "达标目标数（期望）", en: "targets kept, expected") }
  return scorecard.indicator(id)?.name ?? .same(id)
}

/// How an answer is printed where differences of this size are to be seen.
private func answerText(_ id: String, _ scorecard: Scorecard, telling difference: Double) -> MetricText {
  let own =
    id == FutureCard.promisesKept ? nil : scorecard.indicator(id).map { MetricText(of: $0) }
  return (own ?? MetricText(isShare: false, decimals: 2)).telling(difference)
}

/// One bar an input, from the answer with it low to the answer with it high; the longest first.
private func tornadoChart(_ answer: FutureCard.Answer, _ card: FutureCard, _ scorecard: Scorecard)
  -> ReportChart
{
  let bars = Array(answer.tornado.bars.filter { $0.width > 0 }.prefix(12))
  let name = answerName(answer.id, scorecard)
  let first = bars[0]
  let text = answerText(answer.id, scorecard, telling: first.width)
  let input = card.inputs.first { $0.path == first.input }
  let unit = scorecard.indicator(answer.id).map { MetricText(of: $0).unit($0.unit) } ?? .same("")
  var chart = ReportChart(
    title: .init(zh: "各输入对“\(name.zh)”的影响", en: "What moves: \(name.en)"),
    finding: .init(
      zh:
        "“\(name.zh)”最受“\(input?.meaning.zh ?? first.input)”（\(first.input)）影响：低值时 \(text.value(first.low))\(unit.zh)，高值时 \(text.value(first.high))\(unit.zh)；各输入取最可能值时 \(text.value(answer.tornado.middle))\(unit.zh)。",
      en:
        "It is moved most by \(input?.meaning.en ?? first.input) (\(first.input)): \(text.value(first.low))\(unit.en) where that is low, \(text.value(first.high))\(unit.en) where it is high; \(text.value(answer.tornado.middle))\(unit.en) at best estimates."
    ),
    horizontal: .init(
      zh: name.zh + (unit.zh.isEmpty ? "" : "（\(unit.zh.dropFirst())）"),
      en: name.en + (unit.en.isEmpty ? "" : " (\(unit.en.dropFirst()))")),
    vertical: .init(zh: "输入", en: "input"), steps: bars.count, ticks: [])
  chart.isShare = answer.id.hasSuffix("_share")
  chart.spans = ReportChart.Spans(
    middle: answer.tornado.middle,
    rows: bars.map { bar in
      ReportChart.Span(
        name: .same(bar.input.count > 34 ? "…" + bar.input.suffix(33) : bar.input), low: bar.low,
        high: bar.high, lowText: text.value(bar.low), highText: text.value(bar.high)
      )
    })
  chart.note = .init(
    zh: "每次只变动一个输入，低值与高值为其分布的 5% 与 95% 分位；实心端为低值。各值均由一次重复得出，与指标表中全部重复的均值略有出入。",
    en:
      "One input at a time; low and high are what one value in twenty stays below or exceeds. The filled end is that of the low value. All are of one "
      + "replication, and so differ a little from the means of all replications."
  )
  return chart
}

/// Every input with its range, its part in the answer and what it would be worth to know it.
private func decidingTable(_ card: FutureCard, _ scorecard: Scorecard) -> ReportTable {
  let answer = card.answers.first
  let text = answerText(
    answer?.id ?? FutureCard.promisesKept, scorecard, telling: answer?.tornado.bars.first?.width ?? 0)
  let name = answerName(answer?.id ?? FutureCard.promisesKept, scorecard)
  // Whose ends could not be run stand last.
  let bars = answer?.tornado.bars.map(\.input) ?? []
  let order = bars + card.inputs.map(\.path).filter { !bars.contains($0) }
  let groups = min(16, max(2, Double(card.futures).squareRoot().rounded(.down)))
  let error = NumberText.fixed(2 * (2 * (groups - 1)).squareRoot() / Double(max(1, card.futures)), 2)
  let rows = order.compactMap { path -> [ReportTable.Entry]? in
    guard let column = card.inputs.firstIndex(where: { $0.path == path }) else { return nil }
    let input = card.inputs[column]
    let bar = answer?.tornado.bars.first { $0.input == path }
    // Few Sobol points tie some pairs of many inputs to each other, and the one would be told the other's part.
    let share =
      card.design == .sobol || card.futures < 32
      ? nil : answer.map { min(1, max(0, $0.varianceShares[column])) }
    let ends = [UncertainCase.low, .mid, .high].map { NumberText.short(try? $0.value(of: input)) }
    return [
      .text(.init(zh: "\(input.meaning.zh)（\(path)）", en: "\(input.meaning.en) (\(path))")),
      .number(ends[0]), .number(ends[1]), .number(ends[2]), .text(input.unit),
      .number(bar.map { "\(text.value($0.low)) / \(text.value($0.high))" } ?? NumberText.dash),
      .number(NumberText.percent(share, 0)),
      // The spread that is left is the root of the variance that is left.
      .number(NumberText.percent(share.map { 1 - (1 - $0).squareRoot() }, 0)),
    ] + (card.robust?.worth.map { [.number(NumberText.short($0.partial[column]))] } ?? [])
  }
  var table = ReportTable(
    caption: .init(
      zh: "不确定的输入、其影响与查明的价值", en: "Uncertain inputs, what they move, and what knowing them would be worth"),
    columns: [
      .text("输入", "input"), .number("低值（5%）", "low (5%)"), .number("最可能值", "best estimate"),
      .number("高值（95%）", "high (95%)"), .text("单位", "unit"),
      .number("\(name.zh)：低 / 高", "\(name.en): low / high"), .number("占方差", "share of variance"),
      .number("查明后范围缩小", "range narrows by"),
    ] + (card.robust?.worth == nil ? [] : [.number("查明后可多覆盖（兆瓦时/日）", "worth in energy covered, MWh/day")]),
    rows: rows)
  table.isWide = true
  let share =
    if card.design == .sobol {
      BilingualText(
        zh: "Sobol 序列的情景不列占方差（可改用 design: latin-hypercube）。",
        en: " Share of variance is not told of futures at Sobol points; design: latin-hypercube tells it.")
    } else if card.futures < 32 {
      BilingualText(zh: "情景不足 32 个，不列占方差。", en: " Fewer than 32 futures cannot tell shares of variance.")
    } else {
      BilingualText(
        zh:
          "占方差为单独查明该输入可消除的“\(name.zh)”方差比例（按输入取值分组估计，\(card.futures) 个情景时误差约 \(error)）；“查明后范围缩小”为结果离散程度随之减小的比例；同组相关的输入各自计入共同的部分，合计可超过 100%。",
        en:
          " Share of variance: what knowing this input alone would take off the variance of \(name.en) (from groups of like values, good to about "
          + "\(error) with \(card.futures) futures); beside it how much narrower the spread would then be. Inputs tied in a group each count what they share, "
          + "so the sum may exceed 100%.")
    }
  table.note = .init(zh: "按影响排序。" + share.zh, en: "In order of influence." + share.en)
  return table
}
