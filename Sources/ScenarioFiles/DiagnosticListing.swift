public import DistrictModel

/// Complaints as a terminal shows them: of one kind in one file the first twenty, then how many more there are.
public struct DiagnosticListing: Sendable {
  /// Of one code in one file.
  public static let most = 20

  /// Texts in the order of the complaints; the line about the rest stands behind the last one shown.
  public let texts: [BilingualText]

  public init(_ diagnostics: [Diagnostic]) {
    struct Kind: Hashable {
      let file: String
      let code: String
    }
    let kinds = diagnostics.map { Kind(file: $0.file, code: $0.code) }
    let totals = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    var shown: [Kind: Int] = [:]
    var texts: [BilingualText] = []
    for (diagnostic, kind) in zip(diagnostics, kinds) {
      let count = shown[kind, default: 0] + 1
      shown[kind] = count
      guard count <= Self.most else { continue }
      texts.append(BilingualText(zh: diagnostic.text(inChinese: true), en: diagnostic.text()))
      if count == Self.most, let total = totals[kind], total > count {
        let place = "\(kind.file): \(diagnostic.severity.rawValue)[\(kind.code)]: "
        texts.append(
          BilingualText(
            zh: place + "另有 \(total - count) 处同类问题", en: place + "and \(total - count) more like this"))
      }
    }
    self.texts = texts
  }
}
