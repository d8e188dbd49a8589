/// A name in two languages as a mapping.
struct NamePair {
  var zh = ""
  var en = ""

  static let zhKey = "zh"
  static var fields: [Field<NamePair>] {
    [.text(zhKey, \.zh, About("中文", "Chinese")), .text("en", \.en, About("英文", "English"))]
  }
}
