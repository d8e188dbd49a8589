import DistrictModel

/// The keys of a promise in `targets`.
enum TargetSchema {
  static var fields: [Field<Target>] {
    let root = Target()
    let stand: [Field<Target.Stand>] = [.text("target", \.target, About("目标代号", "word of a target").required)]
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .text(
        "metric", \.metric,
        About(
          "计数对象、指标代号、other_targets（由其他目标衡量的文字目标）或 not_simulated（仅作记录）",
          "what is counted, an indicator, other_targets (words judged by other targets) or not_simulated (recorded only)"
        ).required),
      .choice(
        "form", \.form, About("数值、比例（0–1）或文字", "a number, a share of 0–1, or words", from: "a number"),
        in: root),
      .choice(
        "scope", \.scope, About("公共、专用或个人", "public, dedicated or private", from: "public"), in: root),
      .choice(
        "sense", \.sense, About("以上、以下或左右", "at least, at most or about", from: "the program's choice"),
        in: root),
      .number(
        "value", \.value, -1e15...1e15,
        About("目标值（文字目标不填）", "promised number or share; none for words", from: "none"), in: root),
      .text("unit_zh", \.unitZh, About("单位", "unit in Chinese")),
      .text("unit_en", \.unitEn, About("英文单位", "unit in English")),
      .optionalChoice(
        "counting", \.counting,
        About(
          "计数口径：站、桩、枪等；计数类目标必填", "what is counted as one; required where the metric counts", from: "none"),
        in: root),
      .text(
        "counting_zh", \.countingZh, About("文件中的口径或文字目标原文", "the document's own words, in Chinese")),
      .text("counting_en", \.countingEn, About("其英文", "the same in English")),
      .list(
        "judged_by", \.standIns, stand, empty: Target.Stand(),
        About("文字目标由哪些目标共同衡量", "targets that stand for a promise in words")),
      .text("deadline", \.deadline, About("期限", "date").required, shape: .date),
      .text("document", \.document, About("文件", "document")),
      .text("clause", \.clause, About("条款", "clause")),
    ]
  }
}
