import DistrictModel

/// Text made safe for HTML, in one language or two.
struct HTMLText {
  let language: ReportLanguage

  /// Escapes what could end a text or an attribute; control characters that HTML forbids are dropped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A path, escaped already, that may break after its dots and underscores; text with spaces is left alone.
  static func breakable(path: String) -> String {
    guard !path.contains(where: { $0 == " " || $0 == "<" }) else { return path }
    return path.map { $0 == "." || $0 == "_" ? "\($0)<wbr>" : String($0) }.joined()
  }

  /// A value, escaped already: a word may break after its underscores, a number nowhere.
  static func breakable(value: String) -> String {
    value.contains("<") ? value : value.map { $0 == "_" ? "_<wbr>" : String($0) }.joined()
  }

  /// Word for the `lang` attribute of the whole page.
  var pageCode: String { language == .en ? "en" : "zh-Hans" }

  /// The text without marks, for titles, tooltips and attributes.
  func plain(_ text: BilingualText, separator: String = " / ") -> String {
    switch language {
    case .zh: text.zh
    case .en: text.en
    case .both: text.zh == text.en ? text.zh : text.zh + separator + text.en
    }
  }

  /// For the script: one text, or both for it to choose from.
  func told(_ text: BilingualText) -> JSONText {
    switch language {
    case .zh: .string(text.zh)
    case .en: .string(text.en)
    case .both: text.zh == text.en ? .string(text.zh) : .array([.string(text.zh), .string(text.en)])
    }
  }

  /// Inside a drawing: both languages on a line, each of which the page can leave out.
  func drawn(_ text: BilingualText) -> String {
    guard language == .both, text.zh != text.en else { return attribute(text) }
    return "<tspan lang=\"zh-Hans\">\(Self.escaped(text.zh))</tspan><tspan lang=\"mul\"> / </tspan>"
      + "<tspan lang=\"en\">\(Self.escaped(text.en))</tspan>"
  }

  func attribute(_ text: BilingualText) -> String { Self.escaped(plain(text)) }

  /// Inside a cell or a heading: `中文 / English`, each marked with its language.
  func inline(_ text: BilingualText) -> String {
    guard language == .both, text.zh != text.en else { return attribute(text) }
    // The stroke between them is the style sheet's, so that it goes with the language that is left out.
    return
      "<span lang=\"zh-Hans\">\(Self.escaped(text.zh))</span> <span lang=\"en\">\(Self.escaped(text.en))</span>"
  }

  /// A heading behind its number, which is said once where both languages share it.
  func numbered(_ prefix: BilingualText, _ title: BilingualText) -> String {
    guard prefix.zh == prefix.en else {
      return inline(
        .init(zh: prefix.zh + "　" + title.zh, en: prefix.en + ". " + title.en))
    }
    return Self.escaped(prefix.zh) + (language == .en ? " " : "　") + inline(title)
  }

  /// A block of its own per language, Chinese first.
  func blocks(_ tag: String, _ text: BilingualText, attributes: String = "") -> String {
    let open = "<\(tag)\(attributes.isEmpty ? "" : " " + attributes)"
    guard language == .both, text.zh != text.en else { return "\(open)>\(attribute(text))</\(tag)>\n" }
    return "\(open) lang=\"zh-Hans\">\(Self.escaped(text.zh))</\(tag)>\n"
      + "\(open) lang=\"en\">\(Self.escaped(text.en))</\(tag)>\n"
  }
}
